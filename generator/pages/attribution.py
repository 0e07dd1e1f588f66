"""Who says so: the sources of a statement by name, in the order of what bears it most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from markupsafe import Markup

from generator.model import Disagreement, Kinship, Statement
from generator.pages import escape
from generator.pages.site import Site
from generator.text.words import read_words, vocabulary
from generator.wording import counted

# Where a source's page says what it shares with others.
SHARED = "shared"


def by_weight(site: Site, statement: Statement) -> tuple[str, ...]:
    """The citations of a statement, that which bears it first.

    That is the one that an editor marked; else that which shares most words with it, and names
    count after them. Those of one source follow each other, and sources are ordered by the best of
    each: "lasted 50 minutes" stands before "Iris Holm met Jo Lind". Else the editor's order holds.
    """
    said, named = _words(statement.text, site)
    known = site.briefing.citations

    def weight(name: str) -> tuple[bool, bool, int, int]:
        words, names = _words(known[name].exact, site)
        # A headline shares many words and says little; a teaser is another article's.
        in_body = known[name].zone == "body"
        return name in statement.bearing, in_body, len(said & words), len(named & names)

    ordered = sorted(statement.citations, key=weight, reverse=True)
    place = {source: at for at, source in reversed([*enumerate(_sources(site, ordered))])}
    return tuple(sorted(ordered, key=lambda name: place[known[name].source]))


def _words(text: str, site: Site) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a text, and those of its names."""
    rules = vocabulary(site.language)
    found = read_words(text, rules)
    names = frozenset(word.stem for word in found if word.capital) | rules.calendar
    stems = frozenset(word.stem for word in found)
    return stems - names, stems & names


def marks(
    site: Site,
    citations: Sequence[str],
    up: str = "",
    *,
    cited: Sequence[str] = (),
    most: int | None = None,
) -> Markup:
    """The sources of `citations` by name, each a link to the first of its quotations.

    Sources that are one origin stand together, which is said and leads to the reason; so do those
    of one side, counted, where the citations are of several sides of a difference. `cited` is the
    order in which an editor cites them, where that is another: origins are known by it. Of more
    than `most` citations the sources of the first are named, and the others counted.
    """
    groups = site.briefing.grouped.get(tuple(cited or citations)) or [
        (name,) for name in dict.fromkeys(_sources(site, citations))
    ]
    # What sources of several sides say is no support of one thing: those of one side count.
    origins = max(len(_present(site, groups, inside)) for _, inside in _by_side(site, citations))
    sides = _by_side(site, citations[:most])
    said = [_saying(site, value, inside, groups, up) for value, inside in sides]
    number = sum(map(len, groups))
    rest = number - len(set(_sources(site, citations[:most])))
    more = Markup(" {}").format(escape.inline(site.t("common_more", count=rest))) if rest else ""
    total = site.t("sources_counted", counted=counted(number, len(groups), site.t))
    spoken = Markup(f'<span class="counted">{_attribute(total)} </span>')
    return Markup(
        f'<span class="bears" data-origins="{origins}">{"" if len(sides) > 1 else spoken}'
        f"{Markup('; ').join(said)}{more}</span>"
    )


def _saying(
    site: Site, value: str, citations: Sequence[str], groups: Iterable[Sequence[str]], up: str
) -> Markup:
    """ "3 say 15 January: A · B + C (one report)"; of no side, the names alone."""
    names = _named(site, groups, citations, up)
    if not value:
        return names
    count = len(set(_sources(site, citations)))
    return Markup("{}: {}").format(escape.inline(site.t("say", count=count, value=value)), names)


def _named(
    site: Site, groups: Iterable[Sequence[str]], citations: Sequence[str], up: str
) -> Markup:
    """ "Harlow Post · A + B (one report)": groups in the order in which citations name them."""
    present = _present(site, groups, citations)
    return Markup(" · ").join(_group(site, group, citations, up) for group in present)


def _present(
    site: Site, groups: Iterable[Sequence[str]], citations: Sequence[str]
) -> list[list[str]]:
    """The groups as far as some citations are of their sources, in the order of these."""
    order = list(dict.fromkeys(_sources(site, citations)))
    present = [[name for name in order if name in group] for group in groups]
    return sorted((group for group in present if group), key=lambda group: order.index(group[0]))


def _group(site: Site, group: Sequence[str], citations: Sequence[str], up: str) -> Markup:
    links = [_mark(site, name, citations, up) for name in group]
    if len(links) == 1:
        return links[0]
    why = site.t("probably_one_report" if _probably(site, group) else "one_report")
    reason = site.source_link(why, group[0], SHARED, up)
    return Markup("{} ({})").format(Markup(" + ").join(links), reason)


def _mark(site: Site, name: str, citations: Sequence[str], up: str) -> Markup:
    """The name of a source; where only a teaser of another article says so, of whose page it is."""
    own = [each for each in citations if site.briefing.citations[each].source == name]
    label = site.briefing.sources[name].label
    if all(site.briefing.citations[each].zone == "related" for each in own):
        label = site.t("teaser_on", label=label)
    link = site.source_link(label, name, own[0], up)
    return Markup(f"{link}{{: .says }}")


def _by_side(site: Site, citations: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The citations by what they say, where they are of several sides of one difference.

    Else all of them, of no side. Those of no side come last.
    """
    for entry in site.briefing.disagreements:
        if entry.compared:
            continue
        values = {name: side.value for side in entry.sides for name in side.citations}
        if len({values[name] for name in citations if name in values}) > 1:
            return _sided(site, entry, citations)
    return [("", list(citations))]


def _sided(
    site: Site, entry: Disagreement, citations: Sequence[str]
) -> list[tuple[str, list[str]]]:
    sided = [
        (side.value, [name for name in citations if name in side.citations]) for side in entry.sides
    ]
    placed = {source for _, names in sided for source in _sources(site, names)}
    rest = [name for name in citations if site.briefing.citations[name].source not in placed]
    return [part for part in (*sided, ("", rest)) if part[1]]


def _sources(site: Site, citations: Iterable[str]) -> list[str]:
    return [site.briefing.citations[name].source for name in citations]


def _attribute(text: str) -> Markup:
    """A text for a tag within a line of Markdown, where both languages act."""
    return Markup(escape.inline(text).replace('"', "&#34;"))


def _probably(site: Site, group: Sequence[str]) -> bool:
    """Whether nothing but the order of facts tells that some of these are one origin."""
    found = (_kinship(site, pair) for pair in combinations(sorted(group), 2))
    return any(each and "order" in each.kinds and not each.whole for each in found)


def _kinship(site: Site, pair: tuple[str, str]) -> Kinship | None:
    """What two sources share."""
    return site.briefing.origins.kin.get(pair[0], {}).get(pair[1])
