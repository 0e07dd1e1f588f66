"""The pages that list all sources, and the method page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from generator.model import OutputFile, Source
from generator.pages import escape, render
from generator.pages.build import build_facts
from generator.pages.desk import Desk, markdown_link
from generator.pages.paging import Part, parts
from generator.places import list_page

# Of many sources so many are named first.
MOST_CITED = 100


def sources(desk: Desk) -> list[OutputFile]:
    """The page `sources/index.md`; where it cannot list all sources, those that do as well."""
    lists = desk.places.lists
    if not lists:
        rows = [_row(desk, source) for source in desk.places.sources]
        return [_index(desk, desk.t("sources_lead"), rows, {})]
    paths = [list_page(number) for number in range(1, len(lists) + 1)]
    found = parts(desk, paths, [(desk.t("sources_title"), [len(rows) for rows in lists])])
    return [
        _front(desk, found),
        *(_list(desk, part, rows) for part, rows in zip(found, lists, strict=True)),
    ]


def _index(
    desk: Desk, lead: str, rows: Sequence[Mapping[str, object]], more: Mapping[str, object]
) -> OutputFile:
    t = desk.t
    values = {
        "title": t("sources_title"),
        "lead": lead,
        "heads": _heads(desk),
        "rows": rows,
        "nothing": t("no_sources"),
        "attribution": desk.briefing.settings.attribution,
        "lists": [],
        **more,
    }
    head = {"title": t("sources_title"), "description": t("sources_lead")}
    return render.page("sources/index.md", "sources", head, values)


def _heads(desk: Desk) -> list[str]:
    columns = ("column_source", "column_publisher", "column_published", "column_cited")
    return [desk.t(name) for name in columns]


def _front(desk: Desk, found: Sequence[Part]) -> OutputFile:
    """Of many sources those that are cited most, and what leads to all."""
    t = desk.t
    ranked = sorted(desk.places.sources, key=lambda source: -desk.cited(source.id))
    shown = [_row(desk, source) for source in ranked[:MOST_CITED] if desk.cited(source.id)]
    paged = sum(map(desk.places.has_page, desk.briefing.sources))
    lists = [
        (
            markdown_link(
                t("list_days", first=desk.date(first), last=desk.date(last))
                if first
                else part.span,
                part.path.removeprefix("sources/"),
            ),
            part.span,
        )
        for part, (first, last) in zip(found, map(_days, desk.places.lists), strict=True)
    ]
    more = {
        "lists": lists,
        "lists_heading": t("sources_all"),
        "rows_heading": t("sources_most") if shown else "",
    }
    lead = t("sources_many", count=paged, total=f"{len(desk.briefing.sources):,}")
    return _index(desk, lead, shown, more)


def _days(sources: Sequence[Source]) -> tuple[str | None, str | None]:
    """The values of the first and the last that is dated, of some in their order."""
    dated = [source.publication.value for source in sources if source.publication.value]
    return (dated[0], dated[-1]) if dated else (None, None)


def _list(desk: Desk, part: Part, sources: Sequence[Source]) -> OutputFile:
    """A page of rows: also of what nothing cites, with what leads to the article itself."""
    t = desk.t
    values = {
        "title": part.title,
        "turn": part.turn,
        "lead": t("sources_rows"),
        "back": markdown_link(t("back_to_sources"), "index.md"),
        "heads": _heads(desk),
        "rows": [_row(desk, source) for source in sources],
    }
    # Nobody looks for an article among rows by words: what is quoted is found where it stands.
    head = {"title": part.title, "description": t("sources_lead"), "search": {"exclude": True}}
    return render.page(part.path, "source_list", head, values)


def _row(desk: Desk, source: Source) -> Mapping[str, object]:
    address = escape.link(source.url)
    anchor = desk.places.source_of[source.id][1]
    link = markdown_link(source.title, f"{source.id}.md")
    return {
        "link": escape.inline(source.title) if anchor else link,
        "anchor": anchor,
        "publisher": source.publisher or desk.t("not_stated"),
        "published": desk.date(source.publication.value),
        "original": Markup(f"[{escape.inline(desk.t('original'))}]({address})") if address else "",
        "file": source.seed.file,
        "cited": desk.cited(source.id),
    }


def method(desk: Desk) -> OutputFile:
    """The page `method.md`: what the words mean, what the build proves and what it cannot."""
    data = desk.language.data["method"]
    contact = desk.briefing.settings.contact
    told = data["contact"]["known"] if contact else data["contact"]["unknown"]
    address = escape.link(contact)
    shown = (
        Markup(f"[{escape.inline(address)}]({address})")
        if address
        else escape.inline(contact or "")
    )
    sections = [
        {"heading": section["heading"], "body": Markup(section["body"].strip())}
        for section in data["sections"]
    ]
    if unchecked := _unchecked(desk):
        sections.append({"heading": data["unchecked"]["heading"], "body": unchecked})
    if desk.briefing.styles:
        sections.append({"heading": data["names"]["heading"], "body": _names(desk)})
    sections.append(
        {"heading": data["contact"]["heading"], "body": Markup(told.replace("{contact}", shown))}
    )
    return render.page(
        "method.md",
        "method",
        {"title": desk.t("method_title"), "description": data["lead"]},
        {
            "title": desk.t("method_title"),
            "lead": data["lead"],
            "sections": sections,
            "build_heading": desk.t("build_heading"),
            "build": build_facts(desk),
        },
    )


def _unchecked(desk: Desk) -> Markup | None:
    """What is checked by its quotations alone, as there are no rules for its language."""
    words = desk.language.data["method"]["unchecked"]
    if desk.language.fallback:
        return Markup(words["all"])
    sources = [
        source
        for source in desk.places.sources
        # Of very many those whose statements are read.
        if not source.checked and (desk.cited(source.id) or not desk.places.lists)
    ]
    if not sources:
        return None
    lines = [desk.source_link(source.label, source.id) for source in sources]
    return Markup("\n".join([words["lead"], "", *(f"- {line}" for line in lines)]))


def _names(desk: Desk) -> Markup:
    """The style list of names, as a list under its lead."""
    words = desk.language.data["method"]["names"]
    lines = [
        words["entry"].format(
            preferred=escape.inline(style.preferred), others=escape.inline(", ".join(style.others))
        )
        for style in desk.briefing.styles
    ]
    return Markup("\n".join([words["lead"], "", *(f"- {line}" for line in lines)]))
