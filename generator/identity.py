"""Stable names: anchors from what is said, never from where it stands.

So a link goes on working when something is added before it, or when a source grows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from generator.model import Citation, Span
from generator.typography import fold

LENGTH = 10


def statement_id(topic: str, section: str, text: str, taken: Iterable[str] = ()) -> str:
    """`s-…` from topic, section and folded text; a second one alike gets `-2`."""
    return _free("s-" + _digest(topic, fold(section), fold(text)), taken)


def citation_id(source: str, exact: str, prefix: str = "") -> str:
    """`c-…` from the source and the folded words; the prefix only where the words repeat."""
    return "c-" + _digest(source, fold(exact), fold(prefix))


def disagreement_id(kind: str, subject: str, citations: Sequence[str]) -> str:
    """`d-…` from the kind, the subject and the passages of the sides."""
    return "d-" + _digest(kind, fold(subject), *sorted(citations))


def review_digest(texts: Iterable[str], citations: Iterable[Citation]) -> str:
    """What a sign-off covers: the statements' texts and the exact words of their passages."""
    cited = sorted(f"{citation.source}:{fold(citation.exact)}" for citation in citations)
    return _digest(*(fold(text) for text in texts), *cited)


def repeats(text: str, span: Span, folded_text: str) -> bool:
    """True if the words of the span stand elsewhere in the text too."""
    return folded_text.count(fold(text[span.start : span.end])) > 1


def _free(name: str, taken: Iterable[str]) -> str:
    names, candidate, number = set(taken), name, 2
    while candidate in names:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
