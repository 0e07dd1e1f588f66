"""The names of a statement that no source holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.article.names.rules import WORD, Rules, compared, rules_of, stem_of
from generator.model import Language, NameMention
from generator.text.typography import fold

_LONGEST_NAME = 6
_MOST_VARIANTS = 32
# Marks of what a text bears beside its words: the initials of a run of capitals, an acronym. They
# are kept apart, for "Ann Poe" and "Ada Pym" have the same initials.
_EXPANDED, _ACRONYM = "~", "^"


def unsupported(
    names: Sequence[NameMention],
    texts: Sequence[str],
    aliases: Sequence[Sequence[str]],
    language: Language,
) -> tuple[NameMention, ...]:
    """The names of a statement of which no single text has every word.

    Case, possessives, dots, accents and plurals do not count; nor does the spelling of either side
    of the Atlantic, a country for its people ("Peruvian" by "Peru"), a name for its initials, or a
    form for another of its group in `aliases` (("IIA", "2A")).
    """
    rules = rules_of(language)
    bearers = [_bearing(text, language) for text in texts]
    groups = [[_name_keys(form, rules) for form in group] for group in aliases]
    return tuple(
        name
        for name in names
        if not any(
            _is_borne(keys, bearer)
            for keys in _variants(_name_keys(name.entity, rules), groups)
            for bearer in bearers
        )
    )


def _is_borne(keys: tuple[str, ...], bearer: frozenset[str]) -> bool:
    """True if every word is there, "SDF" also as "Self-Defense Forces", or the name as initials."""
    if all(key in bearer or _EXPANDED + key.casefold() in bearer for key in keys):
        return True
    return len(keys) > 1 and _ACRONYM + _initials(keys) in bearer


def _variants(
    keys: tuple[str, ...], groups: Sequence[Sequence[tuple[str, ...]]]
) -> list[tuple[str, ...]]:
    """The name with each alias in place of each other: "Block IIA" also as "Block 2A"."""
    variants = [keys]
    for group in groups:
        for variant in variants[:_MOST_VARIANTS]:
            for form in group:
                at = next(
                    (i for i in range(len(variant)) if form and variant[i : i + len(form)] == form),
                    -1,
                )
                if at >= 0:
                    rest = variant[at + len(form) :]
                    variants += [variant[:at] + other + rest for other in group if other != form]
    return variants[:_MOST_VARIANTS]


@lru_cache(maxsize=1024)
def _bearing(text: str, language: Language) -> frozenset[str]:
    """Every key that a text bears: its words, countries, designations, and initials of names."""
    rules = rules_of(language)
    keys = compared(text, rules.spellings)
    borne = set(keys)
    for i in range(len(keys)):
        for n in range(1, 5):
            country = rules.countries.get(tuple(keys[i : i + n]))
            if country:
                borne.add(country)
        if keys[i][0].isdigit() and i:  # "SM 3" bears "SM-3"
            borne.add(keys[i - 1].casefold() + keys[i])
    for match in WORD.finditer(fold(text)):
        if any(character.isdigit() for character in match.group()):
            borne.update(
                stem_of(part, rules.spellings) for part in re.split(r"[-'&]", match.group())
            )
    capitals: list[str] = []
    for match in re.finditer(r"[^\W\d_]+", fold(text)):
        word = match.group()
        if word.isupper() and len(word) > 1 and (word,) not in rules.countries:
            borne.add(_ACRONYM + word.casefold())
        if word.casefold() in rules.lists["small_title_words"]:
            continue
        capitals = [*capitals[1 - _LONGEST_NAME :], word] if word[0].isupper() else []
        borne.update(_EXPANDED + _initials(capitals[i:]) for i in range(len(capitals) - 1))
    return frozenset(borne)


def _name_keys(name: str, rules: Rules) -> tuple[str, ...]:
    """The keys of a name, its countries as one key each."""
    keys = compared(name, rules.spellings)
    found: list[str] = []
    i = 0
    while i < len(keys):
        n = next((n for n in (4, 3, 2, 1) if tuple(keys[i : i + n]) in rules.countries), 0)
        found.append(rules.countries[tuple(keys[i : i + n])] if n else keys[i])
        i += n or 1
    return tuple(found)


def _initials(words: Sequence[str]) -> str:
    return "".join(word.lstrip("@")[0] for word in words).casefold()
