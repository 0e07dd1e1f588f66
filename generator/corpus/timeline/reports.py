"""The sentences of all sources that date something."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator import edtf
from generator.corpus.timeline.cues import Manner, at_close, manner
from generator.corpus.timeline.cues import read as read_cues
from generator.corpus.timeline.subjects import day_of, subject
from generator.corpus.timeline.values import DatedSource
from generator.edtf import Edtf
from generator.model import DateMention, Language, Passage, Sentence, Source, Span, ZoneKind

# What a sentence is worth as evidence by where it stands; what is not named tells nothing.
ZONES: Mapping[ZoneKind, float] = {"body": 1.0, "caption": 0.6, "related": 0.3}
# ... and by how it puts the date: that somebody talked on a day is weak evidence for the day.
_MANNERS: Mapping[Manner, float] = {
    "done": 1.0,
    "present": 1.0,
    "planned": 0.6,
    "unclear": 0.3,
    "said": 0.25,
}
_DOUBTFUL = 0.4  # "about 12 December"; a year inferred from an article whose own day is inferred
_QUOTED = 0.5  # a date within somebody's words
_COARSE = 0.5  # a week, month or season
# News begins with what happened: a sentence far down has half the weight, the tenth two thirds.
_LATE = 0.5
_LATE_HALF = 5

# "January 29 to 31" is an event of several days; "last week" and "the weekend" date nothing.
_LONGEST_EVENT = timedelta(days=13)
_LONGEST_PLAN = timedelta(days=92)
_DIGIT = re.compile(r"\d")
_QUOTE = re.compile('[“”"]')
_QUALIFIERS = re.compile(r"[?~%]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A sentence and a date in it.

    `day` is the date's EDTF without qualifiers, `value` with them; `published` the day of its
    source. `topics` says how much the sentence belongs to each topic (0 to 1), `strength` how
    good evidence it is that something happened on the day. `quotable`: it tells what.
    """

    passage: Passage
    text: str
    mention: str
    day: str
    value: str
    first: date
    last: date
    published: date | None
    origin: str
    planned: bool
    quotable: bool
    strength: float
    topics: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A sentence of a source, the number of those before it, and how much it is on each topic."""

    source: Source
    published: date | None
    sentence: Sentence
    text: str
    position: int
    topics: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _When:
    """The days of an event, whether they were still to come, and how good the date is (0 to 1)."""

    value: str
    first: date
    last: date
    planned: bool
    share: float


def read(sources: Sequence[DatedSource], language: Language) -> Iterator[Report]:
    """Every sentence that dates something on a topic, once for each of its dates."""
    for dated_source in sources:
        for place, mentions in _places(dated_source):
            yield from _reports(place, mentions, language)


def _places(dated_source: DatedSource) -> Iterator[tuple[_Place, list[DateMention]]]:
    """The dated sentences of a source that are on a topic; one printed twice (a caption) once."""
    about = subject(dated_source)
    source = dated_source.source
    published = day_of(source.publication.value)
    printed: set[str] = set()
    telling = ((one, found) for one, found in dated(dated_source) if one.zone in ZONES)
    for position, (sentence, mentions) in enumerate(telling):
        topics = about.topics(sentence) if mentions else None
        text = source.text[sentence.start : sentence.end]
        if not topics or text in printed:
            continue
        printed.add(text)
        place = _Place(
            source=source,
            published=published,
            sentence=sentence,
            text=text,
            position=position,
            topics=topics,
        )
        yield place, mentions


def dated(dated_source: DatedSource) -> Iterator[tuple[Sentence, list[DateMention]]]:
    """The sentences with the dates in them; a dateline's own date is none of its sentence."""
    lines = [
        zone for zone in dated_source.source.article.zones if zone.kind in ("dateline", "published")
    ]
    starts = [line.start for line in lines]

    def within_line(mention: DateMention) -> bool:
        place = bisect_right(starts, mention.start) - 1
        return place >= 0 and mention.start < lines[place].end

    mentions = [each for each in dated_source.reading.dates if each.type == "date"]
    place = 0
    for sentence in dated_source.reading.sentences:
        while place < len(mentions) and mentions[place].start < sentence.start:
            place += 1
        inside = []
        while place < len(mentions) and mentions[place].end <= sentence.end:
            inside.append(mentions[place])
            place += 1
        yield sentence, [mention for mention in inside if not within_line(mention)]


def _reports(
    place: _Place, mentions: Sequence[DateMention], language: Language
) -> Iterator[Report]:
    """One for each day that a sentence names, by the mention that says most of it."""
    sentence, start = read_cues(place.text, language), place.sentence.start
    strongest: dict[str, Report] = {}
    for mention in mentions:
        span = Span(start=mention.start - start, end=mention.end - start)
        put = manner(sentence, span, language)
        when = _when(mention, put, place.published, language)
        if when is None:
            continue
        quoted = sentence.within_quotation(span.start)
        report = _report(place, mention, (put, quoted), when)
        held = strongest.get(report.day)
        if held is None or held.strength < report.strength:
            strongest[report.day] = report
    yield from strongest.values()


def _report(place: _Place, mention: DateMention, told: tuple[Manner, bool], when: _When) -> Report:
    """What a sentence tells of one of its dates; `told`: how, and whether in somebody's words."""
    (put, quoted), source, sentence = told, place.source, place.sentence
    strength = ZONES[sentence.zone] * _MANNERS["planned" if when.planned else put] * when.share
    strength *= 1 - _LATE * place.position / (_LATE_HALF + place.position)
    return Report(
        passage=Passage(source=source.id, start=sentence.start, end=sentence.end),
        text=place.text,
        mention=mention.text,
        day=_QUALIFIERS.sub("", when.value),
        value=when.value,
        first=when.first,
        last=when.last,
        published=place.published,
        origin=source.origin or source.id,
        planned=when.planned,
        # What a speaker calls today is no news: "This is a great day for Boeing today".
        quotable=put in ("done", "present", "planned")
        and not (quoted and not _DIGIT.search(mention.text))
        and (sentence.zone == "body" or not when.planned),
        strength=strength * (_QUOTED if quoted else 1),
        topics=place.topics,
    )


def _when(
    mention: DateMention, put: Manner, published: date | None, language: Language
) -> _When | None:
    """The days of an event; None where the date is none of one."""
    value = edtf.parse(mention.value) if mention.value else None
    if value is None or value.start is None or value.end is None or put == "undated":
        return None
    # "Opens Friday" is a plan; what "opened" on a day after it was written is a day misread.
    to_come = bool(published and value.start > published)
    if to_come and put in ("done", "said"):
        return None
    planned = put == "planned" or to_come
    share = _DOUBTFUL if value.approximate or value.uncertain else 1.0
    text = value.text
    if at_close(mention.text, language):
        # "By the end of May" is no event of 31 May; by the end of the year is too vague.
        if not planned or (value.end.month, value.end.day) == (12, 31):
            return None
        text, share = text[:7], share * _COARSE
    elif not _fine(value, mention.text):
        if put != "planned" or not _coarse_plan(value, published):
            return None
        share *= _COARSE
    return _When(value=text, first=value.start, last=value.end, planned=planned, share=share)


def _fine(value: Edtf, words: str) -> bool:
    """A day, or a few days that are named: "January 29 to 31", not "last week"."""
    if value.precision == "day":
        return True
    if value.precision != "interval" or value.start is None or value.end is None:
        return False
    return value.end - value.start <= _LONGEST_EVENT and bool(_DIGIT.search(words))


def _coarse_plan(value: Edtf, published: date | None) -> bool:
    """A week, month or season that was not over when the plan was told."""
    if value.start is None or value.end is None or value.end - value.start > _LONGEST_PLAN:
        return False
    known = value.precision in ("interval", "month", "season")
    return known and (published is None or value.end >= published)
