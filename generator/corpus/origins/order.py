"""The same facts in the same order: stretches of two articles that agree sentence by sentence.

One article that rewrites another keeps its order, and details that nobody else has. Independent
reports of one event share the facts that all have: these count for nothing here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from generator.model import Agreement, Passage, Span

Pair = tuple[str, str]
# The sentences of an article's body, in order.
Bodies = Mapping[str, Sequence[Span]]
# Numbers of two sentences that say the same, one of either article.
Link = tuple[int, int]
# A stretch of one article and that of the other which says the same.
Stretch = tuple[Span, Span]

# So many sentences in a row, where other sources tell of the matter at length, being twice as long
# as the shorter article, and lack these details;
_RUN = 4
_AT_LENGTH = 2
# and so many, most of the shorter article, where no other source could have them.
_RUN_ALONE = 6
_MOST = 0.6
# How far the next agreeing sentence may be.
_NEAR = 6
# How many sentences that agree with none may stand between two of a stretch.
_BETWEEN = 2
# A group that so many passages have tells no two articles from the rest.
_LARGEST = 12


def parallel(
    agreements: Sequence[Agreement], bodies: Bodies, origin_of: Callable[[str], str]
) -> dict[Pair, tuple[Stretch, ...]]:
    """For each pair of sources that run parallel: the stretches that do, in text order.

    A pair of sentences counts where no third origin says the same; `origin_of` gives the group of
    a source whose text is known to be that of others.
    """
    found: dict[Pair, tuple[Stretch, ...]] = {}
    told = _told_by_several(agreements, origin_of)
    for pair, links in _distinctive(agreements, bodies, origin_of).items():
        one, other = (bodies[name] for name in pair)
        fewest = _fewest(pair, told, bodies)
        runs = [run for run in _runs(sorted(links)) if len(run) >= fewest]
        parts = [part for run in runs for part in _parts(run, len(one) - len(other))]
        if parts:
            # Where one article is known to follow the other, what only these two have counts too.
            parts += [((i, i), (j, j)) for i, j in sorted(links) if not _within((i, j), parts)]
            found[pair] = tuple(
                (_span(one, here), _span(other, there)) for here, there in sorted(parts)
            )
    return found


def _fewest(pair: Pair, told: Mapping[str, Mapping[str, frozenset[str]]], bodies: Bodies) -> float:
    """How many sentences in a row tell that one of two articles follows the other.

    Fewer where others tell of the matter at length, and still lack these details. Two that share
    much with others too are reports of one event.
    """
    common = told.get(pair[0], {}).keys() & told.get(pair[1], {}).keys()
    others = {name for key in common for name in told[pair[0]][key]}.difference(pair)
    shorter = min(len(bodies[name]) for name in pair)
    if sum(len(bodies[name]) for name in others) >= _AT_LENGTH * shorter:
        return max(_RUN, len(common) / 2)
    return max(_RUN_ALONE, _MOST * shorter)


Numbers = tuple[int, int]
Part = tuple[Numbers, Numbers]


def _parts(run: Sequence[Link], longer: int) -> list[Part]:
    """A run as stretches: the few sentences between two that agree belong to it.

    The longer article, by `longer` the first one, may say in a few sentences what the other puts
    into one: its sentences beside a stretch belong to it too.
    """
    parts = [((run[0][0],) * 2, (run[0][1],) * 2)]
    for before, (i, j) in pairwise(run):
        (first, _), (start, _) = parts[-1]
        if max(i - before[0], j - before[1]) - 1 <= _BETWEEN:
            parts[-1] = ((first, i), (start, j))
        else:
            parts.append(((i, i), (j, j)))
    wide = (_BETWEEN if longer > 0 else 0), (_BETWEEN if longer < 0 else 0)
    return [
        ((here[0] - wide[0], here[1] + wide[0]), (there[0] - wide[1], there[1] + wide[1]))
        for here, there in parts
    ]


def _within(link: Link, parts: Sequence[Part]) -> bool:
    """Whether a stretch holds both sentences; widened stretches may overlap the next."""
    at = bisect_right(parts, link[0], key=lambda part: part[0][0])
    return any(
        here[0] <= link[0] <= here[1] and there[0] <= link[1] <= there[1]
        for here, there in parts[max(0, at - 2) : at]
    )


def _span(body: Sequence[Span], numbers: Numbers) -> Span:
    first, last = max(0, numbers[0]), min(len(body) - 1, numbers[1])
    return Span(start=body[first].start, end=body[last].end)


def _told_by_several(
    agreements: Sequence[Agreement], origin_of: Callable[[str], str]
) -> dict[str, dict[str, frozenset[str]]]:
    """For each source the agreements of three origins or more that it has a part in, with whom."""
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for agreement in agreements:
        names = frozenset(passage.source for passage in agreement.passages)
        if len({origin_of(name) for name in names}) > 2:
            for name in names:
                found[name][agreement.id] = names
    return found


def _distinctive(
    agreements: Sequence[Agreement], bodies: Bodies, origin_of: Callable[[str], str]
) -> dict[Pair, set[Link]]:
    """The sentences, by their sources, that agree with each other and with no third origin."""
    numbers = {
        (name, span.start, span.end): number
        for name, body in bodies.items()
        for number, span in enumerate(body)
    }
    wide: dict[Passage, set[str]] = defaultdict(set)
    narrow: list[Agreement] = []
    for agreement in agreements:
        if len({origin_of(passage.source) for passage in agreement.passages}) > 2:
            for passage in agreement.passages:
                wide[passage].add(agreement.id)
        elif len(agreement.passages) <= _LARGEST:
            narrow.append(agreement)
    found: dict[Pair, set[Link]] = defaultdict(set)
    for agreement in narrow:
        bodily = (each for each in agreement.passages if _place(each) in numbers)
        for one, other in combinations(sorted(bodily, key=_place), 2):
            if origin_of(one.source) != origin_of(other.source) and not wide[one] & wide[other]:
                link = numbers[_place(one)], numbers[_place(other)]
                found[one.source, other.source].add(link)
    return found


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.source, passage.start, passage.end


def _runs(places: Sequence[Link]) -> Iterator[list[Link]]:
    """The longest series of places that rises in both texts, cut where the next one is far off."""
    run: list[Link] = []
    for place in _rising(places):
        if run and max(place[0] - run[-1][0], place[1] - run[-1][1]) > _NEAR:
            yield run
            run = []
        run.append(place)
    yield run


def _rising(places: Sequence[Link]) -> list[Link]:
    """The longest strictly rising series (patience sorting, n log n)."""
    ordered = sorted(places, key=lambda place: (place[0], -place[1]))
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(ordered):
        at = bisect_left(ends, value)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            last.append(number)
        else:
            ends[at], last[at] = value, number
    series: list[Link] = []
    number = last[-1] if last else -1
    while number >= 0:
        series.append(ordered[number])
        number = before[number]
    return series[::-1]
