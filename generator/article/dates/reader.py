"""A sentence as words and signs, read from left to right into verb groups."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from generator.article.dates.verbs import Verbs

# `told`: to come as seen from a past ("was to open"), which may have come since. `agreed`: of an
# infinitive, its own day or that of the agreement. `open`: a present that tells neither.
Time = Literal["past", "future", "told", "agreed", "open"]
# `finite`, `present` ("resumes"), `report` ("said"), `commit` ("agreed"), `had` and `copula` have a
# subject and govern what follows; the others give way to these, or govern only what is beside them.
Sort = Literal[
    "finite", "present", "report", "commit", "had", "copula", "infinitive", "participle", "noun",
    "until", "start", "ahead",
]  # fmt: skip

BACK = 8  # groups and clauses: what is further back says nothing of a verb


class Group(NamedTuple):
    """A verb group: `start` and `end` are offsets of the text, half-open; `calendar` says whether
    its verb is one of what stands in a calendar."""

    start: int
    end: int
    time: Time
    sort: Sort
    calendar: bool = False


class Sentence(NamedTuple):
    """A sentence as groups, and the offsets at which its clauses are parted, each with the word."""

    groups: list[Group]
    breaks: list[tuple[int, str]]


class Reader(NamedTuple):
    """The words and signs of a sentence in small letters, with their offsets, and what was read so
    far; `names` are those with a capital that do not open it."""

    forms: list[str]
    starts: list[int]
    ends: list[int]
    names: list[bool]
    read: Sentence
    words: Verbs

    def at(self, place: int) -> str:
        """The token at a place, "" beyond the sentence."""
        return self.forms[place] if 0 <= place < len(self.forms) else ""

    def within(self, name: str, place: int) -> bool:
        """Whether a list of words holds the token at a place."""
        return self.at(place) in self.words.lists[name]

    def main(self, place: int) -> int:
        """The next token behind that is no adverb, "not" or "been"."""
        place += 1
        while self.within("within", place) or self.at(place).endswith("ly"):
            place += 1
        return place

    def governor(self, between: str = "") -> Group | None:
        """The last group, if nothing but a word of the list `between` parts it from here."""
        groups, breaks = self.read
        if not groups:
            return None
        after = bisect_right(breaks, groups[-1].start, key=lambda each: each[0])
        known = self.words.lists[between] if between else ()
        return groups[-1] if all(word in known for _, word in breaks[after:]) else None

    def reported(self) -> bool:
        """Whether what follows is what somebody said, or hangs on another clause."""
        told = any(group.sort in ("report", "commit", "had") for group in self.read.groups[-BACK:])
        hangs = self.words.lists["reporting"]
        return told or any(word in hangs for _, word in self.read.breaks[-BACK:])

    def is_plan(self, place: int) -> bool:
        """ "Expected", and "due" before "on", "set" before "to" and a verb: not "due to snow"."""
        if not self.within("plans", place):
            return False
        if not self.within("plans_before", place):
            return True
        behind = place + 1
        if self.at(behind) == self.words.infinitive:
            held = self.within("within", behind + 1) and self.is_past(self.main(behind))
            dated = held or self.within("calendar", behind + 1)  # "due to be signed"
            return dated or not self.within("causes", place)
        if self.within("plan_links", behind):
            return True
        named = behind < len(self.names) and self.names[behind]  # "due Monday"
        return self.within("dated_plans", place) and (named or self.within("date_links", behind))

    def is_past(self, place: int) -> bool:
        """ "Withdrew", "shrugged", "taken": a past form or a participle."""
        form = self.at(place)
        if form in self.words.past or self.within("participles", place):
            return True
        return form[-2:] == "ed" and len(form) > 3 and not self.within("not_past", place)


# What a group says, its sort, and the place of its last token.
Found = tuple[Time, Sort, int]
