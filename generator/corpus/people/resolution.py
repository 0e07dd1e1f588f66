"""Mentions of all sources to persons and bodies: surnames to full names, other names merged.

Cautious: a surname is joined to a full name only where one person has it, first within the source,
then among all of them. What editors give in `topics/people.yml` and as aliases wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.corpus.people import bodies
from generator.corpus.people.roles import role_before
from generator.model import (
    Language,
    NameMention,
    Person,
    PersonEntry,
    PersonKind,
    Reading,
    Role,
)
from generator.text.typography import fold, slug, without_accents

KINDS: tuple[PersonKind, ...] = ("person", "organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The persons and bodies, and every source's reading with `entity` set to their names."""

    people: tuple[Person, ...]
    readings: Mapping[str, Reading]


def resolve(
    readings: Mapping[str, Reading],
    texts: Mapping[str, str],
    entries: Sequence[PersonEntry],
    aliases: Sequence[Sequence[str]],
    language: Language,
) -> People:
    """Name every person and body that the sources name; `texts` are theirs by id.

    The name of a person is what editors give, else the fullest form that is most often used.
    """
    forms = _forms(readings, bodies.merged(readings, texts, key_of, language))
    groups = _groups(forms, entries, aliases)
    kinds = _kinds(forms, entries, groups)
    named = {
        source: replace(
            reading,
            names=tuple(_resolved(mention, source, groups, forms) for mention in reading.names),
        )
        for source, reading in readings.items()
    }
    people = _people(named, texts, entries, kinds, language)
    return People(people=people, readings=named)


@dataclass(slots=True)
class _Forms:
    """The forms that sources use: full ones by key with how often, surnames by source and all.

    `bodies` gives the key that stands for other keys of the same body.
    """

    written: dict[str, Counter[str]]
    surnames: dict[tuple[str, str], set[str]]
    kinds: dict[str, Counter[str]]
    bodies: Mapping[str, str]


@lru_cache(maxsize=65_536)
def key_of(name: str) -> str:
    """A name as it is compared: without case, accents, dots, article and "…, Inc."."""
    plain = without_accents(fold(name).replace(".", "").casefold())
    return plain.removeprefix("the ").partition(",")[0]


def _forms(readings: Mapping[str, Reading], same: Mapping[str, str]) -> _Forms:
    forms = _Forms(written={}, surnames={}, kinds={}, bodies=same)
    for source, reading in readings.items():
        for mention in reading.names:
            if mention.type not in KINDS:
                continue
            key = key_of(mention.entity)
            forms.written.setdefault(key, Counter())[mention.entity] += 1
            forms.kinds.setdefault(key, Counter())[mention.type] += 1
            if mention.type == "person" and " " in key:
                surname = key.rpartition(" ")[2]
                forms.surnames.setdefault((source, surname), set()).add(key)
                forms.surnames.setdefault(("", surname), set()).add(key)
    return forms


def _groups(
    forms: _Forms, entries: Sequence[PersonEntry], aliases: Sequence[Sequence[str]]
) -> dict[str, str]:
    """The name that stands for each form's key: an editor's, or the one most often written."""
    best = {key: _best(written) for key, written in forms.written.items()}
    groups = best | {key: best[other] for key, other in forms.bodies.items() if other in best}
    for group in aliases:
        known = [key_of(name) for name in group if key_of(name) in best]
        for key in known:
            groups[key] = best[known[0]]
    for entry in entries:
        merged = {key_of(name) for name in (entry.name, *entry.also)}
        for key in (*merged, *(key for key, name in groups.items() if key_of(name) in merged)):
            groups[key] = entry.name
    return groups


def _best(written: Counter[str]) -> str:
    """The form that is most often written; of several the first by the alphabet."""
    return min(written, key=lambda name: (-written[name], name))


def _kinds(
    forms: _Forms, entries: Sequence[PersonEntry], groups: Mapping[str, str]
) -> dict[str, PersonKind]:
    votes: dict[str, Counter[str]] = {}
    for key, found in forms.kinds.items():
        votes.setdefault(groups[key], Counter()).update(found)
    kinds: dict[str, PersonKind] = {
        name: "organisation" if found["organisation"] > found["person"] else "person"
        for name, found in votes.items()
    }
    return kinds | {entry.name: entry.kind for entry in entries if entry.kind}


def _resolved(
    mention: NameMention, source: str, groups: Mapping[str, str], forms: _Forms
) -> NameMention:
    key = key_of(mention.entity)
    if mention.type is None and (forms.surnames.get(("", key)) or key in forms.bodies):
        # A bare "Poe", as another source has "Ann Poe"; "AMW", as a text has "Acme … (AMW)".
        if forms.surnames.get(("", key)) and key in forms.bodies:
            return mention  # "Ford", of whom one text tells, and of whose works another
        mention = replace(mention, type="organisation" if key in forms.bodies else "person")
    if mention.type not in KINDS:
        return mention
    if mention.type == "person" and " " not in key and _unmerged(key, groups, forms):
        full = forms.surnames.get((source, key)) or forms.surnames.get(("", key)) or set()
        names = {groups[other] for other in full}
        if len(names) == 1:
            return replace(mention, entity=names.pop())
    return replace(mention, entity=groups.get(key, mention.entity))


def _unmerged(key: str, groups: Mapping[str, str], forms: _Forms) -> bool:
    """True for a surname that editors have not made a name of somebody by itself."""
    if key not in groups:
        return True
    return key in forms.written and groups[key] == _best(forms.written[key])


def _people(
    named: Mapping[str, Reading],
    texts: Mapping[str, str],
    entries: Sequence[PersonEntry],
    kinds: Mapping[str, PersonKind],
    language: Language,
) -> tuple[Person, ...]:
    written: dict[str, set[str]] = {}
    roles: dict[str, list[Role]] = {}
    for source, mention in _mentions(named):
        written.setdefault(mention.entity, set()).add(fold(mention.text))
        role = role_before(texts[source], mention, language)
        if role is not None:
            roles.setdefault(mention.entity, []).append(
                Role(source=source, text=fold(texts[source][role.start : role.end]), span=role)
            )
    given = {entry.name: entry for entry in entries}
    taken: set[str] = {"top"}
    people: list[Person] = []
    for name in sorted({*written, *given}, key=lambda name: (key_of(name), name)):
        entry = given.get(name)
        also = {*written.get(name, ()), *(entry.also if entry else ())} - {name}
        people.append(
            Person(
                id=_id(name, taken),
                name=name,
                kind=kinds.get(name, "person"),
                also=tuple(sorted(also)),
                role=entry.role if entry else None,
                roles=_once(roles.get(name, ())),
            )
        )
    return tuple(people)


def _mentions(named: Mapping[str, Reading]) -> Iterator[tuple[str, NameMention]]:
    for source, reading in named.items():
        for mention in reading.names:
            if mention.type in KINDS:
                yield source, mention


def _once(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Each role once a source, at its first place."""
    return tuple({(role.source, key_of(role.text)): role for role in reversed(roles)}.values())[
        ::-1
    ]


def _id(name: str, taken: set[str]) -> str:
    """A slug of the name, numbered where another has it; "top" is the page's own anchor."""
    base = candidate = slug(name) or "person"
    number = 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    taken.add(candidate)
    return candidate
