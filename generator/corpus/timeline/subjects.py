"""What an article is about and when it appeared, as far as a timeline needs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator import edtf
from generator.corpus.timeline.values import DatedSource
from generator.model import Sentence

_BY_ARTICLE = 0.5  # what belongs to a topic only because its article does
_LEAD = 2  # sentences: the first may be a caption that lost its picture
_MUCH = 1 / 3  # of an article's sentences, on a topic that its title and lead do not name
_FOCUS_HALF = 2  # sentences on a topic at which an article is half about it
_TEXT = ("body", "caption")
_PASSING = 0.5  # an article that comes to a topic in passing


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The topics that an article is on, and how much it is about each topic that it comes to."""

    on: tuple[str, ...]
    shares: Mapping[str, float]

    def topics(self, sentence: Sentence) -> dict[str, float]:
        """How much a sentence belongs to each topic (0 to 1); teasers tell of other articles."""
        own = {topic: self.shares.get(topic, _PASSING) for topic in sentence.topics}
        if sentence.zone == "related":
            return own
        return {topic: self.shares[topic] * _BY_ARTICLE for topic in self.on} | own


def subject(dated_source: DatedSource) -> Subject:
    """An article is on the topics of its title and lead, and on those of much of its text."""
    sentences = [each for each in dated_source.reading.sentences if each.zone in ("title", *_TEXT)]
    # A caption printed twice says so once.
    text = dated_source.source.text
    once = {text[each.start : each.end]: each.topics for each in sentences}
    counts = Counter(topic for topics in once.values() for topic in topics)
    opens = [each for each in sentences if each.zone == "title"] + lead(dated_source)
    on = {topic for sentence in opens for topic in sentence.topics}
    on.update(topic for topic, count in counts.items() if count >= _MUCH * len(once))
    return Subject(
        on=tuple(sorted(on)),
        shares={
            topic: _PASSING + (1 - _PASSING) * count / (count + _FOCUS_HALF)
            for topic, count in counts.items()
        },
    )


def lead(dated_source: DatedSource) -> list[Sentence]:
    """The first sentences of an article's body."""
    return [each for each in dated_source.reading.sentences if each.zone == "body"][:_LEAD]


def day_of(value: str | None) -> date | None:
    """The day of a publication that is known to the day."""
    known = edtf.parse(value) if value else None
    return known.start if known and known.precision == "day" and not known.uncertain else None
