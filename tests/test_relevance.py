"""Passages on a topic: which terms are found, and which quotations stand first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.relevance import Candidate, Ranked, choose, terms_of, topics_of
from generator.model import Draft, Passage, TopicFile
from generator.reading import languages

ENGLISH = languages.load("en")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("interceptor*", "Two Interceptors were built."),
        ("Standard Missile*", "the Standard Missile-3 Block 2A"),
        ("Standard Missile*", "a standard  missile\nsystem"),
        ("missile production", "expand missile-production lines"),
        ("missile-defense", "missile defense"),
        ("SM-3", "the SM‑3, jointly built"),
        ("China's", "China’s coercion"),
        ("Washington", "(Washington) said"),
        ("C++", "written in C++."),
        ("naïve", "a nai\u0308ve plan"),
        ("弾道ミサイル", "新型の弾道ミサイルを配備"),
    ],
)
def test_a_term_is_found_whatever_its_case_and_typography(term: str, text: str) -> None:
    assert topics_of(text, {"topic": (term,)}) == ("topic",)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("aid", "They said so."),
        ("interceptor", "Two interceptors were built."),
        ("interceptor*", "an antiinterceptor"),
        ("missile production", "production of the missile"),
        ("missile production", "of the missile. Production rose"),
        ("SM-3", "SM-30"),
        ("a.b", "axb"),
        ("*", "anything"),
        ("- -", "a - - b"),
        ("", "anything"),
    ],
)
def test_what_is_not_the_whole_term_is_not_found(term: str, text: str) -> None:
    assert topics_of(text, {"topic": (term,)}) == ()


def test_a_passage_may_belong_to_several_topics_in_their_order() -> None:
    topics = {"b": ("talks",), "a": ("missile*",), "c": ("radar",)}
    assert topics_of("Talks on missiles were held.", topics) == ("b", "a")


@given(st.text(max_size=30), st.text(max_size=200))
def test_any_term_can_be_looked_up_in_any_text(term: str, text: str) -> None:
    assert topics_of(text, {"topic": (term,)}) in ((), ("topic",))


def test_a_hostile_text_is_searched_to_its_end() -> None:
    """A term that almost matches at every letter of a text without blanks."""
    topics = {"topic": ("anti*missile production*", "a - b")}
    for text in ("anti" * 25_000, "missile " * 12_500, "a " + "- " * 50_000):
        assert topics_of(text, topics) == ()


def topic(**given: Any) -> TopicFile:
    return TopicFile(id="inquiries", file="inquiries.md", title="Inquiries", order=1, **given)


@pytest.mark.parametrize(
    "text", ["Two inquiries are under way.", "The inquiry ended.", "They were blamed for it."]
)
def test_a_topic_without_terms_is_found_by_the_words_of_its_title_and_question(text: str) -> None:
    terms = terms_of(topic(question="Who is to blame?"), ENGLISH)
    assert topics_of(text, {"inquiries": terms}) == ("inquiries",)
    assert topics_of("Who is it, and what is to be done?", {"inquiries": terms}) == ()


def test_terms_that_are_given_and_topics_that_are_written_stay_as_they_are() -> None:
    assert terms_of(topic(terms=("ferry",)), ENGLISH) == ("ferry",)
    written = Draft(text="It sank.", section="", line=1, column=1)
    assert terms_of(topic(drafts=(written,)), ENGLISH) == ()


# ---------------------------------------------------------------- order


PLAIN = "Carmaker Halden Motors filed for bankruptcy in a New York court after talks with lenders."


def candidate(source: str, text: str, start: int = 0, **given: Any) -> Candidate:
    passage = Passage(source=source, start=start, end=start + len(text))
    return Candidate(passage=passage, text=text, **given)


def central(candidates: Sequence[Candidate]) -> tuple[Ranked, ...]:
    return choose(candidates, ENGLISH).central


def order(candidates: Sequence[Candidate], *, new: bool = False) -> list[str]:
    """The sources of the passages that are shown, best first."""
    found = choose(candidates, ENGLISH)
    return [each.passage.source for each in (found.new if new else found.central)]


# As many as make a page, so that what leans on a topic's title is not asked for.
ENOUGH = [
    candidate(
        f"plain-{number}",
        f"{city} held talks with {name} after the carmaker had closed a plant there.",
    )
    for number, (city, name) in enumerate(
        [
            ("Ohio", "Ford"),
            ("Boston", "Kia"),
            ("Detroit", "Saab"),
            ("Texas", "Fiat"),
            ("Rome", "Opel"),
        ]
    )
]


@pytest.mark.parametrize(
    "leaning",
    [
        "He filed for bankruptcy in a New York court after talks with lenders of Halden Motors.",
        "Meanwhile, Halden Motors filed for bankruptcy in a New York court after talks.",
        "During the talks, they said Halden Motors had filed for bankruptcy in New York.",
        "Of the plants in Ohio, specifically, he said that Halden Motors had closed them all.",
        "The company filed for bankruptcy in New York after long talks with its lenders.",
        "The purchase includes rights to the Halden Motors brand, its models and its dealers.",
        "The company also said that Halden Motors filed for bankruptcy in New York on Monday.",
        "Halden Motors filed for bankruptcy in a New York court after talks, she said.",
        "At least ten plants were closed when it filed for bankruptcy in New York on Monday.",
        "Halden Motors filed for bankruptcy in New York on the same day, a court clerk said.",
        "We filed for bankruptcy in a New York court after our talks with Halden Motors.",
        "Will Halden Motors file for bankruptcy in New York after the talks with its lenders?",
        'Halden Motors said: "We will file for bankruptcy in New York after talks with lenders.',
        '"We at Halden Motors filed for bankruptcy in a New York court," said Ann Lee.',
        "Carmaker Halden Motors Files for Bankruptcy in a New York Court After Talks",
        "Lenders and workers were told about bankruptcy and went home without any answer.",
        "Halden Motors went bankrupt.",
        " and ".join([PLAIN.rstrip(".")] * 6) + ".",
    ],
)
def test_what_cannot_be_read_alone_is_not_shown(leaning: str) -> None:
    assert "leans" not in order([candidate("leans", leaning), *ENOUGH])


@pytest.mark.parametrize(
    "alone",
    [
        "The carmaker Halden Motors filed for bankruptcy in a New York court on Monday.",
        "The Pentagon bought ten trucks from Halden Motors before it filed for bankruptcy.",
        "The chairman of the carmaker, Ann Lee of Halden Motors, filed for bankruptcy on Monday.",
        "Halden Motors said that it filed for bankruptcy in a New York court on Monday.",
        'Ann Lee of Halden Motors said that "we filed for bankruptcy" in a New York court.',
        "Up to 2,300 posts are to be cut over three years, most of them in offices.",
    ],
)
def test_what_names_who_is_meant_is_shown(alone: str) -> None:
    named = candidate(
        "names", "Yesterday the Pentagon met Ann Lee, who leads Halden Motors in Ohio."
    )
    assert "a" in order([candidate("a", alone), named])


@pytest.mark.parametrize("zone", ["caption", "related", "title", "live"])
def test_what_is_not_an_articles_own_text_counts_and_is_not_shown(zone: Any) -> None:
    beside = candidate("beside", PLAIN, zone=zone)
    assert order([beside]) == []
    (found,) = central([beside, candidate("own", PLAIN)])
    assert (found.passage.source, found.same) == ("own", (beside.passage,))


def test_where_few_can_be_read_alone_short_ones_are_shown_too() -> None:
    given = {
        "plain": PLAIN,
        "short": "Halden Motors went bankrupt.",
        "definite": "The union wants every second weekend free.",
        "pronoun": "He sold it.",
    }
    found = order([candidate(name, text) for name, text in given.items()])
    assert found == ["plain", "short"]
    del given["plain"], given["short"]
    assert order([candidate(name, text) for name, text in given.items()]) == ["definite"]


def test_what_the_article_has_told_of_before_needs_what_was_told() -> None:
    text = "Union leaders of Halden Motors went on strike in Ohio for a day to protest the cuts."
    assert order([candidate("a", text), *ENOUGH]).count("a") == 1
    assert "a" not in order([candidate("a", text, before="It made 90 job cuts. "), *ENOUGH])


def test_an_articles_beginning_stands_before_its_end() -> None:
    other = PLAIN.replace("Carmaker", "Maker")
    assert order([candidate("b", PLAIN, position=30), candidate("c", other)])[0] == "c"


def test_what_all_sources_tell_of_stands_before_what_one_does() -> None:
    common = [candidate(name, PLAIN.replace("Carmaker", name)) for name in ("Ford", "Kia", "Saab")]
    aside = candidate("aside", "Ann Lee painted her house in Ohio green with a brush from Boston.")
    assert order([aside, *common])[-1] == "aside"


def test_a_surname_alone_is_not_shown() -> None:
    bare = candidate(
        "a", "Lee filed for bankruptcy in a New York court on Monday for all.", bare=True
    )
    assert order([bare, candidate("b", PLAIN)]) == ["b"]


def test_news_is_what_is_recent_and_what_several_report() -> None:
    """Of what matters alike, the later stands first, and of one day what more origins tell."""
    old = candidate("old", PLAIN, published="2026-01-01")
    later = PLAIN.replace("New York", "Boston")
    late = candidate("late", later, published="2026-01-09")
    assert order([old, late], new=True) == ["late", "old"]
    told = candidate("told", PLAIN, published="2026-01-09", origins=3)
    assert order([late, told], new=True) == ["told", "late"]


def test_what_happened_long_ago_is_no_news_though_it_is_told_today() -> None:
    back = candidate("back", PLAIN, published="2026-01-09", day="2026-01-01")
    late = candidate("late", PLAIN.replace("New York", "Boston"), published="2026-01-08")
    first = candidate("first", "Ann Lee met Jo Lind in Ohio.", published="2026-01-01")
    assert order([back, late, first], new=True)[0] == "late"


def test_the_best_of_an_agreement_stands_for_all_of_it() -> None:
    worse = candidate("a", "It filed for bankruptcy in New York.", groups=("a-1",))
    best = candidate("b", PLAIN, groups=("a-1", "a-2"))
    apart = candidate(
        "c", "Fenwick Motors avoided bankruptcy, as a judge in Boston said on Friday."
    )
    found = central([worse, best, apart])
    assert {each.passage.source for each in found} == {"b", "c"}
    assert next(each for each in found if each.passage.source == "b").same == (worse.passage,)


def test_the_same_words_are_quoted_once() -> None:
    twice = [candidate("a", PLAIN, start) for start in (0, 500)]
    (found,) = central(twice)
    assert (found.passage, found.same) == (twice[0].passage, (twice[1].passage,))


def test_what_adds_something_stands_before_a_repetition() -> None:
    """Without an agreement between them two passages may still be much alike."""
    first = candidate("a", PLAIN)
    again = candidate("b", PLAIN.replace("after talks with lenders", "this Monday at noon"))
    new = candidate(
        "c", "Workers at Fenwick plants fear bankruptcy in Ohio, union leader Ann Lee said."
    )
    assert order([first, again, new]).index("c") < 2


def test_a_topic_without_passages_has_no_quotations() -> None:
    assert central([]) == ()


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=80)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_no_passage_is_ranked_twice_whatever_the_order(
    given: list[tuple[str, str]], chance: Any
) -> None:
    """Each is quoted, or stands with a quoted one, or with none; scores are shares of 1."""
    candidates = [
        candidate(source, text, 100 * number) for number, (source, text) in enumerate(given)
    ]
    found = choose(candidates, ENGLISH)
    for ranked in (found.central, found.new):
        places = [place for each in ranked for place in (each.passage, *each.same)]
        assert len(places) == len(set(places)) <= len(candidates)
        assert all(0 <= each.score <= 1 for each in ranked)
    shuffled = candidates[:]
    chance.shuffle(shuffled)
    assert choose(shuffled, ENGLISH) == found
