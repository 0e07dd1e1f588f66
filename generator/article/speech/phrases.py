"""What governs a name: the preposition or the clause within which it is no subject."""

from __future__ import annotations

from generator.article.speech.lexicon import Lexicon
from generator.article.speech.units import Unit
from generator.model import NameMention

# How far before a name what governs it may stand, and its clause may begin.
_LEAD = 5
_CLAUSE = 14
_LONGEST_NAME = 8


def governed(unit: Unit, first: int, words: Lexicon) -> int | None:
    """The number of the preposition or relative pronoun that governs word number `first`.

    "An activist who was in Lima", "a report by the bank Roe & Poe", "a man who met Roe". None where
    none does: "In a statement Roe said" opens with what is said where, and "the bridge that Roe
    said" has Roe for its subject.
    """
    for number in range(first - 1, max(-1, first - 1 - _LEAD), -1):
        word = unit.words[number]
        if word.quotation or breaks(unit.words[number + 1].gap):
            return None
        if word.key in words.lists["relatives"]:
            return number if number < first - 1 else None
        if word.key in words.verbs or word.key in words.lists["bounds"]:
            return None  # "after Premier Roe said"
        if word.key in words.lists["prepositions"]:
            if _governs(unit, number, first, words):
                return number
            return _relative(unit, number, words)
        if word.key in words.lists["auxiliaries"]:
            break
    return _relative(unit, first, words)


def _governs(unit: Unit, number: int, first: int, words: Lexicon) -> bool:
    """False for a preposition that opens a clause some words before: "At the match Roe said".

    So is it for one within an office: "Minister of Works Jane Roe", "chief of staff Gen. Jane Roe".
    """
    direct = all(
        unit.words[between].key in words.lists["articles"] for between in range(number + 1, first)
    )
    office = number and unit.words[number - 1].key in words.lists["titles"]
    named = name_at(unit, first) if office and not direct else None
    if named is not None and named[1].type == "person":
        return False
    if direct or unit.words[number].key in words.lists["owning"]:
        return True
    return unit.words[clause_of(unit, number, words)].key not in words.lists["prepositions"]


def name_at(unit: Unit, first: int) -> tuple[int, NameMention] | None:
    """The name that begins with word number `first`, and the number of the word behind it."""
    for last in range(first, min(first + _LONGEST_NAME, len(unit.words))):
        name = unit.names.get(unit.words[last].end)
        if name is not None:
            return (last + 1, name) if name.start == unit.words[first].start else None
    return None


def clause_of(unit: Unit, number: int, words: Lexicon) -> int:
    """Where the clause begins in which word number `number` stands."""
    first = number
    while first and number - first < _CLAUSE and not breaks(unit.words[first].gap):
        before = unit.words[first - 1]
        if before.quotation or before.key in words.lists["bounds"]:
            break
        first -= 1
    return first


def _relative(unit: Unit, first: int, words: Lexicon) -> int | None:
    """The "who" of "a man who had met Roe": a verb stands between it and the name."""
    for number in range(first - 1, max(-1, first - 1 - _CLAUSE), -1):
        if unit.words[number].quotation or breaks(unit.words[number + 1].gap):
            return None
        if unit.words[number].key in words.lists["relatives"]:
            return number if number < first - 1 else None
    return None


def breaks(gap: str) -> bool:
    """True where punctuation parts two words."""
    return any(mark in gap for mark in ",;:.!?()—–")
