"""Damaged copies of an index, and what the program says of them."""
import json
import os
import pathlib
import shutil

from faults import EVERYWHERE, VOCABULARY, require

# Seconds: nothing that is asked here takes long, damaged or not.
SOON = 20

# Commands that read, with what they ask; DOCUMENT is one that the index holds.
READERS = [
    ["search", "--json", "--full", "--limit", "10000", "--facet", "theme", "--facet", "document",
     EVERYWHERE],
    ["search", "--json", "--facet", "section", f'"{EVERYWHERE} wrote"'],
    ["search", "--json", "--facet", "language", f"{VOCABULARY[0][:2]}*"],
    ["search", "--json", "--theme", "north", f"{VOCABULARY[11]} OR {VOCABULARY[52]}"],
    ["search", "--json", "--", EVERYWHERE, f"-{VOCABULARY[0]}"],
    ["facets", "--json", "--facet", "theme", "--facet", "language"],
    ["show", "--json", "DOCUMENT"],
    ["outline", "--json", "DOCUMENT"],
    ["stats", "--json"],
]


def files_in(index):
    """Its files, but for the lock, whose bytes mean nothing."""
    index = pathlib.Path(index)
    return sorted(path.relative_to(index) for path in index.rglob("*")
                  if path.is_file() and "lock" not in path.name)


def linked_copy(source, target):
    """A copy that shares its files; what is to be damaged is replaced first."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, copy_function=os.link)
    return target


def replace(index, name, data):
    """Puts other bytes in the place of a file, not into it."""
    path = pathlib.Path(index) / name
    path.unlink()
    path.write_bytes(data)


def flipped(data, bit):
    out = bytearray(data)
    out[bit // 8] ^= 1 << (bit % 8)
    return bytes(out)


def damages_of(data, chance, cuts, flips):
    """Pairs of a name and the damaged bytes of a file."""
    size = len(data)
    lengths = {0, size // 2, size - 1, *(chance.randrange(size) for _ in range(cuts))}
    for length in sorted(lengths)[:cuts] if cuts < 3 else sorted(lengths):
        yield f"cut-{length}", data[:length]
    for _ in range(flips):
        bit = chance.randrange(size * 8)
        yield f"bit-{bit}", flipped(data, bit)


def meaning(command, out):
    """What an answer says: stats' sizes are those of the files, damaged or not."""
    if command[0] != "stats" or not out.startswith("{"):
        return out
    said = json.loads(out)
    said.pop("bytes", None)
    return said


class Asked:
    """The answers of an index that is whole, to hold others against."""

    def __init__(self, program, index, document):
        self.program = program
        self.commands = [[document if word == "DOCUMENT" else word for word in command]
                         for command in READERS]
        self.right = {}
        for command in self.commands:
            result = program.run(command[0], "-d", index, *command[1:])
            require(result.code == 0, f"{' '.join(command)}: exit {result.code}: {result.text}")
            self.right[tuple(command)] = meaning(command, result.out)

    def ask(self, index):
        """Asks it all: each answer must be right, or an error that says so. Gives the number of
        errors."""
        errors = 0
        for command in self.commands:
            result = self.program.run(command[0], "-d", index, *command[1:], timeout=SOON)
            asked = " ".join(command)
            require(result.code >= 0, f"{asked}: ended by signal {-result.code}: {result.text}")
            if result.code == 0 and meaning(command, result.out) == self.right[tuple(command)]:
                continue
            require(result.code in (3, 6), f"{asked}: another answer, exit {result.code}: "
                    f"{result.text[:300]}")
            require(result.text, f"{asked}: fails without a word")
            errors += 1
        return errors
