"""Figures: cases, what bears what, properties, and hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.article import figures
from generator.model import Figure, Language, Span
from generator.reading import languages
from tests.cases_file import Case, cases, compare

ENGLISH = languages.load("en")
PIECES = st.sampled_from(
    (
        *"$€%#.,-–( )\n½0123456789",
        *("one", "twenty", "hundred", "million", "and", "a", "half", "third", "of", "quarter"),
        *(" ", "percent", "No. ", "US$", "yen", "dozen", "st", "bn", "between ", " to "),
    )
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


def line(figure: Figure, language: Language) -> str:
    parts = [f"{figure.text} = {figure.value:.15g}", figure.unit or ""]
    return " ".join([*filter(None, parts), *["exempt"] * figures.is_exempt(figure, language)])


@pytest.mark.parametrize("case", cases("figures"), ids=str)
def test_case(case: Case, regenerate: bool) -> None:
    """Each case of `cases/figures.md` has the figures that it says."""
    found = figures.find(case.input, ENGLISH)
    compare(case, "\n".join(line(figure, ENGLISH) for figure in found), regenerate)


BORNE = [
    ("It lasted 50 minutes.", "a 50-minute talk"),
    ("It lasted fifty minutes.", "around 50 minutes"),
    ("It made 3 million.", "output of 3,000,000"),
    ("It cost $1.1 billion.", "US$ 1,100 million"),
    ("It fell 61 per cent.", "61% of the firm"),
    ("They met 12 times.", "their 12th meeting"),
    ("Two sides, in one place, for the third time.", "no number here"),
    ("It ranks No. 7.", "no number here"),
]
UNBORNE = [
    ("It lasted 51 minutes.", "a 50-minute talk", ["51"]),
    ("It fell 50 percent.", "a 50-minute talk", ["50 percent"]),
    ("It cost $50.", "50 men", ["$50"]),
    ("50 men came.", "50 percent of them, and $50", ["50"]),
    ("It cost 2 million.", "two men", ["2 million"]),
    ("It fell one percent.", "one man", ["one percent"]),
    ("Her tenth visit.", "her ninth visit", ["tenth"]),
    ("In 2024 it doubled to 51.", "in fiscal 2023 it doubled to 51", ["2024"]),
]


def unsupported(statement: str, passage: str) -> list[str]:
    claimed = figures.find(statement, ENGLISH)
    borne = figures.find(passage, ENGLISH)
    return [figure.text for figure in figures.unsupported(claimed, borne, ENGLISH)]


@pytest.mark.parametrize(("statement", "passage"), BORNE)
def test_a_figure_is_borne_by_the_same_value_in_another_dress(statement: str, passage: str) -> None:
    assert unsupported(statement, passage) == []


@pytest.mark.parametrize(("statement", "passage", "expected"), UNBORNE)
def test_another_value_or_another_unit_bears_no_figure(
    statement: str, passage: str, expected: list[str]
) -> None:
    assert unsupported(statement, passage) == expected


def test_numbers_that_touch_a_span_outside_are_left_out_and_join_nothing() -> None:
    text = "On January 15 some 50 SM-3 and two million"
    spans = [Span(start=text.index(word), end=text.index(word) + len(word)) for word in ("15", "3")]
    spans.append(Span(start=text.index("million"), end=len(text)))
    found = figures.find(text, ENGLISH, outside=spans)
    assert [(figure.text, figure.value) for figure in found] == [("50", 50), ("two", 2)]


@given(TEXTS)
def test_every_figure_is_the_text_at_its_offsets_in_order_and_apart(text: str) -> None:
    end = 0
    for figure in figures.find(text, ENGLISH):
        assert text[figure.start : figure.end] == figure.text
        assert figure.start >= end
        assert 0 <= figure.value < float("inf")
        end = figure.end


@given(st.integers(min_value=0, max_value=10**15))
def test_an_integer_is_read_back_with_and_without_grouping(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        (figure,) = figures.find(f"They have {written} of them", ENGLISH)
        assert figure.value == number


@given(TEXTS)
def test_a_text_bears_its_own_figures(text: str) -> None:
    found = figures.find(text, ENGLISH)
    assert figures.unsupported(found, found, ENGLISH) == ()


@pytest.mark.parametrize(
    "piece",
    ["1,", "9", "one ", "one and ", "a half ", "1.1", "10-15 ", "hundred ", "$", "No. ", "(1) "],
)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    """A rule that is not linear shows as a hang here; `benchmarks/growth.py` has the ratios."""
    text = (piece * 16_000)[:16_000]
    for figure in figures.find(text, ENGLISH):
        assert text[figure.start : figure.end] == figure.text
