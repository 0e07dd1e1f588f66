"""Persons and bodies over all sources: which mentions mean one, and what sources call them."""

from generator.corpus.people.naming import named_in
from generator.corpus.people.resolution import People, resolve

__all__ = ["People", "named_in", "resolve"]
