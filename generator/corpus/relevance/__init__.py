"""Which passages belong to a topic, and which of them an editor would quote first.

`terms` decides what belongs to a topic, `scoring` what a passage is worth there, `standalone`
whether it can be read alone; `choice` picks the best ones that differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.corpus.relevance import scoring
from generator.corpus.relevance.candidates import QUOTED, Candidate, Ranked, Text, read
from generator.corpus.relevance.choice import Tells, chosen
from generator.corpus.relevance.standalone import Grade, grade
from generator.corpus.relevance.terms import terms_of, topics_of
from generator.model import Language, Passage
from generator.text.words import Vocabulary, names, vocabulary

# Fewer passages make no page.
FEW = 5
WORTH = {Grade.LEANS: 0.0, Grade.NAMELESS: 0.5, Grade.SHORT: 0.8, Grade.ALONE: 1.0}

__all__ = ["Candidate", "Chosen", "Grade", "Ranked", "alone", "choose", "terms_of", "topics_of"]


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
    shares = _shares(_grades(texts, rules, language))
    shown = [bool(share) for share in shares]
    central = [
        value * (share or 1) for value, share in zip(scoring.central(texts), shares, strict=True)
    ]
    return Chosen(
        central=chosen(texts, central, shown, tells),
        new=chosen(texts, scoring.new(texts, central), shown, tells),
    )


def alone(
    candidates: Sequence[Candidate], language: Language, aliases: Sequence[Sequence[str]] = ()
) -> dict[Passage, Grade]:
    """Those passages that can be read alone under the topic's title at least, with how well."""
    rules = vocabulary(language, tuple(tuple(forms) for forms in aliases))
    texts = read(candidates, rules)
    grades = zip(texts, _grades(texts, rules, language), strict=True)
    return {text.candidate.passage: found for text, found in grades if found >= Grade.NAMELESS}


def _grades(texts: Sequence[Text], rules: Vocabulary, language: Language) -> list[Grade]:
    known = names((text.words for text in texts), rules)
    return [
        grade(text, known, language) if text.candidate.zone == QUOTED else Grade.LEANS
        for text in texts
    ]


def _shares(grades: Sequence[Grade]) -> list[float]:
    """What is left of the merit of each passage; 0 where it is not shown.

    Where few of a good length can be read alone, short ones are shown too, and where none can, what
    leans on the topic's title: "The union wants every second weekend free" on the page of a strike.
    """
    if sum(found == Grade.ALONE for found in grades) >= FEW:
        least = Grade.ALONE
    else:
        least = min(Grade.SHORT, max(grades, default=Grade.SHORT)) or Grade.NAMELESS
    return [WORTH[found] if found >= least else 0.0 for found in grades]
