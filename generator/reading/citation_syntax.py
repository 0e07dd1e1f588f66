"""Our inline rules for markdown-it-py: `[@source "words"; …]` and `{#name}`, `{derived: …}`.

Citations follow Pandoc's form: cite = "[" item (";" item)* "]"; item = "@" [a-z0-9-]+ "!"? space
quote. The `!` marks the quotation that bears the statement, which is shown before the others.
The tokens made are `citation` (meta: items, offset) and `attribute` (meta: key, value); a citation
or a mark that does not parse is a `citation_fault` (meta: message, offset): nothing is lost.
Offsets are code points within the inline token's content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

CLOSING = {'"': '"', "“": "”", "„": "“", "«": "»"}
ESCAPED = re.compile(r'\\(["\\])')
# What stands before the closing mark, which a backslash before it keeps from closing.
QUOTATION = {
    mark: re.compile(rf'((?:[^{mark}\\]|\\["\\]|\\(?!["\\]))*+){mark}')
    for mark in set(CLOSING.values())
}
ITEM = re.compile(r"@([A-Za-z0-9_.-]+)(!?)\s+")
BLANKS = re.compile(r"\s*")
NAME = re.compile(r"\{#([a-z][a-z0-9-]*)\}")
NOTE = re.compile(r"\{(derived|withdrawn):\s*([^{}]*[^{}\s])\s*\}")
# "{withdrawn}", "{Derived: x}", "{#My name}", "{derived: no end": a brace and a word mean a mark.
MISSPELT = re.compile(r"\{\s*[#A-Za-z][^{}\n]*\}?")
MARKS = "The marks are `{#name}`, `{derived: how}` and `{withdrawn: why}`."
# Deeper lists and quotations are not read, and reported.
DEEPEST = 60
FORM = 'The form is [@source "exact words"; @other "exact words"].'


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a citation; `offset` is the place of its `@`."""

    source: str
    words: str
    offset: int
    bears: bool = False


class _Fault(Exception):
    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def parser() -> MarkdownIt:
    """CommonMark with the two rules of ours ahead of links."""
    markdown = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    markdown.inline.ruler.before("link", "citation", _citation)
    markdown.inline.ruler.before("link", "attribute", _attribute)
    return markdown


def _citation(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    try:
        items, end = _items(state.src, state.pos + 1)
    except _Fault as fault:
        end = _after_fault(state.src, state.pos)
        if not silent:
            token = state.push("citation_fault", "", 0)
            token.meta = {"message": fault.message, "offset": fault.offset}
        state.pos = end
        return True
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"items": items, "offset": state.pos}
    state.pos = end
    return True


def _items(text: str, position: int) -> tuple[tuple[Item, ...], int]:
    """The items from `position` on, and the offset after the closing bracket."""
    items: list[Item] = []
    while True:
        position = _skip_blanks(text, position)
        head = ITEM.match(text, position)
        if head is None:
            raise _Fault(
                f"A citation's item begins with @, a source's id and a space. {FORM}", position
            )
        words, after = _quote(text, head.end())
        items.append(Item(source=head[1], words=words, offset=position, bears=bool(head[2])))
        position = _skip_blanks(text, after)
        mark = text[position : position + 1]
        if mark == "]":
            return tuple(items), position + 1
        if mark != ";":
            raise _Fault(f"After a quotation comes `;` or `]`. {FORM}", position)
        position += 1


def _quote(text: str, position: int) -> tuple[str, int]:
    closing = CLOSING.get(text[position : position + 1])
    if closing is None:
        raise _Fault(f"A quotation stands in double quotation marks. {FORM}", position)
    found = QUOTATION[closing].match(text, position + 1)
    if found is None:
        raise _Fault(f"A quotation has no closing quotation mark. {FORM}", position)
    words = ESCAPED.sub(r"\1", found[1])
    if not words.strip():
        raise _Fault("A quotation is empty.", position)
    return words, found.end()


def _skip_blanks(text: str, position: int) -> int:
    match = BLANKS.match(text, position)
    return match.end() if match else position


def _after_fault(text: str, position: int) -> int:
    closing = text.find("]", position)
    return len(text) if closing == -1 else closing + 1


def _attribute(state: StateInline, silent: bool) -> bool:
    for pattern in (NAME, NOTE):
        match = pattern.match(state.src, state.pos)
        if match:
            if not silent:
                token = state.push("attribute", "", 0)
                groups = match.groups()
                token.meta = {
                    "key": groups[0] if len(groups) == 2 else "name",
                    "value": groups[-1],
                    "offset": state.pos,
                }
            state.pos = match.end()
            return True
    match = MISSPELT.match(state.src, state.pos)
    if match is None or state.src[max(0, state.pos - 1) : state.pos] == "{":
        return False  # "{{ x }}" is somebody's template
    if not silent:
        token = state.push("citation_fault", "", 0)
        token.meta = {"message": f"`{match[0]}` is no mark. {MARKS}", "offset": state.pos}
    state.pos = match.end()
    return True
