"""The evidence gate: every quotation found, every figure, date and name of a statement borne."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.article import evidence, figures, names
from generator.briefing import claimed, claims, statements, style, support
from generator.briefing.statements import Assembled
from generator.containment import Guard
from generator.corpus import analysis
from generator.corpus.analysis import Corpus
from generator.model import (
    Citation,
    DateMention,
    Draft,
    Figure,
    Inputs,
    NameMention,
    Quote,
    Statement,
)
from generator.problems import Problem, ProblemKind
from generator.text.typography import clean

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
    material = claimed.material(tuple(cited.values()), corpus)
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


def _weighed(
    statement: Statement, material: claimed.Material, corpus: Corpus, inputs: Inputs
) -> tuple[Finding, ...]:
    """What is wrong with one statement: each check says nothing where it has no rules.

    Of a source without rules no check knows what it bears. What a statement says of itself, as how
    many sources it counts and on which weekday a day fell, needs no reading of them.
    """
    if inputs.language.fallback:
        return tuple(_style(statement, inputs))
    claim = claimed.claim(statement, material, corpus, inputs)
    if not all(corpus.sources[name].checked for name in claim.cited):
        return (*claims.of_itself(claim, inputs.language), *_style(statement, inputs))
    return (
        *_figures(claim, inputs),
        *_dates(claim),
        *claims.check(claim, inputs.language),
        *_names(claim, inputs),
        *_style(statement, inputs),
    )


Finding = tuple[ProblemKind, str, str]


def _figures(claim: claims.Claim, inputs: Inputs) -> Iterator[Finding]:
    if claim.statement.derived:
        return
    borne = [figure for each in claim.evidence for figure in each.figures]
    for figure in figures.unsupported(claim.reading.figures, borne, inputs.language):
        if _in_a_name(figure, claim):
            continue
        yield (
            ProblemKind.FIGURE_UNSUPPORTED,
            f"No cited passage bears the figure “{figure.text}”.",
            "Cite the sentence that gives it, or mark a figure of your own with `{derived: how}`.",
        )


def _in_a_name(figure: Figure, claim: claims.Claim) -> bool:
    """Whether a cited article has the number behind the same word with a capital: "iPhone 4"."""
    word = claim.text[: figure.start].rsplit(" ", 2)[-2:]
    called = f"{word[0]} {figure.text}" if len(word) == 2 and word[1] == "" else ""
    capital = any(letter.isupper() for letter in called)
    return capital and any(
        re.search(rf"(?<!\w){re.escape(called)}(?!\w)", each.text) for each in claim.evidence
    )


def _dates(claim: claims.Claim) -> Iterator[Finding]:
    statement = claim.statement
    borne = tuple(mention for each in claim.evidence for mention in each.dates)
    verdicts = [] if statement.derived else list(support.unborne_dates(claim.reading.dates, borne))
    if statement.date is not None:
        event = support.unborne(statement.date, statement.date, borne)
        verdicts = [event, *verdicts] if event else verdicts
    for verdict in verdicts:
        # "The latest quarter": which one, only its reader knows.
        if verdict.unresolved or not any(c.isdigit() or c.isupper() for c in verdict.text):
            yield (
                ProblemKind.DATE_UNRESOLVED,
                f"The date “{verdict.text}” is not checked:"
                " it, or what might bear it, cannot be resolved.",
                "Check it by hand, or cite a passage with a date.",
            )
            continue
        if verdict.doubtful:
            yield (
                ProblemKind.DATE_UNCERTAIN,
                f"The date “{verdict.text}” is one of several that a cited passage may mean.",
                f"Look whether it means that one: {_readings(claim)}.",
            )
            continue
        yield (
            ProblemKind.DATE_UNSUPPORTED,
            f"No cited passage bears the date “{verdict.text}”.",
            f"What they give: {_readings(claim)}.",
        )


def _readings(claim: claims.Claim) -> str:
    """How each cited passage was read: "@post, line 4: “May” is 2026-05 (published 2026-01-16)"."""
    told: dict[str, None] = {}
    for each in claim.evidence:
        for mention in each.dates or (None,):
            place = mention.start if mention else each.citation.start
            line = each.text.count("\n", 0, place) + 1
            told[f"@{each.citation.source}, line {line}: {_reading(mention)}"] = None
    return "; ".join(told)


def _reading(mention: DateMention | None) -> str:
    if mention is None:
        return "no date"
    value = " or ".join(mention.values) or "not resolved"
    return f"“{clean(mention.text)}” is {value} ({mention.basis})"


def _names(claim: claims.Claim, inputs: Inputs) -> Iterator[Finding]:
    texts = list({each.citation.source: each.text for each in claim.evidence}.values())
    mentions = claim.reading.names
    unknown = [m for m in _unsupported(mentions, texts, inputs) if not _opens(m, texts, inputs)]
    for mention in unknown:
        yield (
            ProblemKind.NAME_UNSUPPORTED,
            f"No cited source contains the name “{mention.text}”.",
            "Cite a source that does, write the name as it does, or add an alias in `mkdocs.yml`.",
        )
    # Persons go by other names in the next paragraph; a country does not.
    places = [m for m in mentions if m not in unknown and m.type != "person"]
    for mention in _unsupported(places, [each.around for each in claim.evidence], inputs):
        if not _opens(mention, texts, inputs):
            yield (
                ProblemKind.NAME_ELSEWHERE,
                f"“{mention.text}” stands in a cited source, but in no cited paragraph.",
                "Quote the words that name it, or look whether the statement says what they say.",
            )


def _unsupported(
    mentions: Sequence[NameMention], texts: Sequence[str], inputs: Inputs
) -> tuple[NameMention, ...]:
    return tuple(names.unsupported(mentions, texts, inputs.aliases, inputs.language))


def _opens(mention: NameMention, texts: Sequence[str], inputs: Inputs) -> bool:
    """Whether a name begins its statement with words that are none of it.

    "Part of the Senate", "Closing Port Harlow", "Ahead of the vote": a capital at the beginning
    tells nothing, and a word that a cited article has in small letters is none.
    """
    while mention.start == 0:
        first, _, rest = mention.text.partition(" ")
        if not rest:
            word = re.compile(rf"(?<!\w){re.escape(first.lower())}(?!\w)")
            return any(word.search(text) for text in texts)
        mention = replace(mention, text=rest, entity=rest)
        if rest[0].isupper() and not _unsupported((mention,), texts, inputs):
            return True
    return False


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
