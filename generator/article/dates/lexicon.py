"""The word lists of a language as pieces of patterns, as tables, and as one vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

# "March\n2026" is one date in a text with hard line ends; a blank line parts.
_BLANK = r"(?:[^\S\n]{1,3}|[^\S\n]?\n)"
QUOTE = "['’‘]"
_NAME = re.compile(r"\{([a-z]+)([0-9]?)\}")
_LETTERS = re.compile(r"[^\W\d_]+")
# Pieces that are kept under no name.
_UNNAMED = {"dash", "to", "adjective", "daypart"}
# Word lists of which an expression holds a word, where it holds no number.
_MARKS = (
    *(
        "months",
        "months_short",
        "weekdays",
        "weekdays_short",
        "seasons",
        "units",
        "long",
        "periods",
    ),
    *("halves", "every", "days", "clock_words", "half_days", "decades", "marks", "eras"),
)
# Word lists that patterns are made of, but for those.
_OTHERS = (
    *("numbers", "vague", "ordinals", "week_numbers", "centuries", "day_words", "day_parts"),
    *("which", "ways", "zones", "holidays", "hundreds"),
)
# Word lists in two parts: counted from the day of the text, or from a date before in it.
_TWOFOLD = ("which", "ways")
_NO_TABLES = (*_TWOFOLD, "pieces", "basis", "describe", "publication")


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first, blanks being any white space."""
    longest = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(literal(re.escape(word)) for word in longest)


def literal(pattern: str) -> str:
    """With any white space for a blank, and any apostrophe for a straight one."""
    return pattern.replace(r"\ ", _BLANK).replace(" ", _BLANK).replace("'", QUOTE)


def plain(text: str) -> str:
    """Words as the tables have them: in lower case, with single blanks and straight apostrophes."""
    return " ".join(text.lower().split()).replace("’", "'").replace("‘", "'")


def _capital(words: Iterable[str]) -> str:
    """An alternation of proper words: as written, or all in capitals."""
    both = {form for word in words for form in (word, word.upper())}
    return f"(?-i:{any_of(both)})"


def lists(data: Mapping[str, Any]) -> dict[str, str]:
    """What {name} stands for in a pattern, by name."""
    full, short = _capital(data["months"]), _capital(data["months_short"])
    days, days_short = _capital(data["weekdays"]), _capital(data["weekdays_short"])
    which, way = ([*data[key]["now"], *data[key]["text"]] for key in _TWOFOLD)
    pieces = {name: f"(?:{literal(piece)})" for name, piece in data["pieces"].items()}
    return pieces | {
        "month": f"(?:{full}|{short}\\.?)",
        "monthname": full,
        "monthdot": f"(?:{short})\\.",
        "weekday": days,
        "weekdayany": f"(?:{days}|{days_short}\\.?)",
        "holiday": _capital(data["holidays"]),
        "zone": _capital(data["zones"]),
        "era": _capital(data["eras"]),
        "number": f"(?:{_number(data)})",
        "count": f"(?:{any_of(data['vague'])}|{_number(data)})",
        **{
            name: f"(?:{any_of(words)})"
            for name, words in {
                "which": which,
                "way": way,
                "season": data["seasons"],
                "half": data["halves"],
                "nth": data["ordinals"],
                "weekno": data["week_numbers"],
                "unit": data["units"],
                "period": data["periods"],
                "long": data["long"],
                "every": data["every"],
                "dayword": data["day_words"],
                "daypart": data["day_parts"],
                "clockword": data["clock_words"],
                "decadeword": data["decades"],
                "centuryword": data["centuries"],
                "hundred": data["hundreds"],
            }.items()
        },
    }


def _number(data: Mapping[str, Any]) -> str:
    small = [word for word, number in data["numbers"].items() if number < 10 and word.isalpha()]
    tens = [word for word, number in data["numbers"].items() if 19 < number < 100]
    compound = f"(?:{any_of(tens)})[- ](?:{any_of(small)})"
    return f"{compound}|{any_of(data['numbers'])}|{data['pieces']['digits']}"


def expand(pattern: str, pieces: Mapping[str, str], mark: str) -> str:
    """A pattern with its names filled in, each a group whose name begins with `mark`."""
    first, *rest = _NAME.split(pattern)
    out = [literal(first)]
    for name, second, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        group = pieces[name] if name in _UNNAMED else f"(?P<{mark}{name}{second}>{pieces[name]})"
        out += [group, literal(text)]
    return "".join(out)


def tables(data: Mapping[str, Any]) -> dict[str, Any]:
    """The word lists, keys in lower case; of a plain list each word means `True`."""
    found: dict[str, Any] = {
        key: {str(word).lower(): meaning for word, meaning in value.items()}
        for key, value in data.items()
        if isinstance(value, dict) and key not in _NO_TABLES
    }
    for key in _TWOFOLD:
        for kind, words in data[key].items():
            found[f"{key}_{kind}"] = {str(word).lower(): step for word, step in words.items()}
    found["months"] |= found["months_short"]
    found["weekdays"] |= found["weekdays_short"]
    for key, value in data.items():
        if isinstance(value, list) and key != "patterns":
            found[key] = {str(word).lower(): True for word in value}
    return found | {"basis": data["basis"]}


def _letters(texts: Iterable[object]) -> set[str]:
    return {word.lower() for text in texts for word in _LETTERS.findall(str(text))}


def marks(data: Mapping[str, Any]) -> frozenset[str]:
    """Words that make an expression one of time ("week", "May"), their plurals too. Of a holiday
    it is the longest of its name: "Labor", "Christmas"."""
    words = _letters(word for table in _MARKS for word in data[table])
    for name in data["holidays"]:
        words.add(max(_LETTERS.findall(name), key=len).lower())
    return frozenset(words | {f"{word}s" for word in words})


def vocabulary(data: Mapping[str, Any]) -> frozenset[str]:
    """Every word that an expression may be made of, with its plural."""
    words = _letters(data["pieces"].values()) | _letters(text for _, text in data["patterns"])
    for key in (*_MARKS, *_OTHERS):
        parts = data[key].values() if key in _TWOFOLD else [data[key]]
        words |= _letters(word for part in parts for word in part)
    return frozenset(words | {f"{word}s" for word in words})
