"""A paragraph as sentence ends are sought in it: its pairs of marks, its layout, its stops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MARKS = ".!?…‼⁇⁈⁉"
# Full stops of scripts without capitals (UAX #29): they end a sentence whatever follows.
CASELESS_MARKS = "。！？｡．।॥؟۔።။"
_CLOSERS = "\"'”’»›)]}」』）】*_"
_STOP = re.compile(
    rf"(?P<marks>[{MARKS}](?:[ \u00a0]?[{MARKS}])*|[{CASELESS_MARKS}]+)"
    # "[1]" right behind a full stop is a reference, which belongs to the sentence.
    rf"(?P<closers>[{re.escape(_CLOSERS)}]*(?:\[\d{{1,3}}\])*)"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
)
_PAIRED = {")": "(", "]": "[", "”": "“", "»": "«", "」": "「", "』": "『", "）": "（", "】": "【"}
_PAIR_MARK = re.compile("[\"'‘’" + re.escape("".join(_PAIRED) + "".join(_PAIRED.values())) + "]")
# Marks that stand further apart are taken for strays, not for a pair.
_LONGEST_PAIR = 600
_ITEM = re.compile(
    r"(?<!\S)(?:(?P<bullet>[•‣⁃◦▪●·])\s?"
    r"|(?P<label>\d{1,3}|[a-z])(?P<form>\.\)|\.|\))\s{1,4})(?=\S)"
)
_SHORT_LINE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place where a sentence may end: sentence marks with the closing marks behind them."""

    start: int
    end: int
    marks: str
    closers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph's text with what its stops are judged by.

    `pairs` maps the start of each quotation or bracket to its end; `layout` holds the places where
    lines and list items end, rising; in a `headline` capitals tell nothing.
    """

    text: str
    pairs: Mapping[int, int]
    layout: tuple[int, ...]
    headline: bool


def read(text: str) -> Paragraph:
    """The paragraph that `text` is."""
    return Paragraph(
        text=text,
        pairs=_pairs(text),
        layout=tuple(sorted({*_item_cuts(text), *_line_cuts(text)})),
        headline=_is_headline(text),
    )


def stops(paragraph: Paragraph) -> Iterator[Stop]:
    """Every stop that is neither within a pair of quotation marks or brackets nor in an address."""
    text = paragraph.text
    closed = sorted((*paragraph.pairs.items(), *(m.span() for m in _ADDRESS.finditer(text))))
    k = covered = 0
    for match in _STOP.finditer(text):
        while k < len(closed) and closed[k][0] < match.start():
            covered = max(covered, closed[k][1])
            k += 1
        end = match.end()
        # A closing mark set off by a blank: « Oui. »
        if covered == end + 2 and text[end].isspace():
            end = covered
        if end >= covered:
            yield Stop(
                start=match.start(),
                end=end,
                marks=match["marks"],
                closers=text[match.end("marks") : end],
            )


def ends_marked(line: str) -> bool:
    """Whether a line ends as a sentence does, or leads on with a comma or a colon."""
    bare = line.rstrip().rstrip(_CLOSERS)
    return bare.endswith(tuple(MARKS + CASELESS_MARKS + ",;:"))


def _pairs(body: str) -> dict[int, int]:
    """Start to end of everything in quotation marks or brackets that closes in this paragraph."""
    pairs: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for match in _PAIR_MARK.finditer(body):
        mark, at = match[0], match.start()
        before, behind = body[at - 1 : at], body[at + 1 : at + 2]
        if mark in "\"'‘’":
            kind = '"' if mark == '"' else "'"
            if mark == "‘" or (mark != "’" and _opens(before, behind)):
                opened[kind] = [at]
                continue
            if kind == "'" and not _closes_single(before, behind):
                continue
        elif mark in _PAIRED:
            kind = _PAIRED[mark]
        else:
            opened.setdefault(mark, []).append(at)
            continue
        if starts := opened.get(kind):
            pairs[starts.pop()] = at + 1
    return {begin: end for begin, end in pairs.items() if end - begin <= _LONGEST_PAIR}


def _opens(before: str, behind: str) -> bool:
    """Whether a straight mark between these two characters opens a quotation."""
    return (not before or before.isspace() or before in "([{“‘\"'—–-/*_") and not behind.isspace()


def _closes_single(before: str, behind: str) -> bool:
    """Whether a single mark closes a quotation: "France's" and "the allies' plan" do not."""
    return not behind.isalnum() and not before.isspace() and before not in "sS"


def _is_headline(body: str) -> bool:
    """Whether most words have capitals: "Pushed Ahead with U.S. Amid China Coercion"."""
    words = re.findall(r"[^\W\d_]{4,}", body)
    capitals = sum(word[0].isupper() for word in words)
    return not ends_marked(body) and len(words) > 2 and capitals >= 0.7 * len(words)


def _line_cuts(body: str) -> Iterator[int]:
    """Ends of the lines of a list: short lines, none of which ends as a sentence does.

    Other line breaks within a paragraph are those of its layout: "cut off in the\\nmiddle."
    """
    lines = body.splitlines(keepends=True)
    if any(len(line) > _SHORT_LINE or ends_marked(line) for line in lines):
        return
    at = 0
    for line in lines:
        at += len(line)
        yield at


def _item_cuts(body: str) -> Iterator[int]:
    """Starts of the items of a paragraph that is a list: "1. The first item 2. The second item".

    It has to begin with a bullet, a number or a small letter; then the same bullet, or the next
    number or letter in the same form, begins an item.
    """
    first = _ITEM.match(body, len(body) - len(body.lstrip()))
    label = first["label"] if first else ""
    for match in _ITEM.finditer(body, first.end()) if first else ():
        if first and first["bullet"]:
            if match["bullet"] == first["bullet"]:
                yield match.start()
        elif first and match["form"] == first["form"] and match["label"] == _successor(label):
            label = match["label"]
            yield match.start()


def _successor(label: str) -> str:
    return str(int(label) + 1) if label.isdecimal() else chr(ord(label) + 1)
