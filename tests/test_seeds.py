"""Seeds: bytes to text with true offsets, what editors give for them, what is wrong with them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.model import Seed
from generator.problems import Problem
from generator.reading import seeds

WORDS = "A title\n\nWords of an article.\n"


def read(folder: Path, files: dict[str, bytes | str]) -> tuple[dict[str, Seed], list[Problem]]:
    """The seeds of a folder that holds these files, by the id of their source."""
    place = folder / "seeds"
    place.mkdir(exist_ok=True)
    for name, data in files.items():
        (place / name).write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    found, problems = seeds.read(folder)
    return {seeds.source_id(seed): seed for seed in found}, list(problems)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.kind.code for problem in problems]


# ---------------------------------------------------------------- text


@pytest.mark.parametrize(
    "text",
    [
        "plain\n",
        "windows\r\nnewlines\r\n",
        "old\rMac\r",
        "mixed\n\r\n\r",
        "\ufeffbyte order mark",
        "no newline at the end",
        "form\x0cfeed\x0b and \x85 and \u2028 here",
        "astral \U0001f600 and combining e\u0301",
    ],
)
def test_a_text_is_the_bytes_decoded_and_nothing_else(text: str, tmp_path: Path) -> None:
    data = text.encode("utf-8")
    found, problems = read(tmp_path, {"one.txt": data})
    assert found["one"].text == text
    assert found["one"].sha256 == hashlib.sha256(data).hexdigest()
    assert problems == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_body_begins_after_front_matter_and_offsets_count_from_the_beginning_of_the_file(
    newline: str, mark: str, tmp_path: Path
) -> None:
    text = mark + newline.join(["---", "title: Given", "---", "Words — of it."])
    found, problems = read(tmp_path, {"one.md": text})
    assert found["one"].text == text
    assert text[found["one"].body_start :] == "Words — of it."
    assert found["one"].given.title == "Given"
    assert problems == []


def test_what_looks_like_front_matter_in_a_txt_file_is_text(tmp_path: Path) -> None:
    found, _ = read(tmp_path, {"one.txt": "---\ntitle: Given\n---\nWords.\n"})
    assert found["one"].given.title is None
    assert found["one"].body_start == 0


def test_a_rule_at_the_beginning_of_markdown_is_no_front_matter(tmp_path: Path) -> None:
    found, problems = read(tmp_path, {"one.md": "---\n\nWords that never end the block.\n"})
    assert found["one"].body_start == 0
    assert problems == []


# ---------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"one\ntwo caf\xe9\n", 2, 8),
        ("één ".encode() + b"\x80", 1, 5),
        (b"one\r\n\r\nthree \xc3(", 3, 7),
        (b"caught in the middle \xe6\xbc", 1, 22),
    ],
)
def test_a_byte_that_is_not_utf8_is_told_at_its_line_and_column(
    data: bytes, line: int, column: int, tmp_path: Path
) -> None:
    found, (problem,) = read(tmp_path, {"one.txt": data})
    assert not found
    assert (problem.kind.code, problem.line, problem.column) == ("seed-encoding", line, column)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_a_file_without_words_is_told(data: bytes, tmp_path: Path) -> None:
    assert codes(read(tmp_path, {"one.txt": data})[1]) == ["seed-empty"]


def test_front_matter_with_nothing_below_it_is_empty(tmp_path: Path) -> None:
    assert codes(read(tmp_path, {"one.md": "---\ntitle: A\n---\n\n"})[1]) == ["seed-empty"]


def test_other_formats_are_told_and_passed_over_and_hidden_files_are_not_even_told(
    tmp_path: Path,
) -> None:
    files: dict[str, bytes | str] = {"a.html": "<p>", "b.pdf": b"%PDF", ".gitkeep": "", "c": WORDS}
    found, problems = read(tmp_path, files)
    assert not found
    assert [(p.kind.code, p.file) for p in problems] == [
        ("seed-not-text", "seeds/a.html"),
        ("seed-not-text", "seeds/b.pdf"),
        ("seed-format", "seeds/c"),
    ]
    # An article that is passed over must not look like a site that is whole.
    assert [p.kind.severity for p in problems] == ["error", "error", "warning"]


def test_a_folder_without_an_article_is_told(tmp_path: Path) -> None:
    assert codes(list(read(tmp_path, {".gitkeep": ""})[1])) == ["seeds-none"]


def test_a_folder_in_the_place_of_a_seed_is_told(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "one.txt").mkdir(parents=True)
    _, problems = seeds.read(tmp_path)
    assert codes(list(problems)) == ["seed-unreadable"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    _, problems = seeds.read(tmp_path)
    assert [(p.kind.code, p.file) for p in problems] == [("seed-unreadable", "seeds")]


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("published: yesterday", "EDTF"),
        ("published: 2026-02-30", "EDTF"),
        ("retrieved: soon", "EDTF"),
        ("url: javascript:alert(1)", "http"),
        ("url: https://user:word@example.org/", "http"),
        ("url: //example.org", "http"),
        ("url: 'http://[broken'", "http"),
        ("id: Über uns", "lower-case"),
        ("id: a_b", "lower-case"),
        ("autor: Ada", "`autor`"),
        ("title: [a, b]", "one line"),
        ("notes: {a: b}", "list"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_told_at_its_line(
    field: str, says: str, tmp_path: Path
) -> None:
    _, (problem,) = read(tmp_path, {"one.md": f"---\nbyline: Ada\n{field}\n---\nWords.\n"})
    assert (problem.kind.code, problem.line) == ("front-matter-invalid", 3)
    assert says in problem.message


def test_a_tag_is_not_obeyed(tmp_path: Path) -> None:
    text = "---\ntitle: !!python/object/apply:os.system [exit]\n---\nWords.\n"
    found, problems = read(tmp_path, {"one.md": text})
    assert codes(problems) in (["front-matter-invalid"], [])
    assert found["one"].given.title is None


# ---------------------------------------------------------------- what editors give


def test_values_stay_as_written(tmp_path: Path) -> None:
    text = "---\ntitle: No\nbyline: 007\npublished: 2026-01\nlanguage: no\n---\nWords.\n"
    given = read(tmp_path, {"one.md": text})[0]["one"].given
    assert (given.title, given.byline, given.published, given.language) == (
        "No",
        "007",
        "2026-01",
        "no",
    )


@pytest.mark.parametrize("value", ["", "null", "~", "''"])
def test_a_field_that_is_empty_or_null_is_not_stated(value: str, tmp_path: Path) -> None:
    text = f"---\npublisher: {value}\nurl: {value}\npublished: {value}\n---\nWords.\n"
    found, problems = read(tmp_path, {"one.md": text})
    given = found["one"].given
    assert (given.publisher, given.url, given.published) == (None, None, None)
    assert problems == []


def test_what_editors_say_of_origins_is_read(tmp_path: Path) -> None:
    listed = "one.txt:\n  origin: Northern Press\n  independent_of: [two]\n"
    files: dict[str, bytes | str] = {"one.txt": WORDS, "two.txt": WORDS, "sources.yml": listed}
    found, problems = read(tmp_path, files)
    given = found["one"].given
    assert (given.origin, given.independent_of) == ("Northern Press", ("two",))
    assert problems == []


def test_front_matter_that_names_no_source_is_told_at_its_file(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"one.md": "---\nindependent_of: [three]\n---\nWords.\n"}
    _, problems = read(tmp_path, files)
    assert [(p.kind.code, p.file) for p in problems] == [("origin-invalid", "seeds/one.md")]


def test_what_a_seed_gives_itself_wins_over_the_list_field_by_field(tmp_path: Path) -> None:
    listed = "one.md:\n  title: Listed\n  publisher: Paper\n  notes: [one, two]\n"
    files: dict[str, bytes | str] = {
        "one.md": "---\ntitle: Own\n---\nWords.\n",
        "sources.yml": listed,
    }
    found, problems = read(tmp_path, files)
    given = found["one"].given
    assert (given.title, given.publisher, given.notes) == ("Own", "Paper", ("one", "two"))
    assert problems == []


@pytest.mark.parametrize(
    ("listed", "code", "line"),
    [
        ("one.txt:\n  id: first\ntwo.txt:\n  id: second\n", "sources-unknown-file", 3),
        ("one.txt: first\n", "sources-invalid", 1),
        ("one.txt:\n  idd: first\n", "sources-invalid", 1),
        ("one.txt:\n  independent_of: {a: b}\n", "sources-invalid", 1),
        ("one.txt:\n  origin: [a, b]\n", "sources-invalid", 1),
        ("one.txt: [\n", "sources-invalid", 2),
        ("- one.txt\n", "sources-invalid", 1),
        ("../one.txt:\n  id: first\n", "sources-unknown-file", 1),
        ("one.txt:\n  id: a\none.txt:\n  id: b\n", "sources-invalid", 3),
    ],
)
def test_a_fault_of_the_list_is_told_at_its_line(
    listed: str, code: str, line: int, tmp_path: Path
) -> None:
    _, problems = read(tmp_path, {"one.txt": WORDS, "sources.yml": listed})
    assert [(p.kind.code, p.file, p.line) for p in problems] == [(code, "seeds/sources.yml", line)]


def test_a_list_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"one.txt": WORDS, "sources.yml": b"one.txt:\n  title: \xff\n"})
    assert codes(problems) == ["sources-invalid"]


# ---------------------------------------------------------------- ids


def test_an_id_is_given_or_made_of_the_name_or_of_the_content(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "Café du Nord.txt": WORDS,
        "橋.txt": WORDS,
        "given.txt": WORDS,
        "sources.yml": "given.txt:\n  id: chosen\n",
    }
    found, _ = read(tmp_path, files)
    digest = hashlib.sha256(WORDS.encode()).hexdigest()[:8]
    assert set(found) == {"cafe-du-nord", f"source-{digest}", "chosen"}


def test_two_seeds_with_one_id_are_told_at_the_second(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"a b.txt": WORDS, "a_b.txt": WORDS})
    assert [(p.kind.code, p.file) for p in problems] == [("source-id-taken", "seeds/a_b.txt")]
    assert "seeds/a b.txt" in problems[0].message


def test_a_source_may_not_take_the_name_of_the_page_that_lists_all_sources(
    tmp_path: Path,
) -> None:
    """`sources/index.md` is the list: an article of that id would be written over it."""
    _, problems = read(tmp_path, {"index.txt": WORDS})
    assert [(p.kind.code, p.file) for p in problems] == [("source-id-taken", "seeds/index.txt")]


def test_a_label_is_of_one_source_alone(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        name: f"---\nlabel: {label}\n---\n{WORDS}"
        for name, label in (("one.md", "Courier"), ("two.md", "courier"), ("three.md", "Post"))
    }
    found, problems = read(tmp_path, files)
    assert found["three"].given.label == "Post"
    assert [(p.kind.code, p.file) for p in problems] == [("sources-invalid", "seeds/two.md")]


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("author: Ann Poe", "byline", "Ann Poe"),
        ("author: [Ann Poe, Bo Roe]", "byline", "Ann Poe, Bo Roe"),
        ('author: ["[[Ann Poe]]"]', "byline", "Ann Poe"),
        ("date: 2019-11-18T22:05:36Z", "published", "2019-11-18"),
        ("date: 2019-11-18", "published", "2019-11-18"),
        ("date: last week", "published", None),
        ("source: https://news.example/a", "url", "https://news.example/a"),
        ("source: The Post", "publisher", "The Post"),
        ("link: https://news.example/a", "url", "https://news.example/a"),
        ("canonical: https://news.example/a", "url", "https://news.example/a"),
        ("site: The Post", "publisher", "The Post"),
        ("sitename: The Post", "publisher", "The Post"),
        ("site_name: The Post\npublisher: Ours", "publisher", "Ours"),
        ("lang: pt-BR", "language", "pt-BR"),
        ("created: 2024-03-01 10:00", "retrieved", "2024-03-01"),
        ("tags: [a, b]\ndescription: x\nbyline: Bo", "byline", "Bo"),
    ],
)
def test_front_matter_of_clippers_is_read(
    front: str, field: str, value: str | None, tmp_path: Path
) -> None:
    found, problems = read(tmp_path, {"a.md": f"---\n{front}\n---\n{WORDS}"})
    assert getattr(next(iter(found.values())).given, field) == value
    assert {problem.kind.severity for problem in problems} <= {"hint"}
    assert len(problems) <= 1
