"""Which passages of different sources say the same.

`nodes` reads the passages and weighs their words, `likeness` proposes pairs from an inverted index
and compares them, `groups` grows groups from the pairs, `reasons` says what a group shares.
Passages are compared by the words, names and numbers that they share, the rare ones counting for
most, and by what stands beside them; what tells that they are about different things counts against
it. Precision comes first: a wrong "3 sources" is worse than a missing one. The cost grows with the
corpus, not with its square.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from generator.corpus.agreement.groups import grown, maximal
from generator.corpus.agreement.likeness import Apart, Pair, links, parted
from generator.corpus.agreement.nodes import Node, place, read
from generator.corpus.agreement.reasons import explain
from generator.model import Agreement, Language, Passage, Reading
from generator.text.assertions import assertion_words
from generator.text.typography import fold
from generator.text.words import vocabulary

__all__ = ["Compared", "Known", "compare", "group"]


class Compared(NamedTuple):
    """Groups of passages that say the same, and pairs that are alike and tell of two things."""

    agreements: tuple[Agreement, ...]
    parted: tuple[Pair, ...]


def group(
    passages: Sequence[tuple[Passage, str]],
    aliases: Sequence[Sequence[str]],
    language: Language,
    published: Mapping[str, str | None] | None = None,
    readings: Mapping[str, Reading] | None = None,
) -> tuple[Agreement, ...]:
    """Group passages by their words alone: see `compare`."""
    return compare(passages, aliases, language, Known(published or {}, readings or {})).agreements


class Known(NamedTuple):
    """What else is known of sources by id, and whether two of their passages are told apart.

    `published` gives the EDTF date of each source where known; only whole days are looked at.
    `readings` says what else was found in the sources: other days tell passages apart, and what
    passages share is their agreement's `why`.
    """

    published: Mapping[str, str | None]
    readings: Mapping[str, Reading]
    apart: Apart = lambda one, other: False


def compare(
    passages: Sequence[tuple[Passage, str]],
    aliases: Sequence[Sequence[str]],
    language: Language,
    known: Known,
) -> Compared:
    """Group passages (each with its text) of different sources that say the same.

    Meant for the sentences of running text: a headline's capitals tell nothing of names.
    A composite sentence may stand in several groups. Of two passages of one source neither is
    evidence for the other. The result does not depend on the order of the input, and ids depend on
    the members' words alone; `origins` is left open.
    """
    rules = vocabulary(language, tuple(tuple(forms) for forms in aliases))
    assertions = assertion_words(language)
    nodes = read(passages, rules, known.published, known.readings, assertions)
    pairs, apart = parted(links(nodes, assertions), nodes, known.apart)
    alone = [{number} for number in range(len(nodes)) if number not in pairs]
    groups = [
        [nodes[number] for number in sorted(members)]
        for members in (*maximal(grown(nodes, pairs)), *alone)
    ]
    return Compared(_agreements(groups, dict(passages), known.readings), apart)


def _agreements(
    groups: Iterable[Sequence[Node]], texts: Mapping[Passage, str], readings: Mapping[str, Reading]
) -> tuple[Agreement, ...]:
    folded = cache(fold)
    found: list[tuple[str, tuple[Passage, ...], Sequence[Node]]] = []
    for members in groups:
        if len(_sources(members)) > 1:
            passages = tuple(
                sorted((each for node in members for each in node.passages), key=place)
            )
            found.append((_digest({folded(texts[each]) for each in passages}), passages, members))
    # The same words of another month are another group, which needs a name of its own.
    taken: Counter[str] = Counter()
    agreements = []
    for name, passages, members in sorted(found, key=lambda each: [place(one) for one in each[1]]):
        taken[name] += 1
        agreements.append(
            Agreement(
                id=name if taken[name] == 1 else f"{name}-{taken[name]}",
                passages=passages,
                sources=len(_sources(members)),
                why=explain(members, readings),
            )
        )
    return tuple(agreements)


def _sources(members: Iterable[Node]) -> frozenset[str]:
    return frozenset().union(*(node.sources for node in members))


def _digest(texts: Iterable[str]) -> str:
    words = "\0".join(sorted(texts)).encode("utf-8", "surrogatepass")
    return f"a-{hashlib.sha256(words).hexdigest()[:8]}"
