"""Drafts to statements: anchors, status, assessments, and the differences that editors name."""

from __future__ import annotations

from typing import Any

import pytest

from generator import identity
from generator.briefing import statements
from generator.briefing.statements import Assembled
from generator.model import Citation, Draft, Language, Quote, Review, Span, TopicFile

WORDS = {"one": "opened on Tuesday", "two": "opened on Wednesday", "three": "cost 48 million"}
TEXT = "The bridge is open since a long time, and it is said to be good."
QUOTES = {name: Quote(source=name, words=words, line=5, column=2) for name, words in WORDS.items()}


def citation(name: str) -> Citation:
    words = WORDS[name]
    span = Span(start=10, end=10 + len(words))
    return Citation(
        id=f"c-{name}",
        source=name,
        start=span.start,
        end=span.end,
        exact=words,
        prefix="",
        suffix="",
        pieces=(span,),
        sentence=span,
        zone="body",
    )


def draft(text: str, *quoted: str, section: str = "", **fields: Any) -> Draft:
    quotes = tuple(QUOTES[name] for name in quoted)
    return Draft(text=text, section=section, line=4, column=3, quotes=quotes, **fields)


def topic(*drafts: Draft, review: Review | None = None, name: str = "bridge") -> TopicFile:
    return TopicFile(
        id=name, file=f"topics/{name}.md", title="Bridge", order=1, drafts=drafts, review=review
    )


def assemble(language: Language, *files: TopicFile) -> Assembled:
    cited = {(file.file, quote): citation(name) for file in files for name, quote in QUOTES.items()}
    texts = {each.source: TEXT for each in cited.values()}
    return statements.assemble(files, cited, texts, language)


def codes(assembled: Assembled) -> list[str]:
    return [problem.kind.code for problem in assembled.problems]


# ---------------------------------------------------------------- anchors


def test_an_anchor_is_of_the_words_and_stays_when_something_comes_before(english: Language) -> None:
    alone = assemble(english, topic(draft("It is open.", "one")))
    later = assemble(english, topic(draft("News.", "three"), draft("It is open.", "one")))
    assert set(alone.statements) < set(later.statements)


def test_typography_does_not_move_an_anchor_and_words_do(english: Language) -> None:
    names = [
        next(iter(assemble(english, topic(draft(text, "one"))).statements))
        for text in ("It's “open” – now.", 'It\'s "open" - now.', "It is open now.")
    ]
    assert names[0] == names[1] != names[2]


def test_a_name_that_the_editor_gave_is_the_anchor(english: Language) -> None:
    assembled = assemble(english, topic(draft("It is open.", "one", name="open")))
    assert list(assembled.statements) == ["open"]


def test_the_same_words_twice_have_two_anchors(english: Language) -> None:
    twice = draft("It is open.", "one")
    assembled = assemble(english, topic(twice, twice))
    assert len(assembled.statements) == len(assembled.topics[0].statements) == 2
    assert codes(assembled) == []


def test_one_name_for_two_statements_is_told_at_the_second_in_any_topic(english: Language) -> None:
    first = topic(draft("It is open.", "one", name="open"))
    second = topic(draft("It is not.", "two", name="open"), name="other")
    assembled = assemble(english, first, second)
    assert [(p.kind.code, p.file, p.line) for p in assembled.problems] == [
        ("anchor-taken", "topics/other.md", 4)
    ]


# ---------------------------------------------------------------- citations and status


def test_a_statement_without_a_citation_is_told_at_its_place(english: Language) -> None:
    (problem,) = assemble(english, topic(draft("Nobody says so."))).problems
    assert (problem.kind.code, problem.line, problem.column) == ("statement-uncited", 4, 3)
    assert "“Nobody says so.”" in problem.message


def test_sources_are_counted_once_however_often_they_are_cited(english: Language) -> None:
    assembled = assemble(english, topic(draft("So.", "one", "one", "two")))
    (statement,) = assembled.statements.values()
    assert statement.citations == ("c-one", "c-two")
    assert statement.sources == 2


def test_a_withdrawn_statement_is_on_no_page_and_needs_no_citation(english: Language) -> None:
    assembled = assemble(english, topic(draft("It fell.", withdrawn="the source took it back")))
    assert not assembled.statements
    assert codes(assembled) == []


def test_an_assessment_needs_no_citation_and_is_no_statement(english: Language) -> None:
    assembled = assemble(english, topic(draft("It matters.", label="Assessment", section="A")))
    assert not assembled.statements
    (assessment,) = assembled.topics[0].assessments
    assert (assessment.label, assessment.section, assessment.text) == (
        "Assessment",
        "A",
        "It matters.",
    )
    assert codes(assembled) == []


def test_a_topic_of_front_matter_alone_or_of_assessments_alone_is_quoted(english: Language) -> None:
    for file in (topic(), topic(draft("It matters.", label="Assessment"))):
        assert assemble(english, file).topics[0].status == "quoted"


def signed(language: Language, *drafts: Draft) -> Review:
    made = assemble(language, topic(*drafts))
    quoted = {quote.source for each in drafts for quote in each.quotes}
    cited = [
        (one, TEXT[one.sentence.start : one.sentence.end])
        for name in WORDS
        if name in quoted
        for one in [citation(name)]
    ]
    digest = identity.review_digest((s.text for s in made.statements.values()), cited)
    return Review(by="Ada", on="2026-01-20", digest=digest)


def test_a_sign_off_covers_the_sentence_around_the_quoted_words() -> None:
    """ "It will run" signed, and "it will never run" around the same words: another reading."""
    one = citation("one")
    said = ("The bridge opened on Tuesday.", "The bridge never opened on Tuesday.")
    assert len({identity.review_digest(["It is open."], [(one, each)]) for each in said}) == 2
    same = ("It “opened on Tuesday”.", 'It "opened  on Tuesday".')
    assert len({identity.review_digest(["It is open."], [(one, each)]) for each in same}) == 1


def test_a_sign_off_holds_while_nothing_that_it_covers_has_changed(english: Language) -> None:
    drafts = (draft("It is open.", "one"), draft("It cost 48 million.", "three"))
    review = signed(english, *drafts)
    assembled = assemble(english, topic(*drafts, review=review))
    assert assembled.topics[0].status == "reviewed"
    assert {s.status for s in assembled.statements.values()} == {"reviewed"}
    assert codes(assembled) == []


@pytest.mark.parametrize(
    "changed",
    [
        (draft("It is open now.", "one"),),
        (draft("It is open.", "two"),),
        (draft("It is open.", "one", "three"),),
        (draft("It is open.", "one"), draft("It cost 48 million.", "three")),
    ],
)
def test_any_change_of_statements_or_passages_returns_them_to_drafted(
    changed: tuple[Draft, ...], english: Language
) -> None:
    review = signed(english, draft("It is open.", "one"))
    assembled = assemble(english, topic(*changed, review=review))
    assert {s.status for s in assembled.statements.values()} == {"drafted"}
    (problem,) = assembled.problems
    assert problem.kind.code == "review-outdated"
    # What the message offers as the digest makes the topic reviewed again.
    digest = problem.mend.partition("digest: ")[2].partition("`")[0]
    again = Review(by="Ada", on="2026-01-21", digest=digest)
    assert codes(assemble(english, topic(*changed, review=again))) == []


# ---------------------------------------------------------------- differences

DIFFER = "Where sources differ"


def side(text: str, quoted: str, subject: str | None = "date: When it opened") -> Draft:
    fields = {} if subject is None else {"subject": subject}
    return draft(text, quoted, section=DIFFER, **fields)


def test_sides_below_one_item_are_a_disagreement_of_its_kind(english: Language) -> None:
    assembled = assemble(
        english, topic(side("Tuesday: One says so.", "one"), side("Wednesday: So.", "two"))
    )
    (difference,) = assembled.disagreements
    assert (difference.kind, difference.subject) == ("date", "When it opened")
    assert [(s.value, s.citations) for s in difference.sides] == [
        ("Tuesday", ("c-one",)),
        ("Wednesday", ("c-two",)),
    ]
    assert {s.statement for s in difference.sides} == set(assembled.statements)


def test_an_item_that_does_not_begin_with_its_kind_is_told(english: Language) -> None:
    for subject in ("When it opened", "colour: How red"):
        assembled = assemble(
            english, topic(side("A: a.", "one", subject), side("B: b.", "two", subject))
        )
        assert codes(assembled) == ["topic-invalid"]
        assert "date, number, place" in assembled.problems[0].mend


def test_statements_of_the_section_without_an_item_around_them_are_no_sides(
    english: Language,
) -> None:
    assembled = assemble(english, topic(side("They differ.", "one", None)))
    assert assembled.disagreements == ()
    assert len(assembled.statements) == 1


def test_the_id_of_a_difference_does_not_depend_on_the_order_of_its_sides(
    english: Language,
) -> None:
    sides = (side("Tuesday: so.", "one"), side("Wednesday: so.", "two"))
    one = assemble(english, topic(*sides)).disagreements[0]
    other = assemble(english, topic(*reversed(sides))).disagreements[0]
    assert one.id == other.id
