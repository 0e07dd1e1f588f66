"""Whether a stop ends its sentence, by what stands before and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.article.sentences.paragraph import CASELESS_MARKS, Paragraph, Stop, ends_marked
from generator.article.sentences.rules import Rules

_OPENERS = "\"'“‘«‹([{「『（【¿¡*_….„‚"
_NEXT = re.compile(rf"[{re.escape(_OPENERS)}\s]{{0,12}}(?P<word>[^\W_][\w'’]{{0,30}})?")
_TOKEN = re.compile(r"[\w.°'’]{1,40}\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){0,8}[^\W\d_]\Z")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,3}\Z")
_NUMBER = re.compile(r"\d|[IVXLC]{2,6}\b")
_MARKER = re.compile(r"(?:[•‣⁃◦▪●·]\s?)?(?:\d{1,3}|[^\W\d_]|[ivx]{2,5}|[IVX]{2,5})\Z")
# A whole word with its capital, so that "example.Com/News" and "3.5G" are none.
_GLUED = re.compile(r"[“‘]?(?P<word>[A-Z](?:[a-z]{1,30})?)(?=[\s.,;:’'!?)]|\Z)")
_QUOTES = frozenset("\"'”’»›」』")
_CONTINUING = frozenset(",;:)]}–—-/%&=+.?!…")
# Longer than this, what stands before a stop is neither a list's number nor an opening hour.
_OPENING = 48
_ELLIPSIS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A stop with what stands around it.

    `token` stands before it, `word` behind it, from `at` on; `so_far` is its sentence up to it,
    None where that is no longer short.
    """

    text: str
    stop: Stop
    token: str
    so_far: str | None
    word: str
    at: int
    headline: bool


def cut(paragraph: Paragraph, rules: Rules, stop: Stop, begin: int) -> int | None:
    """Where the sentence from `begin` ends if `stop` ends it, otherwise None."""
    text = paragraph.text
    after = _skip_blank(text, stop.end)
    if after == len(text):
        return None
    if stop.marks[0] in CASELESS_MARKS:
        # A quotation may run on: 「行きます。」と述べた。
        runs_on = stop.closers and after == stop.end and text[after] not in "「『（【“"
        return None if runs_on else stop.end
    if after == stop.end:
        return stop.end if _is_glued(text, rules, stop) else None
    remark = _behind_remark(paragraph, rules, stop, after)
    if remark is None:
        return None
    end, after = remark
    place = _place(paragraph, stop, begin, after)
    if _runs_on(place) or _is_attributed(text, rules, stop, after):
        return None
    touches = not text[stop.start - 1 : stop.start].isspace()
    if touches and stop.marks.startswith(". ") and _dots(stop) > _ELLIPSIS:
        # "compounds. . . . The practice": the stop that touches its word ends the sentence, the
        # spaced ones stand for words left out before the next.
        return stop.start + 1
    return end if _ends(place, rules) else None


def _place(paragraph: Paragraph, stop: Stop, begin: int, after: int) -> _Place:
    text = paragraph.text
    following = _NEXT.match(text, after)
    assert following is not None  # each part of the pattern may be empty
    return _Place(
        text=text,
        stop=stop,
        token=_token(text, stop),
        so_far=text[begin : stop.start].lstrip() if stop.start - begin <= _OPENING else None,
        word=following["word"] or "",
        at=following.end() - len(following["word"] or ""),
        headline=paragraph.headline,
    )


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _token(text: str, stop: Stop) -> str:
    """The word, number or abbreviation before a stop, without its last full stop: "U.S"."""
    found = _TOKEN.search(text[max(0, stop.start - 40) : stop.start])
    return found[0].strip("'’.") if found else ""


def _dots(stop: Stop) -> int:
    return stop.marks.count(".") + 3 * stop.marks.count("…")


def _is_glued(text: str, rules: Rules, stop: Stop) -> bool:
    """Whether two sentences stand together without a blank: "Hello world.Today is Tuesday"."""
    following = _GLUED.match(text, stop.end)
    before = text[max(0, stop.start - 2) : stop.start]
    token = _token(text, stop)
    if following is None or stop.closers.strip("”’)]") or _forms(token) & rules.bound:
        return False
    whole_word = before.isalpha() and before.islower() and len(before) > 1
    return whole_word or ("." not in token and before[-1:].isdigit() and len(following["word"]) > 1)


def _behind_remark(
    paragraph: Paragraph, rules: Rules, stop: Stop, after: int
) -> tuple[int, int] | None:
    """The sentence's end and the next one's beginning, where a bracket may stand between them.

    "on January 15. [Saul Loeb/AFP] The talks": a bracket that is no sentence belongs to the one
    before it. None: the bracket is the paragraph's last, or the sentence goes on behind it
    ("BEIJING, Jan. 15. (Xinhua) -- The").
    """
    text = paragraph.text
    close = paragraph.pairs.get(after, 0) if text[after] in "([" else 0
    if not close or rules.notice.match(text, after + 1) or ends_marked(text[after:close]):
        return stop.end, after
    beyond = _skip_blank(text, close)
    if beyond == len(text) or text[beyond] in _CONTINUING:
        return None
    return (stop.end, after) if text[beyond].islower() else (close, beyond)


def _runs_on(place: _Place) -> bool:
    """Whether what follows cannot begin a sentence: a small letter, a comma, a dash."""
    if place.word:
        # "iPhone sales fell" can.
        return place.word[0].islower() and not place.word[1:2].isupper()
    return place.text[place.at : place.at + 1] in _CONTINUING


def _is_attributed(text: str, rules: Rules, stop: Stop, after: int) -> bool:
    """Whether the quotation that ends here has its speaker behind it: "Why now?" Smith asked."""
    if not set(stop.closers) & _QUOTES:
        return False
    asked = set(stop.marks) - {".", " ", "…"}
    return (rules.attribution_asked if asked else rules.attribution).match(text, after) is not None


def _ends(place: _Place, rules: Rules) -> bool:
    """Whether a stop before something that may begin a sentence ends the one before it."""
    marks = place.stop.marks
    if set(marks) - {".", " ", "…"}:
        return f"{place.token}{marks}" not in rules.marked_names or _starts(place, rules)
    dots = _dots(place.stop)
    if dots == _ELLIPSIS:
        return re.split("['’]", place.word)[0] not in rules.always_capital
    # "I never meant that.... She left", and "of Ford Motor Co.. The firm": one is the sentence's.
    if dots > 1:
        return True
    if place.so_far is not None and _MARKER.match(place.so_far):
        return False
    forms = _forms(place.token)
    if forms & rules.bound or (forms & rules.numbered and _NUMBER.match(place.word)):
        return False
    if place.token.lstrip("0123456789") in rules.times:
        return _ends_with_time(place, rules)
    doubtful = forms & rules.clipped or _INITIALS.match(place.token) or _NO_VOWEL.match(place.token)
    if doubtful and not set(place.stop.closers) & _QUOTES:
        return _starts(place, rules)
    return True


def _ends_with_time(place: _Place, rules: Rules) -> bool:
    """Whether "6 p.m." ends its sentence. "At 5 a.m. Mr. Smith went": not where it opens it."""
    opening = (place.so_far or "").split()
    fronted = 0 < len(opening) < 5 and opening[0] in rules.fronting
    followed = place.word[:1].isdigit() or rules.after_time.match(place.text, place.at)
    return not fronted and not followed


def _starts(place: _Place, rules: Rules) -> bool:
    return not place.headline and rules.starter.match(place.text, place.at) is not None


def _forms(token: str) -> set[str]:
    """How a token may be listed: "Lt.Col" also as "Col", "ST" also as "St"."""
    last = token.rpartition(".")[2]
    return {token, last, *(form.capitalize() for form in (token, last) if form.isupper())}
