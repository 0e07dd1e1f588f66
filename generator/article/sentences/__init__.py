"""Sentences of a paragraph, by their exact offsets.

`paragraph` sees how a paragraph is laid out and where a sentence may end in it, `boundaries`
decides by what stands before and behind each such place, `rules` holds the words that decide
(`languages/<code>/sentences.yml`). Where nothing tells, two sentences stay one: a passage that is
too long still says what its source says, half a sentence may not.

A quotation or a bracket is not split, however many sentences it holds, so that no passage has half
a pair of quotation marks: `He said: "We work closely. We will go on."` is one sentence.

Every step looks at a bounded stretch of text, so the time is linear in the paragraph's length.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from generator.article.sentences.boundaries import cut
from generator.article.sentences.paragraph import read, stops
from generator.article.sentences.rules import Rules, compiled
from generator.model import Language, Span

__all__ = ["split"]

# "am 12. Februar", "z. B.", "Sr. Iriarte", "ул. Мира"; letters with capitals alone are clipped so.
_SHORT = re.compile(r"(?<!\w)(?:\d{1,3}|[A-Za-zÀ-ɏͰ-ϿЀ-ԯ]{1,3})\.\Z")
_LOOK_BACK = 6


def split(text: str, start: int, end: int, language: Language) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, which is one paragraph.

    Offsets are code points of `text`, intervals half-open. The spans are in order, do not overlap,
    have no blank margins and leave no other character out; text of blanks alone has none. What
    stands outside the paragraph has no influence. Never raises.
    """
    body = text[start:end]
    spans: list[Span] = []
    begin = before = 0
    words = False
    for at in (*_cuts(body, compiled(language), language.fallback), len(body)):
        words = words or any(map(str.isalnum, body[before:at]))
        before = at
        # Marks alone ("- ", "* * *") are no sentence: they go with what follows, at the end with
        # what went before.
        if not words and at < len(body):
            continue
        piece = body[begin:at]
        left = start + begin + len(piece) - len(piece.lstrip())
        right = start + begin + len(piece.rstrip())
        if left < right:
            spans.append(Span(start=left if words or not spans else spans.pop().start, end=right))
        begin, words = at, False
    return tuple(spans)


def _cuts(body: str, rules: Rules, strange: bool) -> list[int]:
    """Offsets at which a sentence ends and another begins, rising; blanks may stand between.

    In a `strange` language nobody knows which short words are abbreviations.
    """
    paragraph = read(body)
    cuts = set(paragraph.layout)
    begin = 0
    for stop in stops(paragraph):
        if strange and _SHORT.search(body, max(0, stop.start - _LOOK_BACK), stop.start + 1):
            continue
        k = bisect_right(paragraph.layout, stop.start)
        begin = max(begin, paragraph.layout[k - 1] if k else 0)
        end = cut(paragraph, rules, stop, begin)
        if end is not None:
            cuts.add(end)
            begin = end
    return sorted(cuts)
