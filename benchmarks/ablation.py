"""Which rules change something: each is taken out, and what is found is compared.

Run as `python -m benchmarks.ablation generator.article.layout.captions … [--texts DIR]`. A package
stands for its modules. A rule is a condition (or a part of one) or, with `--numbers`, a module's
number, which is set to nothing and to very much. First all conditions are watched in one run: one
that has the same outcome whenever it is asked changes nothing. Each of the others is taken out in a
process of its own, which ends as soon as something real is found to differ.

Rules are asked of the two projects and of the articles of Wikinews in `tests/data/` (`--texts` adds
a folder); then of the pages of `benchmarks.layouts` and the cases of the tests. What only cases
need may be a promise all the same: bad input, escaping, another language.
"""

from __future__ import annotations
import __future__

import argparse
import ast
import copy
import hashlib
import importlib
import inspect
import json
import multiprocessing
import pkgutil
import re
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, cast

from benchmarks import articles
from generator import pipeline
from generator.article.tasks import Read, counted
from generator.exports import exports
from generator.model import Inputs, Seed, Settings, TopicFile
from generator.reading import inputs, languages
from generator.records import inspection

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
TERMS = ("said", "government", "company", "president", "minister", "talks", "people", "new*")
AT_ONCE = 30
LONGEST = 120  # seconds, for one rule
CASE = re.compile(r"^````input\n(.*?)^````$", re.MULTILINE | re.DOTALL)
VERDICTS = ("nothing", "made texts alone", "real texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A condition of a module, or a number by `name`: where it stands, and what takes it out."""

    module: str
    number: int
    line: int
    text: str
    out: float
    name: str = ""

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.text} (always {self.out})"


# ---------------------------------------------------------------- what is asked


def _project(texts: Mapping[str, str]) -> Inputs:
    """Texts as a project with one topic."""
    topic = TopicFile(id="all", file="topics/all.md", title="All", order=1, terms=TERMS)
    return Inputs(
        settings=Settings(),
        seeds={
            name: Seed(
                file=f"seeds/{name}.txt",
                text=text,
                sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            )
            for name, text in texts.items()
        },
        topics=(topic,),
        languages={"en": languages.load("en")},
    )


def _batches(name: str, texts: Sequence[str]) -> Iterator[tuple[str, Inputs]]:
    for at in range(0, len(texts), AT_ONCE):
        named = {f"{name}-{at + n:03}": text for n, text in enumerate(texts[at : at + AT_ONCE])}
        yield f"{name} {at}", _project(named)


def real(more: Path | None) -> Iterator[tuple[str, Inputs]]:
    """Projects of what somebody wrote: ours, the example, Wikinews, and a folder of texts."""
    yield "this project", inputs.read(ROOT)
    yield "car makers", inputs.read(ROOT / "examples" / "car-makers")
    texts = [
        json.loads(line)["text"]
        for file in ("articles.jsonl", "texts.jsonl")
        for line in (DATA / "wikinews" / file).read_text(encoding="utf-8").splitlines()
    ]
    if more is not None:
        texts += [path.read_text(encoding="utf-8") for path in sorted(more.rglob("*.txt"))]
    yield from _batches("text", texts)


def made() -> Iterator[tuple[str, Inputs]]:
    """Projects of what was made for tests: pages with all around them, and odd texts."""
    yield from _batches("page", [page.text for page in articles.pages()])
    yield from _batches(
        "odd", [path.read_text("utf-8") for path in sorted((DATA / "unusual").glob("*.txt"))]
    )
    cases = [
        text
        for path in sorted((ROOT / "tests" / "cases").glob("*.md"))
        for text in CASE.findall(path.read_text(encoding="utf-8"))
    ]
    yield from _batches("case", cases)
    for folder in sorted((ROOT / "tests" / "sites").iterdir()):
        if (folder / "mkdocs.yml").exists():
            yield folder.name, inputs.read(folder)


def digest(given: Inputs) -> str:
    """All that a run gives, the problems included, as a few letters."""
    result = pipeline.run(given)
    files = result.files or exports(result.briefing, given.language)
    read = inspection.analysis(result.briefing, result.problems)
    found = hashlib.sha256(repr(read).encode("utf-8", "replace"))
    for file in files:
        found.update(file.path.encode() + b"\0" + file.data)
    return found.hexdigest()[:16]


def read(given: Inputs) -> str:
    """What each article holds by itself, as a few letters: enough for rules of `article`."""
    found = hashlib.sha256()
    for seed in given.seeds.values():
        alone = Read(seed=seed, language=given.settings.language).run(given.languages).found
        numbers = counted(seed.text, given.language, (), alone.names)
        found.update(repr((alone, numbers)).encode("utf-8", "replace"))
    return found.hexdigest()[:16]


# ---------------------------------------------------------------- taking out


class Sites(ast.NodeTransformer):
    """Numbers the conditions of a module, and puts something else in the place of each."""

    def __init__(self, put: Callable[[ast.expr, int], ast.expr]) -> None:
        self.put, self.found = put, list[tuple[ast.expr, tuple[bool, ...]]]()

    def site(self, node: ast.expr, *outs: bool) -> ast.expr:
        self.found.append((node, outs))
        number = len(self.found) - 1
        return self.put(self.visit(node), number)

    def visit_If(self, node: ast.If) -> ast.AST:
        node.test = self.site(node.test, False, True)
        node.body = [self.visit(each) for each in node.body]
        node.orelse = [self.visit(each) for each in node.orelse]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        node.test = self.site(node.test, False, True)
        node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        neutral = isinstance(node.op, ast.And)
        node.values = [self.site(each, neutral) for each in node.values]
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.target, node.iter = self.visit(node.target), self.visit(node.iter)
        node.ifs = [self.site(each, True) for each in node.ifs]
        return node


class Module:
    """A module whose functions can be given other code while it is in use."""

    def __init__(self, name: str) -> None:
        self.module: ModuleType = importlib.import_module(name)
        self.name = name
        self.tree = ast.parse(inspect.getsource(self.module))

    def rules(self) -> list[Rule]:
        sites = Sites(lambda node, number: node)
        sites.visit(copy.deepcopy(self.tree))
        return [
            Rule(
                module=self.name,
                number=number,
                line=node.lineno,
                text=ast.unparse(node)[:90],
                out=out,
            )
            for number, (node, outs) in enumerate(sites.found)
            for out in outs
        ]

    def numbers(self) -> list[Rule]:
        """The numbers that the module names, each set to nothing and to very much."""
        return [
            Rule(
                module=self.name,
                number=-1,
                line=node.lineno,
                text=ast.unparse(node),
                out=out,
                name=node.targets[0].id,
            )
            for node in self.tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
            if isinstance(node.value, ast.Constant) and type(node.value.value) in (int, float)
            for out in (0, 10**9)
        ]

    def set(self, name: str, value: float) -> None:
        """Give a number of the module another value, also where it was imported."""
        old = vars(self.module)[name]
        for each, module in list(sys.modules.items()):
            if each.startswith("generator") and vars(module).get(name) == old:
                setattr(module, name, value)

    def put(self, put: Callable[[ast.expr, int], ast.expr]) -> None:
        """Give the functions of the module the code with something else for its conditions."""
        tree = Sites(put).visit(copy.deepcopy(self.tree))
        ast.fix_missing_locations(tree)
        flags = __future__.annotations.compiler_flag
        space = dict(vars(self.module))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                old = vars(self.module)[node.name]
                one = ast.Module([node], [])
                exec(compile(one, self.module.__file__ or "", "exec", flags, True), space)
                _take_over(old, space[node.name])


def _take_over(old: Any, new: Any) -> None:
    """Give a function, or the functions of a class, the code of another."""
    if isinstance(old, type):
        for name, value in vars(new).items():
            if name in vars(old) and isinstance(_bare(value), FunctionType):
                _take_over(vars(old)[name], value)
        return
    mine, other = _bare(old), _bare(new)
    if isinstance(mine, FunctionType) and len(mine.__code__.co_freevars) == len(
        other.__code__.co_freevars
    ):
        mine.__code__ = other.__code__


def _bare(value: Any) -> Any:
    """The function in a property, a class method or a cache."""
    value = getattr(value, "fget", None) or getattr(value, "__func__", None) or value
    return inspect.unwrap(value) if callable(value) else value


def forget() -> None:
    """Empty all caches of the generator, but that of the languages."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("generator") else ():
            if hasattr(value, "cache_clear") and value is not languages.load:
                value.cache_clear()


# ---------------------------------------------------------------- running


def watched(
    modules: Sequence[Module], given: Sequence[tuple[str, Inputs]]
) -> set[tuple[str, int, bool]]:
    """The outcomes that the conditions have, by module and number."""
    seen: set[tuple[str, int, bool]] = set()

    def probe(module: str, number: int, value: Any) -> Any:
        seen.add((module, number, bool(value)))
        return value

    for each in modules:
        vars(each.module)["_probe_"] = probe
        name = each.name

        def put(node: ast.expr, number: int, name: str = name) -> ast.expr:
            call = ast.Name("_probe_", ast.Load())
            return ast.Call(call, [ast.Constant(name), ast.Constant(number), node], [])

        each.put(put)
    forget()
    for _, project in given:
        digest(project)
    return seen


class Judge:
    """Takes rules out, each in a process forked for it, and says where that shows."""

    def __init__(
        self, modules: Sequence[Module], more: Path | None, ask: Callable[[Inputs], str]
    ) -> None:
        self.modules = {module.name: module for module in modules}
        self.ask, self.real, self.made = ask, list(real(more)), list(made())
        self.known = {name: ask(given) for name, given in (*self.real, *self.made)}

    def differs(self, given: Sequence[tuple[str, Inputs]]) -> bool:
        """Whether something else is found in one of the projects, or nothing for a fault."""
        try:
            return any(self.ask(project) != self.known[name] for name, project in given)
        except Exception:  # whatever the code without its rule raises, it differs
            return True

    def __call__(self, rule: Rule) -> str:
        signal.alarm(LONGEST)
        out = ast.Constant(rule.out)

        def put(node: ast.expr, number: int) -> ast.expr:
            return out if number == rule.number else node

        module = self.modules[rule.module]
        if rule.name:
            module.set(rule.name, rule.out)
        else:
            module.put(put)
        forget()
        if self.differs(self.real):
            return "real texts"
        return "made texts alone" if self.differs(self.made) else "nothing"

    def all(self, rules: Sequence[Rule], jobs: int) -> Iterator[tuple[Rule, str]]:
        """Each rule with its verdict, as they come in."""
        context = multiprocessing.get_context("fork")
        running: dict[Any, tuple[Any, Rule]] = {}
        left = list(reversed(rules))
        while left or running:
            while left and len(running) < jobs:
                rule = left.pop()
                end, mine = context.Pipe(duplex=False)
                process = context.Process(target=self._tell, args=(rule, mine))
                process.start()
                mine.close()
                running[end] = process, rule
            for end in cast("list[Any]", wait(list(running))):
                process, rule = running.pop(end)
                try:
                    yield rule, end.recv()
                except EOFError:  # it took too long, or fell
                    yield rule, "real texts"
                process.join()

    def _tell(self, rule: Rule, end: Any) -> None:
        end.send(self(rule))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--numbers", action="store_true", help="numbers in place of conditions")
    parser.add_argument("--watch", action="store_true", help="only what has one outcome")
    chosen = parser.parse_args()
    by_itself = all(name.startswith("generator.article.") for name in chosen.modules)
    modules = [Module(name) for part in chosen.modules for name in below(part)]
    judge = Judge(modules, chosen.texts, read if by_itself else digest)
    if chosen.numbers:
        asked = [rule for module in modules for rule in module.numbers()]
        _table(Counter(_told(judge.all(asked, chosen.jobs))))
        return
    rules = [rule for module in modules for rule in module.rules()]
    seen = {
        kind: watched_apart(modules, given)
        for kind, given in (("real", judge.real), ("made", judge.made))
    }
    count: Counter[str] = Counter()

    def tell(rule: Rule, verdict: str, why: str = "") -> None:
        count[verdict] += 1
        if verdict != "real texts":
            print(f"{verdict:16} {rule}{why}", flush=True)

    asked = []
    for rule in rules:
        kinds = [
            kind
            for kind, found in seen.items()
            if (rule.module, rule.number, not rule.out) in found
        ]
        if not kinds:
            tell(rule, "nothing", " [one outcome]")
        elif kinds == ["made"]:
            tell(rule, "made texts alone", " [one outcome in real texts]")
        else:
            asked.append(rule)
    print(len(rules), "rules", count, len(asked), "to ask", flush=True)
    if not chosen.watch:
        count.update(_told(judge.all(asked, chosen.jobs)))
    _table(count)


def _told(found: Iterable[tuple[Rule, str]]) -> Iterator[str]:
    """The verdicts; those that change nothing real are printed as they come in."""
    for rule, verdict in found:
        if verdict != "real texts":
            print(f"{verdict:16} {rule}", flush=True)
        yield verdict


def _table(count: Mapping[str, int]) -> None:
    print("| verdict | rules |", "| --- | --: |", sep="\n")
    for verdict in VERDICTS:
        print(f"| {verdict} | {count.get(verdict, 0)} |")


def below(name: str) -> Iterator[str]:
    """A module, or a package with all below it."""
    yield name
    path = getattr(importlib.import_module(name), "__path__", None)
    for each in pkgutil.walk_packages(path, f"{name}.") if path else ():
        yield each.name


def watched_apart(
    modules: Sequence[Module], given: Sequence[tuple[str, Inputs]]
) -> set[tuple[str, int, bool]]:
    """The same as `watched`, in a process of its own."""
    context = multiprocessing.get_context("fork")
    end, mine = context.Pipe(duplex=False)
    process = context.Process(target=lambda: mine.send(watched(modules, given)))
    process.start()
    mine.close()
    found: set[tuple[str, int, bool]] = end.recv()
    process.join()
    return found


if __name__ == "__main__":
    main()
