"""How much a statement claims: all, only, never, the most, where no passage says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.counts import spans
from generator.briefing.claims.words import Words
from generator.problems import ProblemKind
from generator.text.patterns import plain

_NEAR = 40
_MEND = "Claim no more than the quotations do."


def widened(claim: Claim, words: Words) -> Iterator[Finding]:
    """A word of scope that no cited sentence has. What it says of sources is not of the story."""
    mine = plain(claim.text)
    for span in spans(claim.text, words):
        mine = mine[: span.start] + " " * (span.end - span.start) + mine[span.end :]
    mine = words.width.no_scopes.sub(lambda match: " " * len(match[0]), mine)
    theirs = " ".join(plain(each.sentence) for each in claim.evidence)
    for scope in words.width.scopes:
        said = scope.said.search(mine)
        if said and not scope.borne.search(theirs) and not _of_a_source(claim, said.start(), words):
            yield Finding(
                ProblemKind.SCOPE_CHANGED,
                f"The statement has “{said[0]}”, and no cited passage says so.",
                _MEND,
            )


def _of_a_source(claim: Claim, place: int, words: Words) -> bool:
    """ "The Post, which gives only the month": what a source says, and not of the story."""
    before = plain(claim.text[max(0, place - _NEAR) : place])
    if words.counted.search(before) or words.another.search(before):
        return True
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", before)
        for source in claim.cited
        for name in _first_name(claim.labels.get(source, ""), words)
    )


def _first_name(label: str, words: Words) -> list[str]:
    """The word by which a source is called for short: "Post" of "The Post", none of "The"."""
    named = (word.strip(".,“”\"'") for word in plain(label).split())
    return [word for word in named if word and word not in words.verbs.function][:1]


def singled_out(claim: Claim, words: Words) -> Iterator[Finding]:
    """ "The largest", where the passages have "one of the largest"."""
    mine = words.width.superlative.search(words.width.among.sub(" ", plain(claim.text)))
    theirs = " ".join(plain(each.sentence) for each in claim.evidence)
    held = words.width.among.search(theirs)
    if mine and held and not words.width.superlative.search(words.width.among.sub(" ", theirs)):
        yield Finding(
            ProblemKind.SCOPE_CHANGED,
            f"The statement has “{mine[0]}”, the cited passages “{held[0]}”.",
            _MEND,
        )
