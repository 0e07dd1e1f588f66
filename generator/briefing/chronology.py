"""Dated events that the sources tell of by themselves, where no editor has written any event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator import edtf, identity
from generator.briefing import passages
from generator.briefing.gate import Gated
from generator.corpus import timeline
from generator.corpus.analysis import Corpus
from generator.model import Citation, Inputs, Statement
from generator.text.typography import clean

# On a topic: days, what is told of one, and plans.
DAYS = 12
A_DAY = 2
PLANS = 6
OTHERS = 4


def find(inputs: Inputs, corpus: Corpus, gated: Gated) -> tuple[timeline.Found, ...]:
    """The weightiest events of each topic, as many as a page has room for, the weightiest first.

    None where an editor has written any, or all is hidden: a reader must be able to trust that a
    calendar with editors' events holds those alone. Plans for days that have begun are left out:
    they tell neither what happened nor, for sure, what comes.
    """
    written = any(statement.date for statement in gated.assembled.statements.values())
    if written or gated.assembled.withdrawn or inputs.settings.uncited == "hide":
        return ()
    dated_sources = [
        # Copies are weighed as one report, whichever of them came first.
        timeline.DatedSource(
            source=replace(source, origin=corpus.origins.wholes[name]),
            reading=corpus.readings[name],
        )
        for name, source in corpus.sources.items()
    ]
    found = timeline.find(dated_sources, inputs.language, inputs.aliases, corpus.as_of)
    return tuple(_first(event for event in found if not _has_lapsed(event, corpus.as_of)))


def statements(
    events: Iterable[timeline.Found], corpus: Corpus, section: str
) -> tuple[list[Statement], dict[str, Citation]]:
    """The events as quoted statements of their first topics, in their order, with citations."""
    made: dict[str, Statement] = {}
    cited: dict[str, Citation] = {}
    for event in events:
        first, *others = event.passages
        telling = [passage for passage in others if corpus.tells(first, passage)]
        told = [passages.cite(each, corpus.libraries) for each in (first, *telling[:OTHERS])]
        statement = _statement(event, told, section, made)
        made[statement.id] = statement
        cited |= {citation.id: citation for citation in told}
    return list(made.values()), cited


def _statement(
    event: timeline.Found, told: Sequence[Citation], section: str, made: Mapping[str, Statement]
) -> Statement:
    """An event in the words of the first passage that tells of it."""
    topic, text = event.topics[0], clean(told[0].exact)
    return Statement(
        id=identity.statement_id(topic, f"{section} {event.date}", text, made),
        topic=topic,
        section=section,
        text=text,
        status="quoted",
        citations=tuple(dict.fromkeys(citation.id for citation in told)),
        sources=len({citation.source for citation in told}),
        date=event.date,
        weight=event.weight,
        planned=event.planned,
    )


def _has_lapsed(event: timeline.Found, as_of: str | None) -> bool:
    return event.planned and as_of is not None and edtf.days(event.date)[0] <= edtf.days(as_of)[1]


def _first(found: Iterable[timeline.Found]) -> Iterable[timeline.Found]:
    """The weightiest of each topic, by its first topic."""
    days: dict[str, dict[str, int]] = defaultdict(dict)
    plans: dict[str, int] = defaultdict(int)
    for event in found:
        topic = event.topics[0]
        if event.planned:
            plans[topic] += 1
            if plans[topic] <= PLANS:
                yield event
        elif event.date in days[topic] or len(days[topic]) < DAYS:
            told = days[topic][event.date] = days[topic].get(event.date, 0) + 1
            if told <= A_DAY:
                yield event
