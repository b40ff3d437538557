"""Damages an index and has it repaired: it is clean then, what it keeps is right, and what it does
not keep it says to index again. Where its manifest is damaged nothing says what belongs to it: it is
refused in words then, and not touched.

usage: repair_test.py PROGRAM
"""
import json
import random
import shutil
import sys

from damage import SOON, damages_of, files_in, replace
from faults import (LONG, SEED, SKIPPED, Program, Tree, Trials, contents, count, fresh_copy,
                    require)
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
MANIFEST = "pilcrow-index"


def repaired(damage):
    """Damages a copy, repairs it, and indexes again."""
    index = fresh_copy(base, trial)
    damage(index)
    found = program.run("check", "-d", index, timeout=SOON)
    require(found.code > 0, f"check: exit {found.code}")
    said = program.run("check", "--repair", "--json", "-d", index, timeout=SOON)
    require(said.code in (0, 5), f"repair: exit {said.code}: {said.text}")
    again = program.run("check", "-d", index, timeout=SOON)
    require(again.code == 0, f"not clean after --repair (exit {said.code}: {said.text}): "
            f"exit {again.code}: {again.text}")
    kept = contents(program, index)
    for name, texts in kept.documents.items():
        require(texts == whole.documents.get(name), f"kept {name}, but not as it was")
        require(kept.anchors[name] == whole.anchors[name], f"anchors of {name} changed")
    lost = set(whole.documents) - set(kept.documents)
    told = json.loads(said.out)["lost"]
    silent = sorted(lost - set(told["documents"]))
    # Ids stand in the store; where that is gone it can only say that there were some.
    require(told["segments"] > 0 or len(silent) <= told["unnamed_documents"],
            f"lost without a word: {silent[:5]}; said: {said.text}")
    require((said.code == 5) == bool(lost), f"exit {said.code}, but {len(lost)} lost")
    trials.add("of them without their names", len(silent))
    trials.add("documents kept", len(kept.documents))
    trials.add("documents to index again", len(lost))
    program.good("index", "--quiet", "-d", index, tree.folder)
    held = contents(program, index)
    require(held == whole, "after indexing again: " +
            differences(held.documents, whole.documents))
    program.good("check", "-d", index)


def refused(damage):
    """A damaged manifest."""
    index = fresh_copy(base, trial)
    damage(index)
    before = bytes_of(index)
    commands = [["check"], ["check", "--repair"]]
    # Without any manifest it is what a writer leaves that was stopped at its first commit.
    if (index / MANIFEST).exists():
        commands.append(["index", "--quiet", tree.folder])
    for command in commands:
        result = program.run(*command, "-d", index, timeout=SOON)
        require(result.code in (3, 6), f"{' '.join(map(str, command))}: exit {result.code}")
        require(str(index) in result.err, f"does not say where: {result.text}")
        require(bytes_of(index) == before, f"{command[0]} changed what it does not know")
    if (index / MANIFEST).exists():
        shutil.rmtree(index)
    program.good("index", "--quiet", "-d", index, tree.folder)
    require(contents(program, index) == whole, "made anew, and is another")
    trials.add("refused")


def bytes_of(index):
    return {name: (index / name).read_bytes() for name in files_in(index)}


wanted = []
for name in files_in(base):
    trial_of = refused if name.name == MANIFEST else repaired
    data = (base / name).read_bytes()
    if not data:
        continue
    cuts, flips = 6 if LONG else 1, count(2, 40)
    for what, bad in damages_of(data, chance, cuts, flips):
        wanted.append((f"{name}/{what}", trial_of,
                       lambda index, name=name, bad=bad: replace(index, name, bad)))
    wanted.append((f"{name}/gone", trial_of, lambda index, name=name: (index / name).unlink()))
if not LONG:
    wanted = chance.sample(wanted, min(len(wanted), 14))
for what, trial_of, damage in wanted:
    trials.trial(f"repair/{what}", lambda: trial_of(damage), trial)
trials.end()
