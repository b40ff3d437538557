"""Damages the files of an index in all ways, and asks it: each answer is right or a clear error.

usage: damage_test.py PROGRAM
"""
import os
import pathlib
import random
import shutil
import socket
import sys

from damage import SOON, Asked, damages_of, files_in, linked_copy, replace
from faults import (LONG, SEED, Program, Tree, Trials, contents, count, fresh_copy, require,
                    write_themes)
from scenarios import in_segments

program = Program(sys.argv[1])
trials = Trials("damaged indexes")
chance = random.Random(SEED)

# An index in an older and a newer generation, of several segments, with documents replaced and
# removed in them.
tree = Tree(trials.folder / "tree")
themes = write_themes(trials.folder / "themes.toml")
older = trials.folder / "older"
in_segments(program, tree, older, 3, 18, ["--themes", themes])
newer = fresh_copy(older, trials.folder / "newer")
tree.put(sorted(tree.documents)[5], 9)
tree.fill(4, first=50)
program.good("index", "--quiet", "-d", newer, tree.folder)
whole = contents(program, newer)
asked = Asked(program, newer, sorted(tree.documents)[5])
names = files_in(newer)
trial = trials.folder / "trial"


def check_finds_it(index, name):
    if not program.has("check"):
        return
    result = program.run("check", "-d", index, timeout=SOON)
    require(result.code >= 0, f"check: ended by signal {-result.code}")
    require(result.text, "check: says nothing")
    require(result.code != 0, f"check calls it clean: {name}")


def one_file(name, data):
    index = linked_copy(newer, trial)
    replace(index, name, data)
    trials.add("errors", asked.ask(index))
    trials.add("answers", len(asked.commands))
    check_finds_it(index, name)


def damage_files():
    wanted = []
    for name in names:
        data = (newer / name).read_bytes()
        if data:
            cuts, flips = (12 if LONG else 1), count(3, 500)
            wanted += [(name, *damage) for damage in damages_of(data, chance, cuts, flips)]
    if not LONG:
        wanted = chance.sample(wanted, min(len(wanted), 60))
    for name, what, data in wanted:
        trials.trial(f"damage/{name}/{what}", lambda: one_file(name, data), trial)


def swap_files():
    """A file of an older generation, and files of two segments in each other's place."""
    for name in names:
        old = older / name
        if old.exists() and old.read_bytes() != (newer / name).read_bytes():
            trials.trial(f"swap/older/{name}", lambda: one_file(name, old.read_bytes()), trial)
    for name in names:
        others = [other for other in names if other != name and other.suffix == name.suffix and
                  (other.name == name.name or other.parent == name.parent) and
                  (newer / other).read_bytes() != (newer / name).read_bytes()]
        for other in others if LONG else others[:1]:
            data = (newer / other).read_bytes()
            trials.trial(f"swap/{name}/{other}", lambda: one_file(name, data), trial)
    for name in names:
        trials.trial(f"gone/{name}", lambda: without(name), trial)


def without(name):
    index = linked_copy(newer, trial)
    (index / name).unlink()
    trials.add("errors", asked.ask(index))
    trials.add("answers", len(asked.commands))
    check_finds_it(index, name)


class Traps:
    """What files from elsewhere could make a program do: connect, run something, wait."""

    def __init__(self, folder):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.setblocking(False)
        port = self.listener.getsockname()[1]
        self.ran = folder / "ran"
        self.elsewhere = folder / "elsewhere"
        fresh_copy(older, self.elsewhere)
        databases = [str(path.parent) for path in self.elsewhere.rglob("iamglass")]
        self.stubs = {
            "remote": f"remote 127.0.0.1:{port}\n", "program": f"remote :/bin/touch {self.ran}\n",
            "auto": "".join(f"auto {path}\n" for path in databases) or f"auto {older}\n",
            "inmemory": "inmemory\n"}

    def require_unsprung(self):
        require(not self.ran.exists(), "a stub file made it run a program")
        try:
            self.listener.accept()
        except BlockingIOError:
            return
        require(False, "a stub file made it connect")


def trap(traps, path, kind):
    """Something else in the place of a file or folder of the index."""
    index = fresh_copy(newer, trial)
    place = index / path
    moved = trials.folder / "moved"
    shutil.rmtree(moved, ignore_errors=True)
    moved.unlink(missing_ok=True)
    shutil.move(place, moved)
    if kind in traps.stubs:
        place.write_text(traps.stubs[kind], encoding="utf-8")
    elif kind == "folder":
        place.mkdir()
    elif kind == "fifo":
        os.mkfifo(place)
    elif kind == "link":
        place.symlink_to(moved)
    elif kind == "loop":
        place.symlink_to(place.name)
    elif kind == "zeros":
        place.symlink_to("/dev/zero")
    elif kind == "database":
        # A folder that Xapian takes for a database when it holds this file.
        place.mkdir()
        (place / "XAPIANDB").write_text(traps.stubs["program"], encoding="utf-8")
    trials.add("errors", asked.ask(index))
    trials.add("answers", len(asked.commands))
    for command in (["check", "-d", index], ["index", "--quiet", "-d", index, tree.folder]):
        if not program.has(command[0]):
            continue
        result = program.run(*command, timeout=SOON)
        require(result.code >= 0, f"{command[0]}: ended by signal {-result.code}")
        require(result.code in (0, 3, 6), f"{command[0]}: exit {result.code}: {result.text}")
        if command[0] == "index" and result.code == 0:
            require(contents(program, index) == whole, "other contents after index")
    traps.require_unsprung()


def set_traps():
    traps = Traps(trials.folder)
    folders = sorted({parent for name in names for parent in name.parents} - {pathlib.Path(".")})
    wanted = [(path, kind) for path in [*names, *folders]
              for kind in [*traps.stubs, "folder", "fifo", "link", "loop", "zeros", "database"]]
    if not LONG:
        wanted = chance.sample(wanted, min(len(wanted), 40))
    for path, kind in wanted:
        trials.trial(f"trap/{kind}/{path}", lambda: trap(traps, path, kind), trial)


damage_files()
swap_files()
set_traps()
trials.end()
