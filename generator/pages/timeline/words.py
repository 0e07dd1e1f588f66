"""The words on a timeline: short dates, names of ticks, and labels cut to the room they have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import edtf
from generator.edtf import Edtf
from generator.pages.site import Site
from generator.pages.timeline.scale import Axis, Tick
from generator.pages.timeline.svg import element
from generator.text.typography import clean

# The widths in pixels for which labels are cut, from a phone's to a page's; styles choose.
WIDTHS = (320, 500, 720)
# A letter at 12 pixels takes about as much; an ideograph two letters.
LETTER = 6.2
# "Jan 2026" below a tick, in percent on a phone.
MONTH_AND_YEAR = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TickName:
    """A tick with its two lines: day, month or year, and what it is part of, where that changes."""

    place: float
    above: str
    below: str


def short_date(site: Site, value: Edtf, *, years: bool) -> str:
    """A date in few words: "15 Jan", "c. 12 Dec", "29–31 Jan?"; with its year "15 Jan 2026"."""
    words = dict(site.language.data["dates"]["describe"])
    words |= {
        "months": site.t("timeline_months").split(),
        "approximate": site.interface["texts"]["timeline_about"],
        "uncertain": site.interface["texts"]["timeline_uncertain"],
    }
    if not years:
        words |= {
            "day": words["yearless_day"],
            "month": words["yearless_month"],
            "days": site.interface["texts"]["timeline_days"],
        }
    return edtf.describe(value, words)


def tick_names(site: Site, axis: Axis, ticks: Iterable[Tick]) -> Iterator[TickName]:
    """The ticks with their names: "Dec" over nothing, "Jan" over "2026"."""
    months = site.t("timeline_months").split()
    pending = list(ticks)
    changes = [tick.place for tick, before in _with_last(pending) if _changed(axis, tick, before)]
    for tick, before in _with_last(pending):
        month = months[tick.day.month - 1]
        below = ""
        if _changed(axis, tick, before):
            below = str(tick.day.year)
            if axis.unit == "day":
                crowded = any(0 < place - tick.place < MONTH_AND_YEAR for place in changes)
                below = month if crowded else f"{month} {below}"
        names = {"day": str(tick.day.day), "month": month, "year": str(tick.day.year)}
        yield TickName(
            place=tick.place,
            above=names[axis.unit],
            below="" if axis.unit == "year" else below,
        )


def _with_last(ticks: list[Tick]) -> Iterator[tuple[Tick, Tick | None]]:
    return zip(ticks, (None, *ticks), strict=False)


def _changed(axis: Axis, tick: Tick, before: Tick | None) -> bool:
    """Whether the month (of days) or the year (of months) is another than at the tick before."""
    if before is None or tick.first or tick.day.year != before.day.year:
        return True
    return axis.unit == "day" and tick.day.month != before.day.month


def fitted(text: str, share: float, *, taken: int = 0) -> Markup:
    """A text cut to a share of the width in percent, for each of `WIDTHS`.

    So many letters of it are `taken` by what stands before the text. What the second width has
    room for and the first has not is a `tspan` of class `from-1`; the dots that end the words at
    the first width alone are one of class `at-0`.
    """
    whole = clean(text).rstrip(".")
    shown, parts = "", []
    for level, width in enumerate(WIDTHS):
        words = _beginning(whole, int(width * share / 100 / LETTER) - taken)
        if words != shown:
            parts.append(element("tspan", words[len(shown) :], class_=f"from-{level}"))
        if words != whole:
            # Without styles the words are those of the last width.
            hidden = {"display": "none"} if level + 1 < len(WIDTHS) else {}
            parts.append(element("tspan", "…", class_=f"at-{level}", **hidden))
        shown = words
    return Markup("").join(parts)


def _beginning(text: str, room: int) -> str:
    """As much of a text as has room, in whole words where there are words; a letter takes one."""
    used = 0
    for index, letter in enumerate(text):
        used += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used > room:
            blank = text.rfind(" ", 0, index + 1)
            return text[: blank if 2 * blank > index else index].rstrip(" ,;:.-–—")
    return text
