"""The section of a source's page on what it shares with other articles, and why that matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product

from markupsafe import Markup

from generator.model import Briefing, Citation, Common, Kinship, Source, Span
from generator.pages.attribution import SHARED
from generator.pages.site import Site, markdown_link
from generator.wording import quoted_words, shortened

# Of what is said of each: names in a line, and articles with a line of their own.
NAMED, RELATED = 12, 6
CHOICE = 20
EXAMPLES = 3
EXAMPLE_WORDS = 8
_QUOTE_MARKS = frozenset("\"'“‘„«")

Together = Mapping[tuple[str, str], Sequence[tuple[str, str]]]


def facts(site: Site, source: Source) -> list[tuple[str, str | Markup]]:
    """Where its text comes from, as far as that is known for the whole article."""
    if source.origin is None:
        return []
    known = site.briefing.sources.get(source.origin)
    value = known.label if known else source.origin
    if source.seed.given.origin:
        value = site.t("origin_set", origin=value)
    return [(site.t("origin"), _beside(site, value, known.id) if known else value)]


def section(site: Site, source: Source, cited: Together) -> dict[str, object] | None:
    """What it shares with which, and what an editor set; None in a briefing of one source.

    `cited` is what `together` gives.
    """
    if len(site.briefing.sources) == 1:
        return None
    t, found = site.t, site.briefing.origins
    common = [entry for entry in found.common if source.id in entry.sources]
    related = sorted(found.kin.get(source.id, {}).values(), key=_weight)
    rest = len(related) - RELATED
    return {
        "heading": t("shared_heading"),
        "lead": t("shared_lead"),
        "method": markdown_link(t("shared_method"), "../method.md", "origins"),
        "nothing": "" if common or related else t("shared_nothing"),
        "common": [_common(site, source, entry) for entry in common],
        "related": [_related(site, source, each, cited) for each in related[:RELATED]],
        "example": t("shared_example"),
        "there": t("shared_there"),
        "quoted": t("shared_quoted"),
        "more": t("shared_more", count=rest) if rest > 0 else "",
    }


def _weight(kinship: Kinship) -> tuple[bool, bool, bool, float, str, str]:
    """A sort key: what counts for most comes first."""
    return (
        "denied" not in kinship.kinds,
        not kinship.whole,
        "order" not in kinship.kinds,
        -max(kinship.shares),
        kinship.one,
        kinship.other,
    )


def _common(site: Site, source: Source, entry: Common) -> dict[str, object]:
    others = [name for name in entry.sources if name != source.id]
    known = site.briefing.sources.get(entry.name)
    rest = len(others) - NAMED
    return {
        "said": site.t(f"common_{entry.kind}", name=known.label if known else entry.name),
        "links": [_link(site, name) for name in others[:NAMED]],
        "more": site.t("common_more", count=rest) if rest > 0 else "",
    }


def _related(site: Site, source: Source, kinship: Kinship, cited: Together) -> dict[str, object]:
    first = source.id == kinship.one
    other = kinship.other if first else kinship.one
    return {
        "link": _link(site, other),
        "said": list(_said(site, kinship, first)),
        "quotes": _quoted_words(site, source, kinship, first),
        "examples": _examples(site, (source.id, other), list(_places(kinship, first)), cited),
    }


def _said(site: Site, kinship: Kinship, first: bool) -> Iterator[str]:
    """What was found, in words, the most telling first."""
    here, there = kinship.shares if first else kinship.shares[::-1]
    if "denied" in kinship.kinds:
        yield site.t("shared_denied")
    if kinship.whole:
        yield site.t("shared_whole")
    if "order" in kinship.kinds:
        yield site.t("shared_order", count=len(kinship.parallel))
    if "repeats" in kinship.kinds:
        yield site.t("shared_words", here=f"{here:.0%}", there=f"{there:.0%}")
        if not kinship.whole and "denied" not in kinship.kinds:
            yield site.t("shared_passages")
    if "quotes" in kinship.kinds:
        yield site.t("shared_quotes")


def _quoted_words(site: Site, source: Source, kinship: Kinship, first: bool) -> list[Markup]:
    """Links to the words that both quote, as far as a page of the briefing quotes them too."""
    spans = [run.one if first else run.other for run in kinship.runs if run.quoted]
    cited = (
        each
        for each in site.briefing.citations_of[source.id]
        if any(span.contains(each.span) for span in spans)
        and not _QUOTE_MARKS.isdisjoint(source.text[max(0, each.start - 1) : each.start + 1])
    )
    return [_quotation(each, "") for each in sorted(cited, key=lambda each: each.span)][:EXAMPLES]


def _places(kinship: Kinship, first: bool) -> Iterator[tuple[Span, Span]]:
    """What the two share, here and there: runs of words, the longest first, then stretches."""
    runs = sorted(kinship.runs, key=lambda run: (run.quoted, -run.words, run.one))
    for one, other in (*((run.one, run.other) for run in runs), *kinship.parallel):
        yield (one, other) if first else (other, one)


def together(briefing: Briefing) -> Together:
    """For each pair of sources the quotations of theirs on which one statement rests.

    Of each source so many as a page might choose its examples from.
    """
    found: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for statement in briefing.statements.values():
        cited: dict[str, list[str]] = {}
        for name in statement.citations:
            cited.setdefault(briefing.citations[name].source, []).append(name)
        for one, other in permutations(cited, 2):
            pairs = product(cited[one][:CHOICE], cited[other][:CHOICE])
            found.setdefault((one, other), {}).update(dict.fromkeys(pairs))
    return {pair: tuple(names) for pair, names in found.items()}


def _examples(
    site: Site,
    pair: tuple[str, str],
    places: Sequence[tuple[Span, Span]],
    cited: Together,
) -> list[tuple[Markup, Markup]]:
    """Quotations that say the same and stand in what two articles share: they are shown there."""
    found: list[tuple[Markup, Markup]] = []
    seen: set[str] = set()
    for names in cited.get(pair, ()):
        one, other = (site.briefing.citations[name] for name in names)
        shared = any(
            one.span.overlaps(here) and other.span.overlaps(there) for here, there in places
        )
        if shared and seen.isdisjoint(names):
            seen.update(names)
            found.append((_quotation(one, ""), _quotation(other, f"{pair[1]}.md")))
    return found[:EXAMPLES]


def _quotation(citation: Citation, page: str) -> Markup:
    words = f"“{shortened(quoted_words(citation), EXAMPLE_WORDS)}”"
    return markdown_link(words, page, citation.id)


def _link(site: Site, name: str) -> Markup:
    return _beside(site, site.briefing.sources[name].label, name, SHARED)


def _beside(site: Site, words: str, name: str, anchor: str = "") -> Markup:
    """A link from one source's page to what there is of another."""
    path, row = site.places.source_of[name]
    return markdown_link(words, path.removeprefix("sources/"), row or anchor)
