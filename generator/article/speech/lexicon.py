"""The word lists of speech of one language, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from generator.model import Language

VerbClass = Literal["saying", "telling", "stating", "quoting", "naming", "naming_as", "relaying"]
CLASSES: tuple[VerbClass, ...] = (
    "naming_as",
    "naming",
    "relaying",
    "quoting",
    "stating",
    "telling",
    "saying",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The compiled data of one language: word lists by name, and the class of each verb's form."""

    lists: Mapping[str, frozenset[str]]
    verbs: Mapping[str, frozenset[VerbClass]]
    that_word: str
    as_word: str
    to_word: str
    participle_ending: str
    adverb_ending: str
    past_ending: str
    according: tuple[str, ...]
    asked: tuple[str, ...]
    abbreviations: frozenset[str]
    genders: Mapping[str, str]
    """ "he" or "she" by a title or a word for kin."""
    given_names: Mapping[str, str]
    """ "he" or "she" by a given name."""
    listed: frozenset[str]
    """Countries, cities and peoples, which are no persons."""

    def is_adverb(self, key: str) -> bool:
        """True for what may stand between a subject and its verb."""
        return key in self.lists["between"] or (
            len(key) > 4 and key.endswith(self.adverb_ending) and key not in self.lists["speakers"]
        )


@lru_cache(maxsize=8)
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language."""
    data: Mapping[str, Any] = language.data["speech"]
    names: Mapping[str, Any] = language.data["names"]
    lists = {key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str)}
    lists["titles"] = frozenset(
        " ".join(names[key] for key in ("titles", "title_modifiers")).split()
    )
    lists["speakers"] |= frozenset(names["callings"].split())
    lists["offices"] = lists["titles"] | lists["speakers"]
    lists["bounds"] = lists["conjunctions"] | lists["and_words"] | {data["that_word"]}
    lists["governing"] = lists["prepositions"] | lists["relatives"]
    verbs: dict[str, set[VerbClass]] = {}
    for each in CLASSES:
        for form in lists[each]:
            verbs.setdefault(form, set()).add(each)
    return Lexicon(
        lists=lists,
        verbs={form: frozenset(classes) for form, classes in verbs.items()},
        that_word=data["that_word"],
        as_word=data["as_word"],
        to_word=data["refused_after"],
        participle_ending=data["participle_ending"],
        adverb_ending=data["adverb_ending"],
        past_ending=data["past_ending"],
        according=tuple(data["according"]),
        asked=tuple(data["asked"]),
        abbreviations=frozenset(names["abbreviations"].split()),
        genders=_by_word(data["singular"], data["he_words"], data["she_words"]),
        given_names=_by_word(data["singular"], names["men"], names["women"]),
        listed=frozenset(
            form.replace(".", "").casefold()
            for form in (
                *names["cities"],
                *(form for group in names["countries"] for form in group),
            )
        ),
    )


def _by_word(pronouns: str, *lists: str) -> Mapping[str, str]:
    pairs = zip(pronouns.split(), lists, strict=True)
    return {word: pronoun for pronoun, words in pairs for word in words.split()}
