"""Which passages belong to a topic, and which of them an editor would quote first.

`terms` decides what belongs to a topic, `merit` what a passage is worth there, `standing` whether
it can be read alone; `choice` picks the best ones that differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.corpus.relevance.candidates import Candidate, Ranked, read
from generator.corpus.relevance.choice import Tells, chosen
from generator.corpus.relevance.scoring import scored
from generator.corpus.relevance.terms import matcher, topics_of
from generator.model import Language
from generator.text.words import vocabulary

__all__ = ["Candidate", "Ranked", "matcher", "rank", "topics_of"]


def rank(
    candidates: Sequence[Candidate],
    terms: Sequence[str],
    language: Language,
    aliases: Sequence[Sequence[str]] = (),
    tells: Tells = lambda shown, other: True,
) -> tuple[Ranked, ...]:
    """Order the passages on one topic so that the first few make a good page.

    A passage counts more the more sources say the same, the more terms of the topic it holds and
    the earlier, the nearer it is to what all sources say on the topic, the more its article is
    about it, and the nearer it is to its article's beginning; it counts less where it cannot be
    read alone. Of passages that stand in one agreement, or have the same words, the best stands
    for all, and those count beside it of which `tells` says that they tell what it does.
    Passages of a zone that is never quoted are left out. The order of the input does not
    matter.
    """
    rules = vocabulary(language, tuple(tuple(forms) for forms in aliases))
    texts = read(candidates, rules)
    return chosen(texts, scored(texts, matcher(tuple(terms)), rules, language), tells)
