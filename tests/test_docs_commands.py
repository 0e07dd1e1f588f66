"""Every command that the docs show exists, and every command and option that exists is shown."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli
from tests.docs_examples import PAGES, README, ROOT, code_spans, commands, named, text

MODULES = {
    "generator",
    "pip",
    "pytest",
    *(f"benchmarks.{p.stem}" for p in ROOT.glob("benchmarks/*.py")),
}
# Programs of others that an example may call.
OTHERS = {"git", "rm"}

Capture = pytest.CaptureFixture[str]


def help_of(capsys: Capture, *command: str) -> str:
    assert cli.main([*command, "--help"]) == 0
    return capsys.readouterr().out


def options(capsys: Capture) -> dict[str, set[str]]:
    """The options of each command by its name, as `--help` prints them."""
    listed = re.findall(r"^    ([a-z]+) {2,}", help_of(capsys), re.MULTILINE)
    return {
        name: set(re.findall(r"--[a-z-]+", help_of(capsys, name).split("options:")[1]))
        for name in listed
    }


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))


def test_the_readme_names_every_command_and_every_option(capsys: Capture) -> None:
    words = " ".join(code_spans(README))
    known = options(capsys)
    assert set(known) >= {"build", "check", "inspect", "serve"}
    assert [name for name in known if f"briefing {name}" not in words] == []
    told = {
        *re.findall(r"--[a-z-]+", help_of(capsys)),
        *(each for o in known.values() for each in o),
    }
    assert {option for option in told if option not in words} == set()


def test_the_readme_names_every_choice_of_an_option(capsys: Capture) -> None:
    shown = " ".join(help_of(capsys, name) for name in options(capsys))
    choices = {word for group in re.findall(r"\{([a-z,]+)\}", shown) for word in group.split(",")}
    assert choices >= {"github", "zensical"}
    assert {choice for choice in choices if not re.search(rf"\b{choice}`", text(README))} == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_that_a_page_shows_exists(page: Path, capsys: Capture) -> None:
    known = options(capsys)
    faults = [fault for line in commands(page) for fault in unknown(line, known)]
    assert faults == []


def unknown(line: str, known: dict[str, set[str]]) -> Iterator[str]:
    """What a command line names that is not there."""
    words = [word for word in shlex.split(line) if not re.match(r"[A-Z]+=", word)]
    program = words[0].removeprefix(".venv/bin/")
    if program == "make":
        yield from (f"{line}: no target {word}" for word in words[1:] if word not in targets())
    elif program == "python":
        if words[1] != "-m" or words[2] not in MODULES:
            yield f"{line}: no module {words[2]}"
        elif words[2] == "generator":
            yield from unknown(shlex.join(["briefing", *words[3:]]), known)
    elif program == "briefing":
        command, *rest = words[1:]
        if command not in known and command != "COMMAND":
            yield f"{line}: no command {command}"
        given = {word for word in rest if word.startswith("--")}
        yield from (f"{line}: no option {each}" for each in given - known.get(command, given))
    elif program not in OTHERS:
        yield f"{line}: nobody knows {program}"


@pytest.mark.parametrize(
    "line",
    [
        "make coffee",
        "briefing brew",
        "briefing check --strong",
        "python -m teapot",
        "apt install x",
    ],
)
def test_a_command_that_does_not_exist_is_noticed(line: str, capsys: Capture) -> None:
    assert len(list(unknown(line, options(capsys)))) == 1
