"""Mentions of all sources to persons and bodies: surnames to full names, other names merged.

Cautious: a surname is joined to a full name only where one person has it, first within the source,
then among those that share other names with it, and a kind that few mentions of a word have is
nobody's. What editors give in `topics/people.yml` and as aliases wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.corpus.people import bodies, persons
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
from generator.text.typography import fold, slug, slug_or_digest, without_accents

# A word is a name's own kind only if it is taken for that in so large a share of its mentions.
_SHARE = 0.5
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
    forms = _forms(readings, bodies.merged(readings, texts, key_of, language), language)
    kin = persons.known(readings, texts, key_of, language)
    groups = _groups(forms, kin, entries, aliases)
    kinds = _kinds(forms, entries, groups)
    named = {
        source: replace(reading, names=tuple(_walked(source, reading, (groups, forms, kin))))
        for source, reading in readings.items()
    }
    people = _people(named, texts, entries, kinds, language)
    return People(people=people, readings=named)


@dataclass(slots=True)
class _Forms:
    """The forms that sources use by key: how often each is written, and of which kind.

    `bodies` gives the key that stands for other keys of the same body, `short` those of a source.
    `general` are words that many bodies' names end with, and that alone say nothing of which.
    """

    written: dict[str, Counter[str]]
    kinds: dict[str, Counter[str | None]]
    bodies: Mapping[str, str]
    short: Mapping[tuple[str, str], str]
    general: frozenset[str]

    def is_odd(self, key: str) -> bool:
        """True for a word that is seldom taken for a person or body, for a place, and "Agency"."""
        kinds = self.kinds.get(key, Counter())
        typed = sum(kinds[kind] for kind in KINDS)
        seldom = bool(kinds["place"]) or typed < _SHARE * kinds.total()
        return key in self.general or (" " not in key and seldom)


@lru_cache(maxsize=65_536)
def key_of(name: str) -> str:
    """A name as it is compared: without case, accents, dots, article and "…, Inc."."""
    plain = without_accents(fold(name).replace(".", "").casefold())
    return plain.removeprefix("the ").partition(",")[0]


def _forms(readings: Mapping[str, Reading], same: Mapping[str, str], language: Language) -> _Forms:
    forms = _Forms(
        written={},
        kinds={},
        bodies=same,
        short=bodies.shortened(readings, key_of, language),
        general=frozenset(language.data["names"]["organisation_tails"].split()),
    )
    for reading in readings.values():
        for mention in reading.names:
            key = key_of(mention.entity)
            forms.kinds.setdefault(key, Counter())[mention.type] += 1
            if mention.type in KINDS:
                forms.written.setdefault(key, Counter())[mention.entity] += 1
    return forms


def _groups(
    forms: _Forms,
    kin: persons.Named,
    entries: Sequence[PersonEntry],
    aliases: Sequence[Sequence[str]],
) -> dict[str, str]:
    """The name that stands for each form's key: an editor's, or the one most often written."""
    best = {key: _best(written) for key, written in forms.written.items()}
    groups = best | {key: best[other] for key, other in forms.bodies.items() if other in best}
    for same in kin.same():
        written = Counter[str]()
        for key in same:
            written.update(forms.written.get(key, {}))
        groups |= dict.fromkeys(same, _best(written)) if written else {}
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
    votes: dict[str, Counter[str | None]] = {}
    for key, found in forms.kinds.items():
        if key in groups:
            votes.setdefault(groups[key], Counter()).update(found)
    kinds: dict[str, PersonKind] = {
        name: "organisation" if found["organisation"] > found["person"] else "person"
        for name, found in votes.items()
    }
    return kinds | {entry.name: entry.kind for entry in entries if entry.kind}


def _walked(
    source: str, reading: Reading, known: tuple[Mapping[str, str], _Forms, persons.Named]
) -> Iterator[NameMention]:
    """The mentions of a source with the names of those they mean, in text order."""
    before: set[str] = set()
    for mention in reading.names:
        resolved = _resolved(source, mention, known, before)
        if resolved.type in KINDS:
            before.add(resolved.entity)
        yield resolved


def _resolved(
    source: str,
    mention: NameMention,
    known: tuple[Mapping[str, str], _Forms, persons.Named],
    before: set[str],
) -> NameMention:
    """A mention with the name of whom it means; `before` are those named before it."""
    groups, forms, kin = known
    key = key_of(mention.entity)
    if mention.type == "place":
        return mention
    body = key in forms.bodies or (source, key) in forms.short
    if mention.type == "organisation" or body:  # "AMW", as a text has "Acme … (AMW)"
        key = forms.short.get((source, key), key)
        odd = not body and forms.is_odd(key)
        entity = groups.get(key, mention.entity)
        return replace(mention, type=None if odd else "organisation", entity=entity)
    if _unmerged(key, groups, forms):
        full = {groups[name] for name in kin.bearers(source, key)}
        full = full & before if len(full & before) == 1 else full
        if len(full) == 1:  # a bare "Poe", as the text, or one that tells of it, has "Ann Poe"
            return replace(mention, entity=full.pop(), type="person")
        if full:  # several have the name: nobody is meant for sure
            return replace(mention, type=None)
    if mention.type is None or forms.is_odd(key):
        return replace(mention, type=None)
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
    base = candidate = slug(name) or slug_or_digest(name, "person")
    number = 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    taken.add(candidate)
    return candidate
