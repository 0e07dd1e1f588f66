"""A citation's words in the sentence that holds them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Briefing, Citation
from generator.wording import quoted_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words quoted with what stands before and after them in their sentence."""

    before: str
    words: str
    after: str


def in_sentence(briefing: Briefing, citation: Citation) -> Quotation:
    """The words of a citation in their sentence; words of two sentences in both of them."""
    text, sentence = briefing.sources[citation.source].text, citation.sentence
    return Quotation(
        before=text[sentence.start : citation.start],
        words=quoted_words(citation),
        after=text[citation.end : sentence.end],
    )
