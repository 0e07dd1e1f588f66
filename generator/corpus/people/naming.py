"""Which persons and bodies a text of editors names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import Person
from generator.text.typography import fold

_WORD = re.compile(r"[^\W_]+(?:[-'&.][^\W_]+)*\.?")
_LONGEST = 7


def named_in(texts: Iterable[str], people: Sequence[Person]) -> list[frozenset[str]]:
    """The ids of those whom each text names, by a name of theirs or a surname that one has.

    Capitals count, so that "may" is not Mrs. May.
    """
    forms = _forms(people)
    return [frozenset(_found(text, forms)) for text in texts]


def _forms(people: Sequence[Person]) -> dict[tuple[str, ...], str]:
    forms: dict[tuple[str, ...], str] = {}
    surnames: Counter[str] = Counter()
    for person in people:
        for name in (person.name, *person.also):
            forms.setdefault(_keys(name), person.id)
        if person.kind == "person":
            surnames[_keys(person.name)[-1]] += 1
    for person in people:
        keys = _keys(person.name)
        if person.kind == "person" and len(keys) > 1 and surnames[keys[-1]] == 1:
            forms.setdefault(keys[-1:], person.id)
    return {keys: name for keys, name in forms.items() if keys}


def _keys(text: str) -> tuple[str, ...]:
    return tuple(
        match.group().removesuffix("'s").replace(".", "") for match in _WORD.finditer(fold(text))
    ) or ("",)


def _found(text: str, forms: dict[tuple[str, ...], str]) -> Iterable[str]:
    keys = _keys(text)
    at = 0
    while at < len(keys):
        length = next(
            (n for n in range(min(_LONGEST, len(keys) - at), 0, -1) if keys[at : at + n] in forms),
            0,
        )
        if length:
            yield forms[keys[at : at + length]]
        at += length or 1
