"""Which words a verb of saying bears: quotations before and behind it, or a clause."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.article.speech.lexicon import Lexicon
from generator.article.speech.phrases import breaks
from generator.article.speech.subjects import Speaker
from generator.article.speech.units import Unit
from generator.model import Span, SpeechMode

_REACH = 16
_NAMED_REACH = 9
_TO_THAT = 10
_TAIL = 9
_LONGEST_CLAUSE = 100
_TITLES = 7
_SHORTEST_PART = 3
_LOOSE_MARKS = '"“”'
_SHORTEST_CLAUSE = 4
_SPEAKING = frozenset({"saying", "telling", "stating"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words that are borne: word numbers `first` to `last`, left out, and the span of the words."""

    mode: SpeechMode
    span: Span
    first: int
    last: int
    named: bool = False
    """The words name something: "called it “a start”"."""


def following(unit: Unit, verb: int, words: Lexicon) -> list[Said]:
    """What a verb is followed by: a quotation, or a clause and the quotations in it."""
    kinds = words.verbs[unit.words[verb].key]
    quotation = _next_quotation(unit, verb, words)
    if kinds & {"naming", "naming_as"} and quotation and _is_named(unit, verb, quotation, words):
        return [replace(quoted(unit, quotation), named=True)]
    if not kinds & {*_SPEAKING, "quoting"}:
        return []
    found: list[Said] = []
    if quotation and _is_direct(unit, verb, quotation, words):
        found.append(quoted(unit, quotation))
        if not _goes_on(unit, quotation):
            return found
        start: int | None = quotation
    else:
        start = clause_start(unit, verb, words)
    if start is None or not kinds & _SPEAKING:
        return found
    last = _clause_end(unit, start, words)
    if any(mark in word.gap for word in unit.words[start : last + 1] for mark in _LOOSE_MARKS):
        return found  # of a quotation that nothing closes
    inside = [number for number in range(start, last) if _tells(unit, number)]
    if last - start - len(inside) >= _SHORTEST_CLAUSE - 1 * bool(inside):
        found.insert(0, clause(unit, start, last))
    found += [quoted(unit, number) for number in inside if number != quotation or not found[1:]]
    return list(dict.fromkeys(found))


def preceding(unit: Unit, verb: int, speaker: Speaker | None, words: Lexicon) -> list[Said]:
    """What stands before a verb and its subject: "“No,” said Roe", "All is safe, Roe said"."""
    key = unit.words[verb].key
    if key.endswith(words.participle_ending) or not words.verbs[key] & {*_SPEAKING, "quoting"}:
        return []
    inverted = speaker is None or speaker.first > verb
    first = verb if inverted or speaker is None else _phrase_start(unit, speaker.first)
    if not first:
        return []
    before = unit.words[first - 1]
    if before.quotation:
        # "“No.” Roe said" begins a sentence of its own.
        return [] if before.ended else [quoted(unit, first - 1)]
    aside = not inverted and breaks(unit.words[verb].gap.replace(")", ""))
    if aside:
        # "“No,” its head, Jane Roe, said"; "Its head, Jane Roe, said" has said nothing before.
        opens = _phrase_start(unit, first - 1)
        led = unit.words[opens - 1].quotation if opens else None
        return [quoted(unit, opens - 1)] if led and not unit.words[opens - 1].ended else []
    if (
        not _SHORTEST_CLAUSE <= first <= _LONGEST_CLAUSE
        or "," not in unit.words[first].gap
        or unit.words[first].key in words.lists["bounds"]
        or not _closes(unit, max(verb, speaker.last - 1 if speaker else verb) + 1, words)
    ):
        return []
    return [clause(unit, 0, first)] if words.verbs[key] & _SPEAKING else []


def _closes(unit: Unit, first: int, words: Lexicon) -> bool:
    """True where what follows from word `first` tells of the saying: "Roe said in Lima on Friday".

    "Prices rose, Roe announced new cuts" has an object of its own.
    """
    tail = unit.words[first:]
    if len(tail) > _TAIL or any(word.quotation for word in tail):
        return False
    loose = ("prepositions", "days", "conjunctions", "hearers", "speakers", "relatives")
    return (
        not tail
        or breaks(tail[0].gap)
        or words.is_adverb(tail[0].key)
        or any(tail[0].key in words.lists[name] for name in loose)
        or any(word.key in words.lists["times"] for word in tail[:2])
        or "telling" in words.verbs[unit.words[first - 1].key]
    )


def _phrase_start(unit: Unit, first: int) -> int:
    """Where the phrase begins that ends with a name: "the Old Mill Gazette", "Judge Jane Roe"."""
    for number in range(first, max(0, first - _TITLES), -1):
        if breaks(unit.words[number].gap) or unit.words[number - 1].quotation:
            return number
    return first


def quoted(unit: Unit, number: int) -> Said:
    """The words of a quotation."""
    quotation = unit.words[number].quotation
    assert quotation is not None
    return Said(mode="quoted", span=quotation.inner, first=number, last=number + 1)


def clause(unit: Unit, first: int, last: int) -> Said:
    """The words of a reported clause."""
    span = Span(start=unit.words[first].start, end=unit.words[last - 1].end)
    return Said(mode="paraphrased", span=span, first=first, last=last)


def clause_start(unit: Unit, verb: int, words: Lexicon) -> int | None:
    """The word with which the clause behind a verb begins: behind "that", or without it."""
    kinds = words.verbs[unit.words[verb].key]
    first = verb + 1
    if first >= len(unit.words) or breaks(unit.words[first].gap):
        return None
    leading = unit.words[first].key
    loose = leading in words.lists["prepositions"] or leading in words.lists["days"]
    for number in range(first, min(first + _TO_THAT, len(unit.words))):
        if number > first and (unit.words[number].quotation or breaks(unit.words[number].gap)):
            break
        if unit.words[number].key == words.that_word:
            near = number == first or loose or "telling" in kinds
            return number + 1 if near and number + 1 < len(unit.words) else None
    if "telling" in kinds:
        return _behind_hearer(unit, first, words)
    if "saying" not in kinds or leading == words.to_word or leading in words.lists["auxiliaries"]:
        return None  # "the bridge that Roe said was safe"
    while first < len(unit.words) and unit.words[first].key in words.lists["days"]:
        first += 1
    if unit.words[first - 1].key not in words.lists["days"] and loose:
        following_day = unit.words[first + 1 : first + 2]
        if not following_day or following_day[0].key not in words.lists["days"]:
            return None
        first += 2
    return first if first < len(unit.words) else None


def _behind_hearer(unit: Unit, first: int, words: Lexicon) -> int | None:
    for number in range(first, min(first + 4, len(unit.words) - 1)):
        word = unit.words[number]
        ends = word.key in words.lists["speakers"] | words.lists["hearers"]
        if ends or word.end in unit.names:
            return None if breaks(unit.words[number + 1].gap) else number + 1
    return None


def _clause_end(unit: Unit, start: int, words: Lexicon) -> int:
    """Where a clause ends: at the sentence's end, or before what is said or named next."""
    comma = None
    end = min(len(unit.words), start + _LONGEST_CLAUSE)
    for number in range(start + 1, end):
        word = unit.words[number]
        if any(mark in word.gap for mark in ".;!?"):
            return number
        comma = number if "," in word.gap else comma
        kinds = words.verbs.get(word.key, frozenset())
        if "," in word.gap and (
            word.key == words.according[0] or (word.key.endswith(words.participle_ending) and kinds)
        ):
            return number
        # "that it was safe, with the mayor saying …", "that it was safe, Roe said"
        others = word.key.endswith(words.participle_ending) or (
            unit.words[number - 1].end in unit.names and comma and number - comma < _TITLES
        )
        if comma and kinds & _SPEAKING and others:
            return comma
        if _next_deed(unit, number, words):
            return number - 1
    return end


def _tells(unit: Unit, number: int) -> bool:
    """True for a quotation long enough to be somebody's words: “apps” may be a name of a thing."""
    quotation = unit.words[number].quotation
    return quotation is not None and quotation.length >= _SHORTEST_PART


def _behind_comma(unit: Unit, first: int, words: Lexicon) -> int | None:
    """The word behind the first comma that no relative clause and no "a guide," follows."""
    starts = [
        number
        for number in range(first, min(first + _REACH, len(unit.words)))
        if "," in unit.words[number].gap and unit.words[number].key not in words.lists["relatives"]
    ]
    if len(starts) > 1 and unit.words[starts[0]].key in words.lists["indefinite"]:
        return starts[1]
    return starts[0] if starts else None


def _next_deed(unit: Unit, number: int, words: Lexicon) -> bool:
    """True for "asked" and "said" of "that it was safe, and asked for calm" and "and said that"."""
    before, key = unit.words[number - 1], unit.words[number].key
    if before.key not in words.lists["and_words"]:
        return False
    speaks = bool(words.verbs.get(key, frozenset()) & _SPEAKING)
    return speaks or ("," in before.gap and key.endswith(words.past_ending))


def _next_quotation(unit: Unit, verb: int, words: Lexicon) -> int | None:
    for number in range(verb + 1, min(verb + _REACH, len(unit.words))):
        word = unit.words[number]
        if any(mark in word.gap for mark in ".;!?"):
            return None
        if word.quotation:
            return number
        if words.verbs.get(word.key, frozenset()) & {"saying", "telling", "naming"}:
            return None
    return None


def _is_direct(unit: Unit, verb: int, quotation: int, words: Lexicon) -> bool:
    """True where a quotation is what is said, not a part of it: "said at noon: “…”"."""
    between = [unit.words[number].key for number in range(verb + 1, quotation)]
    gap = unit.words[quotation].gap
    if not between or ":" in gap:
        return True
    leads = between[0] in words.lists["prepositions"] | words.lists["days"]
    if between[-1] == words.that_word:
        return len(between) == 1 or leads or "telling" in words.verbs[unit.words[verb].key]
    capital = unit.words[quotation].capital
    if "telling" in words.verbs[unit.words[verb].key]:
        return capital and len(between) <= _TAIL
    return leads and (capital or "," in gap)


def _is_named(unit: Unit, verb: int, quotation: int, words: Lexicon) -> bool:
    """True for "calling it “a start”"; not for "a system called “swap”" or "named by “X”"."""
    between = [unit.words[number] for number in range(verb + 1, quotation)]
    if len(between) > _NAMED_REACH or any(breaks(word.gap) for word in between):
        return False
    if breaks(unit.words[quotation].gap):
        return False
    kinds = words.verbs[unit.words[verb].key]
    if between and between[-1].key == words.as_word:
        return "naming_as" in kinds
    if len(between) == 1 and between[0].key in words.lists["articles"]:
        # "called the “two bridges” rule": the words are part of a thing's name.
        return False
    return "naming" in kinds and bool(between) and not _leads_away(between[0].key, words)


def _leads_away(key: str, words: Lexicon) -> bool:
    return key in words.lists["prepositions"] or key == words.that_word


def _goes_on(unit: Unit, quotation: int) -> bool:
    """True where the sentence needs what follows: "that “buildups” were continuing"."""
    following_word = unit.words[quotation + 1 : quotation + 2]
    if not following_word or breaks(following_word[0].gap) or unit.words[quotation].stopped:
        return False
    return len(unit.words) - quotation > _SHORTEST_CLAUSE


def according(unit: Unit, number: int, speaker: Speaker, words: Lexicon) -> list[Said]:
    """The words around "according to Roe", which stands before them or behind them."""
    if number == 0 or (number == 1 and unit.words[0].key in words.lists["and_words"]):
        first = _behind_comma(unit, speaker.last, words)
        if first is None:
            return []
        last = _clause_end(unit, first, words)
    else:
        if "," not in unit.words[number].gap and not unit.words[number - 1].quotation:
            return []
        first, last = 0, number
    if last - first > _LONGEST_CLAUSE:
        return []
    if last - first == 1 and unit.words[first].quotation:
        return [quoted(unit, first)]
    inside = [at for at in range(first, last) if _tells(unit, at)]
    found = [clause(unit, first, last)] if last - first >= _SHORTEST_CLAUSE else []
    return found + [quoted(unit, at) for at in inside]
