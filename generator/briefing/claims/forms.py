"""The words of one language that deny, doubt, widen and turn, each group compiled for its rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.model import Language
from generator.text.words import vocabulary

# A capital where no sentence begins.
_CAPITAL = re.compile(r"(?<=[\w,;’'] )[A-Z]\w*")


class Scope(NamedTuple):
    """Words that say a thing ("only", "reportedly"), and all that say as much as one of them."""

    said: re.Pattern[str]
    borne: re.Pattern[str]


class Opposites(NamedTuple):
    """Words and their opposites; of what `orders` ("before"), what stands behind it tells."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    orders: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NegationWords:
    """Words that deny: "not" and its like, a denial of a verb, these with doubts, or with verbs.

    `beside` has also what hinders; `otherwise` are other words in which a statement may deny,
    `none` what denies nothing.
    """

    negation: re.Pattern[str]
    denial: re.Pattern[str]
    turned: re.Pattern[str]
    beside: re.Pattern[str]
    denied: re.Pattern[str]
    otherwise: re.Pattern[str]
    none: re.Pattern[str]


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VerbWords:
    """What tells a verb's mode; sets of words in small letters, `governors` of stems.

    `stem` gives one stem to every form of a verb, "begin" and "began".
    """

    stem: Callable[[str], str]
    irregular: Mapping[str, str]
    unchanged: frozenset[str]
    function: frozenset[str]
    possible: frozenset[str]
    intended: frozenset[str]
    infinitive: str
    being: frozenset[str]
    having: frozenset[str]
    passive: frozenset[str]
    negators: frozenset[str]
    joining: frozenset[str]
    passed_over: frozenset[str]
    governors: frozenset[str]
    determiners: frozenset[str]
    conditions: frozenset[str]
    now: frozenset[str]
    no_verbs: frozenset[str]
    polite: frozenset[str]
    towards: frozenset[str]
    pronouns: frozenset[str]
    saying: frozenset[str]
    committing: frozenset[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, whole, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"


def plain(text: str) -> str:
    """The text in small letters with straight apostrophes: one character for one."""
    lower = text.lower()
    if len(lower) > len(text):  # "İ" becomes two
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'")


def common(text: str) -> str:
    """As `plain`, with blanks for words that a capital makes a name: "in May" is no "may"."""
    return plain(_CAPITAL.sub(lambda match: " " * len(match[0]), text))


def negations(data: Mapping[str, Any]) -> NegationWords:
    return NegationWords(
        negation=re.compile(_negated(data["negations"])),
        denial=re.compile(rf"{any_of(data['auxiliaries'])} {any_of(['not', 'never'])}|n't(?!\w)"),
        turned=re.compile(_negated((*data["negations"], *data["doubts"]))),
        beside=re.compile(_negated((*data["negations"], *data["doubts"], *data["hindering"]))),
        denied=re.compile(_negated((*data["negations"], *data["denials"]))),
        otherwise=re.compile(any_of(data["denied_otherwise"])),
        none=re.compile(any_of(data["no_negations"])),
    )


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


def verbs(language: Language) -> VerbWords:
    data: Mapping[str, Any] = language.data["claims"]["verbs"]
    rules = vocabulary(language)
    irregular = {form: base for base, forms in data["irregular"].items() for form in forms}

    def stem(form: str) -> str:
        found = rules.stem(irregular.get(form, form))
        return rules.same.get(found, found)

    return VerbWords(
        stem=stem,
        irregular=irregular,
        unchanged=frozenset(data["unchanged"]),
        function=rules.stop_words,
        infinitive=data["infinitive"],
        governors=frozenset(map(stem, data["governors"])),
        saying=frozenset(map(stem, data["saying"])),
        committing=frozenset(map(stem, data["committing"])),
        **{
            name: frozenset(data[name])
            for name in (
                "possible", "intended", "being", "having", "passive", "negators", "joining",
                "passed_over", "determiners", "conditions", "now", "towards", "no_verbs", "polite",
                "pronouns",
            )
        },
    )  # fmt: skip


def _negated(words: Iterable[str]) -> str:
    """ "Not" is a word of its own, "n't" the end of one."""
    whole = [word for word in words if word != "n't"]
    return rf"{any_of(whole)}|n't(?!\w)"
