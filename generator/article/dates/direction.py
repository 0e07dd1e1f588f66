"""Whether a date is past or to come, as the verb that governs it and the words beside it tell."""

from __future__ import annotations

import re

from generator.article.dates.clauses import Clauses, Direction, Governed, Tense
from generator.article.dates.grammar import Raw
from generator.article.dates.guards import word_after, word_before
from generator.article.dates.reader import Group

_OWNED = re.compile(r"['’]s?(?!\w)")
_HEAD = re.compile(r"(?:[^\S\n]+[\w’'-]{1,30}){1,3}")
# "Thursday's vote, in which", "Monday, when".
_ITS_CLAUSE = re.compile(
    r"(?:['’]s?(?P<head>(?:[^\S\n]+[\w’'-]{1,30}){1,2}))?,?"
    r"(?P<link>[^\S\n]+[a-z]{2,6})?[^\S\n]+(?P<opener>\w{1,10})"
)
_BESIDE = 30  # characters
_DAYS = ("weekday", "clock", "day_word")  # in news of these days, where a plan would name a date
_SET = ("weekday", "month_day")  # "called a strike for Thursday"; not "profit for March"
_SHOWN = ("present", "copula")
_BETWEEN = 60  # characters
_QUOTED = 1  # a quotation mark before the first word


def direction(raw: Raw, clauses: Clauses) -> Direction:
    """The direction of a date expression, from its own sentence. Under a picture the present tells
    of what it shows: "Koh, left, speaks on Thursday"."""
    if raw.start not in clauses.directions:
        clauses.directions[raw.start] = _read(raw, clauses)
    return clauses.directions[raw.start]


def _read(raw: Raw, clauses: Clauses) -> Direction:
    if raw.since:
        return Direction("past", True, "since")
    governed = clauses.governed(raw.start, raw.end)
    shown = governed.group or governed.passed
    if clauses.pictured and shown and (shown.sort in _SHOWN or shown is governed.passed):
        return Direction("past", True, _words(shown, clauses))
    head = _head(raw, clauses)
    told = _of_its_clause(raw, clauses, governed.group)
    if told:
        return told
    if head is not None and raw.rule == "weekday":
        return _of_noun(raw, clauses, governed, head)
    if head is not None:
        return _of_month(raw, clauses, governed, head)
    deadline = (raw.deadline or "").lower()
    if deadline in clauses.words.lists["terms"]:
        return _term(raw, clauses, governed, deadline)
    if _is_told(raw, clauses, governed.group):
        return Direction("future", True, _words(governed.group, clauses))
    return _governed(raw, clauses, governed)


def _words(group: Group | None, clauses: Clauses) -> str:
    return " ".join(clauses.text[group.start : group.end].split()) if group else ""


def _is_told(raw: Raw, clauses: Clauses, group: Group | None) -> bool:
    """ "The election is Tuesday", "midterms are in November", "Tuesday is the last day"."""
    if group is None or group.sort != "copula":
        return False
    if group.start > raw.end:
        opens = raw.start - clauses.sentence(raw.start).start <= _QUOTED
        return opens and clauses.adjoins(raw.end, group.start)
    plain = len(_words(group, clauses).split()) == 1
    return plain and clauses.beside(group, raw.start)


def _governed(raw: Raw, clauses: Clauses, governed: Governed) -> Direction:
    group, before, passed, opener = governed
    if group and opener in clauses.words.lists["over"] and group.start > raw.start:
        return Direction("past", group.time == "past", _words(group, clauses))
    sign = _words(group, clauses)
    if (group is None or group.time == "open") and _is_measured(raw, clauses):
        return Direction("past", True, sign)
    if group is None:
        return Direction("past" if passed else None, False, sign)
    if group.sort == "until":
        return _until(raw, clauses, before, sign)
    if group.sort in ("noun", "start", "ahead"):
        return _of_plan(raw, group, before, sign)
    if group.time == "agreed":
        # "Agreed to meet in March" is the day of the meeting, "agreed to sell it on Monday" may be
        # that of the agreement.
        days = raw.rule in _DAYS
        tense: Tense = "past" if days and not group.calendar else "future"
        return Direction(tense, group.calendar and not days, sign)
    if group.time == "past":
        return _of_past(raw, clauses, group, sign)
    if group.time == "open":
        # "Markets are closed Monday", "the fair is held in June".
        held = (group.sort == "copula" and clauses.beside(group, raw.start)) or _is_named(
            raw, clauses
        )
        return Direction("future" if held else "past", False, sign)
    if group.time == "told" and (group.sort == "had" or _is_turned(raw, clauses)):
        return Direction("past", group.sort != "had", sign)
    if group.time == "told" and raw.rule == "month_day":
        return Direction(None, False, sign)  # "was due to start on 13 July": the nearest one
    return Direction("future", group.time == "future" and passed is None, sign)


def _of_plan(raw: Raw, group: Group, before: Group | None, sign: str) -> Direction:
    """ "Rejected the planned rise on Tuesday": the day is that of the verb, a month may be that of
    the noun; "fell through February" is no plan, "extended it through February" is one, and "fell
    ahead of elections in November" tells of no year."""
    told = before is not None and before.time == "past"
    if group.sort != "noun":
        return Direction("future", not told, sign)
    doubtful = told and raw.rule in _DAYS
    return Direction("past" if doubtful else "future", not doubtful, sign)


def _of_past(raw: Raw, clauses: Clauses, group: Group, sign: str) -> Direction:
    """Past, but "called a strike for Thursday" and maybe "called for protests on Saturday"."""
    links = clauses.words.lists["for_days"]
    asked = group.sort == "commit" and word_after(clauses.text, group.end) in links
    if (asked and raw.rule in _DAYS) or _is_for_event(raw, clauses, group):
        return Direction("future", False, sign)
    if _is_of_plan(raw, clauses, group):
        return Direction("past", False, sign)
    named = _is_named(raw, clauses) and group.sort != "had"
    return Direction("future" if named else "past", True, sign)


def _is_of_plan(raw: Raw, clauses: Clauses, group: Group) -> bool:
    """ "Opposed the release of the men on Thursday": the day may be that of what is to be done."""
    known = clauses.words.lists
    if not _speaks(group, clauses):
        return False
    words = clauses.text[group.end : min(raw.start, group.end + _BETWEEN)].lower().split()
    return any(word in known["planned_acts"] or word in known["events"] for word in words)


def _speaks(group: Group, clauses: Clauses) -> bool:
    """ "Opposed", "has condemned": of what was or is to come."""
    verb = clauses.text[group.start : group.end].lower().split()[-1]
    return verb in clauses.words.lists["speaks_of"]


def _is_named(raw: Raw, clauses: Clauses) -> bool:
    """ "For Thursday", as plans name their days."""
    links = clauses.words.lists["for_days"]
    return raw.rule in _SET and word_before(clauses.text, raw.start).lower() in links


def _is_for_event(raw: Raw, clauses: Clauses, group: Group) -> bool:
    """ "Trained for a race in June"."""
    known = clauses.words.lists
    words = clauses.text[group.end : min(raw.start, group.end + _BETWEEN)].lower().split()
    return len(words) > 2 and words[-2] in known["events"] and words[0] in known["for_days"]


def _is_measured(raw: Raw, clauses: Clauses) -> bool:
    """ "Third-quarter profit": of a quarter that is over, where nothing tells of a plan."""
    before, after = word_before(clauses.text, raw.start), word_after(clauses.text, raw.end)
    known = clauses.words.lists
    measured = raw.rule == "quarter" and after[:1].islower() and after not in known["beside"]
    return measured and before.lower() not in known["before_event"]


def _until(raw: Raw, clauses: Clauses, before: Group | None, sign: str) -> Direction:
    """ "Shut until Monday"; "until Monday the town had no case" is past."""
    behind = None if before else clauses.following(raw.end)
    if (before and before.sort == "had") or (behind and behind.time == "past"):
        return Direction("past", True, sign)
    stayed = before is not None and before.time == "past" and before.sort != "participle"
    return Direction("future", not stayed, sign)


def _term(raw: Raw, clauses: Clauses, governed: Governed, word: str) -> Direction:
    """ "By Friday", "until March": ahead, but "by Friday, 200 had died" and "was out by Friday"."""
    group = governed.group
    sign = _words(group, clauses)
    if group and group.sort == "until":
        return _until(raw, clauses, governed.before, sign)
    if group and group.sort == "had":
        return Direction("past", group.time == "past", sign)
    done = word in clauses.words.lists["done_by"]
    if done and group and group.time == "past" and group.sort != "commit":
        return Direction("past", group.start > raw.start, sign)
    return Direction("future", not group or group.time != "past", sign)


def _is_turned(raw: Raw, clauses: Clauses) -> bool:
    """ "Was set to end Sunday, but": of a plan that came to nothing."""
    around = clauses.sentence(raw.start)
    words = clauses.words.lists["turned"]
    behind = re.findall(r"[a-z]+", clauses.text[raw.end : min(raw.end + 40, around.end)].lower())
    return any(word in words for word in behind[:2])


def _head(raw: Raw, clauses: Clauses) -> str | None:
    """The words behind "Tuesday's", "the Tuesday" and "the May": a noun that has the day or month
    as its own."""
    if raw.rule not in ("weekday", "month") or "which" in raw.words:
        return None
    owned = _OWNED.match(clauses.text, raw.end)
    named = word_before(clauses.text, raw.start).lower() in clauses.words.lists["articles"]
    if not owned and not named:
        return None
    head = _HEAD.match(clauses.text, owned.end() if owned else raw.end)
    return head[0].lower() if head else "" if owned else None


def _of_its_clause(raw: Raw, clauses: Clauses, group: Group | None) -> Direction | None:
    """ "Ahead of Thursday's vote, in which they ousted him": by the clause that a date has, where
    the verb of its own clause does not speak against it."""
    if group and group.time == "future" and group.sort not in ("ahead", "until", "present"):
        return None
    match = _ITS_CLAUSE.match(clauses.text, raw.end)
    known = clauses.words.lists
    if not match or match["opener"] not in known["its_clause"]:
        return None
    if not match["head"] and (match["link"] or match["opener"] not in known["of_its_day"]):
        return None  # "plans announced in January, in which"
    verb = clauses.following(match.end())
    if verb is None or (verb.time != "past" and (group or verb.time != "future")):
        return None
    return Direction(verb.time, True, _words(verb, clauses))


def _is_event(head: str, clauses: Clauses) -> bool:
    """ "Final", "by-election"."""
    known = clauses.words.lists["events"]
    return any(word.rstrip(".,").rsplit("-", 1)[-1] in known for word in head.split())


def _of_month(raw: Raw, clauses: Clauses, governed: Governed, head: str) -> Direction:
    """ "The dispute over the May elections has split the party": of those that were or are to come.
    "Will look into the March riot" tells nothing of the riot."""
    told = _governed(raw, clauses, governed)
    group = governed.group
    if group is None:
        return told
    event = _is_event(head, clauses)
    if told.tense == "past" and event and _is_about(raw, clauses, group):
        return Direction("past", False, told.sign)
    return told if event or told.tense == "past" else told._replace(sure=False)


def _is_about(raw: Raw, clauses: Clauses, group: Group) -> bool:
    """ "The dispute over the May elections", "condemned Tuesday's strike"."""
    before = clauses.text[max(0, raw.start - _BESIDE) : raw.start].lower().split()
    links = clauses.words.lists["about"]
    named = any(word in links for word in before[-2:])
    near = group.start < raw.start and clauses.beside(group, raw.start)
    return named or (near and _speaks(group, clauses))


def _of_noun(raw: Raw, clauses: Clauses, governed: Governed, head: str) -> Direction:
    """ "Appeal against Tuesday's verdict" says nothing of the future; "Sunday's final" may."""
    group = governed.group
    sign = _words(group, clauses)
    known = clauses.words.lists
    if group and group.sort == "ahead" and group.start < raw.start:
        return _of_plan(raw, group, governed.before, sign)
    ahead = group if group and group.time in ("future", "told") else None
    subject = group is not None and 0 < group.start - raw.end < _BESIDE
    if not _is_event(head, clauses):
        if group and sign.split()[-1].lower() in known["intends_all"] and group.start < raw.start:
            return Direction("future", False, sign)
        return Direction("past", not (ahead and subject and ahead.sort == "finite"), sign)
    linked = word_before(clauses.text, raw.start).lower() in known["before_event"]
    if ahead:
        if ahead.start > raw.start or linked:
            sure = ahead.time == "future" and (linked or (subject and ahead.calendar))
            return Direction("future", sure, sign)
        back = sign.split()[-1] in known["looks_back"] or not clauses.beside(ahead, raw.start)
        return Direction("past" if back else "future", False, sign)
    if word_before(clauses.text, raw.start).lower() in known["before_own_event"]:
        return Direction("future", False, sign)
    past = group is not None and group.time == "past"
    return Direction("past", past and not (group and _is_about(raw, clauses, group)), sign)
