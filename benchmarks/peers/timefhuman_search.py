"""`timefhuman`, which finds moments, ranges and lists of them in running text."""

from __future__ import annotations

import importlib
from datetime import date, datetime, timedelta
from typing import Any

from benchmarks.peers.protocol import Finding, answer, require


def main() -> None:
    require("timefhuman")
    package = importlib.import_module("timefhuman")
    past = package.Direction.previous

    def read(text: str, day: str) -> list[Finding]:
        config = package.tfhConfig(
            now=datetime.fromisoformat(day), direction=past, return_matched_text=True
        )
        return [
            (start, end, value(told))
            for _, (start, end), told in package.timefhuman(text, config=config)
        ]

    answer("timefhuman", read)


def value(told: Any) -> str | None:
    """A moment as its day, a range as its days, a length of time as ISO 8601."""
    if isinstance(told, timedelta):
        return f"P{told.days}D" if told.days else f"PT{told.seconds // 60}M"
    if isinstance(told, tuple) and len(told) == 2:
        first, last = (value(one) for one in told)
        return f"{first}/{last}" if first and last else None
    if isinstance(told, list):
        return value(told[0]) if told else None
    if isinstance(told, datetime):
        return told.date().isoformat()
    return told.isoformat() if isinstance(told, date) else None


if __name__ == "__main__":
    main()
