"""Links the README's C++ and C with the static library by `pkg-config --static`. The library is made
of the objects that the build has, so that nothing is compiled for it; matrix.py has the whole of it.

usage: static_test.py BUILD_DIR LIBRARY_FOLDER OBJECTS AR COMPILER C_COMPILER
"""
import json
import pathlib
import shutil
import sys
import tempfile

from consumers import SOURCE, WARNINGS, check_answer, make_folder, package_options, run

build, library_folder, objects, ar, compiler, c_compiler = sys.argv[1:7]
with tempfile.TemporaryDirectory() as scratch:
    prefix = pathlib.Path(scratch) / "prefix"
    package_file = prefix / library_folder / "pkgconfig/pilcrow.pc"
    package_file.parent.mkdir(parents=True)
    shutil.copy(pathlib.Path(build) / "static/pilcrow.pc", package_file)
    (prefix / "include").symlink_to(SOURCE / "include")
    # Thin: it names the objects and holds no copies.
    run(ar, "rcT", prefix / library_folder / "libpilcrow.a", f"@{objects}", cwd=build)
    options = package_options(package_file, "--static")
    if "-DPILCROW_STATIC" not in options:
        sys.exit(f"pkg-config does not say that the library is static: {options}")

    work = make_folder(pathlib.Path(scratch) / "work")
    run(compiler, "-std=c++20", *WARNINGS, "main.cc", "-o", "in-cpp", *options, cwd=work)
    check_answer(work / "in-cpp", work)
    print("C++: built and run")
    run(c_compiler, "-std=c11", *WARNINGS, "main.c", "-o", "in-c", *options, cwd=work)
    if len(json.loads(run("./in-c", "articles.idx", cwd=work))["hits"]) != 3:
        sys.exit("C: unexpected answer")
    print("C: built and run")
