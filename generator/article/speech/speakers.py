"""Who speaks: the subject of a verb, before it, behind it, or the one person whom "he" can mean."""

from __future__ import annotations

from dataclasses import replace

from generator.article.speech.lexicon import Lexicon
from generator.article.speech.phrases import breaks, governed
from generator.article.speech.subjects import Speaker, apposed, is_listed, main_subject, named
from generator.article.speech.units import Unit

_LONGEST_PHRASE = 12
_LONGEST_ASIDE = 30
_ADVERBS = 4


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
    gap = unit.words[last].gap
    if ")" in gap and "(" in unit.words[last - 1].gap and last > 1:  # "the Port Agency (PA) said"
        last, gap = last - 1, gap.replace(")", "")
    if breaks(gap):
        return main_subject(unit, verb, words) if participle else _before_aside(unit, last, words)
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
        if last > first and _ends(unit, last, words):
            break
        last += 1
    if last == first or breaks(unit.words[first].gap):
        return None
    if unit.words[first].key in words.lists["singular"]:
        return Speaker(first=first, last=first + 1, pronoun=unit.words[first].key)
    found = _named_behind(unit, range(first, last), words)
    if found is not None:
        return found
    if any(unit.words[number].key in words.lists["speakers"] for number in range(first, last)):
        return apposed(unit, last, words) or Speaker(first=first, last=last, phrase=True)
    return None


def _ends(unit: Unit, number: int, words: Lexicon) -> bool:
    """True for "during" behind a speaker, and "commenting" behind a name."""
    key = unit.words[number].key
    comments = key.endswith(words.participle_ending) and unit.words[number - 1].end in unit.names
    return comments or key in words.lists["phrase_ends"]


def _named_behind(unit: Unit, numbers: range, words: Lexicon) -> Speaker | None:
    """The last name before what tells more of it: Roe of "Harlow Inc. head Jane Roe of Lima".

    A name behind a preposition is another's: "a spokesman for Roe"; but "Minister of Works Roe".
    """
    loose = words.lists["governing"]
    ends = next((n for n in numbers[1:] if unit.words[n].key in loose), numbers.stop)
    titled = unit.words[numbers.start].key in words.lists["titles"]
    for stop in (ends, numbers.stop) if titled or _of_body(unit, numbers) else (ends,):
        last = stop
        while last - 1 > numbers.start and _trails(unit.words[last - 1].key, words):
            last -= 1
        name = unit.names.get(unit.words[last - 1].end)
        if name and name.start >= unit.words[numbers.start].start:
            found = named(unit, last, name, words)
            if found.first == numbers.start or unit.words[found.first - 1].key not in loose:
                return found
    return None


def _of_body(unit: Unit, numbers: range) -> bool:
    """True for "the head of Harlow Inc. Jane Roe": a person's name directly behind a body's."""
    name = unit.names.get(unit.words[numbers.stop - 1].end)
    if name is None or name.type != "person":
        return False
    first = next((n for n in numbers if unit.words[n].start >= name.start), numbers.stop - 1)
    body = unit.names.get(unit.words[first - 1].end)
    return body is not None and body.type == "organisation"


def _trails(key: str, words: Lexicon) -> bool:
    """True for "yesterday" and "angrily" behind a speaker."""
    return key in words.lists["days"] or words.is_adverb(key)


def _ending_at(unit: Unit, last: int, words: Lexicon) -> Speaker | None:
    """The name, pronoun or phrase that ends before word number `last`."""
    word = unit.words[last - 1]
    name = unit.names.get(word.end)
    if name is None and word.key in words.lists["pronouns"]:
        return (
            Speaker(first=last - 1, last=last, pronoun=word.key)
            if word.key in words.lists["unnamed"]
            else None
        )
    if name is None and word.key not in words.lists["speakers"]:
        return None
    found = named(unit, last, name, words) if name else _phrase(unit, last, words)
    governor = governed(unit, found.first, words)
    return found if governor is None else _head(unit, governor, last, words)


def _head(unit: Unit, governor: int, last: int, words: Lexicon) -> Speaker:
    """What a preposition or relative clause belongs to; no one where that cannot be told."""
    at = governor
    if unit.words[at].key not in words.lists["relatives"] and not _speaks(unit, at, words):
        behind_verb = (
            number
            for number in range(at - 1, max(0, at - _LONGEST_PHRASE), -1)
            if unit.words[number].key in words.lists["relatives"]
        )
        at = next(behind_verb, at)
    if at and not breaks(unit.words[at].gap) and _speaks(unit, at, words):
        name = unit.names.get(unit.words[at - 1].end)
        if name is None:
            return replace(_phrase(unit, at, words), last=last)
        whole = name.type is None and " " in name.entity and not is_listed(name, words)
        if name.type == "person" or whole:
            return _ending_at(unit, at, words) or Speaker(first=last - 1, last=last)
    return Speaker(first=last - 1, last=last)


def _speaks(unit: Unit, last: int, words: Lexicon) -> bool:
    word = unit.words[last - 1]
    return word.key in words.lists["speakers"] or word.end in unit.names


def _phrase(unit: Unit, last: int, words: Lexicon) -> Speaker:
    """The description that ends before word number `last`."""
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
    outside = ("prepositions", "and_words", "conjunctions", "auxiliaries", "pronouns")
    return key == words.that_word or any(key in words.lists[name] for name in outside)


def _before_aside(unit: Unit, last: int, words: Lexicon) -> Speaker | None:
    """Who speaks before a comma: "Roe, the mayor, said", "its head, Jane Roe, said"."""
    aside = next(
        (n for n in range(last - 1, max(0, last - _LONGEST_ASIDE), -1) if _parts(unit, n)), 0
    )
    if not aside or unit.words[aside].quotation or "," not in unit.words[aside].gap:
        return None
    name = unit.names.get(unit.words[last - 1].end)
    if name and unit.words[aside].start == name.start:
        return named(unit, last, name, words)
    return _ending_at(unit, aside, words)


def _parts(unit: Unit, number: int) -> bool:
    return bool(unit.words[number].quotation) or "," in unit.words[number].gap


def phrase_of(unit: Unit, text: str, speaker: Speaker, words: Lexicon) -> str:
    """The words for an unnamed speaker, without an article."""
    first = speaker.first
    if first + 1 < speaker.last and unit.words[first].key in words.lists["articles"]:
        first += 1
    return text[unit.words[first].start : unit.words[speaker.last - 1].end]
