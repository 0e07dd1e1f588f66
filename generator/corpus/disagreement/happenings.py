"""Words that say what happens: verbs by their form, nouns of events by a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.corpus.disagreement.lexicon import Lexicon

_REACH = 6
# The stem of all words of saying: what is dated by them is that somebody spoke.
SAID = ""


class Token(NamedTuple):
    """A word; `stem` is "" for a function word."""

    start: int
    end: int
    word: str
    stem: str


class Happening(NamedTuple):
    """A word that says what happens."""

    start: int
    end: int
    stem: str


def told(
    text: str, tokens: Sequence[Token], closed: Sequence[tuple[int, int]], words: Lexicon
) -> Iterator[Happening]:
    """The words of a sentence that say what happens; `closed` are its names, dates and figures."""
    for place, token in enumerate(tokens):
        if _within(token, closed):
            continue
        before = tokens[place - 1].word if place else ""
        if token.word in words.light:
            noun = _noun_behind(text, tokens[place:], closed, words)
            if noun:
                yield Happening(token.start, noun.end, noun.stem)
            continue
        if token.word in words.said:
            yield Happening(token.start, token.end, SAID)
            continue
        if not token.stem:
            continue
        named = token.word in words.events
        during = before in words.during
        if during or (named and not _is_modifier(text, tokens[place:], words)):
            noun = _noun_behind(text, tokens[place - 1 :], closed, words) if during else token
            if noun:
                yield Happening(noun.start, noun.end, noun.stem)
        elif words.past.fullmatch(token.word.split()[0]) or _is_base(token, before, words):
            yield Happening(token.start, token.end, token.stem)


def _is_base(token: Token, before: str, words: Lexicon) -> bool:
    """The verb of "to open" and "will open"."""
    return before in words.before_verbs and token.word[0].isalpha()


def _is_modifier(text: str, tokens: Sequence[Token], words: Lexicon) -> bool:
    """ "Election" of "election officials" does not happen."""
    following = tokens[1:2]
    return bool(
        following
        and following[0].stem
        and not words.past.fullmatch(following[0].word)
        and not following[0].word[0].isdigit()
        and following[0].stem not in words.calendar
        and text[tokens[0].end : following[0].start].isspace()
        and following[0].word not in words.events
    )


def _noun_behind(
    text: str, tokens: Sequence[Token], closed: Sequence[tuple[int, int]], words: Lexicon
) -> Token | None:
    """The noun of "held security talks on" or "during a joint workout in": the last of its run."""
    found = None
    for last, token in pairwise(tokens[: 1 + _REACH]):
        if not text[last.end : token.start].isspace() or _within(token, closed):
            break
        if token.stem and token.stem not in words.calendar and not token.word[0].isdigit():
            found = token
        elif found or token.word not in words.articles:
            break
    return found


def _within(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)
