"""Verb groups that begin with an auxiliary: "will be held", "had been due to", "could be seen"."""

from __future__ import annotations

from collections.abc import Callable

from generator.article.dates.reader import Found, Reader, Time


def _will(reader: Reader, place: int) -> Found:
    """ "Will be held"; "might have known" is past."""
    main = reader.main(place)
    if reader.at(main) == reader.words.perfect and not reader.within("sure_modals", place):
        to = reader.at(main + 1) == reader.words.infinitive
        return ("future", "finite", main) if to else _perfect(reader, main)
    return "future", "finite", main


def _perfect(reader: Reader, place: int) -> Found:
    return "past", "had", reader.main(place)


def _would(reader: Reader, place: int) -> Found:
    """ "Said it would open" is to come; "would not comment" was refused; "she would have been 90
    on Sunday" tells nothing of the Sunday."""
    main = reader.main(place)
    if reader.at(main) == reader.words.perfect:
        return "told", "had", reader.main(main)
    denied = _denied(reader, place, main)
    if denied and reader.within("refused", main):
        return "past", "report", main
    if reader.reported():
        return "future", "finite", main
    return ("past" if denied else "told"), "finite", main


def _could(reader: Reader, place: int) -> Found:
    """ "Could threaten the town" is to come, "could be seen" and "could not reach it" was."""
    main = reader.main(place)
    if reader.at(main) == reader.words.perfect:
        return _perfect(reader, main)
    if reader.within("perceived", main):
        return "past", "finite", main
    if _denied(reader, place, main):
        return ("told" if reader.reported() else "past"), "finite", main
    return "future", "finite", main


def _denied(reader: Reader, place: int, main: int) -> bool:
    return any(reader.within("negators", each) for each in range(place, main))


def _be(reader: Reader, place: int, ahead: Time) -> Found | None:
    """What is to come, behind a form of "be": "is to", "is due", "is going to", "is planning"."""
    main = reader.main(place)
    form = reader.at(main)
    if form == reader.words.infinitive:
        last = reader.main(main + 1)
        if reader.at(main + 1) == reader.words.perfect and reader.is_past(last):
            return "past", "finite", last  # "was to have met"; not "is to have a new roof"
        return ahead, "finite", reader.main(main)
    if reader.is_plan(main):
        to = reader.at(main + 1) == reader.words.infinitive
        return ahead, "finite", reader.main(main + 1) if to else main
    if form in reader.words.going or reader.within("intends", main):
        return ahead, "finite", main
    return None


def _is(reader: Reader, place: int) -> Found:
    """ "Is due", "are meeting"; "is accused of" tells of what was, "is on Tuesday" of what is to
    come, and "is closed" of neither."""
    main = reader.main(place)
    ahead = _be(reader, place, "future")
    if ahead:
        return ahead
    if reader.within("of_the_past", main):
        return "past", "finite", main
    if reader.within("foreseen", main) and reader.at(main + 1).endswith("ing"):
        return "future", "finite", main + 1
    return "open", "copula", main if reader.is_past(main) else main - 1


def _was(reader: Reader, place: int) -> Found:
    main = reader.main(place)
    last = main if reader.is_past(main) else main - 1
    return _be(reader, place, "told") or ("past", "finite", last)


def _has(reader: Reader, place: int) -> Found:
    """ "Has left", "has been scheduled", "has to leave", "has agreed to"."""
    main = reader.main(place)
    if reader.at(main) == reader.words.infinitive:
        return "future", "finite", main + 1
    if reader.within("intended", main):
        return "told", "finite", main
    if reader.is_plan(main):
        return "future", "finite", main
    if reader.within("commits", main):
        return "past", "commit", main
    if reader.is_past(main) or main > place + 1:
        return "past", "finite", main
    return "open", "finite", place


def _had(reader: Reader, place: int) -> Found:
    """What had been done is past, and so is the day of what "had been due to start"."""
    main = reader.main(place)
    to = reader.at(main + 1) == reader.words.infinitive
    if reader.is_plan(main) or (to and reader.within("intended", main)):
        return "past", "had", reader.main(main + 1) if to else main
    return "past", "had", main if reader.is_past(main) or main > place + 1 else place


def _having(reader: Reader, place: int) -> Found | None:
    """ "Having lost the match"; not "having a baby"."""
    main = reader.main(place)
    return ("past", "had", main) if reader.is_past(main) else None


def _does(reader: Reader, place: int) -> Found:
    main = reader.main(place)
    return ("future" if reader.at(main) in reader.words.bases else "open"), "finite", main


def _did(reader: Reader, place: int) -> Found:
    return "past", "finite", reader.main(place)


AUXILIARIES: dict[str, Callable[[Reader, int], Found | None]] = {
    "will": _will, "would": _would, "could": _could, "is": _is, "was": _was, "has": _has,
    "had": _had, "having": _having, "does": _does, "did": _did,
}  # fmt: skip
