"""What editors and the articles themselves say of where texts come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.corpus.origins import credits
from generator.corpus.origins.joining import Groups, Pair
from generator.model import Common, CommonKind, Language, Source

# A date that was inferred is a bound, and tells not which of two articles came first.
_DATED = ("stated", "dateline", "given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Sources by the origin that editors set, the agency that they credit, and their publisher.

    `agencies` holds the agency of each source that credits one; `keys` the agency, else the
    publisher, in the form in which names are compared: of an agency's report its publisher is not
    the origin. What editors set is taken instead of either. `denied` are pairs that editors call
    independent.
    """

    given: tuple[Common, ...]
    credited: tuple[Common, ...]
    published: tuple[Common, ...]
    agencies: Mapping[str, str]
    keys: Mapping[str, frozenset[str]]
    denied: frozenset[Pair]


def read(sources: Mapping[str, Source], languages: Mapping[str, Language]) -> Claims:
    """What is said of each source's origin."""
    agencies: dict[str, str] = {}
    publishers: dict[str, str] = {}
    keys: dict[str, str] = {}
    for name, source in sorted(sources.items()):
        rules, given = credits.names(languages[source.language]), source.seed.given.origin
        agency = None if given else credits.of_article(source, languages[source.language])
        if agency:
            agencies[name] = agency
        elif source.publisher and not given:
            publishers[name] = rules.name(source.publisher)
        said = given or agency or source.publisher
        if said and said not in sources:
            keys[name] = rules.key(said)
    # What an agency publishes itself is its report too.
    agency_keys = {keys[name] for name in agencies if name in keys}
    own = {name: said for name, said in publishers.items() if keys.get(name) in agency_keys}
    return Claims(
        given=_given(sources, keys, languages),
        credited=_common("credit", agencies | own, keys),
        published=_common(
            "publisher", {n: said for n, said in publishers.items() if n not in own}, keys
        ),
        agencies=agencies | own,
        keys={name: frozenset({keys[name]} if name in keys else ()) for name in sources},
        denied=frozenset(
            (min(name, other), max(name, other))
            for name, source in sources.items()
            for other in source.seed.given.independent_of
            if other in sources and other != name
        ),
    )


def labels(common: Iterable[Common]) -> dict[str, str]:
    """For each source whose origin an editor set, a name of that origin: others stay apart."""
    given = [entry for entry in common if entry.kind == "set"]
    groups = Groups({name for entry in given for name in entry.sources})
    for entry in given:
        groups.join_all(entry.sources)
    return {name: groups.head(name) for entry in given for name in entry.sources}


def named(
    sources: Mapping[str, Source], wholes: Mapping[str, str], claims: Claims
) -> dict[str, str]:
    """Where the text of each source comes from, where that is known for the whole article.

    What an editor set; else the agency that one of its group credits; else the article that the
    others repeat, where it is known to have appeared before them all. That one has no entry.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(sources):
        groups.setdefault(wholes[name], []).append(name)
    given = {name: entry.name for entry in claims.given for name in entry.sources}
    found: dict[str, str] = {}
    for members in groups.values():
        first = _first(members, sources)
        set_by_editors = next((given[name] for name in members if name in given), None)
        agency = next((claims.agencies[name] for name in members if name in claims.agencies), None)
        for name in members:
            origin = set_by_editors or claims.agencies.get(name) or agency or first
            if origin is not None and origin != name:
                found[name] = origin
    return found


def _given(
    sources: Mapping[str, Source], keys: Mapping[str, str], languages: Mapping[str, Language]
) -> tuple[Common, ...]:
    """Sources by the origin that editors set: a source's id, or a name, of an agency or any."""
    found: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for name, source in sorted(sources.items()):
        said = source.seed.given.origin
        if said is None:
            continue
        key = said if said in sources else credits.names(languages[source.language]).key(said)
        shown.setdefault(key, said)
        same = {said} if said in sources else {n for n, other in keys.items() if other == key}
        free = {each for each in same if sources[each].seed.given.origin in (None, said)}
        found.setdefault(key, set()).update({name}, free)
    return tuple(
        Common(kind="set", name=shown[key], sources=tuple(sorted(members)))
        for key, members in sorted(found.items())
    )


def _common(
    kind: CommonKind, said: Mapping[str, str], keys: Mapping[str, str]
) -> tuple[Common, ...]:
    """Sources of one name, where there are several."""
    found: dict[str, list[str]] = {}
    for name in sorted(said):
        if name in keys:
            found.setdefault(keys[name], []).append(name)
    return tuple(
        Common(kind=kind, name=said[members[0]], sources=tuple(members))
        for _, members in sorted(found.items())
        if len(members) > 1
    )


def _first(members: Sequence[str], sources: Mapping[str, Source]) -> str | None:
    """The source that appeared on a day before all others; None where that is not known."""
    days: list[tuple[str, str]] = []
    for name in members:
        publication = sources[name].publication
        if publication.value is None or publication.basis not in _DATED:
            return None
        days.append((publication.value, name))
    days.sort()
    return days[0][1] if len(days) > 1 and days[0][0] < days[1][0] else None
