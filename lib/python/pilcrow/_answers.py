"""Answers, as dataclasses made of the library's JSON.

Members are those of the JSON, and mean what the C++ headers say of them. None stands for null.
"""

from __future__ import annotations

import dataclasses
import functools
import typing
from dataclasses import dataclass, field
from typing import Any, Iterator, NamedTuple, Optional, Type, TypeVar, Union

Answer = TypeVar("Answer")


class Range(NamedTuple):
    """`[begin, end)`, in bytes unless a member's name says otherwise."""

    begin: int
    end: int


@dataclass(frozen=True)
class Document:
    """A document, without its paragraphs. A field of its metadata has one value or a list of them."""

    id: str
    title: Optional[str]
    language: Optional[str]
    metadata: dict[str, Union[str, list[str]]]


@dataclass(frozen=True)
class Source:
    """Where a paragraph stands in its file."""

    path: str
    bytes: Optional[Range]
    line: Optional[int]
    page: Optional[int]
    locator: Optional[str]


@dataclass(frozen=True)
class Place:
    """Where a mark stands in its file."""

    bytes: Optional[Range]
    line: Optional[int]
    column: Optional[int]


@dataclass(frozen=True)
class Cue:
    """What speaks for a theme: in the paragraph, or `above` headings above it."""

    cue: str
    score: float
    above: int
    ranges: list[Range]


@dataclass(frozen=True)
class Theme:
    """A theme of a paragraph. Hits have cues if asked for in full."""

    id: str
    label: str
    score: float
    cues: list[Cue] = field(default_factory=list)


@dataclass(frozen=True)
class Name:
    """A name that stands in a paragraph."""

    id: str
    kind: str
    label: str
    bytes: Range


@dataclass(frozen=True)
class Period:
    """A time that a paragraph speaks of."""

    id: str
    first_year: int
    last_year: int
    bytes: Range


@dataclass(frozen=True)
class Mark:
    """A piece of a fragment's text that satisfied a clause of the query."""

    bytes: Range
    utf16: Range
    clause: int
    kind: str
    source: Place


@dataclass(frozen=True)
class Fragment:
    """A run of whole sentences; `bytes` are those of the paragraph's text."""

    text: str
    bytes: Range
    marks: list[Mark]
    cut_front: bool
    cut_back: bool

    def marked(self, begin: str, end: str) -> str:
        """The text with `begin` before each mark and `end` after it."""
        text = self.text.encode()
        out, at = "", 0
        for mark in self.marks:
            out += text[at:mark.bytes.begin].decode() + begin
            out += text[mark.bytes.begin:mark.bytes.end].decode() + end
            at = mark.bytes.end
        return ("…" if self.cut_front else "") + out + text[at:].decode() + (
            "…" if self.cut_back else "")


@dataclass(frozen=True)
class Snippet:
    """The sentences of a paragraph that answer; `str()` is their text."""

    fragments: list[Fragment]

    def marked(self, begin: str, end: str) -> str:
        """The text with `begin` before each mark and `end` after it."""
        return " … ".join(one.marked(begin, end) for one in self.fragments)

    def __str__(self) -> str:
        return self.marked("", "")


@dataclass(frozen=True)
class Duplicate:
    """Another paragraph with nearly the same words."""

    anchor: str
    document: str
    paragraph: int
    similarity: float


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `paragraph` is its number in its document, from 1."""

    anchor: str
    document: Document
    paragraph: int
    kind: str
    section: list[str]
    source: Source
    themes: list[Theme]
    names: list[Name]
    periods: list[Period]
    text: str


@dataclass(frozen=True)
class Hit:
    """A paragraph that answers. `names`, `periods` and `text` are there if asked for in full."""

    rank: int
    score: float
    anchor: str
    document: Document
    paragraph: int
    kind: str
    section: list[str]
    source: Source
    themes: list[Theme]
    snippet: Snippet
    duplicate_count: int
    duplicates: list[Duplicate]
    names: list[Name] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    text: Optional[str] = None


@dataclass(frozen=True)
class Group:
    """A document that answers, with the best of its paragraphs."""

    rank: int
    score: float
    document: Document
    paragraphs: int
    hits: list[Hit]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)


@dataclass(frozen=True)
class Query:
    """A query as it was understood, and a better spelling if there is one."""

    text: str
    interpreted: str
    corrected: Optional[str] = None


@dataclass(frozen=True)
class Total:
    """How much matches."""

    paragraphs: int
    documents: int
    exact: bool


@dataclass(frozen=True)
class FacetCount:
    """How often a value stands among all that match."""

    value: str
    label: str
    paragraphs: int
    documents: int
    selected: bool


@dataclass(frozen=True)
class SearchResult:
    """What a search found. Iterates over its hits."""

    query: Query
    total: Total
    hits: list[Hit]
    facets: dict[str, list[FacetCount]]
    notes: list[str]
    groups: list[Group] = field(default_factory=list)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


@dataclass(frozen=True)
class Suggestion:
    """Something that begins with what was typed: a "word", "name" or "heading"."""

    kind: str
    text: str
    paragraphs: int


@dataclass(frozen=True)
class ScorePart:
    """A part of a score."""

    what: str
    matches: bool
    score: float
    how: str
    parts: list[ScorePart]


@dataclass(frozen=True)
class Explanation:
    """Why a paragraph has its score."""

    query: Query
    anchor: str
    matches: bool
    score: float
    parts: list[ScorePart]
    notes: list[str]


@dataclass(frozen=True)
class ThemeStanding:
    """A theme that has something to say for itself, whether it was enough or not."""

    id: str
    label: str
    score: float
    threshold: float
    assigned: bool
    lacks_required: bool
    cues: list[Cue]


@dataclass(frozen=True)
class ThemeExplanation:
    """Why a paragraph has its themes. `above` has its headings, the innermost first, and the title."""

    anchor: str
    above: list[str]
    themes: list[ThemeStanding]
    names: list[Name]
    periods: list[Period]


@dataclass(frozen=True)
class Pages:
    """A document and some of its paragraphs. Iterates over these."""

    document: Document
    paragraphs: list[Paragraph]

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs)

    def __len__(self) -> int:
        return len(self.paragraphs)


@dataclass(frozen=True)
class Section:
    """A heading, and the numbers [paragraph, end) of what stands below it."""

    title: str
    level: int
    paragraph: int
    end: int
    children: list[Section]
    hits: Optional[int] = None


@dataclass(frozen=True)
class Outline:
    """A document's headings. Iterates over the outermost."""

    document: Document
    sections: list[Section]

    def __iter__(self) -> Iterator[Section]:
        return iter(self.sections)


@dataclass(frozen=True)
class Change:
    """Words that two texts share ("same"), or one has ("removed", "added")."""

    kind: str
    text: str


@dataclass(frozen=True)
class Candidate:
    """A paragraph that may be the cited one."""

    similarity: float
    paragraph: Paragraph


@dataclass(frozen=True)
class Resolved:
    """What became of a citation: "exact", "moved", "edited", "ambiguous" or "gone"."""

    anchor: str
    resolution: str
    similarity: float
    paragraph: Optional[Paragraph]
    old_text: Optional[str]
    changes: list[Change]
    candidates: list[Candidate]


@dataclass(frozen=True)
class Quotation:
    """A text, and what stands around it."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True)
class Citation:
    """How to cite a paragraph."""

    anchor: str
    authors: list[str]
    date: Optional[str]
    url: Optional[str]
    link: Optional[str]
    quotation: Quotation
    position: Range
    paragraph: Paragraph


@dataclass(frozen=True)
class Stats:
    """What an index holds."""

    documents: int
    paragraphs: int
    segments: int
    bytes: dict[str, int]
    deleted: int
    text_bytes: int
    languages: dict[str, int]
    themes: int
    names: int
    index_format: int
    library: str


@dataclass(frozen=True)
class Failure:
    """A file that is not in the index as it should be."""

    path: str
    reason: str
    kind: str


@dataclass(frozen=True)
class Problem(Failure):
    """Likewise, of a run of indexing."""

    skipped: bool


@dataclass(frozen=True)
class Report:
    """What a run of indexing did."""

    documents: int
    paragraphs: int
    bytes: int
    unchanged: int
    removed: int
    seconds: float
    problems: list[Problem]
    readers: dict[str, int]


@dataclass(frozen=True)
class Remark:
    """What is odd about a theme or name."""

    id: str
    message: str


@dataclass(frozen=True)
class ThemeExample:
    """A paragraph that a theme gains or loses."""

    anchor: str
    text: str
    cues: list[Cue]


@dataclass(frozen=True)
class ThemeChange:
    """What other rules would change for a theme."""

    theme: str
    before: int
    after: int
    gained: int
    lost: int
    gained_examples: list[ThemeExample]
    lost_examples: list[ThemeExample]


@dataclass(frozen=True)
class CueCandidate:
    """A word or name that sets a theme's paragraphs apart."""

    cue: str
    inside: int
    outside: int
    score: float
    known: bool


@dataclass(frozen=True)
class Damage:
    """Something in an index that is not as it was written."""

    file: str
    what: str


@dataclass(frozen=True)
class Lost:
    """What repairing an index leaves to be done."""

    documents: list[str]
    unnamed_documents: int
    segments: int
    rules: bool


@dataclass(frozen=True)
class Check:
    """What checking an index found; true if nothing is damaged."""

    damage: list[Damage]
    repaired: bool
    lost: Lost
    segments: int
    documents: int
    paragraphs: int
    bytes: int
    seconds: float

    def __bool__(self) -> bool:
        return not self.damage


@functools.lru_cache(maxsize=None)
def _members(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(kind: Any, value: Any) -> Any:
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is Union and type(None) in arguments:
        return None if value is None else _value(arguments[0], value)
    if origin is list:
        return [_value(arguments[0], one) for one in value]
    if origin is dict:
        return {name: _value(arguments[1], one) for name, one in value.items()}
    if kind is Range:
        return Range(*value)
    return make(kind, value) if dataclasses.is_dataclass(kind) else value


def make(kind: Type[Answer], value: Any) -> Answer:
    """The dataclass of a JSON object. Members that a later version adds are passed over."""
    return kind(**{name: _value(member, value[name]) for name, member in _members(kind).items()
                   if name in value})
