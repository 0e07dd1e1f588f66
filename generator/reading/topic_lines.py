"""What one walk over a topic's file gathers, with the place of everything in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from generator.model import Draft
from generator.problems import Problem, ProblemKind

_MARKERS = " \t\r>-*+.)0123456789"


@dataclass(slots=True)
class Body:
    """What one walk over a file gathers."""

    file: str
    lines: list[str]
    labels: dict[str, str]
    section: str = ""
    read: set[int] = field(default_factory=set)
    starts: dict[int, list[int]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(
        self, kind: ProblemKind, place: tuple[int, int], message: str, mend: str = ""
    ) -> None:
        self.problems.append(
            Problem(
                kind=kind,
                file=self.file,
                line=place[0],
                column=place[1],
                message=message,
                mend=mend,
            )
        )

    def lost(self, first: int) -> None:
        """Report lines of which nothing was made: a link's definition, the sixtieth inner list."""
        for number, line in enumerate(self.lines[first:], start=first):
            if line.strip(_MARKERS) and number not in self.read:
                self.report(
                    ProblemKind.TOPIC_INVALID,
                    (number + 1, 1),
                    "Nothing is made of this line.",
                    "Write paragraphs, list items, `## ` headings and `> ` assessments.",
                )

    def locate(self, inline: SyntaxTreeNode, offset: int) -> tuple[int, int]:
        """Line and column of an offset in an inline token's content.

        markdown-it's inline tokens carry lines but no columns; each line of their content is a part
        of its source line (indentation and `> ` or `- ` cut off), so the column is found there.
        """
        starts = self.starts.get(id(inline))
        if starts is None:
            starts = [0, *(match.end() for match in re.finditer("\n", inline.content))]
            self.starts[id(inline)] = starts
        index = bisect_right(starts, offset) - 1
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(inline.content)
        content_line = inline.content[starts[index] : end]
        number = first_line(inline) + index
        source_line = self.lines[number - 1] if number <= len(self.lines) else ""
        column = max(source_line.find(content_line.rstrip()), 0) + offset - starts[index] + 1
        return number, column

    def place(self, node: SyntaxTreeNode) -> tuple[int, int]:
        inline = next((child for child in node.children if child.type == "inline"), None)
        return self.locate(inline, 0) if inline is not None else (first_line(node), 1)


def first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1
