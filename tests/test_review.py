"""`briefing review`: what a reviewer is shown, in which order, and what they sign."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import cli, pipeline
from generator.reading import inputs
from generator.review import doubts, sheet
from tests.projects import make_project

POST = """# Ferry talks

The Harlow Post, March 4, 2026

The port and the town are in talks on a Sunday ferry, the port said. It never ran on a Sunday.

A ticket costs $4 on weekdays, and nobody expects it to change. The mayor is for it.
"""
WIRE = """# A boat for Sundays

Brede Wire, March 5, 2026

The port is in talks with the town on a ferry on Sundays.
"""
HEAD = "---\ntitle: The ferry\n---\n\n"
PLAIN = (
    '- The port is in talks with the town on a ferry. [@wire "in talks with the town on a ferry"]\n'
)
BOLD = (
    "- A grand pact on a new bridge has been struck by the duke."
    ' [@post "are in talks on a Sunday ferry"]\n'
)
BOTH = (
    "- The port and the town are in talks on a Sunday ferry."
    ' [@post "are in talks on a Sunday ferry"; @wire "in talks with the town"]\n'
)


def project(folder: Path, *statements: str, head: str = HEAD) -> Path:
    seeds = {"post.md": POST, "wire.md": WIRE}
    return make_project(folder, seeds, {"ferry.md": head + "".join(statements)})


def shown(folder: Path) -> str:
    given = inputs.read(folder)
    result = pipeline.run(given)
    assert not pipeline.failed(result.problems)
    return sheet(result.briefing, result.briefing.topics[0], result.problems, given.language)


def reasons(folder: Path) -> list[list[str]]:
    given = inputs.read(folder)
    result = pipeline.run(given)
    assert not pipeline.failed(result.problems)
    statements = [result.briefing.statements[name] for name in result.briefing.topics[0].statements]
    return [
        [doubt.reason for doubt in doubts(result.briefing, each, result.problems, given.language)]
        for each in statements
    ]


def places(text: str) -> list[str]:
    return re.findall(r"^topics/ferry\.md:\d+$", text, re.MULTILINE)


def test_the_most_doubtful_comes_first_and_others_keep_their_order(tmp_path: Path) -> None:
    text = shown(project(tmp_path, BOTH, PLAIN, BOLD))
    assert places(text) == [f"topics/ferry.md:{line}" for line in (7, 6, 5)]


def test_a_passage_stands_in_its_whole_sentence_with_the_quotation_marked(tmp_path: Path) -> None:
    text = " ".join(shown(project(tmp_path, BOLD)).split())
    assert "The port and the town **are in talks on a Sunday ferry**, the port said." in text
    assert ", 4 March 2026 The port and the town" in text


def test_every_statement_stands_there_once(tmp_path: Path) -> None:
    text = " ".join(shown(project(tmp_path, BOTH, PLAIN, BOLD)).split())
    assert "3 statements" in text
    for statement in (BOTH, PLAIN, BOLD):
        assert text.count(statement.removeprefix("- ").partition(" [@")[0]) == 1


def test_words_that_no_passage_has_are_named(tmp_path: Path) -> None:
    [[unsaid, alone]] = reasons(project(tmp_path, BOLD))
    assert alone == "One source alone."
    assert unsaid.startswith("No passage has")
    assert all(f"“{word}”" in unsaid for word in ("grand", "pact", "bridge", "struck", "duke"))


def test_a_word_in_another_form_is_not_named(tmp_path: Path) -> None:
    told = '- The towns talk of ferries. [@wire "in talks with the town on a ferry"]\n'
    assert reasons(project(tmp_path, told)) == [["One source alone."]]


def test_a_warning_of_the_gate_stands_at_its_statement(tmp_path: Path) -> None:
    cut = '- A ferry ran on a Sunday. [@post "ran on a Sunday"]\n'
    [plain, warned] = reasons(project(tmp_path, PLAIN, cut))
    assert any("never" in reason for reason in warned)
    assert not any("never" in reason for reason in plain)
    assert places(shown(tmp_path))[0] == "topics/ferry.md:6"


def test_a_headline_as_the_only_ground_is_named(tmp_path: Path) -> None:
    told = '- There are ferry talks. [@post "Ferry talks"]\n'
    [found] = reasons(project(tmp_path, told))
    assert any(reason.startswith("It rests on this alone") for reason in found)


def test_a_figure_of_the_editor_s_own_is_named_with_how_it_was_made(tmp_path: Path) -> None:
    told = '- Two ways cost $8. [@post "A ticket costs $4"] {derived: twice the price of one way}\n'
    [found] = reasons(project(tmp_path, told))
    assert "Derived: twice the price of one way" in found


def test_sides_of_a_difference_put_together_are_named(tmp_path: Path) -> None:
    differ = (
        "\n## Where sources differ\n\n- attribution: Whose word it is\n"
        '    - The port: the port says so. [@post "the port said"]\n'
        '    - Nobody: it is told of the port. [@wire "The port is in talks"]\n'
    )
    told = '- The port is in talks. [@post "the port said"; @wire "The port is in talks"]\n'
    found = reasons(project(tmp_path, told, differ))
    said = [any("several sides of a difference" in reason for reason in each) for each in found]
    assert said == [True, False, False]


def test_the_line_to_paste_makes_the_topic_reviewed(tmp_path: Path) -> None:
    folder = project(tmp_path, BOTH, PLAIN)
    line = shown(folder).splitlines()[-1]
    assert line.startswith("reviewed: {by: NAME, on: YYYY-MM-DD, digest: ")
    signed = line.replace("NAME", "Ann Lee").replace("YYYY-MM-DD", "2026-03-09")
    project(tmp_path, BOTH, PLAIN, head=HEAD.replace("---\n\n", f"{signed}\n---\n\n"))
    [topic] = pipeline.run(inputs.read(tmp_path)).briefing.topics
    assert topic.status == "reviewed"
    assert "Signed off by Ann Lee on 2026-03-09" in shown(tmp_path)


def test_a_topic_of_quotations_has_nothing_to_sign_off(tmp_path: Path) -> None:
    text = shown(project(tmp_path, head="---\ntitle: The ferry\nterms: [ferry]\n---\n"))
    assert "nothing to sign off" in text
    assert "digest" not in text


@pytest.mark.parametrize("name", ["ferry", "ferry.md", "topics/ferry.md"])
def test_a_topic_is_called_by_its_file_or_its_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path, BOTH)
    assert cli.main(["review", name, "--project", str(tmp_path)]) == cli.OK
    assert capsys.readouterr().out == shown(tmp_path)


def test_an_unknown_topic_is_a_fault_of_the_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path, BOTH)
    assert cli.main(["review", "bridge", "--project", str(tmp_path)]) == cli.USAGE
    assert capsys.readouterr().err == "briefing: no topic is named bridge; there are: ferry\n"


def test_a_topic_with_errors_is_not_shown_for_signing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path, '- It sank. [@post "the ferry sank"]\n')
    assert cli.main(["review", "ferry", "--project", str(tmp_path)]) == cli.YOUR_INPUT
    printed = capsys.readouterr().out
    assert "quote-not-found" in printed
    assert "digest" not in printed
