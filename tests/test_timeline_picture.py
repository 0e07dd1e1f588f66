"""The picture of events: what a reader sees in it, read from its markup as a browser would.

Each case is a handful of dates; what is asked is where their marks stand, which shape they have,
what they say and where they lead. How it looks is for eyes: `make site`, and open the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator import edtf, pipeline
from generator.model import Briefing, Event, EventStatus, Language, Settings, Statement
from generator.pages.site import Site, site_of
from generator.pages.timeline import LANES, ROWS, scale, timeline
from generator.pages.timeline.marks import exactness
from generator.pages.timeline.words import WIDTHS, fitted, short_date, tick_names
from generator.reading import inputs

ROOT = Path(__file__).parent.parent
STYLES = (ROOT / "generator/pages/styles/pictures.css").read_text(encoding="utf-8")
FRAGMENT = re.compile(r'href="#([^"]+)"')
DAY = 1 / 31 * 100
HOSTILE = "</title><script>alert(1)</script>\"'&amp; {: onclick=x } [x](javascript:1)\n\n# out"


def events_on(
    *dates: str, status: EventStatus = "reported", title: str = "Talks."
) -> tuple[Event, ...]:
    return tuple(
        Event(
            id=f"n{number}",
            title=title,
            date=value,
            date_basis="",
            status=status,
            topics=("home",),
            citations=(),
            sources=1,
        )
        for number, value in enumerate(dates)
    )


def desk_of(
    language: Language,
    events: Sequence[Event],
    as_of: str | None = None,
    settings: Settings | None = None,
) -> Site:
    statements = {
        event.id: Statement(
            id=event.id,
            topic="home",
            section="Dates",
            text=event.title,
            status="drafted",
            citations=(),
            sources=1,
            date=event.date,
        )
        for event in events
    }
    briefing = Briefing(
        settings=settings or Settings(),
        as_of=as_of,
        sources={},
        readings={},
        topics=(),
        statements=statements,
        citations={},
        events=tuple(events),
    )
    return site_of(briefing, language)


class Picture:
    """A picture read as XML, with the marks' links by the number of their event."""

    def __init__(self, markup: Markup) -> None:
        assert "\n" not in markup
        self.root = Xml.fromstring(markup)
        links = self.root.findall(".//a")
        self.links = {
            int(re.sub(r"\D", "", link.get("href", "").rsplit("n", 1)[-1])): link for link in links
        }

    def title(self, number: int) -> str:
        return self.links[number].findtext("title", "")

    def kinds(self, number: int) -> set[str]:
        return set(self.links[number].get("class", "").split())

    def bar(self, number: int) -> tuple[float, float] | None:
        """Where the bar of an event begins and ends, in percent; None where it is a dot."""
        for box in self.links[number].iter("rect"):
            if "bar" in box.get("class", "").split():
                left = float(box.get("x", "").rstrip("%"))
                return left, left + float(box.get("width", "").rstrip("%"))
        return None

    def point(self, number: int) -> float:
        """Where the dot or the diamond of an event stands, in percent."""
        shapes = [
            picture
            for picture in self.links[number].iter("svg")
            if any("shape" in shape.get("class", "") for shape in picture)
        ]
        assert len(shapes) == 1
        return float(shapes[0].get("x", "").rstrip("%"))

    def shapes(self, number: int) -> list[str]:
        found = self.links[number].iter()
        return [shape.tag for shape in found if "shape" in shape.get("class", "").split()]

    def words(self) -> str:
        return "".join(self.root.itertext())

    def today(self) -> float:
        line = self.root.find(".//g[@class='as-of']/line")
        assert line is not None
        return float(line.get("x1", "").rstrip("%"))


def drawn(
    language: Language,
    *dates: str,
    as_of: str | None = None,
    small: bool = False,
    status: EventStatus = "reported",
) -> Picture:
    events = events_on(*dates, status=status)
    return Picture(timeline(desk_of(language, events, as_of), events, here="home", small=small))


@pytest.mark.parametrize("dates", [(), ("XXXX-01-15",), ("no date",)])
def test_without_an_event_that_has_a_place_there_is_no_picture(
    english: Language, dates: tuple[str, ...]
) -> None:
    events = events_on(*dates)
    assert timeline(desk_of(english, events), events, here="home", small=False) == ""


def test_a_day_is_a_dot_a_month_a_bar_of_its_width_and_a_season_is_wider(
    english: Language,
) -> None:
    picture = drawn(english, "2025-12-01", "2025-12", "2025-24", "2026-05-31")
    assert picture.bar(0) is None
    month, season = picture.bar(1), picture.bar(2)
    assert month is not None
    assert season is not None
    whole = (date(2026, 6, 1) - date(2025, 12, 1)).days
    assert month[0] == season[0] == 0
    assert month[1] == pytest.approx(31 / whole * 100, abs=0.02)
    assert season[1] == pytest.approx(90 / whole * 100, abs=0.02)
    assert [next(iter(picture.kinds(n) & {"day", "month", "season"})) for n in range(3)] == [
        "day",
        "month",
        "season",
    ]


def test_southern_seasons_stand_in_southern_months(english: Language) -> None:
    events = events_on("2026-21", "2026-01-01", "2026-12-31")
    south = desk_of(english, events, settings=Settings(hemisphere="south"))
    north = desk_of(english, events)
    bars = [
        Picture(timeline(where, events, here="home", small=True)).bar(0) for where in (north, south)
    ]
    assert bars[0] is not None
    assert bars[1] is not None
    assert (round(bars[0][0]), round(bars[1][0])) == (16, 67)


def test_a_year_among_days_runs_off_the_picture_and_is_said_to(english: Language) -> None:
    picture = drawn(english, "2025-12-10", "2026-01-15", "2026")
    bar = picture.bar(2)
    assert bar is not None
    assert bar[1] > 100
    assert "goes on beyond" in picture.words()
    assert "goes on beyond" not in drawn(english, "2025-12-10", "2026-01-15").words()


def test_an_open_side_runs_off_the_picture(english: Language) -> None:
    picture = drawn(english, "2026-01-10/..", "../2026-01-20", "2026-01-01", "2026-01-31")
    since, until = picture.bar(0), picture.bar(1)
    assert since is not None
    assert until is not None
    assert since[0] == pytest.approx(9 * DAY, abs=0.02)
    assert until[1] == pytest.approx(20 * DAY, abs=0.02)
    assert until[0] < 0
    assert since[1] > 100


def test_an_open_interval_alone_has_a_picture(english: Language) -> None:
    bar = drawn(english, "2025-12-12/..").bar(0)
    assert bar is not None
    assert bar[1] > 100


def test_a_long_time_in_years_that_are_empty_has_its_own_piece(english: Language) -> None:
    picture = drawn(english, "1951-09-08", "198X", "2025-12-01", "2026-01-15")
    bar = picture.bar(1)
    assert bar is not None
    assert 0 < bar[0] < bar[1] < 100


def test_planned_is_hollow_and_lapsed_dashed_and_a_dispute_has_another_shape(
    english: Language,
) -> None:
    events = (
        *events_on("2026-01-15", "2026-01"),
        replace(events_on("2026-01-16")[0], id="n2", disagreement="d-1"),
        replace(events_on("2026-02")[0], id="n3", disagreement="d-1", status="planned"),
        replace(events_on("2026-01-20")[0], id="n4", status="lapsed"),
        replace(events_on("2025-11")[0], id="n5"),
    )
    picture = Picture(timeline(desk_of(english, events), events, here="home", small=True))
    assert [picture.shapes(number) for number in range(5)] == [
        ["circle"],
        ["rect"],
        ["path"],
        ["rect", "path"],
        ["circle"],
    ]
    assert {"planned", "disputed"} <= picture.kinds(3)
    assert "lapsed" in picture.kinds(4)
    hollow = re.search(
        r"\.timeline \.planned \.shape,\n\.timeline \.lapsed \.shape \{(.*?)\}", STYLES, re.S
    )
    assert hollow is not None
    assert "fill: var(--briefing-paper)" in hollow[1]
    assert re.search(r"\.timeline \.lapsed \.shape \{\s*stroke-dasharray", STYLES)


def test_as_of_stands_after_what_was_and_before_what_is_to_come(english: Language) -> None:
    picture = drawn(english, "2026-01-16", "2026-01-17", as_of="2026-01-16")
    assert picture.point(0) < picture.today() < picture.point(1)
    assert "As of 16 January 2026" in picture.words()
    assert "As of" not in drawn(english, "2026-01-16").words()


def test_each_mark_is_a_link_that_says_date_status_and_title(english: Language) -> None:
    events = (
        *events_on("2026-01-15?"),
        replace(events_on("2026-03")[0], id="n1", status="planned", disagreement="d-1"),
    )
    for small in (True, False):
        picture = Picture(timeline(desk_of(english, events), events, here="home", small=small))
        assert picture.title(0) == "15 January 2026 (inferred), reported: Talks."
        assert picture.title(1) == "March 2026, planned, sources differ: Talks."


def test_links_lead_to_the_event_itself_at_home_and_to_its_copy_elsewhere(
    english: Language,
) -> None:
    events = events_on("2026-01-15")
    where = desk_of(english, events)
    found = {
        here: FRAGMENT.findall(timeline(where, events, here=here, small=True))
        for here in ("home", "other")
    }
    assert found == {"home": ["n0"], "other": ["e:n0"]}


def test_every_link_of_the_repositorys_pictures_leads_to_one_place_on_its_page() -> None:
    files = {file.path: file.data for file in pipeline.run(inputs.read(ROOT)).files}
    pages = [data.decode() for data in files.values() if b'<figure class="timeline"' in data]
    assert any('href="#e:' in page for page in pages)
    for page in pages:
        (line,) = (line for line in page.split("\n") if line.startswith('<figure class="timeline"'))
        fragments = FRAGMENT.findall(line)
        assert fragments
        for fragment in fragments:
            assert page.count(f"{{: #{fragment} .statement }}") == 1, fragment


def test_those_who_do_not_see_it_are_told_what_it_shows(english: Language) -> None:
    picture = drawn(english, "2025-10-28", "2026-01-15", as_of="2026-01-16")
    (svg,) = (child for child in picture.root if child.tag == "svg")
    assert svg.get("role") == "group"
    assert [child.tag for child in svg][:2] == ["title", "desc"]
    assert svg.findtext("title") == "Timeline of 2 events"
    assert (svg.findtext("desc") or "").startswith("From 28 October 2025 to 16 January 2026.")
    listed = svg.find("g[@role='list']")
    assert listed is not None
    assert [(item.get("role"), [child.tag for child in item]) for item in listed] == [
        ("listitem", ["a"])
    ] * 2
    # A picture within a link would be read out as one without a name.
    inner = [part for link in picture.links.values() for part in link.iter("svg")]
    assert inner
    assert all(part.get("aria-hidden") == "true" for part in inner)


def test_nothing_but_the_events_words_comes_out_of_hostile_words(english: Language) -> None:
    events = events_on("2026-01-15", title=HOSTILE)
    for small in (True, False):
        markup = timeline(desk_of(english, events), events, here="home", small=small)
        picture = Picture(markup)
        assert {"script"}.isdisjoint(part.tag for part in picture.root.iter())
        assert picture.title(0).endswith(
            "</title><script>alert(1)</script>\"'&amp; {: onclick=x } [x](javascript:1) # out"
        )
        assert not re.search(r"[\r\n]", markup)


def test_two_hundred_events_have_some_labels_and_every_event_is_accounted_for(
    english: Language,
) -> None:
    days = [date.fromordinal(date(2025, 1, 1).toordinal() + 2 * n).isoformat() for n in range(200)]
    events = [
        replace(event, weight=float(number in (5, 150)))
        for number, event in enumerate(events_on(*days))
    ]
    for small in (False, True):
        picture = Picture(timeline(desk_of(english, events), events, here="home", small=small))
        labels = [number for number, link in picture.links.items() if link.find("text") is not None]
        assert len(labels) == (0 if small else ROWS)
        assert small or {5, 150} <= set(labels)
        left_out = re.search(r"(\d+) events stand in the list alone", picture.words())
        assert len(picture.links) + (int(left_out[1]) if left_out else 0) == 200


def test_events_of_one_day_stand_one_above_the_other(english: Language) -> None:
    picture = drawn(english, *["2026-01-15"] * (LANES + 2), small=True)
    heights = {link.find("svg").get("y") for link in picture.links.values()}  # type: ignore[union-attr]  # every dot has one
    assert len(heights) == LANES == len(picture.links)
    assert "2 events stand in the list alone" in picture.words()


def test_an_event_without_a_year_is_counted_below(english: Language) -> None:
    picture = drawn(english, "2026-01-15", "XXXX-05-01")
    assert list(picture.links) == [0]
    assert "1 event stands in the list alone" in picture.words()


def test_the_order_of_events_on_different_days_changes_no_byte(english: Language) -> None:
    """Events of one day are the exception: their order is what editors say."""
    events = events_on("2026-01-15", "2025-11", "2026-01-16", "2026", "2025-10-28")
    where = desk_of(english, events, "2026-01-16")
    for small in (True, False):
        markups = {
            timeline(where, some, here="home", small=small) for some in (events, events[::-1])
        }
        assert len(markups) == 1


def test_numbers_have_two_decimals_at_most(english: Language) -> None:
    markup = timeline(
        desk_of(english, events_on("2026-01-15", "2025-11-03")),
        events_on("2026-01-15", "2025-11-03"),
        here="home",
        small=False,
    )
    assert not re.search(r"\d\.\d{3,}|\de-?\d", re.sub(r'href="[^"]*"', "", markup))


@pytest.mark.parametrize(
    ("dates", "names"),
    [
        (("2026-01-14", "2026-01-16"), "12 13 14 15 16 17 18"),
        (("2025-12-20", "2026-02-10"), "22 29 5 12 19 26 2"),
        (("2025-10", "2026-03"), "Oct Nov Dec Jan Feb Mar"),
        (("2023-05-01", "2026-01-15"), "Jul Oct Jan Apr Jul Oct Jan Apr Jul Oct"),
        (
            ("1976-03-01", "1999-01-01", "2010-01-01", "2025-12-01"),
            "1980 1985 1990 1995 2000 2005 2010 2015 2020",
        ),
        # Years in which nothing happened are left out, and each piece says where it begins.
        (("1951-09-08", "2025-10-20", "2026-01-15"), "Sep Oct Nov Dec Jan"),
        # Two events have nothing between them that a cut would show better.
        (("1990-05-01", "2020-03-01"), "1990 1995 2000 2005 2010 2015"),
    ],
)
def test_ticks_are_what_fits_the_time_shown(
    english: Language, dates: tuple[str, ...], names: str
) -> None:
    where = desk_of(english, ())
    axis = axis_of(dates)
    assert " ".join(tick.above for tick in tick_names(where, axis, scale.ticks(axis))) == names


def test_the_year_stands_where_it_changes_and_where_years_were_left_out(
    english: Language,
) -> None:
    where = desk_of(english, ())
    axis = axis_of(("1951-09-08", "2025-10-20", "2026-01-15"))
    below = [tick.below for tick in tick_names(where, axis, scale.ticks(axis))]
    assert below == ["1951", "2025", "", "", "2026"]
    assert "years are left out" in drawn(english, "1951-09-08", "2025-11-20", "2026-01-15").words()


def axis_of(dates: Sequence[str], today: str | None = None) -> scale.Axis:
    values = [edtf.parse(value) for value in dates]
    spans = [span for value in values if value and (span := scale.span(value))]
    return scale.axis(spans, date.fromisoformat(today).toordinal() if today else None)


DAYS = st.dates()
LATE_DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))
DATES = st.one_of(
    st.sampled_from([DAYS, LATE_DAYS]).flatmap(lambda some: some.map(date.isoformat)),
    LATE_DAYS.map(lambda day: day.isoformat()[:7]),
    LATE_DAYS.map(lambda day: day.isoformat()[:4]),
    DAYS.map(lambda day: day.isoformat() + "/.."),
    DAYS.map(lambda day: "../" + day.isoformat()),
    st.sampled_from(["199X", "19XX", "2026-22", "2026-41", "9999-12", "0001"]),
)


@given(st.lists(DATES, min_size=1, max_size=12), st.none() | DAYS)
def test_an_axis_keeps_the_order_of_days_and_its_names_apart(
    dates: list[str], today: date | None
) -> None:
    """Whatever the dates, even those at the ends of the calendar."""
    axis = axis_of(dates, today.isoformat() if today else None)
    borders = [edge for piece in axis.pieces for edge in (piece.left, piece.right)]
    assert borders == sorted(borders)
    assert (borders[0], borders[-1]) == (0, 100)
    named = [tick.place for tick in scale.ticks(axis)]
    assert named
    assert all(after - before >= 8 - 1e-9 for before, after in pairwise(named))
    spans = [span for value in map(edtf.parse, dates) if value and (span := scale.span(value))]
    days = sorted(side for span in spans for side in (span.start, span.end) if side is not None)
    places = [scale.place(axis, day) for day in days]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    # No event falls into the years that were left out.
    for span in spans:
        left = 0 if span.start is None else scale.place(axis, span.start)
        right = 100 if span.end is None else scale.place(axis, span.end)
        assert any(left < piece.right and piece.left < right for piece in axis.pieces)


@pytest.mark.parametrize(
    ("value", "short", "with_year"),
    [
        ("2026-01-15", "15 Jan", "15 Jan 2026"),
        ("2026-01-29?/2026-01-31?", "29–31 Jan?", "29–31 Jan 2026?"),
        ("2025-12-12~", "c. 12 Dec", "c. 12 Dec 2025"),
        ("2026-03", "Mar", "Mar 2026"),
        ("2026", "2026", "2026"),
        ("2025-12-12/..", "12 Dec or later", "12 Dec 2025 or later"),
    ],
)
def test_dates_on_the_picture_are_short(
    english: Language, value: str, short: str, with_year: str
) -> None:
    parsed = edtf.parse(value)
    assert parsed is not None
    where = desk_of(english, ())
    assert short_date(where, parsed, years=False) == short
    assert short_date(where, parsed, years=True) == with_year


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-01-15", "day"),
        ("2026-01-10/2026-01-15", "day"),
        ("2026-01-15~", "month"),
        ("2025-12/2026-01-15", "month"),
        ("2026-21", "season"),
        ("2026-40", "year"),
        ("2026", "year"),
        ("199X~", "year"),
        ("2026-01/..", "month"),
    ],
)
def test_what_is_less_exact_is_fainter(value: str, expected: str) -> None:
    parsed = edtf.parse(value)
    assert parsed is not None
    assert exactness(parsed) == expected


def at_width(markup: Markup, level: int) -> str:
    """What a reader sees of a label at one of the widths, by the styles' rules."""
    parts = Xml.fromstring(f"<text>{markup}</text>")
    shown = {f"at-{level}", *(f"from-{lower}" for lower in range(level + 1))}
    return "".join(part.text or "" for part in parts if part.get("class") in shown)


TITLES = st.text(st.sampled_from([*"abcde ,;.-–é", "日", "防", "<", "&"]), min_size=1, max_size=120)


@given(TITLES, st.floats(0, 100), st.integers(0, 20))
def test_a_label_is_the_beginning_of_the_words_and_has_the_room_for_it(
    title: str, share: float, taken: int
) -> None:
    markup = fitted(title, share, taken=taken)
    whole = " ".join(title.split()).rstrip(".")
    seen = [at_width(markup, level) for level in range(len(WIDTHS))]
    for width, words in zip(WIDTHS, seen, strict=True):
        kept = words.removesuffix("…")
        assert whole.startswith(kept)
        assert (words == whole) or words == kept + "…"
        letters = sum(2 if letter in "日防" else 1 for letter in kept)
        assert letters <= max(0, width * share / 100 / 6 - taken)
    assert [len(words) for words in seen] == sorted(len(words) for words in seen)


def test_a_label_ends_with_a_word_where_there_are_words() -> None:
    seen = at_width(fitted("The ministers hold long talks on missiles", 50), 0)
    assert seen == "The ministers hold long…"


def test_the_styles_choose_by_the_widths_for_which_labels_are_cut() -> None:
    assert [int(width) for width in re.findall(r"@container \(max-width: (\d+)px\)", STYLES)] == [
        WIDTHS[2] - 1,
        WIDTHS[1] - 1,
    ]
