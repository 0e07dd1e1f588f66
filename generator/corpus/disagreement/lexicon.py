"""What `disagreement.yml`, `commitment.yml` and `places.yml` of a language say, compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator.model import Language
from generator.text.assertions import AssertionWords, assertion_words
from generator.text.words import read_words, vocabulary

Aliases = tuple[tuple[str, ...], ...]

_NOTHING = re.compile(r"(?!)")
_LISTS = (
    "light",
    "before_verbs",
    "joints",
    "strong_joints",
    "bounds",
    "said",
    "articles",
    "pronouns",
    "place_prepositions",
    "during",
    "inside",
    "agents",
    "definite",
    "links",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """How figures are put: what stands before them, what they count, and what makes them labels.

    `people` and `quantities` are stems, and so are `measures`, each with the one that stands
    for it; the other sets are words in lower case. `aged` stands before an age, `years_old` behind.
    """

    measures: Mapping[str, str]
    people: frozenset[str]
    quantities: frozenset[str]
    roles: frozenset[str]
    changes: frozenset[str]
    ordinals: frozenset[str]
    links: frozenset[str]
    labels: frozenset[str]
    plurals: frozenset[str]
    about: re.Pattern[str]
    at_least: re.Pattern[str]
    at_most: re.Pattern[str]
    aged: re.Pattern[str]
    years_old: re.Pattern[str]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grades:
    """Words of commitment, the weakest grade first; `reach` is how far links of a chain may be."""

    names: tuple[str, ...]
    of: Mapping[str, int]
    pattern: re.Pattern[str]
    reach: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words of one language by which accounts are compared.

    `stem` gives the stem that stands for a word, or "" for a function word; `merges` says whether
    a stem may begin a set phrase. `once` and `sole` hold stems, the other sets words in lower
    case, each as the list of its name in `disagreement.yml` says.
    """

    stem: Callable[[str], str]
    merges: Callable[[str], bool]
    light: frozenset[str]
    before_verbs: frozenset[str]
    joints: frozenset[str]
    strong_joints: frozenset[str]
    bounds: frozenset[str]
    said: frozenset[str]
    articles: frozenset[str]
    pronouns: frozenset[str]
    place_prepositions: frozenset[str]
    during: frozenset[str]
    inside: frozenset[str]
    agents: frozenset[str]
    definite: frozenset[str]
    links: frozenset[str]
    loose: re.Pattern[str]
    compared: re.Pattern[str]
    past: re.Pattern[str]
    leaning: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    claims: re.Pattern[str]
    events: frozenset[str]
    once: frozenset[str]
    sole: frozenset[str]
    numbers: Numbers
    grades: Grades
    within: Mapping[str, str]
    negations: frozenset[str]
    calendar: frozenset[str]
    aliases: Aliases
    assertions: AssertionWords | None


Stems = Callable[[str], frozenset[str]]


@lru_cache(maxsize=16)
def lexicon(language: Language, aliases: Aliases = ()) -> Lexicon | None:
    """The words of a language; None for one that has none, whose texts are not compared."""
    data = language.data.get("disagreement")
    if not data:
        return None
    rules = vocabulary(language, aliases)

    @cache
    def stem(words: str) -> str:
        return "_".join(word.stem for word in read_words(words, rules))

    def stems(words: str) -> frozenset[str]:
        return frozenset(filter(None, map(stem, words.split())))

    return Lexicon(
        stem=stem,
        merges=lambda word: word in rules.phrases,
        **{name: frozenset(data[name].split()) for name in _LISTS},
        loose=_whole(language.data["timeline"]["loose"]),
        compared=_whole([each for each in language.data["timeline"]["undated"] if " " in each]),
        past=_past(language),
        leaning=re.compile(rf"\W{{0,3}}(?:{_any(data['leaning'])})\b", re.IGNORECASE),
        before=_whole(data["sequence"]["before"]),
        after=_whole(data["sequence"]["after"]),
        claims=_whole(data["attribution"]["claims"]),
        events=frozenset(data["events"].split()),
        once=stems(data["once"]),
        sole=stems(data["sole"]),
        numbers=_numbers(language, stems),
        grades=_grades(language),
        within=_within(language.data["places"]),
        negations=rules.negations,
        calendar=rules.calendar,
        aliases=aliases,
        assertions=assertion_words(language),
    )


def _past(language: Language) -> re.Pattern[str]:
    """What is a verb by its form: a regular past that is none of another kind, or one listed."""
    told = language.data["timeline"]
    listed = _any([*language.data["disagreement"]["past"], *told["past"], *told["present"]])
    not_past = _any(language.data["tense"]["not_past"])
    return re.compile(rf"(?!(?:{not_past})\b)(?:{listed}|{told['regular_past']})")


def _numbers(language: Language, stems: Stems) -> Numbers:
    data, figures = language.data["disagreement"]["numbers"], language.data["figures"]
    return Numbers(
        measures={
            form: sorted(stems(group[0]))[0]
            for group in data["measures"]
            for form in stems(" ".join(group))
        },
        people=stems(data["people"]),
        quantities=stems(data["quantities"]),
        roles=frozenset(data["roles"]),
        changes=frozenset(data["changes"]),
        ordinals=frozenset((*figures["ordinals"], *figures["ordinal_suffixes"])),
        links=frozenset(data["links"]),
        labels=frozenset(data["labels"]),
        plurals=frozenset(data["plurals"]),
        about=_ending(data["about"]),
        at_least=_ending(data["at_least"]),
        at_most=_ending(data["at_most"]),
        aged=_ending(data["ages"]["before"]),
        years_old=re.compile(rf"[- ](?:{_any(data['ages']['after'])})\b", re.IGNORECASE),
        parts=frozenset(data["parts"]),
    )


def _grades(language: Language) -> Grades:
    data = language.data["commitment"]
    grades = data["grades"]
    return Grades(
        names=tuple(grades),
        of={word: place for place, words in enumerate(grades.values()) for word in words},
        pattern=_whole([word for words in grades.values() for word in words]),
        reach=data["reach"],
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
