"""The opposite of what the passages say: after for before, rose for fell."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import ProblemKind
from generator.stages.claims.claim import Claim, Finding
from generator.stages.claims.words import Words, plain


def turned(claim: Claim, words: Words) -> Iterator[Finding]:
    """A word of the statement whose opposite the passages hold, and not the word itself."""
    mine = plain(claim.text)
    theirs = " ".join(plain(each.sentence) for each in claim.evidence)
    for pair in words.opposites:
        for side, opposite in (pair, pair[::-1]):
            said, held = side.search(mine), opposite.search(theirs)
            # A statement that holds both tells of both.
            if said and held and not side.search(theirs) and not opposite.search(mine):
                yield Finding(
                    ProblemKind.OPPOSITE_SAID,
                    f"The statement has “{said[0]}”, the cited passages “{held[0]}”.",
                    "Look whether the statement says what its quotations say.",
                )
