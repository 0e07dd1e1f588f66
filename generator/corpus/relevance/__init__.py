"""Which passages belong to a topic, and which of them an editor would quote first.

`terms` decides what belongs to a topic, `merit` what a passage is worth there, `standing` whether
it can be read alone; `choice` picks the best ones that differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.corpus.relevance import merit
from generator.corpus.relevance.candidates import QUOTED, Candidate, Ranked, Text, read
from generator.corpus.relevance.choice import Tells, chosen
from generator.corpus.relevance.standing import is_of_length, stands_alone
from generator.corpus.relevance.terms import terms_of, topics_of
from generator.model import Language, Passage
from generator.text.words import Vocabulary, names, vocabulary

__all__ = ["Candidate", "Chosen", "Ranked", "alone", "choose", "terms_of", "topics_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The passages on a topic that can be read alone, by what matters and by what is new."""

    central: tuple[Ranked, ...] = ()
    new: tuple[Ranked, ...] = ()


def choose(
    candidates: Sequence[Candidate],
    language: Language,
    aliases: Sequence[Sequence[str]] = (),
    tells: Tells = lambda shown, other: True,
) -> Chosen:
    """Order the passages on one topic so that the first few make a good page, twice.

    A passage is worth more the nearer it is to what all sources say on the topic, and to its
    article's beginning; of what is new, also the more origins say so and the later it happened.
    Of passages that stand in one agreement or event, or have the same words, the best stands for
    all, and those count beside it of which `tells` says that they tell what it does. What cannot
    be read alone, or is not of an article's own text, counts and is not shown. The order of the
    input does not matter.
    """
    rules = vocabulary(language, tuple(tuple(forms) for forms in aliases))
    texts = read(candidates, rules)
    shown = _shown(texts, rules, language)
    central = merit.central(texts)
    return Chosen(
        central=chosen(texts, central, shown, tells),
        new=chosen(texts, merit.new(texts, central), shown, tells),
    )


def alone(
    candidates: Sequence[Candidate], language: Language, aliases: Sequence[Sequence[str]] = ()
) -> frozenset[Passage]:
    """Those passages that can be read alone, and are of a good length if any is."""
    rules = vocabulary(language, tuple(tuple(forms) for forms in aliases))
    texts = read(candidates, rules)
    shown = _shown(texts, rules, language)
    return frozenset(
        text.candidate.passage for text, good in zip(texts, shown, strict=True) if good
    )


def _shown(texts: Sequence[Text], rules: Vocabulary, language: Language) -> list[bool]:
    """What may be quoted; where all is too short or too long, whatever can be read alone."""
    known = names((text.words for text in texts), rules)
    alone = [
        text.candidate.zone == QUOTED and stands_alone(text, known, language) for text in texts
    ]
    fit = [good and is_of_length(text) for good, text in zip(alone, texts, strict=True)]
    return fit if any(fit) else alone
