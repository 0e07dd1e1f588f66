"""A date that may be past or to come: the likelier value, marked, with all that it may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator import edtf
from generator.article.dates.clauses import Direction
from generator.article.dates.grammar import Raw
from generator.article.dates.scene import Answer, Resolver, Scene

_NEAR = 62  # days: "Dec. 6" in January is that of this winter, whatever the verb leaves open
_AGAIN = 3  # times as far away
_MONTH = timedelta(days=31)


def resolve(raw: Raw, scene: Scene, resolver: Resolver) -> Answer:
    """What an expression means in the direction that its sentence gives it. Where the sentence
    leaves the direction open, and the value depends on it, the value is marked uncertain."""
    answer = resolver(raw, scene)
    if answer.value is None or answer.type != "date" or answer.readings or scene.history:
        return answer
    told = scene.direction(raw)
    if told.sure or answer.basis == scene.basis("stated"):
        return answer
    readings = {answer.value, *_others(raw, scene, resolver)}
    if len(readings) == 1 or _is_plain(answer.value, readings, scene):
        return answer
    name = "doubtful" if told.sign else "undirected"
    return replace(
        answer,
        value=edtf.qualify(answer.value, "?"),
        basis=scene.basis(name, basis=answer.basis, sign=told.sign),
        readings=tuple(sorted(readings)),
    )


def _others(raw: Raw, scene: Scene, resolver: Resolver) -> Iterator[str]:
    for taken in (Direction("past", True), Direction("future", True)):
        value = resolver(raw, replace(scene, taken=taken)).value
        if value is not None:
            yield value


def _is_plain(value: str, readings: set[str], scene: Scene) -> bool:
    """Whether a day or month is so near to the text, and all else so far, that it is that one."""
    if not scene.moment.days or edtf.days(value)[1] - edtf.days(value)[0] > _MONTH:
        return False
    near = _away(value, scene.moment.days[-1])
    rest = min(_away(other, scene.moment.days[-1]) for other in readings if other != value)
    return near <= _NEAR and rest >= max(_AGAIN * near, _AGAIN * _NEAR)


def _away(value: str, day: date) -> int:
    """Days from a day to the nearest of a value's."""
    first, last = edtf.days(value)
    return max((first - day).days, (day - last).days, 0)
