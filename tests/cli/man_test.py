"""Man pages: those of commands are what the program makes of its own table, the first page has every
command and every other page, all that is referred to is there, examples fit in 80 columns, and groff
and mandoc find no fault.

usage: man_test.py PILCROW SOURCE_DIR

PILCROW_GOLDEN_UPDATE=1 writes the pages of commands anew: read the difference.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

program = pathlib.Path(sys.argv[1]).resolve()
folder = pathlib.Path(sys.argv[2]) / "cli/man"
bad = []


def run(*command):
    return subprocess.run(command, text=True, capture_output=True, encoding="utf-8")


overview = run(program, "help").stdout
commands = dict(re.findall(r"^  ([a-z]+)  +(.*)$", overview, re.M))
del commands["help"]
for command in commands:
    page = folder / f"pilcrow-{command}.1"
    made = run(program, "help", "--man", command).stdout
    if os.environ.get("PILCROW_GOLDEN_UPDATE"):
        page.write_text(made, encoding="utf-8")
    elif not page.exists() or page.read_text(encoding="utf-8") != made:
        bad.append(f"{page.name} is not what 'pilcrow help --man {command}' prints: make it anew with "
                   "PILCROW_GOLDEN_UPDATE=1")

pages = {f"{page.stem}({page.suffix[1:]})": page.read_text(encoding="utf-8")
         for page in sorted(folder.iterdir())}
first = pages["pilcrow(1)"].replace("\\-", "-")
for command, purpose in commands.items():
    if f".BR pilcrow-{command} (1)\n{purpose}\n" not in first:
        bad.append(f"pilcrow.1 does not have {command} as 'pilcrow help' has it")
groups = re.findall(r"^([A-Z].*):$", overview.split("\nExamples:")[0], re.M)
if groups != re.findall(r"^\.SS (.*)$", first, re.M):
    bad.append("pilcrow.1 does not have the groups of 'pilcrow help'")
for name, text in pages.items():
    text = text.replace("\\-", "-")
    stem, section = name[:-1].split("(")
    if name != "pilcrow(1)" and f"{stem} ({section})" not in first:
        bad.append(f"pilcrow.1 does not name {name}")
    if f"\n{stem} - " not in text.replace("\\", ""):
        bad.append(f"{name} does not say its name")
    for other in re.findall(r"(pilcrow[a-z-]*) ?\((\d)\)", text):
        if f"{other[0]}({other[1]})" not in pages:
            bad.append(f"{name} refers to {other[0]}({other[1]}), which is not there")
    if not text.isascii():
        bad.append(f"{name} is not all ASCII")

# What stands in .nf or .EX is not broken; man indents it by 7.
for name, text in pages.items():
    examples = text.partition("\n.SH EXAMPLES\n")[2].partition("\n.SH ")[0]
    kept = re.findall(r"^\.(?:nf|EX)\n(.*?)^\.(?:fi|EE)$", examples, re.M | re.S)
    for line in "".join(kept).splitlines():
        plain = re.sub(r"\\f.|\\&", "", re.sub(r"\\\(..|\\\[\w+\]|\\[-e]", "x", line))
        if len(plain) > 73:
            bad.append(f"{name} has an example of {len(plain)} columns: {line}")

tools = {"groff": ["groff", "-man", "-Tutf8", "-ww", "-z"], "mandoc": ["mandoc", "-Tlint", "-Wwarning"]}
found = [tool for tool in tools if shutil.which(tool)]
for tool in found:
    for page in sorted(folder.iterdir()):
        result = run(*tools[tool], page)
        if result.stdout + result.stderr:
            bad.append(f"{tool}: {page.name}: {result.stdout}{result.stderr}")
for problem in bad:
    print(problem)
print(f"{len(pages)} pages, looked at by {', '.join(found) or 'nobody'}; {len(bad)} problems")
sys.exit(1 if bad or len(pages) < 20 else 0)
