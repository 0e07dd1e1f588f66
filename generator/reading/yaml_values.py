"""YAML read as data: strings with their lines, nothing constructed, nothing expanded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from generator.reading.files import Unreadable

LONGEST = 5_000_000
MOST_NODES = 200_000
DEEPEST = 40
LONGEST_FRONT_MATTER = 100_000


class YamlError(Unreadable):
    """A YAML text that cannot be used; `line` and `column` count from 1 within it."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message, place=(line, column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The value of a key, with the line of the key (from 1)."""

    value: Any
    line: int


class _Bounded:
    """Mixed into a loader: it stops at too many nodes or too deep ones, and joins surrogates."""

    _nodes = 0
    _depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        self._nodes += 1
        self._depth += 1
        if self._nodes > MOST_NODES or self._depth > DEEPEST:
            raise YamlError("This holds more values than anybody would write, or deeper ones.")
        try:
            return super().compose_node(parent, index)  # type: ignore[misc]  # the loader's
        finally:
            self._depth -= 1

    def construct_scalar(self, node: Any) -> Any:
        return joined(super().construct_scalar(node))  # type: ignore[misc]  # the loader's


class _Strings(_Bounded, yaml.BaseLoader):
    """Every scalar a string ("NO" and 2026-01-16 stay as written), no tag obeyed, aliases refused.

    Aliases can make a small file fill the memory ("billion laughs"), and front matter needs none.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML's stubs leave it untyped
            raise YamlError(
                "YAML aliases (`*name`) are not allowed.", mark.line + 1, mark.column + 1
            )
        return super().compose_node(parent, index)


class _Tolerant(_Bounded, yaml.SafeLoader):
    """A SafeLoader for which an unknown tag (`!!python/name:…`, `!ENV`) is null."""


_Loader = TypeVar("_Loader", _Strings, _Tolerant)


def _ignore(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    return None


def _as_written(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    """A date as a string, so that a day that there is not ("2026-02-30") can be judged."""
    return str(loader.construct_scalar(node))


_Tolerant.add_multi_constructor("", _ignore)
_Tolerant.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


def fields(text: str) -> dict[str, Field]:
    """The top-level mapping of a YAML text, all scalars as strings.

    Raises YamlError where the text is not YAML, not a mapping, or names a key twice.
    """
    with _loading(_Strings, text) as loader:
        node = loader.get_single_node()
        return _mapping(loader, node) if node is not None else {}


def entries(text: str) -> list[tuple[dict[str, Field], int]]:
    """The mappings of a YAML list, each with its line, all scalars as strings.

    Raises YamlError where the text is not YAML or not a list of mappings, or a key stands twice.
    """
    with _loading(_Strings, text) as loader:
        node = loader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise YamlError("A list is expected here.", node.start_mark.line + 1)
        return [(_mapping(loader, item), item.start_mark.line + 1) for item in node.value]


@contextmanager
def _loading(kind: type[_Loader], text: str) -> Iterator[_Loader]:
    """A loader of a text; whatever is wrong with the text is a YamlError."""
    if len(text) > LONGEST:
        raise YamlError(f"This is longer than {LONGEST // 1_000_000} million characters.")
    try:
        loader = kind(text)
        try:
            yield loader
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(
            f"This is not valid YAML: {error.problem or error.context}.",
            mark.line + 1 if mark else 1,
            mark.column + 1 if mark else 1,
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # `!!int words` is a ValueError
        said = (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
        raise YamlError(f"This is not valid YAML: {said}.") from None


def _mapping(loader: _Strings, node: yaml.Node) -> dict[str, Field]:
    if not isinstance(node, yaml.MappingNode):
        raise YamlError(
            "A list of `field: value` lines is expected here.", node.start_mark.line + 1
        )
    found: dict[str, Field] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise YamlError("A field's name must be a plain word.", line)
        if key_node.value in found:
            raise YamlError(f"The field `{key_node.value}` stands twice.", line)
        found[joined(key_node.value)] = Field(
            value=loader.construct_object(value_node, deep=True),
            line=line,
        )
    return found


def tolerant(text: str) -> Mapping[str, Any]:
    """The mapping in a YAML text of somebody else's making, unknown tags read as null.

    Raises YamlError where the text is not YAML or not a mapping.
    """
    with _loading(_Tolerant, text) as loader:  # a SafeLoader: it constructs plain values only
        node = loader.get_single_node()
        if node is not None and _written_out(node, {}) > MOST_NODES:
            raise YamlError("Written out without its aliases, this would fill the memory.")
        value = loader.construct_document(node) if node is not None else None
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise YamlError("A list of `field: value` lines is expected here.")
    return value


def joined(text: str) -> str:
    """A text whose surrogates are joined to characters; a lone one is U+FFFD.

    JSON writes an emoji as two escapes, "\\ud83d\\ude00", and YAML takes them one by one.
    """
    if not isinstance(text, str) or text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def front_matter(text: str) -> str:
    """Front matter that somebody may have written. Raises YamlError where it is far too long."""
    if len(text) > LONGEST_FRONT_MATTER:
        raise YamlError(f"Front matter has more than {LONGEST_FRONT_MATTER // 1000} kB.")
    return text


def _written_out(node: yaml.Node, known: dict[int, int]) -> int:
    """How many nodes there would be if each alias were written out; a circle is endless."""
    if id(node) in known:
        return known[id(node)]
    known[id(node)] = MOST_NODES + 1
    inner: list[yaml.Node] = []
    if isinstance(node, yaml.MappingNode):
        inner = [each for pair in node.value for each in pair]
    elif isinstance(node, yaml.SequenceNode):
        inner = node.value
    known[id(node)] = min(1 + sum(_written_out(each, known) for each in inner), MOST_NODES + 1)
    return known[id(node)]


def split_front_matter(text: str) -> tuple[str | None, int, int]:
    """(YAML text or None, line on which it begins, offset at which the body begins).

    Front matter opens the file, after a byte order mark, with a line `---`; `---` or `...` ends it.
    """
    start = 1 if text.startswith("\ufeff") else 0
    lines = text[start:].splitlines(keepends=True)
    if not lines or lines[0].rstrip() != "---":
        return None, 1, 0
    offset = start + len(lines[0])
    first = offset
    for line in lines[1:]:
        if line.rstrip() in ("---", "..."):
            return text[first:offset], 2, offset + len(line)
        offset += len(line)
    return None, 1, 0
