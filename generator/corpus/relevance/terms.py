"""A topic's terms, looked up in text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.model import Language, TopicFile
from generator.text.typography import UNSPACED, fold
from generator.text.words import read_words, vocabulary

# Thai, Lao, Burmese, Khmer, Japanese and Chinese are written without blanks between words.
_SPACELESS = re.compile(f"[{UNSPACED}]")
# A stem of fewer letters begins too many words.
_SHORT = 3
_PIECE = re.compile(r"\*+|[\s-]+|[^*\s-]+")


def topics_of(text: str, topics: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The topics, in their given order, one of whose terms stands in the text.

    Terms are looked up without regard to case and typography and as whole words; `*` stands for
    letters and figures ("interceptor*"), a blank or hyphen for any white space, hyphen or dash
    between words ("missile production" is found in "missile-production").
    """
    folded = fold(text)
    return tuple(
        topic
        for topic, terms in topics.items()
        if any(pattern.search(folded) for pattern in matcher(terms))
    )


def terms_of(topic: TopicFile, language: Language) -> tuple[str, ...]:
    """A topic's terms; of one on which nobody has written, else the words of title and question.

    These are found with any ending: "inquiries" by "inquir*".
    """
    if topic.terms or topic.drafts or topic.kind == "calendar":
        return topic.terms
    rules = vocabulary(language)
    found: dict[str, None] = {}
    for word in read_words(f"{topic.title}. {topic.question or ''}", rules):
        written = word.written.casefold()
        stem = rules.stem(written)
        stem = stem[:-1] if stem.endswith("i") else stem
        ending = "*" if len(stem) > _SHORT and written.startswith(stem) else ""
        found[(stem if ending else written) + ending] = None
    return tuple(found)


@lru_cache(maxsize=256)
def matcher(terms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """A pattern for each term, to be searched in folded text; terms without a word are left out."""
    folded = (fold(term) for term in terms)
    return tuple(_pattern(term) for term in folded if re.search(r"\w", term))


def _pattern(term: str) -> re.Pattern[str]:
    """Every part is bounded, so that a search is linear in the text."""
    pieces = _PIECE.findall(term.strip("- "))
    first, last = _edge(pieces[0], pieces[0][0]), _edge(pieces[-1], pieces[-1][-1])
    found = "".join(_piece(piece) for piece in pieces)
    return re.compile(
        (r"(?<!\w)" if first else "") + found + (r"(?!\w)" if last else ""), re.IGNORECASE
    )


def _piece(piece: str) -> str:
    if piece[0] == "*":
        return r"\w{0,40}"
    return r"[\s-]{1,3}" if piece[0] in " -" else re.escape(piece)


def _edge(piece: str, character: str) -> bool:
    """Whether a word ends there; a sign ("C++") has no boundary to look for."""
    return piece[0] == "*" or (character.isalnum() and not _SPACELESS.match(character))
