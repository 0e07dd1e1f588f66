"""The pages that list all sources, and the method page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from generator.model import OutputFile, Source
from generator.pages import escape, render
from generator.pages.build import build_facts
from generator.pages.paging import Part, parts
from generator.pages.site import Site, markdown_link
from generator.places import list_page

# Of many sources so many are named first.
MOST_CITED = 100


def sources(site: Site) -> list[OutputFile]:
    """The page `sources/index.md`; where it cannot list all sources, those that do as well."""
    lists = site.places.lists
    if not lists:
        rows = [_row(site, source) for source in site.places.sources]
        return [_index(site, site.t("sources_lead"), rows, {})]
    paths = [list_page(number) for number in range(1, len(lists) + 1)]
    found = parts(site, paths, [(site.t("sources_title"), [len(rows) for rows in lists])])
    return [
        _front(site, found),
        *(_list(site, part, rows) for part, rows in zip(found, lists, strict=True)),
    ]


def _index(
    site: Site, lead: str, rows: Sequence[Mapping[str, object]], more: Mapping[str, object]
) -> OutputFile:
    t = site.t
    values = {
        "title": t("sources_title"),
        "lead": lead,
        "heads": _heads(site),
        "rows": rows,
        "nothing": t("no_sources"),
        "attribution": site.briefing.settings.attribution,
        "lists": [],
        **more,
    }
    head = {"title": t("sources_title"), "description": t("sources_lead")}
    return render.page("sources/index.md", "sources", head, values)


def _heads(site: Site) -> list[str]:
    columns = ("column_source", "column_publisher", "column_published", "column_cited")
    return [site.t(name) for name in columns]


def _front(site: Site, found: Sequence[Part]) -> OutputFile:
    """Of many sources those that are cited most, and what leads to all."""
    t = site.t
    ranked = sorted(site.places.sources, key=lambda source: -site.cited(source.id))
    shown = [_row(site, source) for source in ranked[:MOST_CITED] if site.cited(source.id)]
    paged = sum(map(site.places.has_page, site.briefing.sources))
    lists = [
        (
            markdown_link(
                t("list_days", first=site.date(first), last=site.date(last))
                if first
                else part.span,
                part.path.removeprefix("sources/"),
            ),
            part.span,
        )
        for part, (first, last) in zip(found, map(_days, site.places.lists), strict=True)
    ]
    more = {
        "lists": lists,
        "lists_heading": t("sources_all"),
        "rows_heading": t("sources_most") if shown else "",
    }
    lead = t("sources_many", count=paged, total=f"{len(site.briefing.sources):,}")
    return _index(site, lead, shown, more)


def _days(sources: Sequence[Source]) -> tuple[str | None, str | None]:
    """The values of the first and the last that is dated, of some in their order."""
    dated = [source.publication.value for source in sources if source.publication.value]
    return (dated[0], dated[-1]) if dated else (None, None)


def _list(site: Site, part: Part, sources: Sequence[Source]) -> OutputFile:
    """A page of rows: also of what nothing cites, with what leads to the article itself."""
    t = site.t
    values = {
        "title": part.title,
        "turn": part.turn,
        "lead": t("sources_rows"),
        "back": markdown_link(t("back_to_sources"), "index.md"),
        "heads": _heads(site),
        "rows": [_row(site, source) for source in sources],
    }
    # Nobody looks for an article among rows by words: what is quoted is found where it stands.
    head = {"title": part.title, "description": t("sources_lead"), "search": {"exclude": True}}
    return render.page(part.path, "source_list", head, values)


def _row(site: Site, source: Source) -> Mapping[str, object]:
    address = escape.link(source.url)
    anchor = site.places.source_of[source.id][1]
    link = markdown_link(source.title, f"{source.id}.md")
    return {
        "link": escape.inline(source.title) if anchor else link,
        "anchor": anchor,
        "publisher": source.publisher or site.t("not_stated"),
        "published": site.date(source.publication.value),
        "original": Markup(f"[{escape.inline(site.t('original'))}]({address})") if address else "",
        "file": source.seed.file,
        "cited": site.cited(source.id),
    }


def method(site: Site) -> OutputFile:
    """The page `method.md`: what the words mean, what the build proves and what it cannot."""
    data = site.language.data["method"]
    contact = site.briefing.settings.contact
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
    if unchecked := _unchecked(site):
        sections.append({"heading": data["unchecked"]["heading"], "body": unchecked})
    if site.briefing.styles:
        sections.append({"heading": data["names"]["heading"], "body": _names(site)})
    sections.append(
        {"heading": data["contact"]["heading"], "body": Markup(told.replace("{contact}", shown))}
    )
    return render.page(
        "method.md",
        "method",
        {"title": site.t("method_title"), "description": data["lead"]},
        {
            "title": site.t("method_title"),
            "lead": data["lead"],
            "sections": sections,
            "build_heading": site.t("build_heading"),
            "build": build_facts(site),
        },
    )


def _unchecked(site: Site) -> Markup | None:
    """What is checked by its quotations alone, as there are no rules for its language."""
    words = site.language.data["method"]["unchecked"]
    if site.language.fallback:
        return Markup(words["all"])
    sources = [
        source
        for source in site.places.sources
        # Of very many those whose statements are read.
        if not source.checked and (site.cited(source.id) or not site.places.lists)
    ]
    if not sources:
        return None
    lines = [site.source_link(source.label, source.id) for source in sources]
    return Markup("\n".join([words["lead"], "", *(f"- {line}" for line in lines)]))


def _names(site: Site) -> Markup:
    """The style list of names, as a list under its lead."""
    words = site.language.data["method"]["names"]
    lines = [
        words["entry"].format(
            preferred=escape.inline(style.preferred), others=escape.inline(", ".join(style.others))
        )
        for style in site.briefing.styles
    ]
    return Markup("\n".join([words["lead"], "", *(f"- {line}" for line in lines)]))
