"""A collected page as its blocks, and what can be said of one block by its looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.article.layout.blocks import Block
from generator.article.layout.rules import Rules
from generator.model import ZoneKind

# What earlier steps have said of blocks, by index; each step adds, the first word counts.
Claims = Mapping[int, ZoneKind]
Step = Callable[["Page", Claims], Claims]

SECTION_WORDS = 5
HEADLINE_WORDS = 30
SENTENCE_WORDS = 8
PROSE_WORDS = 12
QUESTION_WORDS = 15
SHORT_WORD = 3
LONGEST_LINE = 400
DATELINE_REACH = 160
# A full stop after four small letters ends a sentence, one after "Adm." or "U.S." need not.
_INNER_END = re.compile(r"[a-z]{4}[.!?]['\"”’)\]]{0,2} ['\"“‘(\[]?[A-Z]")
_INNER_STOP = re.compile(r"[a-z]{4}\.['\"”’)\]]{0,2} ['\"“‘(\[]?[A-Z]")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The blocks of a seed with its language's rules; `source` is the whole seed text.

    `dense`: there are no blank lines between paragraphs; `running`: whether each is running text.
    """

    source: str
    blocks: tuple[Block, ...]
    rules: Rules
    dense: bool
    running: tuple[bool, ...]
    given_title: str | None = None

    def unclaimed(self, claims: Claims) -> list[int]:
        return [index for index in range(len(self.blocks)) if index not in claims]

    def text_blocks(self, claims: Claims) -> list[int]:
        """The unclaimed blocks of running text."""
        return [index for index in self.unclaimed(claims) if self.running[index]]

    def is_section(self, index: int) -> bool:
        """Whether each word of a block is one that names parts of a site: "Asia Pacific"."""
        words = self.blocks[index].text.split(" ", SECTION_WORDS)
        known = self.rules.words["section_words"]
        return len(words) <= SECTION_WORDS and all(
            word.strip(",:").casefold() in known for word in words
        )

    def at(self, index: int) -> Block | None:
        return self.blocks[index] if 0 <= index < len(self.blocks) else None


def is_headline(block: Block, rules: Rules) -> bool:
    """Whether a block could head something: short, and not closed by a full stop.

    "Will parliament act?", "Talks open in the U.S." could; "He left." could not.
    """
    if len(block.text) > LONGEST_LINE or block.words > HEADLINE_WORDS:
        return False
    if not _WORD.search(block.text) or "://" in block.text or _INNER_STOP.search(block.text):
        return False
    if block.text[-1] in "?!":
        return block.words <= QUESTION_WORDS
    return not block.ended or rules.abbreviated.search(block.text) is not None


def is_running(block: Block, rules: Rules) -> bool:
    """Whether a block is running text: a sentence, or too long for a headline."""
    return block.words > 1 and (not is_headline(block, rules) or has_dateline(block, rules))


def is_prose(block: Block) -> bool:
    """Running text beyond doubt: a whole sentence of some length, not in a headline's capitals."""
    return block.words >= PROSE_WORDS and block.ended and not is_title_case(block.text)


def is_title_case(text: str) -> bool:
    """Whether nearly every word but the short ones has a capital: "Storm Closes Ohio's Schools"."""
    words = [word for word in _WORD.findall(text[:LONGEST_LINE]) if len(word) > SHORT_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals * 10 >= len(words) * 8


def is_single_sentence(block: Block) -> bool:
    """Whether no sentence ends within a block, as in most captions."""
    return len(block.text) <= 2 * LONGEST_LINE and _INNER_END.search(block.text) is None


def is_label(text: str, rules: Rules) -> bool:
    """Whether a line begins with a word that begins no dateline: "BREAKING —"."""
    first = text[:DATELINE_REACH].split(" ", 1)[0].strip("(),:—–-").casefold()
    return first in rules.words["dateline_not"]


def dateline_match(text: str, rules: Rules) -> re.Match[str] | None:
    """The dateline that opens a paragraph: "WASHINGTON — " of "WASHINGTON — The talks …"."""
    start = text[:DATELINE_REACH]
    if is_label(start, rules):
        return None
    return next((match for form in rules.datelines if (match := form.match(start))), None)


def has_dateline(block: Block, rules: Rules) -> bool:
    return dateline_match(block.text, rules) is not None
