"""The opposite of what the passages say: after for before, rose for fell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.words import Words
from generator.problems import ProblemKind
from generator.text import nearby
from generator.text.assertions import Opposites
from generator.text.patterns import plain

_BEHIND = 2


def turned(claim: Claim, words: Words) -> Iterator[Finding]:
    """A word of which the passages have the opposite, said of the same: "prices rose", "fell"."""
    for one, other, orders in words.opposites:
        for side, opposite in ((one, other), (other, one)):
            for mine in side.finditer(plain(claim.text)):
                found = _against(claim, mine, Opposites(side, opposite, orders), words)
                if found:
                    yield Finding(
                        ProblemKind.OPPOSITE_SAID,
                        f"The statement has “{mine[0]}”, the cited passages “{found[0]}”.",
                        "Look whether the statement says what its quotations say.",
                    )
                    return


def _against(
    claim: Claim, mine: re.Match[str], pair: Opposites, words: Words
) -> re.Match[str] | None:
    """The opposite in a passage, beside a word that stands beside ours, where ours never does."""
    near = _near(claim.text, mine, pair, words)
    turned = None
    for sentence in dict.fromkeys(each.sentence for each in claim.evidence):
        lower = plain(sentence)
        if any(near & _near(sentence, said, pair, words) for said in pair.one.finditer(lower)):
            return None
        for said in pair.other.finditer(lower):
            if near & _near(sentence, said, pair, words):
                turned = turned or said
    return turned


def _near(text: str, said: re.Match[str], pair: Opposites, words: Words) -> frozenset[str]:
    if not pair.orders:
        return nearby.around(text, said.start(), said.end(), words)
    # "Before the talks", "two days before": of what comes before what, or by how much.
    behind = nearby.stems(text[said.end() :], words)[:_BEHIND]
    return frozenset((*behind, *nearby.stems(text[: said.start()], words)[-1:]))
