"""Loss of power by a model: runs of the program are recorded call by call, and the index is made as
a disk may hold it when the power goes at any of them (see disk_model.py). What was acknowledged is
there, nothing is half, and the run repeated ends as if nothing had happened.

usage: power_test.py PROGRAM INTERPOSER
"""
import random
import sys

from disk_model import CHOICES, Disk
from faults import (SEED, Program, Tree, Trials, Wrong, check_clean, contents, count, plan,
                    require, write_themes)
from scenarios import differences, edit, prune

program = Program(sys.argv[1], sys.argv[2])
trials = Trials("loss of power, by a model")
chance = random.Random(SEED)
STATES = count(20, 0)  # of the whole history; 0 for all
DOCUMENTS = 12
themes = write_themes(trials.folder / "themes.toml")


class History:
    """Commands on one index, with all that they changed, and what it holds after each."""

    def __init__(self, name, folder_is_there, index="index"):
        self.room = trials.folder / name
        self.index = self.room / index
        self.room.mkdir()
        if folder_is_there:
            self.index.mkdir()
        self.tree = Tree(trials.folder / f"{name}-tree")
        self.disk = Disk(self.room)
        self.forgetful = [Disk(self.room, [what]) for what in ("files", "folders")]
        self.steps = []  # arguments, contents and documents behind the command

    def step(self, *arguments):
        record = trials.folder / "record"
        record.unlink(missing_ok=True)
        program.good(*arguments, faults=plan(self.room, "record", record=record))
        self.steps.append((arguments, contents(program, self.index), dict(self.tree.documents)))
        for disk in [self.disk, *self.forgetful]:
            disk.play(record)
            disk.mark(len(self.steps))

    def index_it(self, *options):
        self.step("index", "--quiet", *options, *prune(program), "-d", self.index,
                  self.tree.folder)

    def lose_power(self, disk, event, policy, seed):
        acknowledged = max([0, *(step for at, step in disk.marks if at <= event)])
        disk.state(event, policy, random.Random(seed))(self.room)
        before = self.steps[acknowledged - 1][1].documents if acknowledged else {}
        following = self.steps[acknowledged] if acknowledged < len(self.steps) else None
        after = following[1].documents if following else before
        found = program.run("stats", "-d", self.index)
        if acknowledged or found.code != 3:
            require(found.code == 0, f"does not open: exit {found.code}: {found.text}")
            held = contents(program, self.index).documents
            for name in {*held, *before, *after}:
                require(held.get(name) in (before.get(name), after.get(name)),
                        f"{name} is neither as acknowledged nor as after the run at work; " +
                        differences(held, before))
            check_clean(program, self.index)
        if following:
            self._repeat(*following)

    def _repeat(self, arguments, wanted, documents):
        """The command that was at work, once more."""
        restore(self.tree, documents)
        result = program.run(*arguments)
        # A document that is deleted already is nothing found.
        require(result.code == 0 or (result.code == 1 and arguments[0] == "delete"),
                f"again: exit {result.code}: {result.text}")
        held = contents(program, self.index)
        require(held == wanted, "again: " + differences(held.documents, wanted.documents))
        check_clean(program, self.index)


def restore(tree, wanted):
    """Puts the documents back as they were for a step."""
    for name in list(tree.documents):
        if tree.documents[name] != wanted.get(name):
            tree.remove(name)
    for name, texts in wanted.items():
        if name not in tree.documents:
            edition = int(texts[0].split(" in edition ")[1].split(",")[0])
            tree.put(name, edition)


def write_history(history):
    tree = history.tree
    tree.fill(DOCUMENTS)
    history.index_it()
    gone = edit(tree, chance, DOCUMENTS)
    history.index_it("--themes", themes)
    tree.fill(3, first=70)
    history.index_it()
    if program.has("delete"):
        for name in sorted(tree.documents)[:2]:
            tree.remove(name)
            gone.append(name)
        history.step("delete", "-d", history.index, *gone[-2:])
    tree.fill(2, first=80)
    history.index_it()
    if program.has("optimize"):
        history.step("optimize", "-d", history.index)
    tree.put(sorted(tree.documents)[3], 5)
    history.index_it()


def would_be_seen(history, disk):
    """A disk on which syncs do nothing loses something, or nothing is proved by the others."""
    for policy in ("nothing", "names", "bytes"):
        try:
            history.lose_power(disk, disk.marks[1][0], policy, 0)
        except Wrong:
            return
    require(False, f"no loss is seen where fsync of {disk.forgets} does nothing")


def new_folder():
    """That the folder of a new index is there after the first commit takes syncs of all folders
    above it that were new as well."""
    history = History("new", folder_is_there=False, index="deep/deeper/index")
    history.tree.fill(3)
    history.index_it()
    for policy in CHOICES:
        history.lose_power(history.disk, len(history.disk.events), policy, 0)


trials.trial("power/new-folder", new_folder)
long = History("room", folder_is_there=True)
write_history(long)
for number, (arguments, _, _) in enumerate(long.steps, 1):
    ends = [at for at, _ in long.disk.marks]
    trials.add(f"calls of {number} ({arguments[0]})",
               ends[number - 1] - (ends[number - 2] if number > 1 else 0))
for each in long.forgetful:
    trials.trial(f"power/control/{each.forgets[0]}", lambda: would_be_seen(long, each))
wanted = [(event, policy, seed) for event in range(len(long.disk.events) + 1)
          for policy in CHOICES for seed in range(3 if policy in ("random", "wild") else 1)]
if STATES:
    wanted = sorted(chance.sample(wanted, min(len(wanted), STATES)))
for event, policy, seed in wanted:
    trials.trial(f"power/{event}/{policy}/{seed}",
                 lambda: long.lose_power(long.disk, event, policy, seed), long.room)
trials.end()
