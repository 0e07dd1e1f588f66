"""Numbers in words and digits."""

from __future__ import annotations

from generator.article.dates.grammar import Grammar


def whole_number(text: str, rules: Grammar) -> int | None:
    """“3”, “three”, “twenty-five”."""
    plain = text.replace(",", "")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    whole = rules.word("numbers", text)
    if whole is not None:
        return int(whole)
    parts = [rules.word("numbers", part) for part in text.replace("-", " ").split()]
    return None if not parts or None in parts else sum(parts)
