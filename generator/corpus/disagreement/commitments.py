"""How far accounts say that something is settled: talks, an aim, an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.corpus.disagreement.accounts import Account, piece_of
from generator.corpus.disagreement.facts import Fact
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import Span

_NAME = 2
_ENOUGH = 5
_TIED = 3
_FEWEST = 2
_COMMON = 0.6
_REACH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded(Fact):
    """A word of commitment and the stems of what it is about."""

    grade: int
    about: frozenset[str]


def read(account: Account, words: Lexicon) -> Iterator[Graded]:
    """The commitments of an account; of a chain ("agreed to hold talks on") the weakest counts."""
    for first, last, grade in _chains(account, words):
        piece = piece_of(account, Span(start=first, end=last))
        if piece is None:
            continue
        end = _end(account, last, words)
        about = frozenset(
            token.stem for token in account.tokens if token.stem and last <= token.start < end
        )
        about -= frozenset(account.raw.names and account.actors) | words.calendar
        if len(about) >= _FEWEST:
            yield Graded(
                account=account,
                piece=piece,
                span=Span(start=first, end=last),
                key="",
                value=words.grades.names[grade],
                grade=grade,
                about=about,
            )


def differ(one: Graded, other: Graded, *, tied: bool) -> bool:
    """Whether two accounts put one matter as settled to different degrees."""
    return one.grade != other.grade and matter(one, other, tied=tied)


def matter(one: Graded, other: Graded, *, tied: bool) -> bool:
    """Whether two commitments are about one thing."""
    if one.account.negated != other.account.negated:
        return False
    shared = one.about & other.about
    if len(shared) < max(_FEWEST, _COMMON * min(len(one.about), len(other.about))):
        return False
    names = one.account.actors & other.account.actors
    return bool(names) and _NAME * len(names) + len(shared) >= (_TIED if tied else _ENOUGH)


def same(one: Graded, other: Graded) -> bool:
    """Whether both put it as settled to one degree."""
    return one.grade == other.grade


def _chains(account: Account, words: Lexicon) -> Iterator[tuple[int, int, int]]:
    found = [
        (match.start(), match.end(), words.grades.of[" ".join(match.group().casefold().split())])
        for match in words.grades.pattern.finditer(account.raw.text)
    ]
    chain: list[tuple[int, int, int]] = []
    for each in found:
        if chain and not _linked(account, chain[-1], each, words):
            yield chain[0][0], chain[-1][1], min(grade for _, _, grade in chain)
            chain = []
        chain.append(each)
    if chain:
        yield chain[0][0], chain[-1][1], min(grade for _, _, grade in chain)


def _linked(
    account: Account, one: tuple[int, int, int], other: tuple[int, int, int], words: Lexicon
) -> bool:
    between = [token for token in account.tokens if one[1] <= token.start < other[0]]
    joined = any(token.word in words.joints for token in between)
    text = account.raw.text[one[1] : other[0]]
    return len(between) <= words.grades.reach and not joined and "," not in text


def _end(account: Account, start: int, words: Lexicon) -> int:
    """Where what a commitment is about ends: at a pause or joint behind its first words."""
    text, inside = account.raw.text, 0
    tokens = [token for token in account.tokens if token.start >= start]
    for token, following in pairwise(tokens[:_REACH]):
        inside += bool(token.stem)
        gap = text[token.end : following.start]
        if inside and (gap.strip() or following.word in words.joints - words.links):
            return token.end
    return tokens[:_REACH][-1].end if tokens else start
