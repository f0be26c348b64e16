"""Near-duplicate texts: agency copy that several outlets run. Bottom-k sketches over shingles of folded words.

A sketch keeps the smallest hashes of all shingles of a text (Broder 1997, «On the resemblance and containment of documents»);
the share that two sketches have in common estimates the Jaccard similarity of the texts. The hash is CRC-32, which is the same
on every machine and in every run; nothing here is meant to withstand who wants to collide.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Sequence
from heapq import nsmallest

from marsad.consolidate.doors import Doors
from marsad.consolidate.groups import Groups
from marsad.text.fold import fold_all

SHINGLE = 4  # words; shorter ones are shared by chance, longer ones lost to every correction
SIZE = 64  # hashes that a sketch keeps
DOORS = 12  # the smallest hashes, under which other texts look for it
ALIKE = 0.5  # the least share of one sketch in the other at which two texts count as one; set on reports by hand

_WORD = re.compile(r"[^\W_]+")

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The sketch of a text; empty for a text too short to be told from another (fewer than eight words)."""
    words = _WORD.findall(fold_all(text))
    if len(words) < 2 * SHINGLE:
        return ()
    hashes = {zlib.crc32(" ".join(words[i : i + SHINGLE]).encode("utf-8")) for i in range(len(words) - SHINGLE + 1)}
    return tuple(nsmallest(SIZE, hashes))


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated Jaccard similarity of two texts, 0 to 1; 0 where either has no sketch."""
    if not one or not other:
        return 0.0
    union = nsmallest(min(SIZE, max(len(one), len(other))), {*one, *other})
    both = {*one} & {*other}
    return sum(value in both for value in union) / len(union)


class NearDuplicates:
    """The texts seen so far, each in the group of those that it repeats; a group goes under the smallest of its names.

    Only a text that repeats none stands for its group to later ones, so that a thousand copies cost a thousand comparisons.
    """

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._first: list[str] = []  # the texts that repeated none before them, with their sketches
        self._sketches: list[array[int]] = []
        self._doors = Doors()
        self._groups: Groups[str] = Groups()

    def add(self, name: str, one: Sketch) -> None:
        """Take in a text under its name; a name that stands already is left as it is."""
        if name in self._seen or not one:
            return
        self._seen.add(name)
        beside = sorted({number for door in one[:DOORS] for number in self._doors.of(door)})
        near = [number for number in beside if resemblance(one, self._sketches[number]) >= ALIKE]
        for number in near:
            self._groups.join(name, self._first[number])
        if not near:
            for door in one[:DOORS]:
                self._doors.put(door, len(self._first))
            self._first.append(name)
            self._sketches.append(array("I", one))

    def group(self, name: str) -> str:
        """The name under which the group of a text goes: the smallest of its names."""
        return self._groups.of(name)
