"""The numbers of a text, in digits and in words, with their scale and unit.

"$1.2 trillion", "three hundred and forty", "two-thirds", "61 per cent", "21st". The words, scales,
signs and marks are data (`languages/<code>/figures.yml`); values are reckoned as fractions, so that
"1.1 million" and "1,100,000" are the same number. Vague words ("dozens", "doubled") and Roman
numerals are no figures; neither are the digits of a code ("A380") or of a version ("4.3.1").

Every repetition in a pattern is bounded, or runs over digits alone: the time is linear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from generator.model import Figure, Language, Span
from generator.text.patterns import alternatives

# What stands between the words of one number: "fifty-one", "fifty one", a line's end.
_JOIN = r"[ \u00a0\u202f\u2009\u2010\u2011\n-]"
_BLANK = r"[ \u00a0\u202f\u2009]?"
_VULGAR = "\u00bc-\u00be\u2150-\u215e"
_DASH = r"[-\u2010-\u2014]"
_TENTH = 10
_HUNDRED = 100
# "1. " or "(2) " before an item counts the items, nothing else.
_ENUMERATOR = re.compile(
    r"^[ \t]{0,8}(?:\d{1,2}[.)]|\(\d{1,2}\))(?=\s)|(?:(?<=[:;,] )|(?<=\band ))\(\d{1,2}\)(?=\s)",
    re.MULTILINE,
)
_APART = r"(?<![^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff])"  # "全長420メートル" has one
_LONGEST = 200  # past this many digits a number is noise, and would not fit a float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Grammar:
    """What one language's data compile to; `tails` by whether the number is a sum of money."""

    number: re.Pattern[str]
    tails: Mapping[bool, re.Pattern[str]]
    range: re.Pattern[str]
    small: Mapping[str, int]
    parts: Mapping[str, int]
    data: Mapping[str, Any]


class _Number(NamedTuple):
    """A number as found: its value is `base * scale`."""

    start: int
    end: int
    base: Fraction
    scale: Fraction = Fraction(1)
    unit: Literal["percent", "money"] | None = None


def find(text: str, language: Language, *, outside: Sequence[Span] = ()) -> tuple[Figure, ...]:
    """Every number of `text` that does not touch a span of `outside` (dates, designators).

    Offsets are code points, half-open; a figure's text holds its sign, scale and unit
    ("$14 billion", "61 per cent"), and "No. 3" its mark. Figures are in text order.
    """
    grammar = _grammar(language)
    numbers: list[_Number] = []
    for start, end in _open_stretches(text, outside):
        numbers += _numbers(text, start, end, grammar)
    return tuple(
        Figure(start=start, end=end, text=text[start:end], value=float(base * scale), unit=unit)
        for start, end, base, scale, unit in _ranged(text, numbers, grammar)
    )


def unsupported(
    claimed: Sequence[Figure], borne: Sequence[Figure], language: Language
) -> tuple[Figure, ...]:
    """The figures of a statement that its passages do not bear: same value, same kind of unit.

    "50 minutes" is borne by "a 50-minute talk" and "3 million" by "3,000,000", but "50" by neither
    "50 percent" nor "$50". See `is_exempt` for those that need no bearer.
    """
    have = {(figure.value, figure.unit) for figure in borne}
    return tuple(f for f in claimed if (f.value, f.unit) not in have and not is_exempt(f, language))


def is_exempt(figure: Figure, language: Language) -> bool:
    """True for one and two, for ordinals below tenth and for places in a list ("No. 3").

    They are the numbers of ordinary prose ("one of the", "the two sides", "her first visit").
    """
    if figure.unit is not None:
        return False
    if figure.text.startswith(tuple(language.data["figures"]["list_marks"])):
        return True
    return figure.value in (1, 2) or (figure.value < _TENTH and is_ordinal(figure, language))


def is_ordinal(figure: Figure, language: Language) -> bool:
    """True for "fourth" and "21st"; "two-thirds" and "a third" are fractions."""
    data = language.data["figures"]
    last = re.split(r"[\W\d_]+", figure.text.casefold())[-1]
    return figure.value.is_integer() and last in {*data["ordinals"], *data["ordinal_suffixes"]}


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, whatever their case, with a word's end behind it."""
    return rf"(?:(?i:{alternatives(words)})(?![^\W_]))"


@lru_cache(maxsize=8)
def _grammar(language: Language) -> _Grammar:
    data = language.data["figures"]
    small = {**data["units"], **data["tens"], **data["ordinals"]}
    parts = {**data["parts"], **data["several_parts"]}
    to_money = {**data["attached"], **data["attached_to_money"]}
    words = {key: _any(value) for key, value in data.items() if not isinstance(value, str)}
    words |= {"word": _any([*small, *data["scales"]]), "any_parts": _any(parts)}
    in_money = _tail_pattern(data, words | {"attached": _any(to_money)})
    between = rf"\s(?P<and>{words['link']})\s"
    return _Grammar(
        number=re.compile(_number_pattern(data, words)),
        tails={False: re.compile(_tail_pattern(data, words)), True: re.compile(in_money)},
        range=re.compile(rf"\s?{_DASH}\s?|{_DASH}?\s{words['range_words']}\s|{between}"),
        small=small,
        parts=parts,
        data=data,
    )


def _tail_pattern(data: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """What follows a number, each part optional: "and a half", "bn" or "th", scales, a unit."""
    signs = f"[{''.join(data['money_signs'])}]|(?:{'|'.join(data['money_codes'])})\\b"
    # "14 billion U.S. dollars", "500 Hong Kong dollars"
    named = rf"(?:{_JOIN}(?:(?:[A-Z]\.){{2}}|[A-Z][A-Za-z]{{1,15}})){{0,2}}{_JOIN}"
    return (
        rf"(?:{_JOIN}{words['link']}{_JOIN}{words['articles']}{_JOIN}(?P<part>{words['periods']}))?"
        rf"(?:(?P<attached>{words['attached']})|{words['ordinal_suffixes']})?"
        rf"(?P<scales>(?:{_JOIN}?{words['scales']}){{0,2}})(?P<unit>"
        rf"(?P<percent>{_BLANK}[{''.join(data['percent_signs'])}]|{_JOIN}{words['percent_words']})"
        rf"|{_BLANK}(?:{signs})(?!{_BLANK}\d)|{named}(?:{words['money_words']}"
        rf"|(?P<subunit>{words['money_subunits']})|(?P<risky>{words['money_words_after_scale']})))?"
    )


def _number_pattern(data: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """The beginnings of a number: a fraction, words, or digits with what stands before them."""
    group, point = re.escape(data["group"]) + r"\u00a0\u202f\u2009", re.escape(data["decimal"])
    grouped = rf"\d{{1,3}}(?:[{group}]\d{{2,3}}){{0,8}}[{group}]\d{{3}}(?!\d)(?:{point}\d+)?"
    signs, codes = "".join(data["money_signs"]), "|".join(data["money_codes"])
    money = rf"(?:[A-Z]{{0,3}}[{signs}]|(?:{codes}) )"
    of, article = _JOIN + words["of"], words["articles"] + _JOIN
    count, part, scale = words["units"] + _JOIN, words["any_parts"], words["scales"]
    counted = rf"{_JOIN}(?:{scale}|{words['percent_words']})"
    fraction = (
        rf"{article}{words['parts']}(?={of})|{words['units']}{_DASH}{part}|{count}{part}(?={of})"
        # "one third-party supplier", "two third places": several parts are in the plural.
        rf"|(?!{count}{words['periods']})"
        rf"(?:{words['one']}{_JOIN}{words['parts']}(?!-)|{count}{words['several_parts']})"
    )
    return (
        rf"{_APART}(?:(?P<skip>(?:{words['ordinals']}|{words['half_after_not']}){_JOIN}{words['half']})"
        # "a quarter of a million", "half a percent"
        rf"|(?P<fraction>(?:{fraction})(?:{of}{_JOIN}{words['articles']}(?={counted}))?)"
        rf"|(?P<half>{words['half']}(?:{_JOIN}{words['articles']}(?={counted}))?)"
        rf"(?={_JOIN}{words['half_before']}|{counted})"
        rf"|(?P<spelled>(?:{article}(?={scale})|(?!{scale})){words['word']}"
        rf"(?:{_JOIN}(?:{words['link']}{_JOIN})?{words['word']}){{0,12}}))"
        rf"|(?:(?<!\w)(?P<mark>{'|'.join(map(re.escape, data['list_marks']))}){_BLANK}"
        rf"|(?<![^\W_])(?P<money>{money}){_BLANK})?"
        rf"{_APART}(?P<digits>(?:{grouped}|\d+(?:{point}\d+)*)[{_VULGAR}]?|[{_VULGAR}])"
    )


def _open_stretches(text: str, outside: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of the text between the spans that are left out."""
    closed = [(span.start, span.end) for span in outside]
    closed += [match.span() for match in _ENUMERATOR.finditer(text)]
    position = 0
    for start, end in sorted(closed):
        if start > position:
            yield position, start
        position = max(position, end)
    yield position, len(text)


def _numbers(text: str, start: int, end: int, grammar: _Grammar) -> Iterator[_Number]:
    position = start
    while match := grammar.number.search(text, position, end):
        number = _digits(match, grammar) if match["digits"] else _spelled(match, grammar)
        if number and not match["mark"]:
            number = _with_tail(text, end, number, grammar)
        if number:
            yield number
        position = number.end if number else match.end()


def _digits(match: re.Match[str], grammar: _Grammar) -> _Number | None:
    """ "1,200", "$2.5", "2½"; None for "4.3.1"."""
    digits, point, share = match["digits"], grammar.data["decimal"], Fraction(0)
    if not digits[-1].isdecimal():
        share = Fraction(unicodedata.numeric(digits[-1])).limit_denominator(10)
        digits = digits[:-1] or "0"
    if digits.count(point) > 1 or len(digits) > _LONGEST:
        return None
    plain = "".join(sign for sign in digits if sign.isdecimal() or sign == point)
    number = _Number(match.start(), match.end(), Fraction(plain.replace(point, ".")) + share)
    return number._replace(unit="money") if match["money"] else number


def _spelled(match: re.Match[str], grammar: _Grammar) -> _Number | None:
    """ "Half", "two-thirds", or as many of the words as make one number ("five six" are two)."""
    if match["skip"]:  # "the first half" is a time
        return None
    words = list(re.finditer(r"[^\W\d_]+", match.group()))
    keys = [word.group().casefold() for word in words]
    if match["spelled"]:
        value, scale, used = _value(keys, grammar)
        end = match.start() + words[used - 1].end()
        return _Number(match.start(), end, Fraction(value, scale), Fraction(scale))
    count = 1 if match["half"] else grammar.small.get(keys[0], 1)
    parts = next(grammar.parts[key] for key in keys if key in grammar.parts)
    return _Number(match.start(), match.end(), Fraction(count, parts))


def _value(keys: Sequence[str], grammar: _Grammar) -> tuple[int, int, int]:
    """The value of the number that the words begin with, its last scale, how many words it takes.

    Scales fall within a number, so that "a million and two million" holds two: what was read since
    the last scale or "and" is given back.
    """
    tens, ordinals, links = (grammar.data[kind] for kind in ("tens", "ordinals", "link"))
    total, below, last = 0, 0, 1
    sure = (0, 1, 0)
    for used, key in enumerate(keys):
        small = 1 if key in grammar.data["articles"] else grammar.small.get(key)
        scale = grammar.data["scales"].get(key, 0)
        if key in links:
            sure = (total + below, 1 if below else last, used)
        elif small is not None:
            room = _TENTH if keys[used - 1] in tens else _HUNDRED
            if below and (below % room or not 0 < small < room):
                return sure if keys[used - 1] in links else (total + below, 1, used)
            below += small
        elif scale == _HUNDRED and 0 < below < _HUNDRED:
            below *= _HUNDRED
        elif scale != _HUNDRED and below and (last == 1 or scale < last):
            total, below, last = total + below * scale, 0, scale
            sure = (total, last, used + 1)
        else:
            return sure if sure[2] else (total + below, 1, used)
        if key in ordinals:
            return total + below, 1, used + 1
    return total + below, 1 if below else last, len(keys)


def _with_tail(text: str, end: int, number: _Number, grammar: _Grammar) -> _Number:
    """The number with its scale and unit: "1.2 trillion", "$3bn", "two and a half million"."""
    found = grammar.tails[number.unit == "money"].match(text, number.end, end)
    if found is None:
        return number
    data, base, scale, unit = grammar.data, number.base, number.scale, number.unit
    if found["part"]:
        base += Fraction(1, grammar.parts[found["part"].casefold()])
    if found["attached"]:
        scale *= {**data["attached"], **data["attached_to_money"]}[found["attached"].casefold()]
    for word in re.findall(r"[^\W\d_]+", found["scales"]):
        scale *= grammar.data["scales"][word.casefold()]
    after = found.end()
    if found["risky"] and scale == 1:
        after = found.start("unit")
    elif found["unit"]:
        unit = "percent" if found["percent"] else "money"
        base /= data["money_subunits"].get((found["subunit"] or "").casefold(), 1)
    return _Number(number.start, after, base, scale, unit)


def _ranged(text: str, numbers: Sequence[_Number], grammar: _Grammar) -> list[_Number]:
    """The numbers, the first of a range with the scale and unit of the second.

    "10-15 percent" and "$10 to 15 billion" are two percentages and two sums of billions.
    """
    carried, between = list(numbers), grammar.data["between"]
    for index in range(1, len(carried)):
        low, high = carried[index - 1], carried[index]
        link = grammar.range.fullmatch(text, low.end, high.start)
        before = text[max(0, low.start - len(between) - 1) : low.start].strip().casefold()
        if link is None or (link["and"] and before != between):
            continue
        if low.unit == "money" and high.unit is None:
            high = high._replace(unit="money")
        if low.unit is None:
            low = low._replace(unit=high.unit)
        if low.scale == 1 and low.base < high.base and low.unit == high.unit:
            low = low._replace(scale=high.scale)
        carried[index - 1 : index + 1] = [low, high]
    return carried
