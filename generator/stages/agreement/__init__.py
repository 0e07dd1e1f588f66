"""Which passages of different sources say the same.

`nodes` reads the passages and weighs their words, `likeness` proposes pairs from an inverted index
and compares them, `groups` grows groups from the pairs. Passages are compared by the words, names
and numbers that they share, the rare ones counting for most; what tells that they are about
different things counts against it. Precision comes first: a wrong "3 sources" is worse than a
missing one. The cost grows with the corpus, not with its square.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from generator.model import Agreement, Language, Passage
from generator.stages.agreement.groups import grown, maximal
from generator.stages.agreement.likeness import links
from generator.stages.agreement.nodes import Node, place, read
from generator.typography import fold
from generator.words import vocabulary

__all__ = ["group"]


def group(
    passages: Sequence[tuple[Passage, str]],
    aliases: Sequence[Sequence[str]],
    language: Language,
    published: Mapping[str, str | None] | None = None,
) -> tuple[Agreement, ...]:
    """Group passages (each with its text) of different sources that say the same.

    Meant for the sentences of running text: a headline's capitals tell nothing of names.
    `published` gives the EDTF date of each source where known; only whole days are looked at.
    A composite sentence may stand in several groups. Of two passages of one source neither is
    evidence for the other. The result does not depend on the order of the input, and ids depend
    on the members' words alone; `origins` is left open.
    """
    rules = vocabulary(language, tuple(tuple(forms) for forms in aliases))
    nodes = read(passages, rules, published or {})
    pairs = links(nodes)
    alone = [{number} for number in range(len(nodes)) if number not in pairs]
    groups = [
        [nodes[number] for number in members] for members in (*maximal(grown(nodes, pairs)), *alone)
    ]
    return _agreements(groups, dict(passages))


def _agreements(
    groups: Iterable[Sequence[Node]], texts: Mapping[Passage, str]
) -> tuple[Agreement, ...]:
    folded = cache(fold)
    found: list[tuple[str, list[Passage], int]] = []
    for members in groups:
        sources = len(frozenset().union(*(node.sources for node in members)))
        if sources > 1:
            passages = sorted((each for node in members for each in node.passages), key=place)
            name = _digest({folded(texts[passage]) for passage in passages})
            found.append((name, passages, sources))
    # The same words of another month are another group, which needs a name of its own.
    taken: Counter[str] = Counter()
    agreements = []
    for name, passages, sources in sorted(found, key=lambda each: [place(one) for one in each[1]]):
        taken[name] += 1
        free = name if taken[name] == 1 else f"{name}-{taken[name]}"
        agreements.append(Agreement(id=free, passages=tuple(passages), sources=sources))
    return tuple(agreements)


def _digest(texts: Iterable[str]) -> str:
    words = "\0".join(sorted(texts)).encode("utf-8", "surrogatepass")
    return f"a-{hashlib.sha256(words).hexdigest()[:8]}"
