"""Dated events that the sources tell of by themselves, where no editor has written any event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator import identity
from generator.article import evidence
from generator.briefing.gate import Gated
from generator.corpus import timeline
from generator.corpus.analysis import Corpus
from generator.model import Citation, Inputs, Passage, Span, Statement
from generator.text.typography import clean

A_TOPIC = 40
OTHERS = 4


def find(
    inputs: Inputs, corpus: Corpus, gated: Gated, section: str
) -> tuple[dict[str, Statement], dict[str, Citation]]:
    """The weightiest events of each topic as quoted statements of it, with their citations.

    None where an editor has written any, or all is hidden: a reader must be able to trust that a
    calendar with editors' events holds those alone.
    """
    written = any(statement.date for statement in gated.assembled.statements.values())
    if written or gated.assembled.withdrawn or inputs.settings.uncited == "hide":
        return {}, {}
    dated_sources = [
        # Copies are weighed as one report, whichever of them came first.
        timeline.DatedSource(
            source=replace(source, origin=corpus.origins.wholes[name]),
            reading=corpus.readings[name],
        )
        for name, source in corpus.sources.items()
    ]
    made: dict[str, Statement] = {}
    cited: dict[str, Citation] = {}
    found = timeline.find(dated_sources, inputs.language, inputs.aliases, corpus.as_of)
    for event in _first(found):
        first, *others = event.passages
        telling = [passage for passage in others if corpus.tells(first, passage)]
        told = [_cite(passage, corpus) for passage in (first, *telling[:OTHERS])]
        statement = _statement(event, told, section, made)
        made[statement.id] = statement
        cited |= {citation.id: citation for citation in told}
    return made, cited


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


def _first(found: Sequence[timeline.Found]) -> list[timeline.Found]:
    """The weightiest of each topic, by its first topic."""
    counted: dict[str, int] = {}
    kept: list[timeline.Found] = []
    for event in found:
        counted[event.topics[0]] = counted.get(event.topics[0], 0) + 1
        if counted[event.topics[0]] <= A_TOPIC:
            kept.append(event)
    return kept


def _cite(passage: Passage, corpus: Corpus) -> Citation:
    span = Span(start=passage.start, end=passage.end)
    return evidence.cite_span(span, corpus.libraries[passage.source])
