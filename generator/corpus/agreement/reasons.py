"""Why passages are taken to say the same: what those of two sources or more share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.corpus.agreement.nodes import Node, within
from generator.model import FORMS, Passage, Reading, Why
from generator.text.typography import clean

_PART = re.compile(r"\w+")
Found = Iterable[tuple[Passage, str]]


def explain(members: Sequence[Node], readings: Mapping[str, Reading]) -> Why:
    """The words, names, dates and numbers that passages of at least two sources share.

    A word is given in the forms in which it stands there ("boost / increase"), a date as EDTF.
    Names, dates and numbers are those of `readings`; what is part of one is no word beside it.
    """
    passages = [passage for node in members for passage in node.passages]
    names = shared(
        (passage, clean(name.entity))
        for passage, reading in _read(passages, readings)
        for name in within(passage, reading.names)
    )
    dates = shared(
        (passage, mention.value)
        for passage, reading in _read(passages, readings)
        for mention in within(passage, reading.dates)
        if mention.type == "date" and mention.value
    )
    numbers = shared(
        (passage, f"{figure.value:.15g}")
        for passage, reading in _read(passages, readings)
        for figure in within(passage, reading.figures)
    )
    return Why(
        words=_words(members, {word for name in names for word in _parts(name)}),
        names=tuple(sorted(names)),
        dates=tuple(sorted(dates)),
        numbers=tuple(sorted(numbers, key=float)),
    )


def shared(found: Found) -> frozenset[str]:
    """What is found in passages of two sources or more."""
    sources: dict[str, set[str]] = defaultdict(set)
    for passage, value in found:
        sources[value].add(passage.source)
    return frozenset(value for value, where in sources.items() if len(where) > 1)


def _parts(name: str) -> list[str]:
    return [*name.casefold().split(), *_PART.findall(name.casefold())]


def _read(
    passages: Iterable[Passage], readings: Mapping[str, Reading]
) -> Iterator[tuple[Passage, Reading]]:
    for passage in passages:
        if passage.source in readings:
            yield passage, readings[passage.source]


def _words(members: Sequence[Node], named: set[str]) -> tuple[str, ...]:
    forms: dict[str, set[str]] = defaultdict(set)
    for node in members:
        for word in node.words:
            forms[word.stem].add(word.written.casefold())
    common = shared(
        (passage, stem)
        for node in members
        for stem in {word.stem for word in node.words}
        for passage in node.passages
    )
    told = (forms[stem] for stem in common if not stem[0].isdigit() and not forms[stem] & named)
    return tuple(sorted(FORMS.join(sorted(each)) for each in told))
