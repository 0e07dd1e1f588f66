"""What a reader does with a statement: link to it, take it along with its citation, sift."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc  # type: ignore[import-untyped]  # the package ships no types
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

TOPIC = "missile-production.html"
FORMS = ("Plain text", "Markdown", "BibTeX", "CSL-JSON")


@pytest.fixture
def reader(chromium: Browser, site_server: str) -> Iterator[Page]:
    """The topic on a wide screen, where scripts may write to the clipboard."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_server}/{TOPIC}")
    yield page
    context.close()


@pytest.fixture(scope="session")
def records(site: Path) -> dict[str, Any]:
    """The published `briefing.json`: its records by kind and id."""
    briefing = json.loads((site / "data/briefing.json").read_bytes())
    kinds = ("statements", "citations", "sources")
    return {kind: {record["id"]: record for record in briefing[kind]} for kind in kinds}


def statement_of(page: Page) -> Locator:
    return page.locator("p.statement[id]").nth(1)


def taken(page: Page, form: str) -> str:
    statement = statement_of(page)
    statement.hover()
    statement.get_by_role("button", name="Copy with citation").click()
    page.get_by_role("menuitem", name=form, exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_statement_has_a_permalink(reader: Page) -> None:
    statement = statement_of(reader)
    name = statement.get_attribute("id")
    link = statement.get_by_role("link", name="Link to this statement")
    expect(link).to_have_css("opacity", "0")
    statement.hover()
    expect(link).to_have_css("opacity", "1")
    link.click()
    assert reader.url.endswith(f"{TOPIC}#{name}")


def test_the_keyboard_reaches_permalink_and_copies(reader: Page) -> None:
    statement = statement_of(reader)
    statement.locator("a.says").last.focus()
    reader.keyboard.press("Tab")
    link = statement.get_by_role("link", name="Link to this statement")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    reader.keyboard.press("Tab")
    copy = statement.get_by_role("button", name="Copy with citation")
    expect(copy).to_be_focused()
    reader.keyboard.press("Enter")
    items = reader.get_by_role("menuitem")
    assert items.all_inner_texts() == list(FORMS)
    expect(items.first).to_be_focused()
    reader.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    reader.keyboard.press("Escape")
    expect(items).to_have_count(0)
    expect(copy).to_be_focused()


@pytest.mark.parametrize("form", FORMS)
def test_each_form_holds_text_source_quotation_and_link(
    form: str, reader: Page, records: dict[str, Any]
) -> None:
    name = statement_of(reader).get_attribute("id")
    statement = records["statements"][name]
    copied = taken(reader, form)
    assert statement["text"] in copied
    assert f"{TOPIC}#{name}" in copied
    for citation in map(records["citations"].get, statement["citations"]):
        source = records["sources"][citation["source"]]
        assert citation["exact"] in copied
        assert source["title"].replace('"', '\\"' if form == "CSL-JSON" else '"') in copied


def test_what_is_copied_as_csl_json_is_a_list_of_items(reader: Page) -> None:
    items = json.loads(taken(reader, "CSL-JSON"))
    assert [item["type"] for item in items] == ["webpage"] + ["article-newspaper"] * (
        len(items) - 1
    )
    assert all(item["id"] and item["title"] for item in items)
    assert len(items) > 1


@pytest.mark.parametrize("form", ["BibTeX", "CSL-JSON"])
def test_pandoc_reads_what_is_copied(form: str, reader: Page, records: dict[str, Any]) -> None:
    name = statement_of(reader).get_attribute("id")
    format = {"BibTeX": "biblatex", "CSL-JSON": "csljson"}[form]
    found = json.loads(pypandoc.convert_text(taken(reader, form), "csljson", format=format))
    items = {item["id"]: item for item in found}
    assert items[name]["title"].rstrip(".") == records["statements"][name]["text"].rstrip(".")
    assert items[name]["URL"].endswith(f"{TOPIC}#{name}")
    for source in items.keys() - {name}:
        stated = records["sources"][source]
        assert items[source]["title"] == stated["title"]
        assert items[source].get("container-title") == stated["publisher"]
        assert ("issued" in items[source]) == (stated["published_basis"] not in (None, "inferred"))


def test_statements_are_sifted_by_source(reader: Page, records: dict[str, Any]) -> None:
    choice = reader.get_by_role("combobox", name="Show")
    value = choice.locator("option").nth(1).get_attribute("value")
    choice.select_option(value)
    shown = reader.locator("p.statement[id]:visible")
    assert 0 < shown.count() < reader.locator("p.statement[id]").count()
    for name in shown.evaluate_all("all => all.filter(e => !e.closest('.sides')).map(e => e.id)"):
        statement = records["statements"].get(name.removeprefix("e:"))
        cited = {records["citations"][each]["source"] for each in statement["citations"]}
        assert value in cited
    expect(reader.locator(".filters [role=status]")).to_have_text(
        re.compile(r"\d+ of \d+ statements shown")
    )
    choice.select_option("")
    expect(reader.locator("p.statement[id][hidden]")).to_have_count(0)


def test_statements_are_sifted_by_origins_where_these_are_known(
    chromium: Browser, site_server: str
) -> None:
    page = chromium.new_page()
    try:
        # As pages are on which every statement says how many origins bear it.
        def with_origins(route: Any) -> None:
            body = route.fetch().text()
            numbers = iter(range(1, 1000))
            body = re.sub(
                'class="bears"', lambda _: f'class="bears" data-origins="{next(numbers) % 3}"', body
            )
            route.fulfill(body=body, content_type="text/html")

        page.route(f"**/{TOPIC}", with_origins)
        page.goto(f"{site_server}/{TOPIC}")
        page.get_by_role("checkbox", name="2 or more origins").check()
        shown = page.locator("p.statement:visible .bears").evaluate_all(
            "all => all.filter(e => !e.closest('.sides')).map(e => e.dataset.origins)"
        )
        assert set(shown) == {"2"}
    finally:
        page.close()


def test_the_bottom_line_stands_before_figures_pictures_and_filters(reader: Page) -> None:
    order = reader.locator("h1, #bottom-line, .glance, .coverage, .filters, .timeline")
    names = order.evaluate_all("all => all.map(e => e.id || e.className)")
    assert names[:4] == ["top", "bottom-line", "glance", "filters"]
    assert names[-1] == "coverage", "a picture of the sources stands beside the list of them"


def test_without_scripts_there_are_no_controls_that_do_nothing(
    chromium: Browser, site_server: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site_server}/{TOPIC}")
        expect(page.locator(".filters, .tools, .sidenote")).to_have_count(0)
        expect(page.locator("p.statement").first).to_be_visible()
    finally:
        context.close()
