"""Words compared as a reader compares them: typography does not count. Used by the audit alone."""

from __future__ import annotations

import re
import unicodedata

ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "…": "...",
    }
)
BLANKS = re.compile(r"\s+")
TOKEN = re.compile(r"\w+")


def folded(text: str) -> str:
    """Quotation marks, dashes, blanks, invisible characters and composition made alike."""
    plain = unicodedata.normalize("NFC", text).translate(ALIKE)
    kept = (c for c in plain if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))
    return BLANKS.sub(" ", re.sub("--+", "-", "".join(kept))).strip()


def words(text: str) -> list[str]:
    """The letters and figures of a text in runs, lower-case."""
    return TOKEN.findall(folded(text).lower())
