"""The page that lists all sources, and the method page."""

from __future__ import annotations

from markupsafe import Markup

from generator.model import OutputFile
from generator.pages import escape, render
from generator.pages.build import build_facts
from generator.pages.desk import Desk, citing, markdown_link, source_page


def sources(desk: Desk) -> OutputFile:
    """The page `sources/index.md`."""
    t, briefing = desk.t, desk.briefing
    citing_statements = citing(briefing)
    rows = []
    for source in desk.sources_by_date():
        statements = {
            statement.id
            for citation in briefing.citations_of[source.id]
            for statement in citing_statements.get(citation.id, ())
        }
        rows.append(
            {
                "link": markdown_link(source.title, f"{source.id}.md"),
                "publisher": source.publisher or t("not_stated"),
                "published": desk.date(source.publication.value),
                "cited": len(statements),
            }
        )
    heads = [t("column_source"), t("column_publisher"), t("column_published"), t("column_cited")]
    values = {
        "title": t("sources_title"),
        "lead": t("sources_lead"),
        "heads": heads,
        "rows": rows,
        "nothing": t("no_sources"),
        "attribution": briefing.settings.attribution,
    }
    return render.page(
        "sources/index.md",
        "sources",
        {"title": t("sources_title"), "description": t("sources_lead")},
        values,
    )


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
    sources = [source for source in desk.sources_by_date() if not source.checked]
    if not sources:
        return None
    lines = [markdown_link(source.label, source_page(source.id)) for source in sources]
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
