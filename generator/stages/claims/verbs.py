"""What is told as done, where every passage has it as intended or as possible.

"China might step up its exercises" bears no "China has stepped up its exercises", and "the two plan
to build a bridge" no "the two built a bridge". A word is weighed only where its form and the words
before it say which of these it is; one that stands otherwise in any passage is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from generator.problems import ProblemKind
from generator.stages.claims.claim import Claim, Finding
from generator.stages.claims.words import VerbWords, Words, common

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_CLAUSE = re.compile(r"[,;:.!?()“”\"—–]")
# "Would jointly and further expand": how many words back a marker may stand.
_BACK, _GOVERNOR, _JOINED = 5, 3, 9


class Mode(IntEnum):
    """How real a verb says that something is, the least first."""

    POSSIBLE = 0
    INTENDED = 1
    DONE = 2


class Verb(NamedTuple):
    """A word as a verb: its stem, its place among the words of its text, and its mode if known."""

    stem: str
    form: str
    start: int
    mode: Mode | None
    passive: bool


def told_as_done(claim: Claim, words: Words) -> Iterator[Finding]:
    """A verb of the statement that is more real than it is in any passage."""
    theirs: dict[str, list[Verb]] = defaultdict(list)
    for sentence in dict.fromkeys(each.sentence for each in claim.evidence):
        for verb in read(sentence, words.verbs):
            theirs[verb.stem].append(verb)
    said = read(claim.text, words.verbs)
    for mine in said:
        others = [verb.mode for verb in theirs[mine.stem]]
        known = [mode for mode in others if mode is not None]
        if mine.mode is None or not known or len(known) < len(others):
            continue
        # A statement that says it both ways says where it stands.
        if min(v.mode for v in said if v.stem == mine.stem and v.mode is not None) > max(known):
            told = {Mode.POSSIBLE: "possible", Mode.INTENDED: "intended", Mode.DONE: "done"}
            yield Finding(
                ProblemKind.STRENGTH_CHANGED,
                f"“{mine.form}” is told as {told[mine.mode]}; in the cited passages it is no more"
                f" than {told[max(known)]}.",
                "Say no more than the sources do.",
            )
            return


def read(text: str, words: VerbWords) -> list[Verb]:
    """Every word of a text that is no function word, with what its form says of it as a verb."""
    lower = common(text)
    tokens = [(match[0], match.start(), match.end()) for match in _WORD.finditer(lower)]
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
        if form not in words.function:
            passive = any(word in words.being for word in before[-2:]) and _participle(form, words)
            found.append(Verb(words.stem(form), form, start, mode, passive))
    return found


def _mode(
    form: str, before: Sequence[str], modes: Sequence[Mode | None], words: VerbWords
) -> Mode | None:
    if form in words.function:
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
        if marker == words.infinitive and governors:
            if governors[-1] in words.being or any(_governs(g, words) for g in governors):
                return Mode.INTENDED
            return None
        if form.endswith("ing") and (
            _governs(marker, words)
            or (marker in words.function and any(_governs(g, words) for g in governors))
        ):
            return Mode.INTENDED
        if marker in words.joining and not _past(form, words):
            known = [mode for mode in modes[-_JOINED:] if mode is not None]
            return known[-1] if known and known[-1] < Mode.DONE else None
    if any(word in words.conditions for word in before):
        return Mode.POSSIBLE
    return Mode.DONE if _done(form, before, words) else None


def _passed_over(word: str, words: VerbWords) -> bool:
    """What may stand between a marker and its verb: "would not further be"."""
    return word.endswith("ly") or word in words.passed_over


def _governs(word: str, words: VerbWords) -> bool:
    return words.stem(word) in words.governors


def _done(form: str, before: Sequence[str], words: VerbWords) -> bool:
    """ "He built", "was building", "Ford builds"; "the built bridge" is a noun's."""
    last = next((word for word in reversed(before) if not _passed_over(word, words)), "")
    # "Have been built", "was not built".
    helped = any(word in words.being or word in words.having for word in before[-3:])
    if form.endswith("ing"):
        near = [
            word for word in before[-3:] if not word.endswith("ly") and word not in words.negators
        ]
        while near and near[-1] in words.passive:
            near.pop()
        return bool(near) and (near[-1] in words.being or near[-1] in words.having)
    return _past(form, words) and (helped or last not in words.determiners)


def _past(form: str, words: VerbWords) -> bool:
    return _participle(form, words) and form not in words.unchanged


def _participle(form: str, words: VerbWords) -> bool:
    return form in words.irregular or (form.endswith("ed") and len(form) > 4)
