"""`mkdocs.yml`: nothing of it counts but the settings, the site's name and a literal address."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Settings
from generator.problems import Problem
from generator.reading import settings


def read(folder: Path, text: str | bytes) -> tuple[Settings, tuple[Problem, ...]]:
    data = text.encode("utf-8") if isinstance(text, str) else text
    (folder / "mkdocs.yml").write_bytes(data)
    return settings.read(folder)


def briefing(lines: str) -> str:
    below = "".join(f"    {line}\n" for line in lines.splitlines())
    return f"site_name: A\nextra:\n  other: 1\n  briefing:\n{below}"


def test_every_setting_is_read(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path,
        "site_url: https://example.org/briefing\n"
        + briefing(
            "language: de\n"
            "aliases: [Ryukyu = Nansei, IIA = 2A = two A]\n"
            "as_of: 2026-01-16\n"
            "fiscal_year_start: 4\n"
            "fiscal_year_named: ends\n"
            "hemisphere: south\n"
            "date_order: dmy\n"
            "source_text: full\n"
            "excerpt_share: 25 %\n"
            "uncited: hide\n"
            "contact: site@example.org\n"
            "about: What it is.\n"
            "attribution: Whose words these are."
        ),
    )
    assert problems == ()
    assert found == Settings(
        site_name="A",
        site_url="https://example.org/briefing/",
        language="de",
        aliases=(("Ryukyu", "Nansei"), ("IIA", "2A", "two A")),
        as_of="2026-01-16",
        fiscal_year_start=4,
        fiscal_year_named="ends",
        hemisphere="south",
        date_order="dmy",
        source_text="full",
        excerpt_share=0.25,
        uncited="hide",
        contact="site@example.org",
        about="What it is.",
        attribution="Whose words these are.",
    )


@pytest.mark.parametrize("text", ["", "site_name: A\n", "extra:\n", "extra:\n  briefing:\n"])
def test_what_is_not_set_has_its_default(text: str, tmp_path: Path) -> None:
    found, problems = read(tmp_path, text)
    assert problems == ()
    assert found == (Settings(site_name="A") if "A" in text else Settings())


def test_tags_of_other_programs_are_passed_over_and_run_nothing(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    found, problems = read(
        tmp_path,
        "site_name: A\n"
        f"theme: !!python/object/apply:os.system ['touch {ran}']\n"
        "site_url: !ENV [SITE_URL, 'https://example.org/']\n"
        "markdown_extensions:\n  - x: {y: !!python/name:pymdownx.superfences.fence_code_format }\n",
    )
    assert problems == ()
    assert found == Settings(site_name="A")
    assert not ran.exists()


@pytest.mark.parametrize("address", ["ftp://example.org/", "example.org", "/briefing/", "''", "1"])
def test_an_address_that_is_no_web_address_is_none(address: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"site_url: {address}\n")[0].site_url is None


@pytest.mark.parametrize(
    ("value", "share"), [("0.4", 0.4), ("40", 0.4), ("40 %", 0.4), ("'40%'", 0.4), ("1", 1.0)]
)
def test_a_share_is_written_as_a_fraction_or_as_a_percentage(
    value: str, share: float, tmp_path: Path
) -> None:
    assert read(tmp_path, briefing(f"excerpt_share: {value}"))[0].excerpt_share == share


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("sauce_text: full", "`sauce_text` is not a setting"),
        ("source_text: half", "context or full"),
        ("uncited: maybe", "show or hide"),
        ("hemisphere: east", "north or south"),
        ("date_order: ymd", "dmy or mdy"),
        ("fiscal_year_named: never", "begins or ends"),
        ("as_of: soon", "EDTF"),
        ("as_of: 2026-02-30", "EDTF"),
        ("fiscal_year_start: 13", "1 to 12"),
        ("fiscal_year_start: true", "1 to 12"),
        ("fiscal_year_start: April", "1 to 12"),
        ("excerpt_share: much", "share"),
        ("excerpt_share: 0", "share"),
        ("excerpt_share: -5", "share"),
        ("excerpt_share: 140", "share"),
        ("excerpt_share: .nan", "share"),
        ("aliases: [Ryukyu]", "`aliases` is a list"),
        ("aliases: [A = ]", "`aliases` is a list"),
        ("aliases: {A: B}", "`aliases` is a list"),
        ("contact: [a, b]", "one line"),
        ("about: 5", "one line"),
    ],
)
def test_a_setting_that_is_not_as_it_should_be_is_told_at_its_line(
    line: str, says: str, tmp_path: Path
) -> None:
    _, (problem,) = read(tmp_path, briefing(f"# a comment\nlanguage: en\n{line}"))
    assert (problem.kind.code, problem.file, problem.line) == ("settings-invalid", "mkdocs.yml", 7)
    assert says in problem.message


def test_the_other_settings_hold_while_one_is_at_fault(tmp_path: Path) -> None:
    found, problems = read(tmp_path, briefing("source_text: half\nuncited: hide"))
    assert len(problems) == 1
    assert (found.source_text, found.uncited) == ("context", "hide")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("site_name: A\n\textra: 1\n", 2),
        ("site_name: A\nextra: {\n", 3),
        ("- a list\n", 1),
        ("just words\n", 1),
        ("extra:\n  briefing: words\n", 1),
        (b"site_name: \xff\n", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_told(text: str | bytes, line: int, tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, text)
    assert (problem.kind.code, problem.line) == ("settings-invalid", line)


def test_a_file_that_is_missing_is_told_and_the_defaults_hold(tmp_path: Path) -> None:
    found, (problem,) = settings.read(tmp_path)
    assert found == Settings()
    assert problem.kind.code == "settings-invalid"
    assert "--project" in problem.message
