"""Sources joined into groups of one origin, never against what an editor denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]


class Groups:
    """A disjoint-set forest over sources, in which some stay apart.

    Denied pairs stay apart, and so do sources with different labels. The order of joins decides
    where a chain of them would unite what must stay apart: the strongest evidence comes first.
    A group is named after its first source by id.
    """

    def __init__(
        self,
        names: Iterable[str],
        denied: Iterable[Pair] = (),
        labels: Mapping[str, str] | None = None,
    ) -> None:
        self._head = {name: name for name in names}
        self._label = {name: label for name, label in (labels or {}).items() if name in self._head}
        self._apart: dict[str, set[str]] = {}
        for one, other in denied:
            if one in self._head and other in self._head:
                self._apart.setdefault(one, set()).add(other)
                self._apart.setdefault(other, set()).add(one)

    def head(self, name: str) -> str:
        """The name of a source's group."""
        head = name
        while self._head[head] != head:
            head = self._head[head]
        while self._head[name] != head:
            self._head[name], name = head, self._head[name]
        return head

    def join(self, one: str, other: str) -> bool:
        """Make two sources' groups one; False where they must stay apart."""
        first, second = sorted((self.head(one), self.head(other)))
        if first == second:
            return True
        labels = {self._label[head] for head in (first, second) if head in self._label}
        if len(labels) > 1 or second in self._apart.get(first, ()):
            return False
        self._head[second] = first
        self._label |= dict.fromkeys((first,), labels.pop()) if labels else {}
        for name in self._apart.pop(second, set()):
            self._apart[name].remove(second)
            self._apart[name].add(first)
            self._apart.setdefault(first, set()).add(name)
        return True

    def join_all(self, names: Sequence[str]) -> None:
        """Make the groups of some sources one, as far as none is denied."""
        heads: list[str] = []
        for name in names:
            if not any(self.join(head, name) for head in heads):
                heads.append(name)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """All groups, each by id."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._head):
            found.setdefault(self.head(name), []).append(name)
        return tuple(tuple(members) for members in found.values())
