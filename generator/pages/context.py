"""A citation's words in their sentence, as far as the excerpts of its source may show it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Briefing, Citation, Span
from generator.wording import quoted_words

LEFT_OUT = "[…]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words quoted with what stands before and after them in their sentence.

    Where the excerpt is shorter than the sentence, `before` begins and `after` ends with `[…]`.
    """

    before: str
    words: str
    after: str


def in_sentence(briefing: Briefing, citation: Citation) -> Quotation:
    """The words of a citation in their sentence: never more than the page of its source shows."""
    text = briefing.sources[citation.source].text
    span = citation.span
    sentence = Span(
        start=min(citation.sentence.start, span.start), end=max(citation.sentence.end, span.end)
    )
    excerpts = [part for part in briefing.shown.get(citation.source, ()) if part.contains(span)]
    start = max((max(part.start, sentence.start) for part in excerpts), default=span.start)
    end = min((min(part.end, sentence.end) for part in excerpts), default=span.end)
    before, after = text[start : span.start], text[span.end : end]
    if text[sentence.start : start].strip():
        before = f"{LEFT_OUT} {before}"
    if text[end : sentence.end].strip():
        after = f"{after} {LEFT_OUT}"
    return Quotation(before=before, words=quoted_words(citation), after=after)
