"""Why: the pairs of claims that tie an incident, the pairs that came near it, and the questions that a person could settle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from marsad.consolidate.clusters import average
from marsad.consolidate.compare import Comparison
from marsad.consolidate.groups import Groups
from marsad.consolidate.kept import Kept
from marsad.consolidate.matching import Matching

NEAR = 2.0  # log-odds on either side of the line (0) within which a pair is told: about one in eight to seven in eight
MISSES = 5  # pairs that came near an incident, the nearest


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with what their comparison came to."""

    one: str
    other: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Why:
    """``ties`` hold the claims of an incident together, the strongest first: one fewer than the claims. ``misses`` are pairs
    of one of its claims and a claim of another incident that came near the line, the nearest first."""

    ties: tuple[Pair, ...]
    misses: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two claims are one incident. ``joined``: Marsad took them for one; ``mean`` is what the claims on the two sides
    come to on average, in log-odds, 0 at the line."""

    pair: Pair
    joined: bool
    mean: float


class Reasons:
    """The reasons of what was lined up."""

    def __init__(self, matching: Matching, kept: Kept) -> None:
        self._matching = matching
        self._kept = kept

    def why(self, claims: Sequence[str]) -> Why:
        """What ties the claims of one incident, and what came near it."""
        ties = tuple(self._pair(one, other) for one, other in self._ties(claims))
        within = set(claims)
        near = [(abs(found), one, other) for one in claims for other, found in self._near(one) if other not in within]
        return Why(ties, tuple(self._pair(one, other) for _, one, other in nsmallest(MISSES, near)))

    def questions(self, count: int) -> list[Question]:
        """The pairs that are nearest to the line and not judged yet, the nearest first; one for each pair of incidents."""
        judged = {
            frozenset(pair) for one in self._matching.judged.standing for pair in self._matching.judged.pairs(one)
        }
        asked = (*self._weakest(), *self._apart())
        open_ = (item for item in asked if frozenset(item[2:4]) not in judged)
        found = nsmallest(count, open_)
        return [Question(self._pair(one, other), joined, mean) for _, mean, one, other, joined in found]

    def _ties(self, claims: Sequence[str]) -> list[tuple[str, str]]:
        """The strongest pairs that hold the claims together (a maximum spanning tree)."""
        within, groups = set(claims), Groups(claims)
        linked = {
            (a, b): found for a in claims for b, found in self._matching.linked(a).items() if a < b and b in within
        }
        ties = []
        for one, other in sorted(linked, key=lambda pair: (-linked[pair], pair)):
            if groups.of(one) != groups.of(other):
                groups.join(one, other)
                ties.append((one, other))
        return ties

    def _near(self, claim: str) -> Iterator[tuple[str, float]]:
        for other in self._matching.beside(claim):
            found = self._matching.sum(claim, other)
            if found > -NEAR:
                yield other, found
        self._matching.forget()

    def _weakest(self) -> Iterator[tuple[float, float, str, str, bool]]:
        """Of each cluster the weakest tie, by what the two parts that it holds together come to."""
        for claims in self._kept.clusters():
            ties = self._ties(claims)
            if not ties:
                continue
            groups = Groups(claims)
            for one, other in ties[:-1]:
                groups.join(one, other)
            one, other = ties[-1]
            sides = [[name for name in claims if groups.of(name) == groups.of(end)] for end in (one, other)]
            yield self._weighed(one, other, sides, joined=True)

    def _apart(self) -> Iterator[tuple[float, float, str, str, bool]]:
        """Of each two clusters that came near one another the nearest pair, by what the clusters come to."""
        for claims in self._kept.clusters():
            best: dict[str, tuple[float, str, str]] = {}
            for one in claims:
                for other, found in self._near(one):
                    first = self._kept.cluster(other)[0]
                    if first > claims[0] and self._wanted(one, other):
                        best[first] = max(best.get(first, (-NEAR, "", "")), (found, one, other))
            for first, (_, one, other) in sorted(best.items()):
                yield self._weighed(one, other, [claims, self._kept.cluster(first)], joined=False)

    def _wanted(self, one: str, other: str) -> bool:
        """Whether an answer would change an incident: one of the two clusters must make one."""
        return self._kept.name(one) is not None and self._kept.name(other) is not None

    def _weighed(
        self, one: str, other: str, sides: Iterable[Sequence[str]], joined: bool
    ) -> tuple[float, float, str, str, bool]:
        ones, others = sides
        mean = average(ones, others, self._matching.sum)
        self._matching.forget()
        return abs(mean), mean, one, other, joined

    def _pair(self, one: str, other: str) -> Pair:
        return Pair(one, other, self._matching.compared(one, other))
