"""A figure bears another only in the same unit: 50 minutes are no 50 hours."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Figure
from generator.problems import ProblemKind
from generator.stages.claims.claim import Claim, Finding
from generator.stages.claims.words import Words, plain

_REACH = 24

Units = frozenset[tuple[str, str]]


def other_unit(claim: Claim, words: Words) -> Iterator[Finding]:
    """Figures that every passage which has the same number gives in another unit."""
    if claim.statement.derived:
        return
    for figure in claim.reading.figures:
        mine = _units(figure, claim.text, words)
        if not mine:
            continue
        theirs = [
            (units, found.text + each.text[found.end : found.end + _REACH].split("\n")[0])
            for each in claim.evidence
            for found in each.figures
            if found.value == figure.value
            for units in [_units(found, each.text, words)]
        ]
        if theirs and all(_clash(mine, units) for units, _ in theirs):
            yield Finding(
                ProblemKind.FIGURE_UNSUPPORTED,
                f"“{_with_unit(figure, claim.text, words)}” is in another unit than the cited"
                f" passages give: “{_shown(theirs[0][1])}”.",
                "Write the figure in the unit of its source.",
            )


def _clash(mine: Units, theirs: Units) -> bool:
    """True where both have a unit of one kind, or a unit each, and share none."""
    return bool(theirs) and not mine & theirs


def _units(figure: Figure, text: str, words: Words) -> Units:
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
