"""A count of sources is of those that are cited, and each of them bears what it is counted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import edtf
from generator.briefing.claims.claim import Claim, Evidence, Finding
from generator.briefing.claims.words import Words
from generator.model import DateMention, Figure, Span
from generator.problems import ProblemKind
from generator.text.patterns import plain

ALL, MOST = "all", "most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """ "Two sources" in a text: the words, and how many they are: a number, all, or most."""

    span: Span
    text: str
    many: int | str


def spans(text: str, words: Words) -> tuple[Span, ...]:
    """Where a text counts sources: the numbers in it are no figures of the story."""
    return tuple(count.span for count in _counts(text, words))


def too_many(claim: Claim, words: Words) -> Iterator[Finding]:
    """More sources than are cited; *all* is every source that statements cite, *most* over half."""
    cited, known = len(claim.cited), len(claim.sources)
    before = 0
    for count in _counts(claim.text, words):
        if words.out_of.search(plain(claim.text[: count.span.start])):
            continue  # "of the five articles only one": these are all there are
        more = before + 1 if words.another.search(plain(claim.text), count.span.end) else 0
        needed = {ALL: known, MOST: known // 2 + 1}.get(str(count.many))
        if needed is None:
            needed = max(int(count.many), more)
            before = max(before, int(count.many))
        if cited < needed:
            cites = f"{cited} of {known} sources" if count.many in (ALL, MOST) else str(cited)
            yield Finding(
                ProblemKind.COUNT_UNSUPPORTED,
                f"“{count.text}” are {needed}, and the statement cites {cites}.",
                "Cite each source that is counted, or count those that are cited.",
            )


def outgrown(claim: Claim, words: Words) -> Iterator[Finding]:
    """ "Every source" was right before an article came that nobody has cited yet."""
    if claim.uncited and claim.cited == claim.sources:
        for count in _counts(claim.text, words):
            if count.many == ALL:
                more = ", ".join(f"@{source}" for source in sorted(claim.uncited))
                yield Finding(
                    ProblemKind.COUNT_OUTGROWN,
                    f"“{count.text}” is without {more}, which tells of this topic too.",
                    "Cite it where it says so, or say how many do.",
                )


def not_borne_by_each(claim: Claim, words: Words) -> Iterator[Finding]:
    """In a part of a statement with one count, fewer sources that bear its figure or date."""
    if claim.statement.derived:
        return
    for start, end in _clauses(claim.text, words):
        found = [each for each in _counts(claim.text, words) if start <= each.span.start < end]
        if len(found) != 1:
            continue
        needed = _needed(found[0], claim)
        for what, text, bearers in _borne(claim, start, end):
            if 0 < len(bearers) < needed:
                by = ", ".join(f"@{source}" for source in sorted(bearers))
                yield Finding(
                    ProblemKind.COUNT_UNSUPPORTED,
                    f"“{found[0].text}” give the {what} “{text}”: of those cited only {by}.",
                    "Cite the passage of each that gives it, or count those that do.",
                )


def named_uncited(claim: Claim, words: Words) -> Iterator[Finding]:
    """A source that is called by its label, is not cited, and is in no cited article."""
    for source, label in claim.labels.items():
        called = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", re.IGNORECASE) if label else None
        if source in claim.cited or called is None or not called.search(claim.text):
            continue
        if not any(called.search(f"{each.title}\n{each.text}") for each in claim.evidence):
            yield Finding(
                ProblemKind.SOURCE_UNCITED,
                f"The statement names “{label}” and cites nothing of @{source}.",
                "Cite the passage that says so, or leave the source out.",
            )


def _needed(count: Count, claim: Claim) -> int:
    if count.many == ALL:
        return len(claim.cited)
    return len(claim.cited) // 2 + 1 if count.many == MOST else int(count.many)


def _counts(text: str, words: Words) -> Iterator[Count]:
    for match in words.counted.finditer(plain(text)):
        how, number = match["how"] or match["how2"], match["number"] or match["number2"]
        inner = match["inner"] or match["inner2"] or ""
        if number:
            many: int | str = int(number) if number.isdecimal() else words.number_of[number]
        else:
            many = MOST if how in words.most_words else ALL
            digits = [word for word in inner.split() if word in words.number_of or word.isdecimal()]
            if many == ALL and digits and how != "each":
                # "All five sources" are five.
                many = int(digits[0]) if digits[0].isdecimal() else words.number_of[digits[0]]
        span = Span(start=match.start(), end=match.end())
        yield Count(span=span, text=text[match.start() : match.end()], many=many)


def _clauses(text: str, words: Words) -> Iterator[tuple[int, int]]:
    start = 0
    for match in words.clause_end.finditer(text):
        yield start, match.start()
        start = match.start() + 1
    yield start, len(text)


def _borne(claim: Claim, start: int, end: int) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Figures and dates of a part of the statement, with the sources that bear each."""
    for figure in claim.reading.figures:
        if start <= figure.start < end and figure.value not in (1, 2):
            yield "figure", figure.text, _bearers(claim.evidence, figure)
    for mention in claim.reading.dates:
        if start <= mention.start < end and mention.type == "date" and mention.value:
            yield "date", mention.text, bearing(claim.evidence, mention)


def _bearers(evidence: Sequence[Evidence], figure: Figure) -> frozenset[str]:
    return frozenset(
        each.citation.source
        for each in evidence
        if any((f.value, f.unit) == (figure.value, figure.unit) for f in each.figures)
    )


def bearing(evidence: Sequence[Evidence], mention: DateMention) -> frozenset[str]:
    """The sources with a date that lies within a claimed one."""
    claimed = edtf.parse(mention.value) if mention.value else None
    if claimed is None or edtf.year_unknown(claimed):
        return frozenset()
    return frozenset(
        each.citation.source
        for each in evidence
        for own in each.dates
        for value in map(edtf.parse, own.values)
        if value is not None and edtf.lies_within(value, claimed)
    )
