"""The claims that judgements are about, found again: by id, or in a new reading by document, type and place in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.consolidate.kinds import likeness
from marsad.model.judgement import Anchor, Judgement


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as it is looked for: its id, its type, and the place of its trigger in the text."""

    claim: str
    type: str
    start: int
    end: int


class Anchors:
    """Which claim of those taken in stands for each subject of the judgements. A subject is a judgement's id and a number."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._by_claim: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        self._by_document: dict[str, list[tuple[str, int, int, Anchor]]] = defaultdict(list)
        self._found: dict[tuple[str, int], tuple[int, str]] = {}
        for judgement in judgements:
            for number, subject in enumerate(judgement.subjects):
                for rank, anchor in enumerate(subject.anchors):
                    self._by_claim[anchor.claim].append((judgement.id, number, rank))
                    if anchor.document is not None and anchor.type is not None and anchor.start is not None:
                        self._by_document[anchor.document].append((judgement.id, number, rank, anchor))

    def meet(self, document: str, claims: Sequence[Seen]) -> set[str]:
        """Take in the claims of a document; those that stand for a subject from now on."""
        met: set[str] = set()
        known = {one.claim for one in claims}
        for one in claims:
            for judgement, number, rank in self._by_claim.get(one.claim, ()):
                met |= self._take(judgement, number, rank, one.claim)
        for judgement, number, rank, anchor in self._by_document.get(document, ()):
            if anchor.claim not in known and (found := _again(anchor, claims)) is not None:
                met |= self._take(judgement, number, rank, found)
        return met

    def of(self, judgement: Judgement) -> list[str | None]:
        """The claim of each subject of a judgement; None for one of which nothing was taken in."""
        found = [self._found.get((judgement.id, number)) for number in range(len(judgement.subjects))]
        return [None if one is None else one[1] for one in found]

    def _take(self, judgement: str, number: int, rank: int, claim: str) -> set[str]:
        before = self._found.get((judgement, number))
        if before is not None and before[0] <= rank:
            return set()
        self._found[judgement, number] = rank, claim
        return {claim} if before is None else {claim, before[1]}


def _again(anchor: Anchor, claims: Sequence[Seen]) -> str | None:
    """The claim that a new reading gave for the anchor's: its words meet, its type may be the same act; the best of several."""
    start, end = anchor.start or 0, anchor.end or 0
    found = [
        (likeness(anchor.type or "", one.type) or 0.0, min(one.end, end) - max(one.start, start), one.claim)
        for one in claims
        if one.start < end and start < one.end
    ]
    return max((one for one in found if one[0] > 0), default=(0.0, 0, None))[2]
