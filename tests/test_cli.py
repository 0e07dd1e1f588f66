"""The command line: what each command prints, to which stream, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator import __version__, cli, pipeline
from generator.publishing import site
from generator.reading import inputs
from tests.projects import make_project

ROOT = Path(__file__).parent.parent
COMMANDS = ("build", "check", "inspect", "serve")
SEED = "A Bridge\n\nMarch 3, 2026\n\nThe bridge opened on Tuesday. It cost 48 million euros.\n"
TOPIC = '---\ntitle: Bridge\nterms: [bridge]\n---\n\nIt is open.\n[@bridge "bridge opened"]\n'
FAULTY = TOPIC.replace("bridge opened", "bridge, 100% new,\topened")

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {"bridge.txt": SEED}, {"bridge.md": TOPIC})


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return make_project(tmp_path / "faulty", {"bridge.txt": SEED}, {"bridge.md": FAULTY})


def told(text: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(text)
    return loaded


def start(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["build", "--frobnicate"],
        ["build", "--builder", "hugo"],
        ["check", "--format", "xml"],
        ["check", "--project"],
        ["build", "extra"],
        *([command, "--project", "/there/is/no/such/folder"] for command in COMMANDS),
        ["serve", "--address", "8000"],
        ["serve", "--address", "localhost:eighty"],
        ["serve", "--address", "localhost:99999"],
    ],
    ids=" ".join,
)
def test_a_call_that_is_wrong_exits_with_two_and_says_so_on_standard_error(
    arguments: list[str], capsys: Capture
) -> None:
    assert cli.main(arguments) == cli.USAGE == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "briefing" in said.err
    assert "Traceback" not in said.err


def test_version_and_help_exit_with_zero(capsys: Capture) -> None:
    assert cli.main(["--version"]) == cli.OK
    assert capsys.readouterr().out == f"briefing {__version__}\n"
    assert cli.main(["--help"]) == cli.OK
    said = capsys.readouterr().out
    assert all(f"    {command} " in said for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_project_and_explains_itself(command: str, capsys: Capture) -> None:
    assert cli.main([command, "--help"]) == cli.OK
    assert "--project DIR" in capsys.readouterr().out


def test_build_writes_content_and_check_then_finds_it_up_to_date(
    project: Path, capsys: Capture
) -> None:
    assert cli.main(["check", "--project", str(project)]) == cli.YOUR_INPUT
    assert "content-stale" in capsys.readouterr().out
    assert cli.main(["build", "--no-site", "--project", str(project)]) == cli.OK
    assert "files written" in capsys.readouterr().err
    assert not (project / "site").exists()
    assert cli.main(["check", "--project", str(project)]) == cli.OK


def test_check_and_inspect_write_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    assert cli.main(["check", "--inputs-only", "--project", str(project)]) == cli.OK
    assert cli.main(["inspect", "--project", str(project)]) == cli.OK
    assert sorted(project.rglob("*")) == before


def test_the_project_is_the_current_folder_by_default(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert cli.main(["build", "--no-site"]) == cli.OK
    assert (project / "content" / "index.md").is_file()


def test_text_problems_are_one_a_line_as_editors_click_them(faulty: Path, capsys: Capture) -> None:
    assert cli.main(["check", "--inputs-only", "--project", str(faulty)]) == cli.YOUR_INPUT
    line = next(line for line in capsys.readouterr().out.splitlines() if "quote-not" in line)
    assert line.startswith("topics/bridge.md:7:2: quote-not-found “bridge, 100% new, opened” is ")


def test_json_problems_carry_every_part(faulty: Path, capsys: Capture) -> None:
    arguments = ["check", "--inputs-only", "--format", "json", "--project", str(faulty)]
    assert cli.main(arguments) == cli.YOUR_INPUT
    problem = next(p for p in told(capsys.readouterr().out) if p["severity"] == "error")
    assert (problem["file"], problem["line"], problem["column"]) == ("topics/bridge.md", 7, 2)
    assert problem["code"] == "quote-not-found"
    assert problem["message"]
    assert problem["mend"]


def test_json_of_no_problem_is_an_empty_list(tmp_path: Path, capsys: Capture) -> None:
    seed = f"---\nurl: https://example.org/\npublisher: The Post\n---\n{SEED}"
    project = make_project(tmp_path, {"bridge.md": seed}, {"bridge.md": TOPIC}, "source_text: full")
    arguments = ["check", "--inputs-only", "--format", "json", "--project", str(project)]
    assert cli.main(arguments) == cli.OK
    assert told(capsys.readouterr().out) == []


def test_github_annotations_have_their_place_and_their_escapes(
    faulty: Path, capsys: Capture
) -> None:
    arguments = ["check", "--inputs-only", "--format", "github", "--project", str(faulty)]
    assert cli.main(arguments) == cli.YOUR_INPUT
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    error = next(line for line in lines if line.startswith("::error "))
    assert error.startswith(
        "::error file=topics/bridge.md,line=7,col=2,title=quote-not-found::“bridge, 100%25 new,"
    )


def test_github_annotations_of_a_file_with_a_colon_and_a_comma_keep_their_place(
    tmp_path: Path, capsys: Capture
) -> None:
    project = make_project(tmp_path, {"a:b,c.txt": b"\xff"}, {"bridge.md": TOPIC})
    cli.main(["check", "--inputs-only", "--format", "github", "--project", str(project)])
    assert "::error file=seeds/a%3Ab%2Cc.txt,line=1,col=1,title=seed" in capsys.readouterr().out


def test_inspect_prints_json_whose_offsets_hold_the_text_meant(
    project: Path, capsys: Capture
) -> None:
    assert cli.main(["inspect", "--project", str(project)]) == cli.OK
    found = json.loads(capsys.readouterr().out)
    wanted = {"zones", "sentences", "dates", "names", "agreements", "problems", "statements"}
    assert wanted <= set(found)
    assert {SEED[zone["start"] : zone["end"]] for zone in found["zones"]} >= {"A Bridge"}
    for kind in ("dates", "names"):
        assert found[kind]
        for record in found[kind]:
            assert SEED[record["start"] : record["end"]] == record["text"]


def test_inspect_of_faulty_inputs_still_prints_json_and_names_the_problem(
    faulty: Path, capsys: Capture
) -> None:
    assert cli.main(["inspect", "--project", str(faulty)]) == cli.YOUR_INPUT
    found = json.loads(capsys.readouterr().out)
    assert "quote-not-found" in {problem["code"] for problem in found["problems"]}


def test_problems_are_told_in_a_locale_that_has_no_letters_but_ascii(faulty: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for arguments in (["check", "--inputs-only", "--project", str(faulty)], ["--help"]):
        out, err = start(*arguments, environment=ascii_only).communicate()
        assert b"Traceback" not in err
        assert out.decode("utf-8")


def test_a_reader_that_stops_early_is_no_fault() -> None:
    with start("inspect") as process:  # of the repository: more than a pipe holds
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == cli.OK


def test_a_site_builder_that_fails_is_a_problem_with_what_it_said(
    project: Path, capsys: Capture
) -> None:
    configuration = project / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text + "\nno_such_option: true\n", encoding="utf-8")
    assert cli.main(["build", "--project", str(project)]) == cli.YOUR_INPUT
    said = capsys.readouterr().out
    assert "mkdocs.yml:1:1: site-failed mkdocs stopped:" in said
    assert "no_such_option" in said


def test_the_builder_gets_the_day_of_the_latest_source_as_its_clock(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str | None] = []

    def build(folder: Path, builder: str, as_of: str | None, *places: object) -> None:
        given.append(as_of)

    monkeypatch.setattr(site, "build", build)
    assert cli.main(["build", "--project", str(project)]) == cli.OK
    assert given == [pipeline.run(inputs.read(project)).as_of] == ["2026-03-03"]


def test_what_is_not_known_of_many_articles_is_one_line(tmp_path: Path, capsys: Capture) -> None:
    """A newcomer's first build prints a handful of lines, whatever the articles lack."""
    told_by_all = "The bridge of Harlow opened on 3 March 2026, the mayor said at the ceremony."
    seeds = {f"{name}.txt": f"Bridge {name}\n\n{told_by_all}" for name in "abcdef"}
    topic = '---\ntitle: A\n---\nIt is open. [@a "bridge of Harlow opened"]\n'
    project = make_project(tmp_path, seeds, {"a.md": topic})
    assert cli.main(["build", "--project", str(project)]) == cli.OK
    printed = capsys.readouterr()
    assert len((printed.out + printed.err).splitlines()) <= 5
    assert "6 have no address, 6 have no date, 6 have no publisher" in printed.out
    assert cli.main(["check", "--project", str(project), "--format", "json"]) == cli.OK
    assert len(told(capsys.readouterr().out)) >= 18


def test_timings_are_told_of_each_step_and_quiet_leaves_errors_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project(tmp_path / "project", {"one.txt": "The ferry runs."}, {})
    build = ["build", "--no-site", "--project", str(project)]
    assert cli.main([*build, "--timings"]) == cli.OK
    told = capsys.readouterr()
    steps = re.findall(r"^ +\d+\.\d\d s  (.+)$", told.err, re.MULTILINE)
    assert steps[0] == "reading inputs"
    assert steps[-1] == "writing content/"
    assert len(steps) == len(set(steps)) > 4
    assert cli.main([*build, "--quiet"]) == cli.OK
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
    (project / "topics").mkdir(exist_ok=True)
    (project / "topics" / "ferry.md").write_text("---\ntitle: Ferry\n---\nIt runs.\n", "utf-8")
    assert cli.main([*build, "--quiet"]) == cli.YOUR_INPUT
    assert "statement-uncited" in capsys.readouterr().out
