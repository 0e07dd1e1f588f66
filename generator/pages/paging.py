"""The pages of a long list: each says in its title its part, and leads to its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from generator.pages.site import Site, markdown_link


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A page of a list: where it lies, its title, and links to the page before and after it.

    `span` is the range of its entries, "" where it holds them all.
    """

    path: str
    title: str
    span: str
    turn: tuple[Markup, ...]


def parts(
    site: Site, paths: Sequence[str], chapters: Iterable[tuple[str, Sequence[int]]]
) -> list[Part]:
    """The pages of a list at `paths`, which lie in one folder.

    A chapter has a title and so many entries a page; with one page it has the title alone.
    """
    named = [
        (at, title, span) for at, each in enumerate(chapters) for title, span in _titles(site, each)
    ]

    def link(here: int, there: int, words: str) -> Markup:
        chapter, title, span = named[there]
        # Within a chapter its range is enough.
        beside = site.t(words, page=span if span and chapter == named[here][0] else title)
        return markdown_link(beside, paths[there].rpartition("/")[2])

    return [
        Part(
            path=path,
            title=named[at][1],
            span=named[at][2],
            turn=(
                *([link(at, at - 1, "part_before")] if at else ()),
                *([link(at, at + 1, "part_after")] if at + 1 < len(paths) else ()),
            ),
        )
        for at, path in enumerate(paths)
    ]


def _titles(site: Site, chapter: tuple[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    """The title of each page of a chapter, and the range of its entries."""
    title, sizes = chapter
    if len(sizes) == 1:
        yield title, ""
        return
    total = sum(sizes)
    for end, size in zip(accumulate(sizes), sizes, strict=True):
        span = site.t("part_range", first=f"{end - size + 1:,}", last=f"{end:,}")
        yield site.t("part_title", title=title, range=span, total=f"{total:,}"), span
