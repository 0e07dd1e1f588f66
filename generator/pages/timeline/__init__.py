"""The events of a page as a picture: static SVG, no script, each mark a link to its event below.

Places are percentages of the width, everything else is pixels, and there is no `viewBox`: so words
are as large on a phone as on a page, and where there is less room, styles hide the latter part of a
label. Looks are in `briefing.css`: status shows by fill and outline, a dispute by its shape, how
exact a date is by length and faintness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from generator import edtf
from generator.model import Event, EventStatus
from generator.pages.site import Site
from generator.pages.timeline import ground, marks, scale
from generator.pages.timeline.marks import DOT_ROOM, LANE, ROW, Mark, Sheet
from generator.pages.timeline.svg import element

# More rows than this are no picture any more: the events of most weight have a row with their
# words, the others are marks in a few lanes above them.
ROWS, LANES = 24, 8
# What keeps two bars in a lane apart, in percent.
APART = 0.5
# Pixels above and below the events.
GAP = 6
YEARLESS_DAYS = 400
STATUSES: tuple[EventStatus, ...] = ("reported", "planned", "lapsed")


def timeline(site: Site, events: Sequence[Event], *, here: str, small: bool) -> Markup:
    """The events on the page of topic `here` as one line of HTML; '' where none can be placed.

    `small` has no labels, their words stand in each mark's title. An event whose date names no
    year has no place, and few lanes have no room for very many: the caption counts those.
    """
    values = [edtf.parse(event.date, site.briefing.settings.hemisphere) for event in events]
    dated = [
        (event, value, days)
        for event, value in zip(events, values, strict=True)
        if value and (days := scale.span(value))
    ]
    if not dated:
        return Markup()
    as_of = edtf.parse(site.briefing.as_of) if site.briefing.as_of else None
    today = as_of.end.toordinal() if as_of and as_of.end else None
    axis = scale.axis([days for _, _, days in dated], today)
    years = axis.pieces[-1].end - axis.pieces[0].start > YEARLESS_DAYS
    sheet = Sheet(site=site, axis=axis, today=today, years=years, here=here)
    found = [marks.placed(axis, event, value, days) for event, value, days in dated]
    # By the day on which each is over, as lists of what is to come are: "2026" after "March 2026".
    found.sort(key=lambda mark: (mark.after, mark.right, mark.left))
    rows = [] if small else _weightiest(found)
    named = {mark.event.id for mark in rows}
    lanes = _lanes([mark for mark in found if mark.event.id not in named])
    drawn = [*(mark for lane in lanes for mark in lane), *rows]
    return element(
        "figure",
        _picture(sheet, lanes, rows),
        _caption(sheet, drawn, len(events) - len(drawn)),
        class_="timeline",
        data_search_exclude="",
    )


def _weightiest(found: Sequence[Mark]) -> list[Mark]:
    """The marks that have rows, in the order given; of two that weigh the same the later one."""
    ranked = sorted(range(len(found)), key=lambda index: (-found[index].event.weight, -index))
    return [found[index] for index in sorted(ranked[:ROWS])]


def _lanes(found: Sequence[Mark]) -> list[list[Mark]]:
    """Marks packed so that none touches another, each in the first lane with room on a phone."""
    lanes: list[list[Mark]] = []
    ends: list[float] = []
    for mark in sorted(found, key=lambda mark: (mark.left, mark.right)):
        room = DOT_ROOM / 2 if mark.dot else 0.0
        free = (index for index, end in enumerate(ends) if end <= mark.left - room)
        index = next(free, len(lanes))
        if index < LANES:
            if index == len(lanes):
                lanes.append([])
                ends.append(0.0)
            lanes[index].append(mark)
            ends[index] = mark.right + max(room, APART)
    return lanes


def _picture(sheet: Sheet, lanes: Sequence[Sequence[Mark]], rows: Sequence[Mark]) -> Markup:
    t = sheet.site.t
    named = bool(lanes and rows)
    first_lane = ground.depth(sheet) + GAP + (ground.LINE if named else 0)
    first_row = first_lane + LANE * len(lanes)
    height = first_row + ROW * len(rows) + GAP
    in_lanes = [(mark, lane) for lane, inside in enumerate(lanes) for mark in inside]
    packed = [
        marks.item(sheet, mark, first_lane + LANE * lane, label=False)
        for mark, lane in sorted(in_lanes, key=lambda entry: entry[0].left)
    ]
    labelled = [
        marks.item(sheet, mark, first_row + ROW * index, label=True)
        for index, mark in enumerate(rows)
    ]
    drawn = [*(mark for mark, _ in in_lanes), *rows]
    others = t("timeline_others", count=len(packed)) if named else ""
    return element(
        "svg",
        element("title", t("timeline_title", count=len(drawn))),
        element("desc", _description(sheet, drawn)),
        ground.ground(sheet, height),
        element("text", others, y=first_lane - 4, class_="others") if others else Markup(),
        element("g", *packed, *labelled, role="list"),
        role="group",
        width="100%",
        height=height,
        fill="currentColor",
    )


def _description(sheet: Sheet, drawn: Sequence[Mark]) -> str:
    """What the picture shows, for those who do not see it."""
    site = sheet.site
    first = date.fromordinal(sheet.axis.pieces[0].start)
    last = date.fromordinal(sheet.axis.pieces[-1].end - 1)
    statuses = Counter(mark.event.status for mark in drawn)
    kinds = [(site.interface["event_status"][name], statuses[name]) for name in STATUSES]
    kinds.append((site.t("disputed"), sum(bool(mark.event.disagreement) for mark in drawn)))
    return site.t(
        "timeline_description",
        first=site.date(first.isoformat()),
        last=site.date(last.isoformat()),
        kinds="; ".join(f"{kind}: {count}" for kind, count in kinds if count),
    )


def _caption(sheet: Sheet, drawn: Sequence[Mark], omitted: int) -> Markup:
    """What the shapes mean, as far as they occur, and how many events the picture leaves out."""
    site = sheet.site
    statuses = {mark.event.status for mark in drawn}
    keys = [
        _key(marks.CIRCLE, name, site.interface["event_status"][name])
        for name in STATUSES
        if name in statuses
    ]
    if any(mark.event.disagreement for mark in drawn):
        keys.append(_key(marks.DIAMOND, "disputed", site.t("disputed")))
    if any(marks.exactness(mark.value) != "day" for mark in drawn):
        bar = element("rect", x=-7, y=-5, width=14, height=10, rx=5, class_="shape bar")
        keys.append(_key(bar, "reported month", site.t("timeline_vague")))
    if any(mark.before or mark.after for mark in drawn):
        keys.append(_key(marks.LATER, "arrow", site.t("timeline_beyond")))
    if len(sheet.axis.pieces) > 1:
        keys.append(_key(ground.CUT, "", site.t("timeline_cut")))
    if omitted:
        keys.append(element("span", site.t("timeline_omitted", count=omitted), class_="key"))
    # Dots for what happened, on days, need no key.
    plain = len(keys) == 1 and statuses == {"reported"}
    return Markup() if plain else element("figcaption", *keys)


def _key(shape: Markup, kinds: str, words: str) -> Markup:
    picture = element(
        "svg", shape, viewBox="-8 -8 16 16", width=14, height=14, class_=kinds, aria_hidden="true"
    )
    return element("span", picture, " ", words, class_="key") + " "
