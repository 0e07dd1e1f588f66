"""For everyone: axe-core on every kind of page, keys alone, names, motion, zoom (WCAG 2.2 AA)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.tools import node

TOPIC = "missile-production.html"
KINDS = (
    "index.html",
    TOPIC,
    "diplomatic-calendar.html",
    "disagreements.html",
    "people.html",
    "method.html",
    "sources/index.html",
    "sources/wu.html",
    "print/index.html",
    "404.html",
)
AXE = """scope => axe.run(scope, {
  runOnly: {type: "tag", values: [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
  ]},
}).then(found => found.violations.flatMap(
  violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 150)}`)))"""
# Colours fade in: what is measured is where they end.
STILL = "* { transition: none !important; animation: none !important }"
CARD = ".briefing-card"
MARK = ".statement a.says"
FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return {href: element.getAttribute("href") ?? "", ring: ring || style.boxShadow !== "none"};
}"""
MOVING = """() => document.getAnimations().filter(animation => {
  const timing = animation.effect.getComputedTiming();
  return timing.duration > 100 && animation.playState === "running";
}).map(animation => animation.effect.target?.outerHTML.slice(0, 100))"""


@cache
def axe() -> str:
    return (node.modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Page, scope: str = "html") -> list[str]:
    page.add_style_tag(content=STILL)
    page.evaluate(axe())
    found: list[str] = page.evaluate(AXE, scope)
    return found


def opened_by_keys(page: Page) -> Locator:
    """The pop-up of the page's first source mark, opened as a keyboard opens it; the mark."""
    mark = page.locator(MARK).first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_be_focused()
    return mark


def tabbed_to_a_citation(page: Page) -> Locator:
    """The first source mark that the tab key reaches from the beginning of the text."""
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["ring"], f"no sign of the focus on {focused}"
        if "#c-" in focused["href"]:
            return page.locator("a.says:focus")
    pytest.fail("no citation within forty stops of the beginning of the text")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(
    path: str, width: int, scheme: Literal["light", "dark"], page: Page, site_server: str
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site_server}/{path}", wait_until="load")
    assert faults(page) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_open_search_and_an_open_citation(
    width: int, page: Page, site_server: str
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site_server}/{TOPIC}", wait_until="load")
    opened_by_keys(page)
    assert faults(page) == []
    page.keyboard.press("/")
    page.keyboard.type("interceptor")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    # What it covers is out of reach while it is open.
    assert faults(page, ".md-search") == []


def test_axe_finds_a_fault_where_there_is_one(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}/{TOPIC}", wait_until="load")
    page.locator("article").evaluate("article => article.append(document.createElement('button'))")
    assert any(fault.startswith("button-name") for fault in faults(page))


def test_a_citation_is_reached_opened_followed_and_left_by_keys_alone(
    page: Page, site_server: str
) -> None:
    page.goto(f"{site_server}/{TOPIC}", wait_until="load")
    mark = tabbed_to_a_citation(page)
    citation = (mark.get_attribute("href") or "").partition("#")[2]
    card = page.locator(CARD)
    expect(card).to_be_visible()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    page.keyboard.press("Tab")
    focused = page.evaluate(FOCUSED)
    assert focused["href"].endswith(f"#{citation}")
    assert focused["ring"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/sources/*.html#{citation}")
    expect(page.locator(f"[id='{citation}']")).to_be_in_viewport()
    page.go_back()
    page.wait_for_url(f"**/{TOPIC}*")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_who_tabs_out_of_a_citation_goes_on_from_where_it_was_opened(
    key: str, page: Page, site_server: str
) -> None:
    """The pop-up stands behind all text: without this, a reader would go on in the footer."""
    page.goto(f"{site_server}/{TOPIC}", wait_until="load")
    mark = opened_by_keys(page)
    inside = page.locator(f"{CARD} :is(a, button)").count()
    for _ in range(inside + 1 if key == "Tab" else 1):
        page.keyboard.press(key)
    after = page.locator(MARK).nth(1)
    expect(after if key == "Tab" else mark).to_be_focused()
    assert mark.get_attribute("aria-expanded") == "false"


def test_an_open_citation_is_closed_by_escape(page: Page, site_server: str) -> None:
    """WCAG 1.4.13: what shows on hover or focus can be sent away without moving either."""
    page.goto(f"{site_server}/{TOPIC}", wait_until="load")
    mark = tabbed_to_a_citation(page)
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    expect(mark).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_quotation_is_read_out_once(width: int, page: Page, site_server: str) -> None:
    """By what a screen reader is given: the note, once unfolded, holds the words; the side note
    beside the statement does not."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site_server}/{TOPIC}", wait_until="load")
    page.locator(".footnote .fold").click()
    notes = page.locator(".footnote li").all_inner_texts()
    marked = page.locator(".footnote li mark").all_inner_texts()
    # Another note may quote other words of the same sentence, and shows that sentence too.
    words = next(each for each in marked if sum(each in note for note in notes) == 1)
    heard = page.locator("main").aria_snapshot()
    assert heard.count(words) == 1
    page.reload(wait_until="load")
    tabbed_to_a_citation(page)
    expect(page.locator("a.says:focus")).to_have_attribute(
        "aria-describedby", page.locator(CARD).get_attribute("id") or "missing"
    )


def test_screen_readers_are_told_what_numbers_badges_and_parts_are(
    page: Page, site_server: str
) -> None:
    page.goto(f"{site_server}/diplomatic-calendar.html", wait_until="load")
    assert page.get_by_role("dialog", name="Search").count() == 1
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("link", name="Skip to content").count() == 1
    for landmark in page.get_by_role("navigation").all():
        assert landmark.get_attribute("aria-label")
    unnamed = "links => links.filter(link => !(link.ariaLabel ?? link.textContent).trim()).length"
    assert page.locator("article a[href]").evaluate_all(unnamed) == 0
    # Whether a thing is still to come is said, not only coloured.
    assert page.get_by_role("heading", name="What comes next").count() == 1
    assert page.locator(".mark", has_text="outcome not reported").count() > 0
    assert page.locator("article svg:not([aria-hidden]) > title").count() > 0


@pytest.mark.parametrize("path", [TOPIC, "sources/wu.html"])
def test_nothing_moves_for_readers_who_asked_for_stillness(
    path: str, page: Page, site_server: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_server}/{path}", wait_until="load")
    mark = page.locator("a.footnote-ref, article mark[id]").first
    if path == TOPIC:
        opened_by_keys(page)
    else:
        page.goto(f"{site_server}/{path}#{mark.get_attribute('id')}")
    assert page.evaluate(MOVING) == []
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(behaviour) == "auto"


@pytest.mark.parametrize("path", KINDS)
def test_at_twice_the_size_everything_is_reached_without_scrolling_sideways(
    path: str, page: Page, site_server: str
) -> None:
    """200 % of a screen of 1280 pixels is a window of 640, as browsers zoom."""
    page.set_viewport_size({"width": 640, "height": 450})
    page.goto(f"{site_server}/{path}", wait_until="load")
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
