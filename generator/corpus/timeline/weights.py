"""How much the sources make of a day.

Each article counts about 1, once per origin: several mentions in it help less and less, and one
that looks back on a day long after it helps more. This is the number of mentions and of articles
that the literature on timelines finds hardest to beat (Kessler 2012, Tran 2015, Ghalandari 2020),
without what repetition within one article or one news agency's copy adds to it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator import edtf
from generator.corpus.timeline.reports import Report, dated
from generator.corpus.timeline.subjects import day_of, lead, subject
from generator.corpus.timeline.values import DatedSource

# A day is remembered after a year: an article of then counts half as much again.
_REMEMBERED = 0.5
_YEAR = 365
# An article whose lead states no day tells of the day of its publication or of the day before.
_UNDATED_LEADS = ((timedelta(0), 0.25), (timedelta(days=1), 0.15))
# What lies half a year before the first article is half background ("since the attacks of 2001").
_BACKGROUND_HALF = 180
_LAPSED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What counts beside the sentences: undated leads by day and topic, the first article's day,
    and the day as of which plans have lapsed."""

    leads: Mapping[tuple[date, str], float]
    begins: date
    today: date | None


def ledger(sources: Sequence[DatedSource], as_of: str | None) -> Ledger:
    """Read the days of publication."""
    leads: dict[tuple[date, str], list[float]] = defaultdict(list)
    days = []
    for dated_source in sources:
        day = day_of(dated_source.source.publication.value)
        if day is None:
            continue
        days.append(day)
        if _states_a_day(dated_source):
            continue
        for topic in subject(dated_source).on:
            for back, share in _UNDATED_LEADS:
                leads[day - back, topic].append(share)
    return Ledger(
        leads={key: math.fsum(shares) for key, shares in leads.items()},
        begins=min(days, default=date.min),
        today=edtf.days(as_of)[1] if as_of else None,
    )


def weight(reports: Iterable[Report], topic: str) -> float:
    """What some reports of one day are worth on a topic."""
    by_article: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        if topic in report.topics:
            by_article[report.origin, report.passage.source].append(report)
    by_origin: dict[str, float] = defaultdict(float)
    for (origin, _), told in by_article.items():
        by_origin[origin] = max(by_origin[origin], _of_article(told, topic))
    return math.fsum(by_origin.values())


def undated_leads(day: date, topic: str, known: Ledger) -> float:
    """What undated leads add to a day."""
    return known.leads.get((day, topic), 0.0)


def discount(reports: Sequence[Report], known: Ledger) -> float:
    """What a day's place in time leaves of its weight."""
    before = max(0, (known.begins - reports[0].last).days)
    share = _BACKGROUND_HALF / (_BACKGROUND_HALF + before)
    lapsed = known.today is not None and reports[0].last < known.today
    return share * (_LAPSED if lapsed and all(each.planned for each in reports) else 1)


def _of_article(told: Sequence[Report], topic: str) -> float:
    """A second mention helps half as much as the first, a third a third, and so on."""
    shares = sorted((each.strength * each.topics[topic] for each in told), reverse=True)
    value = math.fsum(share / number for number, share in enumerate(shares, start=1))
    published = told[0].published
    days = max(0, (published - told[0].last).days - 1) if published else 0
    return value * (1 + _REMEMBERED * min(1.0, math.log1p(days) / math.log1p(_YEAR)))


def _states_a_day(dated_source: DatedSource) -> bool:
    """Whether an article's lead says when what it tells of happened."""
    first = lead(dated_source)
    values = (
        edtf.parse(mention.value)
        for sentence, mentions in dated(dated_source)
        if sentence in first
        for mention in mentions
        if mention.value
    )
    return not first or any(value is not None and value.precision == "day" for value in values)
