"""What the architecture promises and import-linter cannot see: purity, budgets, generality.

Each rule is a function from a module to its offences, and has a planted module that breaks it.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
PURE = ("article", "corpus", "briefing", "text", "pages", "exports")
IMPURE = ("cli", "built", "pipeline", "progress", "reading", "publishing", "workshop", "__main__")
MODULE_LINES = 300
FUNCTION_LINES = 40
PARAMETERS = 5

# What reaches files, other programs, the clock or chance.
FORBIDDEN_IMPORTS = {
    *("glob", "io", "os", "pathlib", "shutil", "tempfile"),
    *("socket", "subprocess"),
    *("locale", "random", "secrets", "time"),
}
FORBIDDEN_CALLS = {"open", "date.today", "datetime.now", "datetime.today", "datetime.utcnow"}
# Names that only the articles of this repository give; the generator must work without them.
SUBJECT = re.compile(r"koizumi|hegseth|takaichi|\bjiji\b|nansei|okinawa", re.IGNORECASE)
IGNORE = re.compile(r"#\s*(?:type:\s*ignore|noqa|pragma:|mypy:|ruff:)")
IGNORE_WITH_REASON = re.compile(
    r"#\s*(?:type:\s*ignore\[[a-z, -]+\]|noqa:\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*)"
    r"\s*\W*\s*(?P<reason>[^\W\d].{9,})"
)

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[str], Iterator[str]]


def functions(source: str) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def impure(source: str) -> Iterator[str]:
    """Imports of what reaches outside, and calls that open a file or read the clock."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = [alias.name for alias in node.names]
            names = named if isinstance(node, ast.Import) else [node.module or ""]
            for name in names:
                if name.split(".")[0] in FORBIDDEN_IMPORTS:
                    yield f"line {node.lineno}: imports {name}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in FORBIDDEN_CALLS:
            yield f"line {node.lineno}: calls {ast.unparse(node.func)}"


def long_module(source: str) -> Iterator[str]:
    if (lines := len(source.splitlines())) > MODULE_LINES:
        yield f"{lines} lines, {MODULE_LINES} allowed"


def long_function(source: str) -> Iterator[str]:
    """Functions over the budget; their docstring does not count."""
    for node in functions(source):
        assert node.end_lineno is not None
        lines = node.end_lineno - node.lineno + 1
        if ast.get_docstring(node) is not None:
            docstring = node.body[0]
            assert docstring.end_lineno is not None
            lines -= docstring.end_lineno - docstring.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"line {node.lineno}: {node.name} has {lines} lines, {FUNCTION_LINES} allowed"


def many_parameters(source: str) -> Iterator[str]:
    """Functions over the budget; keyword-only ones and `*args` count, `self` and `cls` do not."""
    for node in functions(source):
        given = node.args
        names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        names += [each.arg for each in (given.vararg, given.kwarg) if each]
        count = len([name for name in names if name not in {"self", "cls"}])
        if count > PARAMETERS:
            yield f"line {node.lineno}: {node.name} has {count} parameters, {PARAMETERS} allowed"


def talks(source: str) -> Iterator[str]:
    """Calls that print or end the process, which only the command line may."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in {"print", "sys.exit", "exit", "quit", "os._exit"}:
                yield f"line {node.lineno}: calls {name}"
        elif isinstance(node, ast.Raise) and node.exc and "SystemExit" in ast.unparse(node.exc):
            yield f"line {node.lineno}: raises SystemExit"


def ignore_without_reason(source: str) -> Iterator[str]:
    """`type: ignore` and `noqa` comments that name no code or give no reason."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        comment = token.string
        if token.type != tokenize.COMMENT or not IGNORE.search(comment):
            continue
        if not IGNORE_WITH_REASON.search(comment):
            yield f"line {token.start[0]}: {comment}"


def knows_the_subject(source: str) -> Iterator[str]:
    for number, line in enumerate(source.splitlines(), start=1):
        if found := SUBJECT.search(line):
            yield f"line {number}: {found[0]}"


def modules(*folders: Path) -> list[Path]:
    return sorted(file for folder in folders for file in folder.rglob("*.py"))


def pure_modules() -> list[Path]:
    """All of `generator/` but what reads, writes, or talks to people: so a new module is pure."""
    return [
        file
        for file in modules(PACKAGE)
        if file.relative_to(PACKAGE).parts[0].removesuffix(".py") not in IMPURE
    ]


def offences(rule: Rule, files: list[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT).as_posix()}: {offence}"
        for file in files
        for offence in rule(file.read_text(encoding="utf-8"))
    ]


def test_pure_modules_neither_reach_outside_nor_read_the_clock() -> None:
    assert {file.relative_to(PACKAGE).parts[0] for file in pure_modules()} >= set(PURE)
    assert offences(impure, pure_modules()) == []


def test_every_folder_of_modules_is_a_package() -> None:
    """import-linter passes over a folder without `__init__.py`, and says nothing."""
    folders = {file.parent for file in modules(PACKAGE)}
    assert [
        folder.name for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []


@pytest.mark.parametrize("rule", [long_module, long_function, many_parameters])
def test_modules_functions_and_parameter_lists_keep_their_budgets(rule: Rule) -> None:
    assert offences(rule, modules(PACKAGE)) == []


def test_only_the_command_line_prints_or_exits() -> None:
    speakers = {PACKAGE / name for name in ("cli.py", "__main__.py", "progress.py")}
    assert offences(talks, [file for file in modules(PACKAGE) if file not in speakers]) == []


def test_every_ignored_finding_of_a_checker_carries_its_code_and_its_reason() -> None:
    everywhere = modules(PACKAGE, ROOT / "tests", ROOT / "benchmarks")
    assert offences(ignore_without_reason, everywhere) == []


def test_the_generator_knows_nothing_of_the_subject() -> None:
    texts = [
        file
        for file in sorted(PACKAGE.rglob("*"))
        if file.is_file() and file.suffix != ".pyc" and b"\0" not in file.read_bytes()
    ]
    assert offences(knows_the_subject, texts) == []


PLANTED = [
    (impure, "import os\n", "line 1: imports os"),
    (impure, "from os.path import join\n", "line 1: imports os.path"),
    (impure, "def f():\n    import time\n", "line 2: imports time"),
    (impure, "text = open('seed').read()\n", "line 1: calls open"),
    (impure, "today = date.today()\n", "line 1: calls date.today"),
    (long_module, "x = 1\n" * 301, "301 lines, 300 allowed"),
    (
        long_function,
        "def f():\n    '''What it\n    does.'''\n" + "    x = 1\n" * 40,
        "line 1: f has 41 lines, 40 allowed",
    ),
    (
        many_parameters,
        "class C:\n    def f(self, a, b, c, /, d, *, e, g): ...\n",
        "line 2: f has 6 parameters, 5 allowed",
    ),
    (talks, "print('done')\n", "line 1: calls print"),
    (talks, "raise SystemExit(1)\n", "line 1: raises SystemExit"),
    (ignore_without_reason, "x = 1  # noq" + "a: E501\n", "line 1: # noq" + "a: E501"),
    (
        ignore_without_reason,
        "x = y  # type" + ": ignore  # because it is so\n",
        "line 1: # type" + ": ignore  # because it is so",
    ),
    (knows_the_subject, "# as in Okinawa\n", "line 1: Okinawa"),
]


@pytest.mark.parametrize(("rule", "planted", "found"), PLANTED)
def test_each_rule_finds_what_breaks_it(rule: Rule, planted: str, found: str) -> None:
    assert list(rule(planted)) == [found]


ALLOWED = [
    (impure, "from datetime import date\nimport posixpath\nday = date(2024, 1, 2)\n"),
    (long_module, "x = 1\n" * 300),
    (long_function, "def f():\n    '''What it\n    does.'''\n" + "    x = 1\n" * 39),
    (many_parameters, "class C:\n    def f(self, a, b, c, d, e): ...\n"),
    (talks, "def report(print_it): ...\n"),
    (ignore_without_reason, "x = y  # type" + ": ignore[attr-defined]  # no stubs are published\n"),
    (ignore_without_reason, "x = 1  # noq" + "a: E501, F401 - a whole sentence of a test\n"),
    (knows_the_subject, "# the lujiji island\n"),
]


@pytest.mark.parametrize(("rule", "planted"), ALLOWED)
def test_each_rule_lets_pass_what_keeps_it(rule: Rule, planted: str) -> None:
    assert list(rule(planted)) == []
