"""Who says so, behind a statement: sources by name, that which bears it most first."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import cli
from tests.projects import make_project

POST = (
    "Harlow ferry to run on Sundays\n\nThe port authority in Harlow said so on Tuesday.\n\n"
    "The night ferry will run on Sundays from April 5. Tickets will cost four dollars.\n"
)
NEWS = (
    "Ferry plan agreed\n\nMayor Iris Holm met Jo Lind in Harlow. The board agreed that the night"
    " ferry will run on Mondays, for four dollars a ticket.\n"
)
SOURCES = "post.txt: {label: Harlow Post}\nnews.txt: {label: Brede News}\n"
MARK = re.compile(r"\[([^\]]+)\]\(sources/[\w-]+\.md#(c-\w+)\)\{: \.says \}")


def marked(folder: Path, topic: str, more: Mapping[str, str] | None = None) -> str:
    """The page's line of the first statement."""
    seeds = {"post.txt": POST, "news.txt": NEWS, "sources.yml": SOURCES, **(more or {})}
    head = "---\ntitle: Ferry\n---\n## Bottom line\n\n"
    project = make_project(folder, seeds, {"ferry.md": head + topic})
    assert cli.main(["--project", str(project), "build", "--no-site"]) == 0
    page = (project / "content" / "ferry.md").read_text(encoding="utf-8")
    return next(line for line in page.splitlines() if 'class="bears"' in line)


def named(line: str) -> list[str]:
    return [name for name, _ in MARK.findall(line)]


def test_each_source_has_one_mark_whatever_is_cited_of_it(tmp_path: Path) -> None:
    line = marked(
        tmp_path,
        'The night ferry is to run. [@post "night ferry will run"; @post "said so on Tuesday";'
        ' @news "night ferry will run"]\n',
    )
    assert sorted(named(line)) == ["Brede News", "Harlow Post"]
    assert line.count("[^c-") == 3


@pytest.mark.parametrize(
    ("statement", "first", "other"),
    [
        ("The night ferry is to run on Sundays.", "night ferry will run on Sundays", "in Harlow"),
        ("Tickets are to cost four dollars.", "Tickets will cost four dollars", "said so"),
        (
            "In Harlow the port authority told of Sundays.",
            "The port authority in Harlow said so",
            "Harlow ferry to run on Sundays",
        ),
    ],
)
def test_the_quotation_that_shares_most_words_comes_first(
    statement: str, first: str, other: str, tmp_path: Path
) -> None:
    """Whichever the editor writes first; a headline stands behind the article's own words."""
    for place, words in enumerate(((first, other), (other, first))):
        cites = "; ".join(f'@post "{each}"' for each in words)
        folder = tmp_path / str(place)
        line = marked(folder, f"{statement} [{cites}]\n")
        (mark,) = MARK.findall(line)
        assert line.index(f"[^{mark[1]}]") == line.index("[^c-")
        data = (folder / "content" / "data" / "briefing.json").read_text(encoding="utf-8")
        record = next(row for row in data.splitlines() if f'"id": "{mark[1]}"' in row)
        assert f'"exact": "{first}"' in record


def test_names_alone_bear_less_than_what_happened(tmp_path: Path) -> None:
    line = marked(
        tmp_path,
        "Iris Holm and Jo Lind agreed on a ferry on Mondays."
        ' [@news "Mayor Iris Holm met Jo Lind"; @news "board agreed that the night ferry"]\n',
    )
    first, second = re.findall(r"\[\^(c-\w+)\]", line)
    assert MARK.findall(line)[0][1] == first != second


def test_sources_on_two_sides_are_no_support_of_one_thing(tmp_path: Path) -> None:
    """How many say what stands before their names; none is named or counted twice."""
    line = marked(
        tmp_path,
        'The ferry is to run one day more. [@post "run on Sundays from"; @news "run on Mondays";'
        ' @post "said so on Tuesday"]\n\n## Where sources differ\n\n- scope: the days\n'
        '  - Sunday: by one. [@post "run on Sundays from"]\n'
        '  - Monday: by another. [@news "run on Mondays"]\n',
    )
    text = MARK.sub(r"\1", line)
    assert '">1 says Sunday: Harlow Post; 1 says Monday: Brede News</span>' in text
    assert 'data-origins="1"' in line


def test_one_report_in_two_articles_is_said_in_words(tmp_path: Path) -> None:
    """Copies are named together, with the way to the reason."""
    copy = {
        "copy.txt": f"The ferry\n\n{POST}",
        "sources.yml": f"{SOURCES}copy.txt: {{label: Copy}}\n",
    }
    line = marked(
        tmp_path,
        'The night ferry is to run. [@post "night ferry will run"; @copy "night ferry will run"]\n',
        copy,
    )
    text = MARK.sub(r"\1", line)
    assert re.search(r"Harlow Post \+ Copy \(\[one report\]\(sources/post\.md#shared\)\)", text)
    assert 'data-origins="1"' in line


def test_a_teaser_is_not_the_article_on_whose_page_it_stands(tmp_path: Path) -> None:
    page = f"{POST}\nRelated Articles\n\nBridge to close in May for repairs\n"
    line = marked(
        tmp_path, 'The bridge is to close. [@post "Bridge to close in May"]\n', {"post.txt": page}
    )
    assert named(line) == ["a teaser on the page of Harlow Post"]


def test_a_name_cannot_act(tmp_path: Path) -> None:
    hostile = {"sources.yml": "post.txt: {label: 'A](https://e.org) <b>[x'}\n"}
    line = marked(tmp_path, 'The night ferry is to run. [@post "night ferry will run"]\n', hostile)
    assert "<b>" not in line and "](https" not in line


@pytest.mark.parametrize(
    ("citation", "first"),
    [
        ('[@post! "night ferry"; @news "ferry will run on Mondays, for four"]', "Harlow Post"),
        ('[@post "night ferry"; @news! "four dollars"]', "Brede News"),
        ('[@news "ferry will run on Mondays, for four"; @post! "said so"]', "Harlow Post"),
        ('[@post "ferry will run"; @post! "four dollars"; @news "run on Mondays"]', "Harlow Post"),
        ('[@news "run on Mondays"] [@post! "Tickets will"]', "Harlow Post"),
    ],
)
def test_what_an_editor_marks_is_shown_first(citation: str, first: str, tmp_path: Path) -> None:
    """`@source! "words"`: the words that bear the statement, whatever others share with it."""
    line = marked(tmp_path, f"The night ferry will run, for four dollars. {citation}\n")
    assert named(line)[0] == first


def test_marking_a_quotation_changes_no_anchor_and_no_sign_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The statement's id and the digest to sign are those of the statement and its passages."""
    told = []
    for name, citation in (("plain", "@post"), ("marked", "@post!")):
        text = f'The ferry will run. [@news "night ferry will run"; {citation} "night ferry"]\n'
        marked(tmp_path / name, text)
        data = json.loads((tmp_path / name / "content/data/briefing.json").read_bytes())
        capsys.readouterr()
        assert cli.main(["--project", str(tmp_path / name), "review", "ferry"]) == 0
        digest = re.search(r"digest: (\w+)", capsys.readouterr().out)
        assert digest
        told.append((digest[1], [each["id"] for each in data["statements"]]))
    assert told[0] == told[1]
