"""What the statements come to: the origins behind each, the events, and where sources differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator import edtf
from generator.briefing import circumstances, events
from generator.briefing.gate import Gated
from generator.briefing.selection import Shown
from generator.corpus import disagreement, origins, people
from generator.corpus.analysis import Corpus
from generator.model import (
    Citation,
    Disagreement,
    Event,
    Inputs,
    Passage,
    Person,
    Publication,
    Side,
    Source,
    Span,
    Statement,
    within,
)

Grouped = Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Statements and differences with their origins counted, and events.

    `sources` are those of the corpus without bounds that a difference puts in doubt; `grouped`
    gives the sources of some citations by origin: those of a statement or of a side;
    `named` the persons and bodies that each statement names, by their ids; `people` those that
    matter here.
    """

    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    events: tuple[Event, ...]
    withdrawn: tuple[Event, ...]
    disagreements: tuple[Disagreement, ...]
    grouped: Grouped
    named: Mapping[str, frozenset[str]]
    people: tuple[Person, ...]


def find(inputs: Inputs, corpus: Corpus, gated: Gated, shown: Shown) -> Findings:
    """Count origins, date events, and compare what the sources say of them."""
    grouped = {
        statement.citations: _by_origin(statement.citations, shown.citations, corpus)
        for statement in shown.statements.values()
    }
    statements = {
        name: replace(statement, origins=len(grouped[statement.citations]))
        for name, statement in shown.statements.items()
    }
    dated = _events(statements.values(), shown.citations, corpus, inputs)
    told = (*gated.assembled.disagreements, *shown.differences)
    differing = disagreement.dates_of_events(dated, shown.citations, corpus.readings, told)
    everything = (*told, *differing.values())
    grouped |= {
        side.citations: _by_origin(side.citations, shown.citations, corpus)
        for entry in everything
        for side in entry.sides
    }

    named = _named(statements, corpus)

    def counts(side: Side) -> tuple[int, int]:
        """The sources of a side, and their origins."""
        groups = grouped[side.citations]
        return sum(len(sources) for sources in groups), len(groups)

    return Findings(
        sources=_without_doubtful_bounds(everything, shown.citations, corpus),
        statements=statements,
        events=tuple(
            replace(event, disagreement=differing[event.id].id) if event.id in differing else event
            for event in dated
        ),
        withdrawn=_withdrawn(gated, corpus, inputs),
        disagreements=disagreement.ordered(everything, counts),
        grouped=grouped,
        named=named,
        people=_people(named, shown, corpus),
    )


def _without_doubtful_bounds(
    differences: Iterable[Disagreement], citations: Mapping[str, Citation], corpus: Corpus
) -> dict[str, Source]:
    """The sources, of whose bounds none rests on a day that others dispute.

    "17 January or later" is no news of an article that alone dates to the 17th what others report
    of the 15th.
    """
    doubtful: dict[str, set[date | None]] = {}
    sides = (side for entry in differences if entry.kind == "date" for side in entry.sides)
    for citation in (citations[name] for side in sides for name in side.citations):
        for mention in corpus.readings[citation.source].dates_in(citation.sentence):
            value = edtf.parse(mention.value or "")
            doubtful.setdefault(citation.source, set()).add(value.start if value else None)
    return {
        name: replace(source, publication=Publication())
        if source.publication.basis == "inferred"
        and (bound := edtf.parse(source.publication.value or ""))
        and bound.start in doubtful.get(name, ())
        else source
        for name, source in corpus.sources.items()
    }


def _named(statements: Mapping[str, Statement], corpus: Corpus) -> dict[str, frozenset[str]]:
    texts = (statement.text for statement in statements.values())
    return dict(zip(statements, people.named_in(texts, corpus.people), strict=True))


def _people(
    named: Mapping[str, frozenset[str]], shown: Shown, corpus: Corpus
) -> tuple[Person, ...]:
    """Those whom a statement or a cited passage names, who speak, or whom editors gave a role."""
    stated = {name for people in named.values() for name in people}
    spoken = {entry.utterance.speaker for entry in shown.spoken if entry.utterance.named}
    present = spoken | _named_in_passages(shown, corpus)
    return tuple(
        person
        for person in corpus.people
        if person.id in stated or person.name in present or person.role
    )


def _named_in_passages(shown: Shown, corpus: Corpus) -> set[str]:
    """The entities that the words of a statement's citations name."""
    names = {name for statement in shown.statements.values() for name in statement.citations}
    spans: dict[str, list[Span]] = {}
    for citation in map(shown.citations.__getitem__, sorted(names)):
        spans.setdefault(citation.source, []).append(citation.span)
    return {
        mention.entity
        for source, cited in spans.items()
        for span in cited
        for mention in within(corpus.readings[source].names, span)
    }


def _events(
    statements: Iterable[Statement],
    citations: Mapping[str, Citation],
    corpus: Corpus,
    inputs: Inputs,
) -> tuple[Event, ...]:
    readings, language = corpus.readings, inputs.language
    dated = events.collect(tuple(statements), citations, readings, corpus.as_of, language)
    return circumstances.add(dated, citations, corpus.sources, readings, language)


def _withdrawn(gated: Gated, corpus: Corpus, inputs: Inputs) -> tuple[Event, ...]:
    """The events that editors have taken back, with the reason: calendars must cancel them."""
    reasons = {statement.id: (statement, why) for statement, why in gated.assembled.withdrawn}
    stated = (statement for statement, _ in reasons.values())
    found = _events(stated, {}, corpus, inputs)
    return tuple(replace(event, withdrawn=reasons[event.id][1]) for event in found)


def _by_origin(
    names: Iterable[str], citations: Mapping[str, Citation], corpus: Corpus
) -> tuple[tuple[str, ...], ...]:
    """The sources of some citations by origin, each judged by the sentence that it stands in."""
    passages = (
        Passage(source=each.source, start=each.sentence.start, end=each.sentence.end)
        for each in map(citations.__getitem__, names)
    )
    return origins.of_passages(passages, corpus.origins)
