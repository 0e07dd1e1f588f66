"""The words of a citation: beside the statement, in a pop-up, on the source's page, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import guarded
from tests.projects import make_project

TOPIC = "missile-production.html"
MARK = "p.statement a.says"
CARD = ".briefing-card"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

Citations = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def citations(site: Path) -> Citations:
    """The citations of the published `briefing.json` by their id."""
    briefing = json.loads((site / "data/briefing.json").read_bytes())
    return {citation["id"]: citation for citation in briefing["citations"]}


def opened(page: Page, server: str, path: str = TOPIC, size: dict[str, int] = WIDE) -> Page:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{server}/{path}", wait_until="load")
    return page


def cited(mark: Locator) -> str:
    """The citation that a source's name leads to, its first in the statement."""
    return (mark.get_attribute("href") or "").partition("#")[2]


@contextmanager
def touched(browser: Browser, server: str) -> Iterator[Page]:
    """The topic on a phone."""
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)  # type: ignore[arg-type]  # a dict that is no ViewportSize by name
    try:
        page = context.new_page()
        page.goto(f"{server}/{TOPIC}")
        yield page
    finally:
        context.close()


def test_where_there_is_room_the_words_stand_beside_the_statement(
    page: Page, site_server: str, citations: Citations
) -> None:
    opened(page, site_server)
    statement = page.locator("p.statement").first
    beside = page.locator(".sidenote").first
    for mark in statement.locator("a.says").all():
        expect(beside).to_contain_text(citations[cited(mark)]["exact"])
    text, note = statement.bounding_box(), beside.bounding_box()
    assert text and note
    assert note["x"] >= text["x"] + text["width"]
    assert abs(note["y"] - text["y"]) < 30


def test_side_notes_have_one_quotation_a_source_and_give_what_has_no_room_on_asking(
    page: Page, site_server: str
) -> None:
    opened(page, site_server)
    for note in page.locator(".sidenote").all():
        labels = note.locator("a i").all_text_contents()
        assert len(set(labels)) == len(labels)
    places = page.locator(".sidenote").evaluate_all(
        "all => all.flatMap((note, place) => note.querySelector('button') ? [place] : [])"
    )
    note = page.locator(".sidenote").nth(places[0])
    shown = note.locator("a:visible")
    assert shown.count() < note.locator("a").count()
    note.locator("button").click()
    expect(shown).to_have_count(note.locator("a").count())
    expect(note.locator("button")).to_have_count(0)


def test_side_notes_end_near_the_end_of_their_statement(page: Page, site_server: str) -> None:
    """Of several, none reaches further below a statement than it is high; a lone one may."""
    opened(page, site_server)
    several = page.locator(".sidenote", has=page.locator("a:visible ~ a:visible")).all()
    assert several
    for note in several:
        box, statement = note.bounding_box(), note.locator("+ p").bounding_box()
        assert box and statement
        assert box["y"] + box["height"] <= statement["y"] + 2 * statement["height"] + 1


def test_a_side_note_begins_beside_its_own_statement_or_is_left_out(
    page: Page, site_server: str
) -> None:
    """Nearly every statement has one: what stands beside one leaves room for the next."""
    opened(page, site_server)
    assert page.locator(".sidenote").count() <= 1.2 * page.locator(".sidenote:visible").count()
    for note in page.locator(".sidenote:visible").all():
        box, statement = note.bounding_box(), note.locator("+ p").bounding_box()
        assert box and statement
        assert box["y"] <= statement["y"] + statement["height"] / 2 + 10


def test_the_page_for_paper_has_no_side_notes(page: Page, site_server: str) -> None:
    opened(page, site_server, "print/index.html")
    expect(page.locator(".sidenote")).to_have_count(0)


def test_a_filter_hides_the_notes_of_what_it_hides(page: Page, site_server: str) -> None:
    opened(page, site_server)
    choice = page.get_by_role("combobox", name="Show")
    choice.select_option(choice.locator("option").nth(1).get_attribute("value"))
    hidden = page.locator("p.statement[hidden]").count()
    assert hidden > 0
    expect(page.locator(".sidenote:visible")).to_have_count(
        page.locator(".sidenote:not([hidden])").count()
    )
    assert (
        page.locator(".sidenote[hidden]").count()
        == page.locator(".sidenote + p.statement[hidden]").count()
    )


def test_the_name_of_a_source_gives_all_that_is_cited_of_it_the_most_telling_first(
    page: Page, site_server: str, citations: Citations
) -> None:
    opened(page, site_server)
    for statement in page.locator("p.statement[id]").all()[:8]:
        cites = [
            (ref.get_attribute("href") or "").removeprefix("#fn:")
            for ref in statement.locator("a.footnote-ref").all()
        ]
        for mark in statement.locator("a.says").all():
            source = citations[cited(mark)]["source"]
            own = [name for name in cites if citations[name]["source"] == source]
            mark.click()
            card = page.locator(CARD)
            assert card.locator("mark").all_inner_texts() == [citations[own[0]]["exact"]]
            if len(own) > 1:
                card.get_by_role("button", name=f"+ {len(own) - 1} more").click()
            words = [citations[name]["exact"] for name in own]
            assert card.locator("mark").all_inner_texts() == words
            page.keyboard.press("Escape")


def test_numbers_stand_where_no_script_runs_and_on_paper(
    chromium: Browser, site_server: str, page: Page
) -> None:
    opened(page, site_server)
    number = page.locator("p.statement sup").first
    assert (number.bounding_box() or {"width": 0})["width"] <= 2
    page.emulate_media(media="print")
    assert (number.bounding_box() or {"width": 0})["width"] > 2
    context = chromium.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(f"{site_server}/{TOPIC}")
        box = plain.locator("p.statement sup").first.bounding_box()
        assert box and box["width"] > 2
        plain.locator(MARK).first.click()
        plain.wait_for_url("**/sources/*.html#c-*")
    finally:
        context.close()


def test_side_notes_never_overlap(page: Page, site_server: str) -> None:
    opened(page, site_server)
    boxes = [box for note in page.locator(".sidenote").all() if (box := note.bounding_box())]
    assert len(boxes) > 5
    for above, below in pairwise(boxes):
        assert below["y"] >= above["y"] + above["height"] - 1


def test_side_notes_are_not_read_out_twice(page: Page, site_server: str) -> None:
    """They repeat what the numbers lead to: hidden from screen readers, left out by the tab key."""
    opened(page, site_server)
    for note in page.locator(".sidenote").all():
        assert note.get_attribute("aria-hidden") == "true"
        links = note.locator("a").evaluate_all("links => links.map(link => link.tabIndex)")
        assert set(links) == {-1}


def test_a_small_screen_has_no_side_notes(page: Page, site_server: str) -> None:
    opened(page, site_server, size=NARROW)
    expect(page.locator(".sidenote:visible")).to_have_count(0)


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_mark_shows_its_words_in_their_sentence(
    way: str, page: Page, site_server: str, citations: Citations
) -> None:
    opened(page, site_server)
    mark = page.locator(MARK).first
    mark.scroll_into_view_if_needed()
    if way == "hover":
        mark.hover()
    else:
        # The keyboard's focus: that of a script or a click alone shows nothing.
        page.locator("p.statement .tools button").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        mark = page.locator("a.says:focus")
    card = page.locator(CARD)
    expect(card.locator("mark")).to_have_text(citations[cited(mark)]["exact"])
    assert "“" in card.locator(".words").inner_text()
    expect(card.get_by_role("link", name="open in source")).to_be_visible()


def test_the_pop_up_names_publisher_date_and_how_the_source_is_labelled(
    page: Page, site_server: str
) -> None:
    opened(page, site_server)
    page.locator(MARK, has_text="Jiji Press").first.hover()
    card = page.locator(CARD)
    expect(card.locator(".head")).to_have_text("Jiji Press, 15 January 2026 (inferred)")
    expect(card.locator(".foot")).to_contain_text("Japan, U.S. Defense Chiefs Agree")
    expect(card.locator(".foot")).to_contain_text("from its dateline")


def test_a_pop_up_stays_while_it_is_pointed_at_and_goes_afterwards(
    page: Page, site_server: str
) -> None:
    opened(page, site_server)
    page.locator(MARK).first.hover()
    page.locator(CARD).hover()
    page.wait_for_timeout(500)
    expect(page.locator(CARD)).to_be_visible()
    page.locator("h1").hover()
    expect(page.locator(CARD)).to_have_count(0)


def test_by_keyboard_a_citation_is_opened_read_and_closed(
    page: Page, site_server: str, citations: Citations
) -> None:
    opened(page, site_server)
    mark = page.locator(MARK).nth(1)
    mark.focus()
    page.keyboard.press("Enter")
    card = page.locator(CARD)
    expect(card).to_be_focused()
    assert card.get_attribute("role") == "dialog"
    assert card.get_attribute("aria-label")
    expect(card).to_contain_text(citations[cited(mark)]["exact"])
    page.keyboard.press("Tab")
    expect(card.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(mark).to_be_focused()
    assert mark.get_attribute("aria-expanded") == "false"


def test_escape_closes_what_hovering_opened(page: Page, site_server: str) -> None:
    opened(page, site_server)
    page.locator(MARK).first.hover()
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)


def test_a_tap_opens_the_words_at_the_foot_of_the_screen(
    chromium: Browser, site_server: str, citations: Citations
) -> None:
    with touched(chromium, site_server) as page:
        mark = page.locator(MARK).first
        before = page.evaluate("location.href")
        mark.tap()
        card = page.locator(CARD)
        expect(card).to_contain_text(citations[cited(mark)]["exact"])
        box = card.bounding_box()
        assert box and box["width"] == NARROW["width"]
        assert box["y"] + box["height"] == pytest.approx(NARROW["height"], abs=1)
        assert page.evaluate("location.href") == before
        page.locator("h1").tap()
        expect(card).to_have_count(0)


def test_open_in_source_lands_on_the_passage_and_leads_back(
    page: Page, site_server: str, citations: Citations
) -> None:
    opened(page, site_server)
    statement = page.locator("p.statement[id]").nth(2)
    name = statement.get_attribute("id")
    mark = statement.locator("a.says").first
    citation = cited(mark)
    mark.click()
    page.locator(CARD).get_by_role("link").click()
    page.wait_for_url(f"**/sources/*.html*#{citation}")
    passage = page.locator(f"#{citation}")
    expect(passage).to_be_in_viewport(ratio=1)
    assert passage.inner_text() == citations[citation]["exact"]
    expect(page.locator(".cited-by a.came-from")).to_have_count(1)
    assert "from=" not in page.url, "an address that is passed on says nothing of its reader"
    page.get_by_role("link", name=re.compile("Back to where you were")).click()
    page.wait_for_url(f"**/{TOPIC}#{name}")
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    "hostile", ["https://example.org/", "//example.org/x.html", "javascript:1"]
)
def test_the_way_back_never_leaves_the_site(hostile: str, page: Page, site_server: str) -> None:
    page.goto(f"{site_server}/sources/jiji.html?from={hostile}")
    expect(page.locator(".way-back")).to_have_count(0)


def test_beside_a_passage_stands_what_cites_it(page: Page, site_server: str) -> None:
    opened(page, site_server, "sources/jiji.html")
    row = page.locator(".excerpt").first
    passage, citing = (
        row.locator("p.article").bounding_box(),
        row.locator(".cited-by").bounding_box(),
    )
    assert passage and citing
    assert citing["x"] >= passage["x"] + passage["width"]
    assert abs(citing["y"] - passage["y"]) < 60


def test_what_cites_a_passage_is_folded_where_it_is_longer_and_opens_for_who_came_from_it(
    page: Page, site_server: str
) -> None:
    """A count stands for a list longer than the text beside it; the way back is not folded."""
    page.goto(f"{site_server}/sources/wu.html")
    for block in page.locator(".excerpt").all():
        links = block.locator(".cited-by a").all_text_contents()
        # Which of several passages is meant: “words” behind its statements.
        words = block.locator(".cited-by li").evaluate_all(
            "all => all.map(li => [...li.childNodes].filter(n => n.nodeType === 3)"
            ".map(n => n.textContent).join('')).flatMap(t => t.match(/(?<=“).*(?=”)/s) || [])"
        )
        # What kind of passage it is stands before its words, and is none of them.
        text = block.locator("p.article").evaluate(
            "p => [...p.childNodes].filter(n => n.className !== 'zone')"
            ".map(n => n.textContent).join('')"
        )
        folded = block.locator("details").count() == 1
        assert folded == (sum(map(len, [*links, *words])) > len(text))
        if folded:
            count = block.locator("summary")
            expect(count).to_contain_text(f"Cited by {len(links)} statement")
    href = page.locator(".cited-by details a").first.get_attribute("href") or ""
    came = href.removeprefix("../").replace("#", "%23")
    page.goto(f"{site_server}/sources/wu.html?from={came}")
    expect(page.locator(".came-from").first).to_be_visible()


def test_the_passage_led_to_is_lit_but_not_where_motion_is_unwanted(
    page: Page, site_server: str
) -> None:
    opened(page, site_server, "sources/jiji.html")
    name = page.locator("article mark[id]").first.get_attribute("id")
    running = "mark => mark.getAnimations().length"
    page.goto(f"{site_server}/sources/jiji.html?again#{name}")
    assert page.locator(f"#{name}").evaluate(running) == 1
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_server}/sources/jiji.html?still#{name}")
    assert page.locator(f"#{name}").evaluate(running) == 0


def test_in_a_copy_on_disk_the_words_and_the_way_back_work_too(
    chromium: Browser, site: Path
) -> None:
    context = chromium.new_context(viewport=WIDE)  # type: ignore[arg-type]  # a dict that is no ViewportSize by name
    try:
        page = context.new_page()
        page.goto((site / TOPIC).as_uri())
        page.locator(MARK).first.click()
        page.locator(CARD).get_by_role("link").click()
        page.wait_for_url("file://**/sources/*.html*")
        page.locator(".way-back a").click()
        page.wait_for_url(f"file://**/{TOPIC}#*")
    finally:
        context.close()


def test_the_script_reports_no_error_where_there_is_nothing_to_cite(
    chromium: Browser, site_server: str
) -> None:
    for path in ("method.html", "sources/index.html", "404.html"):
        with guarded(chromium) as page:
            page.goto(f"{site_server}/{path}", wait_until="load")


def test_the_quotations_at_the_end_are_folded_and_within_reach(
    page: Page, site_server: str
) -> None:
    """Folded for the eye alone: a link to one, and the button, unfold them; paper has them all."""
    page.goto(f"{site_server}/{TOPIC}")
    fold, last = page.locator(".footnote .fold"), page.locator(".footnote li").last
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(last).not_to_be_visible()
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(last).to_be_visible()
    fold.click()
    expect(last).not_to_be_visible()
    name = last.get_attribute("id")
    page.goto(f"{site_server}/people.html")
    page.goto(f"{site_server}/{TOPIC}#{name}")
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


COLONS = (
    "The pier\n\nThe mayor said: “The harbour stayed closed”: nobody asked: “Why?” "
    "The board: it met at 9:30: “early”."
)


def test_a_card_shows_its_whole_sentence_whatever_marks_it_holds(
    chromium: Browser,
    tmp_path: Path,
    build_site: Callable[[Path], Path],
    serve_folder: Callable[[Path], str],
) -> None:
    """A colon before a quotation mark once cost the words behind it."""
    topic = (
        "---\ntitle: Pier\n---\n## Bottom line\n\n"
        'The harbour was shut. [@pier "harbour stayed closed"]\n\n'
        'The board met early. [@pier "it met at 9:30"]\n'
    )
    site = build_site(make_project(tmp_path, {"pier.txt": COLONS}, {"pier.md": topic}))
    sentences = (
        "“The mayor said: “The harbour stayed closed”: nobody asked: “Why?””",
        "“The board: it met at 9:30: “early”.”",
    )
    with guarded(chromium) as page:
        opened(page, serve_folder(site), "pier.html")
        for place, sentence in enumerate(sentences):
            page.locator(MARK).nth(place).click()
            expect(page.locator(f"{CARD} .words")).to_have_text(sentence)
            expect(page.locator(f"{CARD} .head")).to_contain_text(", date not stated")
            page.keyboard.press("Escape")
