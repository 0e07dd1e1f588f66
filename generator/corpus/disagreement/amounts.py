"""What a figure as written allows: its unit, its margins, and whether it counts anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import floor, log10

from generator.corpus.disagreement.accounts import Account, last_word
from generator.corpus.disagreement.happenings import Token
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import Figure

# "About 7,000" and 6,981 are one figure, and so are "nearly a third" and 32 percent.
_ABOUT = 0.1
_ONE = 1
_DIGIT = re.compile(r"\d")
_OTHER_SIGNS = re.compile(r"[^0-9]")
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$", re.IGNORECASE)


def in_percent(figure: Figure) -> tuple[float, str | None]:
    """A fraction in words is a percentage: "a third of the vote"."""
    if figure.unit is None and 0 < figure.value < 1 and not _DIGIT.search(figure.text):
        return figure.value * 100, "percent"
    return figure.value, figure.unit


def bounds(amount: float, figure: Figure, before: str, words: Lexicon) -> tuple[float, float]:
    """The least and the most that a figure means, by the words before it and its last digit."""
    if words.numbers.at_least.search(before):
        return amount, float("inf")
    if words.numbers.at_most.search(before):
        return 0.0, amount
    fraction = not any(sign.isdigit() for sign in figure.text) and figure.value < 1
    if words.numbers.about.search(before) or fraction:
        return amount * (1 - _ABOUT), amount * (1 + _ABOUT)
    half = _last_place(figure, amount) / 2
    return amount - half, amount + half


def _last_place(figure: Figure, amount: float) -> float:
    """The size of the last digit that is told: 100 of "7,200", a tenth of $1 bn of "$3.2 bn"."""
    digits = _OTHER_SIGNS.sub("", figure.text).strip("0")
    if not digits or not amount or len(_OTHER_SIGNS.sub("", figure.text).rstrip("0")) < 1:
        return 0.0
    exponent = floor(log10(abs(amount)))
    place = 10.0 ** (exponent - len(digits) + 1)
    # A small count is exact: "12 people" are not 12.4.
    rounded = place > _ONE or figure.unit is not None
    return place if rounded else 0.0


def is_ordinal(figure: Figure, words: Lexicon) -> bool:
    """ "Fourth" and "21st" count nothing."""
    last = figure.text.casefold().replace("-", " ").split()[-1]
    return figure.value.is_integer() and (
        last in words.numbers.ordinals or bool(_ORDINAL.search(last))
    )


def is_label(account: Account, figure: Figure, run: Sequence[Token], words: Lexicon) -> bool:
    """ "Their 737 airliner", "the number one airline": a count has a plural behind it."""
    if figure.unit is not None or account.raw.text[figure.end : figure.end + 1] in ("-", "‑", "–"):
        return False
    if last_word(account.raw.text, figure.start) in words.numbers.labels:
        return True
    return figure.value > _ONE and bool(run) and not any(_is_plural(token, words) for token in run)


def _is_plural(token: Token, words: Lexicon) -> bool:
    return token.word.endswith("s") or token.word in words.numbers.plurals
