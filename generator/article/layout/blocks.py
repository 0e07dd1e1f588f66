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
# Cells of a table: two stretches of blanks between words of a line, or a bar.
_TABLE_ROW = re.compile(r"\S {3,}\S.* {3,}\S|\S\t+\S.*\t+\S|\S \| \S.* \| \S")
_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INK = re.compile(rf"[^\s{INVISIBLE}](?:.*[^\s{INVISIBLE}])?", re.DOTALL)
_QUOTE = re.compile(r"(?:>[ \t]?){1,8}")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_MARKDOWN = re.compile(
    r"(?:>[ \t]?){1,8}$"
    r"|(?=[#>*+\-\d])(?:>[ \t]?){0,8}(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,3}[.)][ \t]+)?"
)
_BULLET = re.compile(r"[-*+•‣▪·–—][ \t]+(?=\S)|[-*+•‣▪·–—]$")
_SENTENCE_END = re.compile("[.!?…\u3002\uff0e\uff01\uff1f] ?[\"'”’»)\\]」』*_]{0,4}$")

WIDEST = 220  # wider lines are paragraphs
NARROWEST = 30  # a column of a newspaper
_FEW = 3
_ENOUGH = 6
# Programs aim a little under their width; letters of print differ in theirs, by a tenth of a line.
SLACK = 10
_NARROW = 4
_PARAGRAPH = 20  # lines, at most, of most paragraphs
_PARTED = re.compile("(?<=[^\\W\\d_])[-\u2010\u00ad]$")
# Japanese has no spaces between words; a word of ours is taken to fill so many characters at most.
LONGEST_WORD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: `text` has single spaces, `gap` counts the blank lines before it.

    `mark` is Markdown's own ("#", "##", ">", "-") or "-" for a bullet that the span includes;
    `source` the line as it stands, where the block is one.
    """

    start: int
    end: int
    text: str
    gap: int = 0
    mark: str = ""
    source: str = ""

    @property
    def words(self) -> int:
        return max(self.text.count(" ") + 1, len(self.text) // LONGEST_WORD)

    @property
    def ended(self) -> bool:
        """Whether it closes as a sentence does: "… he said.", "Why now?" """
        return _SENTENCE_END.search(self.text, max(0, len(self.text) - LONGEST_WORD)) is not None


def read_blocks(text: str, start: int, *, markdown: bool) -> list[Block]:
    """The paragraphs of `text` from `start` on, in order; wrapped lines are one.

    Lines were wrapped where they run up to one width, and break in the midst of sentences. That is
    judged for the lines between two blank ones, and for lone pairs by the width of the page.
    """
    lines = _read_lines(text, start, markdown=markdown)
    groups = _groups(lines)
    widths = [_wrap_width(group) for group in groups]
    known = sorted(width for width in widths if width is not None)
    page = known[len(known) // 2] if known else None
    sizes = sorted(len(group) for group, width in zip(groups, widths, strict=True) if width)
    # Blank lines part paragraphs, or mere sections of a text without any between paragraphs.
    apart = len(sizes) >= _FEW and sizes[len(sizes) // 2] <= _PARAGRAPH
    blocks: list[Block] = []
    for group, own in zip(groups, widths, strict=True):
        width = page if page and len(group) < _ENOUGH else own
        blocks += _joined(group, width, apart=apart)
    return blocks


def _groups(lines: Sequence[Block]) -> list[list[Block]]:
    """Lines without a blank one between them."""
    groups: list[list[Block]] = []
    for line in lines:
        if not groups or line.gap:
            groups.append([])
        groups[-1].append(line)
    return groups


def _joined(group: Sequence[Block], width: int | None, *, apart: bool) -> list[Block]:
    """The paragraphs of a group. Where its lines may be of several, a line that ends as a sentence
    does ends one: to cut a paragraph at a sentence is a smaller fault than to join two.
    """
    blocks: list[Block] = []
    last: Block | None = None
    for line in group:
        sure = last is not None and (apart or not last.ended)
        if width is not None and last is not None and sure and _continues(last, line, width):
            head = blocks.pop()
            glue = "" if _PARTED.search(head.text) and line.text[0].islower() else " "
            text = f"{head.text[:-1] if not glue else head.text}{glue}{line.text}"
            blocks.append(
                Block(start=head.start, end=line.end, text=text, gap=head.gap, mark=head.mark)
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
    quoted = not markdown and _is_quoted(text, start)
    for line in _LINE.finditer(text, start):
        ink = _INK.search(text, line.start(), line.end())
        if ink is None:
            continue
        begin, end, mark = _cut_marks(
            text, _behind_quote(text, ink) if quoted else ink.start(), ink.end(), markdown=markdown
        )
        if begin == end:
            continue
        gap = len(_BREAK.findall(text, gap_from, line.start())) - 1 if lines else 0
        words = " ".join(text[begin:end].split())
        source = text[begin:end]
        lines.append(Block(start=begin, end=end, text=words, gap=gap, mark=mark, source=source))
        gap_from = line.end()
    return lines


def _is_quoted(text: str, start: int) -> bool:
    """Whether nearly all lines stand behind "> ", as in an answer to a letter."""
    lines = [line for line in text[start:].split("\n") if line.strip()]
    return len(lines) > _FEW and sum(line.startswith(">") for line in lines) * 10 >= len(lines) * 6


def _behind_quote(text: str, ink: re.Match[str]) -> int:
    match = _QUOTE.match(text, ink.start(), ink.end())
    return match.end() if match else ink.start()


def _cut_marks(text: str, start: int, end: int, *, markdown: bool) -> tuple[int, int, str]:
    """Where the words of a line begin and end, and the mark before them.

    Headings are marked so in plain text too; a bullet or a number there belongs to the words.
    """
    mark = (_MARKDOWN if markdown else _HEADING).match(text, start, end)
    if mark is None or mark.end() == start:
        kind = "-" if _BULLET.match(text, start, end) else ""
    else:
        kind = "".join(mark[0].split())
        start = mark.end()
        while start < end and (text[start].isspace() or text[start] in INVISIBLE):
            start += 1
    return start, end, kind


def _wrap_width(lines: Sequence[Block]) -> int | None:
    """The width at which lines were wrapped, or None.

    A wrapped line breaks where the next line's first word would not have fitted, in the middle of
    a sentence: "… during a meeting with\nDefense Secretary …". Paragraphs of a line each have as
    many widths as there are of them.
    """
    if len(lines) < _FEW:
        return None
    widths = sorted(len(line.text) for line in lines)
    width = widths[(len(widths) - 1) * 19 // 20]
    if not NARROWEST <= width <= WIDEST:
        return None
    pairs = list(pairwise(lines))
    full = [(one, two) for one, two in pairs if _is_full(one, two, width)]
    broken = sum(not one.ended for one, _ in full)
    lower = sum(two.text[0].islower() or _PARTED.search(one.text) is not None for one, two in full)
    enough = len(full) > 1 and len(full) * 10 >= len(pairs) * 5
    return (
        width if enough and broken * 10 >= len(full) * 6 and lower * 10 >= len(full) * 4 else None
    )


def _is_full(line: Block, following: Block, width: int) -> bool:
    """Whether the next line's first word had no room on a line."""
    first = following.text.partition(" ")[0]
    slack = max(_NARROW, width // SLACK)
    return width - slack <= len(line.text) + 1 + len(first) and len(line.text) <= width + slack


def _continues(line: Block, following: Block, width: int) -> bool:
    if following.mark or line.mark.startswith("#"):
        return False
    if _TABLE_ROW.search(line.source) or _TABLE_ROW.search(following.source):
        return False
    return _is_full(line, following, width) or (
        not line.ended and following.text[0].islower() and len(line.text) * 2 > width
    )
