"""The words that pages say by themselves, from the interface file of a language."""

from __future__ import annotations

from collections.abc import Callable

from generator import edtf
from generator.model import Language, Source
from generator.typography import clean

LABEL_WORDS = 6

Wording = Callable[..., str]


def wording(language: Language) -> Wording:
    """A function of a text's key and its values: `t("sources", count=3)` is "3 sources".

    Raises KeyError for a key that the interface file lacks.
    """
    texts = language.data["interface"]["texts"]

    def text(key: str, **values: object) -> str:
        form = texts[key]
        if isinstance(form, dict):
            form = form["one" if values.get("count") == 1 else "other"]
        return str(form).format(**values)

    return text


def date_phrase(value: str | None, language: Language) -> str:
    """An EDTF value in words: "15 January 2026", "spring 2026"; "not stated" for none."""
    parsed = edtf.parse(value) if value else None
    if parsed is None:
        return str(language.data["interface"]["texts"]["not_stated"])
    return edtf.describe(parsed, language.data["dates"]["describe"])


def source_label(source: Source) -> str:
    """A short name for a source: its publisher, else its author, else its title's first words."""
    if source.publisher:
        return clean(source.publisher)
    if source.byline:
        return clean(source.byline)
    return f"“{shortened(source.title, LABEL_WORDS)}”"


def shortened(text: str, words: int) -> str:
    """The first words of a text, with an ellipsis where more follow."""
    parts = clean(text).split(" ")
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]).rstrip(",;:.") + "…"
