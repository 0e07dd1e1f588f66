"""The briefing: statements with their citations found, events, differences, and their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.model.origins import Origins
from generator.model.people import Person, Spoken
from generator.model.settings import Settings
from generator.model.sources import Reading, Source, ZoneKind
from generator.model.spans import Span
from generator.model.topics import NameStyle, Review

StatementStatus = Literal["drafted", "reviewed", "quoted"]
EventStatus = Literal["reported", "planned", "lapsed"]
DisagreementKind = Literal[
    "date",
    "number",
    "place",
    "name",
    "actor",
    "commitment",
    "sequence",
    "attribution",
    "contradiction",
    "scope",
    "precision",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A cited passage: a W3C TextQuoteSelector and TextPositionSelector with an anchor of its own.

    `sentence` is the span around it that bears figures and dates; `pieces` the parts quoted
    where `...` left words out. `note` tells readers of an unusual place ("caption").
    """

    id: str
    source: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    pieces: tuple[Span, ...]
    sentence: Span
    zone: ZoneKind

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One paragraph or list item of a topic, with its citations found.

    `line` is that of its topic file, from 1; 0 where no editor wrote it. `weight` and `planned` are
    set for the events that the generator found in the sources. `bearing` holds the citations that
    an editor marked as those that bear it.
    """

    id: str
    topic: str
    section: str
    text: str
    status: StatementStatus
    citations: tuple[str, ...]
    bearing: tuple[str, ...] = ()
    sources: int
    origins: int | None = None
    date: str | None = None
    derived: str | None = None
    subject: str | None = None
    weight: float | None = None
    planned: bool | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An editor's judgement (`label` "Assessment") or what is not known ("Not known")."""

    topic: str
    section: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A name that passages state, with the citations that do."""

    name: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A statement with a date of its own. Its id is that of its statement.

    `places` and `participants` are those that its cited passages state. `withdrawn` is an editor's
    reason for taking it back: calendars cancel it, pages leave it out.
    """

    id: str
    title: str
    date: str
    date_basis: str
    status: EventStatus
    topics: tuple[str, ...]
    citations: tuple[str, ...]
    sources: int
    origins: int | None = None
    weight: float = 0.0
    disagreement: str | None = None
    places: tuple[Stated, ...] = ()
    participants: tuple[Stated, ...] = ()
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a disagreement: what it says, and the citations that say so.

    `words` are the spans, in the sources of the citations in their order, of the words that differ;
    of a side that an editor wrote the citations are these words.
    """

    value: str
    citations: tuple[str, ...]
    statement: str | None = None
    words: tuple[Span, ...] = ()
    sources: int = 0
    origins: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Passages on one matter that differ; kind `precision` is a difference, no disagreement.

    `compared`: found by comparing the articles; otherwise editors noted it.
    """

    id: str
    kind: DisagreementKind
    subject: str
    sides: tuple[Side, ...]
    topics: tuple[str, ...] = ()
    compared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of a source."""

    source: str
    start: int
    end: int


# Between the forms of one word: "boost / increase".
FORMS = " / "


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What passages of two sources or more share: words, names, EDTF dates, and numbers.

    A word stands in all its forms, with `FORMS` between them.
    """

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Passages of several sources that say the same, counted in sources and in origins; and why."""

    id: str
    passages: tuple[Passage, ...]
    sources: int
    origins: int | None = None
    why: Why = Why()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic with its statements in page order and the passages that no statement cites.

    `uncited` holds the citations of those passages, best first; `withheld` counts further ones
    that the page has no room for. Where no editor has written, `now` are the statements that are
    new, `happened` the further events on the page, and `also` the sources about the topic of which
    it shows nothing. `digest` is what a sign-off
    of the statements as they are must hold; None without statements of an editor.
    """

    id: str
    file: str
    title: str
    question: str | None
    kind: Literal["topic", "calendar"]
    order: int
    status: StatementStatus
    sections: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    uncited: tuple[str, ...] = ()
    withheld: int = 0
    now: tuple[str, ...] = ()
    happened: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    review: Review | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All that pages and exports are made from.

    `grouped` gives, for the citations of a statement or of a side, their sources by origin.
    """

    settings: Settings
    as_of: str | None
    sources: Mapping[str, Source]
    readings: Mapping[str, Reading]
    topics: tuple[Topic, ...]
    statements: Mapping[str, Statement]
    citations: Mapping[str, Citation]
    events: tuple[Event, ...] = ()
    withdrawn: tuple[Event, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    grouped: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    origins: Origins = field(default_factory=Origins)
    people: tuple[Person, ...] = ()
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The ids of the persons and bodies that each statement names, by the statement's id."""
    spoken: tuple[Spoken, ...] = ()
    alike: tuple[tuple[Spoken, ...], ...] = ()
    shown: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    styles: tuple[NameStyle, ...] = ()
    # By source, as pages ask for them: each source has one.
    citations_of: Mapping[str, Sequence[Citation]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Citation]] = {name: [] for name in self.sources}
        for citation in self.citations.values():
            found.setdefault(citation.source, []).append(citation)
        object.__setattr__(self, "citations_of", found)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file to be written: its path under `content/`, with forward slashes, and its bytes."""

    path: str
    data: bytes


# The file that names all files of a folder which a build wrote: what it names is a build's own.
LIST = ".briefing-files"


def listing(names: Iterable[str]) -> bytes:
    """The list of a folder's files, one a line, itself left out."""
    text = "".join(f"{name}\n" for name in sorted(names))
    return text.encode("utf-8", "surrogateescape")
