"""The Markdown body of a topic file to `Draft` values, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from generator import edtf
from generator.model import Draft, Language, Quote
from generator.problems import Problem, ProblemKind
from generator.reading.citation_syntax import Item, parser
from generator.reading.topic_lines import Body, first_line

# "2026-03: …", "2026-01-29/2026-01-31: …", "2025-12-12~: …"; "2026 budgets" has no colon.
# Lines of these are lines of what they hold.
_CONTAINERS = ("bullet_list", "ordered_list", "list_item", "blockquote")
DATE = re.compile(r"(?P<date>[0-9X][0-9XTZ:.~?%/+-]{2,60}?|\.\./[0-9X][0-9X~?%-]{2,20}): +")
BLANKS = re.compile(r"\s+")
BEFORE_STOP = re.compile(r" +([.,;:!?])(?=$| )")
CARRIED = (
    "text",
    "softbreak",
    "hardbreak",
    "citation",
    "citation_fault",
    "attribute",
    "code_inline",
    "text_special",
)


def parse(
    text: str, body_start: int, file: str, language: Language
) -> tuple[tuple[Draft, ...], list[Problem]]:
    """The drafts of `text[body_start:]` in their order; lines count from the file's beginning.

    A paragraph or a list item is a draft, the innermost of nested items; the text of the item
    around it is its `subject`. A block quote that begins with one of the language's labels
    ("Assessment:", "Not known:") is an assessment.
    """
    head = text[:body_start]
    blanked = "\n" * head.count("\n") + text[body_start:]
    body = Body(
        file=file, lines=text.split("\n"), labels=dict(language.data["interface"]["labels"])
    )
    for node in SyntaxTreeNode(parser().parse(blanked)).children:
        _block(body, node)
    body.lost(head.count("\n"))
    return tuple(body.drafts), body.problems


def _comment(body: Body, node: SyntaxTreeNode) -> None:
    """An editor's note to other editors; what stands behind it on its last line is none."""
    _, end, behind = node.content.rpartition("-->")
    line = node.map[1] if node.map else 1
    if not end:
        body.report(
            ProblemKind.TOPIC_INVALID,
            (first_line(node), 1),
            "This comment does not end.",
            "Close it with `-->`.",
        )
    elif behind.strip():
        body.report(
            ProblemKind.TOPIC_INVALID,
            (line, 1),
            "What stands behind a comment on its line is not read.",
            "Begin a new paragraph below it.",
        )


def _block(body: Body, node: SyntaxTreeNode) -> None:
    if node.type not in _CONTAINERS and node.map:
        body.read.update(range(*node.map))
    if node.type == "heading":
        _heading(body, node)
    elif node.type == "paragraph":
        _paragraph(body, node)
    elif node.type in ("bullet_list", "ordered_list"):
        for item in node.children:
            _item(body, item, subject=None)
    elif node.type == "blockquote":
        _assessment(body, node)
    elif node.type == "html_block" and node.content.strip().startswith("<!--"):
        _comment(body, node)
    else:
        body.report(
            ProblemKind.MARKUP_IGNORED,
            (first_line(node), 1),
            f"Pages do not carry this over: {node.type.replace('_', ' ')}.",
            "Write paragraphs, list items, `## ` headings and `> ` assessments.",
        )


def _heading(body: Body, node: SyntaxTreeNode) -> None:
    text, _, _ = _inline(body, node)
    if node.tag != "h2":
        body.report(
            ProblemKind.MARKUP_IGNORED,
            (first_line(node), 1),
            f"“{text}” makes a section as `## ` does; headings have one level.",
        )
    body.section = text


def _paragraph(body: Body, node: SyntaxTreeNode, subject: str | None = None) -> None:
    faults = len(body.problems)
    text, quotes, notes = _inline(body, node)
    faulty = any(p.kind == ProblemKind.CITATION_SYNTAX for p in body.problems[faults:])
    place = body.place(node)
    if not text and not quotes:
        _attach(body, notes, place)
        return
    draft = Draft(
        text=text,
        section=body.section,
        line=place[0],
        column=place[1],
        quotes=quotes,
        subject=subject,
        faulty=faulty,
        **notes,
    )
    body.drafts.append(draft)


def _attach(body: Body, notes: dict[str, str], place: tuple[int, int]) -> None:
    """`{#name}` on a line of its own belongs to the statement above it."""
    if not notes:
        return
    if not body.drafts or body.drafts[-1].section != body.section:
        body.report(
            ProblemKind.MARKUP_IGNORED, place, "There is no statement above to which this belongs."
        )
        return
    body.drafts[-1] = replace(body.drafts[-1], **notes)  # type: ignore[arg-type]  # the keys are Draft's text fields


def _item(body: Body, item: SyntaxTreeNode, subject: str | None) -> None:
    nested = [child for child in item.children if child.type in ("bullet_list", "ordered_list")]
    if nested:
        heads = [child for child in item.children if child.type == "paragraph"]
        text = " ".join(_subject(body, head) for head in heads)
        for inner in nested:
            for child in inner.children:
                _item(body, child, subject=text or subject)
        return
    for index, child in enumerate(item.children):
        if child.type != "paragraph":
            _block(body, child)
            continue
        count = len(body.drafts)
        _paragraph(body, child, subject)
        if index == 0 and len(body.drafts) > count:
            body.drafts[-1] = _dated(body, body.drafts[-1])


def _subject(body: Body, head: SyntaxTreeNode) -> str:
    text, quotes, notes = _inline(body, head)
    if quotes or notes:
        body.report(
            ProblemKind.CITATION_SYNTAX,
            body.place(head),
            "This item has items below it, which are the statements.",
            "Move its citations and names to one of them.",
        )
    return text


def _dated(body: Body, draft: Draft) -> Draft:
    """The draft as an event where it begins with a date: "2026-03: Takeoff is expected."."""
    match = DATE.match(draft.text)
    if match is None:
        return draft
    if edtf.parse(match["date"]) is None:
        if any(character in match["date"] for character in "-/~?%X") or len(match["date"]) == 4:
            body.report(
                ProblemKind.DATE_INVALID,
                (draft.line, draft.column),
                f"`{match['date']}` is not a valid EDTF date.",
                "Write 2026-01-15, 2026-01, 2026-21 (spring) or 2026-01-29/2026-01-31.",
            )
            return replace(draft, text=draft.text[match.end() :])
        return draft
    return replace(draft, date=match["date"], text=draft.text[match.end() :])


def _assessment(body: Body, node: SyntaxTreeNode) -> None:
    for child in node.children:
        place = body.place(child)
        if child.type != "paragraph":
            _block(body, child)
            continue
        text, quotes, _ = _inline(body, child)
        label = next(
            (label for label in body.labels.values() if text.startswith(f"{label}:")), None
        )
        if label is None:
            wanted = " or ".join(f"`{label}:`" for label in body.labels.values())
            body.report(ProblemKind.TOPIC_INVALID, place, f"A block quote begins with {wanted}.")
            continue
        if quotes:
            body.report(
                ProblemKind.MARKUP_IGNORED,
                place,
                "Citations of an assessment are not shown.",
                "Write what a source says as a statement.",
            )
        body.drafts.append(
            Draft(
                text=text.removeprefix(f"{label}:").strip(),
                section=body.section,
                line=place[0],
                column=place[1],
                label=label,
            )
        )


def _inline(body: Body, node: SyntaxTreeNode) -> tuple[str, tuple[Quote, ...], dict[str, str]]:
    """(plain text, quotations, notes such as name and derived) of a paragraph or heading."""
    words: list[str] = []
    quotes: list[Quote] = []
    notes: dict[str, str] = {}
    inline = next((child for child in node.children if child.type == "inline"), None)
    body.read.update(range(*(node.map or (0, 0))))
    if inline is None:
        return "", (), {}
    for token in _flat(inline.token.children if inline.token else None):
        meta: dict[str, Any] = token.meta
        if token.type == "citation":
            quotes.extend(_quotes(body, inline, meta["items"]))
        elif token.type == "citation_fault":
            place = body.locate(inline, meta["offset"])
            body.report(ProblemKind.CITATION_SYNTAX, place, meta["message"])
        elif token.type == "attribute":
            if meta["key"] in notes:
                place = body.locate(inline, meta["offset"])
                body.report(ProblemKind.CITATION_SYNTAX, place, "This mark stands twice here.")
            notes[meta["key"]] = meta["value"]
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type in CARRIED:
            words.append(token.content)
        elif token.type in ("link_open", "image", "html_inline", "em_open", "strong_open"):
            words.append(token.content if token.type == "image" else "")
            kind = token.type.removesuffix("_open").replace("_", " ")
            body.report(
                ProblemKind.MARKUP_IGNORED,
                body.place(node),
                f"Pages carry the words over, not this: {kind}.",
            )
    text = BEFORE_STOP.sub(r"\1", BLANKS.sub(" ", "".join(words))).strip()
    return text, tuple(quotes), notes


def _flat(tokens: list[Token] | None) -> Iterator[Token]:
    yield from tokens or ()


def _quotes(body: Body, inline: SyntaxTreeNode, items: tuple[Item, ...]) -> Iterator[Quote]:
    for item in items:
        line, column = body.locate(inline, item.offset)
        yield Quote(
            source=item.source, words=item.words, line=line, column=column, bears=item.bears
        )
