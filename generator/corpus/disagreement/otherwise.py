"""Whether two sentences differ in something else too: then they tell of two things.

"A fire in Delmont killed three on Monday" and "a fire in Corvale killed five on Tuesday" differ in
a figure, a place and a day: no two accounts of one fire.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from generator import edtf
from generator.corpus.disagreement.accounts import Account, name_keys
from generator.corpus.disagreement.lexicon import Lexicon
from generator.edtf import Edtf
from generator.model import DisagreementKind
from generator.text.contrary import contrary

# A sentence is compared with some dozens of others: what it holds for this is found once.
_SENTENCES = 8192
# Of the words of what is shown another tells so many, if it has the verb too, or if it has not.
_TOLD, _ALL_BUT_TOLD = 0.5, 0.75


def differ(kind: DisagreementKind, one: Account, other: Account, words: Lexicon) -> bool:
    """Whether each sentence has a day or a figure of its own, or says the contrary.

    Left out is what makes a difference of the `kind`.
    """
    if kind not in ("date", "precision") and dated(one, other):
        return True
    if kind not in ("number", "actor") and measured(one, other):
        return True
    return _contrary(one, other, words)


def _contrary(one: Account, other: Account, words: Lexicon) -> bool:
    mine, theirs = one.raw.text, other.raw.text
    return bool(words.assertions and contrary(mine, theirs, words.assertions))


def apart(one: Account, other: Account, words: Lexicon) -> bool:
    """Whether two sentences cannot count as saying the same, however many words they share.

    Each has a day or a figure of its own, or another does what happens.
    """
    return dated(one, other) or measured(one, other) or _done_by_others(one, other, words)


def tells(shown: Account, other: Account, words: Lexicon) -> bool:
    """Whether a sentence tells what the main part of the one that is shown does.

    "The senate rejected the bailout after talks broke down" is borne by "the bailout was rejected
    in the senate", and not by "talks on the bailout broke down".
    """
    if apart(shown, other, words) or _contrary(shown, other, words):
        return False
    if shown.negated != other.negated or _of_another_kind(shown, other):
        return False
    main = next((piece for piece in shown.pieces if any(e.stem for e in piece.happenings)), None)
    piece = main or shown.pieces[0]
    names = piece.names & shown.firm
    if names and not names & (other.actors | other.stems):
        return False
    said = shown.content & piece.stems
    common = len(said & other.content)
    happens = {event.stem for event in piece.happenings} - {""}
    done = bool(happens & other.stems)
    return common >= (_TOLD if done else _ALL_BUT_TOLD) * len(said)


def _of_another_kind(one: Account, other: Account) -> bool:
    """Whether a word of both stands behind one that only the one, or only the other has.

    "The water bill" is not "the school bill".
    """
    mine, theirs = _behind(one), _behind(other)
    return any(
        mine[word].isdisjoint(other.stems) and theirs[word].isdisjoint(one.stems)
        for word in mine.keys() & theirs.keys()
    )


@lru_cache(maxsize=_SENTENCES)
def _behind(account: Account) -> dict[str, frozenset[str]]:
    """The words right before each word that says what the sentence is about."""
    happens = {event.stem for piece in account.pieces for event in piece.happenings}
    found: dict[str, frozenset[str]] = {}
    for before, token in pairwise(account.tokens):
        both = {before.stem, token.stem} <= account.content - happens
        if both and account.raw.text[before.end : token.start] == " ":
            found[token.stem] = found.get(token.stem, frozenset()) | {before.stem}
    return found


def _done_by_others(one: Account, other: Account, words: Lexicon) -> bool:
    """Whether before what happens in both each names others, of whom the other says nothing.

    "Norland's upper house ratified the treaty", "Sudland's senate ratified the treaty".
    """
    mine, theirs = _doers(one, words), _doers(other, words)
    return any(
        mine[event].isdisjoint(other.stems) and theirs[event].isdisjoint(one.stems)
        for event in mine.keys() & theirs.keys()
    )


@lru_cache(maxsize=_SENTENCES)
def _doers(account: Account, words: Lexicon) -> dict[str, frozenset[str]]:
    """The names before each thing that happens, in its part of the sentence."""
    found: dict[str, frozenset[str]] = {}
    for piece in account.pieces:
        for event in piece.happenings:
            before = (name for name in account.raw.names if piece.start <= name.start < event.start)
            doers = name_keys(before, words)
            if event.stem and doers:
                found[event.stem] = found.get(event.stem, frozenset()) | doers
    return found


def dated(one: Account, other: Account) -> bool:
    """Whether each sentence has a day that the other's days leave out."""
    mine, theirs = _days(one), _days(other)
    return any(_alone(day, theirs) for day in mine) and any(_alone(day, mine) for day in theirs)


def _alone(day: Edtf, days: Sequence[Edtf]) -> bool:
    """Whether none of the days is it; "2026" holds "Thursday", and is not said of the same."""
    alike = [each for each in days if each.precision == day.precision] or days
    return bool(days) and not any(edtf.overlaps(day, each) for each in alike)


@lru_cache(maxsize=_SENTENCES)
def _days(account: Account) -> tuple[Edtf, ...]:
    values = (each.value for each in account.raw.dates if each.type == "date" and each.value)
    found = (edtf.parse(value) for value in values)
    return tuple(when for when in found if when and not edtf.year_unknown(when))


def measured(one: Account, other: Account) -> bool:
    """Whether each sentence has a figure that the other has not."""
    mine = {figure.value for figure in one.raw.figures}
    theirs = {figure.value for figure in other.raw.figures}
    return bool(mine - theirs and theirs - mine)
