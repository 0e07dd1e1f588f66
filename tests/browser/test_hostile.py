"""Text from sources and topics is hostile: on the built site it runs nothing, loads nothing, shows.

Two sites are made of 7,000 payloads (see `hostile_project`), and two twins of plain words with
the same structure: an element that the payloads made is one that the twin has not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import guarded
from tests.browser.hostile_project import (
    Chunk,
    chunked,
    hostile,
    plain,
    project,
    titles_project,
    visible,
)
from tests.browser.hostile_strings import NAMES
from tests.projects import built_once, shared_folder

pytestmark = pytest.mark.slow
CHUNKS = chunked(hostile())
# Fewer and longer: each title stands on every page.
TITLES = chunked(hostile(), 400)
CHUNK_NAME = re.compile(r"\bh[a-z]{3}(?=\.html$)")
# Whatever payload runs says so; `alert` and its kin are what most of them call.
WITNESS = """for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = () => { window.__pwned = name; };"""
# Elements that act, with the attributes that do: how many of each kind a page has.
ACTIVE = """() => {
  const tags = new Set(`script style link meta base iframe frame frameset object embed applet img
    image picture video audio source track svg math canvas form input button select textarea
    template slot dialog marquee portal param noscript`.split(/\\s+/));
  const attributes = new Set(["srcdoc", "style", "autofocus"]);
  const addresses = new Set(["href", "src", "srcset", "action", "formaction", "data", "poster",
    "background", "ping", "cite", "longdesc", "manifest", "xlink:href"]);
  const found = {};
  const count = name => { found[name] = (found[name] ?? 0) + 1; };
  for (const element of document.querySelectorAll("*")) {
    // What our script adds: controls for statements and notes, of which chunks have more or fewer.
    if (element.closest(".tools, .filters, .briefing-layer, .fold")) continue;
    if (tags.has(element.localName) || element.localName.includes("-")) count(element.localName);
    for (const {name, value} of element.attributes) {
      // The theme's script styles its own bars, when it finds the time.
      const ours = name !== "style" || element.closest("article");
      if (name.startsWith("on") || (attributes.has(name) && ours)) count(`@${name}`);
      if (addresses.has(name)) {
        const address = new URL(value, location);
        if (![location.hostname, "news.example"].includes(address.hostname)) count(`@${address}`);
      }
    }
  }
  return found;
}"""
# What a statement says, without its numbers and remarks.
SAID = """elements => elements.map(element => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("sup, span, a.headerlink").forEach(part => part.remove());
  return copy.textContent;
})"""
TEXTS = "elements => elements.map(element => element.textContent)"


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, Path]:
    """The folder of each built site by its name, all built once for every worker."""
    base = shared_folder(tmp_path_factory, worker_id)
    names = [f"plain {letter}" for letter in "abcdefgh"]
    makers: dict[str, Callable[[Path], Path]] = {
        "hostile": lambda folder: project(folder, CHUNKS, NAMES),
        "titles": lambda folder: titles_project(folder, TITLES),
        "twin": lambda folder: project(folder, plain(CHUNKS), names),
        "titles-twin": lambda folder: titles_project(folder, plain(TITLES)),
    }
    with ThreadPoolExecutor(2) as pool:
        built = pool.map(lambda name: built_once(base, name, makers[name]), makers)
        return {name: folder / "site" for name, folder in zip(makers, built, strict=True)}


@pytest.fixture(scope="session")
def servers(sites: dict[str, Path], serve_folder: Callable[[Path], str]) -> dict[str, str]:
    return {name: serve_folder(site) for name, site in sites.items()}


@contextmanager
def witnessed(chromium: Browser) -> Iterator[Page]:
    """A guarded page on which a payload that runs leaves a mark."""
    with guarded(chromium) as page:
        page.add_init_script(WITNESS)
        yield page


def squeezed(text: str) -> str:
    """A text without its blanks: those before a full stop are an editor's slip, and mended."""
    return "".join(text.split())


# Pages of one kind at a time, so that several workers share them.
@pytest.mark.parametrize(
    ("site", "pages"),
    [
        ("hostile", "sources/*.html"),
        ("hostile", "h*.html"),
        ("hostile", "[!h]*.html"),
        ("titles", "*.html"),
    ],
)
def test_no_text_runs_loads_or_makes_an_element(
    site: str, pages: str, chromium: Browser, sites: dict[str, Path], servers: dict[str, str]
) -> None:
    twin = {"hostile": "twin", "titles": "titles-twin"}[site]
    paths = [path.relative_to(sites[site]).as_posix() for path in sites[site].glob(pages)]
    assert paths
    faults: list[str] = []
    asked: set[str] = set()
    frames: dict[str, dict[str, int]] = {}
    with witnessed(chromium) as page:
        page.on("request", lambda request: asked.add(request.url.split("?")[0].split("#")[0]))
        for path in sorted(paths):
            # Pages of one kind have the same frame: one of the twin's is enough for all.
            kind = CHUNK_NAME.sub("", path)
            if kind not in frames:
                page.goto(f"{servers[twin]}/{path}")
                frames[kind] = page.evaluate(ACTIVE)
            page.goto(f"{servers[site]}/{path}")
            found = page.evaluate(ACTIVE)
            if page.url != f"{servers[site]}/{path}" or page.evaluate("window.__pwned") is not None:
                faults.append(f"{path}: a payload ran, the page is {page.url}")
            handlers = sorted(name for name in found if name.startswith("@on"))
            if found != frames[kind] or handlers:
                odd = sorted(set(found.items()) ^ set(frames[kind].items()))
                faults.append(f"{path}: its elements are not those of the twin: {odd}, {handlers}")
    for server, folder in ((servers[site], sites[site]), (servers[twin], sites[twin])):
        own = [url.removeprefix(f"{server}/") for url in asked if url.startswith(f"{server}/")]
        faults += [f"asked for {url}" for url in own if not (folder / url).is_file()]
    assert faults == []


@pytest.mark.parametrize("chunk", CHUNKS[::6], ids=lambda c: c.name)
def test_the_text_of_an_article_shows_as_itself(
    chunk: Chunk, chromium: Browser, servers: dict[str, str]
) -> None:
    with witnessed(chromium) as page:
        page.goto(f"{servers['hostile']}/sources/{chunk.name}.html")
        title = visible(" ".join(chunk.strings))
        assert page.title() == f"{title} - A small briefing"
        assert page.locator("h1").evaluate_all(SAID) == [title]
        facts = [text.strip() for text in page.locator(".glance li").evaluate_all(TEXTS)]
        assert {f"Byline {title}", f"Notes {title}"} <= set(facts)
        shown = [text.strip() for text in page.locator("p.article").evaluate_all(TEXTS)]
        whole = squeezed("".join(shown))
        missing = [
            string
            for key, string in zip(chunk.keys, chunk.strings, strict=True)
            if squeezed(f"{key}{visible(string)}") not in whole
        ]
        assert missing == []


@pytest.mark.parametrize("chunk", CHUNKS[::6], ids=lambda c: c.name)
def test_the_text_of_a_topic_shows_as_itself(
    chunk: Chunk, chromium: Browser, servers: dict[str, str]
) -> None:
    with witnessed(chromium) as page:
        page.goto(f"{servers['hostile']}/{chunk.name}.html")
        assert page.locator("h1").evaluate_all(SAID) == [visible(chunk.strings[0])]
        question = visible(" ".join(chunk.strings))
        assert page.locator("article .question").evaluate_all(SAID) == [question]
        cited = [string for _, string in chunk.cited]
        for selector, reader, strings in (
            ("p.statement", SAID, cited),
            ("h2", SAID, chunk.headings),
            (".md-sidebar--secondary .md-nav__link", TEXTS, chunk.headings),
        ):
            shown = {squeezed(text) for text in page.locator(selector).evaluate_all(reader)}
            missing = [s for s in strings if squeezed(visible(s)) not in shown]
            assert missing == [], selector
        notes = set(map(squeezed, page.locator(".footnote li mark").evaluate_all(TEXTS)))
        pairs = [f"{key}{squeezed(visible(string))}wassaid" for key, string in chunk.cited]
        assert [pair for pair in pairs if pair not in notes] == []


def test_a_title_shows_as_itself_wherever_a_page_names_it(
    chromium: Browser, servers: dict[str, str]
) -> None:
    wanted = {visible(" ".join(chunk.strings)) for chunk in TITLES}
    with witnessed(chromium) as page:
        page.goto(f"{servers['titles']}/{TITLES[0].name}.html")
        title = visible(" ".join(TITLES[0].strings))
        assert page.title() == f"{title} - A small briefing"
        assert page.locator("h1").evaluate_all(SAID) == [title]
        question = visible(TITLES[0].strings[0])
        assert page.locator("article .question").evaluate_all(SAID) == [question]
        assert page.locator("meta[name=description]").get_attribute("content") == question
        for selector in (".md-tabs__link", ".md-sidebar--primary .md-nav__link"):
            shown = [visible(text) for text in page.locator(selector).evaluate_all(TEXTS)]
            assert wanted - set(shown) == set(), selector


def test_search_and_pop_ups_show_text_as_text(chromium: Browser, servers: dict[str, str]) -> None:
    with witnessed(chromium) as page:
        page.goto(f"{servers['hostile']}/haaa.html")
        card = page.locator(".briefing-card")
        for mark in page.locator("p.statement a.says").all()[:6]:
            mark.hover()
            expect(card).to_contain_text("was said")
            assert card.locator(":is(img, script, svg, iframe)").count() == 0
            page.mouse.move(0, 0)
            expect(card).to_have_count(0)
        field = page.get_by_role("textbox", name="Search")
        field.click()
        for word in ("onerror", "javascript", "script"):
            field.fill("")
            field.press_sequentially(word)
            result = page.locator(".md-search-result__list")
            # The index of 7,000 payloads takes its time.
            expect(result).to_contain_text(re.compile(word, re.IGNORECASE), timeout=60_000)
            assert result.locator(":is(img, script, svg, iframe)").count() == 0
        assert page.evaluate("window.__pwned") is None


@pytest.mark.parametrize("suffix", ["json", "jsonld", "xml"])
def test_exports_of_hostile_text_can_be_read(suffix: str, sites: dict[str, Path]) -> None:
    files = sorted((sites["hostile"] / "data").rglob(f"*.{suffix}"))
    for file in files:
        if suffix == "xml":
            etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False))
        else:
            json.loads(file.read_bytes())
    assert files
