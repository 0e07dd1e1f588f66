"""An event on a timeline: where it is, its shape, its words, and the link that all of it is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import edtf
from generator.edtf import Edtf
from generator.model import Event
from generator.pages.site import Site
from generator.pages.timeline import scale
from generator.pages.timeline.svg import element, percent
from generator.pages.timeline.words import fitted, short_date
from generator.pages.views import event_anchor

# Heights in pixels of a labelled event, of one without a label, and of bars: one with its words on
# it is as high as they are.
ROW, LANE = 24, 16
BAR, WORDED = 10, 18
# What is narrower than this share of the width is drawn as a dot, which takes up so much of it.
DOT, DOT_ROOM = 3.0, 3.75
# How far a bar is drawn beyond the picture, which then cuts it off.
BEYOND = 5.0
# How exact a date is, by its precision; what is missing here is coarser: a year or more.
EXACTNESS = {"day": "day", "month": "month", "season": "season", "quarter": "season"}
COARSER = {"day": "month", "month": "season", "season": "year", "year": "year"}

CIRCLE = element("circle", r=5.5, class_="shape")
DIAMOND = element("path", d="M0-7.5 7.5 0 0 7.5-7.5 0z", class_="shape")
TARGET = element("circle", r=8, class_="area", fill="none")
EARLIER = element("path", d="M-3-4-7 0-3 4", class_="stroke", fill="none")
LATER = element("path", d="M3-4 7 0 3 4", class_="stroke", fill="none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a picture is drawn on, for the page of topic `here`.

    `today` is the day of `as of`; `years` tells whether dates need theirs to be told apart.
    """

    site: Site
    axis: scale.Axis
    today: int | None
    years: bool
    here: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event with its place, `left` to `right` in percent, and the sides where it goes on.

    A dot has no width: it stands for a day, or for a time too short to have a length here.
    """

    event: Event
    value: Edtf
    left: float
    right: float
    before: bool
    after: bool

    @property
    def dot(self) -> bool:
        return self.left == self.right


def placed(axis: scale.Axis, event: Event, value: Edtf, days: scale.Span) -> Mark:
    """The mark of an event that is dated to some days."""
    first, last = axis.pieces[0].start, axis.pieces[-1].end
    left = 0.0 if days.start is None else scale.place(axis, days.start)
    right = 100.0 if days.end is None else scale.place(axis, days.end)
    if value.start == value.end or right - left < DOT:
        left = right = (left + right) / 2
    return Mark(
        event=event,
        value=value,
        left=left,
        right=right,
        before=days.start is None or days.start < first,
        after=days.end is None or days.end > last,
    )


def item(sheet: Sheet, mark: Mark, y: int, *, label: bool) -> Markup:
    """A list item `y` pixels from the top: one link, which reads "date, status: title"."""
    event, site = mark.event, sheet.site
    status = site.interface["event_status"][event.status]
    kinds = [event.status, exactness(mark.value)]
    if event.disagreement:
        status = f"{status}, {site.t('disputed')}"
        kinds.append("disputed")
    words = site.t("timeline_event", date=site.date(event.date), status=status, title=event.title)
    parts = [element("title", words)]
    if label:
        side, room = _side(mark)
        area = element("rect", y=y, width="100%", height=ROW, class_="area", fill="none")
        parts += [area, *_shape(mark, y + ROW // 2, worded=side == "on")]
        parts.append(_label(sheet, mark, y + 16, side, room))
    else:
        parts += _shape(mark, y + LANE // 2, worded=False)
    anchor = event_anchor(site.briefing.statements[event.id], sheet.here)
    link = element("a", *parts, href=f"#{anchor}", class_=" ".join(kinds))
    return element("g", link, role="listitem")


def exactness(value: Edtf) -> str:
    """How exact a date is: `day`, `month`, `season` or `year`; "about" makes it one less so."""
    sides = [edtf.parse(side) for side in value.text.split("/")]
    found = [EXACTNESS.get(side.precision, "year") for side in sides if side]
    coarsest = max(found, key=list(COARSER).index, default="year")
    return COARSER[coarsest] if value.approximate else coarsest


def glyph(x: float, y: float, *shapes: Markup) -> Markup:
    """Shapes around a point so far to the right, so many pixels down."""
    return element("svg", *shapes, x=percent(x), y=y, overflow="visible", aria_hidden="true")


def _shape(mark: Mark, y: int, *, worded: bool) -> list[Markup]:
    """A dot, or a bar as long as its days with what tells that it goes on; disputed, a diamond."""
    parts = [] if mark.dot else [_bar(mark, y, worded=worded)]
    if mark.dot or mark.event.disagreement:
        shape = DIAMOND if mark.event.disagreement else CIRCLE
        # Words on a bar leave room for it at the bar's beginning.
        at = mark.left if worded else (mark.left + mark.right) / 2
        moved = element("g", shape, transform="translate(14)") if worded else shape
        parts.append(glyph(at, y, TARGET, moved))
    if mark.before:
        parts.append(glyph(mark.left, y, EARLIER))
    if mark.after:
        parts.append(glyph(mark.right, y, LATER))
    return parts


def _bar(mark: Mark, y: int, *, worded: bool) -> Markup:
    """A bar with round ends; where it goes on beyond the picture it is cut off and stays open."""
    left = mark.left - (BEYOND if mark.before else 0)
    right = mark.right + (BEYOND if mark.after else 0)
    height = WORDED if worded else BAR
    top = y - height // 2
    cut = mark.before or mark.after
    bar = element(
        "rect",
        x=percent(left),
        # A line's width remains above and below where a picture of its own cuts the bar off.
        y=1 if cut else top,
        width=percent(right - left),
        height=height,
        rx=5,
        class_="shape bar worded" if worded else "shape bar",
    )
    if not cut:
        return bar
    return element("svg", bar, y=top - 1, width="100%", height=height + 2, aria_hidden="true")


def _side(mark: Mark) -> tuple[str, float]:
    """Where there is most room for words, right of the mark, left of it or on it, and how much."""
    rooms = {"right": 100 - mark.right, "left": mark.left, "on": mark.right - mark.left}
    side = max(rooms, key=lambda name: rooms[name])
    return side, rooms[side]


def _label(sheet: Sheet, mark: Mark, y: int, side: str, room: float) -> Markup:
    when = short_date(sheet.site, mark.value, years=sheet.years)
    words = element("tspan", when, class_="date") + " "
    words += fitted(mark.event.title, room, taken=len(when) + 2)
    if side == "left":
        return element("text", words, x=percent(mark.left), y=y, dx=-12, text_anchor="end")
    if side == "right":
        return element("text", words, x=percent(mark.right), y=y, dx=12)
    return element(
        "text", words, x=percent(mark.left), y=y, dx=26 if mark.event.disagreement else 10
    )
