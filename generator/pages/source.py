"""A source's page: what is known of the article, and its passages with what cites them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.model import ASIDE, Citation, OutputFile, Source, Span, Statement, within
from generator.pages import escape, render, sharing
from generator.pages.desk import Desk, citing, markdown_link, topic_page, topic_title
from generator.pages.marking import marked
from generator.places import source_page
from generator.wording import shortened

QUOTED_WORDS = 12
STATEMENT_WORDS = 9
UNDETERMINED = "und"  # as BCP 47 calls a language that is not told


class Cited(NamedTuple):
    """Who cites a passage: its words, where several are meant; links, and how long these read."""

    words: str
    links: list[Markup]
    length: int


def pages(desk: Desk) -> list[OutputFile]:
    """The page `sources/<id>.md` of every source that has one."""
    citing_statements = citing(desk.briefing)
    cited_together = sharing.together(desk.briefing)
    cited = desk.briefing.citations_of
    return [
        _page(desk, source, cited[name], citing_statements, cited_together)
        for name, source in desk.briefing.sources.items()
        if desk.places.has_page(name)
    ]


def _page(
    desk: Desk,
    source: Source,
    citations: Sequence[Citation],
    citing_statements: Mapping[str, Sequence[Statement]],
    cited_together: sharing.Together,
) -> OutputFile:
    t, settings = desk.t, desk.briefing.settings
    shown = desk.briefing.shown[source.id]
    ordered = sorted(citations, key=lambda citation: (citation.start, -citation.end))
    full = settings.source_text == "full"
    lead = "article_full" if full else "article_context" if citations else "article_opening"
    return render.page(
        source_page(source.id),
        "source",
        {
            "title": source.title,
            "description": t("source_description", source=desk.called(source)),
            "hide": ["toc"],
        },
        {
            "title": source.title,
            "tongue": desk.tongue(source.id) if source.title_stated else "",
            "facts": _facts(desk, source, ordered, citing_statements),
            "copy_heading": t("copy_heading"),
            "copy": _copy(desk, source),
            "shared": sharing.section(desk, source, cited_together),
            "attribution": settings.attribution,
            "article_heading": t("article"),
            "article_lead": t(lead),
            "blocks": _blocks(desk, source, ordered, shown, citing_statements),
            "cited_by": t("cited_by"),
            "back": markdown_link(t("back_to_sources"), "index.md"),
        },
    )


def _facts(
    desk: Desk,
    source: Source,
    citations: Sequence[Citation],
    citing_statements: Mapping[str, Sequence[Statement]],
) -> list[tuple[str, str | Markup]]:
    t, publication = desk.t, source.publication
    address = escape.link(source.url)
    original: str | Markup = t("original_unknown")
    if address is not None:
        original = Markup(f"[{escape.inline(address)}]({address})")
    published = desk.date(publication.value)
    basis = f" ({desk.interface['basis'][publication.basis]})" if publication.basis else ""
    # An uncertain value says "(inferred)" by itself.
    published = published.removesuffix(basis) + basis
    if publication.reason and publication.basis in ("dateline", "inferred"):
        published += f": {publication.reason}"
    count = len({s.id for c in citations for s in citing_statements.get(c.id, ())})
    facts: list[tuple[str, str | Markup]] = [
        (t("publisher"), source.publisher or t("not_stated")),
        (t("published"), published),
        (t("byline"), source.byline or t("not_stated")),
        *sharing.facts(desk, source),
        (t("original"), original),
        (t("column_cited"), t("cited_times", count=count) if count else t("not_cited")),
    ]
    return [*facts, (t("notes"), " ".join(source.notes))] if source.notes else facts


def _copy(desk: Desk, source: Source) -> list[tuple[str, str]]:
    """What is known of the file in which the article was collected."""
    t = desk.t
    retrieved = [(t("retrieved"), desk.date(source.retrieved))] if source.retrieved else []
    language = t("language_unknown") if source.language == UNDETERMINED else source.language
    if source.language_inferred and source.language != desk.briefing.settings.language:
        language = t("language_inferred", language=language)
    language = language if source.checked else t("language_unchecked", language=language)
    return [
        (t("language"), language),
        *retrieved,
        (t("file"), source.seed.file),
        (t("sha256"), source.seed.sha256),
    ]


def _blocks(
    desk: Desk,
    source: Source,
    citations: Sequence[Citation],
    shown: Sequence[Span],
    citing_statements: Mapping[str, Sequence[Statement]],
) -> list[dict[str, object]]:
    """Each paragraph with anything to show, or each excerpt of it, with who cites its passages."""
    blocks: list[dict[str, object]] = []
    gap = Markup('<p class="left-out">[…]</p>')
    for paragraph in source.article.paragraphs:
        parts = [
            Span(start=max(span.start, paragraph.start), end=min(span.end, paragraph.end))
            for span in shown
            if span.overlaps(paragraph)
        ]
        if not parts:
            if source.article.zone_of(paragraph) not in ASIDE and (
                not blocks or blocks[-1]["html"] != gap
            ):
                blocks.append({"html": gap, "cited": []})
            continue
        for part in parts:
            inside = list(within(citations, part))
            cited = _cited(desk, source, inside, citing_statements)
            blocks.append(
                {
                    "html": _block(desk, source, paragraph, part, inside),
                    "cited": cited,
                    "folded": _folded(desk, cited, part.end - part.start),
                }
            )
    return blocks


def _block(
    desk: Desk, source: Source, paragraph: Span, part: Span, citations: Sequence[Citation]
) -> Markup:
    zone = source.article.zone_of(paragraph)
    label = ""
    if zone in ("caption", "related"):
        name = escape.html(desk.interface["zones"][zone])
        label = f'<span class="zone">{name}</span> '
    text, tongue = marked(source.text, paragraph, part, citations), desk.tongue(source.id)
    if label and tongue:
        return Markup(f'<p class="article {zone}">{label}<span{tongue}>{text}</span></p>')
    return Markup(f'<p class="article {zone}"{tongue}>{label}{text}</p>')


def _cited(
    desk: Desk,
    source: Source,
    citations: Sequence[Citation],
    citing_statements: Mapping[str, Sequence[Statement]],
) -> list[Cited]:
    rows: list[Cited] = []
    cited = [citation for citation in citations if citing_statements.get(citation.id)]
    for citation in cited:
        statements = citing_statements[citation.id]
        if statements:
            # Which of several passages is meant; a lone one stands just above.
            text = source.text[citation.start : citation.end] if len(cited) > 1 else ""
            words = shortened(text, QUOTED_WORDS)
            named = [(statement, _statement_words(desk, statement)) for statement in statements]
            rows.append(
                Cited(
                    words=words,
                    links=[_statement_link(*each) for each in named],
                    length=len(words) + sum(len(text) for _, text in named),
                )
            )
    return rows


def _folded(desk: Desk, cited: Sequence[Cited], beside: int) -> str | None:
    """What stands for a list of statements that is longer than the text which they cite."""
    if sum(each.length for each in cited) <= beside:
        return None
    return desk.t("cited_by_count", count=sum(len(each.links) for each in cited))


def _statement_words(desk: Desk, statement: Statement) -> str:
    return f"{topic_title(desk, statement.topic)}: {shortened(statement.text, STATEMENT_WORDS)}"


def _statement_link(statement: Statement, words: str) -> Markup:
    return markdown_link(words, "../" + topic_page(statement.topic), statement.id)
