"""Who did what can be done once only: "the winning goal", "the contract"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.corpus.disagreement.accounts import Account, Piece, last_word, name_keys
from generator.corpus.disagreement.facts import Fact, same_matter
from generator.corpus.disagreement.happenings import Happening
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted(Fact):
    """Who did it, and the stems of what was done."""

    who: frozenset[str]
    deed: frozenset[str]


def read(account: Account, words: Lexicon) -> Iterator[Acted]:
    """The names that do one definite thing: before the verb, or behind "by"."""
    for piece in account.pieces:
        for event in piece.happenings:
            if event.stem in words.sole:
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
                    deed=_deed(account, piece, event, bool(subject)),
                )


def _deed(account: Account, piece: Piece, event: Happening, active: bool) -> frozenset[str]:
    """The stems of what was done: "the winning goal" behind the verb, or before its passive."""
    found: list[str] = []
    start, end = (event.end, piece.end) if active else (piece.start, event.start)
    for token in account.tokens:
        if start <= token.start < end:
            if not token.stem and found:
                break
            found.append(token.stem)
    return frozenset(found) - {""}


def same(one: Acted, other: Acted) -> bool:
    """Whether both may mean one name: a surname is the whole name."""
    return bool(one.who & other.who)


def differ(one: Acted, other: Acted, *, tied: bool) -> bool:
    """Whether two accounts name others for one deed, told in words that do not differ."""
    if same(one, other) or not one.deed or one.deed != other.deed:
        return False
    if _initials(one.value, other.value) or _initials(other.value, one.value):
        return False
    if one.who & other.account.stems or other.who & one.account.stems:
        return False
    return same_matter(one, other, tied=tied, apart=one.who | other.who)


def _initials(short: str, name: str) -> bool:
    """Whether one is the initials of the other: "WHO" and "World Health Organization"."""
    letters = "".join(word[0] for word in name.split() if word[:1].isupper())
    return len(letters) > 1 and short.replace(".", "") == letters
