"""Places that two accounts give for one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.corpus.disagreement.accounts import (
    Account,
    happening,
    last_word,
    name_keys,
    piece_of,
)
from generator.corpus.disagreement.facts import Fact, same_matter
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Fact):
    """A place in which something happens, with all within which it lies."""

    around: tuple[str, ...]
    words: frozenset[str]


def read(account: Account, words: Lexicon) -> Iterator[Placed]:
    """The known places of an account, each with what happens there."""
    for mention in account.raw.names:
        if mention.entity not in words.within:
            continue
        before = last_word(account.raw.text, mention.start)
        span = Span(start=mention.start, end=mention.end)
        piece = piece_of(account, span)
        event = happening(piece, span) if piece else None
        # "Near Lyon" may be a suburb of it; "from Lyon" is no place of the event.
        if piece and event and event.stem and before in words.inside:
            yield Placed(
                account=account,
                piece=piece,
                span=span,
                key=event.stem,
                value=mention.entity,
                around=_around(mention.entity, words),
                words=name_keys((mention,), words),
            )


def differ(one: Placed, other: Placed, *, tied: bool) -> bool:
    """Whether two accounts put one event in places neither of which lies within the other."""
    if same(one, other):
        return False
    if one.value in other.account.raw.text or other.value in one.account.raw.text:
        return False
    return same_matter(one, other, tied=tied, apart=one.words | other.words)


def same(one: Placed, other: Placed) -> bool:
    """Whether two places may both be right."""
    return one.value == other.value or one.value in other.around or other.value in one.around


def _around(name: str, words: Lexicon) -> tuple[str, ...]:
    found: list[str] = []
    while name in words.within and len(found) < len(words.within):
        name = words.within[name]
        found.append(name)
    return tuple(found)
