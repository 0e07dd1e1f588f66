"""How a sentence begins and ends: what a reader who sees nothing else misses of it.

"They agreed", "Meanwhile, …", "During the talks, they …" and "The company has until June" lean on
what stands before; a headline is no whole sentence; half a quotation, or one that nobody is said to
have spoken, leaves its speaker open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.model import Language

Opening = Literal["pronoun", "connective", "definite"]

_END = re.compile(r"[.!?…。！？]['\"\])]{0,3}$")
_ASKS = re.compile(r"[?？]['\"\])]{0,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`opening` is the word that a sentence leans on, `later` a pronoun behind its first phrase."""

    opening: Opening | None
    later: bool
    finished: bool
    asks: bool
    half_quoted: bool
    wholly_quoted: bool


class _Patterns(NamedTuple):
    openings: tuple[tuple[Opening, re.Pattern[str]], ...]
    later: re.Pattern[str]


def form(folded: str, language: Language) -> Form:
    """The form of a sentence, given with its typography folded."""
    patterns = _patterns(language)
    marks = folded.count('"')
    finished = bool(_END.search(folded))
    return Form(
        opening=next((name for name, form in patterns.openings if form.match(folded)), None),
        later=bool(patterns.later.match(folded)),
        finished=finished,
        asks=finished and bool(_ASKS.search(folded)),
        half_quoted=marks % 2 == 1,
        wholly_quoted=folded[:1] == folded[-1:] == '"' and marks == 2,
    )


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    data = language.data.get("words", {}).get("openings", {})
    start = r"[\"'(\[]{0,2}"
    return _Patterns(
        openings=(
            ("pronoun", _pattern(start, data.get("pronouns", ()))),
            ("connective", _pattern(start, data.get("connectives", ()))),
            ("definite", _pattern(start, data.get("definite", ()))),
        ),
        later=_pattern(r"[^,]{3,80}, ", data.get("subjects", ())),
    )


def _pattern(before: str, forms: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"{before}(?:{words})(?!\w)" if words else r"(?!)", re.IGNORECASE)
