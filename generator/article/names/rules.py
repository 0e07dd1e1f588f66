"""The word lists of one language, compiled, and words as they are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.model import Language
from generator.text.typography import fold, without_accents

# "U.S." and "R&D" are one word; so is a compound, whose parts are told apart later.
_PART = r"(?:(?:[^\W\d_]\.){2,6}|[^\W_]+)"
WORD = re.compile(rf"{_PART}(?:['’&‐‑-]{_PART}){{0,8}}")
POSSESSIVE = re.compile(r"['’][sS]$")
Lists = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """The compiled data of one language."""

    lists: Lists
    endings: tuple[str, ...]
    not_titles: tuple[str, ...]
    places: frozenset[str]
    """Cities, countries and peoples; `named_places` leaves the peoples out."""
    place_words: frozenset[str]
    """The last words of the names of places: "Korea"."""
    named_places: frozenset[str]
    countries: Mapping[tuple[str, ...], str]
    spellings: Mapping[str, str]
    peoples: frozenset[str]
    """Those of continents and regions too: "Asian"."""
    organisations: frozenset[str]
    """Bodies that news names without saying what they are."""


@lru_cache(maxsize=8)
def rules_of(language: Language) -> Rules:
    data: Mapping[str, Any] = language.data["names"]
    lists = {key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str)}
    lists["given_names"] = lists["women"] | lists["men"] | lists["either"]
    lists["offices"] = lists["titles"] | lists["callings"]
    lists["organisation_tails"] |= lists["seats"]
    speech: Mapping[str, Any] = language.data["speech"]
    lists["saying"] = frozenset(
        f"{speech['saying']} {speech['telling']} {speech['stating']}".split()
    )
    spellings = {other: first for first, other in data["spellings"].items()}
    groups = data["countries"]
    places = frozenset(
        plain_form(form)
        for form in [*data["cities"], *(form for group in groups for form in group)]
    )
    return Rules(
        lists=lists,
        endings=tuple(data["ordinary_endings"]),
        not_titles=tuple(data["not_titles"]),
        places=places,
        place_words=frozenset(place.split()[-1] for place in places if place.strip()),
        named_places=frozenset(
            plain_form(form)
            for form in [*data["cities"], *(form for group in groups for form in group)]
            if form in data["cities"] or form.isupper() or any(form == group[0] for group in groups)
        ),
        countries={
            tuple(compared(form, spellings)): f"@{group[0]}" for group in groups for form in group
        },
        spellings=spellings,
        peoples=frozenset(
            form for forms in language.data["words"]["demonyms"].values() for form in forms
        ),
        organisations=frozenset(plain_form(form) for form in data["organisations"]),
    )


def compared(text: str, spellings: Mapping[str, str]) -> list[str]:
    """The words of a text as they are compared; a designation ("SM-3") is one word."""
    keys: list[str] = []
    for match in WORD.finditer(fold(text)):
        word = POSSESSIVE.sub("", match.group()).replace("'", "").replace(".", "")
        if any(character.isdigit() for character in word):
            keys.append(stem_of(word.replace("-", ""), spellings))
        else:
            keys += [stem_of(part, spellings) for part in re.split("[-&]", word) if part]
    return keys


def stem_of(word: str, spellings: Mapping[str, str]) -> str:
    """Case-folded, in the singular, in one spelling. "US" keeps its capitals: it is not "us"."""
    plain = plain_form(word)
    if word.isupper() and len(word) == 2:
        return word
    if plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss"):
        plain = plain[:-1]
    return spellings.get(plain, plain)


def plain_form(word: str) -> str:
    """Case-folded, without accents and dots."""
    return without_accents(fold(word).replace(".", "").casefold())
