"""Dates that two accounts give for one event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator import edtf
from generator.corpus.disagreement.accounts import Account, happening, last_word, piece_of
from generator.corpus.disagreement.facts import Fact, same_matter
from generator.corpus.disagreement.lexicon import Lexicon
from generator.edtf import Edtf
from generator.model import DateMention, Span

# Accounts of one event are rarely further apart; like words then tell of the next event.
_FAR = timedelta(days=14)
_NEWS = timedelta(days=7)
_TIED_FAR = timedelta(days=31)
_FARTHEST = timedelta(days=366)
_FINE = ("day", "month", "season", "quarter", "year")
# "Compared with sales in March", "the quarter ended March 31"
_REACH = 30
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Fact):
    """A date of what happens; `once`: of what can happen once only."""

    when: Edtf
    stated: bool
    once: bool


def read(account: Account, words: Lexicon) -> Iterator[Dated]:
    """The dates of an account, each with what happens then."""
    for mention in account.raw.dates:
        when = edtf.parse(mention.value) if mention.type == "date" and mention.value else None
        if when is None or edtf.year_unknown(when) or when.precision not in _FINE:
            continue
        span = Span(start=mention.start, end=mention.end)
        piece = piece_of(account, span)
        event = happening(piece, span) if piece else None
        if piece and event and event.stem and not _loose(mention, account, words):
            yield Dated(
                account=account,
                piece=piece,
                span=span,
                key=event.stem,
                value=when.text.rstrip("?~%"),
                when=when,
                stated=bool(_DIGIT.search(mention.text)),
                once=event.stem in words.once,
            )


def differ(one: Dated, other: Dated, *, tied: bool) -> bool:
    """Whether two accounts give one event days that cannot both be right."""
    if edtf.overlaps(one.when, other.when) or not _comparable(one, other, tied):
        return False
    return same_matter(one, other, tied=tied)


def same(one: Dated, other: Dated) -> bool:
    """Whether two dates may both be right."""
    return edtf.overlaps(one.when, other.when)


def same_days(one: Dated, other: Dated) -> bool:
    """Whether two dates are equally exact and the same."""
    return edtf.same_days(one.when, other.when)


def less_exact(one: Dated, other: Dated, *, tied: bool) -> bool:
    """Whether one account gives a date within which that of the other lies."""
    if one.when.precision == other.when.precision or edtf.same_days(one.when, other.when):
        return False
    finer, wider = (one, other) if edtf.lies_within(one.when, other.when) else (other, one)
    if not edtf.lies_within(finer.when, wider.when) or wider.when.precision == "year":
        return False
    if finer.when.precision == "day" and not _was_to_come(finer, wider):
        return False
    return same_matter(one, other, tied=tied)


def _was_to_come(finer: Dated, wider: Dated) -> bool:
    """Who looks back on "February" leaves the day out; who looks forward may not know it."""
    published = wider.account.raw.published
    return published is not None and finer.when.start is not None and finer.when.start > published


def _comparable(one: Dated, other: Dated, tied: bool) -> bool:
    if one.when.approximate or other.when.approximate:
        return False
    if one.once and other.once:
        return True
    if one.when.precision != other.when.precision or one.when.precision == "year":
        return False
    if one.when.precision == "day" and _distance(one, other) > (_TIED_FAR if tied else _FAR):
        return False
    return _distance(one, other) <= _FARTHEST and not _news_of_two_days(one, other, tied)


def _news_of_two_days(one: Dated, other: Dated, tied: bool) -> bool:
    """Whether each tells of a day of its own: "stocks fell today" in two articles is two falls."""
    first, second = one.account.raw.published, other.account.raw.published
    if first is None or second is None:
        return False
    if abs(first - second) > (_TIED_FAR if tied else _NEWS):
        return True
    if one.when.start is None or other.when.start is None:
        return True
    reckoned = not (one.stated or other.stated)
    same_way = first - one.when.start == second - other.when.start
    return reckoned and same_way and first != second


def _loose(mention: DateMention, account: Account, words: Lexicon) -> bool:
    """No day of what happens: its bound, one reckoned where no day of publication is known, or one
    of several that the words may mean."""
    text = account.raw.text
    if mention.readings:
        return True
    if words.loose.search(mention.text) or text[mention.end : mention.end + 2] in ("'s", "’s"):
        return True
    if words.compared.search(text[max(0, mention.start - _REACH) : mention.start]):
        return True
    if last_word(account.raw.text, mention.start) in words.bounds:
        return True
    reckoned = account.raw.published is None and not _DIGIT.search(mention.text)
    return reckoned and "?" in (mention.value or "")


def _distance(one: Dated, other: Dated) -> timedelta:
    if one.when.start is None or other.when.start is None:
        return timedelta.max
    return abs(one.when.start - other.when.start)
