"""The pairs of claims that speak for one incident, with their sums: sixteen bytes for each end."""

from __future__ import annotations

from array import array


class Links:
    """Claims by number, each with those that speak for it."""

    def __init__(self) -> None:
        self._of: dict[int, array[float]] = {}

    def put(self, one: int, other: int, found: float) -> None:
        """Link two claims; a sum given later takes the place of one given before."""
        for a, b in ((one, other), (other, one)):
            held = self._of.get(a)
            if held is None:
                held = self._of[a] = array("d")
            held.append(b)
            held.append(found)

    def of(self, number: int) -> dict[int, float]:
        """What is linked to a claim, with the sums."""
        held = self._of.get(number)
        if held is None:
            return {}
        return {int(other): found for other, found in zip(held[::2], held[1::2], strict=True)}
