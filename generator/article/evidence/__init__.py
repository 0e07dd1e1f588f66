"""The evidence gate's first half: every quotation found at its exact place, or a problem."""

from generator.article.evidence.citations import cite, cite_span
from generator.article.evidence.places import Library, line_of, locate

__all__ = ["Library", "cite", "cite_span", "line_of", "locate"]
