"""The pages of differences: every difference, its sides beside one another with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Citation, Disagreement, OutputFile, Side, Span
from generator.pages import escape, render
from generator.pages.bearing import marks
from generator.pages.desk import Desk, markdown_link, topic_page, topic_title
from generator.pages.paging import Part, parts
from generator.pages.views import side_value
from generator.places import DIFFERENCES, GROUPS, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quote:
    """A sentence with the words marked that differ, and whose it is."""

    words: str | Markup
    link: Markup
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """What a side says, an editor's sentence where there is one, how many say so, their words."""

    value: str
    said: str
    bears: Markup
    quotes: tuple[_Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    subject: str
    anchor: Markup
    kind: str
    basis: str
    topics: tuple[Markup, ...]
    sides: tuple[_Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    heading: str
    anchor: str
    lead: str
    entries: tuple[_Difference, ...]


def pages(desk: Desk) -> list[OutputFile]:
    """The page `disagreements.md`, and where it cannot hold all, those after it.

    What sources cannot both be right about stands first, then names, then precision.
    """
    found = desk.places.differences
    paths = [numbered(DIFFERENCES, number) for number in range(1, len(found) + 1)]
    chapters = [(desk.t("disagreements_title"), [len(entries) for entries in found])]
    return [
        _page(desk, part, tuple(_groups(desk, entries)))
        for part, entries in zip(parts(desk, paths, chapters), found, strict=True)
    ]


def _page(desk: Desk, part: Part, groups: Sequence[_Group]) -> OutputFile:
    t = desk.t
    counts = [
        markdown_link(f"{group.heading}: {len(group.entries)}", "", group.anchor)
        for group in groups
    ]
    return render.page(
        part.path,
        "disagreements",
        {
            "title": part.title,
            "description": t("disagreements_lead"),
            # Its statements are found where they stand.
            "search": {"exclude": True},
        },
        {
            "title": part.title,
            "turn": part.turn,
            "lead": t("disagreements_lead"),
            "counts": counts if len(groups) > 1 else [],
            "groups": groups,
            "words": t("their_words"),
            "nothing": t("no_disagreements"),
        },
    )


def _groups(desk: Desk, found: Sequence[Disagreement]) -> Iterator[_Group]:
    """The differences of a page, which are in their order, under what they are."""
    for name, kinds in GROUPS.items():
        entries = [entry for entry in found if entry.kind in kinds]
        if entries:
            yield _Group(
                heading=desk.interface["difference_groups"][name],
                anchor=name,
                lead=desk.interface["difference_leads"][name],
                entries=tuple(_difference(desk, entry) for entry in entries),
            )


def _difference(desk: Desk, entry: Disagreement) -> _Difference:
    return _Difference(
        subject=entry.subject,
        anchor=Markup(f"{{: #{entry.id} }}"),
        kind=desk.interface["kinds"][entry.kind],
        basis=desk.t("found_by_comparing") if entry.compared else "",
        topics=tuple(
            markdown_link(topic_title(desk, topic), topic_page(topic)) for topic in entry.topics
        ),
        sides=tuple(_side(desk, entry, side) for side in entry.sides),
    )


def _side(desk: Desk, entry: Disagreement, side: Side) -> _Side:
    statement = desk.briefing.statements[side.statement] if side.statement else None
    return _Side(
        value=side_value(desk, entry, side.value),
        said=statement.text.removeprefix(f"{side.value}:").strip() if statement else "",
        bears=marks(desk, side.citations),
        quotes=tuple(_quotes(desk, side)),
    )


def _quotes(desk: Desk, side: Side) -> Iterator[_Quote]:
    """One quotation for each sentence that the side cites, all its words in it marked."""
    marks: dict[tuple[str, Span], list[Span]] = {}
    first: dict[tuple[str, Span], Citation] = {}
    for place, name in enumerate(side.citations):
        citation = desk.briefing.citations[name]
        key = (citation.source, _around(citation))
        first.setdefault(key, citation)
        words = side.words[place : place + 1] or citation.pieces
        marks.setdefault(key, []).extend(words)
    for (name, span), citation in first.items():
        source = desk.briefing.sources[name]
        label = desk.called(source)
        unusual = citation.zone in ("caption", "related", "title")
        yield _Quote(
            words=desk.in_its_tongue(_marked(source.text, span, marks[name, span]), name),
            link=desk.source_link(label, name, citation.id),
            place=desk.t("in_zone", zone=desk.interface["zones"][citation.zone])
            if unusual
            else None,
        )


def _around(citation: Citation) -> Span:
    """The words of a citation in their whole sentence."""
    return Span(
        start=min(citation.sentence.start, citation.start),
        end=max(citation.sentence.end, citation.end),
    )


def _marked(text: str, span: Span, marks: Sequence[Span]) -> Markup:
    """A stretch as inline Markdown with some of it marked; all of it needs no mark."""
    parts, position = [], span.start
    for mark in _apart(marks):
        if mark.start > span.start or mark.end < span.end:
            parts.append(_kept(text[position : mark.start]))
            parts.append(Markup(f"<mark>{escape.inline(text[mark.start : mark.end])}</mark>"))
            position = mark.end
    parts.append(_kept(text[position : span.end]))
    return Markup("").join(parts).strip()


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _kept(text: str) -> Markup:
    """A piece of a text with the blanks at its ends kept."""
    inner = escape.inline(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and inner else ""
    return Markup(before) + inner + Markup(after)
