"""Numbers under hashes of 32 bits, twelve bytes each: a dictionary of lists would take ten times as much."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

_FIRST = 1024  # chains at the beginning; as many as there are entries from then on


class Doors:
    """Hash → the numbers that were put under it. Chains in arrays; 0 ends a chain, so that entries count from 1."""

    def __init__(self) -> None:
        self._heads = array("I", bytes(4 * _FIRST))
        self._hashes, self._numbers, self._next = array("I", [0]), array("I", [0]), array("I", [0])

    def put(self, hash_: int, number: int) -> None:
        """Put a number under a hash."""
        if len(self._hashes) > len(self._heads):
            self._grow()
        self._hashes.append(hash_)
        self._numbers.append(number)
        self._next.append(0)
        self._chain(len(self._hashes) - 1)

    def of(self, hash_: int) -> Iterator[int]:
        """The numbers under a hash, the latest first."""
        at = self._heads[hash_ % len(self._heads)]
        while at:
            if self._hashes[at] == hash_:
                yield self._numbers[at]
            at = self._next[at]

    def _chain(self, at: int) -> None:
        chain = self._hashes[at] % len(self._heads)
        self._next[at] = self._heads[chain]
        self._heads[chain] = at

    def _grow(self) -> None:
        self._heads = array("I", bytes(8 * len(self._heads)))
        for at in range(1, len(self._hashes)):
            self._chain(at)
