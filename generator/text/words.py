"""The words of a text by which passages are compared: stems and numbers, without function words.

"Chinese and Russian bombers flew" and "the China-Russia bomber flight" share `china`, `russia`
and `bomber`. What is a function word, a demonym, a synonym or a set phrase stands in
`languages/<code>/words.yml`; stems are those of the Snowball project.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]  # the package ships no types

from generator.model import Language
from generator.text.typography import fold, without_accents

Aliases = tuple[tuple[str, ...], ...]

# "U.S." and "a.m." are one word each; "10,000" and "2.7" one number; "2A" and "15th" one word.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,8}|\d[\d.,]{0,30}(?![^\W_])|[^\W_]+(?:'[^\W\d_]{1,4})?")
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
_OPENS_SENTENCE = re.compile(r"(?:[.!?:]['\")\]]? {0,2}|[\"(\[]|(?<![^\W\d_])')$")
# Function words are kept, marked, until set phrases are found ("step down"); no stem has a blank.
_MARK = " "
_NEVER = re.compile(r"(?!)")
# Capitals tell "US" from "us", and keep "AIDS" from the stem of "aid", except in a line that is all
# in capitals.
_ACRONYM = 5
_SHOUTED = 4


class Word(NamedTuple):
    """A stem or number, whether it is written as a name (None where a sentence begins), and how."""

    stem: str
    capital: bool | None = False
    written: str = ""


class Phrase(NamedTuple):
    """Several words and the one word that stands for them."""

    stems: tuple[str, ...]
    stem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The compiled rules of one language and one set of aliases.

    `same` maps a stem to the one that stands for it; `phrases` are found by their first word,
    the longest first; `calendar` holds the stems of months and weekdays, `negations` those of
    "not" and its like; `pronouns` match where a text opens with a word that stands for what was
    named before ("They", "The two").
    """

    stem: Callable[[str], str]
    stop_words: frozenset[str]
    same: Mapping[str, str]
    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    calendar: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    pronouns: re.Pattern[str] = _NEVER


def content(text: str, language: Language, aliases: Aliases = ()) -> tuple[str, ...]:
    """The stems and numbers of a text in its order, without function words.

    Of an alias group (`("Burma", "Myanmar")`) every form becomes the first one.
    """
    return tuple(word.stem for word in read_words(text, vocabulary(language, aliases)))


def read_words(text: str, rules: Vocabulary) -> tuple[Word, ...]:
    """As `content`, with what capitals tell."""
    found = _merged(_words(text, rules), rules.phrases)
    return tuple(word for word in found if not word.stem.startswith(_MARK))


def names(texts: Iterable[Sequence[Word]], rules: Vocabulary) -> frozenset[str]:
    """Words that stand with a capital more often than without, sentence beginnings apart.

    Months and weekdays are no names.
    """
    balance: Counter[str] = Counter()
    for text in texts:
        for word in text:
            if word.capital is not None:
                balance[word.stem] += 1 if word.capital else -1
    found = frozenset(stem for stem, surplus in balance.items() if surplus > 0)
    return found - rules.calendar


def leans(text: str, rules: Vocabulary) -> bool:
    """True if a text opens with a pronoun, so that who acts is named before it."""
    return rules.pronouns.match(fold(text).casefold()) is not None


@lru_cache(maxsize=16)
def vocabulary(language: Language, aliases: Aliases = ()) -> Vocabulary:
    """Compile what `languages/<code>/words.yml` and an editor's aliases say."""
    data = language.data.get("words", {})
    stem = _stemmer(data.get("stemmer"))
    same = {stem(word): str(number) for word, number in data.get("numbers", {}).items()}
    countries = ((country, *forms) for country, forms in data.get("demonyms", {}).items())
    for group in (*countries, *data.get("synonyms", ())):
        for form in group:
            same.setdefault(stem(form), stem(group[0]))
    stop_words = frozenset(data.get("stop_words", "").split())
    plain = Vocabulary(stem=stem, stop_words=stop_words, same=same)
    whole = _with_phrases(plain, [*data.get("phrases", ()), *aliases])

    def stems(forms: str) -> frozenset[str]:
        return frozenset(word.stem for word in _words(forms, whole))

    return replace(
        whole,
        calendar=stems(data.get("calendar", "")),
        negations=stems(data.get("negations", "")),
        pronouns=_opening(data.get("openings", {}).get("pronouns", ())),
    )


def _opening(forms: Iterable[str]) -> re.Pattern[str]:
    ways = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"['\"(\[]{{0,3}}(?:{ways})(?!\w)") if ways else _NEVER


def _with_phrases(plain: Vocabulary, groups: Sequence[Sequence[str]]) -> Vocabulary:
    same = dict(plain.same)
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for group in groups:
        standard = "_".join(word.stem.strip(_MARK) for word in _words(group[0], plain))
        for form in group:
            stems = tuple(word.stem for word in _words(form, plain))
            if len(stems) == 1:
                same[stems[0]] = standard
            elif stems:
                phrases[stems[0]].append(Phrase(stems, standard))
    longest_first = {
        first: tuple(sorted(found, key=lambda phrase: -len(phrase.stems)))
        for first, found in phrases.items()
    }
    return replace(plain, same=same, phrases=longest_first)


def _words(text: str, rules: Vocabulary) -> list[Word]:
    """The words of a text, function words marked."""
    plain = without_accents(fold(text))
    matches = list(_WORD.finditer(plain))
    shouted = len(matches) >= _SHOUTED and plain.isupper()
    found = []
    for match in matches:
        written = _POSSESSIVE.sub("", match.group())
        capital = written[:1].isupper() and not shouted
        opens = capital and _OPENS_SENTENCE.search(plain, max(0, match.start() - 4), match.start())
        stem = _stem(written, rules, shouted)
        found.append(Word(stem, None if opens or match.start() == 0 else capital, written))
    return found


def _stem(word: str, rules: Vocabulary, shouted: bool) -> str:
    if word[0].isdigit() and not word[-1].isalpha():
        return word.rstrip(".,").replace(",", "")
    name = word.replace(".", "")
    lower = name.casefold()
    if 1 < len(name) <= _ACRONYM and name.isupper() and not shouted:
        return rules.same.get(lower, name if lower in rules.stop_words else lower)
    if lower in rules.stop_words or len(lower) == 1:
        return _MARK + lower
    stem = rules.stem(lower)
    return rules.same.get(stem, stem)


def _merged(found: Sequence[Word], phrases: Mapping[str, tuple[Phrase, ...]]) -> list[Word]:
    """Words with every set phrase made one word."""
    merged: list[Word] = []
    place = 0
    while place < len(found):
        word, length = found[place], 1
        for phrase in phrases.get(word.stem, ()):
            part = found[place : place + len(phrase.stems)]
            if tuple(word.stem for word in part) == phrase.stems:
                written = " ".join(word.written for word in part)
                word, length = Word(phrase.stem, part[-1].capital, written), len(part)
                break
        merged.append(word)
        place += length
    return merged


def _stemmer(algorithm: str | None) -> Callable[[str], str]:
    if algorithm is None:
        return str
    stem_word: Callable[[str], str] = snowballstemmer.stemmer(algorithm).stemWord
    return cache(stem_word)
