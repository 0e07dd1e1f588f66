"""Names of one body: with and without "Corporation", and the initials that a text declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from generator.model import Language, NameMention, Reading

KeyOf = Callable[[str], str]


def merged(
    readings: Mapping[str, Reading], texts: Mapping[str, str], key_of: KeyOf, language: Language
) -> dict[str, str]:
    """The key of the plain name for keys of bodies that are the same: "acme corp" is "acme".

    Only where the plain name stands in a source by itself: nothing is cut off a name that nobody
    uses without it. Initials count where a text gives them behind the name, "Acme Motor Works
    (AMW)", and no other name has them.
    """
    tails = frozenset(str(language.data.get("names", {}).get("company_words", "")).split())
    bodies = {
        key_of(mention.entity)
        for reading in readings.values()
        for mention in reading.names
        if mention.type == "organisation"
    }
    plain = {key: bare for key in sorted(bodies) if (bare := _bare(key, tails)) in bodies - {key}}
    declared: dict[str, set[str]] = {}
    for source, reading in readings.items():
        for name, short in _beside(reading, texts[source]):
            whole = key_of(name.entity)
            bare = _bare(whole, tails)
            if name.type != "person" and key_of(short.entity) == _initials(bare):
                declared.setdefault(key_of(short.entity), set()).add(plain.get(whole, whole))
    return plain | {short: names.pop() for short, names in declared.items() if len(names) == 1}


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
