"""One utterance in the words of several sources: the same speaker, words that are alike.

Cautious by two rules. Most of the weighty words of the shorter one are in the longer one; or both
say of the same thing what it is ("the bridge remains safe", "the bridge is sound and safe").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.article.speech.lexicon import Lexicon, lexicon
from generator.model import Language, Utterance
from generator.text.typography import fold
from generator.text.words import content, read_words, vocabulary

_SHARED = 4
_SHARE = 0.6
_SUBJECT = 3
_COMPLEMENT = 9
# Of many utterances of one speaker only so many are compared by one word.
_MOST = 50
_WORD = re.compile(r"\w+(?:[.'-]\w+)*\.?|[,;:]")


def alike(
    utterances: Sequence[Utterance], texts: Mapping[str, str], language: Language
) -> tuple[tuple[Utterance, ...], ...]:
    """Groups of utterances of different sources, each with words of its own; the rest left out.

    `texts` are those of the sources by id. An utterance is in one group at most, and a group has
    the words of one speaker.
    """
    words = lexicon(language)
    by_speaker: dict[str, list[Utterance]] = {}
    for one in utterances:
        if one.named and one.speaker:
            by_speaker.setdefault(one.speaker, []).append(one)
    groups: list[tuple[Utterance, ...]] = []
    for spoken in by_speaker.values():
        groups += _groups(spoken, texts, language, words)
    return tuple(groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    utterance: Utterance
    folded: str
    stems: frozenset[str]
    subject: frozenset[str]
    """The last weighty words before "is" or its like, where a short complement follows."""


def _groups(
    spoken: Sequence[Utterance], texts: Mapping[str, str], language: Language, words: Lexicon
) -> list[tuple[Utterance, ...]]:
    groups: list[list[_Compared]] = []
    index: dict[str, list[int]] = {}
    for one in spoken:
        read = _compared(one, texts[one.source], language, words)
        near = {number for stem in read.stems for number in index.get(stem, ())[-_MOST:]}
        mine = next((number for number in sorted(near) if _fits(read, groups[number])), None)
        if mine is None:
            mine = len(groups)
            groups.append([])
        groups[mine].append(read)
        for stem in sorted(read.stems):
            if mine not in index.setdefault(stem, []):
                index[stem].append(mine)
    return [
        tuple(read.utterance for read in group)
        for group in groups
        if len({read.folded for read in group}) > 1
    ]


def _fits(read: _Compared, group: Sequence[_Compared]) -> bool:
    """Another source's words that are like those of the group's first."""
    if any(other.utterance.source == read.utterance.source for other in group):
        return False
    return any(_alike(read, other) for other in group)


def _alike(one: _Compared, other: _Compared) -> bool:
    shared = one.stems & other.stems
    shorter = min(len(one.stems), len(other.stems))
    much = len(shared) >= _SHARED and len(shared) >= _SHARE * shorter
    return (
        much or one.folded == other.folded or (bool(one.subject) and one.subject == other.subject)
    )


def _compared(one: Utterance, text: str, language: Language, words: Lexicon) -> _Compared:
    said = text[one.words.start : one.words.end]
    return _Compared(
        utterance=one,
        folded=fold(said).casefold().strip(" .,"),
        # That two name the same bodies and places is no likeness.
        stems=frozenset(
            word.stem for word in read_words(said, vocabulary(language)) if not word.capital
        ),
        subject=_subject(said, language, words),
    )


def _subject(said: str, language: Language, words: Lexicon) -> frozenset[str]:
    folded = fold(said).casefold()
    tokens = list(_WORD.finditer(folded))
    verb = next(
        (at for at, token in enumerate(tokens) if token.group() in words.lists["copulas"]), None
    )
    if verb is None:
        return frozenset()
    behind = tokens[verb + 1 :]
    ends = next((at for at, token in enumerate(behind) if token.group() in ",;:"), len(behind))
    before = fold(said)[: tokens[verb].start()]
    subject = content(before, language)[-_SUBJECT:]
    short = 0 < ends <= _COMPLEMENT
    return frozenset(subject) if short and len(set(subject)) >= _SUBJECT - 1 else frozenset()
