"""What sources share that bears on where their texts come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model.spans import Span

# `repeats`: shared runs of words; `order`: the same facts in the same order, the weaker sign.
# `quotes`: both give the same words of a speaker, which makes them no common origin.
KinshipKind = Literal["repeats", "order", "quotes", "denied"]
CommonKind = Literal["set", "credit", "publisher"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRun:
    """A run of words that two sources share, small edits within it aside.

    `one` and `other` are its span in each, `words` how many words are equal; `quoted` where it
    stands in quotation marks.
    """

    one: Span
    other: Span
    words: int
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """What two sources, `one` before `other` by id, have in common by their words.

    `shares` is the share of each one's own words (quotations left out) that stands in shared runs:
    containment both ways. `parallel` holds pairs of passages that say the same, in the same order
    in both; `whole` tells that as articles they are one origin, and not for single passages only.
    """

    one: str
    other: str
    kinds: tuple[KinshipKind, ...]
    shares: tuple[float, float] = (0.0, 0.0)
    runs: tuple[SharedRun, ...] = ()
    parallel: tuple[tuple[Span, Span], ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Sources that are one origin by what they say of themselves, or by what an editor says.

    `name` is the agency that they credit, the publisher, or what the editor called the origin.
    """

    kind: CommonKind
    name: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A passage that says whose report it gives ("…, Reuters reported")."""

    span: Span
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Which sources are one origin, as a whole or for some passages, and why.

    `wholes` gives each source the name of its group of sources that are one origin as articles,
    `named` where their text comes from, where that is known; `keys` the publisher and agency of
    each source, under which credits of other sources' passages are looked up.
    """

    kinships: tuple[Kinship, ...] = ()
    common: tuple[Common, ...] = ()
    wholes: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    credits: Mapping[str, tuple[Credit, ...]] = field(default_factory=dict)
    denied: frozenset[tuple[str, str]] = frozenset()
    # The kinships of each source by the other one: asked for each statement of a briefing.
    kin: Mapping[str, Mapping[str, Kinship]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kin: dict[str, dict[str, Kinship]] = {}
        for kinship in self.kinships:
            kin.setdefault(kinship.one, {})[kinship.other] = kinship
            kin.setdefault(kinship.other, {})[kinship.one] = kinship
        object.__setattr__(self, "kin", kin)
