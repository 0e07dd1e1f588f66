"""What the README and the docs say is so: fields, layers, links, examples and figures."""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml

from benchmarks import report
from generator import cli, pipeline
from generator.model import DisagreementKind, Inputs
from generator.problems import Problem
from generator.reading import inputs, settings, source_fields, topics
from tests.docs_examples import (
    DOCS,
    PAGES,
    README,
    ROOT,
    blocks,
    code_spans,
    named,
    shown_files,
    text,
    write,
)

WRITING = ROOT / "docs/writing.md"
FORMAT = ROOT / "docs/data-format.md"
ARCHITECTURE = ROOT / "docs/architecture.md"
LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
HEADING = re.compile(r"^#{1,4} (?P<words>.+)$", re.MULTILINE)

Capture = pytest.CaptureFixture[str]


# ---------------------------------------------------------------- fields and settings


@pytest.mark.parametrize(
    ("page", "names"),
    [
        (WRITING, settings.KNOWN),
        (WRITING, source_fields.KNOWN_FIELDS),
        (WRITING, topics.KNOWN_FIELDS),
        (WRITING, topics.RESERVED),
        (WRITING, get_args(DisagreementKind)),
    ],
    ids=["settings", "source fields", "topic fields", "reserved names", "kinds of difference"],
)
def test_every_name_that_editors_may_write_is_explained(page: Path, names: tuple[str, ...]) -> None:
    assert set(names) - set(code_spans(page)) == set()


def test_the_settings_and_the_fields_of_a_sign_off_are_shown_as_they_are_written() -> None:
    # As strings: to YAML 1.1 the key `on` is a truth value.
    shown = [yaml.load(block, yaml.BaseLoader) for block in blocks(WRITING, "yaml")]
    briefing = next(block["extra"]["briefing"] for block in shown if "extra" in block)
    review = next(block["reviewed"] for block in shown if "reviewed" in block)
    assert set(briefing) == set(settings.KNOWN)
    assert tuple(review) == topics.REVIEW_FIELDS


def test_every_field_of_the_data_files_is_explained(ferry: Path, capsys: Capture) -> None:
    cli.main(["inspect", "--project", str(ferry)])
    printed = json.loads(capsys.readouterr().out)
    schema = json.loads(text(ROOT / "generator/exports/briefing.schema.json"))
    fields = {*printed, *(key for record in records(printed) for key in record)}
    for kind in (schema, *schema["$defs"].values()):
        fields |= set(kind.get("properties", ()))
    cli.main(["build", "--no-site", "--project", str(ferry)])
    items = json.loads((ferry / "content/data/sources.csl.json").read_text(encoding="utf-8"))
    fields |= {key for record in items for key in record}
    assert {"sha256", "container-title", "entity"} <= fields
    assert fields - set(code_spans(FORMAT)) == set()


def records(document: dict[str, object]) -> Iterator[dict[str, object]]:
    for value in document.values():
        yield from value if isinstance(value, list) else ()


# ---------------------------------------------------------------- architecture


def test_the_layers_drawn_are_those_that_the_contract_holds() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))
    contract = project["tool"]["importlinter"]["contracts"][0]
    layers = [re.sub(r"[()]", "", layer) for layer in contract["layers"]]
    drawn = "\n".join(layer for layer in layers if layer != "__main__")
    assert drawn in [block.strip() for block in blocks(ARCHITECTURE, "text")]


def test_every_part_of_the_generator_is_named_in_the_architecture() -> None:
    package = ROOT / "generator"
    parts = [
        *package.glob("*.py"),
        *(path.parent for path in package.glob("*/__init__.py")),
        *(
            path
            for folder in ("article", "corpus", "briefing", "text")
            for path in (package / folder).iterdir()
        ),
    ]
    names = {path.stem for path in parts} - {"__init__", "__main__", "__pycache__"}
    assert {"edtf", "reading", "dates", "agreement", "gate"} <= names
    assert {name for name in names if f"`{name}`" not in text(ARCHITECTURE)} == set()


@pytest.mark.parametrize(
    "step",
    [
        "article.tasks",
        "corpus.together",
        "corpus.analysis",
        "briefing.gate",
        "briefing.selection",
        "briefing.chronology",
        "briefing.comparison",
        "briefing.ledger",
        "briefing.findings",
    ],
)
def test_the_rule_sets_named_at_a_step_are_those_that_it_calls(step: str) -> None:
    module = text(ROOT / f"generator/{step.replace('.', '/')}.py")
    steps = {
        "analysis",
        "together",
        "tasks",
        "claimed",
        "gate",
        "chronology",
        "comparison",
        "ledger",
    }
    imported = {
        name
        for names in re.findall(
            r"^from generator\.(?:article|corpus|briefing) import (\([^)]+\)|.+)$",
            module,
            re.MULTILINE,
        )
        for name in re.findall(r"\w+", names)
    }
    row = re.search(
        rf"^\| `{re.escape(step)}` \|.*\|(?P<called>[^|]+)\|$", text(ARCHITECTURE), re.MULTILINE
    )
    assert imported and row
    assert set(re.findall(r"`(\w+)`", row["called"])) == imported - steps


# ---------------------------------------------------------------- links


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub and GitLab make them."""
    words = (match["words"].lower() for match in HEADING.finditer(text(page)))
    return {re.sub(r"[^\w\- ]", "", each).replace(" ", "-") for each in words}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    lost = []
    for match in LINK.finditer(text(page)):
        target, _, anchor = match["target"].partition("#")
        if "://" in target:
            continue
        found = (page.parent / target).resolve() if target else page
        if not found.exists() or (anchor and anchor not in anchors(found)):
            lost.append(match["target"])
    assert lost == []


def test_the_readme_links_every_page_of_the_docs() -> None:
    linked = {match["target"].partition("#")[0] for match in LINK.finditer(text(README))}
    assert {named(page) for page in DOCS} - linked == set()


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs/img").iterdir()}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > 200_000} == {}


# ---------------------------------------------------------------- examples


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """The project of the README, grown by the files and the settings of the guide for editors."""
    files = shown_files(README) | shown_files(WRITING)
    shown = [block for block in blocks(WRITING, "yaml") if block.startswith("extra:")]
    chosen = textwrap.dedent(shown[0].split("briefing:\n")[1])
    return write(tmp_path / "ferry", files, chosen)


def problems(given: Inputs) -> list[Problem]:
    return [found for found in pipeline.run(given).problems if found.kind.severity != "hint"]


def codes(project: Path) -> list[str]:
    return [problem.kind.code for problem in problems(inputs.read(project))]


def test_the_readmes_example_builds_a_site_as_the_readme_says(tmp_path: Path) -> None:
    project = write(tmp_path / "small", shown_files(README))
    assert codes(project) == ["publisher-missing", "source-url-missing"]
    assert cli.main(["build", "--project", str(project)]) == 0
    assert "single ticket" in (project / "site/ferry.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('"single ticket costs $4"', '"single ticket will cost $4"'),
        ("ticket costs $5.", "costs $4."),
    ],
)
def test_the_readme_shows_the_line_that_a_fault_really_prints(
    wrong: str, right: str, tmp_path: Path, capsys: Capture
) -> None:
    files = shown_files(README)
    old = right if right.startswith('"') else "ticket costs $4."
    assert old in files["topics/ferry.md"]
    assert wrong in text(README)
    files["topics/ferry.md"] = files["topics/ferry.md"].replace(old, wrong)
    project = write(tmp_path / "small", files)
    assert cli.main(["build", "--no-site", "--project", str(project)]) == 1
    out, err = capsys.readouterr()
    line = next(line for line in out.splitlines() if line.startswith("topics/"))
    assert f"{line}\n{err.strip()}\n" in blocks(README, "text")


def test_the_example_of_the_guide_for_editors_builds_a_site(ferry: Path) -> None:
    assert codes(ferry) == []
    assert cli.main(["build", "--project", str(ferry)]) == 0
    assert (ferry / "site/ferry.html").is_file()
    given = inputs.read(ferry)
    briefing = pipeline.run(given).briefing
    assert [event.status for event in briefing.events] == ["planned"]
    assert [len(entry.sides) for entry in briefing.disagreements] == [2]
    assert [entry.label for entry in briefing.topics[0].assessments] == ["Assessment", "Not known"]
    assert briefing.sources["harlow-post"].publication.basis == "given"


def test_a_sign_off_as_the_guide_describes_it_makes_a_topic_reviewed(ferry: Path) -> None:
    sign_off = next(block for block in blocks(WRITING, "yaml") if block.startswith("reviewed"))
    topic = ferry / "topics/ferry.md"
    bare = topic.read_text(encoding="utf-8")
    topic.write_text(bare.replace("\n---\n", f"\n{sign_off}---\n", 1), encoding="utf-8")
    (problem,) = problems(inputs.read(ferry))
    assert problem.kind.code == "review-outdated"
    digest = re.search(r"digest: ([0-9a-f]+)", problem.mend)
    assert digest
    signed = sign_off.replace("new", digest[1])
    topic.write_text(bare.replace("\n---\n", f"\n{signed}---\n", 1), encoding="utf-8")
    result = pipeline.run(inputs.read(ferry))
    assert result.briefing.topics[0].status == "reviewed"
    assert result.problems == ()


# ---------------------------------------------------------------- figures


@pytest.fixture(scope="module")
def measured(request: pytest.FixtureRequest) -> list[str]:
    """The page of figures: its head, then its sections."""
    if request.config.getoption("--regenerate"):
        report.main()
    return re.split(r"\n(?=## )", text(report.PAGE))


def test_the_docs_have_the_figures_of_each_benchmark_and_no_others(measured: list[str]) -> None:
    head, *sections = measured
    assert head == report.HEAD
    assert [each.splitlines()[0] for each in sections] == [f"## {p.heading}" for p in report.PARTS]


# One at a time, so that several workers share them.
@pytest.mark.parametrize("part", report.PARTS, ids=lambda part: part.heading)
def test_the_figures_in_the_docs_are_those_measured_now(
    part: report.Part, measured: list[str]
) -> None:
    assert report.section(part).removesuffix("\n") in [each.rstrip("\n") for each in measured]
