"""How real the verbs of a text are: possible, intended, going on, or done.

"China might step up its exercises" tells of something possible, "the two plan to build a bridge" of
something intended. The form of a word and the words before it tell which; where they do not, it is
left open. Read by `languages/<code>/assertions.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from generator.text.assertions import VerbWords
from generator.text.patterns import common, plain

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_CLAUSE = re.compile(r"[,;:.!?()“”\"—–]")
# "Would jointly and further expand": how many words back a marker may stand.
_BACK, _GOVERNOR, _JOINED, _HELPED = 5, 3, 9, 3


class Mode(IntEnum):
    """How real a verb says that something is, the least first."""

    POSSIBLE = 0
    INTENDED = 1
    ONGOING = 2
    DONE = 3


class Verb(NamedTuple):
    """A word as a verb: its stem, its place in the text, its mode if known.

    `finite` is told of a subject for certain: behind a name, a pronoun or an auxiliary.
    """

    stem: str
    form: str
    start: int
    mode: Mode | None
    passive: bool
    finite: bool


@lru_cache(maxsize=4096)
def read(text: str, words: VerbWords) -> tuple[Verb, ...]:
    """Every word of a text that is no function word, with what its form says of it as a verb."""
    lower, known = plain(text), common(text)
    # A name is a word of no form: "were China to attack" is no "were to attack".
    tokens = [
        ("" if known[match.start()] == " " else match[0], match.start(), match.end())
        for match in _WORD.finditer(lower)
    ]
    forms = [form for form, _, _ in tokens]
    # How many words before each stand in its clause.
    room = [0] * len(tokens)
    for place in range(1, len(tokens)):
        gap = lower[tokens[place - 1][2] : tokens[place][1]]
        room[place] = 0 if _CLAUSE.search(gap) else room[place - 1] + 1
    found: list[Verb] = []
    modes: list[Mode | None] = []
    for place, (form, start, _) in enumerate(tokens):
        before = forms[place - room[place] : place]
        mode = _mode(form, before, modes[place - room[place] :], words)
        modes.append(mode)
        if form and form not in words.function:
            passive = any(word in words.being for word in before[-2:]) and _participle(form, words)
            # "Have raised", "Ann raised": an "-ed" elsewhere may be an adjective.
            last = next((word for word in reversed(before) if not _passed_over(word, words)), "-")
            helped = any(word in words.having | words.being for word in before[-_HELPED:])
            told = helped or last in words.pronouns or not last
            finite = mode is Mode.DONE and told
            found.append(Verb(words.stem(form), form, start, mode, passive, finite))
    return tuple(found)


def _mode(
    form: str, before: Sequence[str], modes: Sequence[Mode | None], words: VerbWords
) -> Mode | None:
    if not form or form in words.function or form.endswith("ly") or form in words.no_verbs:
        return None
    near = [*before]
    while near and len(before) - len(near) < _BACK and _passed_over(near[-1], words):
        near.pop()
    if near:
        marker, governors = near[-1], near[-1 - _GOVERNOR : -1]
        if marker in words.possible:
            return Mode.POSSIBLE
        if marker in words.intended:
            return Mode.INTENDED
        if marker == words.infinitive and governors and governors[-1] not in words.polite:
            if governors[-1] in words.being or any(_governs(g, words) for g in governors):
                return Mode.INTENDED
            return None
        if form.endswith("ing") and (
            words.stem(marker) in words.direct
            or (marker in words.towards and any(_governs(g, words) for g in governors))
        ):
            return Mode.INTENDED
        if marker in words.joining and not _past(form, words):
            known = [mode for mode in modes[-_JOINED:] if mode is not None]
            return known[-1] if known and known[-1] < Mode.DONE else None
    if any(word in words.conditions for word in before):
        return Mode.POSSIBLE
    if form.endswith("ing"):
        return _progressive(before, words)
    return Mode.DONE if _done(form, before, words) else None


def _passed_over(word: str, words: VerbWords) -> bool:
    """What may stand between a marker and its verb: "would not further be"."""
    return word.endswith("ly") or word in words.passed_over


def _governs(word: str, words: VerbWords) -> bool:
    return words.stem(word) in words.governors


def _progressive(before: Sequence[str], words: VerbWords) -> Mode | None:
    """ "Is building" goes on; "was building" and "has been building" are told of the past."""
    near = [word for word in before[-3:] if not word.endswith("ly") and word not in words.negators]
    had = False
    while near and near[-1] in words.passive:
        had = True
        near.pop()
    if not near or near[-1] not in words.being | words.having:
        return None
    return Mode.ONGOING if near[-1] in words.now and not had else Mode.DONE


def _done(form: str, before: Sequence[str], words: VerbWords) -> bool:
    """ "He built", "has been built"; "the built bridge" is a noun's."""
    last = next((word for word in reversed(before) if not _passed_over(word, words)), "")
    helped = any(word in words.being or word in words.having for word in before[-_HELPED:])
    if helped:
        return _participle(form, words) or form in words.unchanged
    return _past(form, words) and last not in words.determiners


def _past(form: str, words: VerbWords) -> bool:
    return _participle(form, words) and form not in words.unchanged


def _participle(form: str, words: VerbWords) -> bool:
    return form in words.irregular or (form.endswith("ed") and len(form) > 4)
