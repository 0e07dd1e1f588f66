"""Which articles tell of the same matter, by the names that both repeat.

Whether two articles do depends on these two alone: what else lies in the project changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from generator.model import Article, Language
from generator.text.typography import fold

_WORD = re.compile(r"[^\W\d_][\w'-]{2,}")
_ZONES = ("title", "body", "caption")
_REPEATED = 2
# Of the names that the shorter one repeats, so many and such a share.
_FEWEST = 3
_SHARE = 0.3


def related(
    articles: Mapping[str, tuple[str, Article]], language: Language
) -> dict[str, tuple[str, ...]]:
    """For each article, by its id, the ids of those that tell of the same matter, in order.

    `articles` gives the text of each and how it is laid out.
    """
    names = {name: _names(text, article, language) for name, (text, article) in articles.items()}
    holding: dict[str, list[str]] = {}
    for name, own in names.items():
        for each in own:
            holding.setdefault(each, []).append(name)
    found: dict[str, tuple[str, ...]] = {}
    for name, own in names.items():
        shared = Counter(other for each in own for other in holding[each] if other != name)
        found[name] = tuple(
            sorted(
                other
                for other, count in shared.items()
                if count >= max(_FEWEST, _SHARE * min(len(own), len(names[other])))
            )
        )
    return found


def _names(text: str, article: Article, language: Language) -> frozenset[str]:
    """The names that an article repeats: words that it never writes with a small letter.

    Countries, capitals and months stand in articles on anything.
    """
    counted: Counter[str] = Counter()
    small: set[str] = set()
    for zone in article.zones:
        if zone.kind not in _ZONES:
            continue
        for word in _WORD.findall(fold(text[zone.start : zone.end])):
            bare = word.removesuffix("'s").strip("'-")
            if bare[:1].isupper():
                counted[bare.casefold()] += 1
            else:
                small.add(bare)
    everyday = _everyday(language)
    return frozenset(
        word
        for word, count in counted.items()
        if count >= _REPEATED and word not in small and word not in everyday
    )


@lru_cache(maxsize=8)
def _everyday(language: Language) -> frozenset[str]:
    """Words with a capital that name no matter: places, peoples, months, titles, news agencies."""
    names, words = language.data["names"], language.data["words"]
    listed = [names["countries"], names["cities"], words["demonyms"], names["organisations"]]
    listed += [names[key] for key in ("dates", "titles", "function_words", "ordinary_words")]
    return frozenset(word for each in listed for word in _words(each))


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [
            word.strip("'").removesuffix("'s") for word in re.split(r"[\s-]+", value.casefold())
        ]
    if isinstance(value, Mapping):
        return [word for pair in value.items() for each in pair for word in _words(each)]
    return [word for each in value for word in _words(each)] if isinstance(value, list) else []
