"""Checks the public headers: each compiles alone and without a warning, none names a library
underneath or defines a macro without PILCROW_, and about half of each is comment.

usage: headers.py COMPILER INCLUDE_DIR
"""
import pathlib
import re
import subprocess
import sys

compiler, include = sys.argv[1], pathlib.Path(sys.argv[2])
flags = "-fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror".split()
cpp, c = ["-std=c++20", "-x", "c++"], ["-std=c11", "-x", "c"]
bad = []
headers = sorted((include / "pilcrow").glob("*.h"))
comments = lines = 0
for name, language in [(f"pilcrow/{header.name}", cpp) for header in headers] + [
        ("pilcrow.h", c), ("pilcrow.h", cpp)]:
    run = subprocess.run([compiler, *language, *flags, f"-I{include}", "-"], text=True,
                         input=f"#include <{name}>\n", capture_output=True)
    if run.returncode != 0:
        bad.append(f"{name} does not compile alone as {language[0]}:\n{run.stderr}")
for header in headers:
    text = header.read_text(encoding="utf-8")
    code = re.sub(r"//.*", "", text)
    for name in re.findall(r"\b(?:xapian|icu|boost|gumbo|cmark|nlohmann|toml)\w*::", code, re.I):
        bad.append(f"{header.name} names {name}")
    for macro in re.findall(r"^#\s*define\s+(\w+)", text, re.M):
        if not macro.startswith("PILCROW_"):
            bad.append(f"{header.name} defines {macro}")
    filled = [line.strip() for line in text.splitlines() if line.strip()]
    comments += sum("//" in line for line in filled)
    lines += len(filled)
for problem in bad:
    print(problem)
share = comments / max(lines, 1)
print(f"{len(headers)} headers, {share:.0%} of their lines are comment, {len(bad)} problems")
sys.exit(1 if bad or len(headers) < 10 or share < 0.4 else 0)
