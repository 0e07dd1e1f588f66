"""Dates: cases, teasers, residue, properties, hostile text, and the quality on the seeds' gold."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import dates as benchmark
from benchmarks import timex
from benchmarks.peers import heideltime, protocol
from generator import edtf
from generator.article.dates import Anchor, find, reported
from generator.edtf import Hemisphere
from generator.model import Article, DateMention, DateOrder, FiscalNaming, Span, Zone, ZoneKind
from generator.reading import languages
from tests.cases_file import Case, cases, compare

ENGLISH = languages.load("en")
DATED = Anchor(published="2026-01-16")
NAMED: dict[str, FiscalNaming] = {"begins": "begins", "ends": "ends"}
ORDERS: dict[str, DateOrder] = {"dmy": "dmy", "mdy": "mdy"}


@pytest.mark.parametrize("case", cases("dates"), ids=str)
def test_case(case: Case, regenerate: bool) -> None:
    """Each case of `cases/dates.md` is resolved as it says, with that reason."""
    head, _, text = case.input.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    hemisphere: Hemisphere = "south" if fields.get("hemisphere") == "south" else "north"
    anchor = Anchor(
        published=None if fields["published"] == "-" else fields["published"],
        others=tuple(fields.get("others", "").split()),
        fiscal_year_start=int(fields.get("fiscal", "1")),
        hemisphere=hemisphere,
        fiscal_year_named=NAMED.get(fields.get("named", "")),
        date_order=ORDERS.get(fields.get("order", "")),
    )
    lines = [told(mention) for mention in find(text, None, anchor, ENGLISH)]
    compare(case, "\n".join(lines), regenerate)


def told(mention: DateMention) -> str:
    kind = "" if mention.type == "date" else f"{mention.type} "
    text = " ".join(mention.text.split())
    return f"{text} = {kind}{mention.value or 'not resolved'} ({mention.basis})"


def page(*parts: tuple[ZoneKind, str]) -> tuple[str, Article]:
    """A text of one zone a part, parted by blank lines; each `related` part is a teaser."""
    text, zones = "", []
    for kind, words in parts:
        zones.append(Zone(start=len(text), end=len(text) + len(words), kind=kind))
        text += words + "\n\n"
    spans = tuple(Span(start=zone.start, end=zone.end) for zone in zones)
    teasers = tuple(Span(start=z.start, end=z.end) for z in zones if z.kind == "related")
    return text, Article(zones=tuple(zones), paragraphs=spans, related=teasers)


def values(text: str, article: Article | None, anchor: Anchor = DATED) -> dict[str, str | None]:
    return {mention.text: mention.value for mention in find(text, article, anchor, ENGLISH)}


def test_weekday_of_a_teaser_is_never_resolved() -> None:
    """Nobody states when a teaser's article appeared, so its Wednesday is no day of this one."""
    text, article = page(
        ("body", "On Wednesday they met."),
        ("related", "Bombers flew on Wednesday, yesterday, this week and last month."),
    )
    teaser = text.index("Bombers")
    found = find(text, article, DATED, ENGLISH)
    assert [mention.value for mention in found if mention.start < teaser] == ["2026-01-14"]
    inside = [mention for mention in found if mention.start > teaser]
    assert [mention.text for mention in inside] == [
        "Wednesday",
        "yesterday",
        "this week",
        "last month",
    ]
    assert {mention.value for mention in inside} == {None}
    assert all("teaser" in mention.basis for mention in inside)


def test_month_and_day_of_a_teaser_are_uncertain() -> None:
    """The page's article helps to find the year; that it does so shows as `?`."""
    text, article = page(("body", "They met."), ("related", "They met on November 1."))
    assert values(text, article) == {"November 1": "2025-11-01?"}


def test_week_of_a_teaser_is_that_of_the_date_in_it() -> None:
    text, article = page(
        ("body", "On January 7 they met."),
        ("related", "He is set to visit next week, from January 29 to 31."),
        ("related", "He is set to visit this week."),
    )
    found = [mention for mention in find(text, article, DATED, ENGLISH) if "week" in mention.text]
    assert [mention.value for mention in found] == ["2026-01-26?/2026-02-01?", None]
    anchor = found[0].anchor
    assert anchor is not None and text[anchor.start : anchor.end] == "January 29 to 31"


def test_full_date_of_a_teaser_dates_the_others_in_it() -> None:
    text, article = page(
        ("body", "They met."),
        ("related", "They met on October 28, 2019, after talks on October 1."),
    )
    assert values(text, article)["October 1"] == "2019-10-01"


def test_nothing_counts_across_the_border_of_a_teaser() -> None:
    text, article = page(
        ("body", "On January 7 they met."),
        ("related", "Three days later, they flew."),
        ("body", "Three days later, they left."),
    )
    found = find(text, article, DATED, ENGLISH)
    assert [mention.value for mention in found] == ["2026-01-07", None, "2026-01-10"]


def test_residue_is_passed_over() -> None:
    text, article = page(("residue", "Top stories of January 15"), ("body", "On January 14."))
    assert values(text, article) == {"January 14": "2026-01-14"}


def test_time_stamp_is_a_date_that_nothing_counts_from() -> None:
    text, article = page(
        ("body", "On January 12 they met."),
        ("published", "15:06 JST, January 16, 2026"),
        ("body", "The same day, they left."),
    )
    assert values(text, article) == {
        "January 12": "2026-01-12",
        "15:06 JST, January 16, 2026": "2026-01-16",
        "The same day": "2026-01-12",
    }


def test_today_is_the_day_of_the_dateline() -> None:
    """A report of the 15th that appeared on the 16th says "today" of the 15th."""
    text, article = page(("dateline", "PARIS, Jan. 15"), ("body", "They met today."))
    dated = replace(article, dateline_date="XXXX-01-15")
    assert values(text, dated)["today"] == "2026-01-15"


@pytest.mark.parametrize(
    ("stamp", "dateline", "day"),
    [
        # Early on the 16th in Tokyo, a Friday, it is the evening of Thursday in Washington.
        ("08:00 JST, January 16, 2026", "WASHINGTON", "2026-01-15"),
        ("8 a.m. JST, January 16, 2026", "Washington", "2026-01-15"),
        # By the afternoon of Tokyo, Friday has begun there too.
        ("15:06 JST, January 16, 2026", "WASHINGTON", "2026-01-16"),
        ("11:30 PM EST, January 16, 2026", "TOKYO", "2026-01-17"),
        # Whether New York has put its clocks forward decides: nothing is guessed.
        ("13:30 JST, January 16, 2026", "NEW YORK", None),
        # No zone, no clock, no time that there is: the day of publication.
        ("08:00, January 16, 2026", "WASHINGTON", "2026-01-16"),
        ("08:00 JST, January 16, 2026", "SPRINGFIELD", "2026-01-16"),
        ("29:00 JST, January 16, 2026", "WASHINGTON", "2026-01-16"),
    ],
)
def test_today_is_that_of_the_dateline_s_clock(stamp: str, dateline: str, day: str | None) -> None:
    text, article = page(
        ("published", stamp), ("dateline", dateline), ("body", "They met here today.")
    )
    assert values(text, replace(article, dateline=dateline))["today"] == day


def test_plans_and_deadlines_are_not_reported_as_past() -> None:
    text, article = page(
        ("caption", "Ministers at a workout on January 15, 2026."),
        (
            "body",
            "They met on January 14, 2026. They will meet on March 3, 2026, or by May 1, 2026.",
        ),
        ("body", "They left on Thursday."),
        ("related", "They met on January 20, 2026."),
    )
    found = reported(text, article, Anchor(), ENGLISH)
    assert [mention.text for mention in found] == ["January 15, 2026", "January 14, 2026"]


PIECES = st.sampled_from(
    (
        *("January ", "Jan.", "May", "Thursday", "2026", "15", "th", "15:06", "JST", "1st", "Q1"),
        *("three days", "later", "the", "same", "last", "next", "week", "month", "year", "every"),
        *("since", "by", "the end of", "early", "fiscal", "spring", "between", "and", "to", "-"),
        *(",", ". ", "on", "will", "met", "a", "half", "several", "99999", "0", "(", ")", "“", "”"),
        *("\n", "\n\n", "é", "🙂", "quarter", "of", "before", "after", "the flight", "2025-13-01"),
    )
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join))
ANCHORS = st.sampled_from(
    (
        Anchor(),
        DATED,
        Anchor(published="2024-02-29", fiscal_year_start=10, hemisphere="south"),
        Anchor(published="2026-01-15?/..", others=("2026-01-15", "2026-01-16")),
        Anchor(published="0001-01-01"),
        Anchor(published="9999-12-31", fiscal_year_start=4),
        Anchor(published="XXXX-01-15"),
        Anchor(published="199X"),
    )
)


@given(TEXTS, ANCHORS)
def test_every_mention_is_in_place_and_valid(text: str, anchor: Anchor) -> None:
    """Text at its offsets, in order and apart; a date's value is EDTF; a basis always stands."""
    at = 0
    for mention in find(text, None, anchor, ENGLISH):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.basis
        if mention.type == "date" and mention.value is not None:
            assert edtf.parse(mention.value) is not None
        if mention.anchor is not None:
            assert 0 <= mention.anchor.start < mention.anchor.end <= len(text)
        at = mention.end


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "January ",
            "last week ",
            "15:06 UTC ",
            "three days after ",
            "2005-",
            "twenty-",
            " ",
            "\n",
            "Christmas ",
            "January and ",
            "from 1999 to ",
            "between ",
            "half a ",
            "1998-",
            "1/1/",
            "'9",
        ),
        *("the ", "early in the ", "three days after the flight of January 15. ", "1", "A. ", "“"),
    ],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """A rule that is not linear shows as a hang here; `benchmarks/growth.py` has the ratios."""
    text = (unit * (40_000 // len(unit) + 1))[:40_000]
    anchor = Anchor(published="2026-01-15/..", others=("2026-01-16",))
    for mention in find(text, None, anchor, ENGLISH):
        assert text[mention.start : mention.end] == mention.text


WIKINEWS = timex.wikinews(benchmark.DATA / "wikinews", ENGLISH)


def test_quality_on_wikinews() -> None:
    """As good on news that the rules were not fitted to, label errors and all, as it has been."""
    score, _ = benchmark.ours(WIKINEWS, ENGLISH)
    assert score.f1(score.matched) >= 0.95
    assert score.f1(score.valued) >= 0.89


def test_every_wikinews_label_is_where_it_says() -> None:
    for document in WIKINEWS:
        for label in document.labels:
            said = document.text[label.start : label.end]
            assert " ".join(said.split()) == " ".join(label.text.split())


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2006-W14", "2006-04-03/2006-04-09"),
        ("2008-W42-WE", "2008-10-18/2008-10-19"),
        ("2009-Q3", "2009-35"),
        ("2008-FA", "2008-23"),
        ("2009-06-01T16:15Z", "2009-06-01"),
        ("2010-07-16TMO", "2010-07-16"),
        ("199", "199X"),
        ("P2.5Y", "P2.5Y"),
        ("PRESENT_REF", None),
        ("PXY", None),
        ("XXXX-XX-XX", None),
        ("", None),
        (None, None),
    ],
)
def test_timex_values(value: str | None, told: str | None) -> None:
    """What a TIMEX3 value covers; those without days or a number are left out."""
    assert timex.from_timex(value) == told


def test_a_peer_that_is_not_installed_is_a_row_that_says_so() -> None:
    """The interpreter that runs the tests has none of them."""
    told = protocol.ask("chrono_search", [("On May 1.", "2026-01-16")], sys.executable)
    assert told.refusal == "not installed: chrono-python"
    line = benchmark.Row("seeds", "chrono-python", refusal=told.refusal).line()
    assert line.endswith("not installed: chrono-python |")
    assert line.count("|") == benchmark.HEAD[0].count("|")


def test_what_heideltime_tags_keeps_its_place() -> None:
    marked = (
        '<?xml version="1.0"?>\n<TimeML>\nOn <TIMEX3INTERVAL earliestBegin="x"><TIMEX3 tid="t1" '
        'type="DATE" value="1998-02-13">Friday</TIMEX3></TIMEX3INTERVAL>, <TIMEX3 tid="t2" '
        'type="DATE" value="PRESENT_REF">now</TIMEX3>.\n</TimeML>\n'
    )
    text, found = heideltime.findings(marked)
    assert text == "On Friday, now."
    assert found == [(3, 9, "1998-02-13"), (11, 14, "PRESENT_REF")]


@pytest.mark.parametrize(("hand", "labels", "wrong"), [("own", 158, 7), ("other", 60, 3)])
def test_quality_on_sentences_of_past_and_future(hand: str, labels: int, wrong: int) -> None:
    """What is past and what is to come is told apart, and what is not known is marked."""
    score, _ = benchmark.ours(timex.sentences(benchmark.DATA, hand), ENGLISH)
    assert score.labels == labels
    assert score.valued >= labels - wrong, score.wrong
    assert score.matched - score.valued - score.doubted <= 4, score.wrong


def test_what_nobody_can_tell_is_right_only_where_it_is_marked() -> None:
    label = timex.Label(0, 7, "Tuesday", timex.UNTOLD)
    for value, right in (("2026-01-13", 0), ("2026-01-13?", 1), (None, 1)):
        found = timex.Finding(0, 7, value, "")
        assert timex.score([label], [found]).valued == right


def test_quality_on_the_seeds() -> None:
    """The seeds' labelled dates are found and resolved, all but a few at most."""
    score = benchmark.seeds_score(benchmark.DATA, ENGLISH)
    assert score.f1(score.matched) >= 0.98, score.wrong
    assert score.f1(score.valued) >= 0.96, score.wrong
