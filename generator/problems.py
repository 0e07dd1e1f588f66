"""What `check` can find: one documented enumeration, whose codes are printed and never renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal, NamedTuple

_SEVERAL = 3

Severity = Literal["error", "warning", "hint"]


class _Kind(NamedTuple):
    code: str
    severity: Severity
    meaning: str


class ProblemKind(Enum):
    """Every kind of problem: its code, its severity, and what it means in one sentence."""

    SETTINGS_INVALID = _Kind(
        "settings-invalid", "error", "`mkdocs.yml` or a setting in it cannot be read."
    )
    LANGUAGE_INCOMPLETE = _Kind(
        "language-incomplete",
        "warning",
        "The data of a language lack a file or a list, so it is taken for one without rules.",
    )
    SEED_ENCODING = _Kind("seed-encoding", "error", "A seed is not valid UTF-8.")
    SEED_EMPTY = _Kind("seed-empty", "error", "A seed holds no text.")
    SEED_UNREADABLE = _Kind("seed-unreadable", "error", "A seed is not a plain file of text.")
    SEEDS_NONE = _Kind("seeds-none", "error", "There is no article in `seeds/`.")
    SEED_NOT_TEXT = _Kind(
        "seed-not-text", "error", "An article lies in `seeds/` in another form than text."
    )
    SEED_FORMAT = _Kind(
        "seed-format",
        "warning",
        "A file in `seeds/` is neither `.txt` nor `.md` and is passed over.",
    )
    FRONT_MATTER_INVALID = _Kind(
        "front-matter-invalid",
        "error",
        "Front matter is not valid YAML, or a field is not as it should be.",
    )
    FRONT_MATTER_PASSED = _Kind(
        "front-matter-passed", "hint", "An article's front matter has fields that are not used."
    )
    SOURCES_INVALID = _Kind(
        "sources-invalid",
        "error",
        "`seeds/sources.yml` is not valid YAML, or a field is not as it should be.",
    )
    SOURCES_UNKNOWN_FILE = _Kind(
        "sources-unknown-file", "error", "`seeds/sources.yml` names a file that is not in `seeds/`."
    )
    SOURCE_ID_TAKEN = _Kind("source-id-taken", "error", "Two sources have the same id.")
    SOURCE_URL_MISSING = _Kind(
        "source-url-missing", "warning", "The address of the original article is not known."
    )
    TITLE_MISSING = _Kind(
        "title-missing", "warning", "No headline was found: a page takes other words for it."
    )
    DATE_MISSING = _Kind("date-missing", "warning", "An article does not say when it appeared.")
    PUBLISHER_MISSING = _Kind("publisher-missing", "warning", "An article names no publisher.")
    ORIGIN_INVALID = _Kind(
        "origin-invalid",
        "error",
        "What an editor says of a source's origin names no source, or contradicts itself.",
    )
    TOPIC_INVALID = _Kind("topic-invalid", "error", "A topic file cannot be read.")
    PEOPLE_INVALID = _Kind(
        "people-invalid",
        "error",
        "`topics/people.yml` is not valid YAML, or an entry is not as it should be.",
    )
    TOPIC_ID_TAKEN = _Kind("topic-id-taken", "error", "Two pages would have the same name.")
    CITATION_SYNTAX = _Kind("citation-syntax", "error", "A citation or a mark is not of its form.")
    SOURCE_UNKNOWN = _Kind(
        "source-unknown", "error", "A citation names a source that does not exist."
    )
    QUOTE_NOT_FOUND = _Kind("quote-not-found", "error", "A quotation is not in its source.")
    QUOTE_AMBIGUOUS = _Kind(
        "quote-ambiguous", "error", "A quotation stands at more than one place of its source."
    )
    QUOTE_IN_RESIDUE = _Kind(
        "quote-in-residue",
        "error",
        "A quotation stands in a menu, a ranking or a notice, not in the article.",
    )
    STATEMENT_UNCITED = _Kind("statement-uncited", "error", "A statement has no citation.")
    FIGURE_UNSUPPORTED = _Kind(
        "figure-unsupported", "error", "No cited passage bears a figure that a statement gives."
    )
    DATE_UNSUPPORTED = _Kind(
        "date-unsupported", "error", "No cited passage bears a date that a statement gives."
    )
    DATE_UNRESOLVED = _Kind(
        "date-unresolved",
        "warning",
        "A date of a statement or of its passage cannot be resolved, so it is not checked.",
    )
    DATE_UNCERTAIN = _Kind(
        "date-uncertain",
        "warning",
        "A cited passage leaves open which of several days it means, and a date is one of them.",
    )
    DATE_INVALID = _Kind("date-invalid", "error", "An event's date is not a valid EDTF date.")
    NAME_UNSUPPORTED = _Kind(
        "name-unsupported",
        "warning",
        "No cited source contains a proper name that a statement gives.",
    )
    WORDS_NOT_QUOTED = _Kind(
        "words-not-quoted",
        "error",
        "Words that a statement has in quotation marks stand in no cited source.",
    )
    COUNT_UNSUPPORTED = _Kind(
        "count-unsupported",
        "error",
        "A statement counts more sources than it cites, or than bear what it counts them for.",
    )
    COUNT_OUTGROWN = _Kind(
        "count-outgrown",
        "warning",
        "A statement speaks of every source, and there is one that no statement cites.",
    )
    WEEKDAY_DENIED = _Kind(
        "weekday-denied", "error", "The calendar gives another weekday for a date."
    )
    NEGATION_CUT = _Kind(
        "negation-cut", "warning", "A negation or a doubt stands right beside the quoted words."
    )
    NEGATION_CHANGED = _Kind(
        "negation-changed", "warning", "Only the statement denies, or only its quotations do."
    )
    HEDGE_CHANGED = _Kind(
        "hedge-changed", "warning", "A figure has another “about” or “at least” than its passages."
    )
    TITLE_UNSUPPORTED = _Kind(
        "title-unsupported", "warning", "No cited source gives a person the title of the statement."
    )
    MULTIPLE_CHANGED = _Kind(
        "multiple-changed", "warning", "The passages hold another “first” or “twice”."
    )
    STRENGTH_CHANGED = _Kind(
        "strength-changed", "warning", "A statement goes further than its passages."
    )
    OPPOSITE_SAID = _Kind(
        "opposite-said", "warning", "A word of a statement has its opposite in the passages."
    )
    FIGURE_OF_ANOTHER = _Kind(
        "figure-of-another", "warning", "The passages have a figure of something else."
    )
    SCOPE_CHANGED = _Kind(
        "scope-changed", "warning", "A statement has an “all”, “only” or “most” of its own."
    )
    ACTOR_CHANGED = _Kind(
        "actor-changed", "warning", "The passages have it done or said by another person."
    )
    SOURCE_UNCITED = _Kind(
        "source-uncited", "error", "A statement names a source that it does not cite."
    )
    NAME_ELSEWHERE = _Kind(
        "name-elsewhere", "warning", "A place or people of a statement is not in a cited paragraph."
    )
    NAMES_INVALID = _Kind(
        "names-invalid", "error", "`topics/names.yml` is not a list of names and their other forms."
    )
    NAME_NOT_PREFERRED = _Kind(
        "name-not-preferred",
        "warning",
        "A statement has a name in another form than the style list prefers.",
    )
    ANCHOR_TAKEN = _Kind(
        "anchor-taken", "error", "A name is that of another statement, or one that pages use."
    )
    MARKUP_IGNORED = _Kind(
        "markup-ignored", "warning", "Markup of a topic file that pages do not carry over."
    )
    REVIEW_OUTDATED = _Kind(
        "review-outdated",
        "warning",
        "A sign-off does not cover what the topic says now: it counts as drafted.",
    )
    EXCERPT_SHARE_EXCEEDED = _Kind(
        "excerpt-share-exceeded",
        "warning",
        "A source's page shows more of its article than `excerpt_share` says.",
    )
    CONTENT_STALE = _Kind(
        "content-stale", "error", "`content/` is not exactly what the inputs give."
    )
    CONTENT_FOREIGN = _Kind(
        "content-foreign", "error", "`content/` holds a file that no build has written."
    )
    SITE_FOREIGN = _Kind(
        "site-foreign", "error", "The site's folder holds a file that no build has put there."
    )
    READING_FAILED = _Kind(
        "reading-failed",
        "warning",
        "The program failed at one stage of one file; all else was read.",
    )
    PAGE_UNSOUND = _Kind(
        "page-unsound",
        "error",
        "A page would have a footnote without its mark, or the reverse, or an id twice.",
    )
    SITE_FAILED = _Kind("site-failed", "error", "The site builder stopped with an error.")

    @property
    def code(self) -> str:
        return self.value.code

    @property
    def severity(self) -> Severity:
        return self.value.severity

    @property
    def meaning(self) -> str:
        return self.value.meaning


def clean_name(name: str) -> str:
    """A name as one printable line: a terminal obeys "\\x1b[31m", and CI a line "::error::"."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in name
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding: where it is (line and column count from 1), what is wrong, how to mend it."""

    kind: ProblemKind
    file: str
    line: int = 1
    column: int = 1
    message: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{clean_name(self.file)}:{self.line}:{self.column}: {self.kind.code} {self.text}"

    @property
    def text(self) -> str:
        """What is wrong and how to mend it, fit to be printed: names may hold anything."""
        return "\n".join(map(clean_name, f"{self.message} {self.mend}".strip().split("\n")))

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.file, self.line, self.column, self.kind.code, self.message)


# What is not known of several articles is one line: a newcomer has more to read than that.
_OF_SOURCES = {
    ProblemKind.SOURCE_URL_MISSING: "address",
    ProblemKind.TITLE_MISSING: "headline that was found",
    ProblemKind.DATE_MISSING: "date",
    ProblemKind.PUBLISHER_MISSING: "publisher",
}


def problem_lines(problems: Sequence[Problem]) -> list[str]:
    """The problems as lines; what is not known of articles in one, where that is of several."""
    several = [problem for problem in problems if problem.kind in _OF_SOURCES]
    files = {problem.file for problem in several}
    if len(files) < _SEVERAL:
        return [str(problem) for problem in problems]
    counted = Counter(problem.kind for problem in several)
    told = ", ".join(
        f"{counted[kind]} have no {words}" for kind, words in _OF_SOURCES.items() if counted[kind]
    )
    one = f"seeds: Of {len(files)} articles {told}. Give what you know in `seeds/sources.yml`."
    return [*(str(problem) for problem in problems if problem.kind not in _OF_SOURCES), one]
