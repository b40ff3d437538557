"""Writing an index."""

from __future__ import annotations

import ctypes
import json
import os
from types import TracebackType
from typing import Any, Callable, Optional, Sequence, Union

from . import _native
from ._answers import Report, make

#: Asked now and then while files are read: how many are done, of how many, and which is being read.
#: False stops; None goes on.
Progress = Callable[[int, int, str], Optional[bool]]


class Writer:
    """The one writer of an index, which it makes if there is none.

    As a context manager it commits at the end, and discards where an exception ends it. One thread at
    a time. Raises `Locked`, `NotAnIndex`, `VersionMismatch` when it is made.
    """

    def __init__(self, folder: os.PathLike[str] | str, *,
                 themes: Optional[os.PathLike[str] | str] = None,
                 names: Optional[os.PathLike[str] | str] = None, lock_wait_ms: int = 0,
                 jobs: int = 0, memory_bytes: Optional[int] = None, remember: bool = True,
                 isolate: bool = True) -> None:
        """`themes` and `names` are files to tag paragraphs with; unless given, what the index has
        already. Options are those of pilcrow_writer_open in <pilcrow.h>."""
        self._handle = ctypes.c_void_p()
        options = {"themes": None if themes is None else os.fspath(themes),
                   "names": None if names is None else os.fspath(names),
                   "lock_wait_ms": lock_wait_ms, "jobs": jobs, "memory_bytes": memory_bytes,
                   "remember": remember, "isolate": isolate}
        _native.call("writer_open", _native.path(folder), _native.options(options),
                     ctypes.byref(self._handle))

    def close(self) -> None:
        """Closes the writer and discards what was not committed; nothing else may be called after."""
        handle, self._handle = self._handle, ctypes.c_void_p()
        _native.plain("writer_close", handle)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            self.close()

    def index(self, paths: Sequence[os.PathLike[str] | str], *, exclude: Sequence[str] = (),
              include: Sequence[str] = (), hidden: bool = False, follow_links: bool = False,
              one_file_system: bool = False, read_all: bool = False, prune: bool = False,
              progress: Optional[Progress] = None) -> Report:
        """Reads files and trees of files. Those that cannot be read are no error, but problems of
        the report. Options are those of pilcrow_writer_index in <pilcrow.h>."""
        options = {"exclude": list(exclude), "include": list(include), "hidden": hidden,
                   "follow_links": follow_links, "one_file_system": one_file_system,
                   "read_all": read_all, "prune": prune}
        raised: list[BaseException] = []

        def asked(_: Any, done: int, total: int, file: bytes) -> int:
            # An exception cannot cross C: it stops the run, and is raised behind it.
            try:
                return int(progress is None or progress(done, total, os.fsdecode(file)) is not False)
            except BaseException as error:
                raised.append(error)
                return 0

        given = [_native.path(one) for one in paths]
        found = _native.answer("writer_index", self._handle,
                               (ctypes.c_char_p * len(given))(*given), len(given),
                               _native.options(options), _native.PROGRESS(asked), None)
        if raised:
            raise raised[0]
        return make(Report, found)

    def add(self, id: str, text: Union[str, Sequence[str]], *, title: Optional[str] = None,
            language: Optional[str] = None, **metadata: Union[str, Sequence[str]]) -> int:
        """Adds a document, or replaces the one with its id. `text` has empty lines between paragraphs,
        or is a list of them. Returns how many there are."""
        document = {**metadata, "id": id, "title": title, "language": language,
                    "text": text if isinstance(text, str) else list(text)}
        paragraphs = ctypes.c_size_t()
        _native.call("writer_add", self._handle, _native.utf8(json.dumps(document)),
                     ctypes.byref(paragraphs))
        return paragraphs.value

    def remove(self, id: str) -> bool:
        """Removes a document; false if there was none."""
        removed = ctypes.c_int()
        _native.call("writer_remove", self._handle, _native.utf8(id), ctypes.byref(removed))
        return bool(removed.value)

    def commit(self) -> None:
        """Makes all since the last commit visible and durable, as one."""
        _native.call("writer_commit", self._handle)

    def optimize(self) -> None:
        """Commits, and merges all into what takes the least space and time to search."""
        _native.call("writer_optimize", self._handle)
