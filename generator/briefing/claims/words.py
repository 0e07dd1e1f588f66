"""One language's words for the rules, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.briefing.claims import forms
from generator.briefing.claims.forms import StrengthWords, TitleWords, WidthWords
from generator.model import Language
from generator.text.assertions import NegationWords, Opposites, VerbWords, assertion_words
from generator.text.patterns import any_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Patterns over text as `plain` gives it; `unit_of` has kind and name by each form."""

    counted: re.Pattern[str]
    clause_end: re.Pattern[str]
    number_of: Mapping[str, int]
    unit: re.Pattern[str]
    units_of: Mapping[str, frozenset[tuple[str, str]]]
    hedge: re.Pattern[str]
    hedge_of: Mapping[str, str]
    negations: NegationWords
    joint: re.Pattern[str]
    titles: TitleWords
    ordinals: Mapping[str, float]
    counting: re.Pattern[str]
    multiples: Mapping[str, float]
    multiple: re.Pattern[str]
    weekdays: Mapping[str, int]
    strength: StrengthWords
    verbs: VerbWords
    width: WidthWords
    opposites: tuple[Opposites, ...]
    role: re.Pattern[str]
    agent: re.Pattern[str]
    all_words: frozenset[str]
    most_words: frozenset[str]
    another: re.Pattern[str]
    out_of: re.Pattern[str]


@lru_cache(maxsize=8)
def words_of(language: Language) -> Words:
    """The words of a language; `languages/<code>/claims.yml`."""
    data = language.data["claims"]
    told = assertion_words(language)
    assert told is not None  # it is asked of languages that have rules
    figures, sources, dates = language.data["figures"], data["sources"], language.data["dates"]
    numbers: dict[str, int] = {**figures["units"], **figures["tens"]}
    units = _units(data["units"])
    hedges = {form: kind for kind, forms in data["hedges"].items() for form in forms}
    return Words(
        counted=_counted(sources, numbers),
        clause_end=re.compile("|".join(map(re.escape, data["clause_ends"]))),
        number_of=numbers,
        unit=re.compile(rf"[ \u00a0\u202f-]?(?P<unit>{_forms(units)})(?!\w)"),
        units_of=units,
        hedge=re.compile(rf"{any_of(hedges)}(?= ?(?:the |a |an )?$)"),
        hedge_of=hedges,
        negations=told.negations,
        joint=told.joint,
        titles=forms.titles(language),
        ordinals=data["ordinals"],
        counting=re.compile("|".join(rf"(?<={form} )\w+" for form in data["before_ordinals"])),
        multiples=data["multiples"],
        multiple=re.compile(any_of(data["multiples"])),
        weekdays=_weekdays(dates),
        strength=forms.strength(language),
        width=forms.width(data),
        verbs=told.verbs,
        opposites=told.opposites,
        agent=re.compile(rf"(?<!\w){data['agent']} (?:the )?$"),
        role=re.compile(
            rf"(?<!\w)(?P<role>{'|'.join(data['roles'])}) (?:{any_of(hedges)} )?[^\w\s]*$"
        ),
        all_words=frozenset(sources["all"]),
        most_words=frozenset(sources["most"]),
        another=re.compile(any_of(sources["another"])),
        out_of=re.compile(rf"(?<!\w){sources['out_of']} (?:{any_of(sources['out_of_the'])} )?$"),
    )


def _units(kinds: Mapping[str, list[list[str]]]) -> dict[str, frozenset[tuple[str, str]]]:
    units: dict[str, frozenset[tuple[str, str]]] = {}
    for kind, names in kinds.items():
        for ways in names:
            for way in ways:
                units[way.lower()] = units.get(way.lower(), frozenset()) | {(kind, ways[0])}
    return units


def _weekdays(dates: Mapping[str, Any]) -> dict[str, int]:
    named = (*dates["weekdays"].items(), *dates["weekdays_short"].items())
    return {name.lower(): number for name, number in named}


def _forms(units: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(units, key=lambda form: (-len(form), form))))


def _counted(sources: Mapping[str, list[str]], numbers: Iterable[str]) -> re.Pattern[str]:
    """ "All five sources", "two of the articles", "by two accounts"."""
    number = rf"(?:\d{{1,3}}|{any_of(numbers)})"
    head = rf"(?P<how>{any_of((*sources['all'], *sources['most']))}|(?P<number>{number}))"
    inner = rf"(?: {number})?(?: of)?(?: the| our)?(?: {number})?"
    before = any_of(sources["nouns_before"])
    nouns, after_by = any_of(sources["nouns"]), any_of(sources["nouns_after_by"])
    return re.compile(
        rf"{head}(?P<inner>{inner}) (?:other )?"
        rf"(?:{nouns}(?! of )|{before}(?= {any_of(sources['say'])}))"
        rf"|(?<=by ){head.replace('how', 'how2').replace('number', 'number2')}"
        rf"(?P<inner2>{inner}) {after_by}(?! of )"
    )
