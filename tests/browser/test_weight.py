"""What a page costs a reader's connection."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from benchmarks import weight

LIMIT = 120_000
CITATIONS = 55


def test_a_topic_of_some_sixty_citations_weighs_little_more_than_in_stock_material(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    page = BeautifulSoup((site / f"{weight.TOPIC}.html").read_bytes(), "lxml")
    assert len(page.select(".footnote li")) >= CITATIONS
    ours, stock = weight.over_stock(chromium, site, weight.TOPIC, tmp_path / "stock")
    assert stock > 50_000, "stock was measured with its scripts and styles"
    assert ours - stock <= LIMIT
