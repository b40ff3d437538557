"""Checks what the shared library exports: names of namespace pilcrow, and nothing else.

usage: exports.py NM LIBRARY

Weak symbols are left out of account: templates of the standard library that a compiler did not
inline, and what Xapian's headers define inline.
"""
import re
import subprocess
import sys

listing = subprocess.run([sys.argv[1], "-D", "-C", "--defined-only", sys.argv[2]],
                         check=True, capture_output=True, text=True).stdout
strong = [line.split(maxsplit=2) for line in listing.splitlines()]
strong = [parts[2] for parts in strong if len(parts) == 3 and parts[1] in "TDBRAGS"]
ours = re.compile(r"^(typeinfo for |typeinfo name for |vtable for )?pilcrow::")
inner = re.compile(r"^pilcrow::(api|base|data|evaluate|index|read|search|snippet|store|text|theme)::")
foreign = [name for name in strong if not ours.match(name)]
hidden = [name for name in strong if inner.match(name)]
for name in foreign + hidden:
    print(f"exported, and should not be: {name}")
print(f"{len(strong)} strong symbols, {len(foreign) + len(hidden)} problems")
sys.exit(1 if foreign or hidden or len(strong) < 20 else 0)
