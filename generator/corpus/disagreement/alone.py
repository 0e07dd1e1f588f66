"""Two sentences that are the same but for one figure, one place or one name.

"Its manifest listed 142 passengers" and "its manifest listed 124 passengers" need no reading of
what a manifest is: all else is equal. Where more differs, they may tell of two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.corpus.disagreement import amounts, numbers, otherwise
from generator.corpus.disagreement.accounts import Account, last_word, name_keys
from generator.corpus.disagreement.facts import Fact, near, of_sentence
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import DisagreementKind, Figure, NameMention, Span

_NEWS = timedelta(days=1)

_REACH = 30
# "3-1 down"
_SCORE = re.compile(r"[-–]\d")
# The word of "0.5 percentage points" that is its unit.
_UNIT = re.compile(r"[^\W\d_]+$")

Told = tuple[Account, Figure]
Conflict = tuple[DisagreementKind, Fact, Fact]


def compare(one: Account, other: Account, words: Lexicon) -> Iterator[Conflict]:
    """The one thing in which two sentences differ, if there is one and it can be told."""
    first, second = one.raw.published, other.raw.published
    if first and second and abs(first - second) > _NEWS:
        return
    known = (one.firm | other.firm) & one.actors & other.actors
    if not known or one.negated != other.negated:
        return
    mine, theirs = _own(one, other, words), _own(other, one, words)
    apart = name_keys((*mine, *theirs), words)
    if not near(one, other, tied=False, apart=apart):
        return
    if not mine or not theirs:
        yield from _figures(one, other, words)
    elif len(mine) == len(theirs) == 1:
        yield from _names((one, mine[0]), (other, theirs[0]), known, words)


def _own(one: Account, other: Account, words: Lexicon) -> list[NameMention]:
    """The names of one sentence of which the other has no word."""
    return [name for name in one.raw.names if not name_keys((name,), words) & other.stems]


def _figures(one: Account, other: Account, words: Lexicon) -> Iterator[Conflict]:
    if otherwise.differ("number", one, other, words):
        return
    mine, theirs = _lone(one, other), _lone(other, one)
    if mine is None or theirs is None or _put(one, mine, words) != _put(other, theirs, words):
        return
    whose = _whose(one, mine, words), _whose(other, theirs, words)
    if all(whose) and whose[0] != whose[1]:
        return
    parts = (_part(one, mine, words) - other.stems, _part(other, theirs, words) - one.stems)
    if max(map(len, parts)) > 1 or _fit((one, mine), (other, theirs), words):
        return
    yield "number", _fact(one, mine, mine.text), _fact(other, theirs, theirs.text)


def _lone(one: Account, other: Account) -> Figure | None:
    """The only figure that the other sentence has not."""
    known = {figure.value for figure in other.raw.figures}
    own = [figure for figure in one.raw.figures if figure.value not in known]
    scores = any(_SCORE.match(one.raw.text, figure.end) for figure in own)
    told = frozenset(figure.value for figure in own)
    # A vote of "54 to 41" is one.
    single = len(own) == 1 or any(told <= run.values for run in one.counts)
    return own[0] if own and single and not scores else None


def _put(account: Account, figure: Figure, words: Lexicon) -> tuple[object, ...]:
    """How a figure is put: with which unit, behind which preposition, of what, and how often.

    "Rose by 3 percent", "to 3 percent", "15,000 barrels", "15,000 barrels a day", "the third".
    """
    text = account.raw.text
    before = last_word(text, figure.start)
    role = before if before in words.numbers.roles else ""
    unit = _UNIT.search(figure.text)
    head, often, last = "", "", figure.end
    for token in account.tokens:
        if token.start < figure.end:
            continue
        if text[last : token.start].strip(" -\u2011"):
            break
        if head:
            often = token.word if token.word in words.articles else ""
            break
        if not token.stem:
            break
        head, last = token.stem, token.end
    return figure.unit, unit and unit[0], role, head, often, amounts.is_ordinal(figure, words)


def _whose(account: Account, figure: Figure, words: Lexicon) -> str:
    """The last name before a figure that is no place."""
    before = [name for name in account.raw.names if name.end <= figure.start]
    keys = [key for name in before for key in name_keys((name,), words) - account.places]
    return keys[-1] if keys else ""


def _part(account: Account, figure: Figure, words: Lexicon) -> frozenset[str]:
    behind = next((t for t in account.tokens if t.start >= figure.end), None)
    return numbers.part(account, behind.end, words) if behind else frozenset()


def _fit(one: Told, other: Told, words: Lexicon) -> bool:
    """Whether both figures may be right: "about 300" and 312."""
    bounds = []
    for account, figure in (one, other):
        before = account.raw.text[max(0, figure.start - _REACH) : figure.start]
        bounds.append(amounts.bounds(figure.value, figure, before, words))
    (low, high), (least, most) = bounds
    return low <= most and least <= high


def _names(
    one: tuple[Account, NameMention],
    other: tuple[Account, NameMention],
    known: frozenset[str],
    words: Lexicon,
) -> Iterator[Conflict]:
    (mine, name), (theirs, their_name) = one, other
    if otherwise.dated(mine, theirs) or otherwise.measured(mine, theirs):
        return
    before = [last_word(account.raw.text, each.start) for account, each in (one, other)]
    kind: DisagreementKind
    if before[0] in words.inside and before[1] in words.inside:
        # "In Turkey" and "in Izmir" are no two places; of unknown ones nobody can say so.
        outer = frozenset(words.within.values())
        if {name.entity, their_name.entity} & outer or not known - mine.places - theirs.places:
            return
        kind = "place"
    elif _sole(mine, words) & _sole(theirs, words) and all(map(_is_person, (name, their_name))):
        kind = "actor"
    else:
        return
    yield kind, _fact(mine, name, name.entity), _fact(theirs, their_name, their_name.entity)


def _is_person(name: NameMention) -> bool:
    """A name in full that is of a person, or of nobody knows what: "Sione Halafihi"."""
    return name.type in ("person", None) and " " in name.entity


def _sole(account: Account, words: Lexicon) -> frozenset[str]:
    """What only one can do: who else is said to have done it, is another's account of it."""
    return (
        frozenset(event.stem for piece in account.pieces for event in piece.happenings) & words.sole
    )


def _fact(account: Account, mention: Figure | NameMention, value: str) -> Fact:
    return of_sentence(account, "", value, Span(start=mention.start, end=mention.end))
