"""What a reader does on the built site: point at a number, follow it, come back; small or dark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

TOPIC = "missile-production.html"
PAGES = (
    "index.html",
    TOPIC,
    "diplomatic-calendar.html",
    "disagreements.html",
    "people.html",
    "method.html",
    "sources/index.html",
    "sources/wu.html",
)
READABLE = 4.5
MARK = "p.statement a.footnote-ref"
# What shows words of a briefing's own.
WORDS = "h1, h2, h3, p, li, td, th, mark, summary, a:not(.headerlink), article span"
# Colours fade in: what is measured is where they end.
STILL = "* { transition: none !important; animation: none !important }"
# The elements whose text has less contrast than is wanted, by the luminance of WCAG 2.2. The ground
# is that of the nearest ancestor which is not transparent.
FAINT = """(elements, wanted) => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = element => {
    let ground = element;
    while (ground.parentElement && rgba(getComputedStyle(ground).backgroundColor)[3] < 255)
      ground = ground.parentElement;
    const colours = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
    const [light, dark] = colours.map(colour => luminance(rgba(colour))).sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  return elements.filter(element => element.checkVisibility() && contrast(element) < wanted)
    .map(element => `${contrast(element).toFixed(2)} ${element.outerHTML.slice(0, 90)}`);
}"""
# What sticks out of the viewport and is not in a box that scrolls by itself or cuts it off.
STICKS_OUT = """() => [...document.querySelectorAll("article *")].filter(element => {
  const box = element.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  if (!box.width || (box.left >= -1 && box.right <= width + 1)) return false;
  for (let e = element; e.localName !== "article"; e = e.parentElement)
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(e).overflowX)) return false;
  return true;
}).map(element => element.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="session")
def citations(site: Path) -> dict[str, dict[str, Any]]:
    """The citations of the published `briefing.json` by their id."""
    briefing = json.loads((site / "data/briefing.json").read_bytes())
    return {citation["id"]: citation for citation in briefing["citations"]}


def cited(mark: Locator) -> str:
    """The citation that a footnote mark refers to."""
    return (mark.get_attribute("href") or "").removeprefix("#fn:")


def opened(page: Page, server: str, path: str) -> Page:
    """The page with its scripts run: none of them is deferred."""
    page.goto(f"{server}/{path}", wait_until="load")
    return page


def test_a_footnote_leads_to_its_passage_marked_and_in_view(
    page: Page, site_server: str, citations: dict[str, dict[str, Any]]
) -> None:
    opened(page, site_server, TOPIC)
    name = cited(page.locator(MARK).nth(3))
    page.locator(".footnote .fold").click()
    page.locator(f"[id='fn:{name}'] a").first.click()
    page.wait_for_url(f"**/sources/*.html#{name}")
    passage = page.locator(f"#{name}")
    expect(passage).to_be_in_viewport(ratio=1)
    assert passage.inner_text() == citations[name]["exact"]
    # Not hidden below the theme's fixed header.
    header = page.locator(".md-header").bounding_box()
    box = passage.bounding_box()
    assert header and box and box["y"] >= header["y"] + header["height"]
    around = page.locator("article")
    assert background(passage) != background(around)
    elsewhere = page.locator("mark:not(:target)").first
    assert background(passage) != background(elsewhere), "the one meant stands out among the marked"


def background(element: Locator) -> str:
    return str(element.evaluate("element => getComputedStyle(element).backgroundColor"))


def test_the_way_back_leads_to_the_statement(page: Page, site_server: str) -> None:
    opened(page, site_server, TOPIC)
    statement = page.locator("p.statement[id]").nth(2)
    name, text = statement.get_attribute("id"), statement.inner_text()
    citation = cited(statement.locator("a.footnote-ref").first)
    page.locator(".footnote .fold").click()
    page.locator(f"[id='fn:{citation}'] a").first.click()
    page.locator(f".cited-by a[href$='{TOPIC}#{name}']").first.click()
    page.wait_for_url(f"**/{TOPIC}#{name}")
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport(ratio=1)
    assert page.locator(f"[id='{name}']").inner_text() == text


# 640 is what a window of 1280 has at 200 % zoom.
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [640, 390, 320])
def test_a_small_screen_or_large_letters_never_scroll_sideways(
    width: int, path: str, page: Page, site_server: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, site_server, path)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    assert page.evaluate(STICKS_OUT) == []


def test_footnotes_work_without_javascript(
    chromium: Browser, site_server: str, citations: dict[str, dict[str, Any]]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site_server}/{TOPIC}")
        mark = page.locator(MARK).first
        name = cited(mark)
        mark.click()
        note = page.locator(f"[id='fn:{name}']")
        expect(note).to_be_in_viewport()
        expect(note).to_contain_text(citations[name]["exact"])
        note.locator("a").first.click()
        expect(page.locator(f"#{name}")).to_be_in_viewport()
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_words_and_marks_are_readable(
    path: str, scheme: Literal["light", "dark"], page: Page, site_server: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, site_server, path)
    wanted = "slate" if scheme == "dark" else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", wanted)
    page.add_style_tag(content=STILL)
    words = page.locator("article").locator(WORDS)
    assert words.count() > 5
    assert words.evaluate_all(FAINT, READABLE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_passage_led_to_is_readable(
    scheme: Literal["light", "dark"], page: Page, site_server: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, site_server, "sources/wu.html")
    name = page.locator("article mark[id]").first.get_attribute("id")
    page.goto(f"{site_server}/sources/wu.html#{name}")
    page.add_style_tag(content=STILL)
    assert page.locator("mark:target").evaluate_all(FAINT, READABLE) == []
    assert page.locator("mark:target").count() == 1


def test_search_finds_a_word_of_a_statement(page: Page, site_server: str) -> None:
    opened(page, site_server, "index.html")
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially("interceptor")
    page.locator(f".md-search-result__link[href*='/{TOPIC}']").first.click()
    page.wait_for_url(f"**/{TOPIC}*")
    expect(page.locator("article")).to_contain_text("interceptor")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_but_files_of_the_site(
    path: str, page: Page, site: Path, site_server: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_server}/{path}", wait_until="networkidle")
    page.locator("article").hover()
    local = [url for url in asked if not url.startswith(("data:", "blob:"))]
    files = [url.removeprefix(site_server).split("?")[0].split("#")[0] for url in local]
    assert [file for file in files if not (site / file.lstrip("/")).is_file()] == []
