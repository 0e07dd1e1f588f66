"""Whose report an article or a passage says that it gives: agencies and publishers by name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.model import Credit, Language, Sentence, Source, Span
from generator.text.patterns import alternatives
from generator.text.typography import clean, fold

# "Paris, March 3 (Reuters)": a name in round brackets, no date.
_BRACKETS = r"\(([^\W\d_][^()\d]{1,40})\)"
_AT_END = re.compile(_BRACKETS + r"$")
_AT_START = re.compile(_BRACKETS + r"\s*[-–—]")
# "… on Monday. (Reuters)", "… on Monday. — Reuters", "… on Monday. [AP]"
_CLOSING = re.compile(
    r"[.!?”\"]\s{0,3}(?:[(\[]([^\W\d_][^()\[\]\d]{1,40})[)\]]|[–—]{1,2}\s?([^\W\d_][^.!?\d]{1,40}))$"
)
_CAPITALISED = r"[A-Z][\w&'’.-]{0,30}(?: (?:of |for )?[A-Z][\w&'’.-]{0,30}){0,4}"
_MARGIN = " .,;:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The compiled words of `languages/<code>/origins.yml`; `shown` is an agency's name by key."""

    agencies: Mapping[str, str]
    shown: Mapping[str, str]
    agency_ending: re.Pattern[str]
    opening: re.Pattern[str]
    ending: re.Pattern[str]
    credit: re.Pattern[str]

    def key(self, name: str) -> str:
        """A name in the form in which names are compared: "The Associated Press" is "AP"."""
        plain = fold(name).casefold().strip(_MARGIN)
        plain = self.opening.sub("", plain)
        plain = self.ending.sub("", plain).strip(_MARGIN) or plain
        return self.agencies.get(plain, plain)

    def is_agency(self, name: str) -> bool:
        """Whether a name is known as an agency's, or ends as agencies' names do."""
        key = self.key(name)
        return key in self.shown or self.agency_ending.search(key) is not None

    def name(self, name: str) -> str:
        """The name to show."""
        return self.shown.get(self.key(name), clean(name))


@lru_cache(maxsize=8)
def names(language: Language) -> Names:
    """Compile a language's words; a language without them knows no agency."""
    data = language.data.get("origins", {})

    def any_of(words: str) -> str:
        return alternatives(data.get(words, ()))

    forms = {form.casefold(): group[0] for group in data.get("agencies", ()) for form in group}
    kinds = rf"(?: (?:{any_of('name_kinds')}))?"
    return Names(
        agencies={form: first.casefold() for form, first in forms.items()},
        shown={first.casefold(): first for first in forms.values()},
        agency_ending=re.compile(rf"\b(?:{any_of('agency_endings')})$"),
        opening=re.compile(rf"^(?:{any_of('name_openings')}) "),
        ending=re.compile(rf",? (?:{any_of('name_endings')})\.?$"),
        credit=re.compile(
            rf"\b(?i:{any_of('credit_before')}) (?:the )?({_CAPITALISED})"
            rf"|({_CAPITALISED}){kinds},? (?:{any_of('credit_after')})\b"
        ),
    )


def of_article(source: Source, language: Language) -> str | None:
    """The agency whose report the article says it is, as a name; None where it names none.

    From its dateline, its byline, the end of its body, or its copyright line. Any name counts in a
    dateline, elsewhere only an agency's: "(applause)" closes many a speech.
    """
    known = names(language)
    article = source.article
    bodies = [zone for zone in article.zones if zone.kind == "body"]
    found = _AT_END.search(article.dateline or "")
    if found is None and bodies:
        found = _AT_START.match(source.text, bodies[0].start, bodies[0].end)
    if found is not None:
        return known.name(found[1])
    stated = [source.byline, article.publisher]
    if bodies:
        closing = _CLOSING.search(
            source.text, max(bodies[-1].start, bodies[-1].end - 60), bodies[-1].end
        )
        stated += [closing[1] or closing[2]] if closing else []
    return next((known.name(name) for name in stated if name and known.is_agency(name)), None)


def of_passages(
    source: Source, sentences: Iterable[Sentence], known: Collection[str], language: Language
) -> tuple[Credit, ...]:
    """The sentences that say whose report they give, where `known` or the language knows of it.

    `known` are the keys of the publishers and agencies of all sources.
    """
    return tuple(
        Credit(span=Span(start=sentence.start, end=sentence.end), key=key, name=name)
        for sentence in sentences
        if sentence.zone == "body"
        for key, name in _credited(source.text[sentence.start : sentence.end], known, language)
    )


def _credited(text: str, known: Collection[str], language: Language) -> Iterator[tuple[str, str]]:
    rules = names(language)
    for match in rules.credit.finditer(fold(text)):
        name = match[1] or match[2]
        key = rules.key(name)
        if key in known or key in rules.shown:
            yield key, rules.name(name)
