"""EDTF: what is read, how values relate, and how they are told to readers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.model import Language
from generator.reading import languages

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2026-01-15", "2026-01-15", "2026-01-15", "day"),
        ("2026-01-16T15:06+09:00", "2026-01-16", "2026-01-16", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2026-01-XX", "2026-01-01", "2026-01-31", "month"),
        ("2026", "2026-01-01", "2026-12-31", "year"),
        ("2026-XX", "2026-01-01", "2026-12-31", "year"),
        ("2026-XX-XX", "2026-01-01", "2026-12-31", "year"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("2026-21", "2026-03-01", "2026-05-31", "season"),
        ("2025-24", "2025-12-01", "2026-02-28", "season"),
        ("2025-29", "2025-09-01", "2025-11-30", "season"),
        ("2026-33", "2026-01-01", "2026-03-31", "quarter"),
        ("2026-36", "2026-10-01", "2026-12-31", "quarter"),
        ("2026-38", "2026-05-01", "2026-08-31", "quadrimester"),
        ("2026-41", "2026-07-01", "2026-12-31", "half"),
        ("2026-01-29/2026-01-31", "2026-01-29", "2026-01-31", "interval"),
        ("2024-04/2025-03", "2024-04-01", "2025-03-31", "interval"),
        ("2026-01-17/..", "2026-01-17", None, "interval"),
        ("../2026-12-31", None, "2026-12-31", "interval"),
        ("2026/", "2026-01-01", None, "interval"),
        ("XXXX-01-15", None, None, "day"),
        ("XXXX-02-29", None, None, "day"),
        ("XXXX", None, None, "unknown"),
    ],
)
def test_days_covered(text: str, start: str | None, end: str | None, precision: str) -> None:
    value = edtf.parse(text)
    assert value is not None
    told = [day.isoformat() if day else None for day in (value.start, value.end)]
    assert [*told, value.precision] == [start, end, precision]


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-13", "2026-00", "2026-02-30", "2025-02-29", "2026-1-5", "26", "20260115"),
        *("XXXX-02-30", "2026-XX-15", "1X99", "0000", "0XXX", "2026-20", "2026-42", "2026-21-01"),
        *("2026-02/2026-01", "../..", "/", "2026/2027/2028", "2026/x", "XXXX-01-15/.."),
        *("2026-01-15??", "?", "2026-01T10:00", "２０２６", " 2026", "2026\n", "2026-01-15T1:00"),
        *("9999-24", "January"),
    ],
)
def test_not_edtf(text: str) -> None:
    assert edtf.parse(text) is None


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2026~", True, False),
        ("2026-01-15?", False, True),
        ("2026-01%", True, True),
        ("2026-01-15?/..", False, True),
        ("2026-01-29/2026-01-31~", True, False),
        ("2026", False, False),
    ],
)
def test_qualifiers(text: str, approximate: bool, uncertain: bool) -> None:
    value = edtf.parse(text)
    assert value is not None
    assert (value.approximate, value.uncertain) == (approximate, uncertain)


def test_seasons_turn_with_the_hemisphere() -> None:
    """Codes 21 to 24 are read as the hemisphere has them: southern spring begins in September."""
    value = edtf.parse("2026-21", "south")
    assert value is not None
    assert (value.start, value.end) == (date(2026, 9, 1), date(2026, 11, 30))


def read(text: str) -> edtf.Edtf:
    value = edtf.parse(text)
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("2026-01-15", "2026-01", True),
        ("2026-01", "2026-01-15", False),
        ("2026-01-15?", "2026-01-15", True),
        ("2026-03", "2026-21", True),
        ("2026-01-15", "2026-01-10/..", True),
        ("2026-01-10/..", "2026-01-15/..", False),
        ("2026-01-15/..", "2026-01-10/..", True),
        ("2026-01-15/..", "2026", False),
        ("../2025", "../2026", True),
        ("XXXX-01-15", "2026", False),
        ("2026-01-15", "XXXX-01-15", False),
    ],
)
def test_lies_within(inner: str, outer: str, within: bool) -> None:
    """A coarser value never lies within a finer one; one without a year lies in none."""
    assert edtf.lies_within(read(inner), read(outer)) is within


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2026-01-15", "2026-01-17", False),
        ("2026-01-15", "2026-01", True),
        ("2026-01-31/2026-02-02", "2026-02", True),
        ("2026/..", "../2025", False),
        ("2026/..", "../2026-01-01", True),
        ("XXXX-01-15", "XXXX-01-15", False),
    ],
)
def test_overlaps(one: str, other: str, shared: bool) -> None:
    assert edtf.overlaps(read(one), read(other)) is shared
    assert edtf.overlaps(read(other), read(one)) is shared


@given(DAYS, DAYS)
def test_span_covers_what_it_is_made_of(one: date, other: date) -> None:
    """`span` names exactly the days that it was given, in whatever form."""
    start, end = min(one, other), max(one, other)
    value = read(edtf.span(start, end))
    assert (value.start, value.end) == (start, end)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2024, 4, 1), date(2025, 3, 31), "2024-04/2025-03"),
        (date(2026, 1, 1), date(2026, 1, 31), "2026-01"),
        (date(2026, 1, 29), date(2026, 1, 31), "2026-01-29/2026-01-31"),
        (date(2026, 1, 1), date(2027, 12, 31), "2026/2027"),
    ],
)
def test_span_is_short(start: date, end: date, text: str) -> None:
    assert edtf.span(start, end) == text


@pytest.mark.parametrize(
    ("text", "mark", "marked"),
    [
        ("2026-01-15", "?", "2026-01-15?"),
        ("2026-01-15?", "?", "2026-01-15?"),
        ("2026~", "?", "2026%"),
        ("2026%", "~", "2026%"),
        ("2026-01-17/..", "?", "2026-01-17?/.."),
        ("2026-01-29/2026-01-31", "~", "2026-01-29~/2026-01-31~"),
    ],
)
def test_qualify(text: str, mark: str, marked: str) -> None:
    assert edtf.qualify(text, "?" if mark == "?" else "~") == marked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-01-15", "15 January 2026"),
        ("2026-01", "January 2026"),
        ("2026", "2026"),
        ("2026-21", "spring 2026"),
        ("2025-32", "winter 2025"),
        ("2026-34", "second quarter of 2026"),
        ("2026-40", "first half of 2026"),
        ("2026-39", "third third of 2026"),
        ("199X", "the 1990s"),
        ("19XX", "1900–1999"),
        ("2026-01-29/2026-01-31", "29–31 January 2026"),
        ("2026-01-29/2026-02-02", "29 January – 2 February 2026"),
        ("2025-12-29/2026-01-03", "29 December 2025 – 3 January 2026"),
        ("2024-04/2025-03", "April 2024 – March 2025"),
        ("2026-01/2026-03", "January – March 2026"),
        ("2025-12-12~", "about 12 December 2025"),
        ("2026-01-29?", "29 January 2026 (inferred)"),
        ("2026%", "about 2026 (inferred)"),
        ("../2026-12-31", "by 31 December 2026"),
        ("2025-12-12/..", "12 December 2025 or later"),
        ("2026-01-15?/..", "15 January 2026 or later (inferred)"),
        ("XXXX-01-15", "15 January, year not stated"),
        ("XXXX-03", "March, year not stated"),
        ("XXXX", "date not stated"),
    ],
)
def test_describe(text: str, told: str, english: Language) -> None:
    assert edtf.describe(read(text), english.data["dates"]["describe"]) == told


@given(DAYS, st.integers(0, 400))
def test_every_value_can_be_described(day: date, length: int) -> None:
    """No value that is read fails to be told, and no template stands open."""
    words = languages.load("en").data["dates"]["describe"]
    end = day + timedelta(days=min(length, (date.max - day).days))
    for text in (edtf.span(day, end), f"{day}/..", f"../{day}", f"{day.year:04}-24"):
        value = edtf.parse(text)
        if value is not None:
            assert "{" not in edtf.describe(value, words)
