"""libpilcrow by ctypes: its C functions (<pilcrow.h>) with results and exceptions of Python."""

from __future__ import annotations

import ctypes
import json
import os
import pathlib
from typing import Any, Mapping, Optional

from ._build import LIBRARY
from ._errors import BY_CODE, Internal

_OK = 0
_NO_MEMORY = 100

PROGRESS = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t,
                            ctypes.c_char_p)


def _load() -> ctypes.CDLL:
    # Beside this module first, as installed, so that a prefix may be moved; then where the system looks.
    beside = pathlib.Path(__file__).absolute().parent / LIBRARY
    return ctypes.CDLL(str(beside) if beside.exists() else beside.name)


_library = _load()
_text = ctypes.c_char_p
_handle = ctypes.c_void_p
_size = ctypes.c_size_t
_out = ctypes.POINTER(ctypes.c_void_p)

# Arguments of what gives a status, but for the last, which is the place for an error.
_CALLS = {
    "open": [_text, _out],
    "refresh": [_handle, ctypes.POINTER(ctypes.c_int)],
    "search": [_handle, _text, _text, _out],
    "facets": [_handle, _text, _text, _out],
    "suggest": [_handle, _text, _size, _out],
    "explain": [_handle, _text, _text, _text, _out],
    "explain_themes": [_handle, _text, _out],
    "document": [_handle, _text, _size, _size, _out],
    "paragraph": [_handle, _text, _out],
    "outline": [_handle, _text, _text, _out],
    "resolve": [_handle, _text, _text, _out],
    "cite": [_handle, _text, _out],
    "stats": [_handle, _out],
    "failures": [_handle, _out],
    "themes": [_handle, _out],
    "names": [_handle, _out],
    "check_themes": [_text, _text, _out],
    "compare_themes": [_handle, _text, _text, _size, _out],
    "suggest_cues": [_handle, _text, _size, _out],
    "writer_open": [_text, _text, _out],
    "writer_index": [_handle, ctypes.POINTER(_text), _size, _text, PROGRESS, ctypes.c_void_p, _out],
    "writer_add": [_handle, _text, ctypes.POINTER(_size)],
    "writer_remove": [_handle, _text, ctypes.POINTER(ctypes.c_int)],
    "writer_commit": [_handle],
    "writer_optimize": [_handle],
    "check": [_text, ctypes.c_int, _out],
}

# All else: what it gives, and its arguments.
_OTHERS = {
    "version": (_text, []),
    "status_name": (_text, [ctypes.c_int]),
    "free": (None, [ctypes.c_void_p]),
    "error_message": (_text, [_handle]),
    "error_context": (_text, [_handle]),
    "error_where": (_size, [_handle]),
    "error_free": (None, [_handle]),
    "close": (None, [_handle]),
    "generation": (ctypes.c_uint64, [_handle]),
    "writer_close": (None, [_handle]),
}


def _function(name: str) -> Any:
    return getattr(_library, f"pilcrow_{name}")


for _name, _arguments in _CALLS.items():
    _function(_name).restype = ctypes.c_int
    _function(_name).argtypes = [*_arguments, _out]
for _name, (_result, _arguments) in _OTHERS.items():
    _function(_name).restype = _result
    _function(_name).argtypes = _arguments


def plain(name: str, *arguments: Any) -> Any:
    """Calls a function that cannot fail."""
    return _function(name)(*arguments)


def call(name: str, *arguments: Any) -> None:
    """Calls a function that gives a status, and raises what this says."""
    error = ctypes.c_void_p()
    status = _function(name)(*arguments, ctypes.byref(error))
    if status == _OK:
        return
    if status == _NO_MEMORY:
        raise MemoryError
    try:
        kind = BY_CODE.get(plain("status_name", status).decode(), Internal)
        raise kind(plain("error_message", error).decode(errors="replace"),
                   plain("error_context", error).decode(errors="replace"),
                   plain("error_where", error))
    finally:
        plain("error_free", error)


def text(name: str, *arguments: Any) -> Optional[str]:
    """Calls a function whose last result is text; None where it gives none."""
    out = ctypes.c_void_p()
    call(name, *arguments, ctypes.byref(out))
    if not out.value:
        return None
    try:
        return ctypes.string_at(out.value).decode()
    finally:
        plain("free", out)


def answer(name: str, *arguments: Any) -> Any:
    """Calls a function whose last result is JSON."""
    found = text(name, *arguments)
    return None if found is None else json.loads(found)


def utf8(value: str) -> bytes:
    """A string as C has it."""
    out = value.encode()
    if b"\0" in out:
        raise ValueError("a string has a NUL character")
    return out


def path(value: os.PathLike[str] | str) -> bytes:
    """The name of a file or folder as C has it."""
    out = os.fsencode(value)
    if b"\0" in out:
        raise ValueError("a path has a NUL character")
    return out


def options(values: Mapping[str, Any]) -> bytes:
    """Options as JSON, without those that are None."""
    return json.dumps({name: value for name, value in values.items() if value is not None}).encode()
