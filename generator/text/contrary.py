"""Whether two sentences say the contrary of one another, however many words they share.

"The city banned scooters" and "the city allowed scooters" share all words but one. What is looked
at: words with an opposite said of the same, what one denies and the other tells, a verb that is
done in one and only intended in the other, a question against an answer, and names turned round.
Where nothing of this is certain, the two are not contrary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.text import nearby, verbs
from generator.text.assertions import AssertionWords
from generator.text.patterns import plain

_CLAUSE = re.compile(r"[,;:.!?()“”\"—–]| - ")
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*")
# Of so many words behind a denial, how many the other sentence tells.
_DENIED, _TOLD = 5, 2
# What is found in a sentence is kept while it is compared with others.
_SENTENCES = 16384


def contrary(one: str, other: str, words: AssertionWords) -> bool:
    """Whether one sentence says what the other denies or turns round."""
    if _asks(one) != _asks(other) or _depends(one, words) != _depends(other, words):
        return True
    if opposed(one, other, words) or _moved(one, other):
        return True
    if denies(one, other, words) or denies(other, one, words):
        return True
    return _unreal(one, other, words)


def _asks(text: str) -> bool:
    return text.rstrip(" \n\"'”’").endswith("?")


def _depends(text: str, words: AssertionWords) -> bool:
    """Whether it begins with a condition: "If the deal fails, the plant will close"."""
    first = plain(text).lstrip(" \"'“‘").split(maxsplit=1)[:1]
    return bool(first) and first[0] in words.verbs.conditions


def opposed(one: str, other: str, words: AssertionWords) -> bool:
    """Whether they hold two opposites beside the same word, and neither holds both there."""
    mine, theirs = _sided(one, words), _sided(other, words)
    return any(
        bool((here[side] - here[not side]) & (there[not side] - there[side]))
        for pair in mine.keys() & theirs.keys()
        for here, there in ((mine[pair], theirs[pair]),)
        for side in (False, True)
    )


def opposites(
    one: str, other: str, words: AssertionWords
) -> tuple[re.Match[str], re.Match[str]] | None:
    """The first two opposites that they hold beside the same word, where neither holds both.

    Words of order ("before") are left out: what came first is a question of its own.
    """
    if not opposed(one, other, words):
        return None
    orders = {place for place, pair in enumerate(words.opposites) if pair.orders}
    for mine in words.sided.finditer(plain(one)):
        near = nearby.around(one, mine.start(), mine.end(), words)
        sides = words.sides_of[mine[0]]
        turned = {(place, 1 - side) for place, side in sides if place not in orders}
        for theirs in words.sided.finditer(plain(other)):
            beside = nearby.around(other, theirs.start(), theirs.end(), words)
            if near & beside and turned.intersection(words.sides_of[theirs[0]]):
                return mine, theirs
    return None


def denies(one: str, other: str, words: AssertionWords) -> bool:
    """Whether one denies words that the other, which denies nothing, tells."""
    denied = _denied(one, words)
    if not denied or _denied(other, words):
        return False
    told = _stems(other, words)
    return any(len(told.intersection(each)) >= _TOLD for each in denied)


Beside = tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=_SENTENCES)
def _sided(text: str, words: AssertionWords) -> dict[int, Beside]:
    """By the place of a pair of opposites, the words beside each side of it."""
    found: dict[int, list[set[str]]] = defaultdict(lambda: [set(), set()])
    for match in words.sided.finditer(plain(text)):
        beside = nearby.around(text, match.start(), match.end(), words)
        for place, side in words.sides_of[match[0]]:
            found[place][side] |= beside
    return {place: (frozenset(one), frozenset(other)) for place, (one, other) in found.items()}


@lru_cache(maxsize=_SENTENCES)
def _denied(text: str, words: AssertionWords) -> tuple[tuple[str, ...], ...]:
    """What stands behind each denial of a text."""
    cleared = words.negations.none.sub(lambda match: " " * len(match[0]), plain(text))
    return tuple(
        tuple(nearby.stems(_CLAUSE.split(text[match.end() :])[0], words)[:_DENIED])
        for match in words.negations.denied.finditer(cleared)
    )


@lru_cache(maxsize=_SENTENCES)
def _stems(text: str, words: AssertionWords) -> frozenset[str]:
    return frozenset(nearby.stems(text, words))


def _unreal(one: str, other: str, words: AssertionWords) -> bool:
    """Whether what the one tells as done is only intended in the other, verb for verb."""
    mine, theirs = _modes(one, words), _modes(other, words)
    done, open_ = 0, 0
    for stem in mine.keys() & theirs.keys():
        real = [mode is verbs.Mode.DONE for mode in (mine[stem], theirs[stem])]
        done += all(real)
        open_ += real[0] != real[1]
    return open_ > 0 and not done


@lru_cache(maxsize=_SENTENCES)
def _modes(text: str, words: AssertionWords) -> dict[str, verbs.Mode]:
    """The mode of each verb that has one wherever it stands."""
    found: dict[str, set[verbs.Mode | None]] = defaultdict(set)
    for verb in verbs.read(text, words.verbs):
        found[verb.stem].add(verb.mode)
    kept: dict[str, verbs.Mode] = {}
    for stem, modes in found.items():
        mode = next(iter(modes))
        if len(modes) == 1 and mode is not None and stem not in words.verbs.saying:
            kept[stem] = mode
    return kept


def _moved(one: str, other: str) -> bool:
    """Whether "from A to B" is "from B to A"."""
    ways = set(_ways(one))
    return any((last, first) in ways for first, last in _ways(other)) and not (
        ways & set(_ways(other))
    )


def _ways(text: str) -> Iterator[tuple[str, str]]:
    names = list(_CAPITAL.finditer(text))
    for first, last in pairwise(names):
        if text[first.end() : last.start()] == " to " and text[: first.start()].endswith("from "):
            yield first[0], last[0]
