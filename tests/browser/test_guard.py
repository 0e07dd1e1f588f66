"""The guard that every browser test leans on fails a test when it should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import guarded

OFFENDERS = {
    "another host": ('<img src="http://example.org/pixel.png">', "asked for http://example.org/"),
    "a thrown error": ("<script>throw new Error('boom')</script>", "boom"),
    "a logged error": ("<script>console.error('seen')</script>", "console error: seen"),
    "a missing file": ('<img src="/missing.png">', "404"),
    "a dialog": ("<script>alert(1)</script>", "dialog: 1"),
}


@pytest.mark.parametrize(("body", "offence"), OFFENDERS.values(), ids=OFFENDERS)
def test_a_page_that_misbehaves_fails_its_test(
    body: str,
    offence: str,
    chromium: Browser,
    tmp_path: Path,
    serve_folder: Callable[[Path], str],
) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><link rel=icon href=data:,>{body}")
    with pytest.raises(AssertionError, match=offence), guarded(chromium) as page:
        page.goto(serve_folder(tmp_path))
        page.wait_for_load_state("networkidle")


def test_a_page_that_behaves_passes(
    page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><link rel=icon href=data:,><h1>Here</h1>")
    page.goto(serve_folder(tmp_path))
    assert page.inner_text("h1") == "Here"


def test_the_home_page_of_this_repository_passes(page: Page, site_server: str) -> None:
    page.goto(site_server)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
