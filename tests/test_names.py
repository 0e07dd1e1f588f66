"""Names: cases, which names a source holds, properties, and hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.article import names
from generator.model import NameMention, Span
from generator.reading import languages
from generator.text.typography import fold
from tests.cases_file import Case, cases, compare

ENGLISH = languages.load("en")
PIECES = st.sampled_from(
    (
        *" .,-'’&“”()\n$5AZaz",
        *("U.S.", "Poe", "Minister ", "of ", "the ", "Bank ", "Adm. ", "al-", "7th ", "Fleet"),
        *("Boeing ", "737", "The ", "May ", "Japan", "officials ", "Co", "Kim Jong-un"),
    )
)
# Control and format characters are no part of words, so that a name may end inside "A0\x1b0".
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]))
TEXTS = st.one_of(PLAIN, st.lists(PIECES, max_size=30).map("".join))


def lines(text: str) -> list[Span]:
    """Each line of a case is a sentence."""
    spans, start = [], 0
    for each in text.split("\n"):
        spans.append(Span(start=start, end=start + len(each)))
        start += len(each) + 1
    return spans


def found(text: str) -> tuple[NameMention, ...]:
    return names.find(text, lines(text), ENGLISH)


def line(mention: NameMention) -> str:
    entity = "" if mention.entity == mention.text else f" = {mention.entity}"
    return f"{mention.text}{entity}" + (f" | {mention.type}" if mention.type else "")


@pytest.mark.parametrize("case", cases("names"), ids=str)
def test_case(case: Case, regenerate: bool) -> None:
    """Each case of `cases/names.md` has the names that it says."""
    compare(case, "\n".join(map(line, found(case.input))), regenerate)


ALIASES = [("IIA", "2A"), ("Fort X", "Camp Y"), ("SM-3", "Standard Missile-3")]
SUPPORTED = [
    ("The US Army met Poe.", "U.S. Army officers met Mr. Poe."),
    ("Japan agreed.", "Japanese ministers agreed."),
    ("The Philippines agreed.", "A Philippine ship agreed."),
    ("The United States agreed.", "An American ship agreed."),
    ("South Korean ships sailed.", "Ships of South Korea sailed."),
    ("The Defence Ministry spoke.", "The Ministry of Defense spoke."),
    ("The World Health Organization spoke.", "The World Health Organisation spoke."),
    ("Poe’s plan held.", "It was Poe's plan."),
    ("Secretary Ana Nunez spoke.", "Ana Núñez spoke."),
    ("The SDF trained.", "The Self-Defense Forces trained."),
    ("General Motors closed.", "GM closed."),
    ("Two F-35s flew.", "An F-35 flew."),
    ("An SM-3 Block IIA flew.", "A Standard Missile-3 Block 2A flew."),
    ("They met at Fort X.", "They met at Camp Y."),
    ("Officials of Prime Minister Ann Poe met.", "The premier is Ann Poe."),
    ("Nato agreed.", "NATO agreed."),
]
UNSUPPORTED = [
    ("Poe met Roux.", "Poe met nobody.", ["Roux"]),
    ("Uma Sen left.", "The US and U.S. officials left.", ["Uma Sen"]),
    ("An SM-6 flew.", "An SM-3 flew and 6 watched.", ["SM-6"]),
    ("The US agreed.", "He told us so.", ["US"]),
    ("South Korean ships sailed.", "The Korean south sailed.", ["South Korean"]),
    ("Ann Poe left.", "Ada Pym met Ann Roux", ["Ann Poe"]),
    ("Ann Poe left.", "Ann Roux met John Poet.", ["Ann Poe"]),
    ("An SM-3 Block IV flew.", "A Standard Missile-3 Block 2A flew.", ["SM-3 Block IV"]),
]


def unsupported(statement: str, *texts: str) -> list[str]:
    mentions = names.unsupported(found(statement), texts, ALIASES, ENGLISH)
    return [mention.text for mention in mentions]


@pytest.mark.parametrize(("statement", "source"), SUPPORTED)
def test_a_name_in_another_form_of_the_source_does_not_warn(statement: str, source: str) -> None:
    assert found(statement)
    assert unsupported(statement, source) == []


@pytest.mark.parametrize(("statement", "source", "expected"), UNSUPPORTED)
def test_a_name_that_the_source_lacks_warns(
    statement: str, source: str, expected: list[str]
) -> None:
    assert unsupported(statement, source) == expected


def test_the_words_of_a_name_must_stand_in_one_source() -> None:
    assert unsupported("Mary Poe left.", "Mary Roux", "John Poe") == ["Mary Poe"]
    assert unsupported("Mary Poe left.", "Mary Roux", "Mary Poe") == []


def test_without_sources_every_name_is_unsupported() -> None:
    assert unsupported("Mary Poe met Roux.") == ["Mary Poe", "Roux"]


def test_only_the_given_sentences_are_read() -> None:
    text = "Poe met Roux. Menu Poe"
    spans = [Span(start=0, end=13)]
    assert [each.text for each in names.find(text, spans, ENGLISH)] == ["Poe", "Roux"]


@given(TEXTS)
def test_every_name_is_the_text_at_its_offsets_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in found(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text
        assert mention.entity
        assert mention.start >= end
        end = mention.end


@given(TEXTS)
def test_a_text_bears_its_own_names(text: str) -> None:
    """Once folded: "AA`A" is one word with an apostrophe, which only folding shows."""
    text = fold(text)
    assert names.unsupported(found(text), [text], ALIASES, ENGLISH) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A ",
        "A-",
        "Bank of ",
        "Japan-U.S. ",
        "A.",
        "A&",
        "7th ",
        "Minister ",
        "a'",
        "Aa, Inc. ",
    ],
)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    """A rule that is not linear shows as a hang here; `benchmarks/growth.py` has the ratios."""
    text = (piece * 16_000)[:16_000]
    mentions = found(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    names.unsupported(mentions[:5], [text], ALIASES, ENGLISH)
