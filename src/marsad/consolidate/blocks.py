"""Which claims are compared at all: those that share a place within days, or words that name. Cost stays close to linear.

A claim looks under its own keys for the claims nearest to it in time. Where a key is crowded (a capital, a party) only the
nearest are looked at, so that a claim is compared with a bounded number of others however many there are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator

from marsad.consolidate.held import Tellings
from marsad.consolidate.kinds import likeness
from marsad.consolidate.sight import Sight
from marsad.consolidate.stems import Stems

CROWD = 60  # of a key's claims, on either side in time, that are looked at
COMPARED = 80  # claims that one claim is compared with at most
PLACE, WORD = 2, 1  # what a shared key counts; two at least are asked for
NEEDED = 2


class Blocks:
    """The claims, by number, under their keys, in the order of time."""

    def __init__(self, stems: Stems, tellings: Tellings) -> None:
        self._stems = stems
        self._tellings = tellings
        self._held: dict[tuple[str, str], array[int]] = {}

    def add(self, number: int) -> None:
        """Take a claim in under its keys."""
        for key, _ in self._keys(self._tellings.sight(number)):
            held = self._held.setdefault(key, array("I"))
            insort(held, number, key=self._tellings.order)

    def beside(self, number: int) -> list[int]:
        """The claims to compare with, of types that may be one act; those that share most keys first."""
        shared: Counter[int] = Counter()
        tellings, type_ = self._tellings, self._tellings.type(number)
        for key, worth in self._keys(tellings.sight(number)):
            for other in self._near(self._held.get(key, array("I")), number):
                shared[other] += worth
        del shared[number]
        apt = [(-count, other) for other, count in shared.items() if count >= NEEDED]
        ranked = [
            (count, tellings.order(other), other)
            for count, other in apt
            if likeness(tellings.type(other), type_) is not None
        ]
        return [other for _, _, other in sorted(ranked)[:COMPARED]]

    def _keys(self, sight: Sight) -> Iterator[tuple[tuple[str, str], int]]:
        yield ("in", sight.report), PLACE
        for place in sight.places:
            yield ("at", place.id), PLACE
        for name in sight.unplaced:
            yield ("called", name), PLACE
        for stem in {*self._stems.telling(sight.words.stems), *self._stems.telling(sight.title.stems)}:
            yield ("says", stem), WORD

    def _near(self, held: array[int], number: int) -> array[int]:
        at = bisect_left(held, self._tellings.order(number), key=self._tellings.order)
        return held[max(0, at - CROWD) : at + CROWD]
