"""Errors, one class for each code."""

from __future__ import annotations


class Error(Exception):
    """What went wrong: `str()` is one line for people.

    `code` is its name as in JSON, `context` what it is about (a path, a query, "themes.toml:12:5").
    """

    code = "error"

    def __init__(self, message: str, context: str = "", where: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.context = context
        self.where = where

    def __str__(self) -> str:
        return f"{self.message}: {self.context}" if self.context else self.message


class BadArgument(Error):
    """A call, its options or a configuration file is wrong."""

    code = "bad_argument"


class BadQuery(Error):
    """A query cannot be understood; `where` is the byte at which it went wrong."""

    code = "bad_query"


class NotFound(Error):
    """There is no such file, or no index in that folder."""

    code = "not_found"


class NotAnIndex(Error):
    """The folder holds something else; nothing was touched."""

    code = "not_an_index"


class VersionMismatch(Error):
    """The index has a format that this library cannot read: index again."""

    code = "version_mismatch"


class Locked(Error):
    """Another writer holds the index."""

    code = "locked"


class InputOutput(Error):
    """The system refused to read or write."""

    code = "io"


class Corrupt(Error):
    """The index is damaged: see `pilcrow.check`."""

    code = "corrupt"


class BadInput(Error):
    """An input document cannot be read, for the reason in the message."""

    code = "bad_input"


class Unsupported(Error):
    """No reader knows the input's format."""

    code = "unsupported"


class Internal(Error):
    """A defect of the library, or a limit of one below it."""

    code = "internal"


BY_CODE = {one.code: one for one in Error.__subclasses__()}
