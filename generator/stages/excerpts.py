"""Which words of an article the briefing shows: the articles are their publishers'.

With `source_text: excerpt` pages and exports together show at most `excerpt_share` of an article's
words. Titles and quoted words come first; then uncited quotations, best first; then the sentence
around each quotation and its neighbours. With `full` the whole article is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.model import Citation, Sentence, Settings, Source, Span

WORD = re.compile(r"\w+(?:['’.-]\w+)*")


# A source's page has the headline, and quotes the dateline where the date follows from it.
ALWAYS_SHOWN = ("title", "dateline")
# Who counts words in another way ("AFP/Loeb", "co-operation") must not find more than the share.
MARGIN = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpts:
    """What is shown: spans by source in text order, passages that fit, sources over the share."""

    shown: Mapping[str, tuple[Span, ...]]
    fitting: frozenset[str]
    over: Mapping[str, float]


@dataclass(slots=True)
class _Account:
    """The words of one article and those already shown, by their index."""

    words: list[Span]
    limit: int
    full: bool
    used: set[int] = field(default_factory=set)

    def within(self, span: Span) -> set[int]:
        first = bisect_right(self.words, span.start, key=lambda word: word.end)
        last = bisect_left(self.words, span.end, key=lambda word: word.start)
        return set(range(first, last))

    def spend(self, span: Span, *, always: bool = False) -> bool:
        wanted = self.used | self.within(span)
        if not always and not self.full and len(wanted) > self.limit:
            return False
        self.used = wanted
        return True


def allot(
    sources: Sequence[Source],
    cited: Iterable[Citation],
    offered: Iterable[Citation],
    sentences: Mapping[str, Sequence[Sentence]],
    settings: Settings,
) -> Excerpts:
    """Allot each article's words. `offered` passages come in order of merit; what fits is kept."""
    accounts = {source.id: _account(source, settings) for source in sources}
    for citation in (cited := list(cited)):
        accounts[citation.source].spend(citation.span, always=True)
    over = {
        name: len(account.used) / len(account.words)
        for name, account in accounts.items()
        if len(account.used) > account.limit and not account.full
    }
    kept = [citation for citation in offered if accounts[citation.source].spend(citation.span)]
    shown: dict[str, list[Span]] = {source.id: [] for source in sources}
    for citation in (*cited, *kept):
        shown[citation.source].append(citation.span)
    for source in sources:
        account = accounts[source.id]
        spans = shown[source.id]
        if account.full:
            spans[:] = _whole(source)
        else:
            spans += [span for span in _around(spans, sentences[source.id]) if account.spend(span)]
    return Excerpts(
        shown={name: tuple(_joined(spans)) for name, spans in shown.items()},
        fitting=frozenset(citation.id for citation in (*cited, *kept)),
        over=over,
    )


def trimmed(citation: Citation, shown: Sequence[Span]) -> Citation:
    """The citation with its prefix and suffix cut to what is shown around its words."""
    around = next((span for span in shown if span.contains(citation.span)), citation.span)
    before = citation.start - around.start
    after = around.end - citation.end
    prefix = citation.prefix[max(0, len(citation.prefix) - before) :] if before else ""
    return replace(citation, prefix=prefix, suffix=citation.suffix[:after])


def _whole(source: Source) -> list[Span]:
    """Every paragraph of an article, from its first to its last zone that is not residue."""
    spans = []
    for paragraph in source.article.paragraphs:
        zones = [
            zone
            for zone in source.article.zones
            if paragraph.start <= zone.start < paragraph.end and zone.kind != "residue"
        ]
        if zones:
            spans.append(Span(start=zones[0].start, end=zones[-1].end))
    return spans


def _account(source: Source, settings: Settings) -> _Account:
    """Menus and notices are not the article's words; its title is, and is shown as its dateline."""
    words = [
        Span(start=match.start(), end=match.end())
        for zone in source.article.zones
        if zone.kind != "residue"
        for match in WORD.finditer(source.text, zone.start, zone.end)
    ]
    full = settings.source_text == "full"
    limit = int(len(words) * settings.excerpt_share * MARGIN)
    account = _Account(words=words, limit=limit, full=full)
    for zone in source.article.zones:
        if zone.kind in ALWAYS_SHOWN:
            account.spend(Span(start=zone.start, end=zone.end), always=True)
    return account


def _around(spans: Sequence[Span], sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The rest of each sentence that holds a shown span; then the sentences either side."""
    holding = [
        index
        for index, sentence in enumerate(sentences)
        if any(span.start < sentence.end and sentence.start < span.end for span in spans)
    ]
    for index in holding:
        yield Span(start=sentences[index].start, end=sentences[index].end)
    for index in holding:
        for neighbour in (index - 1, index + 1):
            if 0 <= neighbour < len(sentences) and sentences[neighbour].zone != "residue":
                yield Span(start=sentences[neighbour].start, end=sentences[neighbour].end)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, overlapping ones made one."""
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.start <= current.end:
            current = Span(start=current.start, end=max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
