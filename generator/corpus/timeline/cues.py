"""How a sentence puts a date: as that of what happened, of a plan, or merely of somebody's words.

"Ford said on Tuesday that sales rose" dates the saying; "GM filed for bankruptcy on Monday" an
event; "the quarter ended March 31" neither. The nearest cue before the date decides, else the first
one after it ("On Monday, Boeing delivered …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.model import Language, Span
from generator.text.patterns import alternatives

Manner = Literal["done", "present", "planned", "said", "undated", "unclear"]

# "Compared with last year, Ford on Tuesday …": a comparison does not reach far, words do.
_UNDATED_REACH = 25
# "is expected to be completed by April": the participle is part of the plan.
_PLANNED_REACH = 14
_PAUSE = re.compile(r"[,;:()]")
_QUOTE = re.compile('[“”"]')


class Cue(NamedTuple):
    """A word that tells how what stands beside it is meant."""

    start: int
    end: int
    manner: Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence with its cues and the places of its double quotation marks, in text order."""

    text: str
    cues: tuple[Cue, ...]
    marks: tuple[int, ...]

    def within_quotation(self, offset: int) -> bool:
        """Whether an offset is within somebody's words; a sentence may begin within them.

        'We open today," he said.' has one mark, and that one closes.
        """
        before = bisect_left(self.marks, offset)
        return (before + (len(self.marks) % 2 and self._closes(self.marks[0]))) % 2 == 1

    def _closes(self, mark: int) -> bool:
        return self.text[mark] == "”" or (mark > 0 and not self.text[mark - 1].isspace())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What `languages/<code>/timeline.yml` says, compiled."""

    cue: re.Pattern[str]
    manners: Mapping[str, Manner]
    opener: re.Pattern[str]
    compared: re.Pattern[str]
    bound: re.Pattern[str]
    loose: re.Pattern[str]
    close: re.Pattern[str]


@lru_cache(maxsize=16)
def rules(language: Language) -> Rules:
    """Compile the cues; a language without them tells plans and reports from nothing."""
    data = language.data.get("timeline", {})
    manners: dict[str, Manner] = {}
    lists: tuple[tuple[Manner, Iterable[str]], ...] = (
        ("done", data.get("past", ())),
        ("present", data.get("present", ())),
        (
            "planned",
            (*language.data.get("events", {}).get("planned", ()), *data.get("planned", ())),
        ),
        ("said", data.get("reporting", ())),
        ("undated", data.get("undated", ())),
    )
    for manner, words in lists:
        manners |= dict.fromkeys(words, manner)
    regular = data.get("regular_past")
    not_past = language.data.get("dates", {}).get("not_past", ())
    fallback = rf"|(?!(?:{alternatives(not_past)})\b){regular}" if regular else ""
    return Rules(
        cue=re.compile(rf"\b(?:(?P<listed>{alternatives(manners)}){fallback})\b"),
        manners=manners,
        opener=re.compile(rf"\b(?:{alternatives(data.get('openers', ()))})\b|[,;:“\"]"),
        compared=re.compile(rf"\s{{1,3}}(?:{alternatives(data.get('compared', ()))})\b"),
        bound=re.compile(rf"\s{{1,3}}(?:{alternatives(data.get('bound', ()))})\b"),
        loose=re.compile(rf"\b(?:{alternatives(data.get('loose', ()))})$", re.IGNORECASE),
        close=re.compile(rf"\b(?:{alternatives(language.data.get('dates', {}).get('end', ()))})\b"),
    )


def read(text: str, language: Language) -> Marked:
    """Find the cues and quotation marks of a sentence; a first word counts without its capital."""
    compiled = rules(language)
    plain = text[:1].lower() + text[1:] if text[:1].isascii() else text
    found = []
    for match in compiled.cue.finditer(plain):
        listed = match["listed"]
        manner = compiled.manners[" ".join(listed.split())] if listed else "done"
        found.append(Cue(match.start(), match.end(), manner))
    marks = tuple(match.start() for match in _QUOTE.finditer(text))
    return Marked(text=text, cues=tuple(found), marks=marks)


def manner(sentence: Marked, date: Span, language: Language) -> Manner:
    """How a sentence puts the date at `date`, by its cues."""
    compiled = rules(language)
    text = sentence.text
    words = text[date.start : date.end]
    if compiled.compared.match(text, date.end) or compiled.loose.search(words):
        return "undated"
    first = bisect_left(sentence.cues, date.start, key=_start)
    before = _before(text, date, sentence.cues[:first], compiled) if first else "unclear"
    if before != "unclear" or compiled.bound.match(text, date.end):
        return before
    behind = bisect_left(sentence.cues, date.end, key=_start)
    after = sentence.cues[behind].manner if behind < len(sentence.cues) else "undated"
    return "unclear" if after == "undated" else after


def at_close(words: str, language: Language) -> bool:
    """Whether a date is the end of a longer time: "the end of the month"."""
    return rules(language).close.match(words) is not None


def _before(text: str, date: Span, cues: Sequence[Cue], compiled: Rules) -> Manner:
    """What the last cue before a date makes of it; "unclear" where it does not reach so far."""
    last = cues[-1]
    length = date.start - last.end
    if last.manner == "done" and len(cues) > 1 and cues[-2].manner == "planned":
        start = cues[-2].end
        near = last.start - start <= _PLANNED_REACH and not _PAUSE.search(text, start, last.start)
        return "planned" if near else "done"
    if last.manner == "undated":
        near = length <= _UNDATED_REACH and not _PAUSE.search(text, last.end, date.start)
        return last.manner if near else "unclear"
    if last.manner == "said":
        # "said that on Thursday police arrested", but "said in an interview on Thursday".
        near = not compiled.opener.search(text, last.end, date.start)
        return last.manner if near else "unclear"
    return last.manner


def _start(cue: Cue) -> int:
    return cue.start
