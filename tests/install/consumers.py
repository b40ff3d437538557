"""Programs outside the tree that use the library: what the README shows, built in each way there is."""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]


def block(language):
    """The README's first block of code in a language."""
    readme = (SOURCE / "README.md").read_text(encoding="utf-8")
    return re.search(rf"^```{language}\n(.*?)^```", readme, re.M | re.S).group(1)


def run(*command, **options):
    result = subprocess.run(command, text=True, capture_output=True, **options)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit code {result.returncode}\n"
                 f"{result.stdout}{result.stderr}")
    return result.stdout


def make_folder(folder):
    """The README's C++ and C as main.cc and main.c in a new folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "main.cc").write_text(block("cpp"), encoding="utf-8")
    (folder / "main.c").write_text(block("c"), encoding="utf-8")
    return folder


def check_answer(program, work, env=None):
    """Runs the C++ program, which leaves articles.idx."""
    shutil.rmtree(work / "articles.idx", ignore_errors=True)
    out = run(program, SOURCE / "corpus", SOURCE / "corpus/themes.toml", cwd=work, env=env)
    anchors = re.findall(r"#p\d+-[0-9a-f]{8}$", out, re.M)
    if len(anchors) != 3 or "ailway" not in out:
        sys.exit(f"unexpected answer:\n{out}")


def package_options(package_file, *more):
    """What pkg-config says of the package file."""
    out = run("pkg-config", *more, "--cflags", "--libs", "pilcrow",
              env=dict(os.environ, PKG_CONFIG_PATH=str(package_file.parent)))
    return shlex.split(out)


def build_with_cmake(cmake, work, cmakelists, *options):
    """Builds main.cc by a CMakeLists.txt; gives the program, which it names `consumer`."""
    (work / "CMakeLists.txt").write_text(cmakelists, encoding="utf-8")
    shutil.rmtree(work / "build", ignore_errors=True)
    run(cmake, "-S", work, "-B", work / "build", *options)
    run(cmake, "--build", work / "build", "-j2")
    return work / "build/consumer"


# A project that this one is part of: {add} says how.
PARENT = """cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
{add}
add_executable(consumer main.cc)
target_link_libraries(consumer PRIVATE pilcrow::pilcrow)
"""
WAYS = {
    "add_subdirectory": f'add_subdirectory("{SOURCE}" pilcrow)',
    "FetchContent": f"""include(FetchContent)
FetchContent_Declare(pilcrow SOURCE_DIR "{SOURCE}")
FetchContent_MakeAvailable(pilcrow)""",
}
