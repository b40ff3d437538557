"""Installs the build, and does with it what the README shows: links its C++ through CMake and
pkg-config, and its C, runs them and its Python, and runs its lines of shell.

usage: install_test.py CMAKE BUILD_DIR SOURCE_DIR COMPILER FLAGS GENERATOR C_COMPILER
"""
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile

from consumers import (WARNINGS, block, build_with_cmake, check_answer, make_folder,
                       package_options, run)

cmake, build, source, compiler, flags, generator, c_compiler = sys.argv[1:8]
source = pathlib.Path(source)


def check_others(work, env, package):
    """C and Python search the index that C++ has made."""
    run(c_compiler, "-std=c11", *WARNINGS, "main.c", "-o", "in-c", *package, cwd=work)
    out = run("./in-c", "articles.idx", cwd=work, env=env)
    if len(json.loads(out)["hits"]) != 3:
        sys.exit(f"C: unexpected answer:\n{out}")
    print("C: built and run")
    modules = next(prefix.rglob("pilcrow/py.typed")).parent.parent
    env = dict(env, PYTHONPATH=str(modules))
    del env["LD_LIBRARY_PATH"]
    out = run(sys.executable, "-c", block("python"), cwd=work, env=env)
    if len(re.findall(r"#p\d+-[0-9a-f]{8} .*\[[Rr]ailways?\]", out)) != 3:
        sys.exit(f"Python: unexpected answer:\n{out}")
    print("Python: run")


with tempfile.TemporaryDirectory() as scratch:
    prefix = pathlib.Path(scratch) / "prefix with space"
    run(cmake, "--install", build, "--prefix", prefix)
    work = make_folder(pathlib.Path(scratch) / "consumer")
    package_file = next(prefix.rglob("pilcrow.pc"))
    env = dict(os.environ, LD_LIBRARY_PATH=str(package_file.parent.parent))

    consumer = (source / "tests/install/consumer.cmake").read_text(encoding="utf-8")
    program = build_with_cmake(
        cmake, work, consumer.replace("CONFIG", "CONFIG COMPONENTS program"), "-G", generator,
        f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={compiler}",
        f"-DCMAKE_CXX_FLAGS={flags}")
    check_answer(program, work, env)
    print("find_package: built and run")

    options = package_options(package_file)
    run(compiler, "-std=c++20", *flags.split(), "main.cc", "-o", "with-pkg-config", *options,
        cwd=work)
    check_answer(work / "with-pkg-config", work, env)
    print("pkg-config: built and run")
    check_others(work, env, options)

    # Each line by itself, so that a failing one is named; they share a copy of the corpus.
    shutil.copytree(source / "corpus", work / "corpus")
    env["PATH"] = f"{prefix / 'bin'}:{env['PATH']}"
    lines = block("sh").splitlines()
    for line in lines:
        if line.startswith("export "):
            name, value = line[len("export "):].split("=", 1)
            env[name] = value
            continue
        if not run("sh", "-c", line, cwd=work, env=env).strip():
            sys.exit(f"{line}: printed nothing")
    print(f"{len(lines)} lines of shell: run")

    # What is read in a process of its own needs the program for that.
    (work / "letter.rtf").write_text(r"{\rtf1 The ferry is late.\par}", encoding="utf-8")
    run("pilcrow", "index", "-d", "letters.idx", "letter.rtf", cwd=work, env=env)
    run("pilcrow", "search", "-d", "letters.idx", "ferry", cwd=work, env=env)
    print("pilcrow-read: found and run")
