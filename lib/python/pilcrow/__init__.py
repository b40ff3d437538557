"""Paragraph search with thematic facets, by libpilcrow.

    import pilcrow

    with pilcrow.Writer("articles.idx", themes="themes.toml") as writer:
        writer.index(["articles"])

    for hit in pilcrow.open("articles.idx").search("nuclear test"):
        print(hit.anchor, hit.snippet)

Answers are dataclasses with the members of the program's JSON. Strings are `str`; ranges count bytes of
UTF-8, so cut `text.encode()` by them. Errors are `pilcrow.Error` and its subclasses.
"""

from ._answers import (
    Candidate, Change, Check, Citation, Cue, CueCandidate, Damage, Document, Duplicate,
    Explanation, FacetCount, Failure, Fragment, Group, Hit, Lost, Mark, Name, Outline, Paragraph,
    Period, Pages, Place, Problem, Query, Quotation, Range, Remark, Report, Resolved, ScorePart,
    SearchResult, Section, Snippet, Source, Stats, Suggestion, Theme, ThemeChange, ThemeExample,
    ThemeExplanation, ThemeStanding, Total)
from ._errors import (
    BadArgument, BadInput, BadQuery, Corrupt, Error, InputOutput, Internal, Locked, NotAnIndex,
    NotFound, Unsupported, VersionMismatch)
from ._index import Index, Selection, check, check_themes, open, version
from ._writer import Progress, Writer

__version__ = version()
__all__ = [name for name in dir() if not name.startswith("_")] + ["__version__"]
