"""A trie over the folded keys of tokens: finds the entries of a list where they stand in a text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")

INSIDE = frozenset("\"'«»“”‘’„‟‹›()[].-")  # marks that may stand inside a name: تنظيم "الدولة"
_TERMINAL = ""  # no token has an empty key


class Trie(Generic[Item]):
    """Entries by their token keys. ``starts`` tells at no cost whether a key begins anything."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}

    def add(self, keys: Iterable[str], item: Item) -> None:
        """Put ``item`` under the keys; an equal item is kept once."""
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        items = node.setdefault(_TERMINAL, [])
        if item not in items:
            items.append(item)

    @property
    def starts(self) -> Container[str]:
        return self.root

    def find(self, first: str, keys: Sequence[str], at: int, stop: int) -> list[tuple[int, Item]]:
        """All entries that begin with ``first`` and go on with ``keys[at:]``, as (end, item), the longest first."""
        node = self.root.get(first)
        found: list[tuple[int, Item]] = []
        while node is not None:
            items = node.get(_TERMINAL)
            if items:
                found.extend((at, item) for item in items)
            at, node = self._step(node, keys, at, stop)
        found.sort(key=lambda pair: -pair[0])
        return found

    @staticmethod
    def _step(node: dict, keys: Sequence[str], at: int, stop: int) -> tuple[int, dict | None]:  # type: ignore[type-arg]
        for place in range(at, min(at + 3, stop)):
            following = node.get(keys[place])
            if following is not None:
                return place + 1, following
            if keys[place] not in INSIDE:
                break
        return at, None
