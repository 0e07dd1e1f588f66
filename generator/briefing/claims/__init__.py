"""What a statement claims, held against the passages that it cites: the rules of the gate.

Each rule is a function from a `Claim` to what it finds; `RULES` lists them, in the order in which
they are told. A rule that is new is a function in one of the modules beside this one, and a line
here. Figures, dates and names are found before (`Claim.reading`): rules compare, they do not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.briefing.claims import (
    actors,
    amounts,
    counts,
    dates,
    hedges,
    multiples,
    negations,
    opposites,
    quoted,
    scope,
    strength,
    titles,
    units,
    verbs,
)
from generator.briefing.claims.claim import Claim, Evidence, Finding, last_name
from generator.briefing.claims.words import Words, words_of
from generator.model import DateMention, Figure, Language, Span

__all__ = [
    "Claim",
    "Evidence",
    "Finding",
    "check",
    "counts_time",
    "last_name",
    "of_itself",
    "sources_counted",
    "sources_named",
    "weekdays_denied",
]

RULES = (
    quoted.unsaid,
    units.other_unit,
    counts.too_many,
    counts.named_uncited,
    counts.outgrown,
    counts.not_borne_by_each,
    dates.side_not_borne,
    dates.weekday_denied,
    negations.cut_off,
    negations.lost,
    negations.told,
    negations.added,
    hedges.changed,
    titles.other_title,
    titles.unheard,
    multiples.other,
    strength.stronger,
    strength.surer,
    strength.scope_dropped,
    verbs.told_as_done,
    verbs.nothing_done,
    opposites.turned,
    amounts.role_changed,
    amounts.of_another,
    amounts.exchanged,
    scope.widened,
    scope.singled_out,
    actors.other_actor,
    actors.exchanged,
    actors.turned_round,
    actors.other_speaker,
)

# Those that read the statement alone, whatever language its sources are in.
OF_ITSELF = (counts.too_many, counts.named_uncited, counts.outgrown, dates.weekday_denied)


def sources_counted(text: str, language: Language) -> tuple[Span, ...]:
    """Where a text counts sources ("two of the articles"): spans of it, half-open."""
    return counts.spans(text, words_of(language))


def sources_named(text: str, labels: Iterable[str]) -> tuple[Span, ...]:
    """Where a text calls a source by its label ("the 16 January report"): spans, half-open."""
    return tuple(
        Span(start=match.start(), end=match.end())
        for label in labels
        if label
        for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE)
    )


def weekdays_denied(
    text: str, mentions: Sequence[DateMention], language: Language
) -> Iterator[Finding]:
    """Weekdays of any text of an editor's that the calendar denies."""
    return dates.weekdays_denied(text, mentions, words_of(language))


def counts_time(text: str, figure: Figure, language: Language) -> bool:
    """Whether a figure of a text counts days, weeks or years."""
    return any(kind == "time" for kind, _ in units.units_at(figure, text, words_of(language)))


def check(claim: Claim, language: Language) -> Iterator[Finding]:
    """What the rules find wrong with a statement. `language` is that of statement and passages."""
    words: Words = words_of(language)
    for rule in RULES:
        yield from rule(claim, words)


def of_itself(claim: Claim, language: Language) -> Iterator[Finding]:
    """What is wrong with a statement as such. `language` is that of the statement alone."""
    words: Words = words_of(language)
    for rule in OF_ITSELF:
        yield from rule(claim, words)
