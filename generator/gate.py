"""The evidence gate: every quotation found, every figure, date and name of a statement borne."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator import analysis
from generator.analysis import Corpus
from generator.containment import Guard
from generator.model import Citation, Draft, Inputs, Quote, Reading, Statement
from generator.problems import Problem, ProblemKind
from generator.stages import evidence, figures, names, statements, style, support
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
            *_elsewhere(assembled, cited, corpus),
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
    citations = {citation.id: citation for citation in cited.values()}
    for name, statement in assembled.statements.items():
        file, draft = assembled.drafts[name]
        if not draft.quotes or not all((file, quote) in cited for quote in draft.quotes):
            continue  # it cites nothing, or what was not found: that has been said
        passages = [citations[citation] for citation in statement.citations]
        weigh = partial(_weighed, statement, passages, corpus, inputs)
        for kind, message, mend in guard.run("claims", file, (), weigh):
            yield _problem(file, draft, kind, message, mend)


def _weighed(
    statement: Statement, passages: Sequence[Citation], corpus: Corpus, inputs: Inputs
) -> tuple[Finding, ...]:
    """What is wrong with one statement."""
    claimed = analysis.claims(statement.text, statement.date or corpus.as_of, inputs)
    borne = support.borne(passages, corpus.readings)
    texts = {citation.source: corpus.sources[citation.source].text for citation in passages}
    return (
        *_figures(statement, claimed, borne, inputs),
        *_dates(statement, claimed, borne),
        *_names(claimed, list(texts.values()), inputs),
        *_style(statement, inputs),
    )


def _elsewhere(assembled: Assembled, cited: Cited, corpus: Corpus) -> Iterator[Problem]:
    """What else editors could cite: sources that agree with those a statement cites."""
    citations = {citation.id: citation for citation in cited.values()}
    places = support.places(corpus.agreements)
    sides = {side.statement for each in assembled.disagreements for side in each.sides}
    for name, statement in assembled.statements.items():
        if name in sides:
            continue  # it cites who says so, and is set against those who say otherwise
        passages = [citations[citation] for citation in statement.citations]
        found = support.also(passages, places)
        if found:
            file, draft = assembled.drafts[name]
            message = f"Also in {', '.join(f'@{source}' for source in sorted(found))}."
            mend = "Cite there too what bears the statement."
            yield _problem(file, draft, ProblemKind.ALSO_IN, message, mend)


Finding = tuple[ProblemKind, str, str]


def _figures(
    statement: Statement, claimed: Reading, borne: support.Borne, inputs: Inputs
) -> Iterator[Finding]:
    if statement.derived:
        return
    for figure in figures.unsupported(claimed.figures, borne.figures, inputs.language):
        yield (
            ProblemKind.FIGURE_UNSUPPORTED,
            f"No cited passage bears the figure “{figure.text}”.",
            "Cite the sentence that gives it, or mark a figure of your own with `{derived: how}`.",
        )


def _dates(statement: Statement, claimed: Reading, borne: support.Borne) -> Iterator[Finding]:
    verdicts = [] if statement.derived else list(support.unborne_dates(claimed.dates, borne))
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


def _names(claimed: Reading, texts: list[str], inputs: Inputs) -> Iterator[Finding]:
    if inputs.language.fallback:
        return  # "Die Kosten": capitals tell names in the languages only that we have rules for
    for mention in names.unsupported(claimed.names, texts, inputs.aliases, inputs.language):
        yield (
            ProblemKind.NAME_UNSUPPORTED,
            f"No cited source contains the name “{mention.text}”.",
            "Cite a source that does, write the name as it does, or add an alias in `mkdocs.yml`.",
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
