"""The footnotes of a page: whose words they are, in their sentence, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Citation, Source
from generator.pages.context import Quotation, in_sentence
from generator.pages.desk import Desk
from generator.wording import quoted_words, shortened

# Of a headline, in a footnote: enough to know the article by.
TITLE_WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A footnote: whose words, how they are known to be dated, and the words in their sentence.

    `label` and `date` name the source for short, `about` says more of it; `link` is a mention that
    leads to the passage, `way` says where that is. `tongue` are the attributes of the quotation's
    language, where it is another than the briefing's.
    """

    mark: Markup
    label: str
    date: str
    about: str
    quotation: Quotation
    tongue: Markup
    link: Markup
    way: Markup
    words: str
    place: str | None


class Footnotes:
    """The footnote marks of one page, and the notes that they refer to.

    `most` is how many citations of one statement have a mark; `marked` collects those that do.
    """

    def __init__(self, desk: Desk, up: str = "", most: int | None = None) -> None:
        self._desk = desk
        self._up = up
        self.most = most
        self.marked: set[str] = set()

    def refs(self, citations: Iterable[str]) -> Markup:
        """The marks `[^c-…]` of some citations."""
        shown = list(citations)[: self.most]
        self.marked.update(shown)
        return Markup("").join(Markup(f"[^{name}]") for name in shown)

    def views(self, citations: Iterable[str]) -> tuple[NoteView, ...]:
        """The footnotes of some citations, to be written at the page's end."""
        return tuple(self.view(self._desk.briefing.citations[name]) for name in citations)

    def view(self, citation: Citation) -> NoteView:
        """One footnote."""
        desk = self._desk
        source = desk.briefing.sources[citation.source]
        date = desk.published(source)
        unusual = citation.zone in ("caption", "related", "title")
        place = desk.t("in_zone", zone=desk.interface["zones"][citation.zone]) if unusual else None
        if citation.zone == "related" and source.article.notes:
            # "Teasers of other articles on its page carry the label “Reported by AI”."
            said = (str(place), *source.article.notes)
            place = ". ".join(part.removesuffix(".") for part in said)
        return NoteView(
            mark=Markup(f"[^{citation.id}]"),
            label=source.label,
            date="" if source.label.endswith(date) else date,
            about=_about(desk, source),
            quotation=in_sentence(desk.briefing, citation),
            tongue=desk.tongue(source.id),
            link=desk.source_link(desk.called(source), source.id, citation.id, self._up),
            way=desk.source_link(desk.t("open_in_source"), source.id, citation.id, self._up),
            words=quoted_words(citation),
            place=place,
        )


def _about(desk: Desk, source: Source) -> str:
    """How a source is labelled: its headline, and what dates it."""
    basis = source.publication.basis
    dated = desk.interface["basis"][basis] if basis and basis != "inferred" else None
    title = shortened(source.title, TITLE_WORDS) if source.title != source.label else None
    said = (title, dated and desk.t("dated", basis=dated))
    return "; ".join(part for part in said if part)
