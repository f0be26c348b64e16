"""Names in groups that only ever grow together (a union-find): copies of a text, claims that pairs connect, one voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Name = TypeVar("Name", str, int)


class Groups(Generic[Name]):
    """Each name in its group, under the name that leads it; a name that nothing was joined to is a group of its own."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._leader: dict[Name, Name] = {name: name for name in names}

    def of(self, name: Name) -> Name:
        """The name that leads the group."""
        leader = self._leader
        above = leader.get(name, name)
        while above != name:
            leader[name] = leader.get(above, above)  # the way gets shorter each time that it is gone
            name, above = above, leader.get(above, above)
        return name

    def join(self, one: Name, other: Name) -> None:
        """Make one group of two, under the smaller of their leaders."""
        first, second = self.of(one), self.of(other)
        if second < first:
            first, second = second, first
        self._leader.setdefault(first, first)
        self._leader[second] = first

    def put(self, name: Name, under: Name) -> None:
        """Make one group of two, under the leader of ``under``."""
        leader = self.of(under)
        self._leader.setdefault(leader, leader)
        self._leader[self.of(name)] = leader

    def all(self) -> list[list[Name]]:
        """The groups of the names given or joined so far, each sorted, in the order of their first names."""
        found: dict[Name, list[Name]] = {}
        for name in sorted(self._leader):
            found.setdefault(self.of(name), []).append(name)
        return sorted(found.values())
