"""Small whole projects, each with the `content/` that it gives, byte for byte.

A folder of `tests/sites/` holds `mkdocs.yml` (nothing but what `content/` depends on), `seeds/`,
`topics/`, the expected `content/`, and in `problems.txt` what `check` says. What all share
(`.theme/`, `assets/`, the schema) is left out of the comparison: a new style touches no scenario.
`pytest tests/test_sites.py --regenerate` rewrites what is expected: read the diff.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from generator import cli, pipeline
from generator.reading import inputs
from tests.projects import make_project

SITES = Path(__file__).parent / "sites"
SCENARIOS = sorted(folder.name for folder in SITES.iterdir() if folder.is_dir())
# One build takes over a second: those with foreign scripts, a conflict, and markup in every field.
BUILT = ("another-language", "conflict", "hostile")
LEFT_OUT = (".theme/", "assets/", "data/briefing.schema.json")


def found(project: Path) -> tuple[dict[str, bytes], str]:
    """What a project gives: its pages by name, and its problems, one a line."""
    result = pipeline.run(inputs.read(project))
    files = {file.path: file.data for file in result.files if not file.path.startswith(LEFT_OUT)}
    return files, "".join(f"{problem}\n" for problem in result.problems)


def expected(folder: Path) -> dict[str, bytes]:
    content = folder / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*")
        if path.is_file()
    }


def rewrite(folder: Path, files: dict[str, bytes], problems: str) -> None:
    shutil.rmtree(folder / "content", ignore_errors=True)
    for name, data in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "problems.txt").write_bytes(problems.encode("utf-8"))


def with_theme(scenario: str, folder: Path) -> Path:
    """The scenario under the repository's own theme and extensions, ready for a site builder."""
    source = SITES / scenario
    settings = yaml.safe_load((source / "mkdocs.yml").read_text(encoding="utf-8"))
    return make_project(
        folder,
        {path.name: path.read_bytes() for path in (source / "seeds").iterdir()},
        {path.name: path.read_text(encoding="utf-8") for path in (source / "topics").iterdir()},
        yaml.safe_dump(settings["extra"]["briefing"], allow_unicode=True),
        settings["site_name"],
    )


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_project_gives_the_content_and_the_problems_that_are_expected(
    scenario: str, regenerate: bool
) -> None:
    folder = SITES / scenario
    files, problems = found(folder)
    assert files, problems
    if regenerate:
        rewrite(folder, files, problems)
    assert sorted(files) == sorted(expected(folder))
    for name, data in sorted(expected(folder).items()):
        assert files[name].decode("utf-8") == data.decode("utf-8"), name
        assert files[name] == data, name
    assert problems == (folder / "problems.txt").read_bytes().decode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("scenario", BUILT)
def test_a_strict_site_builder_takes_it_and_the_theme_changes_no_page(
    scenario: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`content/` depends on nothing else of `mkdocs.yml` than the settings and the site's name."""
    project = with_theme(scenario, tmp_path / "project")
    assert cli.main(["build", "--project", str(project)]) == cli.OK, capsys.readouterr()
    assert (project / "site" / "index.html").is_file()
    for name, data in expected(SITES / scenario).items():
        assert (project / "content" / name).read_bytes() == data, name
