"""On which page stands what: a list that is too long for one page has several, ranked.

The first page keeps the list's own name, further ones have a number behind an underscore, which
neither a topic's id nor a source's can hold: `people.md`, `people_2.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from generator import edtf
from generator.model import Briefing, Disagreement, DisagreementKind, Person, Source

# Rows of sources on a page. While one page holds them all, each source has a page of its own.
ROWS = 500
# Entries on a page of people or differences, and quotations in them, whichever is full first.
ENTRIES, QUOTATIONS = 100, 250
PEOPLE, DIFFERENCES = "people", "disagreements"
KINDS: Final = ("person", "organisation")
# What a reader should know first: a wrong day or number misleads more than another name.
WEIGHT: Final[Sequence[DisagreementKind]] = (
    "date",
    "number",
    "place",
    "actor",
    "contradiction",
    "commitment",
    "sequence",
    "attribution",
    "scope",
)
GROUPS: Final[Mapping[str, Sequence[DisagreementKind]]] = {
    "contradictions": WEIGHT,
    "namings": ("name",),
    "precisions": ("precision",),
}
Entry = TypeVar("Entry", Person, Disagreement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The pages of people, of differences and of sources' rows, and where each of them stands.

    `sources` are all of them by the day on which they appeared, undated ones last.
    `lists` is empty where `sources/index.md` lists all sources; else all have a row, and those that
    something quotes have a page too. `source_of` gives page and anchor, `person_of` and
    `difference_of` the page alone, by id; `named` the person or body of a name.
    """

    sources: tuple[Source, ...]
    people: tuple[tuple[Person, ...], ...]
    differences: tuple[tuple[Disagreement, ...], ...]
    lists: tuple[tuple[Source, ...], ...]
    source_of: Mapping[str, tuple[str, str]]
    person_of: Mapping[str, str]
    difference_of: Mapping[str, str]
    named: Mapping[str, Person]

    def has_page(self, source: str) -> bool:
        return not self.source_of[source][1]


def places(briefing: Briefing) -> Places:
    """Where all stands in a briefing."""
    words = _words_of_people(briefing)
    people = _full_pages(_ranked_people(briefing, words), words)
    cited = {
        each.id: sum(len(side.citations) for side in each.sides) for each in briefing.disagreements
    }
    differences = _full_pages(_ranked_differences(briefing), cited)
    ordered = _by_date(briefing.sources.values())
    starts = range(0, len(ordered), ROWS) if len(ordered) > ROWS else ()
    lists = tuple(tuple(ordered[start : start + ROWS]) for start in starts)
    source_of = {source.id: (source_page(source.id), "") for source in ordered}
    for number, rows in enumerate(lists, 1):
        for source in rows:
            if not briefing.citations_of[source.id]:
                source_of[source.id] = (list_page(number), f"source:{source.id}")
    return Places(
        sources=tuple(ordered),
        people=people,
        differences=differences,
        lists=lists,
        source_of=source_of,
        person_of=_page_of(people, PEOPLE),
        difference_of=_page_of(differences, DIFFERENCES),
        named={person.name: person for person in reversed(briefing.people)},
    )


def numbered(name: str, number: int) -> str:
    """Path of a page of a list, counted from 1: `people.md`, `people_2.md`."""
    return f"{name}.md" if number == 1 else f"{name}_{number}.md"


def source_page(source: str) -> str:
    """Path of a source's page, where it has one."""
    return f"sources/{source}.md"


def list_page(number: int) -> str:
    """Path of a list of sources, counted from 1."""
    return f"sources/list_{number}.md"


def _by_date(sources: Iterable[Source]) -> list[Source]:
    return sorted(
        sources,
        key=lambda source: (
            source.publication.value is None,
            edtf.days(source.publication.value or ""),
            source.id,
        ),
    )


def _ranked_people(briefing: Briefing, words: Mapping[str, int]) -> list[Person]:
    """Persons, then bodies; those whom most statements name come first.

    Of a long list then those of whose words most are quoted: else its first page is the beginning
    of the alphabet.
    """
    named = Counter(person for each in briefing.named.values() for person in each)
    many = len(briefing.people) > ENTRIES
    return sorted(
        briefing.people,
        key=lambda each: (
            KINDS.index(each.kind),
            -named[each.id],
            -words[each.id] if many else 0,
            each.name,
        ),
    )


def _words_of_people(briefing: Briefing) -> Mapping[str, int]:
    """How many quotations of each person there are to show."""
    speaking = Counter(
        entry.utterance.speaker
        for entry in briefing.spoken
        if entry.utterance.named and entry.citations
    )
    return {person.id: speaking[person.name] for person in briefing.people}


def _ranked_differences(briefing: Briefing) -> list[Disagreement]:
    """By what they mislead in, then those of which most sources speak."""
    order = {topic.id: place for place, topic in enumerate(briefing.topics)}
    kinds = [kind for group in GROUPS.values() for kind in group]
    return sorted(
        briefing.disagreements,
        key=lambda entry: (
            kinds.index(entry.kind),
            -sum(side.sources for side in entry.sides),
            order[entry.topics[0]] if entry.topics else len(order),
        ),
    )


def _full_pages(
    entries: Iterable[Entry], quotations: Mapping[str, int]
) -> tuple[tuple[Entry, ...], ...]:
    """Entries in their order, as many a page as it holds; one empty page of none."""
    pages: list[list[Entry]] = [[]]
    room = QUOTATIONS
    for entry in entries:
        if len(pages[-1]) == ENTRIES or (pages[-1] and quotations[entry.id] > room):
            pages.append([])
            room = QUOTATIONS
        pages[-1].append(entry)
        room -= quotations[entry.id]
    return tuple(map(tuple, pages))


def _page_of(pages: Iterable[Iterable[Entry]], name: str) -> Mapping[str, str]:
    return {
        entry.id: numbered(name, number)
        for number, entries in enumerate(pages, 1)
        for entry in entries
    }
