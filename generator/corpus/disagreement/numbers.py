"""Figures that two accounts give of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from generator import edtf
from generator.corpus.disagreement import amounts
from generator.corpus.disagreement.accounts import (
    Account,
    Piece,
    happening,
    piece_of,
)
from generator.corpus.disagreement.facts import Fact, same_matter
from generator.corpus.disagreement.happenings import Token
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import Figure, Span

# Words of what is counted: "joint military exercises".
_RUN = 4
_FAR = 10
_DAY = timedelta(days=1)
_NEWS = timedelta(days=3)
_TIED_NEWS = timedelta(days=14)
_LONG = ("month", "season", "quarter", "year", "interval", "half")
_SIGNIFICANT = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Fact):
    """A figure; `counted` are the stems of what it counts, `role` a preposition that binds it.

    `low` and `high` are what it allows: "at least 12" is 12 and more. `who` is the name last told
    before it, whose figure it is.
    """

    amount: float
    unit: str | None
    counted: frozenset[str]
    measures: frozenset[str]
    quantity: frozenset[str]
    role: str
    change: bool
    low: float
    high: float
    who: str
    part: frozenset[str]

    @property
    def links(self) -> frozenset[str]:
        """Tolls are compared whatever the verb: "killed 12", "the death toll rose to 14"."""
        return self.measures or self.quantity or frozenset((self.key,))


def read(account: Account, words: Lexicon) -> Iterator[Counted]:
    """The figures of an account that count or measure something that is said."""
    for figure in account.raw.figures:
        span = Span(start=figure.start, end=figure.end)
        piece = piece_of(account, span)
        event = happening(piece, span, spoken=False) if piece else None
        if piece is None or amounts.is_ordinal(figure, words):
            continue
        quantity = _quantity(account, piece, figure, words)
        if event is None and not quantity:
            continue
        amount, unit = amounts.in_percent(figure)
        run = _run(account, figure, words)
        if not quantity and amounts.is_label(account, figure, run, words):
            continue
        counted = frozenset(t.stem for t in run if t.stem not in words.numbers.measures)
        measures = _measures(figure, piece, run, words)
        if unit is None and not (counted or measures or quantity):
            continue
        before = account.raw.text[max(0, figure.start - 30) : figure.start]
        low, high = amounts.bounds(amount, figure, before, words)
        yield Counted(
            account=account,
            piece=piece,
            span=span,
            key=event.stem if event else "",
            value=_told(account, figure),
            amount=amount,
            unit=unit,
            counted=counted,
            measures=measures,
            quantity=quantity,
            role=_role(before, words),
            change=_role(before, words) in words.numbers.changes,
            low=low,
            high=high,
            who=_who(account, piece, event.start if event else figure.start),
            part=part(account, run[-1].end if run else figure.end, words),
        )


def differ(one: Counted, other: Counted, *, tied: bool) -> bool:
    """Whether two accounts give figures of one thing that cannot both be right."""
    if not apart(one, other) or not _same_time(one, other, tied):
        return False
    return same_matter(one, other, tied=tied)


def apart(one: Counted, other: Counted) -> bool:
    """Whether two figures of one thing cannot both be right, if they are of one time."""
    if (
        same(one, other)
        or one.unit != other.unit
        or not _same_role(one, other)
        or not _same_counted(one, other)
    ):
        return False
    if one.who and other.who and one.who != other.who:
        return False
    if _of_a_part(one, other) or _of_a_part(other, one) or _several(one, other):
        return False
    where = [fact.piece.names & fact.account.places for fact in (one, other)]
    if all(where) and where[0].isdisjoint(where[1]):
        return False
    return not (_tells(one, other) or _tells(other, one) or _far_apart(one, other))


def _of_a_part(one: Counted, other: Counted) -> bool:
    """ "12 schools in its northern district" are a part of "40 schools"."""
    return len(one.part - other.account.stems) > 1


def _several(one: Counted, other: Counted) -> bool:
    """Whether in each sentence several figures may be that of which the other has another.

    "Seven bullets hit him, three of them from behind", "one bullet hit him and two his legs": but
    in "142 passengers and 18 crew" it is clear which are the passengers.
    """
    mine, theirs = one.account.counts, other.account.counts
    heads = {head for count in (*mine, *theirs) for head in one.counted if head == count.head}
    known = [frozenset().union(*(count.values for count in each)) for each in (theirs, mine)]
    return all(
        sum(count.values.isdisjoint(values) and count.head in ("", *heads) for count in counts) > 1
        for counts, values in zip((mine, theirs), known, strict=True)
    )


def _far_apart(one: Counted, other: Counted) -> bool:
    """Whether they are of another order; a million for a billion is a slip worth showing."""
    high, low = max(one.amount, other.amount), min(one.amount, other.amount)
    digits = [_SIGNIFICANT.sub("", fact.value).strip("0") for fact in (one, other)]
    return high > _FAR * low and digits[0] != digits[1]


def same(one: Counted, other: Counted) -> bool:
    """Whether two figures may both be right."""
    return one.low <= other.high and other.low <= one.high


def _told(account: Account, figure: Figure) -> str:
    """A figure as written, a length of time with its unit."""
    for mention in account.raw.dates:
        if mention.start <= figure.start and figure.end <= mention.end:
            return mention.text
    return figure.text


def _run(account: Account, figure: Figure, words: Lexicon) -> list[Token]:
    """The words behind a figure that say what it counts: "jobs", "percent of the vote"."""
    text, found = account.raw.text, list[Token]()
    last = figure.end
    for token in account.tokens:
        if token.start < figure.end:
            continue
        gap = text[last : token.start]
        if gap.strip() not in ("", "-") or len(found) >= _RUN:
            break
        verb = (
            words.past.fullmatch(token.word.split()[0]) and token.stem not in words.numbers.measures
        )
        if not token.stem or verb or token.stem in words.calendar:
            if figure.unit and not found and token.word in words.numbers.links:
                last = token.end
                continue
            break
        found.append(token)
        last = token.end
    return found


def part(account: Account, end: int, words: Lexicon) -> frozenset[str]:
    """The words behind a counted noun that say of which part: "in its northern district"."""
    behind = [token for token in account.tokens if token.start >= end][: 1 + _RUN]
    if not behind or behind[0].word not in words.numbers.parts:
        return frozenset()
    found, last = set(), end
    for token in behind:
        if account.raw.text[last : token.start].strip():
            break
        found.add(token.stem)
        last = token.end
    return frozenset(found) - words.calendar - {""}


def _measures(figure: Figure, piece: Piece, run: Sequence[Token], words: Lexicon) -> frozenset[str]:
    """What became of those counted: from the figure's own words, else from its part of the text."""
    measures = words.numbers.measures
    own = frozenset(measures[token.stem] for token in run if token.stem in measures)
    counted = {token.stem for token in run if token.stem not in measures}
    if own or (counted and counted.isdisjoint(words.numbers.people)):
        return own or _verb(piece, figure, measures)
    return frozenset(measures[stem] for stem in piece.stems if stem in measures)


def _verb(piece: Piece, figure: Figure, measures: Mapping[str, str]) -> frozenset[str]:
    """What happens to those counted by their own name: "arrested 32 protesters"."""
    event = happening(piece, Span(start=figure.start, end=figure.end), spoken=False)
    return frozenset((measures[event.stem],)) if event and event.stem in measures else frozenset()


def _quantity(account: Account, piece: Piece, figure: Figure, words: Lexicon) -> frozenset[str]:
    """What is measured: the last such noun before a figure, "turnout" of "turnout was 61 %"."""
    found = ""
    for token in account.tokens:
        if piece.start <= token.start < figure.start and token.stem in words.numbers.quantities:
            found = token.stem
    return frozenset((found,)) - {""}


def _role(before: str, words: Lexicon) -> str:
    """The preposition that tells one figure of a change from another: "rose by 3 to 12 percent"."""
    last = before.split()[-1:]
    return last[0].casefold() if last and last[0].casefold() in words.numbers.roles else ""


def _same_role(one: Counted, other: Counted) -> bool:
    """ "Rose to 4.1 percent" is not compared with "rose 0.3 percent", but tolls are with tolls."""
    if one.measures & other.measures or one.quantity & other.quantity:
        return not (one.change or other.change)
    return one.role == other.role


def _same_counted(one: Counted, other: Counted) -> bool:
    if one.measures or other.measures:
        shared = one.measures & other.measures
        exact = one.counted and other.counted and one.counted.isdisjoint(other.counted)
        return bool(shared) and not exact
    if one.quantity or other.quantity:
        # "Profit fell 9 percent" is a change, "a profit of 9 million" a level.
        change = one.unit == "percent" and one.key != other.key and one.key and other.key
        return bool(one.quantity & other.quantity) and not change
    if one.key != other.key:
        return False
    if one.unit == "percent" and (one.who != other.who or not one.who):
        return False  # "dropped 13 percent" is said of many things in one text
    if one.unit == "money":
        return bool(one.counted & other.counted) or not (one.counted or other.counted)
    if one.unit is not None:
        return not one.counted or not other.counted or bool(one.counted & other.counted)
    return _head(one) == _head(other) or bool(one.counted & other.counted)


def _head(fact: Counted) -> frozenset[str]:
    return fact.counted


def _tells(one: Counted, other: Counted) -> bool:
    """Whether the sentence of one has the other's figure too: "12 of the 14"."""
    return any(figure.value == other.amount for figure in one.account.raw.figures)


def _same_time(one: Counted, other: Counted, tied: bool) -> bool:
    """Whether both figures may be of one time: tolls change by the day, and are shown as such."""
    tolls = bool(one.measures & other.measures)
    mine, theirs = _times(one, tolls), _times(other, tolls)
    if mine and theirs and not any(edtf.overlaps(each, when) for each in mine for when in theirs):
        return False
    first, second = one.account.raw.published, other.account.raw.published
    if first is None or second is None:
        return tied or tolls or bool(mine) == bool(theirs)
    if tolls:
        return first == second
    if tied or (mine and theirs):
        return abs(first - second) <= (_TIED_NEWS if tied else _NEWS)
    # What rises and falls each day has another figure each day.
    return abs(first - second) <= (timedelta(0) if one.unit == "percent" else _DAY)


def _times(fact: Counted, tolls: bool) -> list[edtf.Edtf]:
    values = (edtf.parse(each.value) for each in fact.account.raw.dates if each.value)
    return [when for when in values if when and (when.precision in _LONG or not tolls)]


def _who(account: Account, piece: Piece, event: int) -> str:
    """The name last told before what happens: "Voltek" of "Telmar's rival Voltek will cut"."""
    found = ""
    for token in account.tokens:
        if piece.start <= token.start < event and token.stem in piece.names - account.places:
            found = token.stem
    return found
