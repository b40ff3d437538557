"""Checks what the shared library exports: names of namespace pilcrow and the C API's, nothing else.

usage: exports.py NM LIBRARY
"""
import re
import subprocess
import sys

listing = subprocess.run([sys.argv[1], "-D", "-C", "--defined-only", sys.argv[2]],
                         check=True, capture_output=True, text=True).stdout
exported = [line.split(maxsplit=2)[2] for line in listing.splitlines()]
ours = re.compile(r"^(typeinfo for |typeinfo name for |vtable for )?pilcrow::|^pilcrow_[a-z_]+$")
inner = re.compile(r"^pilcrow::(api|base|c|data|evaluate|index|learn|read|search|snippet|store|text|theme)::")
foreign = [name for name in exported if not ours.match(name)]
hidden = [name for name in exported if inner.match(name)]
for name in foreign + hidden:
    print(f"exported, and should not be: {name}")
print(f"{len(exported)} symbols, {len(foreign) + len(hidden)} problems")
sys.exit(1 if foreign or hidden or len(exported) < 20 else 0)
