"""The words that decide where sentences end: `languages/<code>/sentences.yml`, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.model import Language
from generator.text.patterns import alternatives


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The lists of `sentences.yml`, which says what each is for, as sets and patterns."""

    bound: frozenset[str]
    numbered: frozenset[str]
    clipped: frozenset[str]
    times: frozenset[str]
    fronting: frozenset[str]
    always_capital: frozenset[str]
    marked_names: frozenset[str]
    starter: re.Pattern[str]
    after_time: re.Pattern[str]
    attribution: re.Pattern[str]
    attribution_asked: re.Pattern[str]
    notice: re.Pattern[str]


@lru_cache(maxsize=16)
def compiled(language: Language) -> Rules:
    """The rules of a language; a list that its file leaves out is empty."""
    data: Mapping[str, Any] = language.data.get("sentences", {})

    def words(key: str) -> frozenset[str]:
        return frozenset(data.get(key, "").split())

    name = r"(?:(?![a-z])[^\W\d_][\w.'’&-]{0,30}\s{1,3}){1,6}"
    attribution = rf"{name}(?:{alternatives(words('reporting'))})(?!\w)(?=\s{{0,3}}(?:[.,;:!?]|\Z"
    going_on = alternatives(words("after_reporting"))
    starters = alternatives(words("starters"))
    no_starters = alternatives(data.get("not_starters", ()))
    qualifier = rf"(?:[A-Z]\w{{0,20}}|{alternatives(words('time_qualifiers'))})"
    return Rules(
        bound=words("bound"),
        numbered=words("numbered"),
        clipped=words("clipped"),
        times=words("times"),
        fronting=words("fronting"),
        always_capital=words("always_capital"),
        marked_names=words("marked_names"),
        starter=re.compile(rf"(?!{no_starters})(?:{starters})(?![\w-])"),
        after_time=re.compile(
            rf"(?:{alternatives(words('after_times'))})(?!\w)"
            # "London time", "Eastern daylight time", but not "The first time"
            rf"|(?!(?:{starters})\b)[A-Z]\w{{0,20}}\s(?:{qualifier}\s)?"
            rf"(?:{alternatives(words('time_words'))})(?!\w)"
        ),
        attribution=re.compile(attribution + "))"),
        attribution_asked=re.compile(rf"{attribution}|(?:{going_on})\b))"),
        notice=re.compile(alternatives(words("notices"))),
    )
