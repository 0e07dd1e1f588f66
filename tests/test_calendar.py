"""The dates of a briefing as iCalendar: their days, how they stand, and what subscribers keep."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings

from generator.exports import calendar, feed
from generator.model import Briefing, Disagreement, Event, Publication, Settings, Side, Span
from generator.reading import languages
from generator.text.typography import clean
from tests import export_values as made

ENGLISH = languages.load("en")
# Of "\\N" the library makes a line break when it writes text, as of "\\n" when it reads it.
IN_CALENDAR = made.HOSTILE.map(lambda text: text.replace("\\N", "\\ N"))


def calendar_of(briefing: Briefing, name: str = "calendar") -> Any:
    """The calendar as the library reads it, which types a property as all that one may be."""
    text = made.text_of(calendar.files(briefing, ENGLISH), f"data/{name}.ics")
    return icalendar.Calendar.from_ical(text)


def events_of(briefing: Briefing, name: str = "calendar") -> list[Any]:
    return list(calendar_of(briefing, name).walk("VEVENT"))


def only(*events: Event, **fields: Any) -> Any:
    (found,) = events_of(made.briefing(*events, **fields))
    return found


# ------------------------------------------------------------ days


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2026-01-15", "2026-01-15", "2026-01-16"),
        ("2026-01-29/2026-01-31", "2026-01-29", "2026-02-01"),
        ("2026-02", "2026-02-01", "2026-03-01"),
        ("2025-24", "2025-12-01", "2026-03-01"),
        ("2026", "2026-01-01", "2027-01-01"),
        ("2026-03~", "2026-03-01", "2026-04-01"),
        ("2025-12-12/..", "2025-12-12", "2025-12-13"),
        ("../2026-03", "2026-03-31", "2026-04-01"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_an_event_takes_the_days_of_its_date_and_ends_before_the_next(
    value: str, start: str, end: str
) -> None:
    """An open interval is its one known day; the last day of all has no next one."""
    found = only(made.event("sail", value))
    assert (found.start, found.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert found["X-EDTF"] == value


def test_a_season_is_that_of_the_projects_hemisphere() -> None:
    found = only(made.event("sail", "2026-21"), settings=Settings(hemisphere="south"))
    assert found.start == date(2026, 9, 1)


def test_an_event_without_a_year_has_no_day_in_a_calendar() -> None:
    assert events_of(made.briefing(made.event("sail", "XXXX-01-15"))) == []


@pytest.mark.parametrize(
    ("value", "summary", "category"),
    [
        ("2026-01-15", "The ferry sails.", None),
        ("2026-01-29/2026-01-31", "The ferry sails.", None),
        ("2026-03", "March 2026: The ferry sails.", "dated by month"),
        ("2026-21", "spring 2026: The ferry sails.", "dated by season"),
        ("2025-04/2026-03", "April 2025 – March 2026: The ferry sails.", "dated by month"),
        ("2025-12-12/..", "12 December 2025 or later: The ferry sails.", "beginning or end not"),
        ("2026-01-15~", "about 15 January 2026: The ferry sails.", "about this date"),
        ("2026-01-15?", "15 January 2026 (inferred): The ferry sails.", "date uncertain"),
    ],
)
def test_what_is_dated_no_closer_than_a_month_says_so(
    value: str, summary: str, category: str | None
) -> None:
    found = only(made.event("sail", value))
    assert found["SUMMARY"] == summary
    other = set(found.categories) - {"Ferries", "reported"}
    assert len(other) == (category is not None)
    assert all(name.startswith(category or "") for name in other)


# ------------------------------------------------------- standing


@pytest.mark.parametrize(
    ("standing", "status", "category"),
    [
        ("reported", "CONFIRMED", "reported"),
        ("planned", "TENTATIVE", "planned"),
        ("lapsed", "TENTATIVE", "outcome not reported"),
    ],
)
def test_only_what_a_source_reports_is_confirmed(standing: str, status: str, category: str) -> None:
    found = only(made.event("sail", "2026-01-15", status=standing))
    assert (found["STATUS"], found.categories) == (status, ["Ferries", category])


def test_a_disputed_event_stays_confirmed_and_tells_both_sides() -> None:
    sides = (
        Side(value="2026-01-15", citations=("c-stated",)),
        Side(value="2026-01-17", citations=("c-undated",)),
    )
    dispute = Disagreement(id="d-1", kind="date", subject="When it sailed", sides=sides)
    found = only(made.event("sail", "2026-01-15", disagreement="d-1"), disagreements=(dispute,))
    assert found["STATUS"] == "CONFIRMED"
    assert "sources differ" in found.categories
    assert (
        "When it sailed: 15 January 2026 (The Harlow Post); 17 January 2026 (“A title of undated”)"
    ) in found["DESCRIPTION"]


def test_the_description_gives_the_words_of_each_source_and_the_date_as_stated() -> None:
    found = only(made.event("sail", "2026-01-18"))
    assert found["DESCRIPTION"].splitlines() == [
        "The ferry sails.",
        "Date: 18 January 2026",
        "As stated: “Sunday” (published 15 January 2026)",
        f"“{made.WORDS}” (The Harlow Post, 15 January 2026)",
        f"“{made.WORDS}” (“A title of undated”, date not stated)",
    ]


def test_words_that_an_editor_left_out_are_left_out() -> None:
    whole = made.citation("c-stated", made.STATED)
    pieces = (
        Span(start=whole.start, end=whole.start + len("The boat")),
        Span(start=whole.end - len("the mayor said."), end=whole.end),
    )
    cited = {"c-stated": replace(whole, pieces=pieces)}
    happened = made.event("sail", "2026-01-18", citations=("c-stated",))
    briefing = made.briefing(happened, citations=cited)
    for text in (
        str(events_of(briefing)[0]["DESCRIPTION"]),
        made.text_of(feed.files(briefing, ENGLISH), feed.PATH),
    ):
        assert "“The boat […] the mayor said.”" in text


# --------------------------------------------- names and versions


def test_one_more_citation_makes_a_newer_version_of_the_same_event() -> None:
    before = only(made.event("sail", "2026-01-15", citations=("c-stated",)))
    after = only(made.event("sail", "2026-01-15", citations=("c-stated", "c-inferred")))
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 2)
    assert (before.DTSTAMP.isoformat(), after.DTSTAMP.isoformat()) == (
        "2026-01-15T00:00:00+00:00",
        "2026-01-20T00:00:00+00:00",
    )


def test_a_source_that_an_event_does_not_cite_changes_nothing_of_it() -> None:
    happened = made.event("sail", "2026-01-15", citations=("c-stated",))
    later = made.source("later", Publication(value="2026-05-01", basis="stated"))
    alone, among = (
        made.briefing(happened),
        made.briefing(
            happened,
            as_of="2026-05-01",
            sources={**made.briefing().sources, "later": later},
        ),
    )
    assert calendar.files(alone, ENGLISH) == calendar.files(among, ENGLISH)


@pytest.mark.parametrize(("as_of", "stamp"), [("2026-03", "20260331"), (None, "20000101")])
def test_an_event_of_undated_sources_is_stamped_with_the_briefings_day_never_the_clock(
    as_of: str | None, stamp: str
) -> None:
    happened = made.event("sail", "2026-01-15", citations=("c-undated",))
    text = made.text_of(
        calendar.files(made.briefing(happened, as_of=as_of), ENGLISH), "data/ferries.ics"
    )
    assert f"DTSTAMP:{stamp}T000000Z" in text


def test_a_withdrawn_event_stays_cancelled_as_a_newer_version_without_its_quotations() -> None:
    before = made.event("sail", "2026-01-15")
    after = replace(before, withdrawn="It was another boat.", citations=(), sources=0)
    (was,) = events_of(made.briefing(before))
    (now,) = events_of(made.briefing(withdrawn=(after,)))
    assert (was["UID"], was.start) == (now["UID"], now.start)
    assert now["SEQUENCE"] > was["SEQUENCE"]
    assert now["STATUS"] == "CANCELLED"
    assert "It was another boat." in now["DESCRIPTION"]
    assert made.WORDS not in now["DESCRIPTION"]


def test_a_withdrawn_event_leads_to_a_page_and_not_to_an_anchor_that_is_gone() -> None:
    gone = made.event("sail", "2026-01-15", withdrawn="No.", citations=())
    (found,) = events_of(made.briefing(withdrawn=(gone,), settings=made.SITE))
    assert found["URL"] == "https://harlow.example/b/index.html"


def test_two_briefings_name_their_events_apart() -> None:
    names = {
        str(only(made.event("sail", "2026-01-15"), settings=settings)["UID"])
        for settings in (Settings(site_name="A"), Settings(site_name="B"), made.SITE)
    }
    assert len(names) == 3


# -------------------------------------------------------- as files


def test_each_topic_with_events_has_a_calendar_and_the_calendar_topic_has_all() -> None:
    happened = made.event("sail", "2026-01-15")
    topics = (
        made.topic("sail"),
        made.topic(id="bridges", title="Bridges"),
        made.topic(id="dates", title="Dates", kind="calendar"),
    )
    files = calendar.files(made.briefing(happened, topics=topics), ENGLISH)
    assert [file.path for file in files] == [
        "data/calendar.ics",
        "data/ferries.ics",
        "data/dates.ics",
    ]
    briefing = made.briefing(happened, topics=topics)
    assert [str(calendar_of(briefing, name)["NAME"]) for name in ("calendar", "ferries")] == [
        "Harlow",
        "Harlow: Ferries",
    ]


def test_a_topic_called_calendar_does_not_take_the_place_of_all_events() -> None:
    happened = (
        made.event("sail", "2026-01-15"),
        made.event("dock", "2026-01-16", topics=("calendar",)),
    )
    topics = (made.topic("sail", "dock"), made.topic(id="calendar"))
    assert len(events_of(made.briefing(*happened, topics=topics))) == 2


def test_a_calendar_says_where_it_comes_from_and_how_often_to_ask() -> None:
    found = calendar_of(made.briefing(made.event("sail", "2026-01-15"), settings=made.SITE))
    assert found["SOURCE"] == "https://harlow.example/b/data/calendar.ics"
    assert found["REFRESH-INTERVAL"].to_ical() == found["X-PUBLISHED-TTL"].encode() == b"P1D"
    assert "METHOD" not in found
    (one,) = found.walk("VEVENT")
    assert one["URL"] == "https://harlow.example/b/ferries.html#sail"


# -------------------------------------------------------------- hostile text


@settings(deadline=None)
@given(IN_CALENDAR)
def test_any_text_comes_through_a_calendar_as_it_shows(text: str) -> None:
    files = calendar.files(made.hostile(text), ENGLISH)
    for line in files[0].data.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
    found, gone = events_of(made.hostile(text))
    assert found["SUMMARY"] == f"March 2026: {clean(text)}"
    lines = found["DESCRIPTION"].splitlines()
    assert lines[0] == clean(text)
    assert f"“{clean(text)}” (" in lines[-2]
    assert gone["DESCRIPTION"].endswith(f": {clean(text or '-')}")
    assert clean(text) in found.categories
