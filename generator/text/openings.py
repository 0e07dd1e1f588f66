"""How a sentence begins and ends: what a reader who sees nothing else misses of it.

"They agreed", "Meanwhile, …", "During the talks, they …" and "The company has until June" lean on
what stands before; a headline is no whole sentence; half a quotation, or one that nobody is said to
have spoken, leaves its speaker open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.model import Language

Opening = Literal["pronoun", "connective", "definite"]

_END = re.compile(r"[.!?…。！？]['\"\])]{0,3}$")
_SAID = re.compile(r'"[^"]*"')
_ASKS = re.compile(r"[?？]['\"\])]{0,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`opening` is the word that a sentence leans on, `later` a pronoun behind its first phrase.

    `within`: it leans by other words: "The coast guard also said", "…, she said.", "We agree".
    `pronoun` is the place of the first that stands for one, outside quotation marks; `definite`
    are the nouns that "the" says are known: "to protest the cuts"; `name` a word
    with a capital that says soon who is meant by a definite opening: "The trade union Uniwork".
    """

    opening: Opening | None
    later: bool
    within: bool
    pronoun: int | None
    definite: tuple[str, ...]
    name: str
    finished: bool
    asks: bool
    half_quoted: bool
    opens_quoted: bool


class _Patterns(NamedTuple):
    openings: tuple[tuple[Opening, re.Pattern[str]], ...]
    later: re.Pattern[str]
    within: tuple[re.Pattern[str], ...]
    pronoun: re.Pattern[str]
    definite: re.Pattern[str]
    named: re.Pattern[str]


def form(folded: str, language: Language) -> Form:
    """The form of a sentence, given with its typography folded."""
    patterns = _patterns(language)
    marks = folded.count('"')
    bare = _SAID.sub(lambda match: " " * len(match[0]), folded)
    found = patterns.pronoun.search(bare)
    named = patterns.named.match(folded)
    finished = bool(_END.search(folded))
    return Form(
        opening=next((name for name, form in patterns.openings if form.match(folded)), None),
        later=bool(patterns.later.match(folded)),
        within=any(form.search(bare) for form in patterns.within),
        pronoun=found.start() if found else None,
        definite=tuple(match["noun"] for match in patterns.definite.finditer(bare)),
        name=named["name"] if named else "",
        finished=finished,
        asks=finished and bool(_ASKS.search(folded)),
        half_quoted=marks % 2 == 1,
        opens_quoted=folded[:1] == '"',
    )


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    data = language.data.get("words", {}).get("openings", {})
    start = r"[\"'(\[]{0,2}"
    # Up to its verb: "The purchase includes rights to the Saturn brand" does not say which.
    verb = "|".join(map(re.escape, (*language.data.get("timeline", {}).get("reporting", ()),)))
    noun = rf"(?!(?:of|{verb}|[^\W\d]+ed)\b)[^\W\dA-Z][\w'-]*,? "
    return _Patterns(
        openings=(
            ("pronoun", _pattern(start, data.get("pronouns", ()))),
            ("connective", _pattern(start, data.get("connectives", ()))),
            ("definite", _pattern(start, data.get("definite", ()))),
        ),
        later=_pattern(r"[^,]{3,80}, (?:[^,]{2,40}, )?", data.get("subjects", ())),
        definite=_definite(data),
        named=re.compile(
            rf"{start}\w+ (?:{noun}){{0,3}}(?:of (?:the |an? )?(?:{noun}){{0,2}})?"
            r"(?P<name>[^\W\da-z][\w'-]*)"
            if verb
            else r"(?!)"
        ),
        pronoun=_pattern(r"(?<![\w'])", data.get("singular", ())),
        within=(
            _pattern(r"^(?:[^\s,]+ ){1,6}", data.get("additives", ())),
            _pattern(r"(?<!\w)", data.get("elsewhere", ())),
            _pattern(
                r"(?<![\w'])",
                data.get("demonstratives", ()),
                rf" (?!(?:{'|'.join(data.get('times', ('-',)))})\b)",
            ),
            _pattern(r'[,"] {1,3}', data.get("subjects", ()), r"(?: [^\s,]+){1,4}[.!?]$"),
        ),
    )


def _definite(data: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """ "The cuts", not "the loss of 38 lives", which says what it means, nor "the first"."""
    articles, known = data.get("definite", ()), data.get("ordinals", ())
    if not articles:
        return re.compile(r"(?!)")
    not_known = "|".join(map(re.escape, known)) or r"(?!)"
    return re.compile(
        rf"(?<![\w'])(?:{'|'.join(map(re.escape, articles))}) "
        rf"(?!(?:{not_known})\b)(?P<noun>[^\W\dA-Z][\w-]+)(?! of\b)"
    )


def _pattern(before: str, forms: Iterable[str], after: str = r"(?!\w)") -> re.Pattern[str]:
    words = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"{before}(?:{words}){after}" if words else r"(?!)", re.IGNORECASE)
