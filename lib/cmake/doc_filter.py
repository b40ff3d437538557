"""A filter for Doxygen: in the headers a comment is for all that stands below it up to an empty line,
and has no markup; Doxygen takes it for the first of these only, and for markup. Prints the header with
the comment before each.

usage: doc_filter.py HEADER
"""
import re
import sys

comment = []    # of the group at hand
fresh = False   # whether it was printed just now
begins = True   # whether the next line of code begins a declaration
for line in open(sys.argv[1], encoding="utf-8"):
    code, mark, words = line.partition("///")
    sign = "<" if words.startswith("<") else ""
    words = re.sub(r"([@<>\\&])", r"\\\1", words.removeprefix(sign))
    line = code + mark + sign + words
    text = line.strip()
    indent = line[:len(line) - len(line.lstrip())]
    if text.startswith("///"):
        comment = comment + [text] if fresh else [text]
        fresh = True
    elif not text:
        comment, fresh = [], False
    elif not text.startswith(("//", "#")):
        if comment and not fresh and begins and not mark and not text.startswith(("}", "{")):
            print("".join(f"{indent}{each}\n" for each in comment), end="")
        if mark and text.startswith("enum"):  # where Doxygen wants it before
            print(f"{indent}/// {words}", end="")
            line = code + "\n"
        code = code.split(" //")[0].rstrip()
        begins = code.endswith((";", "{", "}", ":")) or (code.endswith(",") and "(" not in code)
        if code.endswith("{"):
            comment = []
        fresh = False
    print(line, end="")
