"""Cited briefing sites from news articles: every statement pinned to a source's exact words."""

__version__ = "0.1.0"
