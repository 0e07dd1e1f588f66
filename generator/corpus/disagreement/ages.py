"""How old somebody is, by two accounts: "Marta Quill, 34, said", "at 43, Marta Quill is"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator.corpus.disagreement.accounts import Account, piece_of
from generator.corpus.disagreement.facts import Fact
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import Figure, NameMention, Span

# Nobody has two birthdays in so short a time; a year's difference may be one.
_NEWS = timedelta(days=31)
_OLDEST = 120
# "Marta Quill, 34,", "Yuki Harada, a 17-year-old"
_APPOSED = re.compile(r", (?:[^\W\d_]{1,4} )?")
_BEHIND = (",", ".", ";", ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged(Fact):
    """An age; the key is the name of who is so old."""

    years: float


def read(account: Account, words: Lexicon) -> Iterator[Aged]:
    """The ages that an account gives of somebody whom it names in full."""
    for figure in account.raw.figures:
        if figure.unit or not figure.value.is_integer() or not 0 < figure.value < _OLDEST:
            continue
        name = _whose(account, figure, words)
        span = Span(start=figure.start, end=figure.end)
        piece = piece_of(account, span)
        if name and piece and " " in name.entity:
            yield Aged(
                account=account,
                piece=piece,
                span=span,
                key=name.entity,
                value=figure.text,
                years=figure.value,
            )


def differ(one: Aged, other: Aged, *, tied: bool) -> bool:
    """Whether one person has two ages in articles of like days."""
    first, second = one.account.raw.published, other.account.raw.published
    if one.key != other.key or (first and second and abs(first - second) > _NEWS):
        return False
    return abs(one.years - other.years) > (first != second)


def same(one: Aged, other: Aged) -> bool:
    """Whether two ages are equal."""
    return one.years == other.years


def matter(one: Aged, other: Aged, *, tied: bool) -> bool:
    """Whether both are of one person."""
    return one.key == other.key


def _whose(account: Account, figure: Figure, words: Lexicon) -> NameMention | None:
    """The person whose age it is: named right before or behind it, or alone in the sentence."""
    text = account.raw.text
    names = [name for name in account.raw.names if name.type in ("person", None)]
    before = text[: figure.start]
    old = words.numbers.years_old.match(text, figure.end)
    aged = words.numbers.aged.search(before)
    if not old and not aged and not text.startswith(_BEHIND, figure.end):
        return None
    last = before[: aged.start()] if aged else before
    end = old.end() if old else figure.end
    for name in names:
        behind = text[end : name.start]
        if (
            _APPOSED.fullmatch(last, name.end)
            or (old and behind == " ")
            or (aged and behind == ", ")
        ):
            return name
    return names[0] if old and len(names) == 1 else None
