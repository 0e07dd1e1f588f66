"""What goes into a timeline, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Passage, Reading, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSource:
    """A source with what was found in it: sentences with zones and topics, and resolved dates."""

    source: Source
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An event that sources date: its EDTF date, and the passages that tell of it, best first.

    `passage` is the first of `passages`, the one to quote; `mention` is how it puts the date.
    `planned`: no passage tells of it as done. `weight` is explained with `find`.
    """

    date: str
    passage: Passage
    passages: tuple[Passage, ...]
    topics: tuple[str, ...]
    weight: float
    planned: bool
    mention: str
