"""Words compared as a reader compares them: typography does not count. Used by the audit alone."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "…": "...",
    }
)
BLANKS = re.compile(r"\s+")
TOKEN = re.compile(r"\w+")
WORD = re.compile(r"\S*\w\S*")


def folded(text: str) -> str:
    """Quotation marks, dashes, blanks, invisible characters and composition made alike."""
    plain = unicodedata.normalize("NFC", text).translate(ALIKE)
    kept = (c for c in plain if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))
    return BLANKS.sub(" ", re.sub("--+", "-", "".join(kept))).strip()


def words(text: str) -> list[str]:
    """The letters and figures of a text in runs, lower-case."""
    return TOKEN.findall(folded(text).lower())


@dataclass(frozen=True, slots=True)
class Text:
    """A text as runs of letters and figures, each with its place; `whole` are its written words."""

    runs: Sequence[str]
    places: Sequence[tuple[int, int]]
    whole: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> Text:
        found = list(TOKEN.finditer(text))
        return cls(
            runs=[folded(match[0]).lower() for match in found],
            places=[match.span() for match in found],
            whole=[match.span() for match in WORD.finditer(text)],
        )

    def find(self, some: Sequence[str], start: int = 0) -> tuple[int, int] | None:
        """The first place, from an offset on, at which these runs stand one after another."""
        first = bisect_left(self.places, (start, start))
        for at in range(first, len(self.runs) - len(some) + 1):
            if self.runs[at] == some[0] and list(self.runs[at : at + len(some)]) == list(some):
                return self.places[at][0], self.places[at + len(some) - 1][1]
        return None

    def covered(self, spans: Sequence[tuple[int, int]]) -> set[int]:
        """Which written words, by their index, have a part in one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            first = bisect_right(self.whole, start, key=lambda word: word[1])
            found |= set(range(first, bisect_left(self.whole, end, key=lambda word: word[0])))
        return found

    def grams(self, length: int, shown: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The places of this text's runs of some length that stand in another text too."""
        others = {tuple(shown[at : at + length]) for at in range(len(shown) - length + 1)}
        for at in range(len(self.runs) - length + 1):
            if tuple(self.runs[at : at + length]) in others:
                yield self.places[at][0], self.places[at + length - 1][1]
