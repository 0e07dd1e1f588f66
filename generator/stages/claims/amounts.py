"""What a figure is of: ten houses, not ten boats; by ten, not to ten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from generator.model import Figure
from generator.problems import ProblemKind
from generator.stages.claims.claim import Claim, Evidence, Finding
from generator.stages.claims.words import Words, plain

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[,.;:!?\n]")
_BEHIND, _NEAR, _RUN = 40, 45, 3
_MEND = "Look whether the statement says what its quotations say."


def role_changed(claim: Claim, words: Words) -> Iterator[Finding]:
    """A figure by which something changes, where the passages have it as what it changes to."""
    if claim.statement.derived:
        return
    for figure in claim.reading.figures:
        mine = words.role.search(plain(claim.text[: figure.start]))
        theirs = [
            words.role.search(plain(each.sentence_before(found.start)))
            for each, found in _same(claim.evidence, figure)
        ]
        roles = {match["role"] for match in theirs if match}
        if mine and theirs and all(theirs) and mine["role"] not in roles:
            said = ", ".join(f"“{role} {figure.text}”" for role in sorted(roles))
            yield Finding(
                ProblemKind.FIGURE_OF_ANOTHER,
                f"The statement has “{mine['role']} {figure.text}”, the cited passages {said}.",
                _MEND,
            )


def of_another(claim: Claim, words: Words) -> Iterator[Finding]:
    """A figure with the noun that the passages have behind another figure, and not near this one.

    "It has 14 jobs and 30,000 plants to lose", where the passage has "30,000 jobs and 14 plants".
    """
    if claim.statement.derived:
        return
    for figure in claim.reading.figures:
        found = list(_same(claim.evidence, figure))
        around = {stem for each, own in found for stem in _around(each, own, words)}
        mine = {*_behind(claim.text, figure.end, words)} - around
        for each in claim.evidence if found else ():
            for other in each.figures:
                if other.value != figure.value and mine & {*_behind(each.text, other.end, words)}:
                    yield Finding(
                        ProblemKind.FIGURE_OF_ANOTHER,
                        f"The cited passages do not have “{figure.text}” of what the statement"
                        f" has it of; they have “{other.text}” of that.",
                        _MEND,
                    )
                    return


def _same(evidence: Iterable[Evidence], figure: Figure) -> Iterator[tuple[Evidence, Figure]]:
    for each in evidence:
        for found in each.figures:
            if (found.value, found.unit) == (figure.value, figure.unit):
                yield each, found


def _behind(text: str, end: int, words: Words) -> list[str]:
    """The stems of the words behind a figure, up to a function word: "12 new boats" of a fleet."""
    found = [match[0] for match in _WORD.finditer(plain(_STOP.split(text[end : end + _BEHIND])[0]))]
    run = takewhile(lambda word: word not in words.verbs.function, found[:_RUN])
    return [words.verbs.stem(word) for word in run]


def _around(each: Evidence, figure: Figure, words: Words) -> list[str]:
    """The stems near a figure, as far as the figures before and behind it."""
    first = max((f.end for f in each.figures if f.end <= figure.start), default=0)
    last = min((f.start for f in each.figures if f.start >= figure.end), default=len(each.text))
    before = each.text[max(first, figure.start - _NEAR) : figure.start]
    return _stems(f"{before} {each.text[figure.end : min(last, figure.end + _NEAR)]}", words)


def _stems(text: str, words: Words) -> list[str]:
    found = (match[0] for match in _WORD.finditer(plain(text)))
    return [words.verbs.stem(word) for word in found if word not in words.verbs.function]
