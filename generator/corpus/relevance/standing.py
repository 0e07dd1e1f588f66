"""Whether a sentence can be read alone."""

from __future__ import annotations

import re

from generator.corpus.relevance.candidates import Text
from generator.model import Language
from generator.text.openings import Form, form

# A quotation of fewer words tells too little, one of more is an article.
FEWEST, MOST = 12, 45

_WORD = re.compile(r"\w+")


def stands_alone(text: Text, known: frozenset[str], language: Language) -> bool:
    """Whether a reader who sees nothing else knows who and what is meant.

    `known` are the stems that are names: "The Pentagon" leans on nothing.
    """
    found = form(text.folded, language)
    return _whole(found) and not _leans(found, text, known)


def is_of_length(text: Text) -> bool:
    """Whether it has as many words as a quotation on a page should."""
    return FEWEST <= len(_WORD.findall(text.folded)) <= MOST


def _leans(found: Form, text: Text, known: frozenset[str]) -> bool:
    # "Up to 2,300 posts are to be cut": a figure is as good as a name, under the topic's title.
    says = any(word.stem in known or word.stem[:1].isdigit() for word in text.words)
    if text.candidate.bare or not says:
        return True
    if found.opening == "definite" and not _named(found, text, known):
        return True
    if found.opening in ("pronoun", "connective") or found.later or found.within:
        return True
    before = text.folded[: found.pronoun]
    return found.pronoun is not None and not any(
        word.stem in known and word.written in before for word in text.words
    )


def _named(found: Form, text: Text, known: frozenset[str]) -> bool:
    """Whether a definite opening says who is meant: "The trade union Uniwork", "The Pentagon"."""
    return any(
        word.stem in known and word.written and found.name.startswith(word.written)
        for word in text.words
    )


def _whole(found: Form) -> bool:
    return found.finished and not (found.asks or found.half_quoted or found.opens_quoted)
