"""Statements with a date of their own to events: their status, and how the sources put the date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator import edtf
from generator.model import Citation, Event, EventStatus, Language, Reading, Statement
from generator.typography import clean, fold


def collect(
    statements: Sequence[Statement],
    citations: Mapping[str, Citation],
    readings: Mapping[str, Reading],
    as_of: str | None,
    language: Language,
) -> tuple[Event, ...]:
    """The events in order of their dates, each with its own topic and those of its passages.

    `weight` is the number of sources, and after the point that of citations: three sources with
    five citations weigh 3.05.
    """
    found: list[Event] = []
    for statement in statements:
        if statement.date is None:
            continue
        cited = [citations[name] for name in statement.citations]
        event = Event(
            id=statement.id,
            title=statement.text,
            date=statement.date,
            date_basis=_basis(statement.date, cited, readings),
            status=_status(statement.text, statement.date, as_of, language),
            topics=_topics(statement, cited, readings),
            citations=statement.citations,
            sources=statement.sources,
            origins=statement.origins,
            weight=round(statement.sources + min(len(cited), 99) / 100, 2),
        )
        found.append(event)
    return tuple(sorted(found, key=lambda event: (*edtf.days(event.date), event.id)))


def _basis(date: str, cited: Sequence[Citation], readings: Mapping[str, Reading]) -> str:
    """How the sources put the date: "“Thursday” (published 2026-01-16); “January 15” (…)"."""
    claimed = edtf.parse(date)
    phrases: dict[str, None] = {}
    for citation in cited:
        for mention in readings[citation.source].dates_in(citation.sentence):
            value = edtf.parse(mention.value) if mention.value else None
            if value and claimed and edtf.lies_within(value, claimed):
                phrases[f"“{clean(mention.text)}” ({mention.basis})"] = None
                break
    return "; ".join(phrases)


def _status(text: str, date: str, as_of: str | None, language: Language) -> EventStatus:
    """By its date and its wording: "is to visit" on a day that has passed is lapsed.

    Editors word an event as their sources do, so its own words tell a report from a plan.
    """
    told = _planned_words(language).search(fold(text)) is not None
    if as_of is None:
        return "planned" if told else "reported"
    (first, last), (_, today) = edtf.days(date), edtf.days(as_of)
    if last > today:
        return "planned" if told or first > today else "reported"
    return "lapsed" if told else "reported"


def _topics(
    statement: Statement, cited: Sequence[Citation], readings: Mapping[str, Reading]
) -> tuple[str, ...]:
    """Its own topic, and those of which most of its sources speak: one mention is not enough."""
    by_source: dict[str, set[str]] = {}
    for citation in cited:
        names = by_source.setdefault(citation.source, set())
        for sentence in readings[citation.source].sentences:
            if citation.start < sentence.end and sentence.start < citation.end:
                names.update(sentence.topics)
    counted = Counter(name for names in by_source.values() for name in names)
    most = {name for name, count in counted.items() if 2 * count > len(by_source)}
    return tuple(sorted({statement.topic, *most}))


@lru_cache(maxsize=8)
def _planned_words(language: Language) -> re.Pattern[str]:
    words = sorted(language.data["events"]["planned"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
