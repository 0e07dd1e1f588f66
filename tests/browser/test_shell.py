"""What stands around the pages: their policy, what they say of themselves, what they keep."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from tests.projects import make_project

TOPIC = "missile-production.html"
KINDS = ("index.html", TOPIC, "diplomatic-calendar.html", "sources/wu.html", "print/index.html")
PLANTED = """() => {
  const planted = document.createElement("script");
  planted.textContent = "window.planted = true";
  document.body.append(planted);
  const handler = document.createElement("p");
  handler.setAttribute("onclick", "window.planted = true");
  handler.click();
  return window.planted === true;
}"""
# The address of another host is never asked for: the policy stops the request before it is made.
FOREIGN = """() => new Promise(done => {
  document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
  const picture = document.createElement("img");
  picture.src = "https://elsewhere.example/pixel.png";
  document.body.append(picture);
  setTimeout(() => done("loaded"), 3000);
})"""
KEPT = """async () => ({
  local: Object.keys(localStorage).map(key => key.split(".").at(-1)),
  session: Object.keys(sessionStorage),
  cookie: document.cookie,
  databases: (await indexedDB.databases()).length,
})"""


def heads(site: Path) -> dict[str, BeautifulSoup]:
    """The parsed pages of a built site by their path."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "lxml")
        for path in sorted(site.rglob("*.html"))
    }


def said(page: BeautifulSoup, name: str) -> str | None:
    found = page.find("meta", attrs={"property": name}) or page.find("meta", attrs={"name": name})
    return None if found is None else str(found["content"])


def test_every_page_carries_the_policy_before_anything_it_could_load(site: Path) -> None:
    for name, page in heads(site).items():
        assert page.head is not None
        first = page.head.find(True)
        assert first is not None and first.get("http-equiv") == "Content-Security-Policy", name
        policy = str(first["content"])
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-"), name
        scripts = policy.split(";")[1]
        assert "unsafe" not in scripts and "http" not in policy and "*" not in policy
        # Browsers look for the encoding in the first 1024 bytes.
        assert b"charset" in (site / name).read_bytes()[:1024], name


@pytest.mark.parametrize("way", ["http", "file"])
def test_the_policy_stops_planted_scripts_and_foreign_pictures(
    way: str, chromium: Browser, site: Path, site_server: str
) -> None:
    """Not in a guarded page: that the browser complains is what is wanted here."""
    context = chromium.new_context()
    try:
        page = context.new_page()
        asked: list[str] = []
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.goto(f"{site_server if way == 'http' else site.as_uri()}/{TOPIC}")
        assert page.evaluate(PLANTED) is False
        assert page.evaluate(FOREIGN) == "img-src"
        assert [url for url in asked if "elsewhere" in url] == []
    finally:
        context.close()


@pytest.mark.parametrize("path", KINDS)
def test_the_theme_works_under_the_policy(path: str, page: Page, site_server: str) -> None:
    """The guard fails this test on the first complaint of the browser."""
    page.goto(f"{site_server}/{path}", wait_until="load")
    page.emulate_media(color_scheme="light")
    page.locator("label[for='__palette_1']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_nothing_is_kept_but_the_choice_of_colours(page: Page, site_server: str) -> None:
    for path in KINDS:
        page.goto(f"{site_server}/{path}", wait_until="load")
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially("interceptor")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".md-header label[for^='__palette']:visible").click()
    # The theme notes the colours that it shows, chosen or not.
    kept = {"local": ["__palette"], "session": [], "cookie": "", "databases": 0}
    assert page.evaluate(KEPT) == kept
    assert page.context.cookies() == []


def test_every_page_says_what_it_holds(site: Path) -> None:
    for name, page in heads(site).items():
        title = page.title
        assert title is not None and title.string
        assert said(page, "og:title"), name
        assert said(page, "description"), name
        assert said(page, "og:description") == said(page, "description"), name
        picture = site / name / ".." / unquote(said(page, "og:image") or "").lstrip("/")
        if name != "404.html":
            assert picture.resolve().read_bytes().startswith(b"\x89PNG"), name


def test_descriptions_and_titles_are_the_pages_own(site: Path) -> None:
    pages = {name: page for name, page in heads(site).items() if name != "404.html"}
    titles = [str(page.title.string) for page in pages.values() if page.title]
    assert len(set(titles)) == len(pages)
    sources = [page for name, page in pages.items() if name.startswith("sources/")]
    assert len({said(page, "description") for page in sources}) == len(sources)


def test_with_an_address_of_its_own_a_site_names_its_picture_in_full(
    tmp_path: Path, build_site: Callable[[Path], Path]
) -> None:
    project = make_project(tmp_path, {"a.txt": "A bridge opened on 3 May 2024.\n"}, {})
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "\nsite_url: https://briefing.example/here/\n", encoding="utf-8")
    built = heads(build_site(project))
    for name in ("index.html", "sources/a.html"):
        assert said(built[name], "og:image") == "https://briefing.example/here/assets/card.png"
        assert said(built[name], "og:url") == f"https://briefing.example/here/{name}"
    lost = built["404.html"]
    links = {urlsplit(str(link["href"])).path for link in lost.select("article a")}
    assert links and all(path.startswith("/here/") for path in links)


def test_a_lost_reader_is_led_on_at_any_depth(page: Page, site: Path, site_server: str) -> None:
    """Served as hosts do: the page of the site's root under whatever address was asked for."""
    body = (site / "404.html").read_text(encoding="utf-8")
    page.route("**/gone/**", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{site_server}/gone/from/here.html")
    assert page.inner_text("h1") == "There is no page at this address"
    assert "404" not in page.inner_text("article")
    # Styled and alive: the theme's files were found from there.
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially("interceptor")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    topics = [topic["title"] for topic in _topics(site)]
    assert [
        title for title in topics if page.locator("article a", has_text=title).count() != 1
    ] == []
    page.locator("article a", has_text=topics[1]).click()
    page.wait_for_url(f"{site_server}/*.html")
    assert page.inner_text("h1").startswith(topics[1])


def _topics(site: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((site / "data/briefing.json").read_bytes())["topics"]
    return found
