"""Sentences and their tense, as far as a date needs them.

"Her planned visit in March" is a March to come, "suggested in November" a November past: the
nearest word that tells tense decides, first before the expression, then after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from generator.article.dates.lexicon import any_of
from generator.model import Language, Span

Tense = Literal["past", "future"]

# A full stop after a short capitalised word ("Sen.", "Jan.", "U.S.") ends no sentence here.
_END = re.compile(
    r"(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})(?<![A-Z][a-z]{3})[.!?][\"”’)]?\s{1,9}(?=[A-Z“\"‘])"
    r"|\n[^\S\n]{0,9}\n"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clauses:
    """Sentence ends and words of tense of a stretch of text, by offset. A commitment ("agreed to")
    is past for what stands before it, and makes what follows it future."""

    start: int
    end: int
    ends: Sequence[int]
    places: Sequence[int]
    tenses: Sequence[str]

    def sentence(self, at: int) -> Span:
        """The sentence around an offset."""
        index = bisect_right(self.ends, at)
        first = self.ends[index - 1] if index else self.start
        last = self.ends[index] if index < len(self.ends) else self.end
        return Span(start=first, end=last)

    def tense(self, start: int, end: int) -> Tense | None:
        """The tense of the clause in which `start` to `end` stands, if a word tells."""
        around = self.sentence(start)
        before = bisect_left(self.places, start) - 1
        if before >= 0 and self.places[before] >= around.start:
            return "past" if self.tenses[before] == "past" else "future"
        after = bisect_left(self.places, end)
        if after < len(self.places) and self.places[after] < around.end:
            return "future" if self.tenses[after] == "future" else "past"
        return None


@lru_cache(maxsize=16)
def _cues(language: Language) -> re.Pattern[str]:
    data = language.data["dates"]
    # "will be held in March": a participle after "be" is no past.
    regular = rf"(?!(?:{any_of(data['not_past'])})\b)[a-z]{{2,20}}ed"
    past = rf"(?<!\bbe )(?:{any_of(data['past'])}|{regular})"
    future = rf"(?:(?:{any_of(data['auxiliaries'])}) )?(?:{any_of(data['future'])})"
    commitment = any_of(data["commitments"])
    return re.compile(
        rf"\b(?:(?P<commitment>{commitment})|(?P<future>{future})|(?P<past>{past}))\b"
    )


def clauses(text: str, start: int, end: int, language: Language) -> Clauses:
    """Read `text[start:end]`."""
    found = list(_cues(language).finditer(text, start, end))
    return Clauses(
        start=start,
        end=end,
        ends=[match.end() for match in _END.finditer(text, start, end)],
        places=[match.start() for match in found],
        tenses=[str(match.lastgroup) for match in found],
    )
