"""Passages on a topic: which terms are found, and which quotations stand first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.relevance import Candidate, rank, topics_of
from generator.model import Passage
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


# ---------------------------------------------------------------- order


TERMS = ("bankrupt*", "Chapter 11")
PLAIN = "Carmaker Halden Motors filed for bankruptcy in a New York court after talks with lenders."


def candidate(source: str, text: str, start: int = 0, **given: Any) -> Candidate:
    passage = Passage(source=source, start=start, end=start + len(text))
    return Candidate(passage=passage, text=text, **given)


def order(candidates: Sequence[Candidate]) -> list[str]:
    """The sources of the ranked passages, best first."""
    return [each.passage.source for each in rank(candidates, TERMS, ENGLISH)]


@pytest.mark.parametrize(
    "worse",
    [
        candidate("worse", "He filed for bankruptcy in a New York court after talks with lenders."),
        candidate("worse", "Meanwhile, Halden Motors filed for bankruptcy in a New York court."),
        candidate("worse", "During the talks, they said Halden Motors had filed for bankruptcy."),
        candidate(
            "worse", "The company filed for bankruptcy in New York after talks with lenders."
        ),
        candidate("worse", "Will Halden Motors file for bankruptcy in New York after the talks?"),
        candidate("worse", 'Halden Motors said: "We will file for bankruptcy in New York.'),
        candidate("worse", "“We at Halden Motors filed for bankruptcy in a New York court.”"),
        candidate("worse", "Carmaker Halden Motors Files for Bankruptcy in New York"),
        candidate("worse", "Halden Motors went bankrupt."),
        candidate("worse", PLAIN.replace("Carmaker", "Maker"), zone="caption"),
        candidate("worse", PLAIN.replace("Carmaker", "Maker"), zone="related"),
        candidate("worse", PLAIN.replace("Carmaker", "Maker"), position=30),
        candidate("worse", " and ".join([PLAIN.rstrip(".")] * 6) + "."),
        candidate("worse", "Weber sold Halden Motors, which had left its bankruptcy, to a bank."),
    ],
    ids=[
        *("pronoun", "connective", "pronoun after a clause", "definite article", "question"),
        *("half a quotation", "no speaker", "headline", "short", "caption", "teaser", "late"),
        *("long", "in passing"),
    ],
)
def test_a_plain_sentence_stands_before(worse: Candidate) -> None:
    """The plain one comes second by its place, so that it must win by its worth."""
    assert order([worse, candidate("xplain", PLAIN)])[0] == "xplain"


def test_what_more_sources_say_stands_first() -> None:
    one = candidate("a", "Halden Motors filed for bankruptcy in a New York court on Monday.")
    other = candidate(
        "b", "Fenwick Motors filed for bankruptcy in a Boston court on Friday.", sources=3
    )
    assert order([one, other]) == ["b", "a"]


def test_a_passage_with_more_terms_stands_first() -> None:
    one = candidate("a", "Halden Motors filed for bankruptcy in a New York court on Monday.")
    other = candidate("b", "Halden Motors filed for Chapter 11 bankruptcy in New York on Monday.")
    assert order([one, other]) == ["b", "a"]


def test_the_best_of_an_agreement_stands_for_all_of_it() -> None:
    worse = candidate("a", "It filed for bankruptcy in New York.", groups=("a-1",), sources=2)
    best = candidate("b", PLAIN, groups=("a-1", "a-2"), sources=2)
    apart = candidate("c", "Fenwick Motors avoided bankruptcy, a judge in Boston said on Friday.")
    found = rank([worse, best, apart], TERMS, ENGLISH)
    assert [each.passage.source for each in found] == ["b", "c"]
    assert found[0].same == (worse.passage,)


def test_the_same_words_are_quoted_once() -> None:
    """A caption printed twice."""
    twice = [candidate("a", PLAIN, start, zone="caption") for start in (0, 500)]
    (found,) = rank(twice, TERMS, ENGLISH)
    assert (found.passage, found.same) == (twice[0].passage, (twice[1].passage,))


def test_what_adds_something_stands_before_a_repetition() -> None:
    """Without an agreement between them two passages may still be much alike."""
    first = candidate("a", PLAIN, sources=3)
    again = candidate("b", PLAIN.replace("after talks with lenders", "on Monday"))
    new = candidate("c", "Workers at Fenwick plants fear bankruptcy, union leader Ann Lee said.")
    assert order([first, again, new]) == ["a", "c", "b"]


@pytest.mark.parametrize("zone", ["byline", "dateline", "published", "residue"])
def test_what_is_no_text_of_the_article_is_never_quoted(zone: Any) -> None:
    assert rank([candidate("a", PLAIN, zone=zone)], TERMS, ENGLISH) == ()


def test_a_topic_without_passages_has_no_quotations() -> None:
    assert rank([], TERMS, ENGLISH) == ()


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=80)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_every_passage_is_ranked_once_whatever_the_order(
    given: list[tuple[str, str]], chance: Any
) -> None:
    """Each is quoted or stands with a quoted one; scores are shares of 1."""
    candidates = [
        candidate(source, text, 100 * number) for number, (source, text) in enumerate(given)
    ]
    found = rank(candidates, TERMS, ENGLISH)
    places = [place for each in found for place in (each.passage, *each.same)]
    assert len(places) == len(set(places)) == len(candidates)
    assert all(0 <= each.score <= 1 for each in found)
    shuffled = candidates[:]
    chance.shuffle(shuffled)
    assert rank(shuffled, TERMS, ENGLISH) == found
