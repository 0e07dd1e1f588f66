"""The built result holds together, as readers that share no code with the generator see it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import pipeline
from generator.reading import inputs
from tests import audit
from tests.audit_csl import csl
from tests.projects import build, built_once, make_project, repository, shared_folder

AUDITS = (*audit.AUDITS, csl)
# Passages that nest, that overlap without nesting, that leave words out, that stand twice.
CAPTION = "(Photo: The harbour of Oslo in the morning, with ferries at its quay)"
ARTICLE = "\n\n".join(
    (
        "Ministers meet at the harbour",
        "OSLO, March 3, 2025 (Example Press) — Two ministers met at the harbour on Monday and"
        " agreed to build four ferries, which “will cross the fjord by night”, before winter.",
        "The ferries cost more than planned, officials said, and nobody knows who pays for it.",
        CAPTION,
        "Work begins in May. Fishermen fear for their nets and have asked to move the route.",
        CAPTION,
    )
)
TOPIC = r"""---
title: Ferries
question: What will be built?
terms: [ferr*, quay]
---
## Bottom line
The ministers met and agreed on ferries. [@one "met at the harbour on Monday and agreed to build"]

The agreement is about crossing at night.
[@one "agreed to build four ferries, which \"will cross the fjord by night\", before winter"]

Ferries are to cross. [@one "four ferries"; @one "cross the fjord by night\", before winter"]

## Money
Who pays is open. [@one "The ferries cost more ... nobody knows who pays"]

A picture shows them. [@one "harbour of Oslo in the morning"]
"""
QUOTED = "---\ntitle: Nets\nterms: [net*, fishermen]\n---\n"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The repository's briefing, built from its inputs; the browser's tests read the same one."""
    return built_once(shared_folder(tmp_path_factory, worker_id), "project", repository)


@pytest.fixture(scope="session")
def built(project: Path) -> audit.Built:
    return audit.load(project)


@pytest.mark.parametrize("check", AUDITS, ids=lambda check: check.__name__)
def test_the_briefing_holds_together(
    check: Callable[[audit.Built], audit.Findings], built: audit.Built
) -> None:
    assert list(check(built)) == []


def test_a_briefing_has_what_the_audit_reads(built: audit.Built) -> None:
    """An audit of nothing finds nothing."""
    marks = [path for path, page in built.pages.items() if page.tree.xpath("//article//mark[@id]")]
    assert len(marks) == len(built.seeds) >= 5
    assert len(built.briefing["statements"]) > 100
    assert any("footnote-ref" in link for page in built.pages.values() for link in classes(page))


def classes(page: audit.Page) -> list[str]:
    return [str(name) for name in page.tree.xpath("//a/@class")]


@pytest.mark.parametrize("source_text", ["context", "full"])
def test_passages_that_overlap_hold_together(source_text: str, tmp_path: Path) -> None:
    seeds = {"one.txt": ARTICLE, "two.txt": ARTICLE.replace("four ferries", "five ferries")}
    topics = {"ferries.md": TOPIC, "nets.md": QUOTED}
    small = make_project(tmp_path, seeds, topics, f"source_text: {source_text}")
    build(small)
    loaded = audit.load(small)
    assert any(len(citation["pieces"]) > 1 for citation in loaded.briefing["citations"])
    assert loaded.pages["sources/one.html"].tree.xpath("//mark//mark")
    assert loaded.pages["sources/one.html"].tree.xpath("//mark[@data-of]")
    assert [finding for check in AUDITS for finding in check(loaded)] == []


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """One edit of one file, and the audit that must see it."""

    seen_by: Callable[[audit.Built], audit.Findings]
    file: str
    pattern: str
    replacement: str


DATA = "content/data/briefing.json"
CORRUPTIONS = {
    "an offset moved": Corruption(
        seen_by=audit.offsets,
        file=DATA,
        pattern=r'("start": )\d(\d+, "end")',
        replacement=r"\g<1>9\2",
    ),
    "a word of a passage changed": Corruption(
        seen_by=audit.offsets, file=DATA, pattern=r'("exact": "\w+) \w+', replacement=r"\1 never"
    ),
    "words put before a passage": Corruption(
        seen_by=audit.offsets,
        file=DATA,
        pattern=r'"prefix": "',
        replacement='"prefix": "nobody said ',
    ),
    "a piece moved out of its passage": Corruption(
        seen_by=audit.offsets,
        file=DATA,
        pattern=r'("pieces": \[\{"start": )',
        replacement=r"\g<1>1",
    ),
    "a letter of an article changed": Corruption(
        seen_by=audit.sources, file="seeds/*.txt", pattern=r"the", replacement="tha"
    ),
    "a statement that no topic has": Corruption(
        seen_by=audit.sources,
        file=DATA,
        pattern=r'"statements": \["',
        replacement='"statements": ["x',
    ),
    "a statement without a source": Corruption(
        seen_by=audit.statements,
        file=DATA,
        pattern=r'("status": .*"citations": )\[[^]]*\]',
        replacement=r"\1[]",
    ),
    "a statement reworded on its page": Corruption(
        seen_by=audit.statements,
        file="site/missile-production.html",
        pattern=r'(<p class="statement" id="[^"]+">\w+) \w+',
        replacement=r"\1 never",
    ),
    "a statement that lost its anchor": Corruption(
        seen_by=audit.statements,
        file="site/missile-production.html",
        pattern=r'<p class="statement" id="[^"]+">',
        replacement='<p class="statement">',
    ),
    "a footnote mark taken away": Corruption(
        seen_by=audit.statements,
        file="site/missile-production.html",
        pattern=r'<sup id="fnref:[^"]+"><a class="footnote-ref".*?</sup>',
        replacement="",
    ),
    "a footnote taken away": Corruption(
        seen_by=audit.footnotes,
        file="site/index.html",
        pattern=r'<li id="fn:.*?</li>',
        replacement="",
    ),
    "a footnote's words changed": Corruption(
        seen_by=audit.footnotes,
        file="site/index.html",
        pattern=r"<mark>\w+",
        replacement="<mark>Never",
    ),
    "a footnote's sentence changed": Corruption(
        seen_by=audit.footnotes,
        file="site/index.html",
        pattern=r"</mark>",
        replacement="</mark> or so they said",
    ),
    "a footnote that leads to another passage": Corruption(
        seen_by=audit.footnotes,
        file="site/index.html",
        # The target of the second footnote becomes that of the first.
        pattern=r'(<li id="fn:.*?<a href=")([^"]+)(".*?<li id="fn:.*?<a href=")[^"]+',
        replacement=r"\1\2\3\2",
    ),
    "a marked passage shortened": Corruption(
        seen_by=audit.passages,
        file="site/sources/jiji.html",
        pattern=r'(<mark id="[^"]+">)\S+ ',
        replacement=r"\1",
    ),
    "a back-link taken away": Corruption(
        seen_by=audit.returns,
        file="site/sources/jiji.html",
        pattern=r'<a href="\.\./[a-z-]+\.html#[^"]+">[^<]*</a>',
        replacement="",
    ),
    "a back-link to another statement": Corruption(
        seen_by=audit.returns,
        file="site/sources/jiji.html",
        pattern=r'<a href="\.\./[a-z-]+\.html#[^"]+">',
        replacement='<a href="../missile-production.html#s-a9879480ba">',
    ),
    "a link to a page that is not there": Corruption(
        seen_by=audit.links,
        file="site/index.html",
        pattern=r'(<article.*?href=")[a-z-]+\.html',
        replacement=r"\1nowhere.html",
    ),
    "an anchor that is not there": Corruption(
        seen_by=audit.links,
        file="site/index.html",
        pattern=r'(<article.*?href="[a-z-]+\.html#)',
        replacement=r"\1x",
    ),
    "an id that stands twice": Corruption(
        seen_by=audit.ids,
        file="site/index.html",
        pattern=r"(<article[^>]*>)",
        replacement=r'\1<p id="__config"></p>',
    ),
    "a value that is missing": Corruption(
        seen_by=audit.leftovers,
        file="site/index.html",
        pattern=r"(<article[^>]*>)",
        replacement=r"\1<p>None</p>",
    ),
    "a footnote without a definition": Corruption(
        seen_by=audit.leftovers,
        file="site/index.html",
        pattern=r"(<article[^>]*>)",
        replacement=r"\1<p>So it is.[^c-123]</p>",
    ),
    "a field that the schema lacks": Corruption(
        seen_by=audit.schema,
        file=DATA,
        pattern=r'"version": 1',
        replacement='"version": 1, "more": 2',
    ),
    "an unknown type of reference": Corruption(
        seen_by=csl,
        file="content/data/sources.csl.json",
        pattern="article-newspaper",
        replacement="news",
    ),
    "a reference of another day": Corruption(
        seen_by=csl,
        file="content/data/sources.csl.json",
        pattern=r'("date-parts": \[\[\d+, \d+, )\d+',
        replacement=r"\g<1>28",
    ),
}


def copied(project: Path, folder: Path) -> Path:
    for name in ("seeds", "content", "site"):
        shutil.copytree(project / name, folder / name)
    shutil.copy2(project / "mkdocs.yml", folder)
    shutil.copytree(project / "topics", folder / "topics")
    return folder


@pytest.mark.parametrize("corruption", CORRUPTIONS.values(), ids=CORRUPTIONS)
def test_the_audit_sees(corruption: Corruption, project: Path, tmp_path: Path) -> None:
    copy = copied(project, tmp_path)
    file = min(copy.glob(corruption.file))
    text = file.read_bytes().decode("utf-8")
    pattern = re.compile(corruption.pattern, re.DOTALL if file.suffix == ".html" else 0)
    changed, count = pattern.subn(corruption.replacement, text, count=1)
    assert count == 1 and changed != text, "there was something to corrupt"
    file.write_bytes(changed.encode("utf-8"))
    assert list(corruption.seen_by(audit.load(copy)))


def test_ids_stand_once_on_a_page_whatever_editors_call_things(tmp_path: Path) -> None:
    """Names that pages might use themselves: of topics, statements, sections, persons, sources."""
    article = (
        "Used\n\nPersons Unnamed said on 3 March 2026 that Ada Top had met Bodies. "
        "“We are found,” said Mary Persons. The council agreed with Mary Persons."
    )
    body = (
        '## Used x\n\nThe council agreed. [@used-x "The council agreed"] {#used-x}\n\n'
        '## Dates\n\n- 2026-03-03: Unnamed spoke. [@used-x "said on 3 March 2026"] {#dates}\n\n'
        "## Where sources differ\n\n- name: Who\n"
        '  - Ada: One says Ada. [@used-x "Ada Top had met Bodies"]\n'
        '  - Mary: One says Mary. [@top "said Mary Persons"]\n\n'
        '## Dates 1\n\n- 2026-03-03: Mary spoke. [@top "said on 3 March 2026"] {#persons}\n'
    )
    head = "---\ntitle: Harbour\nterms: [council]\n---\n"
    topics = {
        f"{name}.md": head + body.replace("{#", "{#" + extra)
        for name, extra in (("ferry", ""), ("ferry-1", "a-"), ("found", "b-"), ("differ", "c-"))
    }
    topics["print-found.md"] = "---\ntitle: Sources\nterms: [council, persons]\n---\n"
    seeds = {"used-x.txt": article, "top.txt": article.replace("Bodies", "Nobody")}
    project = make_project(tmp_path, seeds, topics)
    (tmp_path / "topics/people.yml").write_text(
        "- name: Mary Persons\n  role: mayor\n- name: Top\n- name: Organisations\n"
    )
    build(project)
    loaded = audit.load(project)
    assert list(audit.ids(loaded)) == []
    assert list(audit.footnotes(loaded)) == []


@pytest.mark.parametrize("name", ["top", "c-0123456789", "s-0123456789-2", "d-abcdef0123"])
def test_a_name_that_pages_give_is_no_name_for_a_statement(name: str, tmp_path: Path) -> None:
    topic = f'---\ntitle: A\n---\nIt was said. [@one "was said"] {{#{name}}}\n'
    project = make_project(tmp_path, {"one.txt": "It was said."}, {"a.md": topic})
    codes = {problem.kind.code for problem in pipeline.run(inputs.read(project)).problems}
    assert "anchor-taken" in codes
