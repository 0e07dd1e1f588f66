"""Statements with a date of their own to events: their status, and how the sources put the date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from generator import edtf
from generator.model import Citation, Event, EventStatus, Language, Reading, Statement
from generator.text.typography import clean, fold


def collect(
    statements: Sequence[Statement],
    citations: Mapping[str, Citation],
    readings: Mapping[str, Reading],
    as_of: str | None,
    language: Language,
) -> tuple[Event, ...]:
    """The events by the day on which each is over: "October 2025" comes after 28 October 2025.

    Those of one day keep the order in which their statements are given.
    An event belongs to its statement's topic, to those of its passages, and to those whose
    statements cite one of its quotations.
    `weight` is the number of sources, and after the point that of citations: three sources with
    five citations weigh 3.05.
    """
    statements = tuple(statements)
    citing: dict[str, set[str]] = {}
    for statement in statements:
        for name in statement.citations:
            citing.setdefault(name, set()).add(statement.topic)
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
            status=_status(_told_as_plan(statement, language), statement.date, as_of),
            topics=_topics(statement, cited, readings, citing),
            citations=statement.citations,
            sources=statement.sources,
            origins=statement.origins,
            weight=statement.weight or round(statement.sources + min(len(cited), 99) / 100, 2),
        )
        found.append(event)
    return tuple(sorted(found, key=lambda event: tuple(reversed(edtf.days(event.date)))))


def _basis(date: str, cited: Sequence[Citation], readings: Mapping[str, Reading]) -> str:
    """How the sources put the date: "“Thursday” (published 2026-01-16); “January 15” (…)"."""
    claimed = edtf.parse(date)
    phrases: dict[str, None] = {}
    for citation in cited:
        for mention in readings[citation.source].dates_in(citation.sentence):
            values = map(edtf.parse, mention.values)
            if claimed and any(value and edtf.lies_within(value, claimed) for value in values):
                phrases[f"“{clean(mention.text)}” ({mention.basis})"] = None
                break
    return "; ".join(phrases)


def _told_as_plan(statement: Statement, language: Language) -> bool:
    """Editors word an event as their sources do: their own words tell a report from a plan."""
    if statement.planned is not None:
        return statement.planned
    return _planned_words(language).search(fold(statement.text)) is not None


def _status(plan: bool, date: str, as_of: str | None) -> EventStatus:
    """By its wording and its date: "is to visit" on a day that has passed is lapsed."""
    if as_of is None:
        return "planned" if plan else "reported"
    (first, last), (_, today) = edtf.days(date), edtf.days(as_of)
    if last > today:
        return "planned" if plan or first > today else "reported"
    return "lapsed" if plan else "reported"


def _topics(
    statement: Statement,
    cited: Sequence[Citation],
    readings: Mapping[str, Reading],
    citing: Mapping[str, Collection[str]],
) -> tuple[str, ...]:
    """Its own topic, those that cite its quotations, and those of which half of its sources speak.

    One mention is not enough. `citing` gives the topics that cite each citation.
    """
    by_source: dict[str, set[str]] = {}
    for citation in cited:
        names = by_source.setdefault(citation.source, set())
        for sentence in readings[citation.source].sentences:
            if citation.start < sentence.end and sentence.start < citation.end:
                names.update(sentence.topics)
    counted = Counter(name for names in by_source.values() for name in names)
    most = {name for name, count in counted.items() if 2 * count >= len(by_source)}
    return tuple(sorted(most.union(*(citing[each.id] for each in cited))))


@lru_cache(maxsize=8)
def _planned_words(language: Language) -> re.Pattern[str]:
    words = sorted(language.data["events"]["planned"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
