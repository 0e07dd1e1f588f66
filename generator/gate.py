"""The evidence gate: every quotation found, every figure, date and name of a statement borne."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator import analysis
from generator.analysis import Corpus
from generator.containment import Guard
from generator.model import (
    Citation,
    DateMention,
    Draft,
    Figure,
    Inputs,
    NameMention,
    Quote,
    Span,
    Statement,
    within,
)
from generator.problems import Problem, ProblemKind
from generator.stages import claims, evidence, figures, names, statements, style, support
from generator.stages.statements import Assembled

Cited = dict[tuple[str, Quote], Citation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated:
    """What editors say with its evidence: citations by id, statements and topics, and problems."""

    citations: Mapping[str, Citation]
    assembled: Assembled
    problems: tuple[Problem, ...]


def check(inputs: Inputs, corpus: Corpus) -> Gated:
    """Find every quotation, then weigh what each statement claims against what it cites."""
    guard = Guard()
    cited, problems = _quotations(inputs, corpus)
    texts = {name: source.text for name, source in corpus.sources.items()}
    assembled = statements.assemble(inputs.topics, cited, texts, inputs.language)
    return Gated(
        citations={citation.id: citation for citation in cited.values()},
        assembled=assembled,
        problems=(
            *problems,
            *assembled.problems,
            *_claims(assembled, cited, corpus, inputs, guard),
            *_assessed(corpus, inputs, guard),
            *guard.problems,
        ),
    )


def _quotations(inputs: Inputs, corpus: Corpus) -> tuple[Cited, list[Problem]]:
    """Every quotation looked up: the citations by file and quotation, and the problems."""
    cited: Cited = {}
    problems: list[Problem] = []
    for topic in inputs.topics:
        for draft in topic.drafts:
            for quote in () if draft.label or draft.withdrawn else draft.quotes:
                found = evidence.cite(quote, topic.file, corpus.libraries)
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    cited[topic.file, quote] = found
    return cited, problems


def _claims(
    assembled: Assembled, cited: Cited, corpus: Corpus, inputs: Inputs, guard: Guard
) -> Iterator[Problem]:
    """What statements claim beyond what their passages bear."""
    material = _material(cited, corpus)
    for name, statement in assembled.statements.items():
        file, draft = assembled.drafts[name]
        if not draft.quotes or not all((file, quote) in cited for quote in draft.quotes):
            continue  # it cites nothing, or what was not found: that has been said
        weigh = partial(_weighed, statement, material, corpus, inputs)
        for kind, message, mend in guard.run("claims", file, (), weigh):
            yield _problem(file, draft, kind, message, mend)


def _assessed(corpus: Corpus, inputs: Inputs, guard: Guard) -> Iterator[Problem]:
    """What the calendar denies of an editor's own judgements, which cite nothing."""
    if inputs.language.fallback:
        return
    for topic in inputs.topics:
        for draft in topic.drafts:
            if draft.label and not draft.withdrawn:
                weigh = partial(_weekdays, draft, corpus, inputs)
                for kind, message, mend in guard.run("claims", topic.file, (), weigh):
                    yield _problem(topic.file, draft, kind, message, mend)


def _weekdays(draft: Draft, corpus: Corpus, inputs: Inputs) -> tuple[Finding, ...]:
    reading = analysis.claims(draft.text, corpus.as_of, inputs)
    return tuple(claims.weekdays_denied(draft.text, reading.dates, inputs.language))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """What all statements cite; and by topic the sources that tell of it and nobody cites."""

    citations: Mapping[str, Citation]
    sources: frozenset[str]
    uncited: Mapping[str, frozenset[str]]
    persons: frozenset[str]


def _material(cited: Cited, corpus: Corpus) -> _Material:
    sources = frozenset(citation.source for citation in cited.values())
    uncited: dict[str, set[str]] = {}
    for name in corpus.readings.keys() - sources:
        for sentence in corpus.readings[name].sentences:
            for topic in sentence.topics:
                uncited.setdefault(topic, set()).add(name)
    return _Material(
        citations={citation.id: citation for citation in cited.values()},
        sources=sources,
        uncited={topic: frozenset(names) for topic, names in uncited.items()},
        persons=frozenset(
            claims.last_name(person.name) for person in corpus.people if person.kind == "person"
        ),
    )


def _weighed(
    statement: Statement, material: _Material, corpus: Corpus, inputs: Inputs
) -> tuple[Finding, ...]:
    """What is wrong with one statement; nothing, where we have no rules for a language in it."""
    if not _readable(statement, material, corpus, inputs):
        return ()
    claim = _claim(statement, material, corpus, inputs)
    return (
        *_figures(claim, inputs),
        *_dates(claim),
        *claims.check(claim, inputs.language),
        *_names(claim, inputs),
        *_style(statement, inputs),
    )


def _readable(statement: Statement, material: _Material, corpus: Corpus, inputs: Inputs) -> bool:
    """Whether we have rules for the language of a statement and of all that it cites.

    "2.000 Menschen" are two thousand: who reads it by the rules of English must say nothing.
    """
    sources = (corpus.sources[material.citations[name].source] for name in statement.citations)
    return not inputs.language.fallback and all(source.checked for source in sources)


def _claim(
    statement: Statement, material: _Material, corpus: Corpus, inputs: Inputs
) -> claims.Claim:
    """A statement beside what it cites. What counts or names its sources is not of the story."""
    reading = analysis.claims(statement.text, statement.date or corpus.as_of, inputs)
    cited = {material.citations[name].source for name in statement.citations}
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
        evidence=tuple(_evidence(material.citations[name], corpus) for name in statement.citations),
        persons=material.persons,
        labels={name: source.label for name, source in corpus.sources.items()},
        sources=material.sources,
        uncited=material.uncited.get(statement.topic, frozenset()),
    )


def _within(mention: Figure | DateMention | NameMention, spans: Iterable[Span]) -> bool:
    """Whether a mention shares words with one of the spans."""
    return any(mention.start < span.end and span.start < mention.end for span in spans)


def _evidence(citation: Citation, corpus: Corpus) -> claims.Evidence:
    source = corpus.sources[citation.source]
    reading = corpus.readings[citation.source]
    borne = support.borne(citation, reading, source.article)
    uttered = [each for each in reading.speech if _overlap(each.words, citation.span)]
    evidence = claims.Evidence(
        citation=citation,
        text=source.text,
        title=source.title,
        figures=borne.figures,
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


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


Finding = tuple[ProblemKind, str, str]


def _figures(claim: claims.Claim, inputs: Inputs) -> Iterator[Finding]:
    if claim.statement.derived:
        return
    borne = [figure for each in claim.evidence for figure in each.figures]
    for figure in figures.unsupported(claim.reading.figures, borne, inputs.language):
        if claims.said_as_written(figure, claim):
            continue
        yield (
            ProblemKind.FIGURE_UNSUPPORTED,
            f"No cited passage bears the figure “{figure.text}”.",
            "Cite the sentence that gives it, or mark a figure of your own with `{derived: how}`.",
        )


def _dates(claim: claims.Claim) -> Iterator[Finding]:
    statement = claim.statement
    borne = tuple(mention for each in claim.evidence for mention in each.dates)
    verdicts = [] if statement.derived else list(support.unborne_dates(claim.reading.dates, borne))
    if statement.date is not None:
        event = support.unborne(statement.date, statement.date, borne)
        verdicts = [event, *verdicts] if event else verdicts
    for verdict in verdicts:
        if verdict.unresolved:
            yield (
                ProblemKind.DATE_UNRESOLVED,
                f"The date “{verdict.text}” is not checked:"
                " it, or what might bear it, cannot be resolved.",
                "Check it by hand, or cite a passage with a date.",
            )
            continue
        found = ", ".join(f"“{text}”" for text in verdict.found)
        yield (
            ProblemKind.DATE_UNSUPPORTED,
            f"No cited passage bears the date “{verdict.text}”.",
            f"The cited passages give {found}." if found else "The cited passages give no date.",
        )


def _names(claim: claims.Claim, inputs: Inputs) -> Iterator[Finding]:
    texts = list({each.citation.source: each.text for each in claim.evidence}.values())
    mentions = claim.reading.names
    unknown = names.unsupported(mentions, texts, inputs.aliases, inputs.language)
    for mention in unknown:
        yield (
            ProblemKind.NAME_UNSUPPORTED,
            f"No cited source contains the name “{mention.text}”.",
            "Cite a source that does, write the name as it does, or add an alias in `mkdocs.yml`.",
        )
    # Persons go by other names in the next paragraph; a country does not.
    places = [m for m in mentions if m not in unknown and m.type != "person"]
    near = [each.around for each in claim.evidence]
    for mention in names.unsupported(places, near, inputs.aliases, inputs.language):
        yield (
            ProblemKind.NAME_ELSEWHERE,
            f"“{mention.text}” stands in a cited source, but in no cited paragraph.",
            "Quote the words that name it, or look whether the statement says what they say.",
        )


def _style(statement: Statement, inputs: Inputs) -> Iterator[Finding]:
    if statement.subject:
        return  # a side of a difference may be about the very names that sources use
    for form, preferred in style.deviations(statement.text, inputs.styles):
        yield (
            ProblemKind.NAME_NOT_PREFERRED,
            f"The style list writes “{preferred}”, not “{form}”.",
            f"Write “{preferred}”, or put a source's words in quotation marks.",
        )


def _problem(file: str, draft: Draft, kind: ProblemKind, message: str, mend: str) -> Problem:
    return Problem(
        kind=kind, file=file, line=draft.line, column=draft.column, message=message, mend=mend
    )
