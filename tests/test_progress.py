"""What a run says while it goes on: on a terminal what it is at, and nothing of that elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.projects import ROOT, make_project

STEP, COUNT = "reading and comparing articles", "/40"
ARTICLES = 40


@pytest.fixture
def project(tmp_path: Path) -> Path:
    seeds = {
        f"a{number}.txt": f"Ferry {number}\n\nThe ferry ran {number + 3} times in Harlow."
        for number in range(ARTICLES)
    }
    return make_project(tmp_path / "project", seeds, {})


def on_a_terminal(project: Path, *command: str, further: Mapping[str, str] | None = None) -> str:
    """What a command shows where stderr, and that alone, is a terminal."""
    ours, theirs = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment |= {"TERM": "xterm", "COLUMNS": "100", **(further or {})}
    with subprocess.Popen(
        [sys.executable, "-m", "generator", *command, "--project", str(project)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 4096):
                shown += data
        except OSError:
            pass  # Linux says so when the other end is closed.
        os.close(ours)
    assert process.returncode == 0
    return shown.decode("utf-8")


needs_terminals = pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals")


@needs_terminals
@pytest.mark.parametrize("command", [("build", "--no-site"), ("check", "--inputs-only")])
def test_a_terminal_shows_the_step_and_counts_articles_and_keeps_neither(
    command: tuple[str, ...], project: Path
) -> None:
    shown = on_a_terminal(project, *command)
    assert STEP in shown
    assert f"{ARTICLES}{COUNT}" in shown
    # The cursor is back, and the last that is said is no step.
    assert shown.count("\x1b[?25h") >= shown.count("\x1b[?25l") > 0
    assert STEP not in shown.splitlines()[-1]


@needs_terminals
@pytest.mark.parametrize(
    ("options", "further"),
    [(("--quiet",), {}), ((), {"CI": "true"}), (("--timings",), {}), ((), {"TERM": "dumb"})],
)
def test_who_asks_for_quiet_a_log_and_a_terminal_that_cannot_draw_get_no_such_line(
    options: tuple[str, ...], further: Mapping[str, str], project: Path
) -> None:
    shown = on_a_terminal(project, "build", "--no-site", *options, further=further)
    assert COUNT not in shown
    assert "\x1b[" not in shown


def test_a_file_is_told_nothing_of_it_and_nobody_waits_for_what_draws(project: Path) -> None:
    code = (
        "import sys; from generator import cli;"
        f" cli.main(['build', '--no-site', '--project', {str(project)!r}]);"
        " sys.exit('rich' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert STEP not in done.stderr
    assert "files written" in done.stderr
