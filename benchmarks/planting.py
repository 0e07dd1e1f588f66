"""Falsehoods, planted in true statements: each kind is a function from a draft to false drafts.

What is planted is false by its making: another figure, another day, a count that is too high. The
words changed are those of the statement, or the quotation is cut so that it no longer bears it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.corpus.analysis import Corpus
from generator.model import Draft, Inputs, Quote
from generator.text.typography import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What falsehoods are made from: the project's inputs and its articles as read."""

    inputs: Inputs
    corpus: Corpus


Planter = Callable[[Draft, World], Iterator[Draft]]

NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
COUNTED = r"(?:sources?|articles?|accounts?|reports?)"
UNITS = {
    "minutes": "hours", "minute": "hour", "hours": "minutes", "days": "weeks", "weeks": "months",
    "months": "years", "years": "months", "year": "week", "percent": "percentage points",
    "per cent": "percentage points", "kilometres": "miles", "miles": "feet", "tonnes": "kilograms",
}  # fmt: skip
CURRENCIES = {"$": "€", "US$": "£", "€": "$", "£": "$", "dollars": "euros", "euros": "dollars"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
NEGATORS = r"(?:not|never|no|n’t|n't)"
_AUXILIARIES = "did|does|do|was|were|will|would|has|have|had|is|are|can|could"
NOT = re.compile(rf"\b(?:{_AUXILIARIES}) not ([a-z]+(?: [\w’'-]+){{3,}})")
NOT_SAID = re.compile(rf"\b({_AUXILIARIES}) not ((?:[\w’'-]+ ){{3,12}}[\w’'-]+)")
HEDGED = re.compile(
    r"\b(about|around|some|nearly|almost|at least|up to|more than|over|roughly)"
    r" (?=[\d$€£]|\w+ million)"
)


def swapped(pairs: Mapping[str, str]) -> Planter:
    """Words put in the place of others, one at a time; whole words, as they are written."""

    def plant(draft: Draft, world: World) -> Iterator[Draft]:
        for old, new in pairs.items():
            match = re.search(rf"(?<!\w){re.escape(old)}(?!\w)", draft.text)
            if match:
                yield _with(draft, match.start(), match.end(), new)

    return plant


def quoted_words(draft: Draft, world: World) -> Iterator[Draft]:
    """Words in quotation marks that nobody wrote."""
    match = re.search(r"“([^”]+)”", draft.text)
    if match:
        words = match[1].split()
        words[len(words) // 2] = "historic"
        yield _with(draft, match.start(1), match.end(1), " ".join(words))
    elif not draft.subject:
        yield replace(draft, text=draft.text.rstrip(".") + ", which was called “a turning point”.")


def unit(draft: Draft, world: World) -> Iterator[Draft]:
    """50 hours for 50 minutes."""
    for old, new in UNITS.items():
        match = re.search(rf"(?:\d|\b(?:{'|'.join(NUMBERS)})\b)[ -]({old})\b", draft.text)
        if match:
            yield _with(draft, match.start(1), match.end(1), new)


def currency(draft: Draft, world: World) -> Iterator[Draft]:
    """€1.2 billion for $1.2 billion."""
    for old, new in CURRENCIES.items():
        for match in re.finditer(re.escape(old), draft.text):
            yield _with(draft, match.start(), match.end(), new)


def figure(draft: Draft, world: World) -> Iterator[Draft]:
    """Another number in digits."""
    for match in re.finditer(r"(?<![\w,.])\d[\d,]*(?:\.\d+)?(?![\w-])", draft.text):
        value = match[0].replace(",", "")
        if re.search(rf"\b(?:{'|'.join(MONTHS)})\b", draft.text[match.end() : match.end() + 11]):
            continue
        if len(value) == 4 and value[:2] in ("19", "20"):
            continue
        other = str(int(float(value)) + 7)
        yield _with(draft, match.start(), match.end(), other)


def day(draft: Draft, world: World) -> Iterator[Draft]:
    """Another day of the month in the text, or another date of the event."""
    for match in re.finditer(rf"\b(\d{{1,2}}) (?:{'|'.join(MONTHS)})", draft.text):
        yield _with(draft, match.start(1), match.end(1), str(int(match[1]) % 27 + 1))
    if draft.date and re.fullmatch(r"\d{4}-\d\d-\d\d", draft.date):
        other = int(draft.date[-2:]) % 27 + 1
        yield replace(draft, date=f"{draft.date[:-2]}{other:02}")


def year(draft: Draft, world: World) -> Iterator[Draft]:
    """Another year."""
    for match in re.finditer(r"\b(19|20)\d\d\b", draft.text):
        yield _with(draft, match.start(), match.end(), str(int(match[0]) - 3))


def every_source(draft: Draft, world: World) -> Iterator[Draft]:
    """Every source for some of them."""
    cited = {quote.source for quote in draft.quotes}
    if len(cited) == len(world.corpus.sources):
        return
    match = re.search(r"\b(?:one|two|three|most) sources?\b", draft.text, re.IGNORECASE)
    if match and not draft.subject:
        yield _with(draft, match.start(), match.end(), "every source")
    elif not draft.subject:
        yield replace(draft, text="All articles agree: " + draft.text)


def too_many(draft: Draft, world: World) -> Iterator[Draft]:
    """Four sources where two are cited."""
    cited = len({quote.source for quote in draft.quotes})
    if cited + 1 < len(NUMBERS):
        told = NUMBERS[cited]
        match = re.search(r"\b(?:one|two|three|most) sources?\b", draft.text, re.IGNORECASE)
        if match:
            yield _with(draft, match.start(), match.end(), f"{told} sources")
        elif not draft.subject:
            yield replace(draft, text=f"{draft.text.rstrip('.')}, {told} sources report.")


def sides(draft: Draft, world: World) -> Iterator[Draft]:
    """A side of a difference with the date or figure of another."""
    label, colon, rest = draft.text.partition(": ")
    if draft.subject and colon:
        other = re.sub(r"\b\d{1,2}\b", lambda m: str(int(m[0]) % 27 + 2), label, count=1)
        if other != label:
            yield replace(draft, text=f"{other}: {rest.replace(label, other)}")


def cut_negation(draft: Draft, world: World) -> Iterator[Draft]:
    """A quotation that begins just behind a negation, and a statement without it."""
    for quote in draft.quotes:
        text = (
            world.corpus.sources[quote.source].text if quote.source in world.corpus.sources else ""
        )
        start = clean(text).find(clean(quote.words))
        sentence = clean(text)[max(0, start - 120) : start + len(quote.words)]
        match = NOT.search(sentence)
        if start >= 0 and match:
            words = match[1].rstrip(".,;")
            kept = replace(quote, words=words)
            yield replace(draft, text=f"It was said to {words}.", quotes=(kept,))


def source_negation(draft: Draft, world: World) -> Iterator[Draft]:
    """The words of an article that says not, taken as if it said so."""
    first = next(iter(world.inputs.topics[0].drafts), None)
    if draft is not first:
        return
    for name, reading in world.corpus.readings.items():
        text = world.corpus.sources[name].text
        for sentence in reading.sentences:
            said = text[sentence.start : sentence.end]
            match = NOT_SAID.search(said)
            if sentence.zone == "body" and match and "\n" not in match[0]:
                told = said[: match.start()].rsplit(". ", 1)[-1].strip()
                quote = Quote(source=name, words=match[2], line=draft.line, column=draft.column)
                yield replace(
                    draft,
                    text=f"{told} {match[1]} {match[2]}.",
                    quotes=(quote,),
                    date=None,
                    subject=None,
                    section=draft.section,
                )


def negation_lost(draft: Draft, world: World) -> Iterator[Draft]:
    """A statement without the negation that its quotations hold."""
    if not draft.quotes or not all(re.search(rf"\b{NEGATORS}\b", q.words) for q in draft.quotes):
        return
    match = re.search(r"\b(not|never|no|nothing) ", draft.text)
    if match:
        yield _with(draft, match.start(), match.end(), "some " if match[1] == "no" else "")


def negated(draft: Draft, world: World) -> Iterator[Draft]:
    """A negation that no quotation holds."""
    match = re.search(r"\b(?:is|are|was|were|will|would|has|have|had|can|could)\b", draft.text)
    if match and not re.search(rf"\b{NEGATORS}\b", draft.text):
        yield _with(draft, match.end(), match.end(), " not")


def hedge(draft: Draft, world: World) -> Iterator[Draft]:
    """A figure without its hedge, or with another."""
    match = HEDGED.search(draft.text)
    if match:
        yield _with(draft, match.start(), match.end(), "")
        other = "at least " if match[1] in ("up to", "about", "around", "some") else "up to "
        yield _with(draft, match.start(), match.end(), other)


def weekday(draft: Draft, world: World) -> Iterator[Draft]:
    """A weekday that the calendar does not give."""
    match = re.search(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?: (\d{{4}}))?", draft.text)
    if match:
        months = MONTHS.index(match[2]) + 1
        given = match[3] or (draft.date or world.corpus.as_of or "2026")[:4]
        wrong = WEEKDAYS[(_weekday(int(given), months, int(match[1])) + 2) % 7]
        yield _with(draft, match.start(), match.end(), f"{wrong}, {match[1]} {match[2]} {given}")


def dateline(draft: Draft, world: World) -> Iterator[Draft]:
    """An event dated by the day on which an article appeared."""
    if not draft.date or not draft.quotes:
        return
    for quote in draft.quotes[:1]:
        source = world.corpus.sources.get(quote.source)
        if source is None or source.publication.basis not in ("dateline", "stated"):
            continue
        zones = [z for z in source.article.zones if z.kind in ("dateline", "published")]
        value = source.publication.value
        if zones and value and value != draft.date:
            words = clean(source.text[zones[0].start : zones[0].end]).strip(" —-")
            extra = replace(quote, words=words)
            yield replace(draft, date=value, quotes=(*draft.quotes, extra))


def ordinal(draft: Draft, world: World) -> Iterator[Draft]:
    """The second for the first; three times for twice."""
    yield from swapped(
        {
            "first": "second",
            "second": "third",
            "twice": "three times",
            "half": "a quarter",
            "doubled": "tripled",
            "double": "triple",
        }
    )(draft, world)


def unknown_name(draft: Draft, world: World) -> Iterator[Draft]:
    """A person of whom no article tells."""
    names = [m for m in re.finditer(r"\b[A-Z][a-z]+\b", draft.text) if m[0] in _persons(world)]
    for match in names[:1]:
        yield _with(draft, match.start(), match.end(), "Pettersson")


def other_person(draft: Draft, world: World) -> Iterator[Draft]:
    """One person of the story for another."""
    persons = _persons(world)
    found = [m for m in re.finditer(r"\b[A-Z][a-z]+\b", draft.text) if m[0] in persons]
    if len(found) == 1:
        others = [name for name in persons if name != found[0][0]]
        yield _with(draft, found[0].start(), found[0].end(), others[0])
    for first, second in pairwise(found):
        if first[0] != second[0]:
            text = draft.text
            new = (
                text[: first.start()] + second[0] + text[first.end() : second.start()]
                + first[0] + text[second.end() :]
            )  # fmt: skip
            yield replace(draft, text=new)
            break


strength = swapped(
    {
        "plan to": "agreed to",
        "plans to": "has agreed to",
        "discussed": "agreed on",
        "intend to": "agreed to",
        "wants to": "will",
        "aims to": "will",
        "is likely": "is certain",
        "offered": "agreed",
        "considering": "carrying out",
        "seek": "receive",
    }
)
title = swapped(
    {
        "Prime Minister": "President",
        "defence minister": "foreign minister",
        "Vice President": "President",
        "Secretary of War": "Secretary of State",
        "defence secretary": "treasury secretary",
        "chief executive": "finance minister",
        "chairman": "spokesman",
        "president": "mayor",
    }
)
place = swapped(
    {
        "Japan": "India",
        "Japanese": "Korean",
        "China": "Russia",
        "Chinese": "Russian",
        "United States": "United Kingdom",
        "US": "UK",
        "Hawaii": "Alaska",
        "Canada": "Mexico",
        "Canadian": "Mexican",
        "German": "French",
        "Germany": "France",
        "Romania": "Bulgaria",
        "Australian": "Brazilian",
        "Italian": "Spanish",
        "American": "Indian",
    }
)

KINDS: Mapping[str, Planter] = {
    "words in quotation marks that no source holds": quoted_words,
    "another unit": unit,
    "another currency": currency,
    "another figure": figure,
    "another day": day,
    "another year": year,
    "every source, of some": every_source,
    "more sources than are cited": too_many,
    "a side with another's date or figure": sides,
    "a quotation cut behind a negation": cut_negation,
    "an article's negation left out": source_negation,
    "its quotations' negation dropped": negation_lost,
    "a negation added": negated,
    "a hedge dropped or turned": hedge,
    "another title": title,
    "another country or nationality": place,
    "a weekday that the calendar denies": weekday,
    "an event dated by a dateline": dateline,
    "another ordinal or multiple": ordinal,
    "a person of whom no article tells": unknown_name,
    "one person for another": other_person,
    "a stronger word": strength,
}


def _with(draft: Draft, start: int, end: int, words: str) -> Draft:
    """The draft with a stretch of its text replaced; a sentence still begins with a capital."""
    text = draft.text[:start] + words + draft.text[end:]
    return replace(draft, text=re.sub(r" {2,}", " ", text[:1].upper() + text[1:]))


def _persons(world: World) -> list[str]:
    """The last names of persons, those named most first."""
    counted: dict[str, int] = {}
    for reading in world.corpus.readings.values():
        for mention in reading.names:
            if mention.type == "person":
                last = mention.text.split()[-1].strip("’'s.,")
                counted[last] = counted.get(last, 0) + 1
    return sorted(counted, key=lambda name: (-counted[name], name))


def _weekday(given: int, month: int, number: int) -> int:
    """Monday is 0: Zeller's rule, so that no planted date can fail to exist."""
    month, given = (month + 12, given - 1) if month < 3 else (month, given)
    return (
        number + 13 * (month + 1) // 5 + given + given // 4 - given // 100 + given // 400 + 5
    ) % 7
