"""The words of one language that doubt, settle, widen and entitle, each group compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.model import Language
from generator.text.patterns import any_of
from generator.text.words import vocabulary


class Scope(NamedTuple):
    """Words that say a thing ("only", "reportedly"), and all that say as much as one of them."""

    said: re.Pattern[str]
    borne: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StrengthWords:
    """Words of commitment, the weakest grade first, and of doubt; `reach` is of a chain's links."""

    names: tuple[str, ...]
    grade: re.Pattern[str]
    grade_of: Mapping[str, int]
    reach: int
    plans: re.Pattern[str]
    settled: re.Pattern[str]
    uncertain: Scope
    possible: Scope
    unsettled: Scope
    no_grades: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TitleWords:
    """Nouns of titles, words that change their rank, and words that belong to none.

    `short` are abbreviations by noun; of the nouns in `none` alone nothing is said. `countries`
    are stems.
    """

    countries: frozenset[str]
    noun: re.Pattern[str]
    ranks: frozenset[str]
    stop: frozenset[str]
    short: Mapping[str, str]
    none: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WidthWords:
    """Words that widen a claim, superlatives, and superlatives behind "one of"."""

    scopes: tuple[Scope, ...]
    partial: Scope
    no_scopes: re.Pattern[str]
    superlative: re.Pattern[str]
    among: re.Pattern[str]


def strength(language: Language) -> StrengthWords:
    data, commitment = language.data["claims"], language.data["commitment"]
    grades = {
        grade: [*forms, *data["more_grades"].get(grade, ())]
        for grade, forms in commitment["grades"].items()
    }
    grade_of = {form: place for place, forms in enumerate(grades.values()) for form in forms}
    return StrengthWords(
        names=tuple(grades),
        grade=re.compile(any_of(grade_of)),
        grade_of=grade_of,
        reach=commitment["reach"],
        plans=re.compile(any_of(data["plans"])),
        settled=re.compile(any_of(data["settled"])),
        uncertain=_scope(data["uncertain"]),
        possible=_scope(data["possible"]),
        unsettled=_scope(
            {
                "said": data["unsettled"],
                "borne": [*data["uncertain"]["borne"], *data["plans"], *data["unsettled"]],
            }
        ),
        no_grades=re.compile(any_of(data["no_grades"])),
    )


def titles(language: Language) -> TitleWords:
    data = language.data["claims"]
    rules = vocabulary(language)
    return TitleWords(
        countries=frozenset(map(rules.stem, language.data["words"]["demonyms"])),
        noun=re.compile(any_of(data["titles"])),
        ranks=frozenset(data["ranks"]),
        stop=frozenset(data["title_stop"]),
        short=data["title_short"],
        none=frozenset(data["no_titles"]),
    )


def width(data: Mapping[str, Any]) -> WidthWords:
    exempt = rf"(?!{any_of(data['no_superlatives'])})"
    # "The most", "the largest", "top"; "the West" is none.
    superlative = rf"(?<!\w)(?:{exempt}\w{{3,}}est|{any_of(data['superlatives'])})(?!\w)"
    return WidthWords(
        scopes=tuple(map(_scope, data["scopes"])),
        partial=_scope(data["partial"]),
        no_scopes=re.compile(any_of(data["no_scopes"])),
        superlative=re.compile(superlative),
        among=re.compile(rf"{any_of(data['among'])} (?:[\w.'-]+ ){{0,4}}?{superlative}"),
    )


def _scope(data: Mapping[str, list[str]]) -> Scope:
    return Scope(
        said=re.compile(any_of(data["said"])),
        borne=re.compile(any_of((*data["said"], *data.get("borne", ())))),
    )
