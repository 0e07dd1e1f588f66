"""People: mentions of all sources to persons and bodies, roles, the editors' file, the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import names as benchmark
from generator import cli
from generator.corpus import analysis
from generator.corpus.analysis import Corpus
from generator.corpus.people import named_in
from generator.model import Person, PersonEntry
from generator.reading import inputs, languages, people
from tests.projects import make_project

ENGLISH = languages.load("en")
ONE = (
    "Bridge opens\n\nMayor Jane Roe met Energy Minister John Poe on Friday. The old bridge is open"
    " to all again. Roe said the bridge was safe.\n"
)
OTHER = (
    "Bridge to open\n\nOn Friday Mayor Jane Röe met Poe, and U.S. Forces Peru agreed."
    " Roe was glad. “It is safe,” Poe said.\n"
)
TOPIC = (
    "---\ntitle: Bridge\nterms: [bridge]\n---\n## Bottom line\n\n"
    'Roe calls the bridge safe. [@one "Roe said the bridge was safe"]\n'
)


def corpus_of(folder: Path, editors: str = "", settings: str = "") -> Corpus:
    project = make_project(folder, {"one.txt": ONE, "other.txt": OTHER}, {"t.md": TOPIC}, settings)
    if editors:
        (project / "topics/people.yml").write_text(editors, encoding="utf-8")
    return analysis.corpus(inputs.read(project))


def entities(corpus: Corpus, source: str) -> set[str]:
    return {name.entity for name in corpus.readings[source].names if name.type == "person"}


def test_surnames_and_accents_are_joined_to_the_full_name(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path)
    assert entities(corpus, "one") == {"Jane Roe", "John Poe"}
    assert entities(corpus, "other") == {"Jane Roe", "John Poe"}


def test_a_body_is_one_with_and_without_its_company_words_and_initials(tmp_path: Path) -> None:
    """ "BM" of two names is neither's; nothing is cut off a name that always stands whole."""
    seeds: dict[str, str | bytes] = {
        "one.txt": "News\n\nThe Acme Motor Works Corporation (AMW) closed. Acme Motor Works Corp."
        " said AMW is broke. Bell Mining Corporation (BM) opened, Brown Motors Inc. (BM) not.\n",
        "two.txt": "More\n\nOn Monday Acme Motor Works closed a plant, Zenith Foods Ltd. said.\n",
    }
    project = make_project(tmp_path, seeds, {"t.md": "---\ntitle: Plants\nterms: [plant]\n---\n"})
    names = {
        person.name: person.also
        for person in analysis.corpus(inputs.read(project)).people
        if person.kind == "organisation"
    }
    assert "AMW" in next(also for name, also in names.items() if name.startswith("Acme"))
    assert len([name for name in names if name.startswith(("Acme", "AMW"))]) == 1
    assert any(name.startswith("Zenith Foods") for name in names)
    assert all("BM" not in also for also in names.values())


def test_a_bare_name_of_a_person_and_a_body_is_given_to_neither(tmp_path: Path) -> None:
    """ "Kelstad" may be Jane Kelstad, and may be Kelstad Corporation."""
    seeds: dict[str, str | bytes] = {
        "one.txt": "News\n\nMayor Jane Kelstad met Kelstad Corporation on Monday.\n",
        "two.txt": "More\n\nThey say that many a Kelstad came to see the plant on Monday.\n",
    }
    project = make_project(tmp_path, seeds, {"t.md": "---\ntitle: Plants\nterms: [plant]\n---\n"})
    found = analysis.corpus(inputs.read(project))
    assert not found.problems
    kinds = {name.entity: name.type for name in found.readings["two"].names}
    assert kinds.get("Kelstad") is None


def people_of(folder: Path, *articles: str) -> dict[str, tuple[str, ...]]:
    """The persons of articles on one another's subject, with their other forms."""
    seeds: dict[str, str | bytes] = {
        f"{number}.txt": f"News\n\n{article}\n" for number, article in enumerate(articles)
    }
    project = make_project(folder, seeds, {"t.md": "---\ntitle: Bridge\nterms: [bridge]\n---\n"})
    found = analysis.corpus(inputs.read(project)).people
    return {person.name: person.also for person in found if person.kind == "person"}


SAME = [
    "On Friday Mayor Bob Tarn left. Then Mayor Robert Tarn slept.",
    "On Friday Mayor Robert F. Tarn left. Then Mayor Robert Tarn slept.",
    "On Friday Mayor Robert Francis Tarn left. Then Mayor Robert Tarn slept.",
    "On Friday Mayor R. Tarn left. Then Mayor Robert Tarn slept.",
    "On Friday Mayor Basim al-Tarn left. Then Mayor Basim Tarn slept.",
    "On Friday Mayor Luis Quell Tarn left. Then Mayor Quell Tarn slept.",
    "On Friday Mayor Leopold van Tarn left. On Monday Van Tarn slept.",
    "On Friday Colonel Muammar Gaddafi left. Then Colonel Moammar Gadhafi slept.",
    "On Friday Colonel Muammar Qadaffi left. Then Colonel Muammar Kadhafi slept.",
    "On Friday Mayor Liz Tarn left. Then Mayor Elizabeth Tarn slept.",
]
OTHERS = [
    "On Friday Mayor Bob Tarn left. Then Minister Roland Tarn slept.",
    "On Friday Mayor Robert F. Tarn left. Then Mayor Robert Q. Tarn slept.",
    "On Friday Mayor Robert Tarn left. Then his daughter, Roberta Tarn, slept.",
    "On Friday Mayor Robert Tarn left. Then Mayor Robert Tarn Jr. slept.",
    "On Friday Mayor Thelonius Tarn left. Then his wife, Carys Tarn, slept.",
    "On Friday Mayor Erik Tarn left. Then Mayor Erin Tarn slept.",
    "On Friday Mayor Christian Tarn left. Then Mayor Christina Tarn slept.",
    "On Friday Colonel Muammar Gaddafi left. Then Minister Moammar Gadhafi slept.",
    "On Friday Mayor Robert Tarn left. Then Mayor Robert Torn slept.",
    "On Friday Mayor John Barton left. Then Minister John Burton slept.",
]


@pytest.mark.parametrize("article", SAME)
def test_forms_of_one_name_are_one_person(tmp_path: Path, article: str) -> None:
    assert len(people_of(tmp_path, article)) == 1


@pytest.mark.parametrize("article", OTHERS)
def test_namesakes_and_kin_are_two(tmp_path: Path, article: str) -> None:
    assert len(people_of(tmp_path, article)) == 2


def test_an_initial_that_fits_two_is_neither(tmp_path: Path) -> None:
    article = "On Friday Mayor J. Tarn left. Then Mayor Jane Tarn and Mayor John Tarn slept."
    assert len(people_of(tmp_path, article)) == 3


APART = [
    # A surname alone, in an article that shares nothing with the other.
    ("On Friday Minister Zoltan Quell left the bridge.", "Quell was cold, the baker said."),
    ("On Friday Minister Zoltan Quell left Peru.", "Peru was cold. On Friday Quell snowed in."),
    ("On Friday Minister Zoltan Quell left Reuters.", "Reuters was cold. On Friday Quell fell."),
]
TOGETHER = [
    ("On Friday Minister Zoltan Quell met Jane Roe.", "On Friday Jane Roe met Quell."),
    ("On Friday Minister Zoltan Quell spoke.", "On Friday it was late, Minister Quell said."),
]


@pytest.mark.parametrize("articles", APART)
def test_a_surname_reaches_no_article_that_shares_nothing_else(
    tmp_path: Path, articles: tuple[str, str]
) -> None:
    assert people_of(tmp_path, *articles) == {"Zoltan Quell": ()}


@pytest.mark.parametrize("articles", TOGETHER)
def test_a_surname_reaches_an_article_that_names_others_too_or_the_office(
    tmp_path: Path, articles: tuple[str, str]
) -> None:
    assert people_of(tmp_path, *articles)["Zoltan Quell"] == ("Quell",)


def test_a_word_is_no_person_by_one_odd_mention_and_a_place_is_none_at_all(tmp_path: Path) -> None:
    odd = "On Friday President Libya left. Then Minister Tern left."
    others = [f"On day {number} the Tern rose. On it Libya slept." for number in range(3)]
    assert people_of(tmp_path, odd, *others) == {}


def test_a_surname_of_two_is_nobodys_once_both_are_named(tmp_path: Path) -> None:
    article = (
        "On Friday Mayor Thelonius Tarn left. Then Tarn wept. Then his wife, Carys Tarn, slept."
        " On Monday Tarn spoke.\n"
    )
    project = make_project(tmp_path, {"x.txt": f"News\n\n{article}"}, {"t.md": TOPIC})
    names = analysis.corpus(inputs.read(project)).readings["x"].names
    found = [(name.text, name.entity, name.type) for name in names if name.text == "Tarn"]
    assert found == [("Tarn", "Thelonius Tarn", "person"), ("Tarn", "Tarn", None)]


def test_each_source_has_its_role_for_somebody(tmp_path: Path) -> None:
    person = next(each for each in corpus_of(tmp_path).people if each.name == "John Poe")
    assert [(role.source, role.text) for role in person.roles] == [("one", "Energy Minister")]


def test_editors_merge_and_name(tmp_path: Path) -> None:
    editors = "- name: Jane A. Roe\n  also: [Jane Roe]\n  role: Mayor since 2024\n- name: Ann Day\n"
    corpus = corpus_of(tmp_path, editors)
    assert "Jane A. Roe" in entities(corpus, "one")
    assert "Jane Roe" not in {person.name for person in corpus.people}
    assert {"Jane A. Roe", "Ann Day"} <= {person.name for person in corpus.people}


def test_an_alias_of_the_settings_merges(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, settings="aliases: [Jane Roe = John Poe]")
    assert len({each.name for each in corpus.people if each.kind == "person"}) == 1


def test_an_editors_name_for_a_surname_reaches_it(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "- name: Jane A. Roe\n  also: [Jane Roe]\n")
    assert entities(corpus, "other") == {"Jane A. Roe", "John Poe"}


def test_an_editors_bare_surname_that_no_text_tells_for_a_persons_is_that_persons(
    tmp_path: Path,
) -> None:
    """A bare "Roe" that only another article's "Jane Roe" tells for somebody."""
    corpus = corpus_of(tmp_path, "- name: Jane A. Roe\n  also: [Jane Roe, Roe]\n")
    assert "Jane A. Roe" in entities(corpus, "one") & entities(corpus, "other")
    seeds: dict[str, str | bytes] = {
        "one.txt": "Pier\n\nMayor Ann Kel met the Keldan Electric Lines (KEL) on Friday.\n",
        "two.txt": "Pier\n\nOn Friday KEL mended the pier of Harlow.\n",
    }
    project = make_project(tmp_path / "kel", seeds, {"t.md": "---\ntitle: P\nterms: [pier]\n---\n"})
    found = analysis.corpus(inputs.read(project))
    assert found.problems == ()
    assert not any(name.type == "person" for name in found.readings["two"].names)


def test_without_the_file_there_are_no_entries(tmp_path: Path) -> None:
    assert people.read(tmp_path) == ((), ())


def test_the_file_is_read_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    text = "- name: Jane Roe\n  also: J. Roe\n  kind: person\n- name: Harlow Port\n  role: a port\n"
    (tmp_path / people.FILE).write_text(text, encoding="utf-8")
    assert people.read(tmp_path) == (
        (
            PersonEntry(name="Jane Roe", also=("J. Roe",), kind="person"),
            PersonEntry(name="Harlow Port", role="a port"),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe met him.", {"roe"}),
        ("The May vote, May said.", set()),
        ("Jane Roe's bridge.", {"roe"}),
        ("Ann Poe and Bob Poe met.", {"ann", "bob"}),
        ("Poe left.", set()),
    ],
)
def test_who_is_named_in_a_statement(text: str, expected: set[str]) -> None:
    known = [
        Person(id="roe", name="Jane Roe", kind="person"),
        Person(id="ann", name="Ann Poe", kind="person"),
        Person(id="bob", name="Bob Poe", kind="person"),
    ]
    assert named_in([text], known) == [expected]


def test_the_page_has_words_roles_and_statements_and_no_string_of_capitals(tmp_path: Path) -> None:
    project = make_project(tmp_path, {"one.txt": ONE, "other.txt": OTHER}, {"t.md": TOPIC})
    assert cli.main(["build", "--no-site", "--project", str(project)]) == cli.OK
    page = (project / "content/people.md").read_text(encoding="utf-8")
    assert re.findall(r"^### .* \{: #(.*) \}$", page, re.MULTILINE) == ["jane-roe", "john-poe"]
    assert "Energy Minister" in page
    assert "](t.md#s-" in page


def test_hidden_uncited_words_are_offered_nowhere(tmp_path: Path) -> None:
    seeds = {"one.txt": ONE, "other.txt": OTHER}
    project = make_project(tmp_path, seeds, {"t.md": TOPIC}, "uncited: hide")
    assert cli.main(["build", "--no-site", "--project", str(project)]) == cli.OK
    assert "It is safe" not in (project / "content/people.md").read_text(encoding="utf-8")


def test_every_label_is_where_it_says() -> None:
    texts = benchmark.texts()
    for file, labels in benchmark.gold().items():
        for label in labels:
            assert texts[file][label.start : label.end] == label.text


@pytest.mark.parametrize("group", ["seeds/", "wikinews/"])
@pytest.mark.parametrize("kind", benchmark.KINDS)
def test_quality_on_labelled_articles(group: str, kind: str) -> None:
    """Seldom wrong, and most are found."""
    right, total, labelled, errors = benchmark.count(group, kind, ENGLISH)
    assert right >= 0.98 * total, errors
    assert right >= 0.9 * labelled, errors
