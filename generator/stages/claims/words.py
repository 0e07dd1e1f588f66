"""One language's words for the rules, compiled once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from generator.model import Language
from generator.words import vocabulary

# A capital where no sentence begins.
_CAPITAL = re.compile(r"(?<=[\w,;’'] )[A-Z]\w*")


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WidthWords:
    """Words that widen a claim, superlatives, and superlatives behind "one of"."""

    scopes: tuple[Scope, ...]
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
    negation: re.Pattern[str]
    denial: re.Pattern[str]
    turned: re.Pattern[str]
    no_negation: re.Pattern[str]
    joint: re.Pattern[str]
    title: re.Pattern[str]
    ranks: frozenset[str]
    title_stop: frozenset[str]
    ordinals: Mapping[str, float]
    multiples: Mapping[str, float]
    multiple: re.Pattern[str]
    weekdays: Mapping[str, int]
    strength: StrengthWords
    verbs: VerbWords
    width: WidthWords
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    role: re.Pattern[str]
    all_words: frozenset[str]
    most_words: frozenset[str]
    another: re.Pattern[str]
    out_of: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, whole, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"


def plain(text: str) -> str:
    """The text in small letters with straight apostrophes: one character for one."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")


def common(text: str) -> str:
    """As `plain`, with blanks for words that a capital makes a name: "in May" is no "may"."""
    return plain(_CAPITAL.sub(lambda match: " " * len(match[0]), text))


@lru_cache(maxsize=8)
def words_of(language: Language) -> Words:
    """The words of a language; `languages/<code>/claims.yml`."""
    data = language.data["claims"]
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
        negation=re.compile(_negated(data["negations"])),
        denial=re.compile(rf"{any_of(data['auxiliaries'])} {any_of(['not', 'never'])}|n't(?!\w)"),
        turned=re.compile(_negated((*data["negations"], *data["doubts"]))),
        no_negation=re.compile(any_of(data["no_negations"])),
        joint=re.compile(any_of(data["joints"])),
        title=re.compile(any_of(data["titles"])),
        ranks=frozenset(data["ranks"]),
        title_stop=frozenset(data["title_stop"]),
        ordinals=data["ordinals"],
        multiples=data["multiples"],
        multiple=re.compile(any_of(data["multiples"])),
        weekdays=_weekdays(dates),
        strength=_strength(language),
        width=_width(data),
        verbs=_verbs(language),
        opposites=tuple(
            (re.compile(any_of(one)), re.compile(any_of(other))) for one, other in data["opposites"]
        ),
        role=re.compile(
            rf"(?<!\w)(?P<role>{'|'.join(data['roles'])}) (?:{any_of(hedges)} )?[^\w\s]*$"
        ),
        all_words=frozenset(sources["all"]),
        most_words=frozenset(sources["most"]),
        another=re.compile(any_of(sources["another"])),
        out_of=re.compile(rf"(?<!\w){sources['out_of']} (?:{any_of(sources['out_of_the'])} )?$"),
    )


def _strength(language: Language) -> StrengthWords:
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
    )


def _width(data: Mapping[str, Any]) -> WidthWords:
    exempt = rf"(?!{any_of(data['no_superlatives'])})"
    # "The most", "the largest", "top"; "the West" is none.
    superlative = rf"(?<!\w)(?:{exempt}\w{{3,}}est|{any_of(data['superlatives'])})(?!\w)"
    return WidthWords(
        scopes=tuple(map(_scope, data["scopes"])),
        superlative=re.compile(superlative),
        among=re.compile(rf"{any_of(data['among'])} (?:[\w.'-]+ ){{0,4}}?{superlative}"),
    )


def _scope(data: Mapping[str, list[str]]) -> Scope:
    return Scope(
        said=re.compile(any_of(data["said"])),
        borne=re.compile(any_of((*data["said"], *data.get("borne", ())))),
    )


def _verbs(language: Language) -> VerbWords:
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
        **{
            name: frozenset(data[name])
            for name in (
                "possible", "intended", "being", "having", "passive", "negators", "joining",
                "passed_over", "determiners", "conditions",
            )
        },
    )  # fmt: skip


def _units(kinds: Mapping[str, list[list[str]]]) -> dict[str, frozenset[tuple[str, str]]]:
    units: dict[str, frozenset[tuple[str, str]]] = {}
    for kind, names in kinds.items():
        for forms in names:
            for form in forms:
                units[form.lower()] = units.get(form.lower(), frozenset()) | {(kind, forms[0])}
    return units


def _weekdays(dates: Mapping[str, Any]) -> dict[str, int]:
    named = (*dates["weekdays"].items(), *dates["weekdays_short"].items())
    return {name.lower(): number for name, number in named}


def _forms(units: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(units, key=lambda form: (-len(form), form))))


def _negated(words: Iterable[str]) -> str:
    """ "Not" is a word of its own, "n't" the end of one."""
    whole = [word for word in words if word != "n't"]
    return rf"{any_of(whole)}|n't(?!\w)"


def _counted(sources: Mapping[str, list[str]], numbers: Iterable[str]) -> re.Pattern[str]:
    """ "All five sources", "two of the articles", "by two accounts"."""
    number = rf"(?:\d{{1,3}}|{any_of(numbers)})"
    head = rf"(?P<how>{any_of((*sources['all'], *sources['most']))}|(?P<number>{number}))"
    inner = rf"(?: {number})?(?: of)?(?: the| our)?(?: {number})?"
    nouns, after_by = any_of(sources["nouns"]), any_of(sources["nouns_after_by"])
    return re.compile(
        rf"{head}(?P<inner>{inner}) (?:other )?{nouns}(?! of )"
        rf"|(?<=by ){head.replace('how', 'how2').replace('number', 'number2')}"
        rf"(?P<inner2>{inner}) {after_by}(?! of )"
    )
