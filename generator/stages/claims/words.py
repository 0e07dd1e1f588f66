"""One language's words for the rules, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.model import Language


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
    title: re.Pattern[str]
    ranks: frozenset[str]
    title_stop: frozenset[str]
    ordinals: Mapping[str, float]
    multiples: Mapping[str, float]
    multiple: re.Pattern[str]
    weekdays: Mapping[str, int]
    grades: tuple[tuple[str, re.Pattern[str]], ...]
    all_words: frozenset[str]
    most_words: frozenset[str]
    another: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, whole, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"


def plain(text: str) -> str:
    """The text in small letters with straight apostrophes: one character for one."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")


@lru_cache(maxsize=8)
def words_of(language: Language) -> Words:
    """The words of a language; `languages/<code>/claims.yml`."""
    data = language.data["claims"]
    figures, sources, dates = language.data["figures"], data["sources"], language.data["dates"]
    numbers: dict[str, int] = {**figures["units"], **figures["tens"]}
    units: dict[str, frozenset[tuple[str, str]]] = {}
    for kind, names in data["units"].items():
        for forms in names:
            for form in forms:
                units[form.lower()] = units.get(form.lower(), frozenset()) | {(kind, forms[0])}
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
        title=re.compile(any_of(data["titles"])),
        ranks=frozenset(data["ranks"]),
        title_stop=frozenset(data["title_stop"]),
        ordinals=data["ordinals"],
        multiples=data["multiples"],
        multiple=re.compile(any_of(data["multiples"])),
        weekdays={
            name.lower(): number
            for name, number in (*dates["weekdays"].items(), *dates["weekdays_short"].items())
        },
        grades=tuple(
            (grade, re.compile(any_of(forms)))
            for grade, forms in language.data["commitment"]["grades"].items()
        ),
        all_words=frozenset(sources["all"]),
        most_words=frozenset(sources["most"]),
        another=re.compile(any_of(sources["another"])),
    )


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
