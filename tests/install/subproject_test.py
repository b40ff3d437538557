"""Configures projects that this one is part of, and looks at what it does to them: nothing but targets
and options of its own name.

usage: subproject_test.py CMAKE GENERATOR COMPILER
"""
import json
import pathlib
import re
import sys
import tempfile

from consumers import PARENT, WAYS, make_folder, run

cmake, generator, compiler = sys.argv[1:4]
OURS = re.compile(r"PILCROW_|CMAKE_|PKG_CONFIG_|FETCHCONTENT_|pilcrow_|consumer_")
with tempfile.TemporaryDirectory() as scratch:
    for way, add in WAYS.items():
        work = make_folder(pathlib.Path(scratch) / way)
        (work / "CMakeLists.txt").write_text(PARENT.format(add=add), encoding="utf-8")
        build = work / "build"
        run(cmake, "-G", generator, "-S", work, "-B", build, f"-DCMAKE_CXX_COMPILER={compiler}")
        cache = (build / "CMakeCache.txt").read_text(encoding="utf-8")
        options = re.findall(r"^(\w+):(?:BOOL|STRING)=", cache, re.M)
        foreign = [name for name in options if not OURS.match(name)]
        if foreign:
            sys.exit(f"{way}: leaves options {foreign} in the parent")
        commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
        own = [one["command"] for one in commands if one["file"].endswith("/main.cc") and
               "pilcrow/lib/program" not in one["file"] and str(work) in one["file"]]
        flags = re.findall(r" (-[WfgOD]\S*)", own[0])
        if len(own) != 1 or flags:
            sys.exit(f"{way}: the parent is compiled with {flags}")
        if any("/tests/" in one["file"] or "/cli/" in one["file"] for one in commands):
            sys.exit(f"{way}: builds more than the library")
        if any(" -Werror" in one["command"] for one in commands):
            sys.exit(f"{way}: makes warnings errors")
        print(f"{way}: {len(commands)} files, {len(options)} options, none of them foreign")
