"""From characters to blocks: the paragraphs of a collected text, with their exact place.

A block is a line, or the lines of one paragraph where the text was wrapped by hand. Its span has
no blank margin and leaves out Markdown's marks ("# ", "- ", "> ").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# Space-like characters that `str.isspace` does not know: a stray byte order mark is no text.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INK = re.compile(rf"[^\s{INVISIBLE}](?:.*[^\s{INVISIBLE}])?", re.DOTALL)
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_MARKDOWN = re.compile(
    r"(?:>[ \t]?){1,8}$"
    r"|(?=[#>*+\-\d])(?:>[ \t]?){0,8}(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,3}[.)][ \t]+)?"
)
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])[^*_]{1,400}(?<=[^\s*_])\1")
_BULLET = re.compile(r"[-*+•‣▪·–—][ \t]+(?=\S)|[-*+•‣▪·–—]$")
_SENTENCE_END = re.compile("[.!?…\u3002\uff0e\uff01\uff1f] ?[\"'”’»)\\]」』*_]{0,4}$")

WIDEST = 100  # a wrapped line is never wider
NARROWEST = 50
SLACK = 8  # wrapping programs aim a little under their width
# Japanese has no spaces between words; a word of ours is taken to fill so many characters at most.
LONGEST_WORD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: `text` has single spaces, `gap` counts the blank lines before it.

    `mark` is Markdown's own ("#", "##", ">", "-") or "-" for a bullet that the span includes.
    """

    start: int
    end: int
    text: str
    gap: int = 0
    mark: str = ""

    @property
    def words(self) -> int:
        return max(self.text.count(" ") + 1, len(self.text) // LONGEST_WORD)

    @property
    def ended(self) -> bool:
        """Whether it closes as a sentence does: "… he said.", "Why now?" """
        return _SENTENCE_END.search(self.text, max(0, len(self.text) - LONGEST_WORD)) is not None


def read_blocks(text: str, start: int, *, markdown: bool) -> list[Block]:
    """The paragraphs of `text` from `start` on, in order."""
    lines = _read_lines(text, start, markdown=markdown)
    width = _wrap_width(lines)
    if width is None:
        return lines
    blocks: list[Block] = []
    last: Block | None = None
    for line in lines:
        if last is not None and _continues(last, line, width):
            head = blocks.pop()
            joined = f"{head.text} {line.text}"
            blocks.append(
                Block(start=head.start, end=line.end, text=joined, gap=head.gap, mark=head.mark)
            )
        else:
            blocks.append(line)
        last = line
    return blocks


def is_dense(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs follow each other without blank lines, as a rule."""
    spaced = sum(block.gap > 0 for block in blocks[1:])
    return spaced * 3 < len(blocks) - 1


def _read_lines(text: str, start: int, *, markdown: bool) -> list[Block]:
    lines: list[Block] = []
    gap_from = start
    for line in _LINE.finditer(text, start):
        ink = _INK.search(text, line.start(), line.end())
        if ink is None:
            continue
        begin, end, mark = _cut_marks(text, ink.start(), ink.end(), markdown=markdown)
        if begin == end:
            continue
        gap = len(_BREAK.findall(text, gap_from, line.start())) - 1 if lines else 0
        words = " ".join(text[begin:end].split())
        lines.append(Block(start=begin, end=end, text=words, gap=gap, mark=mark))
        gap_from = line.end()
    return lines


def _cut_marks(text: str, start: int, end: int, *, markdown: bool) -> tuple[int, int, str]:
    """Where the words of a line begin and end, and the mark before them.

    Headings are marked so in plain text too; a bullet or a number there belongs to the words.
    Emphasis of a whole line ("*By Jane Doe*") is left out, within a line it stays.
    """
    mark = (_MARKDOWN if markdown else _HEADING).match(text, start, end)
    if mark is None or mark.end() == start:
        kind = "-" if _BULLET.match(text, start, end) else ""
    else:
        kind = "".join(mark[0].split())
        start = mark.end()
        while start < end and (text[start].isspace() or text[start] in INVISIBLE):
            start += 1
    whole = _EMPHASIS.fullmatch(text, start, end) if markdown else None
    if whole is not None:
        return start + len(whole[1]), end - len(whole[1]), kind
    return start, end, kind


def _wrap_width(lines: Sequence[Block]) -> int | None:
    """The width at which a text was wrapped by hand, or None.

    A wrapped line breaks where the next line's first word would not have fitted, in the middle of
    a sentence: "… during a meeting with\\nDefense Secretary …".
    """
    widths = sorted(len(line.text) for line in lines if len(line.text) <= WIDEST)
    if not widths or len(lines) - len(widths) > len(lines) // 10:
        return None
    # The widest few may be a title or an address that nobody wrapped.
    width = widths[(len(widths) - 1) * 19 // 20]
    if width < NARROWEST:
        return None
    inner = [(one, two) for one, two in pairwise(lines) if two.gap == 0]
    full = [(one, two) for one, two in inner if _is_full(one, two, width)]
    broken = sum(not one.ended for one, _ in full)
    lower = sum(two.text[0].islower() for _, two in full)
    enough = len(full) > 1 and len(full) * 10 >= len(inner) * 6
    return width if enough and broken * 10 >= len(full) * 6 and lower * 2 >= len(full) else None


def _is_full(line: Block, following: Block, width: int) -> bool:
    first = following.text.partition(" ")[0]
    return width - SLACK <= len(line.text) + 1 + len(first) and len(line.text) <= width + SLACK


def _continues(line: Block, following: Block, width: int) -> bool:
    if following.gap or following.mark:
        return False
    return _is_full(line, following, width) or (
        not line.ended and following.text[0].islower() and len(line.text) * 2 > width
    )
