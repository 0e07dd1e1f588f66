"""Seeds, the articles that they hold, and what stages find in their texts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from generator.model.people import Utterance
from generator.model.settings import Language, primary
from generator.model.spans import Span, within

ZoneKind = Literal[
    "title",
    "byline",
    "dateline",
    "published",
    "heading",
    "body",
    "caption",
    "live",
    "related",
    "comment",
    "residue",
]
# What is not the article's: menus and notices, and what readers write below it.
ASIDE: frozenset[ZoneKind] = frozenset(("residue", "comment"))
PublishedBasis = Literal["stated", "dateline", "given", "inferred"]
DateType = Literal["date", "duration", "set", "time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFields:
    """What an editor gives for a source, in its front matter or in `seeds/sources.yml`.

    `label` is the short name by which pages call the source. `origin` is the id of another source,
    or a name: where the text really comes from; `independent_of` are ids of sources with which it
    shares no origin, whatever the texts show.
    """

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    notes: tuple[str, ...] = ()
    label: str | None = None
    origin: str | None = None
    independent_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """From `at` to `until`, a seed's text is what its file holds from `start` to `end`."""

    at: int
    until: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A file in `seeds/` as collected, its text without Markdown's inline markup.

    `body_start` is where its front matter ends; where markup was left out, `kept` are the stretches
    of the file that the text is made of, in order. `inferred` is the language that its script and
    small words show, where nobody gives one.
    """

    file: str
    text: str
    sha256: str
    body_start: int = 0
    inferred: str | None = None
    given: SourceFields = SourceFields()
    kept: tuple[Kept, ...] = ()

    def in_file(self, start: int, end: int) -> Span:
        """Where a stretch of the text, which is not empty, stands in the file: code points too."""
        if not self.kept:
            return Span(start=start, end=end)
        first, last = self._holding(start), self._holding(end - 1)
        return Span(
            start=first.start + start - first.at,
            # "&amp;" is one character of the text, and five of the file.
            end=last.end if end == last.until else last.start + end - last.at,
        )

    def _holding(self, offset: int) -> Kept:
        return self.kept[bisect_right(self.kept, offset, key=lambda each: each.at) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """What a stretch of a seed is. Zones are in text order, disjoint, and have no blank margin."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A seed laid out: its zones and paragraphs, and the metadata that its text states.

    A paragraph may hold several zones ("WASHINGTON — " is a dateline, the rest of the line body).
    `dateline` is the dateline's text without the dash; `dateline_date` the month and day or full
    date in it as EDTF (`XXXX-01-15` where it gives no year); `published` a full date that the text
    states as that of its publication. `related` groups zones of one teaser: a span for each.
    """

    zones: tuple[Zone, ...]
    paragraphs: tuple[Span, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    dateline: str | None = None
    dateline_date: str | None = None
    published: str | None = None
    notes: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()

    def zone_of(self, span: Span) -> ZoneKind:
        """The zone of most of a span: "WASHINGTON — The two …" is body, dateline and all."""
        best: tuple[int, ZoneKind] = (0, "body")
        first = bisect_right(self.zones, span.start, key=lambda zone: zone.end)
        for index in range(first, len(self.zones)):
            zone = self.zones[index]
            if zone.start >= span.end:
                break
            shared = min(zone.end, span.end) - max(zone.start, span.start)
            if shared > best[0]:
                best = (shared, zone.kind)
        return best[1]

    def paragraph_of(self, span: Span) -> Span | None:
        """The paragraph that holds a span; None where it crosses the end of one."""
        index = bisect_right(self.paragraphs, span.start, key=lambda each: each.start) - 1
        if index < 0 or not self.paragraphs[index].contains(span):
            return None
        return self.paragraphs[index]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When a source appeared: an EDTF value, how that is known, and why (one sentence)."""

    value: str | None = None
    basis: PublishedBasis | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article that a seed holds, with its metadata; `label` is a short name of its own.

    `checked`: there are rules for its language, so figures, dates and names are held against it.
    `language_inferred`: by its script and words, as nobody has said which language it is in.
    """

    id: str
    seed: Seed
    article: Article
    title: str
    label: str = ""
    title_stated: bool = True
    publisher: str | None = None
    byline: str | None = None
    publication: Publication = Publication()
    language: str = "en"
    language_inferred: bool = False
    checked: bool = True
    url: str | None = None
    retrieved: str | None = None
    origin: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.seed.text

    def is_read_by(self, language: Language) -> bool:
        """Whether a language's rules are of the article's language: no English verb is looked for
        in German."""
        return self.checked and primary(self.language) == language.rules


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sentence:
    """A sentence, title, caption or line of a source, with the topics to which it belongs."""

    source: str
    start: int
    end: int
    zone: ZoneKind
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression of a text. `value` is EDTF, an ISO 8601 duration, or None: not resolvable.

    `basis` says in a few words what it was resolved against ("published 2026-01-16");
    `anchor` is the span of the passage that it was resolved against, where there is one.
    `readings` are all values that it may have, where the text leaves more than one open; `value` is
    the likeliest of them, marked uncertain.
    """

    start: int
    end: int
    text: str
    type: DateType
    value: str | None
    basis: str
    anchor: Span | None = None
    readings: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """All values that it may have: one, more where the text leaves them open, or none."""
        return self.readings or ((self.value,) if self.value else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A proper name of a text; `entity` is its normalised form, `type` what it names, if known."""

    start: int
    end: int
    text: str
    entity: str
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of a text. `unit` tells percentages and money from plain counts."""

    start: int
    end: int
    text: str
    value: float
    unit: Literal["percent", "money"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one text holds, by stage: used for each source and for each statement."""

    sentences: tuple[Sentence, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    speech: tuple[Utterance, ...] = ()

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """The dates (not durations, sets or times) that lie within a span."""
        return tuple(mention for mention in within(self.dates, span) if mention.type == "date")
