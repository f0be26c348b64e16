"""Which claims are compared at all: those that share a place within days, or words that name. Cost stays close to linear.

A claim looks under its own keys for the claims nearest to it in time. Where a key is crowded (a capital, a party) only the
nearest are looked at, so that a claim is compared with a bounded number of others however many there are.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator

from marsad.consolidate.kinds import likeness
from marsad.consolidate.stems import Stems
from marsad.consolidate.telling import Telling

CROWD = 60  # of a key's claims, on either side in time, that are looked at
COMPARED = 80  # claims that one claim is compared with at most
PLACE, WORD = 2, 1  # what a shared key counts; two at least are asked for
NEEDED = 2

Order = tuple[str, str, int, str]


class Blocks:
    """The claims by their keys, in the order of time."""

    def __init__(self, stems: Stems) -> None:
        self._stems = stems
        self._held: dict[str, list[Order]] = defaultdict(list)
        self._tellings: dict[Order, Telling] = {}

    def add(self, telling: Telling) -> None:
        """Take a claim in under its keys."""
        self._tellings[telling.order] = telling
        for key, _ in self._keys(telling):
            insort(self._held[key], telling.order)

    def beside(self, telling: Telling) -> list[Telling]:
        """The claims to compare with, of types that may be one act; those that share most keys first."""
        shared: Counter[Order] = Counter()
        for key, worth in self._keys(telling):
            for order in self._near(self._held.get(key, []), telling.order):
                shared[order] += worth
        del shared[telling.order]
        apt = [(-count, order) for order, count in shared.items() if count >= NEEDED]
        apt = [pair for pair in apt if likeness(self._tellings[pair[1]].type, telling.type) is not None]
        return [self._tellings[order] for _, order in sorted(apt)[:COMPARED]]

    def _keys(self, telling: Telling) -> Iterator[tuple[str, int]]:
        yield f"in {telling.report}", PLACE
        for place in telling.places:
            yield f"at {place.id}", PLACE
        for name in telling.unplaced:
            yield f"called {name}", PLACE
        for stem in {*self._stems.telling(telling.words.stems), *self._stems.telling(telling.title.stems)}:
            yield f"says {stem}", WORD

    @staticmethod
    def _near(held: list[Order], order: Order) -> list[Order]:
        at = bisect_left(held, order)
        return held[max(0, at - CROWD) : at + CROWD]
