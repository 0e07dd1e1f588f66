"""First or second, half or twice: another one than the passages hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.words import Words
from generator.problems import ProblemKind
from generator.text.patterns import plain

_WORD = re.compile(r"\w+")


def other(claim: Claim, words: Words) -> Iterator[Finding]:
    """An ordinal or a multiple that no passage holds, where they hold others."""
    passages = " ".join(plain(each.sentence) for each in claim.evidence)
    for pattern, values in ((_WORD, words.ordinals), (words.multiple, words.multiples)):
        # "The first", "Ada's second"; "met him first" counts nothing.
        counting = words.counting if values is words.ordinals else pattern
        mine = _values(plain(claim.text), counting, values)
        theirs = _values(passages, pattern, values)
        for word in sorted(mine):
            if theirs and mine[word] not in theirs.values():
                said = ", ".join(f"“{each}”" for each in sorted(theirs))
                yield Finding(
                    ProblemKind.MULTIPLE_CHANGED,
                    f"No cited passage holds “{word}”; they hold {said}.",
                    "Look whether the statement says what its quotations say.",
                )


def _values(text: str, pattern: re.Pattern[str], values: Mapping[str, float]) -> dict[str, float]:
    return {match[0]: values[match[0]] for match in pattern.finditer(text) if match[0] in values}
