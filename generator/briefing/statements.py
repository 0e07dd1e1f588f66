"""Drafts and their citations to topics, statements, assessments and named differences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from generator import identity
from generator.model import (
    Assessment,
    Citation,
    Disagreement,
    DisagreementKind,
    Draft,
    Language,
    Quote,
    Side,
    Statement,
    StatementStatus,
    Topic,
    TopicFile,
)
from generator.problems import Problem, ProblemKind

KINDS: tuple[str, ...] = get_args(DisagreementKind)
# "date: When the ministers met" / "15 January: Three sources put the talks on that day."
LABELLED = re.compile(r"(?P<label>[^:]{1,80}): +(?P<rest>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """What topics say once quotations are found. `drafts` gives each statement's file and draft.

    `withdrawn` holds the events that editors have taken back, each with the reason.
    """

    topics: tuple[Topic, ...]
    statements: Mapping[str, Statement]
    disagreements: tuple[Disagreement, ...]
    withdrawn: tuple[tuple[Statement, str], ...]
    drafts: Mapping[str, tuple[str, Draft]]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Work:
    cited: Mapping[tuple[str, Quote], Citation]
    texts: Mapping[str, str]
    differ: str
    statements: dict[str, Statement] = field(default_factory=dict)
    drafts: dict[str, tuple[str, Draft]] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)
    withdrawn: list[tuple[Statement, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def assemble(
    files: Sequence[TopicFile],
    cited: Mapping[tuple[str, Quote], Citation],
    texts: Mapping[str, str],
    language: Language,
) -> Assembled:
    """Topics in page order with their statements; `cited` holds the quotations that were found,
    `texts` those of the sources.

    Problems: statement-uncited, anchor-taken, topic-invalid (a difference without its kind),
    review-outdated.
    """
    work = _Work(cited=cited, texts=texts, differ=language.data["interface"]["sections"]["differ"])
    topics = tuple(_topic(work, file) for file in files)
    return Assembled(
        topics=topics,
        statements=work.statements,
        disagreements=tuple(work.disagreements),
        withdrawn=tuple(work.withdrawn),
        drafts=work.drafts,
        problems=tuple(work.problems),
    )


def _topic(work: _Work, file: TopicFile) -> Topic:
    assessments = tuple(
        Assessment(topic=file.id, section=draft.section, label=draft.label, text=draft.text)
        for draft in file.drafts
        if draft.label
    )
    drafts = [draft for draft in file.drafts if not draft.label and not draft.withdrawn]
    made = [(_statement(work, file, draft), draft) for draft in drafts]
    work.withdrawn += [
        (_stated(work, file, draft), draft.withdrawn)
        for draft in file.drafts
        if draft.withdrawn and draft.date
    ]
    digest = _digest(work, [statement for statement, _ in made])
    status = _status(work, file, digest)
    for statement, draft in made:
        signed = replace(statement, status=status)
        work.statements[signed.id] = signed
        work.drafts[signed.id] = (file.file, draft)
    _differences(work, file, [pair for pair in made if pair[1].section == work.differ])
    sections = dict.fromkeys(draft.section for draft in file.drafts)
    return Topic(
        id=file.id,
        file=file.file,
        title=file.title,
        question=file.question,
        kind=file.kind,
        order=file.order,
        status=status,
        sections=tuple(sections),
        statements=tuple(statement.id for statement, _ in made),
        assessments=assessments,
        review=file.review,
        digest=digest,
    )


def _statement(work: _Work, file: TopicFile, draft: Draft) -> Statement:
    if not draft.quotes and not draft.faulty:
        work.problems.append(
            _problem(
                ProblemKind.STATEMENT_UNCITED,
                file,
                draft,
                f"“{_short(draft.text)}” has no citation.",
                'Add [@source "exact words"], or mark a judgement with `> Assessment: …`.',
            )
        )
    statement = _stated(work, file, draft)
    work.statements[statement.id] = statement
    return statement


def _stated(work: _Work, file: TopicFile, draft: Draft) -> Statement:
    found = {
        quote: work.cited[key]
        for quote in draft.quotes
        if (key := (file.file, quote)) in work.cited
    }
    return Statement(
        id=_anchor(work, file, draft),
        topic=file.id,
        section=draft.section,
        text=draft.text,
        status="drafted",
        citations=tuple(dict.fromkeys(citation.id for citation in found.values())),
        bearing=tuple(dict.fromkeys(each.id for quote, each in found.items() if quote.bears)),
        sources=len({citation.source for citation in found.values()}),
        date=draft.date,
        derived=draft.derived,
        subject=draft.subject,
        line=draft.line,
    )


def _anchor(work: _Work, file: TopicFile, draft: Draft) -> str:
    if draft.name is None:
        return identity.statement_id(file.id, draft.section, draft.text, work.statements)
    if identity.is_ours(draft.name):
        work.problems.append(
            _problem(
                ProblemKind.ANCHOR_TAKEN,
                file,
                draft,
                f"Pages use the name `{{#{draft.name}}}` themselves.",
                "Give this statement another name.",
            )
        )
    if draft.name in work.statements:
        work.problems.append(
            _problem(
                ProblemKind.ANCHOR_TAKEN,
                file,
                draft,
                f"The name `{{#{draft.name}}}` is that of another statement.",
                "Give this one another name.",
            )
        )
    return draft.name


def _digest(work: _Work, statements: Sequence[Statement]) -> str | None:
    """What a sign-off of these statements and their passages must hold; None without any."""
    if not statements:
        return None
    ids = {citation for statement in statements for citation in statement.citations}
    passages = [citation for citation in work.cited.values() if citation.id in ids]
    unique = {citation.id: (citation, _sentence(work, citation)) for citation in passages}.values()
    return identity.review_digest((statement.text for statement in statements), unique)


def _status(work: _Work, file: TopicFile, digest: str | None) -> StatementStatus:
    """Reviewed while the sign-off's digest covers the statements and their passages as they are."""
    if digest is None:
        return "quoted"
    if file.review is None:
        return "drafted"
    if digest == file.review.digest:
        return "reviewed"
    work.problems.append(
        Problem(
            kind=ProblemKind.REVIEW_OUTDATED,
            file=file.file,
            message=f"The sign-off by {file.review.by} does not cover what this topic says now.",
            mend=f"Read it again; then set `digest: {digest}` with the new date.",
        )
    )
    return "drafted"


def _sentence(work: _Work, citation: Citation) -> str:
    return work.texts[citation.source][citation.sentence.start : citation.sentence.end]


def _differences(work: _Work, file: TopicFile, made: Sequence[tuple[Statement, Draft]]) -> None:
    """Sides grouped by their subject, the text of the list item around them."""
    groups: dict[str, list[tuple[Statement, Draft]]] = {}
    for statement, draft in made:
        groups.setdefault(draft.subject or "", []).append((statement, draft))
    for subject, sides in groups.items():
        head = LABELLED.fullmatch(subject)
        if head is None or head["label"] not in KINDS:
            work.problems.append(
                _problem(
                    ProblemKind.TOPIC_INVALID,
                    file,
                    sides[0][1],
                    f"“{_short(subject or sides[0][0].text)}” names no kind of difference.",
                    f"Begin the outer item with one of {', '.join(KINDS)}: `date: When they met`.",
                )
            )
            continue
        kind = next(kind for kind in get_args(DisagreementKind) if kind == head["label"])
        values = tuple(_side(statement) for statement, _ in sides)
        cited = [citation for side in values for citation in side.citations]
        work.disagreements.append(
            Disagreement(
                # Two topics may write of one difference, each with statements of its own.
                id=identity.disagreement_id(
                    kind, head["rest"], cited, {each.id for each in work.disagreements}
                ),
                kind=kind,
                subject=head["rest"],
                sides=values,
                topics=(file.id,),
            )
        )


def _side(statement: Statement) -> Side:
    match = LABELLED.fullmatch(statement.text)
    value = match["label"] if match else statement.text
    return Side(value=value, citations=statement.citations, statement=statement.id)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _problem(kind: ProblemKind, file: TopicFile, draft: Draft, message: str, mend: str) -> Problem:
    return Problem(
        kind=kind, file=file.file, line=draft.line, column=draft.column, message=message, mend=mend
    )
