"""Forms of one person's name: surnames, middle names, initials, nicknames, other alphabets.

Two forms are one person's only where a source has both, or two sources that share other names as
well. A surname that several have is his or hers who alone was named before it, else nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from generator.corpus.people.roles import role_before
from generator.model import Language, Reading

KeyOf = Callable[[str], str]
# Two articles tell of the same people if they share so many other names, or one of several words.
_SHARED = 2
# Of one surname only so many full names are compared, and of one name so many sources.
_MOST = 40
_PREFIX = re.compile(r"^(?:al|el|ul)[-‐‑]")
# Letters that stand for one sound in the spellings of other alphabets.
_SOUNDS = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("q", "g"), ("k", "g"))
_VOWELS = (("ou", "u"), ("oo", "u"), ("o", "u"), ("ee", "i"), ("ie", "i"), ("e", "i"), ("y", "i"))
_NO_CONSONANT = re.compile(r"[aeiouyh'’-]")
_TWICE = re.compile(r"(.)\1+")
_FEWEST = 3


@dataclass(slots=True, kw_only=True)
class Named:
    """The full names of persons, by sound of the surname and by source, and all names of a source.

    `roles` has the words of the titles before a name, by source and name; `found` whom a form
    has been found to mean, once all are known.
    """

    suffixes: frozenset[str]
    listed: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    full: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    roles: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    found: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def add(self, source: str, key: str) -> None:
        """Take note of a full name that a source has."""
        sound = _sound(self._surname(key))
        self.full.setdefault(sound, {}).setdefault(source, set()).add(key)

    def bearers(self, source: str, key: str) -> frozenset[str]:
        """The full names that end with a form, in a source, else in those that share its names."""
        if (source, key) not in self.found:
            self.found[source, key] = frozenset(self._bearers(source, key))
        return self.found[source, key]

    def _bearers(self, source: str, key: str) -> set[str]:
        by_source = self.full.get(_sound(self._surname(key)), {})
        own = {name for name in by_source.get(source, ()) if self._ends(name, key)}
        if own:
            return own
        title = self.roles.get((source, key), set())
        return {
            name
            for other, names in by_source.items()
            for name in names
            if self._ends(name, key)
            and (title & self._roles_of(name, other) or self._share(source, other, {key}))
        }

    def same(self) -> Iterator[tuple[str, ...]]:
        """Groups of full names that are one person's, each sorted; who has one form only is none.

        All of a group fit each other: "J. Roe" is neither Jane Roe nor John Roe beside both.
        """
        for by_source in self.full.values():
            names = sorted({name for found in by_source.values() for name in found})[:_MOST]
            linked: dict[str, set[str]] = {name: {name} for name in names}
            for one, other in combinations(names, 2):
                if self._fit(one, other) and self._met(one, other, by_source):
                    linked[one].add(other)
                    linked[other].add(one)
            for name, group in linked.items():
                whole = all(linked[other] == group for other in group)
                if len(group) > 1 and whole and name == min(group):
                    yield tuple(sorted(group))

    def _ends(self, name: str, key: str) -> bool:
        words, ends = self._words(name), self._words(key)
        return len(words) > len(ends) and words[-len(ends) :] == ends

    def _held(self, name: str) -> set[str]:
        by_source = self.full[_sound(self._surname(name))]
        return {role for source in by_source for role in self._roles_of(name, source)}

    def _roles_of(self, name: str, source: str) -> set[str]:
        return self.roles.get((source, name), set())

    def _words(self, key: str) -> list[str]:
        words = [_PREFIX.sub("", word) for word in key.split() if word not in self.suffixes]
        return words or key.split()

    def _surname(self, key: str) -> str:
        return self._words(key)[-1]

    def _share(self, one: str, other: str, besides: set[str]) -> bool:
        """True if two sources name the same people or bodies besides the name in question."""
        shared = self.names[one] & self.names[other]
        last = {self._surname(key) for key in besides}
        shared = {key for key in shared if self._surname(key) not in last}
        told = any(" " in key and key not in self.listed for key in shared)
        return one == other or told or len(shared) >= _SHARED

    def _met(self, one: str, other: str, by_source: Mapping[str, set[str]]) -> bool:
        mine, theirs = (
            [source for source, names in by_source.items() if name in names][:_MOST]
            for name in (one, other)
        )
        return any(self._share(here, there, {one, other}) for here in mine for there in theirs)

    def _fit(self, one: str, other: str) -> bool:
        """True if two full names may be one person's: "Robert F. Roe" and "Bob Roe"."""
        first, second = self._words(one), self._words(other)
        if set(one.split()) & self.suffixes != set(other.split()) & self.suffixes:
            return False
        if first[-1] != second[-1]:
            # "Moammar Gadhafi" and "Muammar Gaddafi" are one if both are colonels.
            given = _sound(first[0]) == _sound(second[0])
            alike = given and _spoken(first[-1]) == _spoken(second[-1]) and len(first[-1]) > _FEWEST
            return alike and bool(self._held(one) & self._held(other))
        middle, others = first[1:-1], second[1:-1]
        if middle and others and not all(map(_abbreviates, middle, others)):
            return False
        formal = (self.nicknames.get(words[0], frozenset()) for words in (first, second))
        return _abbreviates(first[0], second[0]) or bool(next(formal) & next(formal))


def _abbreviates(one: str, other: str) -> bool:
    """True for "robert" and "robert", "r" and "robert"."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    """The consonants of a name: "m", "m", "r" for Muammar and Moammar."""
    spoken = _spoken(word)
    return spoken[:1] + _NO_CONSONANT.sub("", spoken[1:])


def _spoken(word: str) -> str:
    """A name in one spelling: Gaddafi, Gadhafi and Qadaffi are one."""
    for letters, sound in (*_SOUNDS, *_VOWELS):
        word = word.replace(letters, sound)
    return _TWICE.sub(r"\1", word)


def known(
    readings: Mapping[str, Reading], texts: Mapping[str, str], key_of: KeyOf, language: Language
) -> Named:
    """The full names of persons in all sources, and what their sources share."""
    data = language.data["names"]
    groups = [frozenset(group.split()) for group in data["nicknames"]]
    nicknames: dict[str, frozenset[str]] = {}
    for group in groups:
        for name in group:
            nicknames[name] = nicknames.get(name, frozenset()) | {min(group)}
    found = Named(
        suffixes=frozenset(data["generations"].split()),
        listed=frozenset(key_of(name) for name in data["organisations"]),
        nicknames=nicknames,
    )
    everywhere = _everywhere(data)
    titles = frozenset(data["titles"].split()) - frozenset(data["courtesies"].split())
    for source, reading in readings.items():
        keys = {key_of(name.entity) for name in reading.names if name.type != "place"}
        found.names[source] = keys - everywhere
        for mention in reading.names:
            key = key_of(mention.entity)
            if mention.type != "person":
                continue
            if " " in key:
                found.add(source, key)
            role = role_before(texts[source], mention, language)
            if role is not None:
                words = texts[source][role.start : role.end].casefold().split()
                found.roles.setdefault((source, key), set()).update(titles.intersection(words))
    return found


def _everywhere(data: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Names that articles on anything share: countries, cities, peoples."""
    forms = [*data["cities"]]
    forms += [form for group in data["countries"] for form in group]
    return frozenset(form.replace(".", "").casefold() for form in forms)
