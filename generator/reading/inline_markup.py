r"""The words of a Markdown seed without their inline markup, and where they stand in the file.

markdown-it-py says what is markup: each of its inline rules also notes the characters that it takes
for marks. "The **minister** [arrived](https://example.org) at 7\." is read as "The minister arrived
at 7."; an image goes whole, as its description is not on the page that was collected. Marks of
blocks ("# ", "- ", "> ") stay: the stage that finds zones reads them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
)
from markdown_it.token import Token

from generator.model import Kept

# Where one run of inline text ends: a blank line, or the start of another block.
_BLOCK_END = re.compile(r"\n(?=[ \t]*(?:\r?\n|[-*+>#|]|\d{1,9}[.)][ \t]|$))")
_MAY_BE_MARKED = re.compile(r"[\\`*_\[<&]")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)
# No paragraph of an article is longer; nested brackets take time that grows faster than they do.
LONGEST = 20_000

# Offsets of what is left out, and the words that stand for it: "&" for "&amp;".
_Change = tuple[int, int, str]
_Rule = Callable[[StateInline, bool], bool]


def without_markup(text: str, start: int) -> tuple[str, tuple[Kept, ...]]:
    """`text` without the inline markup behind offset `start`, and the stretches that were kept.

    These are in order and cover what is returned; where nothing was left out there are none.
    Never raises: what is no markup by CommonMark stands as it does.
    """
    reader = _Reader()
    changes = reader.definitions(text, start) if _DEFINITION.search(text, start) else []
    for end in (*(found.start() for found in _BLOCK_END.finditer(text, start)), len(text)):
        if end - start <= LONGEST and _MAY_BE_MARKED.search(text, start, end):
            changes += reader.changes(text, start, end)
        start = end
    return _applied(text, sorted(changes)) if changes else (text, ())


def _applied(text: str, changes: list[_Change]) -> tuple[str, tuple[Kept, ...]]:
    parts: list[str] = []
    kept: list[Kept] = []
    length = at = 0
    for start, end, words in (*changes, (len(text), len(text), "")):
        for first, last, part in ((at, start, text[at:start]), (start, end, words)):
            if part:
                kept.append(Kept(at=length, until=length + len(part), start=first, end=last))
                parts.append(part)
                length += len(part)
        at = max(at, end)
    return "".join(parts), tuple(kept)


class _Reader:
    """markdown-it-py, of which each rule notes what it takes for markup."""

    def __init__(self) -> None:
        self.marks: list[_Change] = []
        # A star is a mark where its token ends as one: "2 * 3" and "*args" have stars that stay.
        self.stars: list[tuple[Token, int]] = []
        self.references: dict[str, object] = {}
        self.markdown = MarkdownIt("commonmark")
        # It would give the words beside a mark to the token of the mark.
        self.markdown.inline.ruler2.disable("fragments_join")
        ruler = self.markdown.inline.ruler
        ruler.at("escape", self._noting(escape, self._backslash))
        ruler.at("backticks", self._noting(backtick, self._code))
        ruler.at("emphasis", self._noting(emphasis.tokenize, self._emphasis))
        ruler.at("link", self._noting(link, self._link))
        ruler.at("image", self._image)
        ruler.at("autolink", self._noting(autolink, self._autolink))
        ruler.at("html_inline", self._noting(html_inline, self._tag))
        ruler.at("entity", self._noting(entity, self._entity))

    def definitions(self, text: str, start: int) -> list[_Change]:
        """The lines that say where links lead: "[1]: https://example.org"; kept for `changes`."""
        lines: list[tuple[int, int]] = []

        def noting(state: StateBlock, first: int, last: int, silent: bool) -> bool:
            found = reference(state, first, last, silent)
            if found and not silent:
                lines.append((first, state.line))
            return found

        blocks = MarkdownIt("commonmark")
        blocks.block.ruler.at("reference", noting, {"alt": []})
        blocks.core.ruler.enableOnly(["block"])
        blocks.parse(text[start:], self.references)
        begins = [start, *(found.end() for found in re.compile("\n").finditer(text, start))]
        begins.append(len(text) + 1)
        return [(begins[first], begins[last] - 1, "") for first, last in lines]

    def changes(self, text: str, start: int, end: int) -> list[_Change]:
        self.marks, self.stars = [], []
        self.markdown.inline.parse(text[start:end], self.markdown, self.references, [])
        for token, at in self.stars:
            if token.type != "text" or not token.content:
                self.marks.append((at, at + 1, ""))
        return [(start + first, start + last, words) for first, last, words in self.marks]

    def _noting(self, rule: _Rule, note: Callable[[StateInline, int, int], None]) -> _Rule:
        """`rule`, after which `note` is given the state, where it began and the tokens before."""

        def noting(state: StateInline, silent: bool) -> bool:
            start, before = state.pos, len(state.tokens)
            found = rule(state, silent)
            if found and not silent:
                note(state, start, before)
            return found

        return noting

    def _image(self, state: StateInline, silent: bool) -> bool:
        start, marks, stars = state.pos, len(self.marks), len(self.stars)
        found = image(state, silent)
        if found and not silent:
            # Its description was read as a text of its own, with offsets of its own.
            del self.marks[marks:], self.stars[stars:]
            self._drop_whole(state, start)
        return found

    def _drop(self, start: int, end: int, words: str = "") -> None:
        self.marks.append((start, end, words))

    def _drop_whole(self, state: StateInline, start: int) -> None:
        """From `start` on; the lines that end in it stay, as problems are told by their line."""
        self._drop(start, state.pos, "\n" * state.src.count("\n", start, state.pos))

    def _tag(self, state: StateInline, start: int, _before: int) -> None:
        self._drop_whole(state, start)

    def _autolink(self, state: StateInline, start: int, _before: int) -> None:
        self._drop(start, start + 1)
        self._drop(state.pos - 1, state.pos)

    def _backslash(self, state: StateInline, start: int, _before: int) -> None:
        token = state.tokens[-1]
        if token.type == "hardbreak" or token.content != token.markup:
            self._drop(start, start + 1)

    def _code(self, state: StateInline, start: int, before: int) -> None:
        if len(state.tokens) > before and state.tokens[-1].type == "code_inline":
            ticks = len(state.tokens[-1].markup)
            self._drop(start, start + ticks)
            self._drop(state.pos - ticks, state.pos)

    def _emphasis(self, state: StateInline, start: int, _before: int) -> None:
        pushed = state.tokens[-(state.pos - start) :]
        self.stars += zip(pushed, range(start, state.pos), strict=True)

    def _link(self, state: StateInline, start: int, _before: int) -> None:
        label_end = state.md.helpers.parseLinkLabel(state, start, True)
        self._drop(start, start + 1)
        self._drop_whole(state, label_end)

    def _entity(self, state: StateInline, start: int, _before: int) -> None:
        words = state.tokens[-1].content
        self._drop(start, state.pos, " " if words.isspace() else words)
