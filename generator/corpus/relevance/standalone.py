"""Whether a sentence can be read alone."""

from __future__ import annotations

import re
from enum import IntEnum

from generator.corpus.relevance.candidates import Text
from generator.model import Language
from generator.text.openings import Form, form

# A quotation of fewer words tells too little, one of more is an article.
FEWEST, MOST = 12, 45
# Letters by which a noun is known again in another form: "company", "companies".
_STEM = 4


class Grade(IntEnum):
    """How well a sentence can be read alone, the least first."""

    LEANS = 0
    NAMELESS = 1
    SHORT = 2
    ALONE = 3


_WORD = re.compile(r"\w+")


def grade(text: Text, known: frozenset[str], language: Language) -> Grade:
    """How well a reader who sees nothing else knows who and what is meant.

    `known` are the stems that are names: "The Pentagon" leans on nothing.
    """
    found = form(text.folded, language)
    words = len(_WORD.findall(text.folded))
    if not _whole(found) or _leans(found, text, known) or words > MOST:
        return Grade.LEANS
    # "Up to 2,300 posts are to be cut": a figure is as good as a name, under the topic's title.
    says = any(word.stem in known or word.stem[:1].isdigit() for word in text.words)
    unclear = found.opening == "definite" and not _named(found, text, known)
    if not says or unclear or _looks_back(found, text):
        return Grade.NAMELESS
    return Grade.ALONE if words >= FEWEST else Grade.SHORT


def _leans(found: Form, text: Text, known: frozenset[str]) -> bool:
    if found.opening in ("pronoun", "connective") or found.later or found.within:
        return True
    before = text.folded[: found.pronoun]
    nobody = not any(word.stem in known and word.written in before for word in text.words)
    return text.candidate.bare or (found.pronoun is not None and nobody)


def _looks_back(found: Form, text: Text) -> bool:
    """Whether "the cuts" are those of which the article has told before."""
    before = text.candidate.before.casefold()
    return any(noun[: max(_STEM, len(noun) - 2)] in before for noun in found.definite)


def _named(found: Form, text: Text, known: frozenset[str]) -> bool:
    """Whether a definite opening says who is meant: "The trade union Uniwork", "The Pentagon"."""
    return any(
        word.stem in known and word.written and found.name.startswith(word.written)
        for word in text.words
    )


def _whole(found: Form) -> bool:
    return found.finished and not (found.asks or found.half_quoted or found.opens_quoted)
