"""The subject of a sentence or of a verb: a name, a pronoun, a description, or no one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.article.speech.lexicon import Lexicon
from generator.article.speech.phrases import breaks, governed, name_at
from generator.article.speech.units import Unit
from generator.model import NameMention

LONGEST_TITLE = 6
_DIGIT = re.compile(r"\d")
# How far into a sentence its subject may stand.
_OPENING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What the text writes for a speaker (words `first` to `last`, left out) and what it is.

    `name` is a mention, `phrase` an unnamed speaker's description; neither where a pronoun stands
    or several are meant. Both numbers are those of the verb where nothing is written.
    """

    first: int
    last: int
    name: NameMention | None = None
    phrase: bool = False
    pronoun: str | None = None


def main_subject(unit: Unit, verb: int, words: Lexicon) -> Speaker | None:
    """The first name before a verb that nothing governs, or a pronoun.

    No one where a description ("the firm's head") or a name of unknown kind stands there first.
    """
    for number in range(min(verb, _OPENING)):
        word = unit.words[number]
        if word.key in words.lists["pronouns"] and word.key in words.lists["unnamed"]:
            return Speaker(first=number, last=number + 1, pronoun=word.key)
        name = unit.names.get(word.end)
        if name is None and word.key not in words.lists["speakers"]:
            continue
        found = (
            named(unit, number + 1, name, words) if name else Speaker(first=number, last=number + 1)
        )
        if governed(unit, found.first, words) is not None:
            continue
        person = _titled(unit, number, verb, words)
        if person is not None:
            return person
        if name is None:
            return apposed(unit, number + 1, words) or found
        if _office_of(unit, number + 1, words):  # "Harlow chief, Jane Roe, left"
            return apposed(unit, number + 2, words) or replace(found, name=None)
        if name.type in ("person", "organisation"):
            return found
        if name.type is None and not is_listed(name, words) and not _DIGIT.search(name.entity):
            return replace(found, name=None)
    return None


def _titled(unit: Unit, number: int, verb: int, words: Lexicon) -> Speaker | None:
    """The person whose office word number `number` begins: "Harlow Inc. chief Jane Roe"."""
    for first in range(number + 1, min(number + 1 + LONGEST_TITLE, verb)):
        if breaks(unit.words[first].gap):
            return None
        begins = name_at(unit, first)
        if begins is not None:
            last, name = begins
            titled = _office_of(unit, first - 1, words) and last <= verb
            return named(unit, last, name, words) if name.type == "person" and titled else None
    return None


def _office_of(unit: Unit, number: int, words: Lexicon) -> bool:
    following = unit.words[number : number + 1]
    office = bool(following) and following[0].key in words.lists["offices"]
    return office and not breaks(following[0].gap)


def is_listed(name: NameMention, words: Lexicon) -> bool:
    """True for a country, a city, a people."""
    return name.type == "place" or name.entity.replace(".", "").casefold() in words.listed


def apposed(unit: Unit, number: int, words: Lexicon) -> Speaker | None:
    """The name behind a comma that says who it is: "said the head of the port, Jane Roe."""
    if number >= len(unit.words) or "," not in unit.words[number].gap:
        return None
    for last in range(number + 1, min(number + LONGEST_TITLE, len(unit.words)) + 1):
        name = unit.names.get(unit.words[last - 1].end)
        if name and name.start == unit.words[number].start:
            ends = last == len(unit.words) or breaks(unit.words[last].gap)
            human = name.type in ("person", None)
            return named(unit, last, name, words) if ends and human else None
    return None


def named(unit: Unit, last: int, name: NameMention, words: Lexicon) -> Speaker:
    """The mention that ends before word number `last`; no one where it is joined to another."""
    first = last - 1
    while first and unit.words[first].start > name.start:
        first -= 1
    following = unit.words[last].key if last + 1 < len(unit.words) else ""
    leads = following in words.lists["joining"] and _name_within(unit, last + 1)
    other = _joined_to(unit, first, words)
    if leads or other is not None:
        return Speaker(first=first if other is None else other, last=last)
    return Speaker(first=first, last=last, name=name)


def _joined_to(unit: Unit, first: int, words: Lexicon) -> int | None:
    """Where the other name begins: of "Poe and Roe" and "Poe and his deputy Jane Roe"."""
    for number in range(first - 1, max(0, first - LONGEST_TITLE), -1):
        if unit.words[number].quotation or breaks(unit.words[number + 1].gap):
            return None
        if unit.words[number].key in words.lists["joining"]:
            name = unit.names.get(unit.words[number - 1].end)
            begin = number - 1
            while name and begin and unit.words[begin].start > name.start:
                begin -= 1
            return begin if name else None
    return None


def _name_within(unit: Unit, number: int) -> bool:
    """True if a name follows within a few words: "Poe and Defence Minister Roe said"."""
    ends = [unit.words[at].end for at in range(number, min(number + 6, len(unit.words)))]
    return any(end in unit.names for end in ends)
