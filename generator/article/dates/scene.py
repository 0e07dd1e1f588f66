"""What a date expression is read against: the day of its text, and the dates before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator import edtf
from generator.article.dates import abroad, steps
from generator.article.dates.clauses import Clauses, Direction, Tense
from generator.article.dates.direction import direction
from generator.article.dates.grammar import Grammar, Raw
from generator.article.dates.guards import word_before
from generator.edtf import Hemisphere
from generator.model import Article, DateMention, DateOrder, DateType, FiscalNaming, Language, Span

_LATEST_SHORT_YEAR = 2049  # of "'98" in a text without a date
_LOOK_BACK = 100  # dates
_MONTH = timedelta(days=31)
_NO_DAYS = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What is known of the day on which a text appeared.

    `published` is EDTF: a day, a coarser date, or a bound such as `2026-01-17/..`. `others` are the
    days on which the other sources of the corpus appeared: an undated text is read against those
    when all of them lead to the same value, which is then marked uncertain.
    """

    published: str | None = None
    others: tuple[str, ...] = ()
    fiscal_year_start: int = 1
    fiscal_year_named: FiscalNaming | None = None
    hemisphere: Hemisphere = "north"
    date_order: DateOrder | None = None

    @property
    def fiscal(self) -> tuple[int, bool]:
        """The first month of a fiscal year, and whether it is named after the year in which it
        ends: where nothing is set, fiscal 2024 from April ends in March 2025, and from October in
        September 2024."""
        first = self.fiscal_year_start
        named = self.fiscal_year_named or ("ends" if first > 6 else "begins")
        return first, named == "ends" and first > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The days on which a text may have appeared. An expression is resolved against each of them,
    and only where all agree is there a value. `bound` is a day that it did not appear before."""

    days: tuple[date, ...] = ()
    bound: date | None = None
    certain: bool = True
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an expression means. `end` shortens it where its last words do not belong to it;
    `readings` are all values that it may have, where there is more than one."""

    type: DateType = "date"
    value: str | None = None
    basis: str = ""
    anchor: Span | None = None
    end: int | None = None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A resolved expression, with what `reported` and later expressions ask of it."""

    mention: DateMention
    raw: Raw
    value: edtf.Edtf | None  # of a date; not of a duration
    tense: Tense | None
    sentence: Span
    told: bool  # stands in running text, so that "three days later" may count from it


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that a resolver may look at. `found` grows while the text is read. `taken` is the
    direction that the expression at hand is taken to have, `order` that of numeric dates."""

    text: str
    rules: Grammar
    clauses: Clauses
    anchor: Anchor
    moment: Moment
    found: Sequence[Found]
    teaser: bool = False
    history: bool = False
    order: str | None = None
    taken: Direction | None = None

    def tense(self, raw: Raw) -> Tense | None:
        """Of the clause around an expression; what has gone on since then began in the past."""
        return self.direction(raw).tense

    def direction(self, raw: Raw) -> Direction:
        """The same, and whether it can be nothing else."""
        return self.taken or direction(raw, self.clauses)

    def basis(self, name: str, **words: object) -> str:
        return str(self.rules.tables["basis"][name]).format(**words)

    def way(self, raw: Raw) -> Tense | None:
        """In which direction a day without a year is looked for: that of the tense, but a history
        goes on from date to date."""
        return "future" if self.history else self.tense(raw)

    def stated(self, value: str) -> Answer:
        """A value that needs nothing but its own words."""
        return Answer(value=value, basis=self.basis("stated"))

    def names_year(self, raw: Raw) -> bool:
        """Whether an expression tells its year, if only the last two digits of it."""
        return "year" in raw.words or "yy" in raw.words

    def year(self, raw: Raw) -> int:
        """The year that an expression tells."""
        year = raw.words.get("year")
        return int(year) if year else self.full_year(int(raw.words["yy"]))

    def full_year(self, two_digits: int) -> int:
        """The year of "'98" and "11/02/89": at most a decade after that of the text."""
        known = self.moment.days[-1] if self.moment.days else self.moment.bound
        latest = known.year + 10 if known else _LATEST_SHORT_YEAR
        return latest - (latest - two_digits) % 100

    def deictic(self, compute: Callable[[date], str]) -> Answer:
        """A value counted from the day of the text: "today", "last month". In a teaser, whose day
        nobody states, there is none."""
        if self.teaser:
            return Answer(basis=self.basis("teaser"))
        if not self.moment.days:
            return Answer(basis=self.basis("unpublished"))
        return self._agreed(compute, self.moment.days)

    def calendar(self, raw: Raw, compute: Callable[[date], str]) -> Answer:
        """A value that the day of the text only helps to find, such as the year of "15 January".
        A bound, or the article around a teaser, is good enough; it is then marked uncertain. In a
        history the date before helps instead."""
        told = self.before(raw)
        if told and told.value and told.value.start and told.value.end:
            # After "in 1941", "on December 7" is in that year; after "June 20", "June 6" may be
            # the one before it.
            coarse = told.value.end - told.value.start > _MONTH
            return self._after(told, compute(told.value.start + (_MONTH if coarse else _NO_DAYS)))
        answer = self._agreed(compute, self.moment.days) if self.moment.days else Answer()
        if answer.value is None and self.moment.bound:
            value = compute(self.moment.bound)
            plain = self.basis("bound", date=self.moment.bound)
            basis = self.moment.basis if self.teaser else plain
            return Answer(value=edtf.qualify(value, "?"), basis=basis)
        return answer if answer.basis else Answer(basis=self.basis("unpublished"))

    def yearly(self, raw: Raw, value: Callable[[int], str]) -> Answer:
        """A stretch that recurs every year, of which the context tells the year."""
        way = self.way(raw)
        slack = not self.rules.word("within_it", word_before(self.text, raw.start))

        def compute(day: date) -> str:
            return steps.recent((value(day.year + n) for n in (-1, 0, 1)), day, way, slack=slack)

        told = self.before(raw)
        if told and told.value and told.value.start:
            return self._after(told, compute(told.value.start))
        return self.calendar(raw, compute)

    def before(self, raw: Raw) -> Found | None:
        """The last date told before an expression of a history."""
        for found in reversed(self.found[-_LOOK_BACK:]) if self.history else ():
            known = found.value and found.value.start and found.value.end
            if known and found.told and found.mention.end <= raw.start:
                return found
        return None

    def _after(self, told: Found, value: str) -> Answer:
        plain = (told.mention.value or "").replace("?", "")
        anchor = Span(start=told.mention.start, end=told.mention.end)
        return Answer(value=value, basis=self.basis("counted", date=plain), anchor=anchor)

    def _agreed(self, compute: Callable[[date], str], days: Sequence[date]) -> Answer:
        values = {compute(day) for day in days}
        if len(values) > 1:
            return Answer(basis=self.basis("apart"))
        value = values.pop()
        if not self.moment.certain:
            value = edtf.qualify(value, "?")
        return Answer(value=value, basis=self.moment.basis)


def moment(text: str, anchor: Anchor, article: Article | None, language: Language) -> Moment:
    """The days on which a text may have appeared, from what is known of its publication."""
    words: Mapping[str, str] = language.data["dates"]["basis"]
    published = edtf.parse(anchor.published) if anchor.published else None
    others = [value for value in map(edtf.parse, anchor.others) if value and value.start]
    days = tuple(sorted({value.start for value in others if value.start}))
    basis = words["others"].format(date=_spread(days)) if days else ""
    if published is None or edtf.year_unknown(published):
        return Moment(days=days, certain=False, basis=basis)
    if published.start is None or published.end is None:
        bound = published.start
        days = tuple(day for day in days if bound is None or day >= bound)
        return Moment(days=days, bound=bound, certain=False, basis=basis)
    certain = not published.uncertain
    stated = _dateline_day(published, article)
    if stated:
        basis = words["dateline"].format(date=stated)
        return Moment(days=(stated,), certain=certain, basis=basis)
    local = abroad.local(text, article, published, language)
    if local:
        basis = words["local"].format(
            date=published.text, place=local.place, local=_spread(local.days)
        )
        return Moment(days=local.days, certain=certain, basis=basis)
    return Moment(
        days=tuple(sorted({published.start, published.end})),
        certain=certain,
        basis=words["published"].format(date=published.text),
    )


def _spread(days: Sequence[date]) -> str:
    return f"{days[0]}" if days[0] == days[-1] else f"{days[0]} – {days[-1]}"


def _dateline_day(published: edtf.Edtf, article: Article | None) -> date | None:
    """The dateline's day where it is a day or two before publication: what the text calls today."""
    stated = article.dateline_date if article else None
    if not stated or published.precision != "day" or published.start is None:
        return None
    value = edtf.parse(stated.replace("XXXX", f"{published.start.year:04}"))
    if value is None or value.precision != "day" or value.start is None:
        return None
    days = timedelta(days=3)
    return value.start if timedelta(0) < published.start - value.start <= days else None


def within_teaser(host: Moment, rules: Grammar) -> Moment:
    """What a teaser's months and days are read against: the article on whose page it stands."""
    days = host.days
    known = str(days[0]) if days else f"{host.bound}/.." if host.bound else ""
    basis = rules.tables["basis"]["host"].format(date=known) if known else ""
    return replace(host, certain=False, basis=basis)


Resolver = Callable[[Raw, Scene], Answer]


def named(*resolvers: Resolver) -> dict[str, Resolver]:
    """Resolvers by the name of the rule that they resolve."""
    return {str(resolver.__name__): resolver for resolver in resolvers}
