"""Which language a text is in, where nobody says so: by its script, and by its small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

# In no language that is known here, by the tag that BCP 47 has for that.
UNDETERMINED = "und"
_LOOKED_AT = 3_000  # code points: each build asks it of each article
_MOSTLY = 0.9
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u097f])+")  # Hindi writes vowels as marks
# So few letters of a script of its own tell a language: "港町橋が三日に開通した".
_FEWEST_LETTERS = 10
# Of Japanese prose half is kana; a Chinese article on Japan may quote a word of it.
_KANA = 0.1
# Prose in one of the languages has so many of its small words; of no other it has nearly as many.
_FEWEST_WORDS = 5
_SHARE = 0.12
_AHEAD = 1.3
# Of the words that the next likely one has not: Danish and Norwegian share most.
_FEWEST_OWN = 3
_APART = 2
# Fewer will do where letters have ruled others out; Arabic writes its smallest words onto others.
_SHARE_OF_LETTERS = 0.05
# Of so many characters one may be of a foreign name.
_A_FOREIGN_LETTER = 200
# A text with far fewer small words of English than of another language is in none whose rules it
# could be read by; nor is one of some length with so few of them.
_LONG = 60
_STRANGE = 0.06


def inferred(text: str) -> str | None:
    """The language tag of a text, `und` where it is in none of those that are known here, or None
    where too little tells."""
    text = text[:_LOOKED_AT]
    if len(text.encode("ascii", "ignore")) > _MOSTLY * len(text):
        return _by_words(text, _LATIN)
    counted = {script: len(pattern.findall(text)) for script, pattern in _scripts().items()}
    script = max(counted, key=lambda each: (counted[each], each))
    if 2 * counted[script] <= sum(counted.values()) or counted[script] < _FEWEST_LETTERS:
        cjk = counted["ja"] + counted["zh"]  # neither alone need be the most of Japanese
        if 2 * cjk <= sum(counted.values()) or cjk < _FEWEST_LETTERS:
            return None
        script = "zh"
    if script in ("ja", "zh"):
        return "ja" if counted["ja"] >= _KANA * (counted["ja"] + counted["zh"]) else "zh"
    return script if script in _data()["letters"] else _by_words(text, script)


def _by_words(text: str, script: str) -> str | None:
    words = [word.casefold() for word in _WORD.findall(text)]
    counted, never = Counter(words), _data()["never"]
    hits = Counter(
        {
            code: sum(counted[word] for word in small if word in counted)
            for code, small in _small(script).items()
            if not _has(text, never.get(code, ""))
        }
    )
    (first, most), (second, _) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    share = _SHARE_OF_LETTERS if first in never else _SHARE
    if most >= max(_FEWEST_WORDS, share * len(words)):
        mine, theirs = _small(script)[first], _small(script).get(second, frozenset())
        own, other = (
            sum(counted[word] for word in each) for each in (mine - theirs, theirs - mine)
        )
        if own >= max(_FEWEST_OWN, _APART * other):
            return first
    if script != _LATIN:
        return UNDETERMINED
    strong = most >= max(_FEWEST_WORDS, _AHEAD * hits["en"])
    strange = len(words) >= _LONG and hits["en"] < _STRANGE * len(words)
    return UNDETERMINED if strong or strange else None


def _has(text: str, letters: str) -> bool:
    """Whether a text has more than a few of some letters."""
    return _A_FOREIGN_LETTER * sum(map(text.count, letters)) > len(text)


@cache
def _data() -> Mapping[str, Any]:
    file = resources.files("generator") / "languages" / "tongues.yml"
    found: Mapping[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


@cache
def _small(script: str) -> Mapping[str, frozenset[str]]:
    """The small words of each language that is written in a script."""
    return {code: frozenset(words.split()) for code, words in _data()["words"][script].items()}


@cache
def _scripts() -> Mapping[str, re.Pattern[str]]:
    """For each language of its own letters, and each script of many, what finds its letters."""
    data = _data()
    ranges = {**data["letters"], **{letters: letters for letters in data["words"]}}
    return {name: re.compile(f"[{letters}]") for name, letters in ranges.items()}
