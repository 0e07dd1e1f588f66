"""The ledger of one article: every utterance with its speaker, its words and its circumstances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.article.speech import circumstances, clauses, speakers
from generator.article.speech.clauses import Said
from generator.article.speech.lexicon import Lexicon, lexicon
from generator.article.speech.scope import NOBODY, Scope
from generator.article.speech.subjects import Speaker
from generator.article.speech.units import Unit, inner_unit, units
from generator.model import Language, Reading, Source, Utterance
from generator.text.typography import clean

_ADVERBS = 4
_ATTRIBUTING = frozenset({"saying", "telling", "stating", "quoting", "naming", "naming_as"})
# How many words a name may have in which a word is no verb: "United States of America".
_LONGEST_NAME = 6


@dataclass(slots=True)
class _Walk:
    """What a walk over an article knows when it comes to a sentence.

    `bodies` are the bodies by the last word of their names, of each only so many as tell whether it
    is one. `last` is what was quoted just before.
    """

    source: Source
    reading: Reading
    words: Lexicon
    scope: Scope
    bodies: dict[str, dict[str, None]] = field(default_factory=dict)
    last: Utterance | None = None


def find(source: Source, reading: Reading, language: Language) -> tuple[Utterance, ...]:
    """The utterances of an article's body and captions, in text order.

    `reading` gives its sentences, names and dates. Offsets are code points, half-open; the words of
    a quotation are without its marks. A quotation stands once, also where a clause around it is an
    utterance of its own. The result follows from the text alone.
    """
    words = lexicon(language)
    walk = _Walk(source=source, reading=reading, words=words, scope=Scope(words=words))
    found: list[Utterance] = []
    for unit in units(source, reading, words.abbreviations):
        here = list(_spoken(walk, unit))
        here += _continued(walk, unit, here)
        found += here
        _leave(walk, unit, here)
    return tuple(sorted(found, key=lambda one: (one.start, one.words.start, -one.words.end)))


def _leave(walk: _Walk, unit: Unit, here: Sequence[Utterance]) -> None:
    """Take note of who is named, who spoke, and what was quoted last."""
    walk.scope.leave(unit, here, _last_speaker(walk, unit, here))
    for name in unit.names.values():
        if name.type == "organisation":
            named = walk.bodies.setdefault(name.entity.casefold().split()[-1], {})
            if len(named) <= 1:
                named[name.entity] = None
    spoke = [one for one in here if one.mode == "quoted"]
    walk.last = spoke[-1] if spoke else None


def _spoken(walk: _Walk, unit: Unit) -> Iterator[Utterance]:
    taken: set[int] = set()
    for number in range(len(unit.words)):
        for speaker, said in _at(walk, unit, number):
            quotation = unit.words[said.first].quotation if said.mode == "quoted" else None
            if quotation is not None and said.first in taken:
                continue
            if quotation is not None:
                taken.add(said.first)
                yield from _within(walk, unit, said)
            yield _utterance(walk, unit, number, (speaker, said))


def _at(walk: _Walk, unit: Unit, number: int) -> Iterator[tuple[Speaker | None, Said]]:
    """What the word of a number ascribes, if it is a verb of saying or "according to"."""
    words, word = walk.words, unit.words[number]
    keys = tuple(each.key for each in unit.words[number : number + len(words.according)])
    if keys == words.according:
        speaker = speakers.behind(unit, number + len(keys) - 1, words)
        if speaker:
            for said in clauses.according(unit, number, speaker, words):
                yield speaker, said
        return
    if not words.verbs.get(word.key, frozenset()) & _ATTRIBUTING or _refused(unit, number, words):
        return
    if _in_name(unit, number):
        return
    ahead = clauses.following(unit, number, words)
    before = speakers.before(unit, number, words)
    if before is not None:
        for said in (*clauses.preceding(unit, number, before, words), *ahead):
            yield before, said
        return
    if word.key.endswith(words.participle_ending):
        for said in ahead:  # "in a joint statement saying “…”": whose it is, is left open
            if said.mode == "quoted":
                yield None, said
        return
    behind = speakers.behind(unit, number, words)
    back = clauses.preceding(unit, number, behind if behind else None, words)
    if back and (behind or unit.words[number - 1].quotation):
        for said in back:
            yield behind, said


def _refused(unit: Unit, number: int, words: Lexicon) -> bool:
    """True for "is said", "declined to say", "said to be": nobody is reported."""
    before = number - 1
    while before >= max(0, number - _ADVERBS) and words.is_adverb(unit.words[before].key):
        before -= 1
    if before >= 0 and unit.words[before].key in words.lists["refusing"]:
        return True
    after = unit.words[number + 1 : number + 2]
    if after and after[0].key == words.to_word and unit.words[number].key in words.lists["serving"]:
        return True
    naming = words.verbs[unit.words[number].key] & {"naming", "naming_as"}
    return (
        bool(after)
        and not naming
        and after[0].key in words.lists["refused_after"]
        and (
            len(unit.words) > number + 2
            and unit.words[number + 2].key in words.lists["infinitives"]
        )
    )


def _last_speaker(walk: _Walk, unit: Unit, here: Sequence[Utterance]) -> str | None:
    """Who spoke last in a sentence: `NOBODY` where that is not told, None where nobody does."""
    if here:
        return (here[-1].speaker if here[-1].named else None) or NOBODY
    for number, word in enumerate(unit.words):
        kinds = walk.words.verbs.get(word.key, frozenset())
        if not kinds & {"saying", "telling"} or _refused(unit, number, walk.words):
            continue
        if not _in_name(unit, number):  # "Roe said so", "A friend of hers said that it was safe"
            speaker = speakers.before(unit, number, walk.words)
            named = speaker is not None and not speaker.phrase
            return (_who(walk, unit, speaker)[0] if named else None) or NOBODY
    return None


def _in_name(unit: Unit, number: int) -> bool:
    """True for "States" of "United States of America"."""
    start = unit.words[number].start
    ends = [word.end for word in unit.words[number : number + _LONGEST_NAME]]
    return any(end in unit.names and unit.names[end].start <= start for end in ends)


def _within(walk: _Walk, unit: Unit, said: Said) -> Iterator[Utterance]:
    """ "“Poe said the harbour was safe,” the Post reported": what is said in the quotation."""
    inner = inner_unit(walk.source, walk.reading, unit, said.span)
    if not inner.words or inner.words[0].start != said.span.start:
        return
    for number in range(1, min(len(inner.words), 6)):
        speaker = speakers.before(inner, number, walk.words)
        verb = inner.words[number].key in walk.words.verbs
        if verb and speaker and speaker.name and speaker.first == 0:
            for reported in clauses.following(inner, number, walk.words):
                yield _utterance(walk, inner, number, (speaker, reported))
            return


def _utterance(walk: _Walk, unit: Unit, verb: int, told: tuple[Speaker | None, Said]) -> Utterance:
    speaker, said = told
    text = walk.source.text
    first = min(verb, said.first, speaker.first if speaker else verb)
    last = max(verb + 1, said.last, speaker.last if speaker else verb + 1)
    name, described = _who(walk, unit, speaker)
    outside = circumstances.outside(unit, verb, speaker, said)
    return Utterance(
        source=walk.source.id,
        start=unit.words[first].start,
        end=unit.words[last - 1].end,
        speaker=name,
        described=described,
        named=bool(name and not (speaker and speaker.phrase and name == described)),
        verb=_verb(unit, verb, walk.words),
        mode=said.mode,
        words=said.span,
        to=circumstances.hearers(unit, verb, text, walk.words),
        when=circumstances.when(unit, outside, walk.reading),
        where=circumstances.where(unit, outside, walk.words),
    )


def _verb(unit: Unit, number: int, words: Lexicon) -> str:
    key = unit.words[number].key
    return " ".join(words.according) if key == words.according[0] else key


def _who(walk: _Walk, unit: Unit, speaker: Speaker | None) -> tuple[str | None, str | None]:
    """The speaker and what the source writes; a pronoun's only where one person is in scope."""
    if speaker is None or speaker.first == speaker.last:
        return None, None
    described = clean(speakers.phrase_of(unit, walk.source.text, speaker, walk.words))
    if speaker.name is not None:
        return speaker.name.entity, described
    if speaker.phrase:
        return _body(walk, unit, speaker) or described, described
    if speaker.pronoun in walk.words.lists["singular"]:
        return walk.scope.meant(unit, speaker), described
    return None, described


def _body(walk: _Walk, unit: Unit, speaker: Speaker) -> str | None:
    """ "the magazine" where one body was named that is called so: "The Harbour Magazine"."""
    if unit.words[speaker.first].key not in walk.words.lists["definite"]:
        return None
    if speaker.last - speaker.first != 2:
        return None
    named = walk.bodies.get(unit.words[speaker.last - 1].key, {})
    return next(iter(named)) if len(named) == 1 else None


def _continued(walk: _Walk, unit: Unit, here: Sequence[Utterance]) -> list[Utterance]:
    """A quotation that stands alone goes on with what was quoted just before it."""
    last = walk.last
    if here or last is None or len(unit.words) != 1 or unit.words[0].quotation is None:
        return []
    words = unit.words[0].quotation.inner
    span = unit.words[0]
    return [replace(last, start=span.start, end=span.end, words=words, when=None, where=None)]
