"""The word lists of `languages/<code>/articles.yml`, compiled once for each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.model import Language

_NEVER = r"(?!)"
# Lists of regular expressions; a language that lacks one has a pattern that matches nothing.
_STAMP_LISTS = ("stamp_words", "published_words", "updated_words", "weekdays")
_FORMS = (
    *_STAMP_LISTS,
    *("ago", "byline_prefixes", "credit_prefixes", "byline_roles", "abbreviations", "labels"),
    *("caption_starts", "caption_credits", "caption_marks", "caption_hints"),
    *("furniture", "notices", "buttons", "list_sections", "tag_lines"),
    *("related_sections", "related_hints", "related_lines", "comment_sections"),
    "company_ends",
)
# What must follow an entry: "Read more: …" needs its colon and a headline, "Related:" may have one.
_AFTER = {
    **dict.fromkeys(("related_lines", "tag_lines"), r"\s?[:|»]\s*(?=\S)"),
    **dict.fromkeys(("related_sections", "related_hints", "list_sections"), r"\s?[:»>]?"),
    **dict.fromkeys(("published_words", "updated_words", "credit_prefixes"), r"\b"),
}
_WORDS = ("name_connectors", "dateline_not", "section_words", "menu_words", "clause_words")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_OPENING = r"[\"“”‘’'«(\[]{0,2}"
_AFTER_SENTENCE = r"(?:(?<=[.!?…。！？\"”’'»)\]])|(?<=[.!?…。！？\"”’'»)\]]\s))"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """`forms` holds an alternation for each list of expressions, `words` the lists of plain words.

    `datelines` have a group `stated`, `closing` a group `tail`; `dates` give `y`, `month`, `d`.
    """

    months: Mapping[str, int]
    forms: Mapping[str, re.Pattern[str]]
    words: Mapping[str, frozenset[str]]
    notes: Mapping[str, str]
    agency: re.Pattern[str]
    byline_start: re.Pattern[str]
    byline_inline: re.Pattern[str]
    byline_role: re.Pattern[str]
    caption_tail: re.Pattern[str]
    dates: tuple[re.Pattern[str], ...]
    stamp_word: re.Pattern[str]
    abbreviated: re.Pattern[str]
    labels_line: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]
    dateline_alone: re.Pattern[str]
    held: re.Pattern[str]
    not_holder: re.Pattern[str]
    rights: re.Pattern[str]
    closing: re.Pattern[str]
    closing_line: re.Pattern[str]

    def is_line(self, text: str, *lists: str) -> bool:
        """Whether a whole line is an entry of one of the lists."""
        return any(self.forms[name].fullmatch(text) for name in lists)


@lru_cache(maxsize=16)
def compile_rules(language: Language) -> Rules:
    """The rules of a language; a list that it does not have matches nothing."""
    data: Mapping[str, Any] = language.data.get("articles", {})
    months: Mapping[str, int] = data.get("months", {})
    listed = {name: _any(data.get(name, ())) for name in _FORMS}
    agencies = _any(map(re.escape, data.get("agencies", ())))
    label = listed["labels"]
    stamp = _any(listed[name] for name in _STAMP_LISTS)
    held, not_holder = _rights(data)
    closing = _any(data.get("end_marks", ()))
    datelines, alone = _datelines(data, months, agencies)
    story_end = rf"(?P<tail>{closing}(?:\s+(?i:{held}))?|(?i:{held}))"
    return Rules(
        months=months,
        forms={
            name: re.compile(form + _AFTER.get(name, ""), re.IGNORECASE)
            for name, form in listed.items()
        },
        words={name: frozenset(map(str.casefold, data.get(name, ()))) for name in _WORDS},
        notes=data.get("notes", {}),
        agency=re.compile(rf"\(?{agencies}\)?"),
        byline_start=re.compile(rf"{listed['byline_prefixes']}[:\s]\s*", re.IGNORECASE),
        byline_inline=re.compile(
            rf"(?:^|(?<=[\s|•·–—-])){listed['byline_prefixes']}[:\s]\s*", re.IGNORECASE
        ),
        byline_role=re.compile(rf"[,|/–—-]\s*{listed['byline_roles']}$", re.IGNORECASE),
        caption_tail=re.compile(rf"[.!?…\"”)]\s{listed['caption_credits']}\.?$", re.IGNORECASE),
        dates=tuple(re.compile(form, re.IGNORECASE) for form in _date_forms(months)),
        stamp_word=re.compile(rf"(?<!\w){stamp}(?!\w)", re.IGNORECASE),
        abbreviated=re.compile(rf"(?:^|[\s(]){listed['abbreviations']}$", re.IGNORECASE),
        labels_line=re.compile(rf"{label}(?:[\s|·,/]{{1,3}}{label}){{0,3}}", re.IGNORECASE),
        datelines=tuple(map(re.compile, datelines)),
        dateline_alone=re.compile(alone),
        held=re.compile(rf"{held}\.?", re.IGNORECASE),
        not_holder=re.compile(not_holder, re.IGNORECASE),
        rights=re.compile(data.get("rights", _NEVER), re.IGNORECASE),
        closing=re.compile(rf"{_AFTER_SENTENCE}{story_end}$"),
        closing_line=re.compile(story_end),
    )


def _any(forms: Iterable[str]) -> str:
    joined = "|".join(forms)
    return f"(?:{joined})" if joined else _NEVER


def _date_forms(months: Mapping[str, int], *, named: bool = True) -> tuple[str, str]:
    """Patterns of "January 16, 2026" and "16 January 2026", the year optional in both."""
    month = _any(sorted(map(re.escape, months), key=lambda name: (-len(name), name)))
    day, year = r"\d{1,2}", r"\d{4}"
    if named:
        month, day, year = f"(?P<month>{month})", f"(?P<d>{day})", f"(?P<y>{year})"
    ordinal = r"(?:st|nd|rd|th)?"
    return (
        rf"\b{month}\.?\s{{1,3}}{day}{ordinal}\b(?:,?\s{{1,3}}{year}\b)?",
        rf"\b{day}{ordinal}\s{{1,3}}{month}\b\.?(?:,?\s{{1,3}}{year}\b)?",
    )


def _datelines(
    data: Mapping[str, Any], months: Mapping[str, int], agencies: str
) -> tuple[list[str], str]:
    """Patterns of a dateline before its story, and of one that has a line of its own.

    "WASHINGTON —", "Paris, March 3 (Reuters) -", "Kyiv (AP) —", "(CNN) —".
    A place in capitals needs no more; one in small letters needs a date or an agency.
    """
    date = rf"(?i:{_any(_date_forms(months, named=False))})"
    agency = r"\([A-Z][^()\d]{1,40}\)"
    known = rf"\({agencies}\)"
    acronym = rf"(?:{known}|\([A-Z]{{2,8}}(?:[/-][A-Z]{{2,8}})?\))"
    caps = rf"{_CAPITAL}(?:{_CAPITAL}|[.'’/-]){{1,30}}"
    word = rf"{_CAPITAL}[\w.'’/-]{{0,30}}"
    small = _any(map(re.escape, data.get("place_connectors", ())))
    region = rf"(?:, {word}(?: {word}){{0,2}})?"
    caps_place = rf"{caps}(?: {caps}){{0,4}}{region}"
    place = rf"{word}(?: (?:{small} )?{word}){{0,3}}{region}"
    dash = r"\s{0,3}(?:[—–―‒]|--+|[-_](?=\s))\s*"
    begins = rf"(?={_OPENING}(?:{_CAPITAL}|\d))"
    stories = [
        rf"(?P<stated>{caps_place}(?:,? \(?{date}\)?)?(?:,? {agency})?){dash}{begins}",
        rf"(?P<stated>{place},? {date}(?:,? {agency})?)(?:{dash}|:\s*){begins}",
        rf"(?P<stated>{place},? {acronym})(?:{dash}|:\s*){begins}",
        rf"(?P<stated>{known}|{date},? {agency}){dash}{begins}",
    ]
    when = rf"(?:{date},? {agency}|{date}(?<=\d{{4}}))"
    # "NAIROBI, Kenya (AP) _", as wires send it: an agency of no name known needs the sign behind.
    end = r"\s?(?:[—–_-]{1,2}|:)"
    sent = rf"(?:{caps_place}|{place})(?:,? {date})?,? "
    signed = rf"(?:{sent}{agency}|{caps_place})(?={end}\Z)"
    return stories, rf"(?P<stated>{place},? {when}|{sent}{known}|{signed})(?:{end})?"


def _rights(data: Mapping[str, Any]) -> tuple[str, str]:
    """Patterns of "[Copyright Example Press]", "© 2026 Example", and of what names no holder."""
    word = data.get("copyright", _NEVER)
    sign = rf"(?:{word}\s?:?\s?)?(?:©|\(c\))|{word}\s?:?\s?(?:\d{{4}}|by\b)"
    held = rf"(?:[\[(]{word}\b[^\[\]]{{1,160}}[\])]|[\[(]?(?:{sign})[^\[\]]{{1,160}}[\])]?)"
    return held, rf"(?:{word}|©|\(c\)|\bby\b|\b\d{{4}}(?:\s?[-–]\s?\d{{2,4}})?|[\s:,.\[(])"
