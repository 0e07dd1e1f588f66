"""Dated events that the sources tell of by themselves, where no editor has written any event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import identity
from generator.analysis import Corpus
from generator.gate import Gated
from generator.model import Citation, Inputs, Passage, Span, Statement
from generator.stages import evidence, timeline
from generator.typography import clean

A_TOPIC = 40
OTHERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An event of the sources: the citation to quote and those that tell of it too."""

    found: timeline.Found
    best: Citation
    others: tuple[Citation, ...]


def find(inputs: Inputs, corpus: Corpus, gated: Gated) -> tuple[Dated, ...]:
    """The weightiest events of each topic; none where an editor has written any, or all is hidden.

    A reader must be able to trust that a calendar with editors' events holds those alone.
    """
    written = any(statement.date for statement in gated.assembled.statements.values())
    if written or gated.assembled.withdrawn or inputs.settings.uncited == "hide":
        return ()
    chronicles = [
        # Copies are weighed as one report, whichever of them came first.
        timeline.Chronicle(
            source=replace(source, origin=corpus.origins.wholes[name]),
            reading=corpus.readings[name],
        )
        for name, source in corpus.sources.items()
    ]
    found = timeline.find(chronicles, inputs.language, inputs.aliases, corpus.as_of)
    return tuple(
        Dated(
            found=event,
            best=_cite(event.passage, corpus),
            others=tuple(_cite(passage, corpus) for passage in event.passages[1 : OTHERS + 1]),
        )
        for event in _first(found)
    )


def statements(
    dated: Sequence[Dated], fitting: Collection[str], section: str
) -> tuple[dict[str, Statement], dict[str, Citation]]:
    """The events that may be shown as quoted statements of their first topic, with citations."""
    made: dict[str, Statement] = {}
    cited: dict[str, Citation] = {}
    for event in dated:
        if event.best.id not in fitting:
            continue
        shown = {
            citation.id: citation
            for citation in (event.best, *event.others)
            if citation.id in fitting
        }
        topic, text = event.found.topics[0], clean(event.best.exact)
        name = identity.statement_id(topic, f"{section} {event.found.date}", text, made)
        made[name] = Statement(
            id=name,
            topic=topic,
            section=section,
            text=text,
            status="quoted",
            citations=tuple(shown),
            sources=len({citation.source for citation in shown.values()}),
            date=event.found.date,
            weight=event.found.weight,
            planned=event.found.planned,
        )
        cited |= shown
    return made, cited


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


def offered(dated: Sequence[Dated]) -> Mapping[str, Citation]:
    """All citations of the events, in order of merit."""
    return {citation.id: citation for event in dated for citation in (event.best, *event.others)}
