"""What an account says that another may say otherwise, and whether both speak of one thing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.corpus.disagreement.accounts import Account, Piece
from generator.model import Span

# What two accounts of one event share beside the event itself: names count twice. An agreement of
# the passages, or an editor who cites both for one statement, is evidence too.
_TIED = 1
_UNTIED = 5
_NAME = 2
_PEOPLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value that an account gives of what happens (`key`), at a span of its sentence."""

    account: Account
    piece: Piece
    span: Span
    key: str
    value: str

    @property
    def links(self) -> frozenset[str]:
        """What another fact must share one of to be compared at all."""
        return frozenset((self.key,))

    @property
    def source(self) -> str:
        return self.account.source


def same_matter(
    one: Fact,
    other: Fact,
    *,
    tied: bool,
    apart: Collection[str] = (),
    enough: int = _UNTIED,
) -> bool:
    """Whether two facts are of one event, by what happens and who is named.

    `apart` are the words in which they differ, which are no evidence either way.
    """
    if one.account.negated != other.account.negated:
        return False
    if _rivals(one, other, apart) or _elsewhere(one, other, apart):
        return False
    names = (one.account.actors & other.account.actors) - set(apart)
    stems = (one.account.stems & other.account.stems) - names - {one.key, *apart}
    evidence = _NAME * len(names) + len(stems)
    return evidence >= (_TIED if tied else enough)


def _elsewhere(one: Fact, other: Fact, apart: Collection[str]) -> bool:
    """Whether they are told of two places, and not of the same two people at least.

    "Kowal visited Lisbon on March 10" and "Kowal visited Madrid on March 18" are two visits.
    """
    mine, theirs = (fact.piece.names & fact.account.places for fact in (one, other))
    if not mine or not theirs or mine & theirs or apart:
        return False
    people = (one.account.actors - one.account.places) & (
        other.account.actors - other.account.places
    )
    return len(people) < _PEOPLE


def _rivals(one: Fact, other: Fact, apart: Collection[str]) -> bool:
    """Whether each names somebody in its part of whom the other does not speak at all.

    "Rovers beat United" and "Rovers beat Wanderers" are two matches; places may differ.
    """

    def alone(fact: Fact, rival: Fact) -> bool:
        known = rival.account.stems | rival.account.actors | rival.account.places
        return bool(fact.piece.names - fact.account.places - known - set(apart))

    return alone(one, other) and alone(other, one)
