"""`chrono-python`, the port of chrono.js; what is published of it reads ISO dates only."""

from __future__ import annotations

import importlib
from datetime import datetime

from benchmarks.peers.protocol import Finding, answer, require


def main() -> None:
    require("chrono-python")
    chrono = importlib.import_module("chrono_python")
    types = importlib.import_module("chrono_python.types")

    def read(text: str, day: str) -> list[Finding]:
        reference = types.DateTimeMoment.of(datetime.fromisoformat(day))
        return [
            (one.index, one.index + len(one.text), one.datetime().date().isoformat())
            for one in chrono.parse(text, reference)
        ]

    answer("chrono-python", read)


if __name__ == "__main__":
    main()
