"""The words of one language that deny, that tell how real a verb is, and that have an opposite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from generator.model import Language
from generator.text.patterns import any_of
from generator.text.words import vocabulary


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
    direct: frozenset[str]
    pronouns: frozenset[str]
    saying: frozenset[str]
    committing: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AssertionWords:
    """All of them; `joint` parts clauses ("and", "while").

    `sided` finds every word that has an opposite, and `sides_of` says of which pair, and of which
    side of it (0 or 1).
    """

    negations: NegationWords
    verbs: VerbWords
    opposites: tuple[Opposites, ...]
    sided: re.Pattern[str]
    sides_of: Mapping[str, tuple[tuple[int, int], ...]]
    joint: re.Pattern[str]


@lru_cache(maxsize=8)
def assertion_words(language: Language) -> AssertionWords | None:
    """The words of a language, `languages/<code>/assertions.yml`; None for one without."""
    data = language.data.get("assertions")
    if not data:
        return None
    sides: dict[str, tuple[tuple[int, int], ...]] = {}
    for place, pair in enumerate((*data["orders"], *data["opposites"])):
        for side, forms in enumerate(pair):
            for form in forms:
                sides[form] = (*sides.get(form, ()), (place, side))
    return AssertionWords(
        negations=_negations(data),
        sided=re.compile(any_of(sides)),
        sides_of=sides,
        verbs=_verbs(language),
        opposites=tuple(
            Opposites(re.compile(any_of(one)), re.compile(any_of(other)), orders)
            for orders, pairs in ((True, data["orders"]), (False, data["opposites"]))
            for one, other in pairs
        ),
        joint=re.compile(any_of(data["joints"])),
    )


def _negations(data: Mapping[str, Any]) -> NegationWords:
    return NegationWords(
        negation=re.compile(_negated(data["negations"])),
        denial=re.compile(rf"{any_of(data['auxiliaries'])} {any_of(['not', 'never'])}|n't(?!\w)"),
        turned=re.compile(_negated((*data["negations"], *data["doubts"]))),
        beside=re.compile(_negated((*data["negations"], *data["doubts"], *data["hindering"]))),
        denied=re.compile(_negated((*data["negations"], *data["denials"]))),
        otherwise=re.compile(any_of(data["denied_otherwise"])),
        none=re.compile(any_of(data["no_negations"])),
    )


def _verbs(language: Language) -> VerbWords:
    data: Mapping[str, Any] = language.data["assertions"]["verbs"]
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
        direct=frozenset(map(stem, data["direct"])),
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
