"""What one wrong character does: the documented problem at its place, exit 1, `content/` untouched.

Every test works on a copy of the repository's own inputs, as an editor who errs would.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cli
from tests.projects import repository

ROOT = Path(__file__).parent.parent
TOPIC = "topics/missile-production.md"
CALENDAR = "topics/diplomatic-calendar.md"
PEOPLE = "topics/people.yml"
POSTURE = "topics/alliance-posture.md"

Place = tuple[int, int]
Capture = pytest.CaptureFixture[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A change of one file, the problem that it must give, and words of its message."""

    name: str
    code: str
    file: str
    change: Callable[[Path], Place]
    says: str = ""

    def __str__(self) -> str:
        return self.name


@pytest.fixture(scope="module")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was read of the repository's articles and found by comparing them, as kept."""
    folder = repository(tmp_path_factory.mktemp("read") / "project")
    assert build(folder) == cli.OK
    return folder / ".cache"


@pytest.fixture
def project(read_before: Path, tmp_path: Path) -> Path:
    """The repository's inputs with the content that they give, as an editor has them."""
    folder = repository(tmp_path / "project")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(read_before, folder / ".cache")
    return folder


def snapshot(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted((project / "content").rglob("*"))
        if path.is_file()
    }


def problems(project: Path, capsys: Capture) -> list[dict[str, Any]]:
    cli.main(["check", "--project", str(project), "--inputs-only", "--format", "json"])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def build(project: Path) -> int:
    return cli.main(["build", "--no-site", "--project", str(project)])


def at(text: str, offset: int) -> Place:
    """Line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def replacing(file: str, pattern: str, new: str, place: str = "@") -> Callable[[Path], Place]:
    """Replace the first match of a pattern; the place is that of the first `place` in what is new.

    `new` may use the pattern's groups; where `place` is not in it, its beginning is the place.
    """

    def change(project: Path) -> Place:
        path = project / file
        text = path.read_bytes().decode("utf-8")
        match = re.search(pattern, text, re.MULTILINE)
        assert match, f"{file} has nothing like {pattern}"
        inserted = match.expand(new)
        changed = text[: match.start()] + inserted + text[match.end() :]
        path.write_bytes(changed.encode("utf-8"))
        return at(changed, match.start() + max(inserted.find(place), 0))

    return change


def appending(file: str, lines: str, place: str) -> Callable[[Path], Place]:
    """Add lines at the end of a topic, in a section of their own unless they open one."""
    section = "" if lines.startswith("## ") else "## Further\n\n"

    def change(project: Path) -> Place:
        path = project / file
        text = path.read_bytes().decode("utf-8").rstrip()
        added = f"\n\n{section}{lines}\n"
        path.write_bytes((text + added).encode("utf-8"))
        return at(text + added, len(text) + added.index(lines) + lines.index(place))

    return change


def writing(file: str, data: bytes, line: int, column: int = 1) -> Callable[[Path], Place]:
    def change(project: Path) -> Place:
        (project / file).write_bytes(data)
        return line, column

    return change


def deleting(file: str, instead: Callable[[Path], Place]) -> Callable[[Path], Place]:
    """Delete a file; the place is found before."""

    def change(project: Path) -> Place:
        found = instead(project)
        (project / file).unlink()
        return found

    return change


def line_of(file: str, words: str) -> Callable[[Path], Place]:
    def find(project: Path) -> Place:
        text = (project / file).read_text(encoding="utf-8")
        return text.count("\n", 0, text.index(words)) + 1, 1

    return find


# What the articles say; topics may change, articles do not.
FIFTY_ONE = '@pushed-ahead "in fiscal 2024 doubled from 10 years prior to 51"'
RADAR = '@pushed-ahead "targeted by radar from Chinese aircraft"'
OFFICE = '@jn "Koizumi took office in October 2025"'
STATEMENT = "Something is stated here.\n"
FAULTS = [
    Fault(
        name="a word changed in a quotation",
        code="quote-not-found",
        file=TOPIC,
        # The first long word within any quotation of the topic as its editors wrote it.
        change=replacing(TOPIC, r'(@[a-z-]+ "[^"]* )([a-z]{5,})( [^"]*")', r"\1elephants\3"),
        says="The closest passage is on line",
    ),
    Fault(
        name="a digit changed in a quotation",
        code="quote-not-found",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + '[@jiji "Block 3A interceptor, co-developed"]', "@"),
        says="“Block 2A interceptor, co-developed”",
    ),
    Fault(
        name="a quotation of another source's words",
        code="quote-not-found",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + '[@workout "Block 2A interceptor, co-developed"]', "@"),
    ),
    Fault(
        name="a quotation that runs over a paragraph's end",
        code="quote-not-found",
        file=TOPIC,
        change=appending(
            TOPIC, STATEMENT + '[@jn "took office in October 2025. Koizumi said"]', "@"
        ),
        says="cite each paragraph by itself",
    ),
    Fault(
        name="a figure changed in a statement",
        code="figure-unsupported",
        file=POSTURE,
        change=appending(POSTURE, f"Exercises numbered 52.\n[{FIFTY_ONE}]", "Exercises"),
        says="“52”",
    ),
    Fault(
        name="a figure in words that no passage bears",
        code="figure-unsupported",
        file=POSTURE,
        change=appending(POSTURE, f"- Exercises numbered sixty.\n  [{FIFTY_ONE}]", "Exercises"),
        says="“sixty”",
    ),
    Fault(
        name="the date of an event changed",
        code="date-unsupported",
        file=CALENDAR,
        change=appending(CALENDAR, f"- 2025-12-19: Radar is used.\n  [{RADAR}]", "2025"),
        says="“2025-12-19”",
    ),
    Fault(
        name="a date changed within a statement",
        code="date-unsupported",
        file=TOPIC,
        change=appending(TOPIC, f"Radar was used on 19 December 2025.\n[{RADAR}]", "Radar"),
        says="“19 December 2025”",
    ),
    Fault(
        name="a finer date than any passage gives",
        code="date-unsupported",
        file=CALENDAR,
        change=appending(CALENDAR, f"- 2025-10-21: He takes office.\n  [{OFFICE}]", "2025"),
        says="“2025-10-21”",
    ),
    Fault(
        name="an event on a day that there is not",
        code="date-invalid",
        file=CALENDAR,
        change=appending(CALENDAR, f"- 2025-12-39: Radar is used.\n  [{RADAR}]", "2025"),
        says="2025-12-39",
    ),
    Fault(
        name="an unknown source",
        code="source-unknown",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + '[@jijj "boosting production"]', "@"),
        says="Did you mean `jiji`?",
    ),
    Fault(
        name="no closing quotation mark",
        code="citation-syntax",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + '[@jiji "boosting production]', '"boosting'),
        says="no closing quotation mark",
    ),
    Fault(
        name="no quotation marks",
        code="citation-syntax",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + "[@jiji boosting production]", "boosting"),
        says="double quotation marks",
    ),
    Fault(
        name="a source without a quotation",
        code="citation-syntax",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + "[@jiji]", "@"),
    ),
    Fault(
        name="a comma between two citations",
        code="citation-syntax",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + '[@jiji "boosting production", @jn "jointly"]', ","),
        says="`;` or `]`",
    ),
    Fault(
        name="an empty quotation",
        code="citation-syntax",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + '[@jiji " "]', '" "'),
        says="empty",
    ),
    Fault(
        name="a quotation that stands at several places",
        code="quote-ambiguous",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + '[@jn "Koizumi"]', "@"),
        says="Quote more words",
    ),
    Fault(
        name="a quotation from a ranking",
        code="quote-in-residue",
        file=TOPIC,
        change=appending(TOPIC, STATEMENT + '[@jn "JAL, ANA Cancel Flights"]', "@"),
    ),
    Fault(
        name="a statement without a citation",
        code="statement-uncited",
        file=TOPIC,
        change=appending(TOPIC, "- First.\n- Nobody says so.", "First"),
    ),
    Fault(
        name="an anchor's name used twice",
        code="anchor-taken",
        file=TOPIC,
        change=appending(
            TOPIC,
            f"Once. [{OFFICE}]\n{{#a-name}}\n\nAgain. [{OFFICE}]\n{{#a-name}}",
            "Again",
        ),
        says="a-name",
    ),
    Fault(
        name="a block quote that is no assessment",
        code="topic-invalid",
        file=TOPIC,
        change=appending(TOPIC, "> I think: it matters.", "I think"),
    ),
    Fault(
        name="a person without a name",
        code="people-invalid",
        file=PEOPLE,
        change=writing(PEOPLE, b"- name: Jane Roe\n- role: mayor\n", 2),
        says="needs a `name`",
    ),
    Fault(
        name="a person of no known kind",
        code="people-invalid",
        file=PEOPLE,
        change=writing(PEOPLE, b"- name: Jane Roe\n  kind: ship\n", 2),
        says="`person` or `organisation`",
    ),
    Fault(
        name="a name that two persons have",
        code="people-invalid",
        file=PEOPLE,
        change=writing(PEOPLE, b"- name: Jane Roe\n- name: J. Roe\n  also: [Jane Roe]\n", 2),
        says="`Jane Roe`",
    ),
    Fault(
        name="people that are no list",
        code="people-invalid",
        file=PEOPLE,
        change=writing(PEOPLE, b"name: Jane Roe\n", 1),
        says="A list is expected",
    ),
    Fault(
        name="people in another encoding",
        code="people-invalid",
        file=PEOPLE,
        change=writing(PEOPLE, b"- name: Andr\xe9 Roe\n", 1, 13),
        says="UTF-8",
    ),
    Fault(
        name="people as YAML that does not parse",
        code="people-invalid",
        file=PEOPLE,
        change=writing(PEOPLE, b"- name: [Jane\n", 2),
        says="not valid YAML",
    ),
    Fault(
        name="a difference of no known kind",
        code="topic-invalid",
        file=TOPIC,
        change=appending(
            TOPIC,
            "## Where sources differ\n\n- colour: How red\n"
            '  - red: It is. [@jiji "boosting production"]',
            "red: It",
        ),
    ),
    Fault(
        name="front matter of a topic that is not YAML",
        code="front-matter-invalid",
        file=TOPIC,
        change=replacing(TOPIC, r"^title: .*$", "title: one: two"),
    ),
    Fault(
        name="an unknown field of a topic",
        code="front-matter-invalid",
        file=TOPIC,
        change=replacing(TOPIC, r"^order: ", "odrer: "),
        says="`odrer`",
    ),
    Fault(
        name="an order that is no number",
        code="front-matter-invalid",
        file=TOPIC,
        change=replacing(TOPIC, r"^order: .*$", "order: second"),
    ),
    Fault(
        name="a topic without front matter",
        code="front-matter-invalid",
        file="topics/new.md",
        change=writing("topics/new.md", b"# A topic\n", 1),
    ),
    Fault(
        name="a topic that is not UTF-8",
        code="topic-invalid",
        file="topics/new.md",
        change=writing("topics/new.md", b"---\ntitle: A\n---\n\n\xe9\n", 5),
        says="UTF-8",
    ),
    Fault(
        name="a topic with the name of a page that every briefing has",
        code="topic-id-taken",
        file="topics/Method.md",
        change=writing("topics/Method.md", b"---\ntitle: A\n---\n", 1),
    ),
    Fault(
        name="front matter of a seed that is not YAML",
        code="front-matter-invalid",
        file="seeds/new.md",
        change=writing("seeds/new.md", b"---\ntitle: A\npublisher: [open\n---\nWords.\n", 4),
    ),
    Fault(
        name="a seed's date that is no date",
        code="front-matter-invalid",
        file="seeds/new.md",
        change=writing("seeds/new.md", b"---\ntitle: A\npublished: yesterday\n---\nWords.\n", 3),
        says="yesterday",
    ),
    Fault(
        name="a seed that is not UTF-8",
        code="seed-encoding",
        file="seeds/new.txt",
        change=writing("seeds/new.txt", "Title\n\nCafé ".encode() + b"caf\xe9\n", 3, 9),
        says="0xe9",
    ),
    Fault(
        name="a seed without a word",
        code="seed-empty",
        file="seeds/new.txt",
        change=writing("seeds/new.txt", b"\xef\xbb\xbf \r\n\t\r\n", 1),
    ),
    Fault(
        name="two seeds with one id",
        code="source-id-taken",
        file="seeds/Jiji.txt",
        change=writing("seeds/Jiji.txt", b"Title\n\nWords.\n", 1),
    ),
    Fault(
        name="a seed deleted",
        code="sources-unknown-file",
        file="seeds/sources.yml",
        change=deleting(
            "seeds/002_a8b5fb1ea8790ba7.txt", line_of("seeds/sources.yml", "002_a8b5fb1ea8790ba7")
        ),
    ),
    Fault(
        name="a seed deleted whose words are cited",
        code="source-unknown",
        file=TOPIC,
        change=deleting("seeds/002_a8b5fb1ea8790ba7.txt", replacing(TOPIC, r"(@jiji )", r"\1")),
    ),
    Fault(
        name="independent of a source that does not exist",
        code="origin-invalid",
        file="seeds/sources.yml",
        change=replacing(
            "seeds/sources.yml", r"^(\S+:\n  id: jiji)", r"\1\n  independent_of: [jin]", r"\S"
        ),
        says="`independent_of` names `jin`",
    ),
    Fault(
        name="one origin with a source, and independent of it",
        code="origin-invalid",
        file="seeds/sources.yml",
        change=replacing(
            "seeds/sources.yml",
            r"^(\S+:\n  id: jiji)",
            r"\1\n  origin: jn\n  independent_of: [jn]",
            r"\S",
        ),
        says="independent of `jn`, and of one origin with it",
    ),
    Fault(
        name="an unknown field in sources.yml",
        code="sources-invalid",
        file="seeds/sources.yml",
        change=replacing("seeds/sources.yml", r"^(\S+:\n  )id: jiji", r"\1idd: jiji", r"\S"),
        says="`idd`",
    ),
    Fault(
        name="a setting that there is not",
        code="settings-invalid",
        file="mkdocs.yml",
        change=replacing("mkdocs.yml", r"^    source_text: .*$", "    sauce_text: full"),
        says="`sauce_text`",
    ),
    Fault(
        name="a setting that is not one of its choices",
        code="settings-invalid",
        file="mkdocs.yml",
        change=replacing("mkdocs.yml", r"^    source_text: .*$", "    source_text: half"),
        says="context or full",
    ),
    Fault(
        name="mkdocs.yml that is not YAML",
        code="settings-invalid",
        file="mkdocs.yml",
        change=writing("mkdocs.yml", b"site_name: x\nextra: {\n", 3),
    ),
    Fault(
        name="no mkdocs.yml",
        code="settings-invalid",
        file="mkdocs.yml",
        change=deleting("mkdocs.yml", lambda _: (1, 1)),
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_told_at_its_place_and_touches_nothing(
    fault: Fault, project: Path, capsys: Capture
) -> None:
    before = snapshot(project)
    line, column = fault.change(project)
    assert build(project) == cli.YOUR_INPUT
    said = capsys.readouterr()
    place = f"{fault.file}:{line}:{column}: {fault.code} "
    told = [text for text in said.out.splitlines() if text.startswith(place)]
    assert told, f"{place}\n{said.out}"
    assert any(fault.says in text for text in told), told
    assert "Traceback" not in said.out + said.err
    assert snapshot(project) == before
    # What was read of articles is kept whatever becomes of a build.
    hidden = {path.name for path in project.iterdir() if path.name.startswith(".")}
    assert hidden <= {".cache"}


def test_the_inputs_have_no_fault_before_they_are_changed(project: Path, capsys: Capture) -> None:
    assert {p["severity"] for p in problems(project, capsys)} <= {"warning", "hint"}


def test_the_right_figures_and_dates_at_the_same_places_build(
    project: Path, capsys: Capture
) -> None:
    """Each fault of a figure or a date above is that figure or date, and nothing around it."""
    right = {
        POSTURE: f"Exercises numbered 51.\n[{FIFTY_ONE}]",
        CALENDAR: f"- 2025-12-06: Radar is used.\n  [{RADAR}]\n- 2025-10: He takes office.\n"
        f"  [{OFFICE}]",
        TOPIC: f"Radar was used on 6 December 2025, he said in December.\n[{RADAR}]",
    }
    for file, lines in right.items():
        appending(file, lines, lines[:4])(project)
    assert build(project) == cli.OK, capsys.readouterr().out


def test_a_name_that_no_cited_source_has_is_a_warning_and_builds(
    project: Path, capsys: Capture
) -> None:
    place = appending(TOPIC, 'Zebulon Quist agreed.\n[@jiji "boosting production"]', "Zebulon")(
        project
    )
    assert build(project) == cli.OK
    said = capsys.readouterr().out
    assert f"{TOPIC}:{place[0]}:{place[1]}: name-unsupported " in said


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.md", b"# Somebody's own page\n"),
        ("sources/extra.md", b"---\ntitle: mine\n---\n"),
        ("figure.png", b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_a_file_of_somebody_elses_in_content_is_told_and_kept(
    name: str, data: bytes, project: Path, capsys: Capture
) -> None:
    (project / "content" / name).write_bytes(data)
    before = snapshot(project)
    assert build(project) == cli.YOUR_INPUT
    assert f"content/{name}:1:1: content-foreign " in capsys.readouterr().out
    assert snapshot(project) == before


def test_a_page_changed_by_hand_is_told_by_check_and_mended_by_build(
    project: Path, capsys: Capture
) -> None:
    assert build(project) == cli.OK
    good = snapshot(project)
    page = project / "content" / "missile-production.md"
    page.write_bytes(page.read_bytes().replace(b"missile", b"missal", 1))
    (project / "content" / "method.md").unlink()
    capsys.readouterr()
    assert cli.main(["check", "--project", str(project)]) == cli.YOUR_INPUT
    said = capsys.readouterr().out
    assert "content/missile-production.md:1:1: content-stale " in said
    assert "content/method.md:1:1: content-stale " in said
    assert cli.main(["check", "--inputs-only", "--project", str(project)]) == cli.OK
    assert build(project) == cli.OK
    assert snapshot(project) == good


# ---------------------------------------------------------------- growing

ARTICLE = "\n\n".join(
    [
        "Ministers Plan Missile Factory",
        "By Ann Author | January 20, 2026",
        "WASHINGTON, January 20, 2026 — A joint factory for interceptor missiles will stand near"
        " Nagoya, officials of both defence ministries said on Tuesday.",
        "The roof of the town hall was painted green. Nobody knows why it was painted at all, and"
        " the mayor, who had been asked about it several times, would not say.",
        "A brass band from the next valley played until the lamps were lit, and then, since no one"
        " had thought of the way home, it stayed for the night in the gymnasium of the school.\n",
    ]
)


def test_a_new_article_appears_in_the_sources_and_on_its_topic_with_no_other_edit(
    project: Path,
) -> None:
    (project / "seeds" / "factory.txt").write_text(ARTICLE, encoding="utf-8")
    assert build(project) == cli.OK
    files = snapshot(project)
    pages = {name: files[name].decode("utf-8") for name in files if name.endswith(".md")}
    assert "Ministers Plan Missile Factory](factory.md)" in pages["content/sources/index.md"]
    assert "# Ministers Plan Missile Factory" in pages["content/sources/factory.md"]
    head, _, more = pages["content/missile-production.md"].partition("## More from the sources")
    assert "A joint factory for interceptor missiles will stand near Nagoya" in more
    assert "joint factory for interceptor" not in head
    assert not any(
        "town hall" in pages[f"content/{Path(name).stem}.md"] for name in (TOPIC, POSTURE)
    )


def test_a_new_topic_file_is_a_new_page_in_the_navigation_with_no_other_edit(project: Path) -> None:
    (project / "topics" / "bombers.md").write_text(
        "---\ntitle: Bombers and radar\norder: 3\nterms: [bomber*, radar]\n---\n", encoding="utf-8"
    )
    assert build(project) == cli.OK
    page = (project / "content" / "bombers.md").read_text(encoding="utf-8")
    assert "# Bombers and radar" in page
    # Events that the calendar tells stand on the page of each topic on which their sources speak.
    assert "](diplomatic-calendar.md#" in page
    nav = yaml.safe_load((project / "content" / ".nav.yml").read_text(encoding="utf-8"))["nav"]
    names = [next(iter(entry)) for entry in nav]
    assert names.index("Missile production") < names.index("Bombers and radar")
    assert names.index("Bombers and radar") < names.index("Diplomatic calendar")
    index = (project / "content" / "index.md").read_text(encoding="utf-8")
    assert "[Bombers and radar](bombers.md)" in index


def test_a_deleted_topic_takes_its_page_with_it(project: Path) -> None:
    (project / "topics" / "sino-japanese-tension.md").unlink()
    assert build(project) == cli.OK
    assert not (project / "content" / "sino-japanese-tension.md").exists()
    assert "sino-japanese-tension" not in (project / "content" / ".nav.yml").read_text()


# ---------------------------------------------------------------- interruption


@pytest.mark.parametrize("writes", [0, 1, 5])
def test_a_disk_that_is_full_while_content_is_written_leaves_the_old_pages(
    writes: int, project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "seeds" / "factory.txt").write_text(ARTICLE, encoding="utf-8")
    before, whole = snapshot(project), Path.write_bytes
    written: list[Path] = []

    def write_bytes(self: Path, data: bytes) -> int:
        if len(written) == writes:
            raise OSError(28, "No space left on device", str(self))
        written.append(self)
        return whole(self, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    assert build(project) == cli.YOUR_INPUT
    assert "No space left on device" in capsys.readouterr().err
    assert snapshot(project) == before
    assert {path.name for path in (project / ".briefing").iterdir()} <= {".gitignore", "lock"}


def test_a_folder_that_cannot_be_renamed_leaves_the_old_pages(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "seeds" / "factory.txt").write_text(ARTICLE, encoding="utf-8")
    before, rename = snapshot(project), os.rename
    calls: list[str] = []

    def second_time_fails(source: Path, target: Path) -> None:
        calls.append(str(target))
        if len(calls) == 2:
            raise PermissionError(13, "Permission denied", str(target))
        rename(source, target)

    monkeypatch.setattr(os, "rename", second_time_fails)
    assert build(project) == cli.YOUR_INPUT
    assert "Permission denied" in capsys.readouterr().err
    assert snapshot(project) == before
    assert {path.name for path in (project / ".briefing").iterdir()} <= {".gitignore", "lock"}


def test_a_faulty_project_prints_problems_and_no_traceback_in_a_process_of_its_own(
    project: Path,
) -> None:
    FAULTS[0].change(project)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--project", str(project)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == cli.YOUR_INPUT
    assert "quote-not-found" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
