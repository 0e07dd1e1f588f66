"""Every kind of problem is documented, with a line that was really printed.

`pytest --regenerate` writes the lines into `docs/problems.md`; read the diff.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from generator import cli, containment
from generator.article import figures
from generator.pages.footnotes import Footnotes
from generator.problems import ProblemKind
from generator.reading import languages
from tests.docs_examples import README, ROOT, shown_files, text

PAGE = ROOT / "docs/problems.md"
SECTION = re.compile(
    r"^### `(?P<code>[a-z-]+)`\n\n(?P<severity>[A-Z][a-z]+)\. (?P<meaning>.+)\n\n"
    r"```text\n(?P<example>(?:(?!```$).*\n)*)```\n\n(?P<mend>.+)$",
    re.MULTILINE,
)
SEED, TOPIC, SETTINGS = "seeds/ferry-notice.txt", "topics/ferry.md", "mkdocs.yml"
SITE = "site_name: Harlow ferry\nextra:\n  briefing:\n    contact: desk@example.org\n"
TICKET = '[@ferry-notice "single ticket will cost $4"]'
INPUTS_ONLY = ("check", "--inputs-only", "--hints")
NO_SITE = ("build", "--no-site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is amiss with the README's example: words replaced, files added or (None) removed.

    `breaks`: what of the program is at fault.
    """

    replace: tuple[str, str, str] | None = None
    add: Mapping[str, str | bytes | None] = field(default_factory=dict)
    command: tuple[str, ...] = INPUTS_ONLY
    breaks: str = ""


def in_topic(old: str, new: str) -> Fault:
    return Fault(replace=(TOPIC, old, new))


NOTHING_KNOWN = "the harbour is shut, and a single ticket will cost $4 next year, they say\n"
ARTICLE = shown_files(README)[SEED]
POST = """Fares on the ferry
The Harlow Post, March 4, 2026
The fare will not rise on Sundays, said port director Jo Lind.
About 300 people wait for the boat, the second that the port bought.
The port is in talks with the town of Brede.
Mayor Ann Lee thanked Jo Lind for 12 new berths and 4 cranes.
"""


def of_post(statement: str, words: str) -> Fault:
    """A statement more, which cites a second article."""
    line = f'- {statement} [@post "{words}"]'
    fault = in_topic(TICKET, f"{TICKET}\n{line}")
    return replace(fault, add={"seeds/post.txt": POST})


FAULTS: dict[str, Fault] = {
    "settings-invalid": Fault(add={SETTINGS: f"{SITE}    hemisphere: west\n"}),
    "language-incomplete": Fault(add={SETTINGS: f"{SITE}    language: de\n"}, breaks="language"),
    "seed-encoding": Fault(add={SEED: ARTICLE.encode("cp1252")}),
    "seed-empty": Fault(add={"seeds/second.txt": "\n"}),
    "seed-unreadable": Fault(add={SEED: None}),
    "seeds-none": Fault(add={SEED: None, "seeds/.keep": ""}),
    "seed-not-text": Fault(add={"seeds/notice.pdf": "%PDF-1.7\n"}),
    "seed-format": Fault(add={"seeds/harbour.jpeg": "x\n"}),
    "front-matter-invalid": in_topic("title:", "titel:"),
    "front-matter-passed": Fault(
        add={SEED: None, "seeds/ferry-notice.md": f"---\ntags: [ferry]\n---\n{ARTICLE}"}
    ),
    "sources-invalid": Fault(
        add={"seeds/sources.yml": "ferry-notice.txt:\n  publishd: 2026-03-03\n"}
    ),
    "sources-unknown-file": Fault(
        add={"seeds/sources.yml": "ferry.txt:\n  publisher: The Harlow Post\n"}
    ),
    "source-id-taken": Fault(add={"seeds/Ferry notice.md": ARTICLE}),
    "source-url-missing": Fault(),
    "title-missing": Fault(add={SEED: NOTHING_KNOWN}),
    "date-missing": Fault(add={SEED: NOTHING_KNOWN}),
    "publisher-missing": Fault(),
    "origin-invalid": Fault(
        add={"seeds/sources.yml": "ferry-notice.txt:\n  independent_of: [harlow-post]\n"}
    ),
    "topic-invalid": in_topic("## Bottom line\n", "## Bottom line\n\n> Fares are low.\n"),
    "people-invalid": Fault(add={"topics/people.yml": "- name: Eva Lindqvist\n  title: mayor\n"}),
    "topic-id-taken": Fault(add={"topics/method.md": "---\ntitle: How the ferry runs\n---\n"}),
    "citation-syntax": in_topic('"single ticket will cost $4"', "single ticket will cost $4"),
    "source-unknown": in_topic('@ferry-notice "single', '@ferry-notices "single'),
    "quote-not-found": in_topic("single ticket will cost", "single ticket costs"),
    "quote-ambiguous": in_topic('"single ticket will cost $4"', '"on"'),
    "quote-in-residue": Fault(
        replace=(TOPIC, '"single ticket will cost $4"', '"Subscribe to our newsletter"'),
        add={SEED: f"{ARTICLE}\nMost read\n1. A bridge closes\n\nSubscribe to our newsletter\n"},
    ),
    "statement-uncited": in_topic(f" {TICKET}", ""),
    "figure-unsupported": in_topic("costs $4", "costs $5"),
    "date-unsupported": in_topic("2026-04-05: First Sunday crossing", "2026-04-12: First crossing"),
    "date-unresolved": in_topic("Sundays too.", "Sundays too, it was said the day before."),
    "date-uncertain": replace(
        of_post("2026-06: The port sells a boat.", "agreed to sell the old boat in June"),
        add={"seeds/post.txt": f"{POST}The port agreed to sell the old boat in June.\n"},
    ),
    "date-invalid": in_topic("2026-04-05:", "2026-04-35:"),
    "name-unsupported": in_topic("The ferry is", "By Mayor Lindqvist's plan the ferry is"),
    "words-not-quoted": in_topic("A ticket costs", "A “day ticket” costs"),
    "count-unsupported": in_topic("costs $4.", "costs $4, two sources report."),
    "count-outgrown": replace(
        in_topic("costs $4.", "costs $4, every source reports."), add={"seeds/post.txt": POST}
    ),
    "weekday-denied": in_topic("on Sundays too.", "from Monday, 5 April 2026."),
    "negation-cut": of_post("The fare is to rise on Sundays.", "rise on Sundays"),
    "negation-changed": of_post("The fare is to rise on Sundays.", "will not rise on Sundays"),
    "hedge-changed": of_post("300 people wait for the boat.", "About 300 people wait"),
    "title-unsupported": of_post("Mayor Jo Lind speaks of the fare.", "port director Jo Lind"),
    "multiple-changed": of_post("The boat is the first that the port bought.", "the port bought"),
    "strength-changed": of_post("The port agreed with Brede.", "in talks with the town of Brede"),
    "opposite-said": of_post("The fare will fall on Sundays.", "The fare will not rise on Sundays"),
    "figure-of-another": of_post("The port has 12 new cranes.", "12 new berths and 4 cranes"),
    "scope-changed": of_post("Only the port bought a boat.", "the second that the port bought"),
    "actor-changed": of_post("Jo Lind thanked the mayor, Ann Lee.", "thanked Jo Lind"),
    "source-uncited": replace(
        in_topic("costs $4.", "costs $4, the Harlow Post reports."),
        add={"seeds/post.md": f"---\nlabel: Harlow Post\n---\n{POST}"},
    ),
    "name-elsewhere": in_topic("A ticket costs", "A ticket to Port Harlow costs"),
    "names-invalid": Fault(add={"topics/names.yml": "Harlow ferry:\n"}),
    "name-not-preferred": Fault(
        replace=(TOPIC, "The ferry is", "The Harlow boat is"),
        add={"topics/names.yml": "Harlow ferry: [Harlow boat]\n"},
    ),
    "anchor-taken": in_topic(TICKET, f"{TICKET} {{#fare}}\n- It costs $4. {TICKET} {{#fare}}"),
    "markup-ignored": in_topic("The ferry is", "The [ferry](https://port.example/) is"),
    "review-outdated": in_topic(
        "---\n##", "reviewed: {by: Ann Lee, on: 2026-03-09, digest: new}\n---\n##"
    ),
    "excerpt-share-exceeded": Fault(add={SETTINGS: f"{SITE}    excerpt_share: 10 %\n"}),
    "content-stale": Fault(command=("check",)),
    "content-foreign": Fault(add={"content/notes.md": "Mine.\n"}, command=NO_SITE),
    "site-foreign": Fault(add={"site/CNAME": "ferry.example\n"}, command=("build",)),
    "reading-failed": Fault(breaks="stage"),
    "page-unsound": Fault(breaks="page"),
    "site-failed": Fault(add={SETTINGS: f"{SITE}plugins: [nonesuch]\n"}, command=("build",)),
}


def sections() -> dict[str, re.Match[str]]:
    return {match["code"]: match for match in SECTION.finditer(text(PAGE))}


def printed(code: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The first problem of this code that the faulty project gives, as printed."""
    fault = FAULTS[code]
    files: dict[str, str | bytes | None] = {**shown_files(README), SETTINGS: SITE, **fault.add}
    if fault.replace:
        path, old, new = fault.replace
        body = files[path]
        assert isinstance(body, str)
        assert old in body
        files[path] = body.replace(old, new, 1)
    for path, content in files.items():
        if content is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            data = content.encode("utf-8") if isinstance(content, str) else content
            (folder / path).write_bytes(data)
    cli.main([*fault.command, "--project", str(folder)])
    problems = re.split(r"^(?=[\w./ -]+:\d+:\d+: )", capsys.readouterr().out, flags=re.MULTILINE)
    return next(problem for problem in problems if f": {code} " in problem)


def test_every_code_is_documented_and_every_code_documented_exists() -> None:
    assert list(sections()) == [kind.code for kind in ProblemKind]
    assert text(PAGE).count("\n### ") == len(ProblemKind)


@pytest.mark.parametrize("kind", ProblemKind, ids=lambda kind: kind.code)
def test_severity_and_meaning_are_those_of_the_code(kind: ProblemKind) -> None:
    section = sections()[kind.code]
    assert (section["severity"].lower(), section["meaning"]) == (kind.severity, kind.meaning)


@pytest.mark.parametrize("code", FAULTS)
def test_the_example_is_what_the_fault_really_prints(
    code: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    regenerate: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if FAULTS[code].breaks == "page":
        monkeypatch.setattr(Footnotes, "views", lambda self, citations: ())
    if FAULTS[code].breaks == "stage":
        monkeypatch.delenv(containment.STRICT)
        monkeypatch.setattr(containment.Guard, "raising", False)
        monkeypatch.setattr(figures, "find", lambda *given, **named: given[9])
    if FAULTS[code].breaks == "language":
        halved = replace(languages.load("de"), lacks=("`dates.yml`", "`figures.yml: decimal`"))
        monkeypatch.setattr(languages, "load", lambda code: halved)
    # Lines of code move; the example need not.
    actual = re.sub(r"(?<=\.py:)\d+", "34", printed(code, tmp_path, capsys))
    section = sections()[code]
    if regenerate and actual != section["example"]:
        page = text(PAGE)
        start, end = section.span("example")
        PAGE.write_text(page[:start] + actual + page[end:], encoding="utf-8")
        return
    assert actual == section["example"]


def test_no_kind_of_problem_lacks_an_example() -> None:
    assert set(FAULTS) == {kind.code for kind in ProblemKind}
