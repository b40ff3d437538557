"""Installs the build, and does with it what the README shows: links its C++ through CMake and
pkg-config, and its C, runs them and its Python, and runs its lines of shell.

usage: install_test.py CMAKE BUILD_DIR SOURCE_DIR COMPILER FLAGS GENERATOR C_COMPILER
"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

cmake, build, source, compiler, flags, generator, c_compiler = sys.argv[1:8]
source = pathlib.Path(source)
readme = (source / "README.md").read_text(encoding="utf-8")


def block(language):
    """The README's first block of code in a language."""
    return re.search(rf"^```{language}\n(.*?)^```", readme, re.M | re.S).group(1)


def run(*command, **options):
    result = subprocess.run(command, text=True, capture_output=True, **options)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit code {result.returncode}\n"
                 f"{result.stdout}{result.stderr}")
    return result.stdout


def check_answer(program, work, env):
    out = run(program, source / "corpus", source / "corpus/themes.toml", cwd=work, env=env)
    anchors = re.findall(r"#p\d+-[0-9a-f]{8}$", out, re.M)
    if len(anchors) != 3 or "ailway" not in out:
        sys.exit(f"unexpected answer:\n{out}")


def check_others(work, env, package):
    """C and Python search the index that C++ has made."""
    sanitizers = [flag for flag in flags.split() if flag.startswith("-f")]
    (work / "main.c").write_text(block("c"), encoding="utf-8")
    run(c_compiler, "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror",
        *sanitizers, "main.c", "-o", "in-c", *package, cwd=work)
    out = run("./in-c", "articles.idx", cwd=work, env=env)
    if len(json.loads(out)["hits"]) != 3:
        sys.exit(f"C: unexpected answer:\n{out}")
    print("C: built and run")
    if sanitizers:  # tests/python has what Python needs then
        return
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
    work = pathlib.Path(scratch) / "consumer"
    work.mkdir()
    (work / "main.cc").write_text(block("cpp"), encoding="utf-8")
    shutil.copy(source / "tests/install/consumer.cmake", work / "CMakeLists.txt")
    libraries = [p.parent for p in prefix.rglob("libpilcrow*") if p.is_file()]
    env = dict(os.environ, LD_LIBRARY_PATH=str(libraries[0]))

    run(cmake, "-G", generator, "-S", work, "-B", work / "build", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DCMAKE_CXX_COMPILER={compiler}", f"-DCMAKE_CXX_FLAGS={flags}")
    run(cmake, "--build", work / "build")
    check_answer(work / "build/consumer", work, env)
    shutil.rmtree(work / "articles.idx")
    print("find_package: built and run")

    package_files = list(prefix.rglob("pilcrow.pc"))
    if package_files:
        options = run("pkg-config", "--cflags", "--libs", "pilcrow", env=dict(
            os.environ, PKG_CONFIG_PATH=str(package_files[0].parent)))
        run("sh", "-c", f"{compiler} -std=c++20 {flags} main.cc -o with-pkg-config {options}",
            cwd=work)
        check_answer(work / "with-pkg-config", work, env)
        print("pkg-config: built and run")
        check_others(work, env, shlex.split(options))

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
