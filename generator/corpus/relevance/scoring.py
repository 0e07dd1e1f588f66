"""What a passage is worth as a quotation on a topic: what matters there, and what is new.

Two scores, as no one of them makes both lists: by what matters, what every article repeats stands
first, and that is background; by what is new, a one-liner of the last day does.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.corpus.relevance.candidates import Text, dot

# A sentence after so many others has half the lead's credit.
_LEAD_HALF = 4


def central(texts: Sequence[Text]) -> list[float]:
    """What matters: nearness to what all sources say on the topic, and to the article's beginning.

    The centre is that of their TF-IDF vectors, in which each source counts once however much it
    says. From 0 to 1.
    """
    counts = Counter(text.source for text in texts)
    centre: dict[str, float] = defaultdict(float)
    for text in texts:
        for stem, weight in text.vector.items():
            centre[stem] += weight / counts[text.source]
    near = [dot(text.vector, centre) for text in texts]
    most = max(near, default=0.0) or 1.0
    return [
        value / most * _LEAD_HALF / (_LEAD_HALF + text.candidate.position)
        for value, text in zip(near, texts, strict=True)
    ]


def new(texts: Sequence[Text], merits: Sequence[float]) -> list[float]:
    """What is new: the same, weighed by how many origins say so, and by how recent it is.

    How recent is the share of the topic's articles that had appeared by that day, squared: a week
    is long in a story of ten days and short in one of ten years. What has no day counts as half.
    """
    published: dict[str, str] = {
        text.source: text.candidate.published for text in texts if text.candidate.published
    }
    days = sorted(published.values())
    found = []
    for text, merit in zip(texts, merits, strict=True):
        day = text.candidate.day or text.candidate.published
        recent = bisect_right(days, day) / len(days) if day and days else 0.5
        origins = 1 + math.log(max(1, text.candidate.origins))
        found.append(merit * origins * recent**2)
    most = max(found, default=0.0) or 1.0
    return [value / most for value in found]
