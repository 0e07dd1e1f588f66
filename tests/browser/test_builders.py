"""MkDocs and Zensical make the same of `content/`: what a reader sees on a topic and a source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

TOPIC = "missile-production.html"
SOURCE = "sources/wu.html"
CARD = ".briefing-card"
MARKS = ".statement a.says"
SEEN = """() => {
  const all = selector => [...document.querySelectorAll("article " + selector)];
  const text = element => element.textContent.replace(/[\\s\\u00b6]+/g, " ").trim();
  return {
    title: document.title,
    statements: all(".statement").map(element => [element.id, text(element)]),
    headings: all("h1, h2, h3").map(text),
    anchors: all("[id]").map(element => element.id).filter(id => /^[scde]-|^fn/.test(id)),
    notes: all(".footnote li").map(text),
    marks: all("mark").map(element => [element.id, text(element)]),
    // A script makes some of them whole.
    links: all("a[href]:not(.headerlink)")
      .map(link => link.getAttribute("href").replace(location.origin, "")),
  };
}"""


@pytest.fixture(scope="session")
def servers(
    site_server: str, zensical_site: Path, serve_folder: Callable[[Path], str]
) -> dict[str, str]:
    return {"mkdocs": site_server, "zensical": serve_folder(zensical_site)}


def seen(page: Page, address: str) -> dict[str, Any]:
    page.goto(address, wait_until="load")
    found: dict[str, Any] = page.evaluate(SEEN)
    return found


@pytest.mark.parametrize("path", [TOPIC, SOURCE])
def test_both_builders_show_the_same(path: str, page: Page, servers: dict[str, str]) -> None:
    one, other = (seen(page, f"{server}/{path}") for server in servers.values())
    assert one["statements" if path == TOPIC else "marks"]
    for what in one:
        assert one[what] == other[what], what


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_both_builders_open_a_citation_and_lead_to_its_words(
    builder: str, page: Page, servers: dict[str, str]
) -> None:
    page.goto(f"{servers[builder]}/{TOPIC}", wait_until="load")
    mark = page.locator(MARKS).first
    mark.scroll_into_view_if_needed()
    mark.hover()
    citation = (mark.get_attribute("href") or "").partition("#")[2]
    words = page.locator(f"[id='fn:{citation}'] mark").inner_text()
    expect(page.locator(f"{CARD} mark")).to_have_text(words)
    page.locator(CARD).get_by_role("link").click()
    page.wait_for_url(f"**/sources/*.html#{citation}")
    passage = page.locator(f"[id='{citation}']")
    expect(passage).to_be_in_viewport()
    assert passage.inner_text() == words
    ground = "element => getComputedStyle(element).backgroundColor"
    assert passage.evaluate(ground) != page.locator("article").evaluate(ground)
