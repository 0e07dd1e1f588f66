"""Sentences on one day, grouped by what they are about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.corpus.timeline.quotable import alone
from generator.corpus.timeline.reports import Report
from generator.model import Language
from generator.text.words import Vocabulary, Word, names, read_words

# Likeness to a matter's first sentence at which another is about the same. The day that they share
# is evidence already, and more of it within one article.
_ALIKE = 0.16
_ALIKE_IN_ONE_SOURCE = 0.08
_NAME = 1.5  # who acts tells more of a matter than what is done: names count so much more
# A word of more clusters of one day than this is looked up in the first ones only.
_WINDOW = 24
_KEYS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report with its words' weights, and what it is worth as a quotation."""

    report: Report
    weights: Mapping[str, float]
    total: float


def read(reports: Sequence[Report], rules: Vocabulary) -> list[Text]:
    """Weigh the words of all reports: rare ones and names count for more, dates for nothing."""
    words = [_words(each, rules) for each in reports]
    spread = Counter(stem for each in words for stem in {word.stem for word in each})
    known = names(words, rules)
    most = len(words)

    def weight(stem: str) -> float:
        return math.log1p(most / spread[stem]) * (_NAME if stem in known else 1)

    found = []
    for report, each in zip(reports, words, strict=True):
        weights = {word.stem: weight(word.stem) for word in each}
        total = math.fsum(value * value for value in weights.values())
        found.append(Text(report=report, weights=weights, total=total))
    return found


def group(texts: Sequence[Text], language: Language) -> list[list[Report]]:
    """The clusters of one day, each with its best sentence first; the best cluster first.

    A sentence joins the matter whose first sentence is most like it, or begins one. The first is
    the one nearest to what all say of the day that can be read alone.
    """
    ordered = _ordered(texts, language)
    clusters: list[list[Text]] = []
    posting: dict[str, list[int]] = defaultdict(list)
    for text in ordered:
        near = {number for stem in _keys(text) for number in posting[stem]}
        scored = ((_likeness(clusters[number][0], text), -number) for number in near)
        score, best = max(scored, default=(0.0, 0))
        if near and score >= 1:
            clusters[-best].append(text)
            continue
        for stem in text.weights:
            if len(posting[stem]) < _WINDOW:
                posting[stem].append(len(clusters))
        clusters.append([text])
    return [[text.report for text in cluster] for cluster in clusters]


def _ordered(texts: Sequence[Text], language: Language) -> list[Text]:
    """By what each is worth as the quotation for the day."""
    counts = Counter(text.report.passage.source for text in texts)
    parts: dict[str, list[float]] = defaultdict(list)
    for text in texts:
        share = counts[text.report.passage.source] * math.sqrt(text.total or 1)
        for stem, weight in text.weights.items():
            parts[stem].append(weight / share)
    centre = {stem: math.fsum(values) for stem, values in parts.items()}

    def worth(text: Text) -> float:
        report = text.report
        near = math.fsum(weight * centre[stem] for stem, weight in text.weights.items())
        near /= math.sqrt(text.total or 1)
        belongs = max(report.topics.values())
        return near * alone(report.text, language) * report.strength * belongs

    scores = {text.report.passage: round(worth(text), 9) for text in texts}
    return sorted(texts, key=lambda text: (-scores[text.report.passage], place(text.report)))


def _keys(text: Text) -> list[str]:
    """The words by which a sentence looks for its matter: its weightiest."""
    return sorted(text.weights, key=lambda stem: (-text.weights[stem], stem))[:_KEYS]


def place(report: Report) -> tuple[str, int, int]:
    """A sort key."""
    passage = report.passage
    return (passage.source, passage.start, passage.end)


def _likeness(first: Text, other: Text) -> float:
    """How like a sentence is to a matter's first, 1 being enough."""
    shared = [weight for stem, weight in other.weights.items() if stem in first.weights]
    if len(shared) < 2 or not first.total or not other.total:
        return 0.0
    common = math.fsum(weight * weight for weight in shared)
    same = first.report.passage.source == other.report.passage.source
    enough = _ALIKE_IN_ONE_SOURCE if same else _ALIKE
    return common / math.sqrt(first.total * other.total) / enough


def _words(report: Report, rules: Vocabulary) -> tuple[Word, ...]:
    """The words without those of the date, which all sentences on one day share."""
    words = read_words(report.text.replace(report.mention, " "), rules)
    return tuple(word for word in words if word.stem not in rules.calendar)
