"""The search as readers use it: typed, on wide and narrow screens, over http and from a disk."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

RESULT = ".md-search-result__link"
WIDTHS = {"desktop": 1280, "phone": 390}


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path, site_server: str) -> str:
    return site_server if request.param == "http" else site.as_uri()


@pytest.fixture(params=WIDTHS)
def screen(request: pytest.FixtureRequest, page: Page) -> Page:
    page.set_viewport_size({"width": WIDTHS[request.param], "height": 800})
    return page


@pytest.fixture(scope="session")
def briefing(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data/briefing.json").read_bytes())
    return found


def searched(page: Page, address: str, words: str) -> Locator:
    """The results for words that are typed on the home page."""
    page.goto(f"{address}/index.html", wait_until="load")
    if page.viewport_size and page.viewport_size["width"] < 960:
        page.locator("label.md-header__button[for='__search']").click()
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially(words)
    results = page.locator(RESULT)
    expect(results.first).to_be_visible()
    return results


def led_to(page: Page, statement: str) -> None:
    """The page has come to rest with the statement named in its address, and in view."""
    page.wait_for_url(re.compile(rf"#{statement}$"))
    expect(page.locator(f"[id='{statement}']")).to_be_in_viewport()


def words_of(text: str, count: int = 6) -> str:
    return " ".join(re.findall(r"[\w'’-]{3,}", text)[:count])


def test_a_statement_is_found_and_led_to(
    screen: Page, address: str, briefing: dict[str, Any]
) -> None:
    statement = next(s for s in briefing["statements"] if "physical diplomacy" in s["text"])
    searched(screen, address, words_of(statement["text"], 9)).first.click()
    led_to(screen, statement["id"])


def test_an_event_is_found_and_led_to(screen: Page, address: str, briefing: dict[str, Any]) -> None:
    event = next(event for event in briefing["events"] if "Honolulu" in event["title"])
    searched(screen, address, words_of(event["title"])).first.click()
    screen.wait_for_url(re.compile(rf"#(e-)?{event['id']}$"))
    expect(screen.locator(".statement:target")).to_be_in_viewport()


def test_a_source_is_found(screen: Page, address: str, briefing: dict[str, Any]) -> None:
    source = briefing["sources"][0]
    searched(screen, address, words_of(source["title"])).first.click()
    screen.wait_for_url(f"**/sources/{source['id']}.html*")
    expect(screen.locator("h1")).to_contain_text(source["title"][:30])


def test_a_person_is_found_and_led_to(screen: Page, address: str, briefing: dict[str, Any]) -> None:
    """Also who is named all over the briefing: their own entry is among the results shown."""
    person = max(briefing["people"], key=lambda person: len(person["statements"]))
    searched(screen, address, person["name"])
    result = screen.locator(f"{RESULT}[href*='people.html'][href$='#{person['id']}']")
    expect(result).to_be_visible()
    result.click()
    screen.wait_for_url(re.compile(rf"people\.html\?.*#{person['id']}$"))
    expect(screen.locator(f"[id='{person['id']}']")).to_be_in_viewport()


def test_who_types_a_name_finds_its_bearer_first(
    page: Page, site_server: str, briefing: dict[str, Any]
) -> None:
    """Of the results that lead to a place on a page, that of the person comes first."""
    people = [person for person in briefing["people"] if person["kind"] == "person"]
    for person in people[:2]:
        for name in (person["name"], person["name"].split()[-1]):
            searched(page, site_server, name)
            places = page.locator(f"{RESULT}[href*='#']")
            expect(places.first).to_have_attribute("href", re.compile(rf"#{person['id']}$"))


def test_a_question_finds_what_it_asks_for(page: Page, address: str) -> None:
    """Its small words are the beginnings of others: “to” of “Tokyo”, “is” of “island”."""
    asked = {
        "when is Takaichi going to Washington": "Takaichi’s visit",
        "where did they talk about export curbs": "curbs on exports",
        "What is said of Venezuela?": "Venezuela",
        "who met with Vance": "JD Vance",
        "how is the Standard Missile-3 to be made?": "Standard Missile-3",
    }
    for question, told in asked.items():
        searched(page, address, question)
        expect(page.locator(f"{RESULT}[href*='#']").first).to_contain_text(told)


def test_small_words_alone_are_looked_for(page: Page, site_server: str) -> None:
    assert searched(page, site_server, "what is it").count()


def test_it_is_said_where_nothing_is_found(screen: Page, site_server: str) -> None:
    screen.goto(f"{site_server}/index.html", wait_until="load")
    if screen.viewport_size and screen.viewport_size["width"] < 960:
        screen.locator("label.md-header__button[for='__search']").click()
    field = screen.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially("zxqwv")
    expect(screen.locator(".md-search-result__meta")).to_have_text("No matching documents")
    expect(screen.locator(RESULT)).to_have_count(0)


def test_cited_words_lead_to_the_statement_that_rests_on_them(
    page: Page, site_server: str, briefing: dict[str, Any]
) -> None:
    """Words that no statement uses, only the passage that one cites."""
    said = " ".join(s["text"].lower() for s in briefing["statements"])
    for citation in briefing["citations"]:
        citing = [s["id"] for s in briefing["statements"] if citation["id"] in s["citations"]]
        others = " ".join(c["exact"].lower() for c in briefing["citations"] if c is not citation)
        words = [
            word
            for word in re.findall(r"\w{8,}", citation["exact"])
            # Search goes by stems: “exchanging” is found for “exchanged”.
            if word.lower()[:6] not in said and word.lower()[:6] not in others
        ]
        if words and len(citing) == 1:
            break
    else:
        pytest.fail("every cited word stands in a statement too")
    results = searched(page, site_server, words[0])
    results.first.click()
    page.wait_for_url("**/*#*")
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    mark = target.locator(f"a[href='#fn:{citation['id']}']")
    assert mark.count() >= 1, f"{words[0]} led to {page.url}"


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_search_is_worked_by_keys_alone(width: int, page: Page, site_server: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_server}/index.html", wait_until="load")
    page.keyboard.press("/")
    page.keyboard.type("interceptor")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*.html?h=*#*")
    expect(page.locator(".statement:target")).to_be_in_viewport()
    expect(page.locator(".statement:target")).to_contain_text("interceptor")


def test_what_the_index_holds(site: Path, briefing: dict[str, Any]) -> None:
    """Each statement once, with the words it cites; the rest of the articles and copies are not."""
    index = json.loads((site / "search/search_index.json").read_bytes())["docs"]
    entries = {entry["location"]: entry for entry in index}
    exact = {citation["id"]: plain(citation["exact"]) for citation in briefing["citations"]}
    others = " ".join(plain(entry["text"]) for entry in index if "<p>“" not in entry["text"])
    for statement in briefing["statements"]:
        entry = entries[f"{statement['topic']}.html#{statement['id']}"]
        assert plain(entry["title"]) == plain(statement["text"])
        assert [
            exact[name]
            for name in statement["citations"]
            if exact[name] not in plain(entry["text"])
        ] == []
        assert plain(statement["text"]) not in others, "not in its section's entry again"
    pages = {entry["location"].partition("#")[0] for entry in index}
    assert pages.isdisjoint({"index.html", "", "print/index.html", "disagreements.html"})
    for entry in index:
        if entry["location"].startswith("sources/") and "#" in entry["location"]:
            assert entry["location"].endswith(("#notes", "#shared")), (
                "an article's text is no entry"
            )
        if entry["location"].startswith("people.html#"):
            assert "<ul>" not in entry["text"], "a person's entry lists no statements"


def test_a_disk_copy_searches_the_same_index(site: Path) -> None:
    script = (site / "search/search_index.js").read_text(encoding="utf-8")
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    assert script == f"var __index = {index}"


def plain(text: str) -> str:
    """Words alone: markup, entities and punctuation differ between the page and the index."""
    bare = re.sub(r"<[^>]+>|&#?\w+;", " ", text)
    return " ".join(re.findall(r"\w+", bare))
