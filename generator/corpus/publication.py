"""When each source appeared, and how that is known.

An editor's word goes first, then a full date that the article states as that of its publication,
then its dateline. Else there may be a bound: an article that reports a day as past did not appear
before it. Nothing is guessed beyond that, and a bound that would mislead is not said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator import edtf
from generator.model import Article, DateMention, Language, Publication, Seed

# What an article reports as past: its source's id, and the days on which other sources appeared.
# The stage that reads dates is handed in, as stages do not import each other.
Reported = Callable[[str, tuple[str, ...]], tuple[DateMention, ...]]

_FIRST_WORDS = 600  # of the body: where a report names the weekday of its news
_NEAREST_YEARS = range(-1, 2)
# An article tells the story of others that appeared long after the last day that it gives: "12
# December or later" is true of an article on talks in January, and leads a reader astray.
_FAR = timedelta(days=7)


def publications(
    articles: Mapping[str, tuple[Seed, Article]],
    given: Mapping[str, str | None],
    language: Language,
    reported: Reported,
    related: Mapping[str, Sequence[str]],
) -> dict[str, Publication]:
    """When each source appeared, by source id; unknown is `Publication()`.

    `given` holds what editors give, EDTF already checked. `reported(source, others)` tells the days
    that an article reports as past, `others` being days on which those of `related` appeared: the
    sources, by the id of each, that tell of the same matter.
    """
    words = language.data["dates"]["publication"]
    known: dict[str, Publication] = {}
    for source, (_, article) in articles.items():
        plain = _plain(article, given.get(source), words)
        if plain:
            known[source] = plain
    stated = dict(known)
    for source, (seed, article) in articles.items():
        if source not in known and article.dateline_date:
            days = _days(stated[other] for other in related[source] if other in stated)
            own = reported(source, ()) if not days else ()
            found = _from_dateline(_Dateline(seed, article, language), days, own)
            if found:
                known[source] = found
    for source in articles:
        if source not in known:
            days = _days(known[other] for other in related[source] if other in stated)
            others = tuple(day.isoformat() for day in days)
            known[source] = _bound(reported(source, others), days, words)
    return {source: known[source] for source in articles}


def as_of(known: Mapping[str, Publication], override: str | None = None) -> str | None:
    """The latest date on which a source is known to have appeared; `override` goes first. Bounds
    and uncertain dates do not count."""
    if override:
        return override
    values = [edtf.parse(each.value) for each in known.values() if each.value and _counts(each)]
    dated = [(value.start, value.text) for value in values if value and value.start and value.end]
    return max(dated)[1] if dated else None


def _counts(publication: Publication) -> bool:
    value = edtf.parse(publication.value) if publication.value else None
    return publication.basis != "inferred" and value is not None and not value.uncertain


def _days(known: Iterable[Publication]) -> tuple[date, ...]:
    """The days on which sources are known to have appeared, without repetition, in order."""
    values = [edtf.parse(each.value) for each in known if each.value and _counts(each)]
    return tuple(sorted({v.start for v in values if v and v.start and v.precision == "day"}))


def _plain(article: Article, given: str | None, words: Mapping[str, Any]) -> Publication | None:
    if given:
        return Publication(value=given, basis="given", reason=words["given"])
    if article.published:
        return Publication(value=article.published, basis="stated", reason=words["stated"])
    value = edtf.parse(article.dateline_date) if article.dateline_date else None
    if value and value.start and value.end:
        return Publication(value=value.text, basis="dateline", reason=words["dateline"])
    return None


@dataclass(frozen=True, slots=True)
class _Dateline:
    """A dateline with a month and a day ("Washington, Jan. 15"), and the text that follows it."""

    seed: Seed
    article: Article
    language: Language

    def publication(self, reason: str, value: date, uncertain: bool = False) -> Publication:
        words = self.language.data["dates"]["publication"]
        weekday = self.weekday()
        text = words[reason].format(
            words=(self.article.dateline or "").strip(),
            weekday=weekday[0] if weekday else "",
            year=value.year,
        )
        plain = value.isoformat()
        return Publication(
            value=edtf.qualify(plain, "?") if uncertain else plain, basis="dateline", reason=text
        )

    def day_in(self, year: int) -> date | None:
        text = (self.article.dateline_date or "").replace("XXXX", f"{year:04}")
        value = edtf.parse(text)
        return value.start if value and value.precision == "day" else None

    def weekday(self) -> tuple[str, int] | None:
        """The first weekday that the beginning of the body names, with its ISO number."""
        start = next((zone.start for zone in self.article.zones if zone.kind == "body"), None)
        if start is None:
            return None
        opening = self.seed.text[start : start + _FIRST_WORDS]
        names = self.language.data["dates"]["weekdays"].items()
        places = [(opening.find(name), name, number) for name, number in names if name in opening]
        return min(places)[1:] if places else None


def _from_dateline(
    dateline: _Dateline, days: Sequence[date], own: Sequence[DateMention]
) -> Publication | None:
    """The year of a dateline: the one nearest to when related sources appeared. Where these lie in
    several years, or there are none but dates in the text itself, the weekday that the report names
    decides: the day of the dateline, or one just before it. A year that others give is uncertain.
    """
    near = days or tuple(sorted({day for mention in own if (day := _start(mention))})[-1:])
    choices = sorted({choice for day in near if (choice := _nearest(dateline, day))})
    if not choices:
        return None
    weekday = dateline.weekday()
    if len(choices) == 1 and days:
        same_day = weekday and choices[0].isoweekday() == weekday[1]
        reason = "dateline_weekday" if same_day else "dateline_near"
        return dateline.publication(reason, choices[0], uncertain=True)
    lags = sorted(((day.isoweekday() - weekday[1]) % 7, day) for day in choices) if weekday else []
    fitting = [day for lag, day in lags if lag <= 1]
    if len(fitting) == 1:
        same_day = lags[0][0] == 0
        reason = "dateline_weekday" if same_day else "dateline_near" if days else "dateline_text"
        return dateline.publication(reason, fitting[0], uncertain=bool(days))
    if len(choices) == 1:
        return dateline.publication("dateline_text", choices[0], uncertain=True)
    return None


def _nearest(dateline: _Dateline, near: date) -> date | None:
    choices = [dateline.day_in(near.year + step) for step in _NEAREST_YEARS]
    known = [choice for choice in choices if choice]
    return min(known, key=lambda day: abs(day - near), default=None)


def _start(mention: DateMention) -> date | None:
    value = edtf.parse(mention.value) if mention.value else None
    return value.start if value else None


def _bound(
    reported: Sequence[DateMention], related: Sequence[date], words: Mapping[str, Any]
) -> Publication:
    """An article did not appear before the latest day that it reports as past.

    Nothing is said where the next of the related sources appeared more than a week after that day.
    """
    dated = [(day, mention) for mention in reported if (day := _start(mention))]
    if not dated:
        return Publication()
    day, mention = max(dated, key=lambda pair: (pair[0], -pair[1].start))
    following = [other for other in related if other >= day]
    if following and min(following) - day > _FAR:
        return Publication()
    value = edtf.parse(mention.value or "")
    text = edtf.qualify(day.isoformat(), "?") if value and value.uncertain else day.isoformat()
    quoted = " ".join(mention.text.split())
    return Publication(
        value=f"{text}/..", basis="inferred", reason=words["inferred"].format(words=quoted)
    )
