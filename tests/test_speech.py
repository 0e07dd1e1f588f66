"""Speech: cases, properties, hostile text, and the ledger of the repository's own articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import speech as benchmark
from generator.article import speech
from generator.corpus import analysis
from generator.corpus.analysis import Corpus
from generator.model import Inputs, Seed, Settings, Utterance
from generator.reading import inputs, languages
from generator.text.typography import fold
from tests.cases_file import Case, cases, compare

ENGLISH = languages.load("en")
ROOT = Path(__file__).parent.parent
DAY = "2026-01-16"
PIECES = st.sampled_from(
    (
        *(" ", "\n", ", ", ". ", "“", "”", '"', "‘", "’", "'", ": ", "—"),
        *("Jane Roe", "John Poe", "Roe", "he", "they", "the magazine", "officials", "a"),
        *(" said", " said that ", " told reporters", "according to ", " saying ", " calling it "),
        *("the bridge is safe", "on Friday", "in Lima", "and", "who", "as"),
    )
)


def corpus_of(text: str) -> Corpus:
    seed = Seed(file="seeds/x.txt", text=text, sha256="0")
    given_day = Settings(as_of=DAY)
    return analysis.corpus(
        Inputs(settings=given_day, seeds={"x": seed}, topics=(), languages={"en": ENGLISH})
    )


def article(lines: str) -> str:
    """A title, a date, and each line as a paragraph."""
    return f"Bridge news\n\nPublished: January 16, 2026\n\n{lines.replace(chr(10), chr(10) * 2)}\n"


def found(text: str) -> tuple[Utterance, ...]:
    return corpus_of(text).readings["x"].speech


def line(text: str, one: Utterance) -> str:
    speaker = one.speaker or f"? ({one.described})"
    extra = [("to", one.to), ("when", one.when), ("where", one.where)]
    told = "".join(f" | {name} {value}" for name, value in extra if value)
    words = text[one.words.start : one.words.end]
    return f"{one.mode} | {speaker}: {words} | {one.verb}{told}"


@pytest.mark.parametrize("case", cases("speech"), ids=str)
def test_case(case: Case, regenerate: bool) -> None:
    """Each case of `cases/speech.md` has the utterances that it says."""
    text = article(case.input)
    compare(case, "\n".join(line(text, one) for one in found(text)), regenerate)


@settings(deadline=None)  # each text is read by all stages
@given(st.lists(PIECES, max_size=40).map("".join))
def test_words_and_attribution_lie_where_they_say(text: str) -> None:
    for one in found(text):
        assert 0 <= one.start <= one.words.start < one.words.end <= one.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["“a", "“No,” said Poe. ", "Poe said, ", "said that ", "he said ", "according to Poe, ", "' "],
)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    """A rule that is not linear shows as a hang here."""
    text = (piece * 20_000)[:20_000]
    for one in found(text):
        assert one.words.end <= len(text)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return analysis.corpus(inputs.read(ROOT))


def ledger(corpus: Corpus) -> list[tuple[str, str | None, str, str]]:
    return [
        (
            one.source,
            one.speaker,
            one.mode,
            corpus.sources[one.source].text[one.words.start : one.words.end],
        )
        for reading in corpus.readings.values()
        for one in reading.speech
    ]


def test_every_quoted_utterance_stands_in_its_article_within_quotation_marks(
    corpus: Corpus,
) -> None:
    for reading in corpus.readings.values():
        for one in reading.speech:
            text = corpus.sources[one.source].text
            if one.mode == "quoted":
                assert fold(text[one.words.start - 1]) in ('"', "'")
                assert '"' in fold(text[one.words.end : one.words.end + 2])


@pytest.mark.parametrize(
    ("source", "speaker", "words"),
    [
        ("wu", "Shinjiro Koizumi", "We confirmed that the Japan-US alliance remains"),
        ("wu", "Shinjiro Koizumi", "physical diplomacy"),
        ("wu", "Pete Hegseth", "It is in order to ensure peace"),
        ("wu", "Samuel Paparo", "the Japan-US alliance is the most important"),
        ("wu", "Air & Space Forces Magazine", "Japan is forming its own"),
        ("pushed-ahead", "senior Defense Ministry official", "It would be difficult"),
        ("jiji", "Shinjiro Koizumi", "I can’t comment on details."),
        ("jiji", "Donald Trump", "the U.S.-Japan alliance is one of the most"),
        ("workout", "Shinjiro Koizumi", "First, Japan must exert every effort. Then"),
        ("jn", "Pete Hegseth", "a really important step"),
        ("jn", "Shinjiro Koizumi", "there was no discussion"),
    ],
)
def test_the_ledger_of_these_articles_has_who_said_it(
    corpus: Corpus, source: str, speaker: str, words: str
) -> None:
    assert any(
        (row[0], row[1]) == (source, speaker) and row[3].startswith(words) for row in ledger(corpus)
    )


@pytest.mark.parametrize("words", ["top priority", "peace through strength", "Make America Great"])
def test_what_no_verb_ascribes_is_in_no_ledger(corpus: Corpus, words: str) -> None:
    assert not any(row[2] == "quoted" and row[3].startswith(words) for row in ledger(corpus))


def test_one_speakers_words_in_other_words_are_set_side_by_side(corpus: Corpus) -> None:
    utterances = [one for reading in corpus.readings.values() for one in reading.speech]
    texts = {name: source.text for name, source in corpus.sources.items()}
    groups = speech.alike(utterances, texts, ENGLISH)
    assert sorted(sorted(one.source for one in group) for group in groups) == [
        ["jiji", "jn"],
        ["jiji", "jn", "wu"],
    ]


def test_other_things_said_of_one_subject_are_not_alike() -> None:
    text = article(
        "Jane Roe said: “The old bridge will close in May.”\n"
        "Jane Roe said: “We confirmed the role of the old bridge for the town.”"
    )
    one, other = found(text)
    assert speech.alike([one, other], {"x": text}, ENGLISH) == ()


@pytest.mark.parametrize("seen", [True, False])
def test_invented_articles_have_their_words_in_the_right_mouths(seen: bool) -> None:
    """Hardly one in a wrong mouth, and most are shown."""
    articles, corpus = benchmark.invented()
    mine = [each for each in articles if each["read"] == seen]
    score = sum((benchmark.mouths(each, corpus) for each in mine), benchmark.EMPTY)
    assert score.right >= 0.95 * score.shown, score.errors
    assert score.right >= 0.8 * score.labelled, score.errors


@pytest.mark.parametrize(("group", "recall"), [("persons", 0.85), ("bodies", 0.55)])
def test_invented_articles_name_few_persons_and_bodies_that_are_none(
    group: str, recall: float
) -> None:
    articles, corpus = benchmark.invented()
    score = sum((benchmark.who(each, corpus, group) for each in articles), benchmark.EMPTY)
    assert score.right >= 0.95 * score.shown, score.errors
    assert score.right >= recall * score.labelled, score.errors


def test_most_of_what_stands_under_a_name_in_wikinews_has_been_read_and_is_right() -> None:
    """The verdicts are a reader's: what changes is to be read again."""
    read, judged = benchmark.reading(), benchmark.verdicts()
    keys = [
        benchmark.label(subject, one)
        for told in set(benchmark.SUBJECTS.values())
        for subject, one in benchmark.sample(
            [each for each, name in benchmark.SUBJECTS.items() if name == told], read
        )
    ]
    found = [judged[key] for key in keys if key in judged]
    assert len(found) >= 0.8 * len(keys)
    assert sum(verdict != "mouth" for verdict in found) >= 0.95 * len(found)
