"""Checks who includes whom: layers point downward, each third-party library stays in its folder.

usage: layers.py SOURCE_DIR
"""
import pathlib
import re
import sys

# What each folder may include beside itself, <pilcrow/…> and the standard library.
LAYERS = {
    "base": set(),
    "data": {"base"},
    "text": {"base"},
    "read": {"base", "data", "text"},
    "theme": {"base", "data", "text", "search"},
    "store": {"base"},
    "search": {"base", "text", "store"},
    "index": {"base", "text", "store", "search"},
    "snippet": {"base", "text", "search"},
    "evaluate": {"base"},
    "program": set(),
    "learn": {"base"},
    "c": {"base", "data"},
    "api": {"base", "data", "text", "read", "theme", "store", "search", "index", "snippet", "learn"},
}

# Headers of third-party libraries, and the one place of each. (The benchmark has its peers'.)
THIRD_PARTY = {
    r"xapian": "index tests/bench tests/faults",
    r"sqlite3|lucene\+\+": "tests/bench",
    r"zstd": "store tests",
    r"xxhash": "store",
    r"unicode/": "text",
    r"libstemmer": "text",
    r"cld2/": "text",
    r"linear\.h": "learn",
    r"uchardet": "text",
    r"boost/": "read",
    r"cmark": "read",
    r"gumbo": "read",
    r"archive": "read tests",
    r"poppler": "read",
    r"pugixml": "read",
    r"magic\.h": "read",
    r"toml\+\+/": "data",
    r"yaml\.h": "data",
    r"nlohmann/": "data cli tests",
    r"CLI/": "cli",
    r"doctest/": "tests",
}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)


def room_of(path):
    """The folder whose rules hold for a file: 'lib/text', 'include', 'cli', 'tests/api', …"""
    parts = path.parts
    return "/".join(parts[:2]) if parts[0] in ("lib", "tests") else parts[0]


def problems_of(root, path, text):
    room = room_of(path)
    top = path.parts[0]
    folder = path.parts[1] if top == "lib" else top
    for quote, name in INCLUDE.findall(text):
        for pattern, homes in THIRD_PARTY.items():
            if re.match(pattern, name) and not {folder, room} & set(homes.split()):
                yield f"<{name}> belongs to {homes}"
        layer = name.split("/")[0]
        ours = quote == '"' and (root / "lib" / name).exists()
        if top == "lib":
            if ours and layer != folder and layer not in LAYERS[folder]:
                yield f'lib/{folder} may not include "{name}"'
            if quote == '"' and "/" not in name:
                yield f'"{name}": includes are written from lib/'
        elif ours and (top in ("cli", "include") or
                       room in ("tests/api", "tests/bench", "tests/examples", "tests/external", "lib/program")):
            yield f'{room} sees <pilcrow/…> only, not "{name}"'


def main():
    root = pathlib.Path(sys.argv[1])
    files = bad = 0
    for top in ("include", "lib", "cli", "tests"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".h", ".cc"):
                continue
            files += 1
            path = file.relative_to(root)
            for problem in problems_of(root, path, file.read_text(encoding="utf-8")):
                bad += 1
                print(f"{path}: {problem}")
    print(f"{files} files, {bad} problems")
    # Rules that cannot be broken check nothing: these lines must be seen as breaches.
    probes = [
        ("lib/text/x.cc", '#include "index/writer.h"'),
        ("lib/theme/x.cc", "#include <unicode/brkiter.h>"),
        ("cli/x.cc", '#include "text/fold.h"'),
        ("tests/api/x.cc", '#include "store/record.h"'),
        ("include/pilcrow/x.h", "#include <xapian.h>"),
    ]
    for name, line in probes:
        if not list(problems_of(root, pathlib.Path(name), line)):
            sys.exit(f"the check is blind to {name}: {line}")
    sys.exit(1 if bad or files < 50 else 0)


main()
