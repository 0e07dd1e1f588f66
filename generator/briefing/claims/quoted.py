"""Words in quotation marks are somebody's: they stand in a cited source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.words import Words
from generator.problems import ProblemKind
from generator.text.typography import fold

_QUOTED = re.compile(r'"([^"]+)"')
# "the two … agreed": what was left out is left out.
_ELLIPSIS = re.compile(r"\s*(?:\[?\.\.\.\]?|\[?…\]?)\s*")


def unsaid(claim: Claim, words: Words) -> Iterator[Finding]:
    """Words in quotation marks that no cited source holds; each part between ellipses by itself."""
    found = list(_QUOTED.finditer(fold(claim.text)))
    if not found:
        return
    texts = {fold(f"{each.title}\n{each.text}").casefold() for each in claim.evidence}
    for match in found:
        said = match[1].strip(" .,;:!?")
        parts = [part.strip(" .,;:") for part in _ELLIPSIS.split(said.casefold())]
        if not any(all(part in text for part in parts) for text in texts):
            yield Finding(
                ProblemKind.WORDS_NOT_QUOTED,
                f"No cited source holds the words “{said}”.",
                "Quote a source exactly, or leave the quotation marks out.",
            )
