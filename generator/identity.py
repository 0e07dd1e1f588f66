"""Stable names: anchors from what is said, never from where it stands.

So a link goes on working when something is added before it, or when a source grows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence

from generator.model import Citation, Span
from generator.text.typography import fold

LENGTH = 10
_OURS = re.compile(rf"[scd]-[0-9a-f]{{{LENGTH}}}(?:-\d+)?")


def statement_id(topic: str, section: str, text: str, taken: Collection[str] = ()) -> str:
    """`s-…` from topic, section and folded text; a second one alike gets `-2`."""
    return _free("s-" + _digest(topic, fold(section), fold(text)), taken)


def citation_id(source: str, exact: str, prefix: str = "") -> str:
    """`c-…` from the source and the folded words; the prefix only where the words repeat."""
    return "c-" + _digest(source, fold(exact), fold(prefix))


def disagreement_id(
    kind: str, subject: str, citations: Sequence[str], taken: Collection[str] = ()
) -> str:
    """`d-…` from the kind, the subject and the passages of the sides; a second one gets `-2`."""
    return _free("d-" + _digest(kind, fold(subject), *sorted(citations)), taken)


def review_digest(texts: Iterable[str], citations: Iterable[tuple[Citation, str]]) -> str:
    """What a sign-off covers: the statements' texts, the exact words of their passages, and the
    sentences around these. "It will never run" is another sentence around "run" than "it will run".
    """
    cited = sorted(
        f"{citation.source}:{fold(citation.exact)}:{fold(sentence)}"
        for citation, sentence in citations
    )
    return _digest(*(fold(text) for text in texts), *cited)


def is_ours(name: str) -> bool:
    """Whether a name is one that pages give: "top", or of the form of `statement_id` and the like.

    All other anchors of pages hold a colon, which no name of an editor's can have.
    """
    return name in ("top", "briefing-card") or _OURS.fullmatch(name) is not None


def repeats(text: str, span: Span, folded_text: str) -> bool:
    """True if the words of the span stand elsewhere in the text too."""
    return folded_text.count(fold(text[span.start : span.end])) > 1


def _free(name: str, taken: Collection[str]) -> str:
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
