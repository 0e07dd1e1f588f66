"""The words of verb groups: what begins one, past forms, and presents of what is in a calendar.

They are in `languages/<code>/tense.yml`; irregular pasts in `assertions.yml` too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.model import Language

_VOWELS = "aeiou"
# Word lists of which a word may begin a group.
_OPENING = ("participles", "plans", "ahead_nouns", "intends", "intended", "commits", "reports")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verbs:
    """The words of `tense.yml`: `lists` by name; by word what kind of auxiliary or preposition it
    is; forms of the verbs of what stands in a calendar; and `openers`, all that begins a group but
    for words in -ed; `parting` parts clauses."""

    lists: Mapping[str, frozenset[str]]
    auxiliaries: Mapping[str, str]
    prepositions: Mapping[str, str]
    infinitive: str
    comma: str
    perfect: str
    past: frozenset[str]
    presents: frozenset[str]
    bases: frozenset[str]
    going: frozenset[str]
    openers: frozenset[str]
    parting: frozenset[str]


@lru_cache(maxsize=16)
def verbs(language: Language) -> Verbs:
    """The words of a language's verb groups."""
    data = language.data["tense"]
    irregular = language.data["assertions"]["verbs"]["irregular"]
    lists = {
        name: frozenset(map(str, words)) for name, words in data.items() if isinstance(words, list)
    }
    present = lists["calendar"] - lists["not_present"]
    past = lists["past"].union(*irregular.values())
    auxiliaries = {word: kind for kind, words in data["auxiliaries"].items() for word in words}
    prepositions = {word: kind for kind, words in data["prepositions"].items() for word in words}
    presents = frozenset(map(_third_person, present))
    openers = past.union(auxiliaries, prepositions, presents, present, [data["infinitive"]])
    return Verbs(
        lists=lists,
        auxiliaries=auxiliaries,
        prepositions=prepositions,
        infinitive=data["infinitive"],
        comma=data["comma"],
        perfect=data["perfect"],
        past=past,
        presents=presents,
        bases=present,
        going=frozenset(map(_going, lists["calendar"])),
        parting=lists["parting"],
        openers=openers.union(*(lists[name] for name in _OPENING)),
    )


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in _VOWELS else f"{base}s"


def _going(base: str) -> str:
    if base.endswith("e"):
        return f"{base[:-1]}ing"
    short = len(base) > 2 and base[-2] in _VOWELS and base[-3] not in _VOWELS
    return f"{base}{base[-1]}ing" if short and base[-1] not in "wxyrn" else f"{base}ing"
