"""Pages on paper, as Chromium prints them and pypdf reads them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import guarded

WHOLE, TOPIC = "print/index.html", "missile-production.html"
PAGES = (WHOLE, TOPIC, "index.html", "sources/wu.html", "method.html")
SHEETS = {"A4": (595, 842), "Letter": (612, 792)}
# A sheet with a page number and a line or two is as good as blank.
FEW = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The text of each sheet of a printed page, and the size of the first in points."""

    texts: list[str]
    size: tuple[int, int]


Print = Callable[[str, str], Paper]


@pytest.fixture(scope="session")
def printed(chromium: Browser, site_server: str) -> Print:
    """`printed(path, sheet)`: a page, printed once by somebody who reads on a dark screen."""

    @cache
    def printing(path: str, sheet: str) -> Paper:
        with guarded(chromium) as page:
            page.emulate_media(color_scheme="dark")
            page.goto(f"{site_server}/{path}", wait_until="load")
            page.emulate_media(media="print", color_scheme="dark")
            pages = pypdf.PdfReader(io.BytesIO(page.pdf(format=sheet))).pages
        box = pages[0].mediabox
        return Paper(
            texts=[entry.extract_text() for entry in pages],
            size=(round(box.width), round(box.height)),
        )

    return printing


def letters(text: str) -> str:
    """What is left of a text when lines, blanks, marks and ligatures are taken from it."""
    unfolded = text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace("ﬃ", "ffi")
    return re.sub(r"[\W_]+", "", unfolded)


@pytest.fixture(scope="session")
def briefing(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data/briefing.json").read_bytes())
    return found


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("path", PAGES)
def test_no_sheet_is_blank_and_none_shows_the_navigation(
    path: str, sheet: str, printed: Print
) -> None:
    paper = printed(path, sheet)
    texts = paper.texts
    assert [number for number, text in enumerate(texts, 1) if len(letters(text)) < FEW] == []
    # Names of navigation, search and footer, which stand on each page of the screen.
    for word in ("Skip to content", "Back to top", "Initializing search", "Material for MkDocs"):
        assert not any(word in text for text in texts), word
    assert paper.size == pytest.approx(SHEETS[sheet], abs=1)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_whole_briefing_is_there_with_its_endnotes(
    sheet: str, printed: Print, briefing: dict[str, Any]
) -> None:
    sheets = printed(WHOLE, sheet).texts
    text = letters("".join(sheets))
    # Numbers of endnotes stand between a statement and what follows, never inside it.
    missing = [s["id"] for s in briefing["statements"] if letters(s["text"]) not in text]
    assert missing == []
    exact = {citation["id"]: citation for citation in briefing["citations"]}
    cited = {name for statement in briefing["statements"] for name in statement["citations"]}
    whole = [exact[name] for name in sorted(cited) if len(exact[name]["pieces"]) == 1]
    # A quotation that runs over two sheets has a page number inside it.
    lost = [entry["id"] for entry in whole if letters(entry["exact"]) not in text]
    assert len(lost) <= len(sheets)


def test_the_numbers_of_endnotes_run_through_all_topics(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}/{WHOLE}", wait_until="load")
    marks = page.locator("a.footnote-ref").all_inner_texts()
    numbers = list(dict.fromkeys(int(mark) for mark in marks))
    assert numbers == list(range(1, len(numbers) + 1))
    assert page.locator(".footnote li").count() == len(numbers)


def test_a_topic_is_printed_with_its_quotations(printed: Print, briefing: dict[str, Any]) -> None:
    sheets = printed(TOPIC, "A4").texts
    text = letters("".join(sheets))
    (topic,) = (t for t in briefing["topics"] if TOPIC.startswith(t["id"]))
    statements = [s for s in briefing["statements"] if s["id"] in topic["statements"]]
    assert [s["id"] for s in statements if letters(s["text"]) not in text] == []
    exact = {citation["id"]: letters(citation["exact"]) for citation in briefing["citations"]}
    cited = {name for statement in statements for name in statement["citations"]}
    assert len([name for name in cited if exact[name] not in text]) <= len(sheets)


def test_the_page_is_led_to_from_home_alone(page: Page, site: Path, site_server: str) -> None:
    page.goto(f"{site_server}/index.html", wait_until="load")
    page.locator("article a[href='print/index.html']").click()
    page.wait_for_url("**/print/index.html")
    assert "print/index" not in (site / "search/search_index.json").read_text(encoding="utf-8")
    assert page.locator("nav a[href*='print']").count() == 0
