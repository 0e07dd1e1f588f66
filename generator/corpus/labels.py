"""A short name for each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from generator.model import Language, Source
from generator.text.typography import clean
from generator.wording import published_phrase, wording

LABEL_WORDS = 6


def labelled(sources: Mapping[str, Source], language: Language) -> dict[str, Source]:
    """A short name for each source that tells it from the others, in the briefing's language.

    The editors' label; else its publisher or its author, where no other source has the same; else
    what it is, "unsigned report, 17 January 2026", where no other is that; else the first words of
    its title, behind the publisher that several share: "Wikinews, “GM posts…”".
    """
    publishers = Counter(source.publisher for source in sources.values())
    bylines = Counter(source.byline for source in sources.values())
    days = Counter(_unsigned_on(source) for source in sources.values())
    t = wording(language)

    def label(source: Source) -> str:
        if source.seed.given.label:
            return clean(source.seed.given.label)
        if source.publisher and publishers[source.publisher] == 1:
            return clean(source.publisher)
        title = f"“{first_words(source.title, LABEL_WORDS)}”"
        if source.publisher:
            return f"{clean(source.publisher)}, {title}"
        if source.byline and bylines[source.byline] == 1:
            return clean(source.byline)
        day = _unsigned_on(source)
        if day and days[day] == 1:
            return t("unsigned_report", day=published_phrase(source, language))
        return title

    return {name: replace(source, label=label(source)) for name, source in sources.items()}


def _unsigned_on(source: Source) -> str | None:
    """The day of a source that names neither publisher nor author; None where that is inferred."""
    if source.publisher or source.byline or source.publication.basis == "inferred":
        return None
    return source.publication.value


def first_words(text: str, count: int) -> str:
    """The first words of a text on one line, with an ellipsis where more follow."""
    words = clean(text[:400]).split(" ")
    return " ".join(words[:count]).rstrip(",;:.") + "…" if len(words) > count else " ".join(words)
