"""Who did what can be done once only: "the winning goal", "the contract"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Span
from generator.stages.disagreement.accounts import Account, Happening, Piece, last_word, name_keys
from generator.stages.disagreement.facts import Fact
from generator.stages.disagreement.lexicon import Lexicon

_FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted(Fact):
    """Who did it, and the stems of what was done."""

    who: frozenset[str]
    deed: frozenset[str]


def read(account: Account, words: Lexicon) -> Iterator[Acted]:
    """The names that do one definite thing: before the verb, or behind "by"."""
    for piece in account.pieces:
        for event in piece.happenings:
            yield from _of(account, piece, event, words)


def _of(account: Account, piece: Piece, event: Happening, words: Lexicon) -> Iterator[Acted]:
    text = account.raw.text
    tokens = account.tokens
    active = next((t.word in words.definite for t in tokens if t.start >= event.end), False)
    opens = next((t.word in words.definite for t in tokens if t.start >= piece.start), False)
    for name in account.raw.names:
        if not piece.start <= name.start < piece.end:
            continue
        subject = active and name.end <= event.start and not text[name.end : event.start].strip()
        agent = name.start > event.end and last_word(text, name.start) in words.agents
        if subject or (agent and opens):
            who = frozenset(filter(None, map(words.stem, name.entity.split())))
            key = name_keys((name,), words)
            if key and not key & account.places:
                yield Acted(
                    account=account,
                    piece=piece,
                    span=Span(start=name.start, end=name.end),
                    key=event.stem,
                    value=name.entity,
                    who=who,
                    deed=piece.stems - who - words.calendar,
                )


def same(one: Acted, other: Acted) -> bool:
    """Whether both may mean one name: a surname is the whole name."""
    return bool(one.who & other.who)


def differ(one: Acted, other: Acted, *, tied: bool) -> bool:
    """Whether two accounts name others for one deed, told in words that do not differ."""
    del tied  # a deed that can be done once is evidence enough
    if same(one, other) or one.account.negated != other.account.negated:
        return False
    if one.who & other.account.stems or other.who & one.account.stems:
        return False
    shared = one.deed & other.deed
    return len(shared) >= _FEWEST and (one.deed <= other.deed or other.deed <= one.deed)
