"""Sentences: cases, properties, hostile text, and the quality that the benchmark measures."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks import sentences as benchmark
from generator.article.sentences import split
from generator.model import Language, Span
from generator.reading import languages
from tests.cases_file import Case, cases, compare

ENGLISH = languages.load("en")
LONG = 200_000
# Text made of what splitters stumble over is split wrongly sooner than text of any characters.
PIECES = st.sampled_from(
    (
        *".!?…。！？\"'“”‘’()[]「」•*_-–—,:;$@ \n\t\u00a0\u2003\u200b行ß🙂",
        *("A", "I", "the", "The", "said", "U.S.", "Jan.", "Mr.", "p.m.", "Inc.", "No.", "15"),
        *("2.5", "(a)", "1.", "2.", "[1]", "www.a.b", "a@b.cd"),
        *(". ", ". . . .", "  "),
    )
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@pytest.mark.parametrize("case", cases("sentences"), ids=str)
def test_case(case: Case, regenerate: bool) -> None:
    """Each case of `cases/sentences.md` is split as it says."""
    spans = split(case.input, 0, len(case.input), ENGLISH)
    actual = [case.input[span.start : span.end].replace("\n", "⏎") for span in spans]
    compare(case, "\n".join(actual), regenerate)


def assert_lossless(text: str, start: int, end: int, spans: tuple[Span, ...]) -> None:
    """Spans in order and apart, within the paragraph, trimmed, and only blanks left out."""
    at = start
    for span in spans:
        assert at <= span.start < span.end <= end
        assert not text[at : span.start].strip(), "characters left out"
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        at = span.end
    assert not text[at:end].strip(), "characters left out at the end"


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
@example("\u2028a", 0, 0)
@example(". . . . The", 0, 0)
def test_nothing_is_lost(text: str, before: int, behind: int) -> None:
    """Spans are ordered, disjoint, within the paragraph, trimmed; they hold all but blanks."""
    start = min(before, len(text))
    end = max(start, len(text) - behind)
    assert_lossless(text, start, end, split(text, start, end, ENGLISH))


@given(TEXTS, TEXTS, TEXTS)
def test_surroundings_do_not_matter(before: str, text: str, behind: str) -> None:
    """A paragraph is split the same wherever it stands."""
    start = len(before)
    within = split(before + text + behind, start, start + len(text), ENGLISH)
    alone = split(text, 0, len(text), ENGLISH)
    assert [(span.start - start, span.end - start) for span in within] == [
        (span.start, span.end) for span in alone
    ]


@given(TEXTS)
def test_marks_alone_are_no_sentence(text: str) -> None:
    """Every sentence holds a letter or a digit, unless the whole paragraph holds none."""
    spans = split(text, 0, len(text), ENGLISH)
    if any(map(str.isalnum, text)):
        assert all(any(map(str.isalnum, text[span.start : span.end])) for span in spans)
    else:
        assert len(spans) <= 1


@pytest.mark.parametrize(
    "unit",
    [
        *".(\"'“a",
        *(". ", '." ', "(. ", ") ", ". [a] ", ". (", "。 ", "• ", "1. ", "A. ", "“a. "),
        *("U.S. The ", "Smith ", "a@", "www.", "[1", ".\n"),
        pytest.param(f".{' ' * 60}", id="blanks"),
    ],
)
def test_long_hostile_text_is_split(unit: str) -> None:
    """200,000 characters of one nuisance come back whole (a quadratic rule would not come back)."""
    text = (unit * LONG)[:LONG]
    assert_lossless(text, 0, LONG, split(text, 0, LONG, ENGLISH))


def test_stray_marks_do_not_swallow_a_text() -> None:
    """Two quotation marks far apart are no pair: what lies between is split all the same."""
    text = f'He said "no way. {"They met. " * 100}It was "over. The end.'
    assert len(split(text, 0, len(text), ENGLISH)) > 100


def test_language_without_lists_still_splits() -> None:
    """A language whose folder says nothing of sentences gets the plain rules."""
    bare = Language(code="xx", data={})
    assert len(split("Un. Deux! Trois?", 0, 16, bare)) == 3


def test_gold_segments_are_found() -> None:
    """On the seeds, at least 99 in 100 segments are exact, and as many of those found are right."""
    expected = benchmark.gold()
    files = {file for file, _, _ in expected}
    precision, recall, _ = benchmark.scores(expected, benchmark.found_segments(files, ENGLISH))
    assert min(precision, recall) >= 0.99


def test_golden_rules_are_passed() -> None:
    """Of Pragmatic Segmenter's 52 rules for English none is missed."""
    assert benchmark.missed_rules(ENGLISH) == []
