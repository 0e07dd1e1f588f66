"""How exact a figure is said to be: about, at least, up to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.words import Words
from generator.model import Figure
from generator.problems import ProblemKind
from generator.text.patterns import plain

_REACH = 30


def changed(claim: Claim, words: Words) -> Iterator[Finding]:
    """A figure whose hedge no passage with that figure has, or that lost the one they all have."""
    if claim.statement.derived:
        return
    for figure in claim.reading.figures:
        theirs = {
            _hedge(each.text, found, words)
            for each in claim.evidence
            for found in each.figures
            if (found.value, found.unit) == (figure.value, figure.unit)
        }
        mine = _hedge(claim.text, figure, words)
        if theirs and mine not in theirs:
            said = " or ".join(f"“{hedge[1]}”" if hedge[1] else "none" for hedge in sorted(theirs))
            yield Finding(
                ProblemKind.HEDGE_CHANGED,
                f"The figure “{figure.text}” has "
                + (f"the hedge “{mine[1]}”" if mine[1] else "no hedge")
                + f"; in the cited passages it has {said}.",
                "Write the hedge of the source.",
            )


class _Hedge(tuple[str, str]):
    """A hedge by its kind: "about" and "around" are one; the words are told, not compared."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple) and self[0] == other[0]

    def __hash__(self) -> int:
        return hash(self[0])


def _hedge(text: str, figure: Figure, words: Words) -> _Hedge:
    own = plain(figure.text)
    before = plain(text[max(0, figure.start - _REACH) : figure.start]).rstrip()
    match = words.hedge.search(before)
    found = match[0] if match else next((h for h in words.hedge_of if own.startswith(h + " ")), "")
    return _Hedge((words.hedge_of[found] if found else "", found))
