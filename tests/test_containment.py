"""A fault of the program costs one stage of one file its result, and is told; no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import cli, containment, pipeline
from generator.article import dates, figures, layout, names, sentences, speech
from generator.corpus import agreement, origins, people
from generator.reading import inputs, topic_body
from tests.projects import make_project

GOOD = "Ferry bought\n\nThe board of Harlow said on 3 March 2026 that 12 boats were bought."
BAD = "Cracks found\n\nDivers told the board on 4 March 2026 that the pier has 9 cracks."
TOPIC = (
    "---\ntitle: Boats\nterms: [boats]\n---\n## Bottom line\n\n"
    'The board has 12 new boats. [@good "12 boats were bought"]\n'
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(containment.STRICT)
    monkeypatch.setattr(containment.Guard, "raising", False)
    return make_project(tmp_path, {"good.txt": GOOD, "bad.txt": BAD}, {"boats.md": TOPIC})


def failing(real: Callable[..., Any]) -> Callable[..., Any]:
    """The stage, with a fault that only the one article meets."""

    def stage(*given: Any, **named: Any) -> Any:
        if "Cracks found" in str(given):
            raise IndexError("list index out of range")
        return real(*given, **named)

    return stage


@pytest.mark.parametrize(
    ("module", "name", "stage"),
    [
        (layout, "lay_out", "layout"),
        (sentences, "split", "sentences"),
        (dates, "find", "dates"),
        (names, "find", "names"),
        (figures, "find", "figures"),
        (speech, "find", "speech"),
    ],
    ids=["articles", "sentences", "dates", "names", "figures", "speech"],
)
def test_a_fault_in_one_article_is_told_of_it_and_all_else_is_published(
    module: Any, name: str, stage: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.run(inputs.read(project))
    monkeypatch.setattr(module, name, failing(getattr(module, name)))
    result = pipeline.run(inputs.read(project))
    (problem,) = [p for p in result.problems if p.kind.code == "reading-failed"]
    assert problem.file == "seeds/bad.txt"
    assert f"`{stage}` failed: IndexError" in problem.message
    assert {file.path for file in result.files} == {file.path for file in whole.files}
    good = next(f.data for f in result.files if f.path == "sources/good.md")
    assert good == next(f.data for f in whole.files if f.path == "sources/good.md")


@pytest.mark.parametrize(
    ("module", "name"),
    [(people, "resolve"), (agreement, "compare"), (origins, "find")],
    ids=["people", "agreement", "origins"],
)
def test_a_fault_in_comparing_articles_leaves_the_articles(
    module: Any, name: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stage(*given: Any, **named: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(module, name, stage)
    result = pipeline.run(inputs.read(project))
    (problem,) = [p for p in result.problems if p.kind.code == "reading-failed"]
    assert problem.file == "seeds"
    assert "12 boats were bought" in str([f.data for f in result.files])


def test_a_fault_in_one_topic_is_told_of_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "topics/other.md").write_text(TOPIC.replace("Boats", "Other"))
    real = topic_body.parse

    def parse(text: str, *given: Any) -> Any:
        if "Other" in text:
            raise KeyError("x")
        return real(text, *given)

    monkeypatch.setattr(topic_body, "parse", parse)
    result = pipeline.run(inputs.read(project))
    assert [p.file for p in result.problems if p.kind.code == "reading-failed"] == [
        "topics/other.md"
    ]
    assert "boats.md" in {file.path for file in result.files}


@pytest.mark.parametrize("raised", [KeyboardInterrupt, MemoryError])
def test_what_is_no_fault_of_a_rule_passes(
    raised: type[BaseException], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stage(*given: Any, **named: Any) -> Any:
        raise raised

    monkeypatch.setattr(dates, "find", stage)
    with pytest.raises(raised):
        pipeline.run(inputs.read(project))


def test_where_faults_must_be_seen_they_are_raised(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containment.Guard, "raising", True)
    monkeypatch.setattr(names, "find", failing(names.find))
    with pytest.raises(IndexError):
        pipeline.run(inputs.read(project))


def test_a_fault_elsewhere_is_one_line_and_writes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*given: Any) -> Any:
        raise AttributeError("x")

    monkeypatch.setattr(pipeline, "pages", broken)
    assert cli.main(["build", "--no-site", "--project", str(project)]) == cli.YOUR_INPUT
    said = capsys.readouterr().err
    assert said.startswith("briefing: the program failed: AttributeError")
    assert said.count("\n") == 1
    assert not (project / "content").exists()
