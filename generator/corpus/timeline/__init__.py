"""Dated events that the sources tell of by themselves, the weightiest first.

`cues` reads how a sentence puts its date, `reports` keeps the sentences by which something happens
or is to happen on a day, `clusters` groups those of one day that are about the same matter, with
the one to quote (`quotable`) first, and `weights` says how much the sources make of a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.corpus.timeline import clusters, weights
from generator.corpus.timeline.reports import Report, read
from generator.corpus.timeline.values import DatedSource, Found
from generator.model import Language
from generator.text.words import vocabulary

__all__ = ["DatedSource", "Found", "find"]

# Of the topics of a matter, those of which it tells at least so much as of its first.
_ALSO_ON = 0.6
_DIGITS = 4


def find(
    sources: Sequence[DatedSource],
    language: Language,
    aliases: Sequence[Sequence[str]] = (),
    as_of: str | None = None,
) -> tuple[Found, ...]:
    """One event for each day and matter that the sources date, the weightiest first.

    Found are sentences in which something happens on a stated day, or is to happen within a stated
    day, week, month or season. Not: the day on which somebody said so, dates of figures ("as of
    Dec. 31"), comparisons, lengths of time. Only what belongs to a topic counts, by its own words
    or, with half the weight, by its article's title or lead.

    `weight` is about how many articles tell of the day: each counts 1, somewhat more if it does so
    several times or long afterwards, less where it speaks in passing, of a plan, or uncertainly. A
    day's first matter on a topic carries all that is told of the day on that topic, so that the
    first events of distinct dates are the days of a timeline. `as_of` is an EDTF date: plans for a
    day before it count half; so does a day half a year before the first article, less an older one.
    Apart from that, sources on other days do not change the weight of a day's first matter. The
    order of `sources` changes nothing.
    """
    rules = vocabulary(language, tuple(tuple(forms) for forms in aliases))
    known = weights.ledger(sources, as_of)
    everything = sorted(read(sources, language), key=lambda each: (each.day, clusters.place(each)))
    quotable = [report for report in everything if report.quotable]
    by_day: dict[str, list[clusters.Text]] = defaultdict(list)
    for text in clusters.read(quotable, rules):
        by_day[text.report.day].append(text)
    told: dict[str, list[Report]] = defaultdict(list)
    for report in everything:
        told[report.day].append(report)
    found = [
        event
        for day, texts in by_day.items()
        for event in _events(clusters.group(texts, language), told[day], known)
    ]
    return tuple(sorted(found, key=_order))


def _order(event: Found) -> tuple[float, str, str, int]:
    return (-event.weight, event.date, event.passage.source, event.passage.start)


def _events(
    groups: Sequence[Sequence[Report]], told: Sequence[Report], known: weights.Ledger
) -> Iterator[Found]:
    """The matters of one day as events, with what they weigh."""
    topics = sorted({topic for report in told for topic in report.topics})
    own = [{topic: weights.weight(group, topic) for topic in topics} for group in groups]
    whole = {
        topic: weights.weight(told, topic) + weights.undated_leads(told[0].first, topic, known)
        for topic in topics
    }
    first = {
        topic: max(range(len(groups)), key=lambda number: (own[number][topic], -number))
        for topic in topics
    }
    for number, group in enumerate(groups):
        share = weights.discount(group, known)
        mine = {topic: value for topic, value in own[number].items() if value}
        values = {
            topic: share * (whole[topic] if first[topic] == number else value)
            for topic, value in mine.items()
        }
        yield _event(group, mine, values)


def _event(group: Sequence[Report], own: Mapping[str, float], values: Mapping[str, float]) -> Found:
    """A matter as an event: on the topics of which it tells most, dated as surely as it is."""
    most = max(own.values())
    topics = tuple(topic for topic, value in own.items() if value >= _ALSO_ON * most)
    sure = next((each.value for each in group if each.value == each.day), group[0].value)
    passages = tuple(dict.fromkeys(report.passage for report in group))
    return Found(
        date=sure,
        passage=passages[0],
        passages=passages,
        topics=topics,
        weight=round(max(values[topic] for topic in topics), _DIGITS),
        planned=all(report.planned for report in group),
        mention=group[0].mention,
    )
