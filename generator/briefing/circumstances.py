"""Where an event took place and who took part in it, as far as its cited passages state that.

A place is stated by a phrase, "in Geneva" or "visited Peru", and must be quoted, or named by the
event's own words and stated by a sentence that is cited: "Before arriving in Geneva, she spoke in
Bern" tells of no speech in Geneva. A person or a body takes part whom the event's own words
name and a cited sentence too, by the name that stands for all mentions of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from generator.model import Citation, Event, Language, NameMention, Reading, Source, Stated
from generator.text.patterns import alternatives
from generator.text.typography import fold

_ACTORS = ("person", "organisation")
_MOST = 6
_REACH = 24  # characters before a name in which its preposition stands
_NEXT_WORD = re.compile(r"(?:['’][sS])?\s{1,2}([^\W\d_]+)")


class _Words(NamedTuple):
    """The phrases of a language that lead to a place, and words that end a name's phrase."""

    before_place: re.Pattern[str]
    before_venue: re.Pattern[str]
    small: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """A citation with the text that it stands in, and the names of its sentence."""

    citation: Citation
    text: str
    names: tuple[NameMention, ...]


def add(
    events: Iterable[Event],
    citations: Mapping[str, Citation],
    sources: Mapping[str, Source],
    readings: Mapping[str, Reading],
    language: Language,
) -> tuple[Event, ...]:
    """The events with their places and participants, each with the citations that state it."""
    found = []
    for event in events:
        cited = [
            _cited(citations[name], sources[citations[name].source], readings)
            for name in event.citations
        ]
        places = _grouped(_places(event, cited, _words(language)))
        taken = {fold(place.name).casefold() for place in places}
        participants = _grouped(
            (name, citation)
            for name, citation in _participants(event, cited)
            if name.casefold() not in taken
        )
        found.append(replace(event, places=places, participants=participants[:_MOST]))
    return tuple(found)


def _cited(citation: Citation, source: Source, readings: Mapping[str, Reading]) -> _Cited:
    sentence = citation.sentence
    names = tuple(
        name
        for name in readings[citation.source].names
        if sentence.start <= name.start and name.end <= sentence.end
    )
    return _Cited(citation=citation, text=source.text, names=names)


def _places(event: Event, cited: Iterable[_Cited], words: _Words) -> Iterator[tuple[str, str]]:
    own = fold(event.title)
    for each in cited:
        for name in each.names:
            quoted = each.citation.start <= name.start and name.end <= each.citation.end
            if (quoted or _holds(own, name.entity)) and _is_place(name, each, words):
                yield name.entity, each.citation.id


def _is_place(name: NameMention, cited: _Cited, words: _Words) -> bool:
    """Whether a phrase leads to the name as to a place; "in US law" does not."""
    if name.type == "person":
        return False
    before = cited.text[max(cited.citation.sentence.start, name.start - _REACH) : name.start]
    pattern = words.before_place if name.type == "place" else words.before_venue
    following = _NEXT_WORD.match(cited.text, name.end)
    attribute = following and following[1].islower() and following[1] not in words.small
    return bool(pattern.search(before)) and not attribute


def _participants(event: Event, cited: Iterable[_Cited]) -> Iterator[tuple[str, str]]:
    own = fold(event.title)
    for each in cited:
        for name in each.names:
            known = _surname(name.entity) if name.type == "person" else name.entity
            if name.type in _ACTORS and _holds(own, known):
                yield name.entity, each.citation.id


def _holds(text: str, name: str) -> bool:
    """Whether a text holds a name as whole words."""
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", text) is not None


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]


def _grouped(stated: Iterable[tuple[str, str]]) -> tuple[Stated, ...]:
    found: dict[str, dict[str, None]] = {}
    for name, citation in stated:
        found.setdefault(name, {})[citation] = None
    return tuple(Stated(name=name, citations=tuple(cited)) for name, cited in found.items())


@lru_cache(maxsize=8)
def _words(language: Language) -> _Words:
    data = language.data.get("events", {})
    article = alternatives(data.get("articles", ()))

    def before(*lists: str) -> re.Pattern[str]:
        phrases = alternatives(word for name in lists for word in data.get(name, ()))
        return re.compile(rf"(?<!\w)(?:{phrases})\s{{1,2}}(?:(?:{article})\s{{1,2}})?$", re.I)

    small = str(language.data.get("names", {}).get("function_words", "")).split()
    return _Words(
        before_place=before("place_phrases", "venue_phrases", "destination_phrases"),
        before_venue=before("venue_phrases"),
        small=frozenset(small),
    )
