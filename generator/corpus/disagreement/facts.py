"""What an account says that another may say otherwise, and whether both speak of one thing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.corpus.disagreement.accounts import Account, Piece
from generator.model import Span

# Of the shorter of two sentences the other must tell so many words, and so large a share: fewer
# where the passages agree, an editor cites both for one statement, or the articles tell one story.
_TIED = ((1, 0.5),)
_UNTIED = ((4, 0.6), (3, 0.75))
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


def of_sentence(account: Account, key: str, value: str, span: Span) -> Fact:
    """What a whole sentence says, whatever happens in its parts."""
    piece = Piece(
        start=0,
        end=len(account.raw.text),
        happenings=(),
        stems=account.stems,
        names=account.actors,
    )
    return Fact(account=account, piece=piece, span=span, key=key, value=value)


def same_matter(
    one: Fact,
    other: Fact,
    *,
    tied: bool,
    apart: Collection[str] = (),
) -> bool:
    """Whether two facts are of one event, by what happens and who is named.

    `apart` are the words in which they differ, which are no evidence either way.
    """
    if one.account.negated != other.account.negated:
        return False
    if _rivals(one, other, apart) or _elsewhere(one, other, apart):
        return False
    mine, theirs = one.account, other.account
    if not tied and not mine.actors & theirs.actors & (mine.firm | theirs.firm):
        return False
    return (tied and same_deed(one, other)) or near(
        one.account, other.account, tied=tied, apart=apart
    )


def same_deed(one: Fact, other: Fact) -> bool:
    """Whether the same happens to the same two at least: "Vogel met Renner"."""
    return bool(one.key) and one.key == other.key and len(_people(one, other)) >= _PEOPLE


def _people(one: Fact, other: Fact) -> frozenset[str]:
    """Those named in both accounts that are no places."""
    mine, theirs = (fact.account.actors - fact.account.places for fact in (one, other))
    return mine & theirs


def near(one: Account, other: Account, *, tied: bool, apart: Collection[str] = ()) -> bool:
    """Whether the shorter of two sentences tells mostly what the longer does."""
    mine, theirs = one.content - set(apart), other.content - set(apart)
    shared = len(mine & theirs)
    fewest = min(len(mine), len(theirs))
    return any(
        shared >= few and shared >= common * fewest for few, common in (_TIED if tied else _UNTIED)
    )


def _elsewhere(one: Fact, other: Fact, apart: Collection[str]) -> bool:
    """Whether they are told of two places, and not of the same two people at least.

    "Kowal visited Lisbon on March 10" and "Kowal visited Madrid on March 18" are two visits.
    """
    mine, theirs = (fact.piece.names & fact.account.places for fact in (one, other))
    if not mine or not theirs or mine & theirs or apart:
        return False
    return len(_people(one, other)) < _PEOPLE


def _rivals(one: Fact, other: Fact, apart: Collection[str]) -> bool:
    """Whether each names somebody in its part of whom the other does not speak at all.

    "Rovers beat United" and "Rovers beat Wanderers" are two matches; places may differ.
    """

    def alone(fact: Fact, rival: Fact) -> bool:
        known = rival.account.stems | rival.account.actors | rival.account.places
        return bool(fact.piece.names - fact.account.places - known - set(apart))

    return alone(one, other) and alone(other, one)
