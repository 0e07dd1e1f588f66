"""A text read for dates: its worlds, and in each of them expression after expression."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from generator import edtf
from generator.article.dates import (
    beside,
    calendars,
    decided,
    holidays,
    lengths,
    periods,
    relative,
    steps,
    story,
    stretches,
    worlds,
)
from generator.article.dates.grammar import Grammar, Raw, grammar
from generator.article.dates.history import is_history
from generator.article.dates.scene import (
    Anchor,
    Answer,
    Found,
    Moment,
    Resolver,
    Scene,
    moment,
    within_teaser,
)
from generator.article.dates.worlds import Place
from generator.model import Article, DateMention, Language, Span, Zone

_RESOLVERS: dict[str, Resolver] = (
    calendars.RESOLVERS
    | holidays.RESOLVERS
    | periods.RESOLVERS
    | story.RESOLVERS
    | relative.RESOLVERS
    | lengths.RESOLVERS
    | stretches.RESOLVERS
)
_STORY = 300  # characters: how far on a story is of the day that it named
# Stand outside the story: "the same day" is not the day of a time stamp.
_UNTOLD = ("published", "byline")


def read(
    text: str, article: Article | None, anchor: Anchor, language: Language
) -> list[tuple[Found, Zone]]:
    """Every date expression with its zone, in text order. Residue is passed over."""
    rules = grammar(language)
    host = moment(text, anchor, article, language)
    pairs: list[tuple[Found, Zone]] = []
    for world in worlds.worlds(text, article):
        places = list(worlds.places(text, world, language))
        now = within_teaser(host, rules) if world.teaser else host
        if places:
            scene = Scene(
                text=text,
                rules=rules,
                clauses=places[0].clauses,
                anchor=anchor,
                moment=now,
                found=[],
                teaser=world.teaser,
                history=_is_history(places, now, rules),
                order=anchor.date_order or calendars.order_of(place.raw for place in places),
            )
            pairs += _read_world(places, scene)
    return sorted(pairs, key=lambda pair: pair[0].mention.start)


def _is_history(places: Sequence[Place], now: Moment, rules: Grammar) -> bool:
    known = now.certain and now.days
    return bool(known and is_history((place.raw for place in places), now.days[-1], rules))


def _read_world(places: Sequence[Place], scene: Scene) -> list[tuple[Found, Zone]]:
    found: list[Found] = []
    pairs: list[tuple[Found, Zone]] = []
    scene = replace(scene, found=found)
    own = _own_day(places, scene) if scene.teaser else None
    if own:
        scene = replace(scene, moment=own)
    late = []
    for place in _in_turn(places, scene):
        if _is_late(place.raw, scene):
            late.append(place)
            continue
        one = _resolve(place, _at(place, scene))
        found.append(one)
        pairs.append((one, place.zone))
    days = sorted(
        (one for one in found if one.value and _is_days(one.value)),
        key=lambda one: one.mention.start,
    )
    for place in late:
        read_late = _time if place.raw.rule == "clock" else _beside
        pairs.append((read_late(place, _at(place, scene), days), place.zone))
    bases = beside.with_ranges([one for one, _ in pairs], scene)
    return [(_with_basis(one, bases), zone) for one, zone in pairs]


def _at(place: Place, scene: Scene) -> Scene:
    """The scene of an expression: its clauses."""
    return scene if scene.clauses is place.clauses else replace(scene, clauses=place.clauses)


def _with_basis(one: Found, bases: Mapping[int, str]) -> Found:
    basis = bases.get(one.mention.start)
    return one if basis is None else replace(one, mention=replace(one.mention, basis=basis))


def _is_late(raw: Raw, scene: Scene) -> bool:
    """Whether the dates around an expression, those behind it too, tell what it means."""
    return raw.rule == "clock" or (_is_week(raw, scene) and not scene.moment.certain)


def _own_day(places: Sequence[Place], scene: Scene) -> Moment | None:
    """A day that a teaser states with its year: its other months and days lie near that."""
    for place in places:
        if place.raw.rule in ("stamp", "stamp_iso", "month_day") and "year" in place.raw.words:
            value = _resolve(place, _at(place, scene)).value
            if value and value.start:
                return Moment(days=(value.start,), basis=scene.basis("beside", date=value.start))
    return None


def _in_turn(places: Sequence[Place], scene: Scene) -> Iterator[Place]:
    """In text order, but "three days after" once the "January 15" behind it is known, and "May"
    once the "June 1998" is."""
    index = 0
    while index < len(places):
        end = index + 1
        while end < len(places) and _waits(places[end - 1].raw, places[end].raw, scene):
            end += 1
        run = places[index:end]
        sharing = len(run) > 1 and beside.shares_year(run[-2].raw, run[-1].raw, scene)
        yield from run if sharing and not scene.names_year(run[-1].raw) else reversed(run)
        index = end


def _waits(one: Raw, other: Raw, scene: Scene) -> bool:
    return (
        beside.counts_from(one, other, scene)
        or beside.in_apposition(one, other, scene)
        or beside.shares_year(one, other, scene)
        or beside.ends_on(one, other, scene)
        or beside.begins(one, other, scene)
    )


def _resolve(place: Place, scene: Scene) -> Found:
    raw = place.raw
    try:
        beside_it = beside.apposition(raw, scene)
        stretch = beside.stretch(raw, scene)
        if stretch and raw.rule != "duration":
            beside_it = stretch
        answer = beside_it or decided.resolve(raw, scene, _RESOLVERS[raw.rule])
        answer = _with_prefix(answer, raw, scene)
        if answer.value and answer.type == "date" and edtf.parse(answer.value) is None:
            raise ValueError(answer.value)
    except (ValueError, OverflowError, IndexError):
        answer, stretch = Answer(basis=scene.basis("out_of_range")), None
    found = _found(place, scene, answer)
    # "Nine months" is a length, and with "ended Sept. 30" what "a year earlier" counts from.
    told = edtf.parse(stretch.value) if stretch and stretch.value else None
    return found if found.value or told is None else replace(found, value=told)


def _found(place: Place, scene: Scene, answer: Answer) -> Found:
    raw = place.raw
    end = answer.end or raw.end
    value = edtf.parse(answer.value) if answer.value and answer.type == "date" else None
    mention = DateMention(
        start=raw.start,
        end=end,
        text=scene.text[raw.start : end],
        type=answer.type,
        value=answer.value,
        basis=answer.basis,
        anchor=answer.anchor,
        readings=answer.readings,
    )
    return Found(
        mention=mention,
        raw=raw,
        value=value,
        tense=scene.tense(raw) if value else None,
        sentence=scene.clauses.sentence(raw.start),
        told=place.zone.kind not in _UNTOLD,
    )


def _with_prefix(answer: Answer, raw: Raw, scene: Scene) -> Answer:
    """What "early", "around", "the end of" or "since" makes of a date."""
    value = edtf.parse(answer.value) if answer.value and answer.type == "date" else None
    if value is None:
        return answer
    if raw.since:
        answer = beside.since(answer, value.text, scene)
    if raw.prefix in (None, "bounded"):
        return answer
    return replace(answer, value=edtf.qualify(value.text, "~"))


def _is_week(raw: Raw, scene: Scene) -> bool:
    return raw.rule == "which_unit" and scene.rules.word("periods", raw.words["period"]) == "W"


def _is_days(value: edtf.Edtf) -> bool:
    known = value.start is not None and value.end is not None
    return known and value.precision in ("day", "interval") and _length(value) < timedelta(days=8)


def _length(value: edtf.Edtf) -> timedelta:
    return value.end - value.start if value.start and value.end else timedelta.max


def _beside(place: Place, scene: Scene, days: Sequence[Found]) -> Found:
    """“Next week … from January 29 to 31”: in a text that is not dated itself, a week is that of
    the date nearest to it in the text that is not of the other tense."""
    raw = place.raw
    step = scene.rules.word("which_now", raw.words["which"])
    other = {None: None, -1: "future", 1: "past"}.get(step)
    near = _nearest(raw, [one for one in days if other is None or one.tense != other])
    if step is None or near is None or near.value is None or near.value.start is None:
        return _resolve(place, scene)
    answer = Answer(
        value=edtf.qualify(steps.week(near.value.start), "?"),
        basis=scene.basis("beside", date=near.value.text.replace("?", "")),
        anchor=Span(start=near.mention.start, end=near.mention.end),
    )
    return _found(place, scene, answer)


def _nearest(raw: Raw, days: Sequence[Found]) -> Found | None:
    """The date of a few that is nearest in the text."""
    index = bisect_left(days, raw.start, key=lambda one: one.mention.start)
    around = days[max(0, index - 1) : index + 1]
    return min(around, key=lambda one: abs(one.mention.start - raw.start), default=None)


def _time(place: Place, scene: Scene, days: Sequence[Found]) -> Found:
    """A time of day, with its day where the sentence names one or the text is dated."""
    raw = place.raw
    one = _resolve(place, scene)
    if one.mention.value is None:
        return one
    own = decided.resolve(raw, scene, relative.clock_day) if relative.names_day(raw) else None
    if own and own.value:
        mark = "?" if own.value.endswith("?") else ""
        value = f"{own.value.rstrip('?')}{one.mention.value}{mark}"
        told = replace(one.mention, value=value, basis=own.basis, readings=own.readings)
        return replace(one, mention=told)
    near = _nearest(raw, days)
    if near is None or near.sentence != one.sentence:
        near = _told_before(raw, days)
    day = near.value if near else None
    if day is None and scene.moment.certain and not scene.teaser and scene.moment.days:
        day = edtf.parse(str(scene.moment.days[-1])) if len(scene.moment.days) == 1 else None
    if day is None or day.precision != "day" or day.start is None:
        return one
    basis = near.mention.basis if near else scene.moment.basis
    mark = "?" if day.uncertain else ""
    value = f"{day.start}{one.mention.value}{mark}"
    return replace(one, mention=replace(one.mention, value=value, basis=basis))


def _told_before(raw: Raw, days: Sequence[Found]) -> Found | None:
    """The day told of just before: "The train left on Monday. It derailed at 9 p.m."."""
    index = bisect_left(days, raw.start, key=lambda one: one.mention.start)
    before = days[index - 1] if index else None
    near = before and before.told and raw.start - before.mention.end <= _STORY
    return before if near and before and before.tense == "past" else None
