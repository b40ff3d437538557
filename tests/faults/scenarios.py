"""Runs of the program that are disturbed: what is there before, the command, and what is then."""
import pathlib
import random
import time

from faults import (LONG, ONLY, QUERIES, SEED, Tree, Wrong, answers, check_clean, contents,
                    fresh_copy, require, shown)


class Scenario:
    """A command on an index.

    `prepare(index)` makes the index before it (nothing where there is none); `arguments(index)` are
    those of the command, which may be run again after it was stopped and then exits with one of
    `again_codes`.
    """

    def __init__(self, program, name, folder, tree, prepare, arguments, again_codes=(0,)):
        self.program = program
        self.name = name
        self.folder = pathlib.Path(folder) / name
        self.folder.mkdir(parents=True)
        self.tree = tree
        self.arguments = arguments
        self.again_codes = again_codes
        self.base = self.folder / "base" if prepare else None
        self.before = {}
        if prepare:
            prepare(self.base)
            self.before = contents(program, self.base).documents
        self.undisturbed = fresh_copy(self.base, self.folder / "undisturbed")
        start = time.monotonic()
        program.good(*arguments(self.undisturbed))
        self.seconds = time.monotonic() - start
        check_clean(program, self.undisturbed)
        self.after = contents(program, self.undisturbed)
        self.answers = answers(program, self.undisturbed)
        self._optimized = None
        self._asked = 0

    def fresh(self, name="trial"):
        """A copy of the index as it was before the command, alone in a folder."""
        room = self.folder / name
        room.mkdir(exist_ok=True)
        return fresh_copy(self.base, room / "index")

    def whole(self, index, acknowledged):
        """Requires that the index holds each document as before or as after the command, and all as
        after it once the program has said that it is done."""
        if self.base is None and not acknowledged:
            found = self.program.run("stats", "-d", index)
            if found.code == 3:
                return
        held = contents(self.program, index).documents
        if acknowledged:
            require(held == self.after.documents, "acknowledged, but not there: " +
                    differences(held, self.after.documents))
        for name in {*held, *self.before, *self.after.documents}:
            require(held.get(name) in (self.before.get(name), self.after.documents.get(name)),
                    f"{name} is neither as before nor as after")
        if held:
            name = sorted(held)[len(str(index)) % len(held)]
            require(shown(self.program, index, name) == held[name], f"show {name} differs")
        check_clean(self.program, index)

    def again(self, index):
        """Runs the command again, undisturbed: the index must be as if nothing had happened."""
        result = self.program.run(*self.arguments(index))
        require(result.code in self.again_codes, f"again: exit {result.code}: {result.text}")
        self.same(index)

    def same(self, index):
        held = contents(self.program, index)
        require(held.documents == self.after.documents, "after running again: " +
                differences(held.documents, self.after.documents))
        require(held.anchors == self.after.anchors, "anchors differ after running again")
        some = range(len(QUERIES))
        if not LONG and not ONLY:  # each in its turn; what is repeated has to meet the same again
            self._asked += 1
            some = [self._asked % len(QUERIES)]
        require(answers(self.program, index, queries=[QUERIES[i] for i in some]) ==
                [self.answers[i] for i in some], "answers differ after running again")
        check_clean(self.program, index)

    def same_when_optimized(self, index):
        """What is left of a stopped run must not stay, nor change the ranking."""
        if not self.program.has("optimize"):
            return
        if self._optimized is None:
            one = fresh_copy(self.undisturbed, self.folder / "optimized")
            self.program.good("optimize", "-d", one)
            self._optimized = (files_of(one), answers(self.program, one, ranked=True))
        self.program.good("optimize", "-d", index)
        count, ranked = self._optimized
        require(len(files_of(index)) == len(count),
                f"files left: {files_of(index)}, undisturbed: {count}")
        require(answers(self.program, index, ranked=True) == ranked,
                "ranking differs after running again and optimize")


def files_of(folder):
    folder = pathlib.Path(folder)
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def differences(held, wanted):
    missing = sorted(set(wanted) - set(held))
    more = sorted(set(held) - set(wanted))
    other = sorted(name for name in set(held) & set(wanted) if held[name] != wanted[name])
    return f"missing {missing[:5]}, too many {more[:5]}, other {other[:5]}"


def edit(tree, chance, documents):
    """Changes some documents, removes some, adds some."""
    names = sorted(tree.documents)
    chance.shuffle(names)
    third = max(1, documents // 6)
    for name in names[:third]:
        tree.put(name, 2)
    for name in names[third:2 * third]:
        tree.remove(name)
    tree.fill(third, first=documents)
    return names[third:2 * third]


def create(program, folder, documents):
    tree = Tree(pathlib.Path(folder) / "create-tree")
    tree.fill(documents)
    return Scenario(program, "create", folder, tree, None,
                    lambda index: ["index", "--quiet", "-d", index, tree.folder])


def update(program, folder, documents):
    tree = Tree(pathlib.Path(folder) / "update-tree")
    tree.fill(documents)
    chance = random.Random(SEED)

    def prepare(index):
        program.good("index", "--quiet", "-d", index, tree.folder)
        edit(tree, chance, documents)

    return Scenario(program, "update", folder, tree, prepare, lambda index: [
        "index", "--quiet", *prune(program), "-d", index, tree.folder])


def delete(program, folder, documents):
    tree = Tree(pathlib.Path(folder) / "delete-tree")
    tree.fill(documents)
    names = sorted(tree.documents)[::3]
    # All gone already, if it was stopped behind its commit: nothing found, which is 1.
    return Scenario(program, "delete", folder, tree,
                    lambda index: program.good("index", "--quiet", "-d", index, tree.folder),
                    lambda index: ["delete", "-d", index, *names], again_codes=(0, 1))


def in_segments(program, tree, index, runs, documents, options=()):
    """An index that was written in several runs, with documents replaced and removed."""
    each = max(2, documents // runs)
    for number in range(runs):
        tree.fill(each, first=number * each)
        if number > 0:
            tree.put(sorted(tree.documents)[number], 1 + number)
            tree.remove(sorted(tree.documents)[0])
        program.good("index", "--quiet", *options, *prune(program), "-d", index, tree.folder)


def optimize(program, folder, documents):
    tree = Tree(pathlib.Path(folder) / "optimize-tree")
    return Scenario(program, "optimize", folder, tree,
                    lambda index: in_segments(program, tree, index, 4, documents),
                    lambda index: ["optimize", "-d", index])


def merge(program, folder, documents):
    """One more run on an index of so many small segments that it has fewer after it."""
    tree = Tree(pathlib.Path(folder) / "merge-tree")

    def run(index):
        return ["index", "--quiet", *prune(program), "-d", index, tree.folder]

    def prepare(index):
        before = index.parent / "before"
        for number in range(20):
            tree.fill(max(2, documents // 8), first=100 + number * documents)
            fresh_copy(index if number else None, before)
            program.good(*run(index))
            if number and segments_of(program, index) <= segments_of(program, before):
                break
        fresh_copy(before, index)

    return Scenario(program, "merge", folder, tree, prepare, run)


def segments_of(program, index):
    return program.json("stats", "-d", index)["segments"]


# To be removed when the program has all of it.
def prune(program):
    return ["--prune"] if program.has("index", "--prune") else []


def all_scenarios(program, folder, documents):
    makers = [create, update, merge]
    if program.has("delete"):
        makers.append(delete)
    if program.has("optimize"):
        makers.append(optimize)
    return [maker(program, folder, documents) for maker in makers]


__all__ = ["Scenario", "Wrong", "all_scenarios", "differences", "edit", "files_of", "in_segments"]
