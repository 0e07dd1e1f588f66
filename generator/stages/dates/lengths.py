"""Expressions that are no dates: lengths of time, recurrences, times of day."""

from __future__ import annotations

from generator.stages.dates.grammar import Raw
from generator.stages.dates.guards import word_before
from generator.stages.dates.scene import Answer, Scene, named
from generator.stages.dates.story import whole_number


def _iso(unit: str, number: str) -> str:
    """ISO 8601: `P3D`, `PT50M`."""
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def _length(raw: Raw, scene: Scene, extra: str) -> Answer:
    basis = scene.basis("length")
    text = raw.words.get("count", "1")
    unit, size = scene.rules.word("units", raw.words["unit"])
    number = whole_number(text, scene)
    if number is not None:
        return Answer(type="duration", value=_iso(unit, f"{number * size}{extra}"), basis=basis)
    if text[0] in "0123456789" and size == 1:
        return Answer(type="duration", value=_iso(unit, text.replace(",", "")), basis=basis)
    return Answer(type="duration", basis=scene.basis("no_number"))


def duration(raw: Raw, scene: Scene) -> Answer:
    """“50-minute”, “the past nine days”, “over a year”; “$5 a year” is a recurrence."""
    if raw.words.get("count", "").lower() in ("a", "an") and _is_rate(raw, scene):
        return each(raw, scene)
    return _length(raw, scene, "")


def _is_rate(raw: Raw, scene: Scene) -> bool:
    before = word_before(scene.text, raw.start)
    return before[-1:].isdigit() or scene.rules.word("money_words", before) is True


def half_duration(raw: Raw, scene: Scene) -> Answer:
    """“two and a half years”, “half an hour”."""
    if "count" in raw.words:
        return _length(raw, scene, ".5")
    unit, size = scene.rules.word("units", raw.words["unit"])
    if (unit, size) == ("TH", 1):
        value = "PT30M"
    else:
        value = {"Y": f"P{6 * size}M"}.get(unit, _iso(unit, f"{size / 2:g}"))
    return Answer(type="duration", value=value, basis=scene.basis("length"))


def each(raw: Raw, scene: Scene) -> Answer:
    """“every year”, “daily”, “every Thursday”, “per day”."""
    basis = scene.basis("recurring")
    if "every" in raw.words:
        return Answer(type="set", value=scene.rules.word("every", raw.words["every"]), basis=basis)
    if "weekday" in raw.words:
        return Answer(type="set", value="P1W", basis=basis)
    unit, size = scene.rules.word("units", raw.words["unit"])
    number = whole_number(raw.words.get("number", "1"), scene)
    value = None if number is None else _iso(unit, str(number * size))
    return Answer(type="set", value=value, basis=basis)


def clock(raw: Raw, scene: Scene) -> Answer:
    """“15:06 JST”, “3 p.m.”: an ISO 8601 time."""
    hour, _, minute = raw.words.get("clock", raw.words.get("hour", "")).partition(":")
    if "military" in raw.words:
        hour, minute = raw.words["military"][:2], raw.words["military"][2:]
    number = int(hour)
    half = raw.words.get("ampm", "").lower()[:1]
    if half and number <= 12:
        number = number % 12 + (12 if half == "p" else 0)
    zone = scene.rules.word("zones", raw.words.get("zone", "")) or ""
    value = f"T{number:02}:{minute or '00'}{zone}"
    return Answer(type="time", value=value, basis=scene.basis("clock"))


RESOLVERS = named(duration, half_duration, each, clock)
