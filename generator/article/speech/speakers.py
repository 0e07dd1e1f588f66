"""Who speaks: the subject of a verb, before it, behind it, or the one person whom "he" can mean."""

from __future__ import annotations

from dataclasses import dataclass

from generator.article.speech.lexicon import Lexicon
from generator.article.speech.units import Unit
from generator.model import NameMention

_LONGEST_PHRASE = 12
_LONGEST_ASIDE = 30
_ADVERBS = 4
_LONGEST_TITLE = 6
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


def before(unit: Unit, verb: int, words: Lexicon) -> Speaker | None:
    """The subject of a verb that follows it; None where nothing there can speak."""
    last = verb
    while (
        last > verb - _ADVERBS
        and last
        and words.is_adverb(unit.words[last - 1].key)
        and "," not in unit.words[last].gap
    ):
        last -= 1
    participle = unit.words[verb].key.endswith(words.participle_ending)
    if not last or unit.words[last - 1].quotation:
        return main_subject(unit, verb, words) if participle else None
    if breaks(unit.words[last].gap):
        if participle:
            return main_subject(unit, verb, words)
        aside = _before_aside(unit, last)
        named = unit.names.get(unit.words[last - 1].end)
        if named and aside and unit.words[aside].start == named.start:  # "its head, Jane Roe, said"
            return _named(unit, last, named, words)
        return _ending_at(unit, aside, words) if aside else None
    key = unit.words[last - 1].key
    if key == words.as_word and last > 1:  # "quoted Poe as saying"
        return _ending_at(unit, last - 1, words)
    if key in words.lists["and_words"] or (participle and key in words.lists["prepositions"]):
        return main_subject(unit, verb, words)
    found = _ending_at(unit, last, words)
    return main_subject(unit, verb, words) if found is None and participle else found


def behind(unit: Unit, verb: int, words: Lexicon) -> Speaker | None:
    """The subject behind a verb ("said Roe") or behind "according to"."""
    first = verb + 1
    last = first
    while last < len(unit.words) and last - first < _LONGEST_PHRASE:
        word = unit.words[last]
        if word.quotation or (last > first and breaks(word.gap)):
            break
        if last > first and word.key in words.lists["phrase_ends"]:
            break
        last += 1
    if last == first or breaks(unit.words[first].gap):
        return None
    for number in range(first, last):
        name = unit.names.get(unit.words[number].end)
        if name and name.type == "person" and name.start >= unit.words[first].start:
            return _named(unit, number + 1, name, words)
    ending = unit.names.get(unit.words[last - 1].end)
    if ending:
        return _named(unit, last, ending, words)
    if unit.words[first].key in words.lists["singular"]:
        return Speaker(first=first, last=first + 1, pronoun=unit.words[first].key)
    if any(unit.words[number].key in words.lists["speakers"] for number in range(first, last)):
        return Speaker(first=first, last=last, phrase=True)
    return None


def main_subject(unit: Unit, verb: int, words: Lexicon) -> Speaker | None:
    """The first person or body before a verb that no preposition governs, or a pronoun."""
    for number in range(min(verb, _OPENING)):
        word = unit.words[number]
        if word.key in words.lists["pronouns"] and word.key in words.lists["unnamed"]:
            return Speaker(first=number, last=number + 1, pronoun=word.key)
        name = unit.names.get(word.end)
        if name is None or name.type not in ("person", "organisation"):
            continue
        found = _named(unit, number + 1, name, words)
        lead = unit.words[found.first - 1].key if found.first else ""
        if lead not in words.lists["prepositions"]:
            return found
    return None


def _ending_at(unit: Unit, last: int, words: Lexicon) -> Speaker | None:
    """The name, pronoun or phrase that ends before word number `last`."""
    word = unit.words[last - 1]
    name = unit.names.get(word.end)
    if name:
        return _named(unit, last, name, words)
    if word.key in words.lists["pronouns"]:
        return (
            Speaker(first=last - 1, last=last, pronoun=word.key)
            if word.key in words.lists["unnamed"]
            else None
        )
    if word.key not in words.lists["speakers"]:
        return None
    first = last - 1
    while first and last - first < _LONGEST_PHRASE and not breaks(unit.words[first].gap):
        before_it = unit.words[first - 1]
        if before_it.quotation or _outside_phrase(before_it.key, words):
            break
        first -= 1
        if before_it.key in words.lists["determiners"]:
            break
    while unit.words[first].key in words.lists["phrase_links"]:
        first += 1
    return Speaker(first=first, last=last, phrase=True)


def _outside_phrase(key: str, words: Lexicon) -> bool:
    if key in words.lists["phrase_links"]:
        return False
    outside = ("prepositions", "and_words", "conjunctions", "pronouns")
    return key == words.that_word or any(key in words.lists[name] for name in outside)


def _named(unit: Unit, last: int, name: NameMention, words: Lexicon) -> Speaker:
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
    for number in range(first - 1, max(0, first - _LONGEST_TITLE), -1):
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


def _before_aside(unit: Unit, last: int) -> int:
    """Where an aside begins that ends before word `last`: behind Roe in "Roe, the mayor, said"."""
    for number in range(last - 1, max(0, last - _LONGEST_ASIDE), -1):
        if unit.words[number].quotation:
            return 0
        if "," in unit.words[number].gap:
            return number
    return 0


def breaks(gap: str) -> bool:
    """True where punctuation parts two words."""
    return any(mark in gap for mark in ",;:.!?()—–")


def phrase_of(unit: Unit, text: str, speaker: Speaker, words: Lexicon) -> str:
    """The words for an unnamed speaker, without an article."""
    first = speaker.first
    if first + 1 < speaker.last and unit.words[first].key in words.lists["articles"]:
        first += 1
    return text[unit.words[first].start : unit.words[speaker.last - 1].end]
