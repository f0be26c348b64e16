"""The claims taken in: what is compared of each at hand for those used last, everything else on a shelf beside the memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache

from marsad.consolidate.packing import Packing
from marsad.consolidate.shelf import Shelf
from marsad.consolidate.sight import Order, Sight, Telling

AT_HAND = 16_384  # claims whose sights are kept unpacked, about 1.5 KB each

_FAR = 2**62  # no place in a text; a record may hold any number


class Tellings(Mapping[str, Telling]):
    """Tellings by the ids of their claims, in the order in which they came. A claim has a number, which others hold on to."""

    def __init__(self, in_memory: bool = False) -> None:
        self._packing = Packing()
        self._shelf = Shelf(in_memory)
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._types: list[str] = []
        self._published: list[str] = []
        self._reports: list[str] = []
        self._starts = array("q")
        self._pieces = array("I")
        self.sight = lru_cache(AT_HAND)(self._sight)

    def __getitem__(self, id_: str) -> Telling:
        number = self._numbers[id_]
        return self._packing.read_rest(self.sight(number), self._shelf.get(self._pieces[number] + 1))

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._numbers

    def put_aside(self, telling: Telling) -> int:
        """Keep a telling on the shelf without taking it in; the piece under which it lies there."""
        piece = self._shelf.put(self._packing.sight(telling))
        self._shelf.put(self._packing.rest(telling))
        return piece

    def take(self, id_: str, piece: int) -> int | None:
        """Take in a telling that was put aside; its number, None if one of that id was taken in before."""
        if id_ in self._numbers:
            return None
        number = self._numbers[id_] = len(self._ids)
        sight = self._packing.read_sight(id_, self._shelf.get(piece))
        self._ids.append(id_)
        self._types.append(sight.type)
        self._published.append(self._packing.shared(sight.published or "9999"))
        self._reports.append(sight.report)
        self._starts.append(max(-_FAR, min(sight.start, _FAR)))
        self._pieces.append(piece)
        return number

    def shared(self, text: str | None) -> str | None:
        """The text as it stands in the table of strings, so that equal ones take the place of one."""
        return None if text is None else self._packing.shared(text)

    def number(self, id_: str) -> int:
        """The number of a claim; KeyError for one that was not taken in."""
        return self._numbers[id_]

    def id(self, number: int) -> str:
        return self._ids[number]

    def type(self, number: int) -> str:
        return self._types[number]

    def order(self, number: int) -> Order:
        """The place of a claim among all: see ``Sight.order``."""
        return self._published[number], self._reports[number], self._starts[number], self._ids[number]

    def _sight(self, number: int) -> Sight:
        return self._packing.read_sight(self._ids[number], self._shelf.get(self._pieces[number]))
