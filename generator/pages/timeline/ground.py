"""What lies behind the events of a timeline: the axis with its ticks, and the line of `as of`."""

from __future__ import annotations

from itertools import pairwise

from markupsafe import Markup

from generator.pages.timeline import scale
from generator.pages.timeline.marks import Sheet, glyph
from generator.pages.timeline.svg import element, percent
from generator.pages.timeline.words import tick_names

# Heights in pixels: of the line with `as of`, and of the two lines that name the ticks.
LINE, NAMES = 18, 32
CUT = element("path", d="M-5 6-1-6M1 6 5-6", class_="stroke", fill="none")


def depth(sheet: Sheet) -> int:
    """How many pixels from the top the events begin."""
    return NAMES + (0 if sheet.today is None else LINE)


def ground(sheet: Sheet, height: int) -> Markup:
    """The axis down to `height`; what comes after the day of `as of` is washed, with a line."""
    axis = _axis(sheet, depth(sheet), height)
    if sheet.today is None:
        return axis
    at = scale.place(sheet.axis, sheet.today + 1)
    x = percent(at)
    side, away = ("start", 6) if at < 50 else ("end", -6)
    words = sheet.site.t("as_of", date=sheet.site.date(sheet.site.briefing.as_of))
    coming = element(
        "rect", x=x, width=percent(100 - at), height=height, class_="coming", fill="none"
    )
    line = element("line", x1=x, x2=x, y1=0, y2=height, stroke="currentColor")
    text = element("text", words, x=x, dx=away, y=12, text_anchor=side)
    return coming + axis + element("g", line, text, class_="as-of")


def _axis(sheet: Sheet, top: int, height: int) -> Markup:
    """A line for each tick, its names above `top`, two strokes where years are left out."""
    parts: list[Markup] = []
    for tick in tick_names(sheet.site, sheet.axis, scale.ticks(sheet.axis)):
        x = percent(tick.place)
        parts.append(element("line", x1=x, x2=x, y1=top - NAMES, y2=height, stroke="currentColor"))
        for y, words in ((top - 20, tick.above), (top - 6, tick.below)):
            if words:
                parts.append(element("text", words, x=x, dx=4, y=y))
    for piece, following in pairwise(sheet.axis.pieces):
        parts.append(glyph((piece.right + following.left) / 2, top - 24, CUT))
    return element("g", *parts, class_="axis", aria_hidden="true")
