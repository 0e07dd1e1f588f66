"""A statement beside what it cites, as the rules of the gate see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.article import figures
from generator.briefing import claims, support
from generator.corpus import analysis
from generator.corpus.analysis import Corpus
from generator.model import (
    Citation,
    DateMention,
    Figure,
    Inputs,
    Language,
    NameMention,
    Span,
    Statement,
    within,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What all statements cite; and by topic the sources that tell of it and nobody cites."""

    citations: Mapping[str, Citation]
    sources: frozenset[str]
    uncited: Mapping[str, frozenset[str]]
    persons: Mapping[str, frozenset[str]]


def material(cited: Sequence[Citation], corpus: Corpus) -> Material:
    """What the statements of a briefing cite, and who the persons of its articles are."""
    sources = frozenset(citation.source for citation in cited)
    uncited: dict[str, set[str]] = {}
    for name in corpus.readings.keys() - sources:
        for sentence in corpus.readings[name].sentences:
            for topic in sentence.topics:
                uncited.setdefault(topic, set()).add(name)
    return Material(
        citations={citation.id: citation for citation in cited},
        sources=sources,
        uncited={topic: frozenset(names) for topic, names in uncited.items()},
        persons=_persons(corpus),
    )


def _persons(corpus: Corpus) -> dict[str, frozenset[str]]:
    """By last name, in small letters, all words of the names of those who bear it."""
    found: dict[str, frozenset[str]] = {}
    for person in corpus.people:
        if person.kind == "person":
            words = frozenset(" ".join((person.name, *person.also)).casefold().split())
            last = claims.last_name(person.name)
            found[last] = found.get(last, frozenset()) | words
    return found


def claim(statement: Statement, known: Material, corpus: Corpus, inputs: Inputs) -> claims.Claim:
    """A statement beside what it cites. What counts or names its sources is not of the story."""
    reading = analysis.claims(statement.text, statement.date or corpus.as_of, inputs)
    cited = {known.citations[name].source for name in statement.citations}
    labels = [corpus.sources[source].label for source in cited]
    apart = (
        *claims.sources_counted(statement.text, inputs.language),
        *claims.sources_named(statement.text, labels),
    )
    return claims.Claim(
        statement=statement,
        reading=replace(
            reading,
            figures=tuple(each for each in reading.figures if not _within(each, apart)),
            dates=tuple(each for each in reading.dates if not _within(each, apart)),
            names=tuple(each for each in reading.names if not _within(each, apart)),
        ),
        evidence=tuple(
            _evidence(known.citations[name], corpus, inputs) for name in statement.citations
        ),
        persons=known.persons,
        labels={name: source.label for name, source in corpus.sources.items()},
        sources=known.sources,
        uncited=known.uncited.get(statement.topic, frozenset()),
    )


def _within(mention: Figure | DateMention | NameMention, spans: Iterable[Span]) -> bool:
    """Whether a mention shares words with one of the spans."""
    return any(mention.start < span.end and span.start < mention.end for span in spans)


def _evidence(citation: Citation, corpus: Corpus, inputs: Inputs) -> claims.Evidence:
    source = corpus.sources[citation.source]
    reading = corpus.readings[citation.source]
    borne = support.borne(citation, reading, source.article)
    uttered = [each for each in reading.speech if _overlap(each.words, citation.span)]
    evidence = claims.Evidence(
        citation=citation,
        text=source.text,
        title=source.title,
        figures=(*borne.figures, *_counted(reading.dates_in(citation.sentence), inputs.language)),
        dates=borne.dates,
        speakers=frozenset(
            claims.last_name(each.speaker) for each in uttered if each.speaker and each.named
        ),
        said=frozenset(each.verb for each in uttered),
    )
    first = evidence.whole.start
    return replace(
        evidence,
        names=tuple(
            replace(name, start=name.start - first, end=name.end - first)
            for name in within(reading.names, evidence.whole)
        ),
    )


def _counted(mentions: Iterable[DateMention], language: Language) -> Iterator[Figure]:
    """The figures in dates that count: "three days later" bears "three days"."""
    for mention in mentions:
        for figure in figures.find(mention.text, language):
            if claims.counts_time(mention.text, figure, language):
                start, end = figure.start + mention.start, figure.end + mention.start
                yield replace(figure, start=start, end=end)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
