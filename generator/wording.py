"""The words that a briefing says by itself, from the interface file of a language.

Pages and exports say the same thing in the same words: what a source is called, how a date reads,
which words are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator import edtf
from generator.model import Citation, Language, Source
from generator.text.typography import clean

LEFT_OUT = " […] "
EDTF_VALUE = re.compile(r"\b[12]\d{3}-\d{2}(?:-\d{2})?[?~%]?(?:/\.\.)?")

Wording = Callable[..., str]


def wording(language: Language, table: str = "texts") -> Wording:
    """A function of a text's key and its values: `t("sources", count=3)` is "3 sources".

    Raises KeyError for a key that the table of the interface file lacks.
    """
    texts = language.data["interface"][table]

    def text(key: str, **values: object) -> str:
        form = texts[key]
        if isinstance(form, dict):
            form = form["one" if values.get("count") == 1 else "other"]
        return str(form).format(**values)

    return text


def counted(sources: int, origins: int | None, t: Wording) -> str:
    """How many say so: "3 sources, 2 origins", of one source "1 source"."""
    said = t("sources", count=sources)
    if sources < 2 or origins is None:
        return said
    return t("sources_origins", sources=said, origins=t("origins", count=origins))


def date_phrase(value: str | None, language: Language) -> str:
    """An EDTF value in words: "15 January 2026", "spring 2026"; "not stated" for none."""
    parsed = edtf.parse(value) if value else None
    if parsed is None:
        return str(language.data["interface"]["texts"]["not_stated"])
    return edtf.describe(parsed, language.data["dates"]["describe"])


def dates_worded(text: str, language: Language) -> str:
    """A phrase with its EDTF values in words: "published 2026-01-16" for readers."""
    return EDTF_VALUE.sub(lambda match: date_phrase(match[0], language), text)


def published_phrase(source: Source, language: Language) -> str:
    """A source's date in words, for a short mention: a bound that was inferred is no date."""
    if source.publication.basis in (None, "inferred"):
        return str(language.data["interface"]["texts"]["undated"])
    return date_phrase(source.publication.value, language)


def label_and_date(source: Source, language: Language) -> str:
    """Who says so, and when: "Harlow Post, 3 May 2026".

    "Unsigned report, 3 May 2026" is a label that holds the day, which is said once.
    """
    date = published_phrase(source, language)
    if source.label.endswith(date):
        return source.label
    return wording(language)("footnote", label=source.label, date=date)


def shortened(text: str, words: int) -> str:
    """The first words of a text, with an ellipsis where more follow."""
    parts = clean(text).split(" ")
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]).rstrip(",;:.") + "…"


def quoted_words(citation: Citation) -> str:
    """The words quoted, `[…]` where the editor left some out."""
    pieces = (
        citation.exact[piece.start - citation.start : piece.end - citation.start]
        for piece in citation.pieces
    )
    return LEFT_OUT.join(pieces)
