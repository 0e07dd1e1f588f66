"""The JSON records of `briefing.json` and of `inspect`: field names are a contract."""

from generator.records.contract import briefing
from generator.records.inspection import analysis, problem_record

__all__ = ["analysis", "briefing", "problem_record"]
