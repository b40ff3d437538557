"""Reading an index."""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import asdict, dataclass
from typing import Any, Literal, Optional, Sequence

from . import _native
from ._answers import (
    Check, Citation, CueCandidate, Explanation, FacetCount, Failure, Outline, Pages, Paragraph,
    Remark, Resolved, SearchResult, Stats, Suggestion, ThemeChange, ThemeExplanation, _value, make)


@dataclass(frozen=True)
class Selection:
    """Values of a facet, one of which must hold; with `exclude`, none."""

    facet: str
    values: Sequence[str]
    exclude: bool = False


def _selections(select: Sequence[Selection]) -> list[dict[str, Any]]:
    return [{**asdict(one), "values": list(one.values)} for one in select]


class Index:
    """An index, open for reading, as of one commit. `open` makes it; `with` closes it.

    Threads may share it, as long as none closes it while another uses it. Methods raise `Error`:
    `InputOutput`, `Corrupt`; `BadQuery` and `BadArgument` for queries and what goes with them.
    """

    def __init__(self, folder: os.PathLike[str] | str) -> None:
        self._handle = ctypes.c_void_p()
        _native.call("open", _native.path(folder), ctypes.byref(self._handle))

    def close(self) -> None:
        """Closes the index, after which nothing else may be called."""
        handle, self._handle = self._handle, ctypes.c_void_p()
        _native.plain("close", handle)

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            self.close()

    def refresh(self) -> bool:
        """Moves on to the latest commit; false if that is the one shown already."""
        changed = ctypes.c_int()
        _native.call("refresh", self._handle, ctypes.byref(changed))
        return bool(changed.value)

    @property
    def generation(self) -> int:
        """Which commit is shown: a number that grows."""
        return int(_native.plain("generation", self._handle))

    def search(self, query: str = "", *, limit: int = 10, offset: int = 0, full: bool = False,
               sort: Literal["score", "document", "date"] = "score", reverse: bool = False,
               group: bool = False, per_document: int = 0, fold: bool = True, duplicates: int = 100,
               facets: Sequence[str] = (), select: Sequence[Selection] = (), strict: bool = False,
               aliases: bool = True, spelling: bool = True, relevant: Sequence[str] = (),
               like: str = "", expand: bool = False, snippet_length: int = 320,
               snippet_fragments: int = 3, language: str = "en") -> SearchResult:
        """Searches. An empty query finds every paragraph; options are those of pilcrow_search in
        <pilcrow.h>."""
        options = {name: value for name, value in locals().items() if name not in ("self", "query")}
        options.update(facets=list(facets), relevant=list(relevant), select=_selections(select))
        return make(SearchResult, _native.answer("search", self._handle, _native.utf8(query),
                                                 _native.options(options)))

    def facets(self, query: str = "", facets: Sequence[str] = ("theme",),
               select: Sequence[Selection] = ()) -> dict[str, list[FacetCount]]:
        """Counts facets of what a query finds, by their names."""
        options = {"facets": list(facets), "select": _selections(select)}
        found = _native.answer("facets", self._handle, _native.utf8(query),
                               _native.options(options))
        counts: dict[str, list[FacetCount]] = _value(dict[str, list[FacetCount]], found["facets"])
        return counts

    def suggest(self, prefix: str, limit: int = 10) -> list[Suggestion]:
        """Completes a word, name or heading."""
        found = _native.answer("suggest", self._handle, _native.utf8(prefix), limit)
        return [make(Suggestion, one) for one in found["suggestions"]]

    def explain(self, query: str, anchor: str,
                select: Sequence[Selection] = ()) -> Optional[Explanation]:
        """Why a paragraph has its score, or is not found; None if the anchor cites none."""
        options = _native.options({"select": _selections(select)})
        found = _native.answer("explain", self._handle, _native.utf8(query), options,
                               _native.utf8(anchor))
        return None if found is None else make(Explanation, found)

    def explain_themes(self, anchor: str) -> Optional[ThemeExplanation]:
        """Why a paragraph has its themes; None if the anchor cites none."""
        found = _native.answer("explain_themes", self._handle, _native.utf8(anchor))
        return None if found is None else make(ThemeExplanation, found)

    def document(self, id: str, first: int = 1, last: int = sys.maxsize) -> Optional[Pages]:
        """A document's paragraphs `first` to `last`, both included; None if there is none."""
        found = _native.answer("document", self._handle, _native.utf8(id), first, last)
        return None if found is None else make(Pages, found)

    def paragraph(self, anchor: str) -> Optional[Paragraph]:
        """The paragraph that an anchor cites, if it stands there unchanged."""
        found = _native.answer("paragraph", self._handle, _native.utf8(anchor))
        return None if found is None else make(Paragraph, found)

    def outline(self, id: str, query: Optional[str] = None) -> Optional[Outline]:
        """A document's headings, with `query` how much matches below each; None if there is none."""
        found = _native.answer("outline", self._handle, _native.utf8(id),
                               None if query is None else _native.utf8(query))
        return None if found is None else make(Outline, found)

    def resolve(self, anchor: str, quotation: Optional[str] = None) -> Resolved:
        """What has become of a cited paragraph. `quotation` is the text that was cited."""
        return make(Resolved, _native.answer(
            "resolve", self._handle, _native.utf8(anchor),
            None if quotation is None else _native.utf8(quotation)))

    def cite(self, anchor: str) -> Optional[Citation]:
        """How to cite a paragraph; None unless it stands there unchanged."""
        found = _native.answer("cite", self._handle, _native.utf8(anchor))
        return None if found is None else make(Citation, found["citations"][0])

    def stats(self) -> Stats:
        """What the index holds."""
        return make(Stats, _native.answer("stats", self._handle))

    def failures(self) -> list[Failure]:
        """The files that could not be read, and why."""
        found = _native.answer("failures", self._handle)
        return [make(Failure, one) for one in found["failures"]]

    def themes(self) -> str:
        """The themes that the index was made with, as TOML."""
        return _native.text("themes", self._handle) or ""

    def names(self) -> str:
        """The names that the index was made with, as TOML."""
        return _native.text("names", self._handle) or ""

    def compare_themes(self, themes: os.PathLike[str] | str,
                       names: Optional[os.PathLike[str] | str] = None,
                       examples: int = 3) -> list[ThemeChange]:
        """Which paragraphs other themes and names would gain and lose. Changes nothing."""
        found = _native.answer("compare_themes", self._handle, _native.path(themes),
                               None if names is None else _native.path(names), examples)
        return [make(ThemeChange, one) for one in found["themes"]]

    def suggest_cues(self, theme: str, limit: int = 30) -> list[CueCandidate]:
        """Words and names that set a theme's paragraphs apart."""
        found = _native.answer("suggest_cues", self._handle, _native.utf8(theme), limit)
        return [make(CueCandidate, one) for one in found["cues"]]


def open(folder: os.PathLike[str] | str) -> Index:
    """Opens the index in a folder. Raises NotFound, NotAnIndex, VersionMismatch."""
    return Index(folder)


def check(folder: os.PathLike[str] | str, repair: bool = False) -> Check:
    """Reads all of an index and looks for damage; with `repair`, also mends it."""
    return make(Check, _native.answer("check", _native.path(folder), int(repair)))


def check_themes(themes: os.PathLike[str] | str,
                 names: Optional[os.PathLike[str] | str] = None) -> list[Remark]:
    """Looks for slips in files of themes and names."""
    found = _native.answer("check_themes", _native.path(themes),
                           None if names is None else _native.path(names))
    return [make(Remark, one) for one in found["remarks"]]


def version() -> str:
    """The version of the library that is loaded."""
    return str(_native.plain("version").decode())
