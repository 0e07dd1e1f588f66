"""Topic files: front matter and body to drafts, each with its place; faults with theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Draft, Language, TopicFile
from generator.problems import Problem
from generator.reading import languages, topics
from tests.cases_file import Case, cases, compare


def read(folder: Path, files: dict[str, bytes | str]) -> tuple[list[TopicFile], list[Problem]]:
    """The topics of a folder that holds these files."""
    place = folder / "topics"
    place.mkdir(exist_ok=True)
    for name, data in files.items():
        (place / name).write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    found, problems = topics.read(folder, languages.load("en"))
    return list(found), list(problems)


def described(topic: TopicFile) -> Iterator[str]:
    order = "last" if topic.order == topics.LAST else topic.order
    yield f"topic {topic.id}: {topic.title}, {topic.kind}, order {order}"
    if topic.question:
        yield f"question: {topic.question}"
    if topic.terms:
        yield f"terms: {' | '.join(topic.terms)}"
    if topic.review:
        yield f"reviewed by {topic.review.by} on {topic.review.on}: {topic.review.digest}"
    for draft in topic.drafts:
        yield from _draft(draft)


def _draft(draft: Draft) -> Iterator[str]:
    kind = draft.label or (f"event {draft.date}" if draft.date else "statement")
    yield f"{draft.line}:{draft.column} {kind} [{draft.section}] {draft.text}"
    for name in ("subject", "name", "derived", "withdrawn"):
        if getattr(draft, name) is not None:
            yield f"  {name}: {getattr(draft, name)}"
    for quote in draft.quotes:
        yield f"  {quote.line}:{quote.column} @{quote.source} “{quote.words}”"


def problem(found: Problem) -> str:
    return f"{found.line}:{found.column} {found.kind.code}: {found.message}"


@pytest.mark.parametrize("case", cases("topics"), ids=str)
def test_case(case: Case, regenerate: bool, tmp_path: Path, english: Language) -> None:
    found, problems = read(tmp_path, {"topic.md": case.input + "\n"})
    lines = [*(line for topic in found for line in described(topic)), *map(problem, problems)]
    compare(case, "\n".join(lines), regenerate)


# ---------------------------------------------------------------- files


def test_topics_come_by_order_then_by_name_and_those_without_an_order_last(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path,
        {
            "zebra.md": "---\ntitle: Z\norder: 1\n---\n",
            "yak.md": "---\ntitle: Y\norder: 10\n---\n",
            "bear.md": "---\ntitle: B\n---\n",
            "ant.md": "---\ntitle: A\norder: 10\n---\n",
        },
    )
    assert [topic.id for topic in found] == ["zebra", "ant", "yak", "bear"]
    assert problems == []


def test_hidden_files_and_files_that_are_not_markdown_are_passed_over(tmp_path: Path) -> None:
    found, problems = read(tmp_path, {".draft.md": "x", "notes.txt": "x", ".gitkeep": ""})
    assert (found, problems) == ([], [])


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    _, problems = topics.read(tmp_path, languages.load("en"))
    assert [(p.kind.code, p.file) for p in problems] == [("topic-invalid", "topics")]


def test_a_byte_order_mark_and_windows_newlines_change_nothing(tmp_path: Path) -> None:
    text = '---\ntitle: A\n---\n\nIt is so.\n[@one "so it is"]\n'
    (plain,), _ = read(tmp_path, {"a.md": text})
    windows = "\ufeff" + text.replace("\n", "\r\n")
    (marked,), problems = read(tmp_path, {"a.md": windows})
    assert marked == plain
    assert problems == []


def test_two_files_with_one_page_are_told_at_the_second(tmp_path: Path) -> None:
    front = "---\ntitle: A\n---\n"
    _, problems = read(tmp_path, {"a-b.md": front, "a_b.md": front})
    assert [(p.kind.code, p.file) for p in problems] == [("topic-id-taken", "topics/a_b.md")]


@pytest.mark.parametrize("name", topics.RESERVED)
def test_no_topic_may_take_the_name_of_a_page_that_every_briefing_has(
    name: str, tmp_path: Path
) -> None:
    _, problems = read(tmp_path, {f"{name}.md": "---\ntitle: A\n---\n"})
    assert [p.kind.code for p in problems] == ["topic-id-taken"]


def test_an_alias_in_front_matter_is_refused_so_that_a_small_file_stays_small(
    tmp_path: Path,
) -> None:
    bomb = "---\ntitle: &a [x, x]\nterms: [*a, *a]\n---\n"
    _, problems = read(tmp_path, {"a.md": bomb})
    assert [p.kind.code for p in problems] == ["front-matter-invalid"]


# ---------------------------------------------------------------- places


WORDS = st.text(alphabet="abé漢\U0001f600’ ", min_size=1, max_size=12).filter(str.strip)
INDENTS = st.sampled_from(["", "- ", "  - ", "1. "])


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(
    statement=WORDS,
    quotes=st.lists(WORDS, min_size=1, max_size=3),
    above=st.integers(0, 3),
    item=st.booleans(),
    same_line=st.booleans(),
)
def test_every_quotation_is_placed_at_its_at_sign(  # noqa: PLR0913  # each is one thing that moves a place
    statement: str, quotes: list[str], above: int, item: bool, same_line: bool, tmp_path: Path
) -> None:
    cited = "; ".join(f'@one "{words}"' for words in quotes)
    lead = "- x" if item else "x"
    join = " " if same_line else ("\n  " if item else "\n")
    body = "\n\n".join(["Earlier @one words."] * above + [f"{lead} {statement}{join}[{cited}]"])
    text = f"---\ntitle: A\n---\n\n{body}\n"
    (topic,), _ = read(tmp_path, {"a.md": text})
    lines = text.split("\n")
    found = topic.drafts[-1].quotes
    assert [quote.words for quote in found] == quotes
    for quote in found:
        assert lines[quote.line - 1][quote.column - 1 :].startswith(f'@one "{quote.words}"')


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80
)
@given(body=st.text(alphabet='[]@;"“”\\{}#:>-* \nax1', max_size=60))
def test_no_body_makes_the_reader_fail_and_every_problem_has_a_place_in_it(
    body: str, tmp_path: Path
) -> None:
    text = f"---\ntitle: A\n---\n{body}\n"
    _, problems = read(tmp_path, {"a.md": text})
    lines = text.split("\n")
    for found in problems:
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
