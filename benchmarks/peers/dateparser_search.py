"""`dateparser.search`, a date before the document's where the year is open.

It answers with moments. The period that `dateparser` sees in the words ("day", "month", "year",
"week") makes them stretches of days.
"""

from __future__ import annotations

import importlib
from datetime import datetime, timedelta

from benchmarks.peers.protocol import Finding, answer, require


def main() -> None:
    require("dateparser")
    search = importlib.import_module("dateparser.search").search_dates
    parser = importlib.import_module("dateparser.date").DateDataParser

    def read(text: str, day: str) -> list[Finding]:
        settings = {
            "RELATIVE_BASE": datetime.fromisoformat(day),
            "PREFER_DATES_FROM": "past",
            "RETURN_TIME_AS_PERIOD": False,
        }
        found: list[Finding] = []
        at = 0
        words = parser(languages=["en"], settings=settings)
        for said, moment in search(text, languages=["en"], settings=settings) or []:
            start = text.find(said, at)
            if start < 0:
                continue
            at = start + len(said)
            found.append((start, at, value(moment, words.get_date_data(said).period)))
        return found

    answer("dateparser", read)


def value(moment: datetime, period: str | None) -> str:
    """The stretch as EDTF."""
    day = moment.date()
    if period == "year":
        return f"{day.year:04}"
    if period == "month":
        return day.isoformat()[:7]
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    return day.isoformat()


if __name__ == "__main__":
    main()
