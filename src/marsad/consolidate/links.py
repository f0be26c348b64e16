"""The pairs of claims that speak for one incident, with their sums: sixteen bytes for each end."""

from __future__ import annotations

from array import array

_END = 0  # of a chain; entries count from 1


class Links:
    """Claims by number, each with those that speak for it, as chains in arrays."""

    def __init__(self) -> None:
        self._first = array("I")
        self._others, self._next, self._sums = array("I", [0]), array("I", [0]), array("d", [0.0])

    def put(self, one: int, other: int, found: float) -> None:
        """Link two claims; a sum given later takes the place of one given before."""
        self._put(one, other, found)
        self._put(other, one, found)

    def of(self, number: int) -> dict[int, float]:
        """What is linked to a claim, with the sums."""
        found: dict[int, float] = {}
        at = self._first[number] if number < len(self._first) else _END
        while at != _END:
            found[self._others[at]] = self._sums[at]
            at = self._next[at]
        return found

    def _put(self, one: int, other: int, found: float) -> None:
        while len(self._first) <= one:
            self._first.append(_END)
        at = first = self._first[one]
        while at != _END:
            if self._others[at] == other:
                self._sums[at] = found
                return
            at = self._next[at]
        self._first[one] = len(self._others)
        self._others.append(other)
        self._next.append(first)
        self._sums.append(found)
