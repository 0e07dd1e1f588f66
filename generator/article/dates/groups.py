"""The verb groups of a sentence, and what each says of the day of what it tells: a small grammar.

"Will not now be held", "had been due to start", "resume" behind a plural: a group is an auxiliary
with what belongs to it, a past form, the present of what stands in a calendar, or an infinitive
with what governs it.
"""

from __future__ import annotations

import re

from generator.article.dates.auxiliaries import AUXILIARIES
from generator.article.dates.reader import BACK, Found, Group, Reader, Sentence
from generator.article.dates.verbs import Verbs

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[0-9]+|[,;:()—–]")
_CURLY = str.maketrans("’‘", "''")


def sentence(text: str, start: int, end: int, words: Verbs) -> Sentence:
    """Read `text[start:end]`, a sentence."""
    plain = text[start:end].translate(_CURLY)
    matches = list(_TOKEN.finditer(plain))
    written = [match[0] for match in matches]
    reader = Reader(
        forms=[word.lower() for word in written],
        starts=[match.start() + start for match in matches],
        ends=[match.end() + start for match in matches],
        names=[False, *(word[0].isupper() for word in written[1:])],
        read=Sentence([], []),
        words=words,
    )
    groups, breaks = reader.read
    done = 0
    for place, form in enumerate(reader.forms):
        if form in words.parting or (len(form) == 1 and not form.isalnum()):
            breaks.append((reader.starts[place], form))
        if place < done or not (form in words.openers or form[-2:] == "ed"):
            continue
        found = _group(reader, place)
        if found:
            time, sort, last = found
            last = min(last, len(matches) - 1)
            verb = reader.forms[last]
            dated = verb in words.lists["calendar"] or verb in words.presents
            groups.append(Group(reader.starts[place], reader.ends[last], time, sort, dated))
            done = last + 1
    return reader.read


def _group(reader: Reader, place: int) -> Found | None:
    """The group that begins at a token."""
    form, words = reader.forms[place], reader.words
    if reader.names[place]:
        return None  # "in May", "the Will Hill plant"
    kind = words.auxiliaries.get(form)
    if kind:
        return AUXILIARIES[kind](reader, place)
    sort = words.prepositions.get(form)
    if sort == "ahead":
        linked = not reader.within("ahead_of", place) or reader.within("ahead_links", place + 1)
        return ("future", "ahead", place) if linked else None
    if sort:
        return ("future", "until", place) if sort == "until" else ("future", "start", place)
    if form == words.infinitive:
        return _infinitive(reader, place)
    for read in (_plan, _intent, _past, _present):
        found = read(reader, place)
        if found:
            return found
    return None


def _infinitive(reader: Reader, place: int) -> Found | None:
    """ "To sell": as its governor has it ("failed to", "will try to"), or of what was agreed."""
    behind = place + 1
    if not reader.at(behind).isalpha() or reader.names[behind]:
        return None
    if reader.within("no_subject", behind):
        return None  # "to the north"
    last = reader.main(place)
    if reader.at(last) == reader.words.perfect and reader.is_past(reader.main(last)):
        return "past", "infinitive", reader.main(last)  # "are thought to have left"
    governor = reader.governor("coordinating")  # "fell a tenth, to end the day at 80"
    noun = reader.within("plan_nouns", place - 1)
    if governor is None or governor.time == "open":
        # "Koh to meet Poe in April", "plans to sell".
        alone = not reader.read.groups
        return ("future" if noun or alone else "told"), "infinitive", last
    if governor.sort == "commit" or (noun and governor.time == "past" and governor.sort != "had"):
        return "agreed", "infinitive", last
    return governor.time, "infinitive", last


def _plan(reader: Reader, place: int) -> Found | None:
    """ "Due in July", "set for March", and with a noun "the planned visit"."""
    if reader.within("compared", place - 1):
        return None
    if _is_attribute(reader, place):
        return ("future", "noun", place) if reader.within("ahead_nouns", place) else None
    if reader.within("intended", place) and reader.at(place + 1) == reader.words.infinitive:
        return "told", "finite", place
    return ("future", "noun", place) if reader.is_plan(place) else None


def _intent(reader: Reader, place: int) -> Found | None:
    """ "Plans to", "expects": not "announced plans Monday"."""
    if not reader.within("intends", place):
        return None
    if reader.within("intends_all", place) or reader.within("intend_links", place + 1):
        return "future", "finite", place
    return None


def _past(reader: Reader, place: int) -> Found | None:
    """A past form: of its clause, or a participle that goes with a noun."""
    if not reader.is_past(place) or _is_attribute(reader, place):
        return None
    if reader.within("compared", place - 1):
        return None
    governor = reader.governor()
    if reader.within("reports", place):
        return "past", "report", place
    if reader.within("commits", place):
        return "past", "commit", place
    if place == 0 or reader.within("participles", place):
        return "past", "participle", place
    alone = governor is None or governor.sort in ("report", "noun")
    if alone or reader.within("subjects", place - 1) or _ends_relative(reader, place):
        return "past", "finite", place
    return "past", "participle", place  # "will visit families displaced by the war"


def _ends_relative(reader: Reader, place: int) -> bool:
    """ "A bill that would ban phones cleared the House": the verb behind a relative clause."""
    groups, breaks = reader.read
    if not breaks or breaks[-1][1] not in reader.words.lists["relatives"]:
        return False
    told = [group for group in groups[-BACK:] if group.start < breaks[-1][0]]
    return not (told and told[-1].sort == "report") and not reader.within("agents", place + 1)


def _is_attribute(reader: Reader, place: int) -> bool:
    """ "The accused man", "its planned visit", "the board's revised offer"."""
    return reader.at(place - 1).endswith("'s") or reader.within("no_subject", place - 1)


def _present(reader: Reader, place: int) -> Found | None:
    """ "Parliament reconvenes", "talks resume": the present of what stands in a calendar."""
    if place == 0 or _is_attribute(reader, place):
        return None
    form, words = reader.forms[place], reader.words
    if form in words.presents:
        return "future", "present", place
    if form not in words.bases:
        return None
    back = place - 1
    while back > 0 and (reader.within("within", back) or reader.at(back).endswith("ly")):
        back -= 1
    before = reader.at(back)
    plural = before.endswith("s") and not before.endswith(("ss", "'s"))
    plural = plural and not reader.within("not_plural", back)
    joined = reader.names[back] and reader.within("joining_names", back - 1)
    alone = form in words.lists["never_nouns"] and reader.governor() is None
    if plural or joined or alone or reader.within("plural_subjects", back):
        return "future", "present", place
    return None
