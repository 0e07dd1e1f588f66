"""A figure bears another only in the same unit: 50 minutes are no 50 hours."""

from __future__ import annotations

from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.words import Words
from generator.model import Figure
from generator.problems import ProblemKind
from generator.text.patterns import plain

_REACH = 24

Units = frozenset[tuple[str, str]]


def other_unit(claim: Claim, words: Words) -> Iterator[Finding]:
    """Figures that every passage which has the same number gives in another unit."""
    if claim.statement.derived:
        return
    for figure in claim.reading.figures:
        mine = units_at(figure, claim.text, words)
        if not mine:
            continue
        theirs = [
            (units, found.text + each.text[found.end : found.end + _REACH].split("\n")[0])
            for each in claim.evidence
            for found in each.figures
            if found.value == figure.value and not _glued(found, each.text, words)
            for units in [units_at(found, each.text, words)]
        ]
        if theirs and all(_clash(mine, units) for units, _ in theirs):
            yield Finding(
                ProblemKind.FIGURE_UNSUPPORTED,
                f"“{_with_unit(figure, claim.text, words)}” is in another unit than the cited"
                f" passages give: “{_shown(theirs[0][1])}”.",
                "Write the figure in the unit of its source.",
            )
        elif theirs and not any(given for given, _ in theirs) and not _told(mine, claim, words):
            yield Finding(
                ProblemKind.FIGURE_OF_ANOTHER,
                f"The cited passages have “{_shown(theirs[0][1])}”, and the statement"
                f" “{_with_unit(figure, claim.text, words)}”.",
                "Look whether the statement says what its quotations say.",
            )


def _glued(figure: Figure, text: str, words: Words) -> bool:
    """Whether letters that are no unit stand right behind: "3GS" counts nothing, "500km" does."""
    unit = words.unit.match(plain(text), figure.end)
    return text[figure.end : figure.end + 1].isalpha() and not unit


def _told(mine: Units, claim: Claim, words: Words) -> bool:
    """Whether a cited sentence has one of the units anywhere."""
    return any(
        mine & words.units_of[match["unit"]]
        for each in claim.evidence
        for match in words.unit.finditer(plain(each.sentence))
    )


def _clash(mine: Units, theirs: Units) -> bool:
    """True where both have a unit of one kind, or a unit each, and share none."""
    return bool(theirs) and not mine & theirs


def units_at(figure: Figure, text: str, words: Words) -> Units:
    """The units in a figure's text, before it or right behind it."""
    own = plain(figure.text)
    found = {
        unit
        for form, units in words.units_of.items()
        for unit in units
        if (not form.isalpha() and form in own) or form in own.replace("-", " ").split()
    }
    if any(kind == "share" for kind, _ in found):
        found = {unit for unit in found if unit[1] != "per cent"} or found
    behind = words.unit.match(plain(text), figure.end)
    if not found and behind:
        found |= words.units_of[behind["unit"]]
    return frozenset(found)


def _with_unit(figure: Figure, text: str, words: Words) -> str:
    behind = words.unit.match(plain(text), figure.end)
    return text[figure.start : behind.end() if behind else figure.end]


def _shown(words_: str) -> str:
    return " ".join(words_.split()[:3]).rstrip(".,;:")
