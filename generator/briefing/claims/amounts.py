"""What a figure is of: ten houses, not ten boats; by ten, not to ten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, takewhile

from generator.briefing.claims.claim import Claim, Evidence, Finding
from generator.briefing.claims.words import Words
from generator.model import DateMention, Figure
from generator.problems import ProblemKind
from generator.text import nearby
from generator.text.patterns import plain

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[,.;:!?\n]")
_BEHIND, _NEAR, _RUN = 40, 45, 3
# By how many words two values must stand better crossed than straight.
_MARGIN = 1
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
        if figure.value in (1, 2) or claim.text[: figure.start].endswith("-"):
            continue
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


def exchanged(claim: Claim, words: Words) -> Iterator[Finding]:
    """Two figures or dates, each of what the passages have the other of.

    "50 minutes at the club and 30 at the court", where the passages have it the other way round.
    """
    if claim.statement.derived:
        return
    mine = _placed(claim.text, (*claim.reading.figures, *claim.reading.dates), words)
    theirs = [_placed(each.text, (*each.figures, *each.dates), words) for each in claim.evidence]
    for (one, near), (other, beside) in combinations(mine.items(), 2):
        held = [passage for passage in theirs if one in passage or other in passage]
        at_one = frozenset[str]().union(*(p.get(one, frozenset()) for p in held))
        at_other = frozenset[str]().union(*(p.get(other, frozenset()) for p in held))
        straight = len(near & at_one) + len(beside & at_other)
        crossed = len(near & at_other) + len(beside & at_one)
        if at_one and at_other and crossed > straight + _MARGIN:
            yield Finding(
                ProblemKind.FIGURE_OF_ANOTHER,
                f"The cited passages have “{other}” where the statement has “{one}”.",
                _MEND,
            )
            return


def _placed(
    text: str, values: Iterable[Figure | DateMention], words: Words
) -> dict[str, frozenset[str]]:
    """The figures and dates of a text, each once, with the words around it."""
    found: dict[str, frozenset[str]] = {}
    for each in values:
        value = f"{each.value:g}" if isinstance(each, Figure) else (each.value or "").rstrip("?~%")
        if value:
            near = nearby.around(text, each.start, each.end, words)
            found[value] = found.get(value, frozenset()) | near
    return found


def _same(evidence: Iterable[Evidence], figure: Figure) -> Iterator[tuple[Evidence, Figure]]:
    for each in evidence:
        for found in each.figures:
            if (found.value, found.unit) == (figure.value, figure.unit):
                yield each, found


def _behind(text: str, end: int, words: Words) -> list[str]:
    """The stems of the words behind a figure, up to a function word: "12 new boats" of a fleet."""
    if text[end : end + 2].strip()[:1].isdigit():
        return []  # "18 737s"
    found = [match[0] for match in _WORD.finditer(plain(_STOP.split(text[end : end + _BEHIND])[0]))]
    run = takewhile(lambda word: word not in words.verbs.function, found[:_RUN])
    return [words.verbs.stem(word) for word in run]


def _around(each: Evidence, figure: Figure, words: Words) -> list[str]:
    """The stems near a figure, as far as the figures before and behind it."""
    first = max((f.end for f in each.figures if f.end <= figure.start), default=0)
    last = min((f.start for f in each.figures if f.start >= figure.end), default=len(each.text))
    before = each.text[max(first, figure.start - _NEAR) : figure.start]
    return nearby.stems(f"{before} {each.text[figure.end : min(last, figure.end + _NEAR)]}", words)
