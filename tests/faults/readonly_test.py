"""An index that may be read and not written: searching works, writing ends with a clear error. By
permissions, as an ordinary user, and on a file system that is mounted to be read only.

usage: readonly_test.py PROGRAM
"""
import os
import sys

import mounts
from damage import Asked
from faults import Program, Tree, Trials, require, write_themes

mounts.enter()
program = Program(sys.argv[1])
trials = Trials("read only")
tree = Tree(trials.folder / "tree")
tree.fill(12)
index = trials.folder / "index"
themes = write_themes(trials.folder / "themes.toml")
program.good("index", "--quiet", "--themes", themes, "-d", index, tree.folder)
asked = Asked(program, index, sorted(tree.documents)[0])
tree.put(sorted(tree.documents)[0], 2)


class As(Program):
    """The program as an ordinary user; as it is where this is one already."""

    def start(self, *arguments, faults=None, **options):
        if os.geteuid() == 0 and os.environ.get(mounts.INSIDE) == "1" and is_real_root():
            options.update(user=65534, group=65534, extra_groups=[])
        return super().start(*arguments, faults=faults, **options)


def is_real_root():
    """Not only root of a namespace, which has no other user."""
    with open("/proc/self/uid_map", encoding="utf-8") as lines:
        return lines.readline().split()[2] != "1"


def refuses_to_write(someone, folder):
    commands = [["index", "--quiet", "-d", folder, tree.folder], ["optimize", "-d", folder],
                ["delete", "-d", folder, sorted(tree.documents)[3]]]
    for command in commands:
        if not program.has(command[0]):
            continue
        result = someone.run(*command)
        require(result.code == 6, f"{command[0]}: exit {result.code}: {result.text}")
        require("Permission denied" in result.err or "Read-only" in result.err,
                f"{command[0]}: does not say why: {result.text}")
        require(str(folder) in result.err, f"{command[0]}: does not say where: {result.text}")


def reads(someone, folder):
    asked.program = someone
    errors = asked.ask(folder)
    require(errors == 0, f"{errors} commands that only read fail")
    if program.has("check"):
        someone.good("check", "-d", folder)


def without_permission():
    someone = As(program.path)
    for path in [index, *index.rglob("*")]:
        os.chmod(path, 0o555 if path.is_dir() else 0o444)
    reads(someone, index)
    refuses_to_write(someone, index)
    # And nothing can be made where there is none.
    closed = trials.folder / "closed"
    closed.mkdir()
    os.chmod(closed, 0o555)
    result = someone.run("index", "--quiet", "-d", closed / "new", tree.folder)
    require(result.code == 6 and "Permission denied" in result.err,
            f"new index: exit {result.code}: {result.text}")
    for path in [index, *index.rglob("*")]:
        os.chmod(path, 0o755 if path.is_dir() else 0o644)


def unreadable():
    """Not even to be read: an error, and no other answer."""
    someone = As(program.path)
    for path in index.rglob("*"):
        if path.is_file():
            os.chmod(path, 0)
    result = someone.run("search", "-d", index, "pilgrim")
    for path in index.rglob("*"):
        os.chmod(path, 0o755 if path.is_dir() else 0o644)
    require(result.code in (3, 6) and "Permission denied" in result.err,
            f"exit {result.code}: {result.text}")


def mounted_read_only():
    place = trials.folder / "place"
    place.mkdir()
    mounts.mount("--bind", index, place)
    try:
        mounts.mount("-o", "remount,bind,ro", place)
        reads(program, place)
        refuses_to_write(program, place)
    finally:
        mounts.unmount(place)


as_other = As(program.path)
try:
    reachable = as_other.run("--version").code == 0
except PermissionError:
    reachable = False
if is_real_root() and os.geteuid() == 0 and reachable:
    trials.trial("read-only/permission", without_permission)
    trials.trial("read-only/unreadable", unreadable)
trials.trial("read-only/mount", mounted_read_only)
trials.end()
