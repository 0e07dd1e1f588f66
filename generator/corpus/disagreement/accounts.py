"""A sentence as an account of something: its parts, what happens in each, and who is named.

A date, a figure or a place belongs to what happens in its part of the sentence: in "Hale, who was
arrested in May, was convicted" May is that of the arrest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from generator.corpus.disagreement.happenings import SAID, Happening, Token, told
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import DateMention, Figure, NameMention, Passage, Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,8}|\d[\d.,]{0,30}(?![^\W_])|[^\W_]+(?:['’.-][^\W_]{1,20}){0,3}"
)
_PAUSE = re.compile(r"[,;:()–—\[\]]|\s--?\s")
_STOP = re.compile(r";")
_QUOTES = re.compile('["“”]')
_POSSESSIVE = re.compile(r"['’]s?$")
# Words of a set phrase: "worked out", "ramped up", "United States of America".
_PHRASE = 4
# Words between figures that are told as one: "54 votes to".
_JOINED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a sentence with what happens in it, its content words and its names."""

    start: int
    end: int
    happenings: tuple[Happening, ...]
    stems: frozenset[str]
    names: frozenset[str]


class Count(NamedTuple):
    """Figures that are told as one ("54 votes to 41"), and the stem of what they count, or ""."""

    values: frozenset[float]
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What an account is read from. Offsets of mentions are those within `text`."""

    passage: Passage
    text: str
    published: date | None
    dates: tuple[DateMention, ...]
    figures: tuple[Figure, ...]
    names: tuple[NameMention, ...]
    caption: bool = False
    before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Account:
    """A sentence read. `actors` are all names, as stems, with those that it leans on.

    `firm` are the sentence's own that are names for certain, `places` those that stand as places.
    `content` are the stems of what it is about, `counts` its figures.
    """

    raw: Raw
    tokens: tuple[Token, ...]
    pieces: tuple[Piece, ...]
    stems: frozenset[str]
    content: frozenset[str]
    actors: frozenset[str]
    firm: frozenset[str]
    places: frozenset[str]
    counts: tuple[Count, ...]
    negated: bool
    quotes: bool

    @property
    def source(self) -> str:
        return self.raw.passage.source


def read(raw: Raw, words: Lexicon) -> Account:
    """Read a sentence."""
    tokens = tuple(_tokens(raw.text, words))
    named = {_key(mention.text, words): mention for mention in raw.names}
    own = frozenset(named) - {""}
    stems = frozenset(token.stem for token in tokens if token.stem)
    leans = words.leaning.search(raw.text) is not None or _leans_within(raw.text, tokens, words)
    return Account(
        raw=raw,
        tokens=tokens,
        pieces=_pieces(raw, tokens, words),
        stems=stems,
        content=_content(raw, tokens, words),
        actors=own | (raw.before if leans else frozenset()),
        firm=frozenset(key for key, each in named.items() if key and _is_firm(each)),
        places=frozenset(key for key, each in named.items() if _is_place(each, raw, words)),
        counts=tuple(_counts(raw, tokens, words)),
        negated=not words.negations.isdisjoint(stems),
        quotes=_QUOTES.search(raw.text) is not None,
    )


def _content(raw: Raw, tokens: Sequence[Token], words: Lexicon) -> frozenset[str]:
    """The stems that say what a sentence is about: no date, no figure, no word of saying."""
    values = _spans(raw.dates, raw.figures)
    return frozenset(
        token.stem
        for token in tokens
        if token.stem
        and token.stem not in words.calendar
        and token.word not in words.said
        and not any(start <= token.start < end for start, end in values)
    )


def _counts(raw: Raw, tokens: Sequence[Token], words: Lexicon) -> Iterator[Count]:
    run: list[float] = []
    head, end = "", 0
    for figure in raw.figures:
        gap = raw.text[end : figure.start].split()
        joined = 0 < len(gap) <= _JOINED and gap[-1].casefold() in words.numbers.roles
        if run and not joined:
            yield Count(frozenset(run), head)
            run = []
        head = head if run and joined else _head(figure, raw.text, tokens, words)
        run.append(figure.value)
        end = figure.end
    if run:
        yield Count(frozenset(run), head)


def _head(figure: Figure, text: str, tokens: Sequence[Token], words: Lexicon) -> str:
    """The stem of the noun right behind a figure; "" where none is: "two hit his legs"."""
    token = next((token for token in tokens if token.start >= figure.end), None)
    if token is None or text[figure.end : token.start] not in (" ", "-"):
        return ""
    return "" if words.past.fullmatch(token.word) else token.stem


def name_keys(names: Iterable[NameMention], words: Lexicon) -> frozenset[str]:
    """Names by the word that tells them: the last one, so that a surname is the whole name."""
    return frozenset(_key(mention.text, words) for mention in names) - {""}


def piece_of(account: Account, span: Span) -> Piece | None:
    """The part of the sentence that a span begins in."""
    found = (piece for piece in account.pieces if piece.start <= span.start < piece.end)
    return next(found, None)


def happening(piece: Piece, span: Span, *, spoken: bool = True) -> Happening | None:
    """What happens at a span: the last thing told before it, else the first one behind it.

    That somebody spoke happens on a day, but has no figure: `spoken` leaves it out where false.
    """
    meant = [each for each in piece.happenings if spoken or each.stem != SAID]
    before = [each for each in meant if each.end <= span.start]
    after = [each for each in meant if each.start >= span.end]
    return before[-1] if before else after[0] if after else None


def last_word(text: str, end: int) -> str:
    """The word before an offset, in lower case; "" at the beginning."""
    before = text[max(0, end - 30) : end].split()
    return before[-1].casefold() if before else ""


@lru_cache(maxsize=65_536)
def _key(name: str, words: Lexicon) -> str:
    parts = _POSSESSIVE.sub("", name).split()
    stems = [words.stem(part) for part in parts]
    return next((stem for stem in reversed(stems) if stem), "")


def _is_place(mention: NameMention, raw: Raw, words: Lexicon) -> bool:
    known = mention.type == "place" or mention.entity in words.within
    # "in Washington, DC": what a comma joins to a place lies around it.
    joined = any(
        raw.text[name.end : mention.start].strip() == "," and _is_place(name, raw, words)
        for name in raw.names
        if name.end < mention.start
    )
    before = last_word(raw.text, mention.start)
    return known or joined or before in words.place_prepositions


def _is_firm(mention: NameMention) -> bool:
    """Whether it is a name for certain: "Firefighters" may have its capital for opening."""
    return bool(mention.type or mention.start or " " in mention.text)


def _leans_within(text: str, tokens: Sequence[Token], words: Lexicon) -> bool:
    """ "The day before, they played" leans, though it does not begin so."""
    return any(
        token.word in words.pronouns and _PAUSE.search(text, token.start - 2, token.start)
        for token in tokens[:14]
    )


def _tokens(text: str, words: Lexicon) -> Iterable[Token]:
    matches = list(_TOKEN.finditer(text))
    place = 0
    while place < len(matches):
        match = matches[place]
        written = _POSSESSIVE.sub("", match.group()).rstrip(".,")
        stem, used = words.stem(written), 1
        if words.merges(stem):
            for length in range(min(_PHRASE, len(matches) - place), 1, -1):
                last = matches[place + length - 1]
                whole = words.stem(text[match.start() : last.end()])
                if whole and "_" not in whole:
                    # One word stands for several, so long as the last of them is needed for it.
                    shorter = words.stem(text[match.start() : matches[place + length - 2].end()])
                    if whole != shorter:
                        stem, used = whole, length
                        break
        end = matches[place + used - 1].end()
        # Of ten thousand articles every word is held: each form of it once.
        yield Token(match.start(), end, intern(text[match.start() : end].casefold()), stem)
        place += used


def _pieces(raw: Raw, tokens: Sequence[Token], words: Lexicon) -> tuple[Piece, ...]:
    """Parts of a sentence, each with something that happens: others belong to a neighbour."""
    cuts = _cuts(raw, tokens, words)
    closed = _spans(raw.names, raw.figures, raw.dates)
    found = tuple(told(raw.text, tokens, closed, words))
    borders = [0, *cuts, len(raw.text)]
    spans: list[tuple[int, int]] = []
    apart = {token.start for token in tokens if token.word in words.strong_joints}
    apart |= {match.end() for match in _STOP.finditer(raw.text)}
    start = 0
    for left, right in pairwise(borders):
        if any(left <= each.start < right for each in found) or (spans and left in apart):
            spans.append((start, right))
            start = right
        elif spans:
            spans[-1] = (spans[-1][0], right)
            start = right
        elif right in apart:
            start = right
    if not spans:
        spans = [(0, len(raw.text))]
    dated = [(mention.start, mention.end) for mention in raw.dates]
    return tuple(
        Piece(
            start=left,
            end=right,
            happenings=tuple(each for each in found if left <= each.start < right),
            stems=frozenset(
                token.stem
                for token in tokens
                if token.stem
                and left <= token.start < right
                and not any(begin <= token.start < end for begin, end in dated)
            ),
            names=name_keys((name for name in raw.names if left <= name.start < right), words),
        )
        for left, right in spans
    )


def _cuts(raw: Raw, tokens: Sequence[Token], words: Lexicon) -> list[int]:
    inside = _spans(raw.dates, raw.names, raw.figures)
    cuts = {match.end() for match in _PAUSE.finditer(raw.text)}
    cuts |= {token.start for token in tokens if token.word in words.joints}
    return sorted(cut for cut in cuts if not any(start < cut < end for start, end in inside))


def _spans(*found: Iterable[DateMention | NameMention | Figure]) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mentions in found for mention in mentions]
