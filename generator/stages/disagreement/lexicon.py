"""What `disagreement.yml`, `commitment.yml` and `places.yml` of a language say, compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator.model import Language
from generator.words import read_words, vocabulary

Aliases = tuple[tuple[str, ...], ...]

# The digits in a name tell it from another ("Flight 11"), so they are words too.
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words of one language by which accounts are compared.

    `stem` gives the stem that stands for a word, or "" for a function word; `merges` says whether
    a word may begin a set phrase. Sets whose names are those of a list in `disagreement.yml` hold
    its words in lower case; `events`, `measures`, `people` and `once` hold stems.
    """

    stem: Callable[[str], str]
    merges: Callable[[str], bool]
    light: frozenset[str]
    before_verbs: frozenset[str]
    joints: frozenset[str]
    strong_joints: frozenset[str]
    bounds: frozenset[str]
    loose: re.Pattern[str]
    said: frozenset[str]
    place_prepositions: frozenset[str]
    past: re.Pattern[str]
    events: frozenset[str]
    measures: frozenset[str]
    people: frozenset[str]
    once: frozenset[str]
    roles: frozenset[str]
    ordinals: frozenset[str]
    number_words: frozenset[str]
    plurals: frozenset[str]
    about: re.Pattern[str]
    at_least: re.Pattern[str]
    at_most: re.Pattern[str]
    leaning: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    claims: re.Pattern[str]
    grades: Mapping[str, int]
    grade_names: tuple[str, ...]
    graded: re.Pattern[str]
    grade_reach: int
    within: Mapping[str, str]
    negations: frozenset[str]
    calendar: frozenset[str]
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]
    aliases: Aliases


@lru_cache(maxsize=16)
def lexicon(language: Language, aliases: Aliases = ()) -> Lexicon | None:
    """The words of a language; None for one that has none, whose texts are not compared."""
    data = language.data.get("disagreement")
    if not data:
        return None
    rules = vocabulary(language, aliases)
    numbers, told = data["numbers"], language.data["timeline"]

    @cache
    def stem(words: str) -> str:
        found = read_words(words, rules)
        return "_".join(word.stem for word in found)

    def stems(words: str) -> frozenset[str]:
        return frozenset(filter(None, map(stem, words.split())))

    not_past = _any(language.data["dates"]["not_past"])
    listed = _any([*data["past"], *told["past"], *told["present"]])
    grades = language.data["commitment"]["grades"]
    return Lexicon(
        stem=stem,
        merges=lambda word: word in rules.phrases,
        light=frozenset(data["light"].split()),
        before_verbs=frozenset(data["before_verbs"].split()),
        joints=frozenset(data["joints"].split()),
        strong_joints=frozenset(data["strong_joints"].split()),
        bounds=frozenset(data["bounds"]),
        loose=_whole(told["loose"]),
        said=frozenset(data["said"].split()),
        place_prepositions=frozenset(data["place_prepositions"].split()),
        past=re.compile(rf"(?!(?:{not_past})\b)(?:{listed}|{told['regular_past']})"),
        events=stems(data["events"]),
        measures=stems(numbers["measures"]),
        people=stems(numbers["people"]),
        once=stems(data["once"]),
        roles=frozenset(numbers["roles"]),
        number_words=frozenset(numbers["labels"]),
        plurals=frozenset(numbers["plurals"]),
        ordinals=frozenset(
            (*language.data["figures"]["ordinals"], *language.data["figures"]["ordinal_suffixes"])
        ),
        about=_ending(numbers["about"]),
        at_least=_ending(numbers["at_least"]),
        at_most=_ending(numbers["at_most"]),
        leaning=re.compile(rf"\W{{0,3}}(?:{_any(data['leaning'])})\b", re.IGNORECASE),
        before=_whole(data["sequence"]["before"]),
        after=_whole(data["sequence"]["after"]),
        claims=_whole(data["attribution"]["claims"]),
        grades={word: place for place, words in enumerate(grades.values()) for word in words},
        grade_names=tuple(grades),
        graded=_whole([word for words in grades.values() for word in words]),
        grade_reach=language.data["commitment"]["reach"],
        within=_within(language.data["places"]),
        negations=rules.negations,
        calendar=rules.calendar,
        opposites=rules.opposites,
        aliases=aliases,
    )


def _within(data: Mapping[str, Any]) -> dict[str, str]:
    """Each place by its name, and that within which it lies; a name of two places is left out."""
    ambiguous = set(data["ambiguous"])
    return {
        name: outer
        for outer, names in data["within"].items()
        for name in names
        if name not in ambiguous
    }


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s{1,3}".join(map(re.escape, word.split())) for word in ordered) or r"(?!)"


def _whole(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(words)})\b", re.IGNORECASE) if words else _NOTHING


def _ending(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words at the end of what stands before a figure, a short word between at most."""
    return re.compile(rf"\b(?:{_any(words)})(?:\s{{1,3}}(?:an?|the))?\s{{0,3}}$", re.IGNORECASE)
