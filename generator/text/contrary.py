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
from itertools import pairwise

from generator.text import nearby, verbs
from generator.text.assertions import AssertionWords
from generator.text.patterns import plain

_CLAUSE = re.compile(r"[,;:.!?()“”\"—–]| - ")
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*")
# Of so many words behind a denial, how many the other sentence tells.
_DENIED, _TOLD = 5, 2


def contrary(one: str, other: str, words: AssertionWords) -> bool:
    """Whether one sentence says what the other denies or turns round."""
    if _asks(one) != _asks(other) or _depends(one, words) != _depends(other, words):
        return True
    if opposed(one, other, words) or _moved(one, other):
        return True
    if _denies(one, other, words) or _denies(other, one, words):
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
    return any(
        _turned(one, other, side, opposite, words)
        for pair in words.opposites
        for side, opposite in ((pair.one, pair.other), (pair.other, pair.one))
    )


def _turned(
    one: str, other: str, side: re.Pattern[str], opposite: re.Pattern[str], words: AssertionWords
) -> bool:
    mine = _sides(one, side, words) - _sides(one, opposite, words)
    theirs = _sides(other, opposite, words) - _sides(other, side, words)
    return bool(mine & theirs)


def _sides(text: str, side: re.Pattern[str], words: AssertionWords) -> frozenset[str]:
    """The words beside each word of one side."""
    found = (
        nearby.around(text, match.start(), match.end(), words)
        for match in side.finditer(plain(text))
    )
    return frozenset[str]().union(*found)


def _denies(one: str, other: str, words: AssertionWords) -> bool:
    """Whether one denies words that the other, which denies nothing, tells."""
    if words.negations.denied.search(_cleared(other, words)):
        return False
    told = frozenset(nearby.stems(other, words))
    for match in words.negations.denied.finditer(_cleared(one, words)):
        denied = nearby.stems(_CLAUSE.split(one[match.end() :])[0], words)[:_DENIED]
        if len(told.intersection(denied)) >= _TOLD:
            return True
    return False


def _cleared(text: str, words: AssertionWords) -> str:
    return words.negations.none.sub(lambda match: " " * len(match[0]), plain(text))


def _unreal(one: str, other: str, words: AssertionWords) -> bool:
    """Whether what the one tells as done is only intended in the other, verb for verb."""
    mine, theirs = _modes(one, words), _modes(other, words)
    done, open_ = 0, 0
    for stem in mine.keys() & theirs.keys():
        real = [mode is verbs.Mode.DONE for mode in (mine[stem], theirs[stem])]
        done += all(real)
        open_ += real[0] != real[1]
    return open_ > 0 and not done


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
