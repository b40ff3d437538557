"""Says whether a library can take the place of an older one: abidiff (abigail-tools) on what the public
headers declare. A library without debug information is compared by its symbols only.

usage: abi.py OLD_LIBRARY OLD_HEADERS NEW_LIBRARY NEW_HEADERS
"""
import subprocess
import sys

old, old_headers, new, new_headers = sys.argv[1:5]
code = subprocess.run(["abidiff", "--headers-dir1", old_headers, "--headers-dir2", new_headers,
                       old, new]).returncode
# Bits: 1 and 2 an error, 4 a change, 8 a change that breaks programs.
if code & 3:
    sys.exit("abidiff could not compare them")
if code & 8:
    sys.exit("programs that were linked with the old library break: the minor version must grow")
print("a change that breaks nothing" if code else "no change")
