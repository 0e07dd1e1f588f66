"""Lists that are too long for one page: rows, ranges in titles, links that lead to the entry."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest

from generator import cli, places
from generator.pages import topic
from tests import audit
from tests.projects import ROOT, make_project

ROWS, ENTRIES = 8, 10
PROJECT = ROOT / "examples" / "car-makers"
UNCITED = "Weather\n\nRain fell on Harlow on 3 March 2026, and more is to come on Sunday.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[audit.Built]:
    """A project of a few dozen articles, on pages that hold less than those of today."""
    project = tmp_path_factory.mktemp("places") / "project"
    for name in ("seeds", "topics"):
        shutil.copytree(PROJECT / name, project / name)
    shutil.copy(PROJECT / "mkdocs.yml", project / "mkdocs.yml")
    (project / "seeds/weather.txt").write_text(UNCITED, encoding="utf-8")
    # Nobody has written on it: its page is made of quotations, of which it shows the first.
    quoted = "---\ntitle: Makers\nterms: [Chrysler, Opel, bankrupt*]\n---\n"
    (project / "topics/makers.md").write_text(quoted, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "ROWS", ROWS)
        patch.setattr(places, "ENTRIES", ENTRIES)
        patch.setattr(topic, "NOTES", 4)
        assert cli.main(["build", "--project", str(project)]) == cli.OK
    yield audit.load(project)


def titles(built: audit.Built, name: str) -> dict[str, str]:
    found = {}
    for path, page in built.pages.items():
        if re.fullmatch(rf"{name}(?:_\d+)?\.html", path):
            [heading] = page.body.xpath(".//h1")
            found[path] = heading.text_content().rstrip("¶").strip()
    return found


@pytest.mark.parametrize("check", audit.AUDITS, ids=lambda check: check.__name__)
def test_a_site_of_many_pages_holds_together(check: Any, built: audit.Built) -> None:
    assert list(check(built)) == []


def test_each_page_says_which_part_it_holds_and_leads_to_its_neighbours(
    built: audit.Built,
) -> None:
    people = built.briefing["people"]
    pages = [f"people{number}.html" for number in ("", "_2", "_3")]
    found = titles(built, "people")
    assert found["people.html"] == f"People: 1–{ENTRIES} of {len(people)}"
    assert found["people_2.html"].startswith(f"People: {ENTRIES + 1}–")
    for one, other in pairwise(pages):
        links = {link for _, _, link, _ in built.pages[one].body.iterlinks()}
        back = {link for _, _, link, _ in built.pages[other].body.iterlinks()}
        assert other in links
        assert one in back


def test_persons_are_ranked_and_their_record_names_the_page_that_has_them(
    built: audit.Built,
) -> None:
    persons = [each for each in built.briefing["people"] if each["kind"] == "person"]
    first = [len(each["statements"]) for each in persons if each["page"] == "people.md"]
    later = [len(each["statements"]) for each in persons if each["page"] != "people.md"]
    assert len(first) == ENTRIES
    assert min(first) >= max(later)
    for person in built.briefing["people"]:
        page = built.pages[person["page"].removesuffix(".md") + ".html"]
        assert page.ids[person["id"]]


def test_only_a_source_that_is_quoted_has_a_page_and_each_has_a_row(built: audit.Built) -> None:
    quoted = {citation["source"] for citation in built.briefing["citations"]}
    paged = {
        Path(path).stem
        for path in built.pages
        if re.fullmatch(r"sources/[a-z0-9-]+\.html", path) and path != "sources/index.html"
    }
    assert paged == quoted
    assert "weather" not in quoted
    lists = [page for path, page in built.pages.items() if path.startswith("sources/list_")]
    rows = [row for page in lists for row in page.body.xpath(".//tbody/tr")]
    assert len(rows) == len(built.briefing["sources"])
    assert max(len(page.body.xpath(".//tbody/tr")) for page in lists) == ROWS
    [weather] = [row for row in rows if "seeds/weather.txt" in row.text_content()]
    assert weather.xpath(".//*[@id='source:weather']")
    assert not weather.xpath(".//a[contains(@href, 'weather')]")


def test_every_record_names_a_page_that_has_it(built: audit.Built) -> None:
    for source in built.briefing["sources"]:
        page = built.pages[source["page"].removesuffix(".md") + ".html"]
        own = source["page"] == f"sources/{source['id']}.md"
        assert own or page.ids[f"source:{source['id']}"]


def test_differences_stand_in_their_order_on_the_page_that_their_record_names(
    tmp_path: Path,
) -> None:
    for name in ("seeds", "topics"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "ENTRIES", ENTRIES)
        assert cli.main(["build", "--no-site", "--project", str(tmp_path)]) == cli.OK
    content = tmp_path / "content"
    found = []
    for number in range(1, 10):
        path = content / places.numbered(places.DIFFERENCES, number)
        if path.exists():
            text = path.read_text(encoding="utf-8")
            found.append(re.findall(r"^### .* \{: #(d-[0-9a-f]+) \}$", text, re.MULTILINE))
    records = json.loads((content / "data/briefing.json").read_bytes())["disagreements"]
    assert len(records) > 2 * ENTRIES
    assert [len(page) for page in found[:-1]] == [ENTRIES] * (len(found) - 1)
    for record in records:
        number = int(re.sub(r"\D", "", record["page"]) or 1)
        assert record["id"] in found[number - 1]
    # In the order of the one page that they have had room on.
    one = (ROOT / "content/disagreements.md").read_text(encoding="utf-8")
    assert re.findall(r"^### .* \{: #(d-[0-9a-f]+) \}$", one, re.MULTILINE) == [*chain(*found)]


def test_search_finds_persons_on_every_page_and_no_rows(built: audit.Built) -> None:
    index = json.loads((built.project / "site/search/search_index.json").read_bytes())
    weights = {entry["location"]: entry.get("boost") for entry in index["docs"]}
    for person in built.briefing["people"]:
        assert weights[f"{person['page'].removesuffix('.md')}.html#{person['id']}"] == 2
    assert not [each for each in weights if each.startswith("sources/list_")]


def test_a_statement_of_very_many_names_the_first_and_counts_the_others(
    built: audit.Built,
) -> None:
    cited = {
        each["id"]: each["sources"]
        for each in built.briefing["statements"]
        if each["topic"] == "makers" and each["sources"] > 1
    }
    page = built.pages["makers.html"]
    assert cited
    for name, number in cited.items():
        told = " ".join(page.ids[name][0].text_content().split())
        assert f"{number} sources" in told
        assert f"and {number - 1} more" in told


def test_a_small_project_has_one_page_of_each(tmp_path: Path) -> None:
    topics = {"rain.md": "---\ntitle: Rain\n---\n"}
    project = make_project(tmp_path, {"weather.txt": UNCITED}, topics)
    assert cli.main(["build", "--no-site", "--project", str(project)]) == cli.OK
    content = project / "content"
    pages = {path.relative_to(content).as_posix() for path in content.rglob("*.md")}
    assert "sources/weather.md" in pages
    assert not [name for name in pages if "_" in name]
