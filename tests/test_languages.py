"""Languages without rules: nothing false is said of them, and what needs no rules still works."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import languages as benchmark
from generator import pipeline
from generator.article.sentences import split
from generator.reading import inputs, languages, tongues
from generator.text.typography import fold, folded, occurrences
from tests.projects import build, make_project

CODES = benchmark.CODES
GIVEN = pytest.mark.parametrize("given", [True, False], ids=["given", "inferred"])


@GIVEN
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_said_where_there_are_no_rules(code: str, given: bool) -> None:
    """No true statement is spoken against; a copy is one origin, and no other article is; nothing
    of what the articles hold is claimed. Falsehoods pass: no check is claimed to be made."""
    row = benchmark.measure(code, given=given)
    assert row.spoken_against == ()
    assert (row.origins, row.apart, row.claimed) == (1, 2, 0)
    assert row.passed == row.false


@pytest.mark.parametrize("code", CODES)
def test_a_language_is_told_by_script_and_small_words(code: str) -> None:
    assert {tongues.inferred(article["text"]) for article in benchmark.texts(code)} == {code}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ports, 2026.", None),
        ("A győri híd hétfőn nyílt meg, és a polgármester szerint nem is volt drága. " * 2, "hu"),
        ("Қала әкімі жаңа мектеп туралы айтты, бірақ қаржы жоқ. " * 4, "und"),
        ("شهردار گفت که این پل در بهار باز می شود و از آن به بعد رایگان است.", "fa"),
        ("The mayor of 港町 said that the bridge would open and that it was of use to all.", "en"),
        ("Miestni kuvernöörit andsid teada sellest, kuidas sadamat ehitatakse. " * 10, "und"),
    ],
)
def test_what_is_not_told_is_not_named(text: str, code: str | None) -> None:
    """Kazakh is no Russian, Persian no Arabic, and of a few words nothing is known."""
    assert tongues.inferred(text) == code


@pytest.mark.parametrize("code", CODES)
def test_no_part_of_a_number_is_found(code: str) -> None:
    """ "5千人" does not stand in "2万5千人", nor "450 000" in "2 450 000"."""
    views = [folded(article["text"]) for article in benchmark.texts(code)]
    for words in benchmark.inside(code):
        needle = fold(words)
        assert any(needle in view.text for view in views)
        assert not any(list(occurrences(view, needle)) for view in views)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("唯一一家公司", "一家公司"),
        ("In 2026 450 people came", "450 people"),
        ("On 7 March, 200 came", "200 came"),
        ("Pier 3. 200 people", "200 people"),
        ("三日に開通した", "三日"),
    ],
)
def test_what_stands_beside_a_number_is_found(text: str, words: str) -> None:
    assert list(occurrences(folded(text), fold(words)))


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("de", "Der Rat hat am 12. Februar zugestimmt. Die Kosten trägt das Land.", 2),
        ("es", "Lo dijo el Sr. Iriarte ante la junta. La presa quedó vacía.", 2),
        ("ko", "노사는 합의했다. 파업은 이어졌다.", 2),
        ("ja", "港町橋が三日に開通した。市長は「短い橋だ。」と述べた。", 2),
    ],
)
def test_no_half_a_sentence_is_quoted(code: str, text: str, count: int) -> None:
    """Nobody knows the abbreviations of a language without rules: "am 12." is no end."""
    assert len(split(text, 0, len(text), languages.load(code))) == count


@pytest.mark.parametrize("line", ["2026年3月4日 5時00分", "2026/03/04 10:00", "2026년 3월 4일"])
def test_a_day_in_figures_is_no_headline(tmp_path: Path, line: str) -> None:
    """A line with the day in signs that leave nothing open says when an article appeared."""
    title, _, body = benchmark.texts("ja")[0]["text"].partition("\n\n")
    seeds = {"one.txt": f"{title}\n{line}\n{body}"}
    folder = make_project(tmp_path, seeds, {"all.md": "---\ntitle: Matters\n---\n"})
    source = pipeline.run(inputs.read(folder)).briefing.sources["one"]
    assert (source.title, source.publication.value) == (title, "2026-03-04")


def test_what_a_statement_says_of_itself_is_checked_all_the_same(tmp_path: Path) -> None:
    """How many sources it counts, and the weekday of a day, need no reading of an article."""
    line = 'All three articles tell of it on Monday, 12 February 2026. [@one "am 12. Februar 2026"]'
    folder = benchmark.project(tmp_path, "de", [line], given=False, own=False)
    assert benchmark.against(folder) == {6: "count-unsupported weekday-denied"}


def test_an_english_source_is_read_in_a_briefing_of_another_language(tmp_path: Path) -> None:
    """Sources are read in their own language, not in the briefing's."""
    text = "The port of Harlow was shut on 3 May 2026. It had been of use to 1,200 of the people."
    german = "Der Hafen von Harlow ist zu, und das ist für die Stadt nicht gut: 1.200 sind da. Von"
    seeds = {"one.txt": text, "two.txt": german}
    folder = make_project(tmp_path, seeds, {"all.md": "---\ntitle: Hafen\n---\n"}, "language: de")
    briefing = pipeline.run(inputs.read(folder)).briefing
    assert [figure.value for figure in briefing.readings["one"].figures] == [1200]
    assert [mention.value for mention in briefing.readings["one"].dates] == ["2026-05-03"]
    assert not briefing.readings["two"].figures
    assert [briefing.sources[name].checked for name in ("one", "two")] == [True, False]


def test_an_inferred_language_is_shown_as_inferred(tmp_path: Path) -> None:
    lines = ['Something. [@one "am 12. Februar 2026"]']
    folder = benchmark.project(tmp_path, "de", lines, given=False, own=False)
    files = {
        file.path: file.data.decode()
        for file in pipeline.run(inputs.read(folder)).files
        if file.path.endswith(".md")
    }
    assert "de (inferred from its words); for this language" in files["sources/one.md"]
    assert "Talheim" in files["method.md"].partition("checked by its quotations")[2]


def test_a_folder_that_is_not_whole_is_a_problem(tmp_path: Path) -> None:
    """What a language lacks is named, and it is taken for one without rules."""
    english = Path(languages.__file__).parent.parent / "languages" / "en"
    for code in ("en", "xx"):
        (tmp_path / code).mkdir()
        for file in english.glob("*.yml"):
            (tmp_path / code / file.name).write_bytes(file.read_bytes())
    (tmp_path / "xx" / "dates.yml").unlink()
    kept = (tmp_path / "xx" / "figures.yml").read_text("utf-8").replace("\ndecimal:", "\ndec:")
    (tmp_path / "xx" / "figures.yml").write_text(kept, "utf-8")
    found = languages.load("xx", tmp_path)
    assert found.fallback
    assert found.lacks == ("`dates.yml`", "`figures.yml: decimal`")
    (problem,) = languages.incomplete(found)
    assert problem.kind.code == "language-incomplete"
    assert "`dates.yml`" in problem.message
    assert languages.incomplete(replace(found, lacks=())) == ()


def test_topics_and_headings_in_other_scripts_have_names_of_their_own(tmp_path: Path) -> None:
    """Two topics in Japanese build, whichever order they come in; and so do those with a year."""
    head = "---\ntitle: Matters\n---\n"
    names = ("防衛.md", "予算.md", "防衛2026.md", "予算2026.md", "budget.md")
    seeds = {"one.txt": benchmark.texts("ja")[0]["text"]}
    project = make_project(tmp_path, seeds, dict.fromkeys(names, head))
    read = inputs.read(project)
    ids = {topic.file: topic.id for topic in read.topics}
    assert len(set(ids.values())) == len(names)
    assert ids["topics/budget.md"] == "budget"
    assert not [each for each in read.problems if each.kind.severity == "error"]


@pytest.mark.slow
def test_arabic_is_marked_as_such_on_every_page(tmp_path: Path) -> None:
    """Its words carry their language and a direction of their own, on built pages too."""
    statement = benchmark.texts("ar")[0]["true"][1]
    folder = benchmark.project(tmp_path, "ar", [statement], given=False, own=False)
    topic = (folder / "topics" / "all.md").read_text("utf-8")
    (folder / "topics" / "الماء.md").write_text(topic.replace("Matters", "ماء"), "utf-8")
    build(folder)
    page = (folder / "site" / "sources" / "one.html").read_text("utf-8")
    assert '<p class="article body" lang="ar" dir="auto">' in page
    assert '<h1 dir="auto" id="top" lang="ar">' in page
    assert '<span lang="ar" dir="auto">“' in (folder / "site" / "all.html").read_text("utf-8")
    data = json.loads((folder / "content" / "data" / "briefing.json").read_text("utf-8"))
    assert [source["language"] for source in data["sources"]] == ["ar", "ar"]
