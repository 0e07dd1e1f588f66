"""Files as people and attackers leave them: each is read, or is a problem that names it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli, pipeline
from generator.problems import Problem
from generator.reading import files, inputs
from tests.projects import make_project

ARTICLE = "Ferry bought\n\nThe board of Harlow bought a ferry on 3 March 2026."
TOPIC = '---\ntitle: Boats\n---\nThe board has a ferry. [@one "bought a ferry"]\n'
SECRET = "The password of the machine is swordfish."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(SECRET)
    return make_project(tmp_path / "project", {"one.txt": ARTICLE}, {"boats.md": TOPIC})


def problems(project: Path) -> list[Problem]:
    result = pipeline.run(inputs.read(project))
    return [problem for problem in result.problems if problem.kind.severity == "error"]


def replaced(path: Path, make: Callable[[Path], object]) -> None:
    if path.is_dir():
        path.rename(path.with_name(path.name + "-away"))
    elif path.exists():
        path.unlink()
    make(path)


PLACES = (
    "seeds/two.txt",
    "seeds/two.md",
    "seeds/sources.yml",
    "topics/two.md",
    "topics/people.yml",
    "topics/names.yml",
    "mkdocs.yml",
)
KINDS: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link out": lambda path: path.symlink_to("../../secret.txt"),
    "a link to an absolute path": lambda path: path.symlink_to("/etc/hostname"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nothing.txt"),
    "a folder": lambda path: path.mkdir(),
    "a file too large": lambda path: path.write_bytes(b"a " * (files.LIMIT // 2 + 1)),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and devices among its files")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_plain_file_of_the_project_is_told_and_not_read(
    kind: str, place: str, project: Path
) -> None:
    replaced(project / place, KINDS[kind])
    found = problems(project)
    assert [problem for problem in found if problem.file == place], found
    assert "swordfish" not in str(pipeline.run(inputs.read(project)).files)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("folder", ["seeds", "topics"])
def test_a_folder_that_is_a_link_out_of_the_project_is_not_read(
    folder: str, project: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "two.txt").write_text(SECRET)
    replaced(project / folder, lambda path: path.symlink_to(outside))
    assert folder in {problem.file for problem in problems(project)}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_within_its_folder_is_followed(project: Path) -> None:
    (project / "seeds/again.txt").symlink_to("one.txt")
    assert problems(project) == []


@pytest.mark.parametrize("folder", ["seeds", "topics"])
def test_a_folder_that_cannot_be_listed_is_told(folder: str, project: Path) -> None:
    replaced(project / folder, lambda path: path.write_text("no folder"))
    assert folder in {problem.file for problem in problems(project)}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (ARTICLE.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (ARTICLE.encode("utf-16-be"), "UTF-16 without a byte order mark"),
        (ARTICLE.encode("utf-16"), "UTF-16"),
        (ARTICLE.encode("utf-32"), "UTF-32"),
        ("Fähre".encode("cp1252"), "0xe4"),
        ("Überfahrt".encode("cp1252"), "0xdc"),
        (b"\0" * 40, "holds no text"),
        (b" \t\r\n\f" * 9, "holds no text"),
        ("\ufeff\u00a0\n".encode(), "holds no text"),
        (b"", "holds no text"),
    ],
)
def test_an_encoding_that_is_not_utf_8_and_emptiness_are_told(
    data: bytes, says: str, project: Path
) -> None:
    (project / "seeds/two.txt").write_bytes(data)
    (problem,) = problems(project)
    assert problem.file == "seeds/two.txt"
    assert says in problem.message


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("mkdocs.yml", LAUGHS + "extra: {briefing: {about: *j}}\n"),
        ("mkdocs.yml", LAUGHS + "extra: {briefing: {as_of: *j}}\n"),
        ("mkdocs.yml", LAUGHS + "extra: {briefing: {excerpt_share: *j}}\n"),
        ("mkdocs.yml", "a: &a [*a]\n"),
        ("mkdocs.yml", "[" * 100 + "]" * 100),
        ("seeds/two.md", "---\nnotes: [" + "x, " * 60_000 + "]\n---\nText.\n"),
        ("seeds/two.md", "---\nnotes: " + "[" * 99 + "]" * 99 + "\n---\nText.\n"),
        ("seeds/two.md", "---\ntitle: Never closed\n\nText that nobody sees.\n"),
        ("seeds/two.md", f"---\nid: {'a' * 300}\n---\nText.\n"),
        ("seeds/two.md", '---\nlanguage: "en\\nTY  - BOOK"\n---\nText.\n'),
        ("seeds/two.md", "---\nlanguage: english please\n---\nText.\n"),
        ("seeds/two.md", '---\nurl: "https://a.example/\\nAU  - Nobody"\n---\nText.\n'),
        ("seeds/two.md", "---\nurl: https://a.example/a b\n---\nText.\n"),
        ("topics/two.md", "---\nterms: [" + "x, " * 60_000 + "]\ntitle: A\n---\n"),
        ("mkdocs.yml", 'site_name: A\nsite_url: "https://a.example/\\nx"\n'),
        ("mkdocs.yml", "site_name: A\nextra: {briefing: {language: 'e n'}}\n"),
    ],
)
def test_values_that_nobody_would_write_are_told(place: str, text: str, project: Path) -> None:
    (project / place).write_text(text, encoding="utf-8")
    assert place in {problem.file for problem in problems(project)}


def test_halves_of_characters_are_joined_and_lone_ones_replaced(project: Path) -> None:
    front = '---\npublisher: "Post \\ud83d\\ude00"\nbyline: "A \\ud83d B"\n---\n'
    (project / "seeds/two.md").write_text(front + ARTICLE)
    result = pipeline.run(inputs.read(project))
    assert result.briefing.sources["two"].publisher == "Post 😀"
    json.loads(next(file.data for file in result.files if file.path == "data/briefing.json"))
    assert not [file.path for file in result.files if b"\\ud83d" in file.data]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_no_text_or_hold_commands_are_printed_as_one_clean_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds/a\n::error::forged.txt").write_text("")
    (project / "seeds/b\x1b[31mred.txt").write_text("")
    os.close(os.open(bytes(project / "seeds") + b"/c\xff.txt", os.O_CREAT | os.O_WRONLY))
    (project / f"seeds/{'d' * 240}.txt").write_text(ARTICLE)
    for form in ("text", "github"):
        assert cli.main(["check", "--project", str(project), "--format", form]) == cli.YOUR_INPUT
        out = capsys.readouterr().out
        lines = out.splitlines()
        assert not [line for line in lines if line.startswith("::error::")]
        assert "\x1b" not in out
        assert len([line for line in lines if "seed-" in line]) == 4


@pytest.mark.parametrize("command", ["check", "build", "inspect"])
def test_the_project_may_be_named_before_the_command_and_behind_it(
    command: str, project: Path
) -> None:
    more = ["--no-site"] if command == "build" else []
    assert cli.main(["--project", str(project), command, *more]) == cli.main(
        [command, "--project", str(project), *more]
    )
    assert cli.main(["--project", "nowhere", command]) == cli.USAGE
