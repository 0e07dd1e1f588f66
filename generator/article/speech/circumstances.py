"""When, where and to whom something was said, as far as its own sentence tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from generator.article.speech.clauses import Said
from generator.article.speech.lexicon import Lexicon
from generator.article.speech.phrases import breaks
from generator.article.speech.subjects import Speaker
from generator.article.speech.units import Unit
from generator.model import DateMention, Reading
from generator.text.typography import clean

_HEARERS = 6
_OPENING = 40
_SITES = ("place", "organisation")


def outside(unit: Unit, verb: int, speaker: Speaker | None, said: Said) -> tuple[range, ...]:
    """The words, by number, that tell of the saying: before its subject, and around its verb.

    "In May, at the talks in Oslo, Roe told the court on Friday that …". What a verb such as
    "calling" names may be of another day, so that only what opens the sentence counts there.
    """
    opening = min(speaker.first if speaker else verb, said.first)
    before = range(max(0, opening - _OPENING), opening)
    if verb >= said.last:
        return before, range(said.last, _next_break(unit, verb))
    if verb < said.first and not said.named:
        return before, range(opening, said.first)
    return (before,)


def _next_break(unit: Unit, verb: int) -> int:
    number = verb + 1
    while number < min(verb + _OPENING, len(unit.words)):
        if breaks(unit.words[number].gap) or unit.words[number].quotation:
            break
        number += 1
    return number


def when(unit: Unit, stretches: Sequence[range], reading: Reading) -> str | None:
    """The day on which something was said: the one date of these stretches, if it is resolved."""
    found: dict[str, None] = {}
    for numbers in stretches:
        if not numbers:
            continue
        start, end = unit.words[numbers[0]].start, unit.words[numbers[-1]].end
        for at in range(bisect_left(reading.dates, start, key=_start), len(reading.dates)):
            date = reading.dates[at]
            if date.end > end:
                break
            if date.type == "date" and date.value:
                found[date.value] = None
    return next(iter(found)) if len(found) == 1 else None


def _start(date: DateMention) -> int:
    return date.start


def where(unit: Unit, stretches: Sequence[range], words: Lexicon) -> str | None:
    """The first place or house in these stretches behind "in" or "at"."""
    for number in (number for numbers in stretches for number in numbers):
        name = unit.names.get(unit.words[number].end)
        if name and name.type in _SITES and _leads_to_place(unit, number, name.start, words):
            return name.entity
    return None


def _leads_to_place(unit: Unit, number: int, start: int, words: Lexicon) -> bool:
    while number and unit.words[number].start > start:
        number -= 1
    lead = number - 1
    if lead > 0 and unit.words[lead].key in words.lists["articles"]:
        lead -= 1
    return lead >= 0 and unit.words[lead].key in words.lists["place_words"]


def hearers(unit: Unit, verb: int, text: str, words: Lexicon) -> str | None:
    """To whom: "told reporters", "said to the court", "Asked by reporters whether … Roe said"."""
    first = None
    if "telling" in words.verbs.get(unit.words[verb].key, frozenset()):
        first = verb + 1
    elif unit.words[verb].key == words.according[0]:
        return None
    elif unit.words[verb + 1 : verb + 2] and unit.words[verb + 1].key == words.to_word:
        first = verb + 2
    elif tuple(word.key for word in unit.words[: len(words.asked)]) == words.asked:
        first = len(words.asked)
    if first is None or first >= len(unit.words) or unit.words[first].quotation:
        return None
    last = first
    while last < min(first + _HEARERS, len(unit.words)):
        word = unit.words[last]
        if word.quotation or (last > first and breaks(word.gap)) or _ends(word.key, words):
            break
        last += 1
        if word.key in words.lists["speakers"] | words.lists["hearers"] or word.end in unit.names:
            return clean(text[unit.words[first].start : word.end])
    return None


def _ends(key: str, words: Lexicon) -> bool:
    return key == words.that_word or key in words.lists["phrase_ends"]
