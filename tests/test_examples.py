"""The example that another team would start from: thirty articles, topics of front matter alone.

Nothing that wrote the pages is asked whether they are right: they are read as files.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from generator import cli

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "car-makers"
CONTENT = EXAMPLE / "content"
TOPICS = sorted(path.stem for path in (EXAMPLE / "topics").glob("*.md"))
SEEDS = sorted((EXAMPLE / "seeds").glob("*.txt"))
# The words, the numbers of their footnotes, and a link to the passage on the page of its source.
QUOTATION = re.compile(r"> “.+”(?:\[\^c-[0-9a-f]{10}\])+ .*\(sources/[a-z-]+\.md#c-[0-9a-f]{10}\)")
LICENCES = (
    "https://creativecommons.org/licenses/by/2.5/",
    "https://creativecommons.org/licenses/by/4.0/",
)


def briefing() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CONTENT / "data" / "briefing.json").read_bytes())
    return loaded


def quoted(topic: str) -> list[dict[str, Any]]:
    """The statements of a topic that tell no date: dated ones stand again in its chronology."""
    return [s for s in briefing()["statements"] if s["topic"] == topic and not s["date"]]


def page(name: str) -> str:
    return (CONTENT / name).read_text(encoding="utf-8")


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a copy, made by the builder's strict mode."""
    project = tmp_path_factory.mktemp("example") / "car-makers"
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("site"))
    assert cli.main(["build", "--project", str(project)]) == cli.OK
    return project / "site"


def test_its_committed_content_is_what_its_inputs_give(capsys: pytest.CaptureFixture[str]) -> None:
    status = cli.main(["check", "--project", str(EXAMPLE), "--format", "json"])
    problems = json.loads(capsys.readouterr().out)
    # The corpus does not give the articles' addresses; nothing else is amiss.
    assert {problem["code"] for problem in problems} <= {"source-url-missing"}
    assert status == cli.OK


def test_its_topics_are_front_matter_alone() -> None:
    for path in (EXAMPLE / "topics").glob("*.md"):
        _, front, body = path.read_text(encoding="utf-8").split("---\n")
        assert set(yaml.safe_load(front)) == {"title", "order", "question", "terms"}
        assert not body.strip()


def test_every_statement_is_quoted_and_stands_in_its_source_word_for_word() -> None:
    data = briefing()
    texts = {
        source["id"]: (EXAMPLE / source["file"]).read_bytes().decode("utf-8")
        for source in data["sources"]
    }
    citations = {citation["id"]: citation for citation in data["citations"]}
    assert len(data["statements"]) >= 3 * 8
    for statement in data["statements"]:
        assert statement["status"] == "quoted"
        first = citations[statement["citations"][0]]
        cited = texts[first["source"]][first["start"] : first["end"]]
        assert " ".join(cited.split()) == statement["text"]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_draws_on_many_articles_and_names_the_source_of_each_quotation(topic: str) -> None:
    lines = [line for line in page(f"{topic}.md").splitlines() if line.startswith("> “")]
    assert len(quoted(topic)) >= 12
    for line in lines:
        assert QUOTATION.match(line), line
    sources = {citation["id"]: citation["source"] for citation in briefing()["citations"]}
    used = [statement["citations"][0] for statement in quoted(topic)]
    assert len({sources[name] for name in used}) >= len(used) * 0.5


@pytest.mark.parametrize("topic", TOPICS)
def test_no_two_quotations_of_a_topic_have_the_same_words(topic: str) -> None:
    texts = [statement["text"].casefold() for statement in quoted(topic)]
    assert len(texts) == len(set(texts))


def test_all_thirty_articles_have_a_page_with_their_date_and_the_attribution() -> None:
    sources = briefing()["sources"]
    assert len(sources) == len(SEEDS) == 30
    for source in sources:
        assert source["publisher"] == "Wikinews"
        # The second line of each article is its date.
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", source["published"])
        assert source["published_basis"] == "stated"
        assert all(licence in page(f"sources/{source['id']}.md") for licence in LICENCES)


@pytest.mark.slow
def test_its_built_pages_name_the_licences_wherever_an_article_stands_whole(site: Path) -> None:
    pages = sorted((site / "sources").glob("*.html"))
    assert len(pages) == 31
    for path in pages:
        text = soup(path).get_text()
        assert all(licence in text for licence in LICENCES), path.name
    assert (EXAMPLE / "LICENSE.txt").read_text(encoding="utf-8").startswith("Creative Commons")


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_each_number_on_a_built_topic_leads_to_its_words_on_the_page_of_its_source(
    site: Path, topic: str
) -> None:
    notes = soup(site / f"{topic}.html").select("div.footnote li")
    assert len(notes) >= 12
    for note in notes:
        link = note.find("a", href=re.compile(r"^sources/"))
        assert isinstance(link, Tag)
        name, _, anchor = str(link["href"]).partition("#")
        marked = soup(site / name).find(id=anchor)
        assert isinstance(marked, Tag)
        words = " ".join(marked.get_text().split())
        quoted = note.find("mark")
        assert isinstance(quoted, Tag)
        assert words == " ".join(quoted.get_text().split())


@pytest.mark.slow
def test_its_pages_carry_no_heading_with_nothing_under_it(site: Path) -> None:
    for name in ("index", "disagreements", *TOPICS):
        article = soup(site / f"{name}.html").find("article")
        assert isinstance(article, Tag)
        for heading in article.find_all("h2"):
            assert isinstance(heading, Tag)
            following = heading.find_next_sibling()
            assert isinstance(following, Tag), (name, heading.get_text())
            assert following.name not in ("h1", "h2"), (name, heading.get_text())
