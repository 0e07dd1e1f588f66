"""Sentences, and the verb group that governs a date in each: that of its own clause.

"A bill that would ban phones cleared the House on Wednesday" tells of what was: "cleared" governs
the day, and "would" another clause. Where no group governs, or two of them differ, what is told is
a guess, and `Direction.sure` says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.article.dates import groups
from generator.article.dates.reader import Group, Sentence
from generator.article.dates.verbs import Verbs, verbs
from generator.model import Language, Span, Zone

Tense = Literal["past", "future"]

# A full stop after a short capitalised word ("Sen.", "Jan.", "U.S."), or of "8 p.m. Friday", ends
# no sentence here; one behind "May" or "June" does.
_SHORT = r"(?<![ap]\.m.)(?<![A-Z].)(?<![A-Z][a-z].)(?<![A-Z][a-z]{2}.)(?<![A-Z][a-z]{3}.)"
_STOP = r"[\"”’)]?\s{1,9}(?=[A-Z“\"‘])"
_BLANK_LINE = r"\n[^\S\n]{0,9}\n"
_SHORTEST = 5  # letters of a word that is no abbreviation
_FAR = 8  # groups before a clause in which its governor is looked for
_BLANKS = 3  # characters
_BESIDE = 30  # characters between a participle and its date
_LOOSE = ("participle", "start")  # govern only what stands right behind
_BEFORE_IT = ("until", "start", "ahead")  # govern only what follows
_GIVE_WAY = ("report", "infinitive", "noun")  # to a verb right behind the date


class Direction(NamedTuple):
    """What a sentence tells of a date: past or to come, and whether it can be nothing else. `sign`
    is the verb group that tells it, "" where none does."""

    tense: Tense | None
    sure: bool
    sign: str = ""


class Governed(NamedTuple):
    """The group that governs a date, the group before it, the one that a nearer governor overruled
    (a participle that may have a date of its own), and the word that opens the date's clause where
    no group of it governs."""

    group: Group | None = None
    before: Group | None = None
    passed: Group | None = None
    opener: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clauses:
    """The sentences of a stretch of text, by the offsets at which they end, each read once, and the
    directions of the dates in them, by their offsets. `pictured`: they stand under a picture."""

    text: str
    start: int
    end: int
    ends: Sequence[int]
    words: Verbs
    pictured: bool = False
    read: dict[int, Sentence] = field(default_factory=dict)
    directions: dict[int, Direction] = field(default_factory=dict)

    def sentence(self, at: int) -> Span:
        """The sentence around an offset."""
        index = bisect_right(self.ends, at)
        first = self.ends[index - 1] if index else self.start
        last = self.ends[index] if index < len(self.ends) else self.end
        return Span(start=first, end=last)

    def parts(self, at: int) -> Sentence:
        """The verb groups and the parting words of the sentence around an offset."""
        around = self.sentence(at)
        if around.start not in self.read:
            self.read[around.start] = groups.sentence(
                self.text, around.start, around.end, self.words
            )
        return self.read[around.start]

    def governed(self, start: int, end: int) -> Governed:
        """What governs the date at `start` to `end`: the nearest group before it in its clause,
        else the next behind it there, else the same of the clauses around."""
        found, breaks = self.parts(start)
        opened = bisect_right(breaks, start, key=lambda each: each[0])
        first = breaks[opened - 1][0] if opened else -1
        index = bisect_left(breaks, end, key=lambda each: each[0])
        last = breaks[index][0] if index < len(breaks) else self.end
        place = bisect_left(found, start, key=lambda group: group.start)
        following = self._following(found, bisect_left(found, end, key=lambda each: each.start))
        own = following if following and following.start < last else None
        near = self._nearest(found, place, start, first)
        if near.group is None:
            wide = self._nearest(found, place, start, -1)
            if wide.group and not own:
                inserted = self._inserted(wide.group, start)
                return Governed(passed=wide.group) if inserted else wide
            opener = breaks[opened - 1][1] if opened and not own else ""
            return Governed(following, passed=near.passed, opener=opener)
        gives = near.group.sort in _GIVE_WAY and not self.beside(near.group, start)
        if own and gives and self.adjoins(end, own.start):
            return Governed(own, near.group)
        return near

    def _nearest(self, groups: Sequence[Group], place: int, start: int, first: int) -> Governed:
        passed = None
        for group, before in _backwards(groups, place):
            if group.start < first:
                break
            if group.sort not in _LOOSE or self.beside(group, start):
                return Governed(group, before, passed)
            passed = passed or (group if group.sort == "participle" else None)
        return Governed(passed=passed)

    def _inserted(self, group: Group, start: int) -> bool:
        """Whether a group stands between commas before a date, and tells of a noun, not of the
        date: "flights, halted since May, restart Monday"."""
        breaks = self.parts(start).breaks
        opened = bisect_right(breaks, group.start, key=lambda each: each[0])
        if not opened or opened == len(breaks):
            return False
        at, word = breaks[opened - 1]
        behind = opened > 1 and word in self.words.lists["relatives"]
        comma = breaks[opened - 2][1] if behind else word
        right = behind or self.adjoins(at + len(word), group.start)
        later = breaks[opened : opened + _FAR]
        closed = any(word == comma and place < start for place, word in later)
        return comma == self.words.comma and right and closed

    def following(self, end: int) -> Group | None:
        """The next group behind a date that may govern it."""
        found = self.parts(end).groups
        return self._following(found, bisect_left(found, end, key=lambda each: each.start))

    def _following(self, groups: Sequence[Group], place: int) -> Group | None:
        """The next group from a place on that may govern what stands before it."""
        ahead = groups[place : place + _FAR]
        return next((group for group in ahead if group.sort not in _BEFORE_IT), None)

    def adjoins(self, end: int, start: int) -> bool:
        """Whether nothing but white space stands between two offsets."""
        return start - end <= _BLANKS and self.text[end:start].isspace()

    def beside(self, group: Group, start: int) -> bool:
        """Whether nothing but small words stands between a group and a date: "handed down on"."""
        if group.start > start or start - group.end >= _BESIDE:
            return False
        between = self.text[group.end : start]
        known = self.words.lists["beside"]
        return all(word in known for word in between.lower().split())


def _backwards(groups: Sequence[Group], place: int) -> Iterator[tuple[Group, Group | None]]:
    for index in range(place - 1, max(-1, place - 1 - _FAR), -1):
        yield groups[index], groups[index - 1] if index else None


@lru_cache(maxsize=16)
def _ends(language: Language) -> re.Pattern[str]:
    names = (name for name in language.data["dates"]["months"] if len(name) < _SHORTEST)
    months = "".join(rf"|(?<=\b{re.escape(name)}.)" for name in names)
    return re.compile(rf"[.!?](?:{_SHORT}{months}){_STOP}|{_BLANK_LINE}")


def clauses(text: str, zone: Zone, language: Language) -> Clauses:
    """The sentences of a zone of a text."""
    start, end = zone.start, zone.end
    return Clauses(
        text=text,
        start=start,
        end=end,
        ends=[match.end() for match in _ends(language).finditer(text, start, end)],
        words=verbs(language),
        pictured=zone.kind == "caption",
    )
