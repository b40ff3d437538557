"""Damages an index and has it repaired: it is clean then, what it keeps is right, and what it does
not keep it says to index again.

usage: repair_test.py PROGRAM
"""
import random
import sys

from damage import SOON, damages_of, files_in, replace
from faults import LONG, SEED, SKIPPED, Program, Tree, Trials, contents, fresh_copy, require
from scenarios import differences, in_segments

program = Program(sys.argv[1])
if not program.has("check"):
    sys.exit(SKIPPED)
trials = Trials("check --repair")
chance = random.Random(SEED)
tree = Tree(trials.folder / "tree")
base = trials.folder / "base"
in_segments(program, tree, base, 4, 24)
whole = contents(program, base)
trial = trials.folder / "trial"


def repaired(damage):
    """Damages a copy, repairs it, and indexes again."""
    index = fresh_copy(base, trial)
    damage(index)
    found = program.run("check", "-d", index, timeout=SOON)
    require(found.code > 0, f"check: exit {found.code}")
    said = program.run("check", "--repair", "-d", index, timeout=SOON)
    require(said.code >= 0, f"ended by signal {-said.code}")
    again = program.run("check", "-d", index, timeout=SOON)
    require(again.code == 0, f"not clean after --repair (exit {said.code}: {said.text}): "
            f"exit {again.code}: {again.text}")
    kept = contents(program, index)
    for name, texts in kept.documents.items():
        require(texts == whole.documents.get(name), f"kept {name}, but not as it was")
        require(kept.anchors[name] == whole.anchors[name], f"anchors of {name} changed")
    lost = set(whole.documents) - set(kept.documents)
    silent = sorted(name for name in lost if name not in said.out + said.err)
    require(not silent, f"lost without a word: {silent[:5]}; said: {said.text}")
    trials.add("documents kept", len(kept.documents))
    trials.add("documents to index again", len(lost))
    program.good("index", "--quiet", "-d", index, tree.folder)
    held = contents(program, index)
    require(held == whole, "after indexing again: " +
            differences(held.documents, whole.documents))
    program.good("check", "-d", index)


wanted = []
for name in files_in(base):
    data = (base / name).read_bytes()
    if not data:
        continue
    cuts, flips = (6, 40) if LONG else (1, 2)
    for what, bad in damages_of(data, chance, cuts, flips):
        wanted.append((f"{name}/{what}",
                       lambda index, name=name, bad=bad: replace(index, name, bad)))
    wanted.append((f"{name}/gone", lambda index, name=name: (index / name).unlink()))
if not LONG:
    wanted = chance.sample(wanted, min(len(wanted), 14))
for what, damage in wanted:
    trials.trial(f"repair/{what}", lambda: repaired(damage), trial)
trials.end()
