"""How far a thing is settled: talks, an aim, an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import ProblemKind
from generator.stages.claims.claim import Claim, Finding
from generator.stages.claims.words import Words, plain


def stronger(claim: Claim, words: Words) -> Iterator[Finding]:
    """A statement of an agreement, where the passages hold only talks or aims."""
    mine = _grade(claim.text, words)
    theirs = [_grade(each.citation.exact, words) for each in claim.evidence]
    highest = max(theirs, default=None)
    if highest is None or highest[0] < 0 or mine[0] <= highest[0]:
        return
    names = [name for name, _ in words.grades]
    yield Finding(
        ProblemKind.STRENGTH_CHANGED,
        f"The statement has an “{names[mine[0]]}” (“{mine[1]}”), the cited passages no more than"
        f" “{highest[1]}”.",
        "Say no more than the sources do.",
    )


def _grade(text: str, words: Words) -> tuple[int, str]:
    """The strongest grade whose words a text holds, and the words."""
    lower = plain(text)
    for place in range(len(words.grades) - 1, -1, -1):
        match = words.grades[place][1].search(lower)
        if match:
            return place, match[0]
    return -1, ""
