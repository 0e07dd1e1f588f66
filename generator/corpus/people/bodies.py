"""Names of one body: with and without "Corporation", and the initials that a text declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from generator.model import Language, NameMention, Reading

KeyOf = Callable[[str], str]


def merged(
    readings: Mapping[str, Reading], texts: Mapping[str, str], key_of: KeyOf, language: Language
) -> dict[str, str]:
    """The key that stands for each key of a body that has another: "acme corp" is "acme".

    Names are the same that differ in such words alone: "Acme Corp.", "Acme Corporation", and "Acme"
    where that stands by itself. Initials count where a text gives them behind the name, "Acme Motor
    Works (AMW)", and no other name has them.
    """
    tails = frozenset(str(language.data.get("names", {}).get("company_words", "")).split())
    typed: dict[str, str | None] = {}
    for reading in readings.values():
        for mention in reading.names:
            key = key_of(mention.entity)
            typed[key] = typed.get(key) or mention.type
    by_bare: dict[str, list[str]] = {}
    for key in sorted(typed):
        if typed[key] == "organisation":
            by_bare.setdefault(_bare(key, tails), []).append(key)
    same: dict[str, str] = {}
    for bare, keys in by_bare.items():
        first = bare if bare in keys else keys[0]
        others = [*keys, *([bare] if typed.get(bare, "") is None else ())]
        same |= {key: first for key in others if key != first}
    declared: dict[str, set[str]] = {}
    for source, reading in readings.items():
        for name, short in _beside(reading, texts[source]):
            whole, initials = key_of(name.entity), key_of(short.entity)
            if name.type != "person" and initials in (
                _initials(whole),
                _initials(_bare(whole, tails)),
            ):
                declared.setdefault(initials, set()).add(same.get(whole, whole))
    return same | {short: names.pop() for short, names in declared.items() if len(names) == 1}


def shortened(
    readings: Mapping[str, Reading], key_of: KeyOf, language: Language
) -> dict[tuple[str, str], str]:
    """The key of the body that a source means by one word of it, by source and word.

    "Fenmore" and "the Agency", where one body of the source begins or ends with the word. A body
    that news names by that word anyway ("Apple") is not another that begins with it.
    """
    listed = {key_of(name) for name in language.data["names"]["organisations"]}
    found: dict[tuple[str, str], str] = {}
    for source, reading in readings.items():
        keys = {key_of(each.entity) for each in reading.names if each.type == "organisation"}
        longer: dict[str, set[str]] = {}
        for key in keys:
            words = key.split()
            if len(words) > 1:
                longer.setdefault(words[0], set()).add(key)
                longer.setdefault(words[-1], set()).add(key)
        found |= {
            (source, key): next(iter(longer[key]))
            for key in keys - listed
            if len(longer.get(key, ())) == 1
        }
    return found


def _beside(reading: Reading, text: str) -> Iterator[tuple[NameMention, NameMention]]:
    """Each name with the name in brackets behind it."""
    for name, short in pairwise(reading.names):
        if text[name.end : short.start] == " (" and text[short.end : short.end + 1] == ")":
            yield name, short


def _bare(key: str, tails: frozenset[str]) -> str:
    words = key.split()
    while len(words) > 1 and words[-1] in tails:
        words.pop()
    return " ".join(words)


def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split())
