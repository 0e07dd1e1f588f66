"""What a source calls somebody just before the name: "US Energy Secretary", "Adm."."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model import Language, NameMention, Span
from generator.text.typography import fold

_REACH = 120
_MOST_WORDS = 10
_WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_]+(?:[-‐‑'’&][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_OPENERS = frozenset({"", " "})


@lru_cache(maxsize=8)
def _lists(language: Language) -> dict[str, frozenset[str]]:
    return {
        key: frozenset(value.split())
        for key, value in language.data["names"].items()
        if isinstance(value, str)
    }


def role_before(text: str, mention: NameMention, language: Language) -> Span | None:
    """The title and office before a person's name, or None. Offsets are those of `text`.

    The words must end with a title, may hold lower-case links ("Secretary of State"), and begin
    behind a possessive, an article or punctuation: "Norway's Foreign Minister" is the second part.
    """
    if mention.type != "person":
        return None
    lists = _lists(language)
    start = max(0, mention.start - _REACH)
    before = list(_WORD.finditer(text, start, mention.start))
    first = None
    border = mention.start
    for count, word in enumerate(reversed(before)):
        gap = text[word.end() : border]
        key = fold(word.group()).casefold().rstrip(".")
        if gap.strip() or "\n" in gap or count >= _MOST_WORDS or _POSSESSIVE.search(word.group()):
            break
        titled = key in lists["titles"]
        if first is None and not (titled or key in lists["portfolios"] | lists["title_modifiers"]):
            break
        capital = word.group()[0].isupper() and (
            key not in lists["function_words"] or word.group().isupper()
        )
        if not (titled or capital or key in lists["title_modifiers"] or key in lists["links"]):
            break
        if key in lists["dates"]:
            break
        first = word if key not in lists["links"] else first
        border = word.start()
    if first is None:
        return None
    last = before[-1]
    keys = {
        fold(word.group()).casefold().rstrip(".")
        for word in before
        if word.start() >= first.start()
    }
    if not keys & lists["titles"] or (first.start() < start + 1 and start):
        return None
    return Span(start=first.start(), end=last.end())
