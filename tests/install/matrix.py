"""Builds the library shared and static, installs each, and builds consumers of it in every way: by
CMake and pkg-config, with g++ and clang++ where it is installed, moved to another prefix; and as a part
of another project. By hand, since it compiles the library four times: 20 minutes on two cores.

usage: matrix.py FOLDER      (it is made, and builds are kept there for the next time)
"""
import os
import pathlib
import shutil
import sys

from consumers import (PARENT, SOURCE, WARNINGS, WAYS, build_with_cmake, check_answer, make_folder,
                       package_options, run)

folder = pathlib.Path(sys.argv[1]).resolve()
common = ["-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release"]
if shutil.which("ccache"):
    common.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
compilers = [name for name in ("g++", "clang++") if shutil.which(name)]
find_package = (SOURCE / "tests/install/consumer.cmake").read_text(encoding="utf-8")
done = 0


def passed(*what):
    global done
    done += 1
    print("ok:", *what, flush=True)


for linkage in ("shared", "static"):
    build, prefix = folder / linkage, folder / f"{linkage} prefix"
    shared = "ON" if linkage == "shared" else "OFF"
    run("cmake", "-S", SOURCE, "-B", build, *common, f"-DPILCROW_SHARED={shared}",
        "-DPILCROW_TESTS=OFF")
    run("cmake", "--build", build, "-j2")
    shutil.rmtree(prefix, ignore_errors=True)
    first = folder / "first"
    shutil.rmtree(first, ignore_errors=True)
    run("cmake", "--install", build, "--prefix", first)
    first.rename(prefix)
    package_file = next(prefix.rglob("pilcrow.pc"))
    env = dict(os.environ, LD_LIBRARY_PATH=str(package_file.parent.parent))
    for compiler in compilers:
        work = make_folder(folder / "work")
        program = build_with_cmake(
            "cmake", work, find_package.replace("CONFIG", f"CONFIG COMPONENTS {linkage} program"),
            "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={compiler}")
        check_answer(program, work)
        passed(linkage, compiler, "find_package")
        options = package_options(package_file, *(["--static"] if linkage == "static" else []))
        run(compiler, "-std=c++20", *WARNINGS, "main.cc", "-o", "program", *options, cwd=work)
        check_answer(work / "program", work, env)
        c_compiler = {"g++": "gcc", "clang++": "clang"}[compiler]
        run(c_compiler, "-std=c11", *WARNINGS, "main.c", "-o", "in-c", *options, cwd=work)
        run("./in-c", "articles.idx", cwd=work, env=env)
        passed(linkage, compiler, "pkg-config, C++ and C")

for (way, add), shared in zip(WAYS.items(), ("OFF", "ON")):
    work = make_folder(folder / "work")
    program = build_with_cmake("cmake", work, PARENT.format(add=add), *common,
                               f"-DPILCROW_SHARED={shared}")
    check_answer(program, work)
    passed("static" if shared == "OFF" else "shared", way)
print(f"{done} consumers, no warnings")
