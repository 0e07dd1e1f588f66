"""Which sources bear which section of a topic, as a picture: static SVG, every head a link.

As in the timeline, places across are percentages of the width and all else is pixels, so that
words are as large on a phone as on a page. A dot's area goes with the number of quotations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import sqrt

from markupsafe import Markup

from generator.model import Source, Topic
from generator.pages.site import Site
from generator.pages.summary import cited_in, used_anchor
from generator.pages.timeline.svg import element, percent

# A row is a source's name, and below it the line with its dots: names may be long.
ROW, HEAD, GAP = 40, 20, 8
RADIUS = (3.0, 9.0)
# Fewer of either are told better by the list of sources at the end of the page.
FEWEST = 2
# A picture of more rows is no picture.
ROWS = 24


def coverage(
    site: Site, topic: Topic, anchors: Mapping[str, str], shown: Collection[str]
) -> Markup:
    """Sources by sections, `anchors` being those of the page by heading; '' for too few of either.

    `shown` are the citations that the page shows. Of many sources those cited most have a row.
    Sections are numbered in the picture and named in the key below it, which leads to them.
    """
    counts = _counts(site, topic, anchors)
    headings = [heading for heading in anchors if any(column == heading for _, column in counts)]
    cited = Counter(each.source for each in cited_in(site, topic) if each.id in shown)
    most = sorted(cited, key=lambda name: (-cited[name], name))[:ROWS]
    sources = [source for source in site.places.sources if source.id in most]
    if len(headings) < FEWEST or len(sources) < FEWEST:
        return Markup()
    return element(
        "figure",
        _picture(site, topic, sources, headings, counts),
        _key(site, headings, anchors, some=len(cited) > ROWS),
        class_="coverage",
        data_search_exclude="",
    )


def _counts(site: Site, topic: Topic, anchors: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """How many quotations of a source a section cites, by source and heading."""
    found: set[tuple[str, str, str]] = set()
    for name in topic.statements:
        statement = site.briefing.statements[name]
        heading = site.interface["sections"]["dates"] if statement.date else statement.section
        if heading in anchors:
            for citation in statement.citations:
                found.add((site.briefing.citations[citation].source, heading, citation))
    return Counter((source, heading) for source, heading, _ in found)


def _picture(
    site: Site,
    topic: Topic,
    sources: Sequence[Source],
    headings: Sequence[str],
    counts: Counter[tuple[str, str]],
) -> Markup:
    t = site.t
    places = [_place(index, len(headings)) for index in range(len(headings))]
    heads = [
        element("text", str(index), x=place, y=HEAD - GAP, text_anchor="middle", class_="head")
        for index, place in enumerate(places, 1)
    ]
    most = max(counts.values())
    rows = [
        _row(source, HEAD + ROW * index, [counts[source.id, each] for each in headings], most)
        for index, source in enumerate(sources)
    ]
    told = "; ".join(
        t(
            "coverage_row",
            source=source.label,
            sections=", ".join(each for each in headings if counts[source.id, each]),
        )
        for source in sources
    )
    return element(
        "svg",
        element("title", t("coverage_title", topic=topic.title)),
        element("desc", f"{told}."),
        *heads,
        *rows,
        role="group",
        width="100%",
        height=HEAD + ROW * len(sources),
        fill="currentColor",
    )


def _place(index: int, columns: int) -> str:
    return percent(100 * (index + 0.5) / columns)


def _row(source: Source, y: int, numbers: Sequence[int], most: int) -> Markup:
    """A source's name, a line, and a dot for each section that cites it."""
    middle = y + ROW * 0.7
    small, large = RADIUS
    dots = [
        element(
            "circle",
            cx=_place(index, len(numbers)),
            cy=middle,
            r=small + (large - small) * sqrt(number / most),
            class_="dot",
        )
        for index, number in enumerate(numbers)
        if number
    ]
    name = element("text", source.label, y=y + ROW * 0.3, class_="name")
    line = element("line", x1=0, x2="100%", y1=middle, y2=middle, class_="row")
    return element("a", line, name, *dots, href=f"#{used_anchor(source.id)}")


def _key(site: Site, headings: Sequence[str], anchors: Mapping[str, str], *, some: bool) -> Markup:
    """What the picture says, and of which sources where it has not all."""
    most = site.t("coverage_most", count=ROWS) + " " if some else ""
    named = [
        element("a", element("b", str(index)), f" {heading}", href=f"#{anchors[heading]}") + " "
        for index, heading in enumerate(headings, 1)
    ]
    return element("figcaption", most, site.t("coverage_key"), " ", *named)
