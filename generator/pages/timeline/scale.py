"""From days to places on a picture: an axis that is true to scale, cut where years stand empty.

Days are proleptic ordinals (`date.toordinal`), spans half-open, a side that is open `None`; places
are percentages of the picture's width, so that it fits a phone and a page alike.

What is no longer than a season decides how far the axis reaches. A longer span ("2026", "since
2010") would squeeze everything else into a corner: it runs off the edge instead. One that lies
outside altogether is brought in by the season of it that is nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from generator.edtf import Edtf

Unit = Literal["day", "month", "year"]

SEASON = 92
YEAR = 366
# An axis is cut where more than two years, and more than half of what it would show, are empty.
EMPTY = 2 * YEAR
CUTS = 3
CUT_WIDTH = 4.0
PIECE_WIDTH = 10.0
LEAST_DAYS = 7
# Up to so many days an axis counts days, then months, then years.
DAYS, MONTHS = 84, 6 * YEAR
STEPS: dict[Unit, tuple[int, ...]] = {
    "day": (1, 2, 7),
    "month": (1, 3, 6),
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000),
}
MOST_TICKS = 12
# Nearer ticks than this, or one nearer to the end, would let their words run into each other.
TICK_WIDTH = 8.0
LAST_TICK = 6.0
_MONDAY = 1  # what the ordinal of a Monday leaves when divided by seven
_END = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days that a date may mean; `None` is an open side."""

    start: int | None
    end: int | None

    @property
    def closed(self) -> tuple[int, int] | None:
        return None if self.start is None or self.end is None else (self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the axis without a cut: days `start` to `end` at places `left` to `right`."""

    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The pieces in order, and what they are counted in: every `step` days, months or years."""

    pieces: tuple[Piece, ...]
    unit: Unit
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day that is named on the axis, and whether it is the first in a piece of it."""

    place: float
    day: date
    first: bool


def span(value: Edtf) -> Span | None:
    """The days of a date; None where it names no year."""
    if value.start is None and value.end is None:
        return None
    return Span(
        start=value.start.toordinal() if value.start else None,
        end=value.end.toordinal() + 1 if value.end else None,
    )


def axis(spans: Sequence[Span], today: int | None) -> Axis:
    """An axis for some spans, one at least, on which `today` has a place too."""
    runs = _cut(_deciding(spans, today))
    days = sum(end - start for start, end in runs)
    if days < LEAST_DAYS and len(runs) == 1:
        start, _ = runs[0]
        before = (LEAST_DAYS - days) // 2
        runs = [_within(start - before, start - before + LEAST_DAYS)]
    unit: Unit = "day" if days <= DAYS else "month" if days <= MONTHS else "year"
    whole = [(_snap(start, unit, up=False), _snap(end, unit, up=True)) for start, end in runs]
    counted = sum(_count(start, end, unit) for start, end in whole)
    steps = (step for step in STEPS[unit] if counted / step <= MOST_TICKS)
    return Axis(pieces=_placed(whole), unit=unit, step=next(steps, STEPS[unit][-1]))


def place(axis: Axis, day: int) -> float:
    """Where a day begins; one before the axis at 0, one after it at 100, one in a cut within it."""
    if day <= axis.pieces[0].start:
        return 0.0
    for piece, following in pairwise((*axis.pieces, axis.pieces[-1])):
        if day <= piece.end:
            share = (day - piece.start) / (piece.end - piece.start)
            return piece.left + share * (piece.right - piece.left)
        if day < following.start:
            return (piece.right + following.left) / 2
    return 100.0


def ticks(axis: Axis) -> Iterator[Tick]:
    """The days to be named: every so many as have room, and a piece's first where it has room."""
    for piece in axis.pieces:
        days = _boundaries(piece, axis)
        places = [place(axis, day) for day in days]
        end = piece.right - LAST_TICK
        # "May" right before "Jul" in an axis of quarters goes; where nothing else fits it stays.
        crowded = len(days) > 1 and places[1] <= min(places[0] + TICK_WIDTH, end)
        last = -TICK_WIDTH
        for at, day in list(zip(places, days, strict=True))[1 if crowded else 0 :]:
            if last < 0 or last + TICK_WIDTH <= at <= end:
                yield Tick(place=at, day=date.fromordinal(day), first=last < 0)
                last = at


def _deciding(spans: Sequence[Span], today: int | None) -> list[tuple[int, int]]:
    """The days that must be on the axis."""
    closed = [span.closed for span in spans if span.closed]
    core = [(start, end) for start, end in closed if end - start <= SEASON] or closed
    core = core or [_known_side(span) for span in spans]
    if today is not None:
        core = [*core, (today, today + 1)]
    middle = (min(start for start, _ in core) + max(end for _, end in core)) // 2
    return core + [_near(span, middle) for span in spans if not _meets(span, core)]


def _meets(span: Span, days: Sequence[tuple[int, int]]) -> bool:
    return any(
        (span.start is None or span.start < end) and (span.end is None or start < span.end)
        for start, end in days
    )


def _near(span: Span, day: int) -> tuple[int, int]:
    """The season of a long span that is nearest to a day outside it."""
    if span.end is not None and span.end <= day:
        return max(span.end - SEASON, span.start or 1), span.end
    start = span.start if span.start is not None else day
    return start, min(start + SEASON, span.end or _END)


def _known_side(span: Span) -> tuple[int, int]:
    """The one day that an interval with an open side names."""
    return (span.start, span.start + 1) if span.start else ((span.end or 2) - 1, span.end or 2)


def _cut(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans joined into one run, or into several where the axis is cut between them."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    length = joined[-1][1] - joined[0][0]
    cuts: set[int] = set()
    gaps = [(after[0] - before[1], before[1]) for before, after in pairwise(joined)]
    # Between two days there is nothing that a cut would show better.
    for gap, day in sorted(gaps, reverse=True)[: CUTS if len(joined) > 2 else 0]:
        if gap <= EMPTY or 2 * gap <= length:
            break
        cuts.add(day)
        length -= gap
    runs = [joined[0]]
    for before, (start, end) in pairwise(joined):
        if before[1] in cuts:
            runs.append((start, end))
        else:
            runs[-1] = (runs[-1][0], end)
    return runs


def _placed(runs: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Each run with its share of the width; a short one has enough for its name."""
    room = 100 - CUT_WIDTH * (len(runs) - 1)
    total = sum(end - start for start, end in runs)
    shares = [room * (end - start) / total for start, end in runs]
    small = [share < PIECE_WIDTH for share in shares]
    left_over = room - PIECE_WIDTH * sum(small)
    large = sum(share for share, is_small in zip(shares, small, strict=True) if not is_small)
    pieces: list[Piece] = []
    left = 0.0
    for (start, end), share, is_small in zip(runs, shares, small, strict=True):
        right = left + (PIECE_WIDTH if is_small else share / large * left_over)
        pieces.append(Piece(start=start, end=end, left=left, right=right))
        left = right + CUT_WIDTH
    # The sum of shares may miss the whole by a rounding, which an order of places must not show.
    return (*pieces[:-1], replace(pieces[-1], right=100.0))


def _boundaries(piece: Piece, axis: Axis) -> list[int]:
    """A piece's first day and the days within it at which a counted unit begins."""
    if axis.unit == "day":
        rest = _MONDAY if axis.step == 7 else piece.start % axis.step
        days = [day for day in range(piece.start + 1, piece.end) if day % axis.step == rest]
    else:
        first, last = date.fromordinal(piece.start), date.fromordinal(piece.end - 1)
        # Years are counted from the year 0, so that a step of ten gives 1980 and 1990.
        step = axis.step if axis.unit == "month" else 12 * axis.step
        later = range(_month(first) + 1, _month(last) + 1)
        days = [_ordinal(number) for number in later if number % step == 0]
    return [piece.start, *days]


def _snap(day: int, unit: Unit, *, up: bool) -> int:
    """The begin of the unit that a day lies in, or where it ends (`up`, of a span's end)."""
    if unit == "day":
        return day
    number = _month(date.fromordinal(day - up)) + up
    if unit == "year":
        number = (number + (11 if up else 0)) // 12 * 12
    return _ordinal(number)


def _count(start: int, end: int, unit: Unit) -> int:
    if unit == "day":
        return end - start
    months = _month(date.fromordinal(end - 1)) - _month(date.fromordinal(start)) + 1
    return months if unit == "month" else months // 12


def _within(start: int, end: int) -> tuple[int, int]:
    """The same number of days, moved to where the calendar has days."""
    move = max(0, 1 - start) - max(0, end - _END)
    return start + move, end + move


def _month(day: date) -> int:
    """Months counted from January of the year 0."""
    return day.year * 12 + day.month - 1


def _ordinal(number: int) -> int:
    """The first day of a month so counted; that after the calendar's last is the day after it."""
    year, month = divmod(number, 12)
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else _END
