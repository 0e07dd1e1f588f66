"""Intervals of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Interval(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Placed = TypeVar("Placed", bound=Interval)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open interval of code points."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def within(items: Sequence[Placed], span: Span) -> Iterator[Placed]:
    """Those of the items, sorted by their start, that lie within a span."""
    first = bisect_left(items, span.start, key=lambda item: item.start)
    for index in range(first, len(items)):
        if items[index].start >= span.end:
            break
        if items[index].end <= span.end:
            yield items[index]
