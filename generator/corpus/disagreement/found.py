"""Conflicts between two facts made differences with sides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.corpus.disagreement.facts import Fact
from generator.model import DisagreementKind, Passage, Span

# More sides than this are a series of events, not accounts of one.
_MOST = 3
_WORDS = 20
_SHORT = 3
_MARGIN = ' ,;:.-–—\n\t"“”()[]'

# "In Vienna, Vogel met Renner": where it was does not say what it was.
_OPENING = re.compile(r"^[^\W\d_]{1,12}(?: [^\s,]{1,20}){0,2}, (?=[^\W\d_])")

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A passage that gives a side's value, and where in its text the words for it stand.

    `about` are the words of the passage that say what the value is of, `named` how many names it
    has: the voice that names most says best what a difference is about.
    """

    passage: Passage
    words: Span
    about: str
    named: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSide:
    """A value and who gives it, one passage a source."""

    value: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A difference between sources that their texts show."""

    kind: DisagreementKind
    sides: tuple[FoundSide, ...]

    @property
    def voices(self) -> tuple[Voice, ...]:
        return tuple(voice for side in self.sides for voice in side.voices)


def differences(
    kind: DisagreementKind,
    conflicts: Iterable[tuple[AnyFact, AnyFact]],
    same: Callable[[AnyFact, AnyFact], bool],
    beside: Callable[[AnyFact], Iterable[AnyFact]] = lambda fact: (),
) -> list[Found]:
    """One difference for all conflicts that hang together, facts of the same value on one side.

    `beside` gives the facts of passages that say the same as that of a fact: those with its value
    stand on its side too.
    """
    linked: dict[AnyFact, list[AnyFact]] = defaultdict(list)
    for one, other in conflicts:
        linked[one].append(other)
        linked[other].append(one)
    seen: set[AnyFact] = set()
    found = []
    for fact in linked:
        if fact in seen:
            continue
        members, waiting = [], [fact]
        seen.add(fact)
        while waiting:
            member = waiting.pop()
            members.append(member)
            fresh = [each for each in linked[member] if each not in seen]
            seen.update(fresh)
            waiting += fresh
        made = _difference(kind, _with_supporters(members, same, beside), same)
        found += [made] if made else []
    return found


def _with_supporters(
    members: Sequence[AnyFact],
    same: Callable[[AnyFact, AnyFact], bool],
    beside: Callable[[AnyFact], Iterable[AnyFact]],
) -> list[AnyFact]:
    sources = {member.source for member in members}
    more = [
        each
        for member in members
        for each in beside(member)
        if each.source not in sources and same(each, member)
    ]
    return sorted(dict.fromkeys((*members, *more)), key=_place)


def _difference(
    kind: DisagreementKind, facts: Sequence[AnyFact], same: Callable[[AnyFact, AnyFact], bool]
) -> Found | None:
    sides: list[list[AnyFact]] = []
    for fact in facts:
        fitting = (side for side in sides if all(same(member, fact) for member in side))
        side = next(fitting, None)
        if side is None:
            sides.append([fact])
        else:
            side.append(fact)
    sources = [{fact.source for fact in side} for side in sides]
    mixed = len(set().union(*sources)) < sum(map(len, sources))
    # A source that stands on two sides tells of two events.
    if not 1 < len(sides) <= _MOST or mixed:
        return None
    return Found(kind=kind, sides=tuple(sorted(map(_side, sides), key=_side_order)))


def _side(facts: Sequence[AnyFact]) -> FoundSide:
    voices: dict[str, Voice] = {}
    for fact in facts:
        voices.setdefault(fact.source, _voice(fact))
    return FoundSide(value=max((f.value for f in facts), key=len), voices=tuple(voices.values()))


def _voice(fact: Fact) -> Voice:
    passage, piece, span = fact.account.raw.passage, fact.piece, fact.span
    start, end = piece.start, piece.end
    if span != Span(start=start, end=end):
        # The longer side of the value: "On March 3, a jury" and "a jury, on March 3,"
        start, end = (
            (span.end, end) if span.start - start <= end - span.end else (start, span.start)
        )
    words = _OPENING.sub("", fact.account.raw.text[start:end].strip(_MARGIN)).split()
    return Voice(
        passage=passage,
        words=Span(start=passage.start + span.start, end=passage.start + span.end),
        about=_ended(words[:_WORDS]) + ("…" if len(words) > _WORDS else ""),
        named=len(piece.names),
    )


def _ended(words: Sequence[str]) -> str:
    """Words without those short ones at their end that lead to something left out ("at the")."""
    last = len(words)
    while last > 1 and len(words[last - 1]) <= _SHORT and words[last - 1].islower():
        last -= 1
    return " ".join(words[:last]).rstrip(_MARGIN)


def _side_order(side: FoundSide) -> tuple[int, str]:
    return (-len(side.voices), side.value)


def _place(fact: Fact) -> tuple[bool, str, int, int]:
    """A sort key: running text before captions."""
    return (fact.account.raw.caption, fact.source, fact.account.raw.passage.start, fact.span.start)
