"""The ledger of one article: every utterance with its speaker, its words and its circumstances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.article.speech import circumstances, clauses, speakers
from generator.article.speech.clauses import Said
from generator.article.speech.lexicon import Lexicon, lexicon
from generator.article.speech.speakers import Speaker
from generator.article.speech.units import Unit, inner_unit, units
from generator.model import Language, Reading, Source, Utterance
from generator.text.typography import clean

_Few = dict[str, None]
_SEVERAL = 2
_ADVERBS = 4
_NEAR = 60
_ATTRIBUTING = frozenset({"saying", "telling", "stating", "quoting", "naming", "naming_as"})


@dataclass(slots=True)
class _Scope:
    """What a walk over an article knows when it comes to a sentence.

    `persons` are those named since the last paragraph began in which a person is the subject,
    `fresh` those of this paragraph; `bodies` are the bodies by the last word of their names. Of
    each only so many are kept as tell whether it is one.
    """

    source: Source
    reading: Reading
    words: Lexicon
    persons: _Few = field(default_factory=dict)
    fresh: _Few = field(default_factory=dict)
    bodies: dict[str, _Few] = field(default_factory=dict)
    paragraph: int = -1
    last: Utterance | None = None


def _add(few: _Few, entity: str) -> None:
    if len(few) < _SEVERAL:
        few[entity] = None


def find(source: Source, reading: Reading, language: Language) -> tuple[Utterance, ...]:
    """The utterances of an article's body and captions, in text order.

    `reading` gives its sentences, names and dates. Offsets are code points, half-open; the words of
    a quotation are without its marks. A quotation stands once, also where a clause around it is an
    utterance of its own. The result follows from the text alone.
    """
    scope = _Scope(source=source, reading=reading, words=lexicon(language))
    found: list[Utterance] = []
    for unit in units(source, reading, scope.words.abbreviations):
        _enter(scope, unit)
        here = list(_spoken(scope, unit))
        here += _continued(scope, unit, here)
        found += here
        _leave(scope, unit, here)
    return tuple(sorted(found, key=lambda one: (one.start, one.words.start, -one.words.end)))


def _enter(scope: _Scope, unit: Unit) -> None:
    if unit.paragraph != scope.paragraph:
        scope.paragraph, scope.fresh = unit.paragraph, {}


def _leave(scope: _Scope, unit: Unit, here: Sequence[Utterance]) -> None:
    """Take note of who is named: a paragraph that has a person as a subject begins the scope."""
    subject = speakers.main_subject(unit, len(unit.words), scope.words)
    for name in unit.names.values():
        if name.type == "person":
            _add(scope.fresh, name.entity)
            _add(scope.persons, name.entity)
        elif name.type == "organisation":
            last_word = name.entity.casefold().split()[-1]
            _add(scope.bodies.setdefault(last_word, {}), name.entity)
    if subject and subject.name and subject.name.type == "person":
        scope.persons = dict(scope.fresh)
    spoke = [one for one in here if one.mode == "quoted"]
    scope.last = spoke[-1] if spoke else None


def _spoken(scope: _Scope, unit: Unit) -> Iterator[Utterance]:
    taken: set[int] = set()
    for number in range(len(unit.words)):
        for speaker, said in _at(scope, unit, number):
            quotation = unit.words[said.first].quotation if said.mode == "quoted" else None
            if quotation is not None and said.first in taken:
                continue
            if quotation is not None:
                taken.add(said.first)
                yield from _within(scope, unit, said)
            yield _utterance(scope, unit, number, (speaker, said))


def _at(scope: _Scope, unit: Unit, number: int) -> Iterator[tuple[Speaker | None, Said]]:
    """What the word of a number ascribes, if it is a verb of saying or "according to"."""
    words, word = scope.words, unit.words[number]
    keys = tuple(each.key for each in unit.words[number : number + len(words.according)])
    if keys == words.according:
        speaker = speakers.behind(unit, number + len(keys) - 1, words)
        if speaker:
            for said in clauses.according(unit, number, speaker, words):
                yield speaker, said
        return
    if not words.verbs.get(word.key, frozenset()) & _ATTRIBUTING or _refused(unit, number, words):
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


def _within(scope: _Scope, unit: Unit, said: Said) -> Iterator[Utterance]:
    """ "“Poe said the harbour was safe,” the Post reported": what is said in the quotation."""
    inner = inner_unit(scope.source, scope.reading, unit, said.span)
    if not inner.words or inner.words[0].start != said.span.start:
        return
    for number in range(1, min(len(inner.words), 6)):
        speaker = speakers.before(inner, number, scope.words)
        verb = inner.words[number].key in scope.words.verbs
        if verb and speaker and speaker.name and speaker.first == 0:
            for reported in clauses.following(inner, number, scope.words):
                yield _utterance(scope, inner, number, (speaker, reported))
            return


def _utterance(
    scope: _Scope, unit: Unit, verb: int, told: tuple[Speaker | None, Said]
) -> Utterance:
    speaker, said = told
    text = scope.source.text
    first = min(verb, said.first, speaker.first if speaker else verb)
    last = max(verb + 1, said.last, speaker.last if speaker else verb + 1)
    name, described = _who(scope, unit, speaker)
    outside = circumstances.outside(unit, verb, speaker, said)
    return Utterance(
        source=scope.source.id,
        start=unit.words[first].start,
        end=unit.words[last - 1].end,
        speaker=name,
        described=described,
        named=bool(name and not (speaker and speaker.phrase and name == described)),
        verb=_verb(unit, verb, scope.words),
        mode=said.mode,
        words=said.span,
        to=circumstances.hearers(unit, verb, text, scope.words),
        when=circumstances.when(unit, outside, scope.reading),
        where=circumstances.where(unit, outside, scope.words),
    )


def _verb(unit: Unit, number: int, words: Lexicon) -> str:
    key = unit.words[number].key
    return " ".join(words.according) if key == words.according[0] else key


def _who(scope: _Scope, unit: Unit, speaker: Speaker | None) -> tuple[str | None, str | None]:
    """The speaker and what the source writes; a pronoun's only where one person is in scope."""
    if speaker is None or speaker.first == speaker.last:
        return None, None
    described = clean(speakers.phrase_of(unit, scope.source.text, speaker, scope.words))
    if speaker.name is not None:
        return speaker.name.entity, described
    if speaker.phrase:
        return _body(scope, unit, speaker) or described, described
    if speaker.pronoun in scope.words.lists["singular"]:
        persons = dict(scope.persons)
        for number in range(min(speaker.first, _NEAR)):
            name = unit.names.get(unit.words[number].end)
            if name and name.type == "person":
                _add(persons, name.entity)
        several = len(persons) != 1 or speaker.first > _NEAR
        return (None if several else next(iter(persons))), described
    return None, described


def _body(scope: _Scope, unit: Unit, speaker: Speaker) -> str | None:
    """ "the magazine" where one body was named that is called so: "The Harbour Magazine"."""
    if unit.words[speaker.first].key not in scope.words.lists["definite"]:
        return None
    if speaker.last - speaker.first != 2:
        return None
    named = scope.bodies.get(unit.words[speaker.last - 1].key, {})
    return next(iter(named)) if len(named) == 1 else None


def _continued(scope: _Scope, unit: Unit, here: Sequence[Utterance]) -> list[Utterance]:
    """A quotation that stands alone goes on with what was quoted just before it."""
    last = scope.last
    if here or last is None or len(unit.words) != 1 or unit.words[0].quotation is None:
        return []
    words = unit.words[0].quotation.inner
    span = unit.words[0]
    return [replace(last, start=span.start, end=span.end, words=words, when=None, where=None)]
