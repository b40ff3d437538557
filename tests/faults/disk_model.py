"""A disk that may lose power: from a record of the calls that changed files (see fault_plan.h) it
makes the states that a folder can be in when the machine stops between two of them.

Promised is what POSIX promises and no more: fsync of a file makes its bytes and its size durable,
fsync of a folder the names in it; a rename happens as a whole. All else may or may not have
happened: writes whole, in part (512 bytes at a time) or not at all, names in any order or in theirs.
"""
import os
import pathlib
import shutil
import stat

SECTOR = 512
NEVER = float("inf")


class Node:
    """A file or a folder, whatever its name."""

    def __init__(self, data=None):
        self.data = data  # None for a folder
        self.entries = {}
        self.open_effects = []  # what no fsync has made durable yet


class Effect:
    """One change: of bytes or of names."""

    def __init__(self, event, kind, node, *what):
        self.event = event
        self.kind = kind  # "bytes" (offset, bytes), "size" (n), "grow" (n), "names" (entries)
        self.node = node
        self.what = what
        self.durable = NEVER


class Disk:
    """The folder as it was, and the effects of each event since."""

    def __init__(self, folder, forgets=()):
        """`forgets`: "files" or "folders", whose syncs do nothing, to see that it would be seen."""
        self.forgets = forgets
        self.folder = os.path.realpath(folder)
        self.effects = []
        self.events = []  # names of calls, for people
        self.marks = []  # (event, mark): what the caller said at that moment
        self._by_inode = {}
        self.root = self._scan(pathlib.Path(self.folder))
        self._initial = {}
        self._remember(self.root)

    def _scan(self, path):
        found = path.lstat()
        if stat.S_ISDIR(found.st_mode):
            node = Node()
            node.entries = {child.name: self._scan(child) for child in path.iterdir()}
        else:
            node = Node(path.read_bytes())
        self._by_inode[found.st_ino] = node
        return node

    def _remember(self, node):
        self._initial[node] = (node.data, dict(node.entries))
        for child in node.entries.values():
            self._remember(child)

    # --- reading the record ---

    def play(self, path):
        """Takes in all events of a record."""
        data = pathlib.Path(path).read_bytes()
        at = 0
        while at < len(data):
            end = data.index(b"\n", at)
            *words, size = data[at:end].decode().split("\t")
            bytes_ = data[end + 1:end + 1 + int(size)]
            at = end + 2 + int(size)
            self._event(words, bytes_)

    def mark(self, what):
        self.marks.append((len(self.events), what))

    def _event(self, words, data):
        self.events.append(" ".join(words))
        handler = getattr(self, "_on_" + words[0], None)
        if handler is None:
            raise ValueError(f"the model of the disk does not know {words}")
        handler(words[1:], data)

    def _add(self, kind, node, *what):
        effect = Effect(len(self.events), kind, node, *what)
        self.effects.append(effect)
        node.open_effects.append(effect)

    def _place(self, path):
        """The folder and the name in it, as they are at this event."""
        parts = os.path.relpath(path, self.folder).split("/")
        node = self.root
        for part in parts[:-1]:
            node = node.entries[part]
        return node, parts[-1]

    def _set_names(self, changes):
        for folder, name, node in changes:
            if node is None:
                folder.entries.pop(name, None)
            else:
                folder.entries[name] = node
        self._add("names", changes[-1][0], changes)

    def _on_open(self, words, _):
        path, inode, made, emptied = words
        if made == "new":
            node = Node(b"")
            self._by_inode[inode := int(inode)] = node
            folder, name = self._place(path)
            self._set_names([(folder, name, node)])
        elif emptied == "empty":
            self._add("size", self._by_inode[int(inode)], 0)

    def _on_write(self, words, data):
        self._add("bytes", self._by_inode[int(words[0])], int(words[1]), data)

    def _on_ftruncate(self, words, _):
        self._add("size", self._by_inode[int(words[0])], int(words[1]))

    def _on_fallocate(self, words, _):
        keeps_size = int(words[1]) & 1
        if not keeps_size:
            self._add("grow", self._by_inode[int(words[0])], int(words[2]))

    def _on_mkdir(self, words, _):
        node = Node()
        self._by_inode[int(words[2])] = node
        folder, name = self._place(words[0])
        self._set_names([(folder, name, node)])

    def _on_rename(self, words, _):
        source, target = self._place(words[0]), self._place(words[1])
        node = source[0].entries[source[1]]
        self._set_names([(*source, None), (*target, node)])

    def _on_link(self, words, _):
        folder, name = self._place(words[1])
        self._set_names([(folder, name, self._by_inode[int(words[2])])])

    def _on_unlink(self, words, _):
        folder, name = self._place(words[0])
        self._set_names([(folder, name, None)])

    _on_rmdir = _on_unlink

    def _on_fsync(self, words, _):
        node = self._by_inode[int(words[0])]
        if ("folders" if node.data is None else "files") in self.forgets:
            return
        for effect in node.open_effects:
            effect.durable = len(self.events)
        node.open_effects = []

    _on_fdatasync = _on_fsync

    def _on_syncfs(self, _words, _):
        for effect in self.effects:
            effect.durable = min(effect.durable, len(self.events))

    def _on_sync_file_range(self, _words, _):
        """Promises nothing."""

    # --- states ---

    def state(self, event, policy, chance):
        """The tree after a loss of power behind `event` (1 is the first), as a function to write it
        out; `policy` says what happened of that which nobody synced."""
        content, names = {}, {}
        for node, (data, entries) in self._initial.items():
            content[node] = bytearray(data or b"")
            names[node] = dict(entries)
        past = [effect for effect in self.effects if effect.event <= event]
        happened = CHOICES[policy](past, event, chance)
        for effect in past:
            share = 1 if effect.durable <= event else happened(effect)
            if share:
                _apply(effect, share, content, names)
        return lambda target: self._write(self.root, pathlib.Path(target), content, names)

    def _write(self, node, path, content, names):
        if node.data is not None:
            path.write_bytes(content.get(node, b""))
            return
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        for name, child in names.get(node, {}).items():
            self._write(child, path / name, content, names)


def _apply(effect, share, content, names):
    if effect.kind == "names":
        for folder, name, node in effect.what[0]:
            entries = names.setdefault(folder, {})
            if node is None:
                entries.pop(name, None)
            else:
                entries[name] = node
        return
    data = content.setdefault(effect.node, bytearray())
    if effect.kind == "size":
        size = effect.what[0]
        del data[size:]
        data.extend(bytes(size - len(data)))
    elif effect.kind == "grow":
        data.extend(bytes(max(0, effect.what[0] - len(data))))
    else:
        offset, new = effect.what
        if share != 1:
            new = bytes(len(new)) if share == "zeros" else new[:share]
        data.extend(bytes(max(0, offset - len(data))))
        data[offset:offset + len(new)] = new


def _names_in_order(past, event, chance):
    """As a journal has it: of the names that nobody synced the first ones, up to some moment."""
    pending = [effect for effect in past if effect.kind == "names" and effect.durable > event]
    kept = set(pending[:chance.randint(0, len(pending))])
    return lambda effect: effect in kept


def _some_bytes(effect, chance):
    way = chance.randrange(4)
    if effect.kind != "bytes" or way < 2:
        return way % 2
    if way == 2:
        return "zeros"
    return chance.randint(0, len(effect.what[1]) // SECTOR) * SECTOR


def _random(past, event, chance):
    names = _names_in_order(past, event, chance)
    return lambda effect: names(effect) if effect.kind == "names" else _some_bytes(effect, chance)


def _wild(_past, _event, chance):
    return lambda effect: (chance.random() < 0.5 if effect.kind == "names" else
                           _some_bytes(effect, chance))


CHOICES = {
    "nothing": lambda *_: lambda effect: 0,
    "all": lambda *_: lambda effect: 1,
    "names": lambda *_: lambda effect: effect.kind == "names",
    "bytes": lambda *_: lambda effect: effect.kind != "names",
    "zeros": lambda *_: lambda effect: "zeros" if effect.kind == "bytes" else 1,
    "random": _random,
    "wild": _wild,
}
