"""How many say so: sources and origins of some citations, with their names and the reason."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations

from markupsafe import Markup

from generator.model import Kinship
from generator.pages import escape
from generator.pages.desk import Desk, markdown_link, source_page
from generator.wording import counted

# Where a source's page says what it shares with others.
SHARED = "shared"


def badge(desk: Desk, citations: tuple[str, ...], up: str = "") -> Markup:
    """ "3 sources, 2 origins", the sources named on pointing and to screen readers.

    Where several sources are one origin it leads to the reason, on the page of one of them.
    """
    groups = desk.briefing.grouped.get(citations) or _alone(desk, citations)
    count = sum(map(len, groups))
    said = counted(count, len(groups), desk.t)
    named = desk.t(
        "sources_named", counted=said, groups="; ".join(_named(desk, group) for group in groups)
    )
    joined = next((group for group in groups if len(group) > 1), None)
    words = (
        markdown_link(said, up + source_page(joined[0]), SHARED) if joined else escape.inline(said)
    )
    title = _attribute(named)
    rest = _attribute(named.removeprefix(said))
    after = Markup(f'<span class="named">{rest}</span>') if count > 1 else Markup()
    return Markup(
        f'<span class="bears" data-origins="{len(groups)}" title="{title}">{words}{after}</span>'
    )


def _attribute(text: str) -> Markup:
    """A text for a tag within a line of Markdown, where both languages act."""
    return Markup(escape.inline(text).replace('"', "&#34;"))


def _alone(desk: Desk, citations: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    names = {desk.briefing.citations[name].source for name in citations}
    return tuple((name,) for name in sorted(names))


def _named(desk: Desk, group: Sequence[str]) -> str:
    names = ", ".join(desk.briefing.sources[name].label for name in group)
    if len(group) == 1:
        return names
    return desk.t("probably_one_origin" if _probably(desk, group) else "one_origin", sources=names)


def _probably(desk: Desk, group: Sequence[str]) -> bool:
    """Whether nothing but the order of facts tells that some of these are one origin."""
    found = (_kinship(desk, pair) for pair in combinations(sorted(group), 2))
    return any(each and "order" in each.kinds and not each.whole for each in found)


def _kinship(desk: Desk, pair: tuple[str, str]) -> Kinship | None:
    """What two sources share; kinships are sorted by their sources."""
    kinships = desk.briefing.origins.kinships
    at = bisect_left(kinships, pair, key=lambda each: (each.one, each.other))
    found = kinships[at] if at < len(kinships) else None
    return found if found and (found.one, found.other) == pair else None
