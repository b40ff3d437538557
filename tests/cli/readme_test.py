"""The README's first example prints what the README says.

usage: readme_test.py PILCROW SOURCE_DIR

PILCROW_GOLDEN_UPDATE=1 writes there what it prints: read the difference.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

program = str(pathlib.Path(sys.argv[1]).resolve())
source = pathlib.Path(sys.argv[2]).resolve()
readme = (source / "README.md").read_text(encoding="utf-8")
example = re.search(r"^```console\n(.*?)^```", readme, re.M | re.S)[1]

printed = ""
with tempfile.TemporaryDirectory() as folder:
    environment = dict(os.environ, PILCROW_DB=f"{folder}/index", COLUMNS="80")
    for line in re.findall(r"^\$ (.*)$", example, re.M):
        command = [program] + shlex.split(line)[1:]
        result = subprocess.run(command, text=True, capture_output=True, encoding="utf-8",
                                cwd=source, env=environment)
        printed += f"$ {line}\n{result.stdout}{result.stderr}"

if os.environ.get("PILCROW_GOLDEN_UPDATE"):
    (source / "README.md").write_text(readme.replace(example, printed), encoding="utf-8")
elif printed != example:
    sys.exit(f"the README has\n{example}\nand not\n{printed}")
print("as the README says")
