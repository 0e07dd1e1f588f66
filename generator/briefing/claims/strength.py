"""How far a thing is settled: talks, an aim, an agreement; and how surely it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.words import Words
from generator.problems import ProblemKind
from generator.text import nearby
from generator.text.patterns import common, plain

_STOP = re.compile(r"[,;:.]| and ")
_NEXT, _NEAR = 3, 6
_MEND = "Say no more than the sources do."


def stronger(claim: Claim, words: Words) -> Iterator[Finding]:
    """A statement of an agreement, where the passages hold only talks, aims or plans."""
    mine = _grade(claim.text, words)
    theirs = [_grade(each.citation.exact, words) for each in claim.evidence]
    highest = max(theirs, default=(-1, ""))
    quoted = [plain(each.citation.exact) for each in claim.evidence]
    if highest[0] < 0 and not any(words.strength.settled.search(text) for text in quoted):
        plans = [words.strength.plans.search(text) for text in quoted]
        # "A plan to", "the planned visit": an aim, told by a noun.
        highest = next(((1, plan[0]) for plan in plans if plan), highest)
    if highest[0] < 0 or mine[0] <= highest[0]:
        return
    if any(each <= highest[0] for each in _grades(claim.text, words)):
        return  # "left to further talks, which they agreed to hold": it says where it stands
    grade = words.strength.names[mine[0]]
    yield Finding(
        ProblemKind.STRENGTH_CHANGED,
        f"The statement has an “{grade}” (“{mine[1]}”), the cited passages no more than"
        f" “{highest[1]}”.",
        _MEND,
    )


def surer(claim: Claim, words: Words) -> Iterator[Finding]:
    """A statement without the "reportedly" or "might" that every quotation holds."""
    for doubt in (words.strength.uncertain, words.strength.possible):
        held = [doubt.said.search(common(each.citation.exact)) for each in claim.evidence]
        if held and all(held) and not doubt.borne.search(common(claim.text)):
            said = ", ".join(dict.fromkeys(f"“{match[0]}”" for match in held if match))
            yield Finding(
                ProblemKind.STRENGTH_CHANGED,
                f"The quotations have {said}, and the statement has none of it.",
                _MEND,
            )
            return


def scope_dropped(claim: Claim, words: Words) -> Iterator[Finding]:
    """Words behind a "possibly" or a "partly" of a passage, told without it."""
    mine = frozenset(nearby.stems(claim.text, words))
    for doubt, kind, next_ in (
        (words.strength.uncertain, ProblemKind.STRENGTH_CHANGED, _NEXT),
        (words.strength.possible, ProblemKind.STRENGTH_CHANGED, 0),
        (words.strength.unsettled, ProblemKind.STRENGTH_CHANGED, 1),
        (words.width.partial, ProblemKind.SCOPE_CHANGED, _NEXT),
    ):
        if doubt.borne.search(common(claim.text)):
            continue
        for each in claim.evidence:
            for match in doubt.said.finditer(common(each.citation.exact)):
                behind = nearby.stems(each.citation.exact[match.end() :], words)
                near = mine & {*behind[: _NEAR if next_ != 1 else 1]}
                if mine.intersection(behind[:next_]) or len(near) > 1:
                    yield Finding(
                        kind,
                        f"“{match[0]}” stands before these words in the quotation of"
                        f" @{each.citation.source}, and not in the statement.",
                        _MEND,
                    )
                    return


def _grades(text: str, words: Words) -> list[int]:
    lower = words.strength.no_grades.sub(" ", plain(text))
    return [words.strength.grade_of[match[0]] for match in words.strength.grade.finditer(lower)]


def _grade(text: str, words: Words) -> tuple[int, str]:
    """The strongest commitment of a text, and its words.

    Of a chain ("agreed to hold further talks on") the weakest link counts.
    """
    lower = words.strength.no_grades.sub(" ", plain(text))
    chains: list[tuple[int, str]] = []
    end = -1
    for match in words.strength.grade.finditer(lower):
        link = words.strength.grade_of[match[0]], match[0]
        between = lower[end : match.start()] if chains else ""
        linked = (
            bool(chains)
            and len(between.split()) <= words.strength.reach
            and not _STOP.search(between)
        )
        if linked:
            chains[-1] = min(chains[-1], link)
        else:
            chains.append(link)
        end = match.end()
    return max(chains, default=(-1, ""))
