"""What every page is made from: the briefing with the words of its interface, paths and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.model import Briefing, Language, Source, Statement, Topic, primary
from generator.pages import escape
from generator.places import Places, places
from generator.wording import (
    Wording,
    date_phrase,
    dates_worded,
    label_and_date,
    published_phrase,
    wording,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The briefing with the words of its interface: what every page is made from."""

    briefing: Briefing
    language: Language
    t: Wording
    places: Places
    citing_count: Mapping[str, int]

    @property
    def interface(self) -> Mapping[str, Mapping[str, str]]:
        found: Mapping[str, Mapping[str, str]] = self.language.data["interface"]
        return found

    def source_link(self, words: str, source: str, anchor: str = "", up: str = "") -> Markup:
        """A link to a place on a source's page; to its row in a list, where it has no page."""
        path, row = self.places.source_of[source]
        return markdown_link(words, up + path, row or anchor)

    def tongue(self, source: str) -> Markup:
        """The attributes of words of a source in another language than the briefing's, or none."""
        spoken = self.briefing.sources[source].language
        if primary(spoken) == primary(self.briefing.settings.language):
            return Markup()
        return Markup(f' lang="{escape.html(spoken)}" dir="auto"')

    def in_its_tongue(self, words: str, source: str) -> str | Markup:
        """Words of a source for a line of Markdown, marked where they are in another language."""
        attributes = self.tongue(source)
        if not attributes:
            return words
        shown = words if isinstance(words, Markup) else escape.inline(words)
        return Markup(f"<span{attributes}>{shown}</span>")

    def difference_link(self, words: str, difference: str) -> Markup:
        """A link to a difference on the page that has it."""
        return markdown_link(words, self.places.difference_of[difference], difference)

    def cited(self, source: str) -> int:
        """How many statements cite a source."""
        return self.citing_count.get(source, 0)

    def date(self, value: str | None) -> str:
        """An EDTF value in words."""
        return date_phrase(value, self.language)

    def worded(self, text: str) -> str:
        """A phrase with its EDTF values in words."""
        return dates_worded(text, self.language)

    def published(self, source: Source) -> str:
        """A source's date in words, for a short mention."""
        return published_phrase(source, self.language)

    def called(self, source: Source) -> str:
        """A source's label and date, for a short mention."""
        return label_and_date(source, self.language)


def desk(briefing: Briefing, language: Language) -> Desk:
    """A desk for one language of the interface."""
    return Desk(
        briefing=briefing,
        language=language,
        t=wording(language),
        places=places(briefing),
        citing_count=_citing_count(briefing),
    )


def _citing_count(briefing: Briefing) -> Mapping[str, int]:
    """How many statements cite each source."""
    return Counter(
        source
        for statement in briefing.statements.values()
        for source in {briefing.citations[name].source for name in statement.citations}
    )


def topic_page(topic: str) -> str:
    """Path of a topic's page under `content/`."""
    return f"{topic}.md"


def markdown_link(words: str, path: str, anchor: str = "") -> Markup:
    """A Markdown link with escaped words to a page of ours, whose path and anchor are ASCII."""
    target = quote(path) + (f"#{quote(anchor, safe=':')}" if anchor else "")
    return Markup(f"[{escape.inline(words)}]({target})")


def topic_title(desk: Desk, topic: str) -> str:
    return next(entry.title for entry in desk.briefing.topics if entry.id == topic)


def citing(briefing: Briefing) -> Mapping[str, tuple[Statement, ...]]:
    """The statements that cite each citation, in the order of topics and pages."""
    found: dict[str, list[Statement]] = {}
    for statement in in_page_order(briefing.topics, briefing.statements):
        for name in statement.citations:
            found.setdefault(name, []).append(statement)
    return {name: tuple(statements) for name, statements in found.items()}


def in_page_order(
    topics: Sequence[Topic], statements: Mapping[str, Statement]
) -> tuple[Statement, ...]:
    return tuple(statements[name] for topic in topics for name in topic.statements)
