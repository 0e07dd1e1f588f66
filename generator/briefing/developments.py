"""The page of a topic on which no editor has written: what is new, what happened, what comes.

A development is what several passages tell alike: the one to show, those that count beside it, and
the event that the timeline has of it, if it is dated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice

from generator import edtf
from generator.briefing import passages
from generator.corpus import relevance, timeline
from generator.corpus.analysis import Corpus
from generator.model import Inputs, Passage
from generator.text.words import Vocabulary, read_words, vocabulary

NOW = 5
FEWEST_NOW = 3
HAPPENED = 12
BACKGROUND = 7
# After the first few, what is worth less than this share of the first is no news.
_WORTH = 0.3
# A lead tells the news of its own day: of a day further back it tells as background.
_NEWS = timedelta(days=2)
# Of the words of the shorter of two quotations, so many in common are one thing said twice.
_TWICE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A passage to show, those that count beside it, and the number of its event, if any."""

    passages: tuple[Passage, ...]
    event: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What a page shows: what is new, what else happened, what is to come, and what else matters.

    `also` names the articles about the topic of which nothing is shown, the newest first.
    """

    now: tuple[Development, ...] = ()
    happened: tuple[Development, ...] = ()
    background: tuple[Development, ...] = ()
    also: tuple[str, ...] = ()


def quotable(
    events: Sequence[timeline.Found], inputs: Inputs, corpus: Corpus
) -> tuple[timeline.Found, ...]:
    """The events, each with a passage first that can be read alone; those without are left out.

    Plans are few, and a reader asks for them: they need no name under the topic's title.
    """
    told = {passage for event in events for passage in event.passages}
    candidates = list(passages.of(told, corpus))
    alone = relevance.alone(candidates, inputs.language, inputs.aliases)
    found = []
    for event in events:
        fit = [
            passage
            for passage in event.passages
            if passage in alone
            and (event.planned or alone[passage] > relevance.Grade.NAMELESS)
            and (event.planned or not _looks_back(passage, event, corpus))
        ]
        if fit:
            fit.sort(key=lambda passage: -alone[passage])
            ordered = dict.fromkeys((*fit, *event.passages))
            found.append(replace(event, passage=fit[0], passages=tuple(ordered)))
    return tuple(found)


def front(
    topic: str,
    candidates: Sequence[relevance.Candidate],
    events: Sequence[timeline.Found],
    inputs: Inputs,
    corpus: Corpus,
) -> Front:
    """What the page of a topic shows of its candidates and of the briefing's events."""
    page = _page(topic, events, inputs, corpus)
    plans = {event.passage for event in events if event.planned}
    known = [
        replace(each, day=events[page.dated[each.passage]].date)
        if each.passage in page.dated
        else each
        for each in candidates
        if each.passage not in plans
    ]
    chosen = relevance.choose(known, inputs.language, inputs.aliases, corpus.tells)
    now = list(islice(page.developments(_news(known, chosen)), NOW))
    if len({each.passage.source for each in known}) > 1:
        now.sort(key=page.day, reverse=True)
    happened = list(page.further_events())
    rest = [replace(each, event=None) for each in page.developments(chosen.central[: HAPPENED * 4])]
    # What an article begins with is the news of its day, though it names none.
    leads = {each.passage for each in known if each.position < passages.LEAD}
    told = [each for each in rest if each.passages[0] in leads]
    happened += told[: max(0, HAPPENED - len(happened))]
    background = [each for each in rest if each not in happened][:BACKGROUND]
    shown = {one.source for each in (*now, *happened, *background) for one in each.passages}
    return Front(
        now=tuple(now),
        happened=tuple(happened),
        background=tuple(background),
        also=_also(known, shown, corpus),
    )


@dataclass(slots=True)
class _Page:
    """A page in the making. `said` are the words of each quotation on it: nothing is said twice.

    `dated` gives the number of the event that each passage tells of, if it has happened; `told` are
    those on the page.
    """

    topic: str
    events: Sequence[timeline.Found]
    corpus: Corpus
    rules: Vocabulary
    dated: Mapping[Passage, int]
    said: list[frozenset[str]] = field(default_factory=list)
    told: set[int] = field(default_factory=set)

    def adds(self, passage: Passage) -> bool:
        """Whether a passage says what the page does not say yet; then the page has it."""
        text = self.corpus.sources[passage.source].text[passage.start : passage.end]
        words = frozenset(word.stem for word in read_words(text, self.rules))
        for other in self.said:
            if len(words & other) >= _TWICE * (min(len(words), len(other)) or 1):
                return False
        self.said.append(words)
        return True

    def developments(self, ranked: Iterable[relevance.Ranked]) -> Iterator[Development]:
        """Those of some passages that add something, the event of each if it is on the topic."""
        for each in ranked:
            if self.adds(each.passage):
                number = self.dated.get(each.passage)
                if number is not None:
                    on = self.topic in self.events[number].topics and number not in self.told
                    number = number if on else None
                if number is not None:
                    self.told.add(number)
                yield Development(passages=(each.passage, *each.same), event=number)

    def day(self, each: Development) -> str:
        """When it happened, else when it was reported; "" where neither is known."""
        if each.event is not None:
            return self.events[each.event].date
        return self.corpus.sources[each.passages[0].source].publication.value or ""

    def further_events(self) -> Iterator[Development]:
        """The events on the topic that are not told yet, the weightiest first."""
        for number, event in enumerate(self.events):
            on = self.topic in event.topics and number not in self.told
            if on and self.adds(event.passage):
                yield Development(passages=event.passages, event=number)


def _page(topic: str, events: Sequence[timeline.Found], inputs: Inputs, corpus: Corpus) -> _Page:
    """An empty page."""
    dated = {
        passage: number
        for number, event in reversed([*enumerate(events)])
        for passage in event.passages
        if not event.planned and not _looks_back(passage, event, corpus)
    }
    rules = vocabulary(inputs.language, tuple(tuple(forms) for forms in inputs.aliases))
    return _Page(topic=topic, events=events, corpus=corpus, rules=rules, dated=dated)


def _news(
    candidates: Sequence[relevance.Candidate], chosen: relevance.Chosen
) -> list[relevance.Ranked]:
    """What is new, the weightiest first; of a single article the best in its order."""
    if len({each.passage.source for each in candidates}) == 1:
        return sorted(chosen.central[:NOW], key=lambda each: each.passage.start)
    least = _WORTH * max((each.score for each in chosen.new), default=0.0)
    return [
        each
        for number, each in enumerate(chosen.new[: 2 * NOW])
        if number < FEWEST_NOW or each.score >= least
    ]


def _looks_back(passage: Passage, event: timeline.Found, corpus: Corpus) -> bool:
    """Whether a passage is the lead of an article of a later day."""
    published = edtf.parse(corpus.sources[passage.source].publication.value or "")
    if published is None or published.start is None:
        return False
    if published.start - edtf.days(event.date)[1] <= _NEWS:
        return False
    body = [each for each in corpus.readings[passage.source].sentences if each.zone == "body"]
    return any(each.start == passage.start for each in body[: passages.LEAD])


def _also(
    candidates: Iterable[relevance.Candidate], shown: set[str], corpus: Corpus
) -> tuple[str, ...]:
    """The articles whose title or lead is on the topic, but those that are shown, newest first."""
    about = {
        each.passage.source
        for each in candidates
        if each.zone == "title" or (each.zone == "body" and each.position < passages.LEAD)
    }
    missing = sorted(about - shown)
    return tuple(
        sorted(
            missing,
            key=lambda name: corpus.sources[name].publication.value or "",
            reverse=True,
        )
    )
