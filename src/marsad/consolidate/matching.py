"""The claims taken in so far, and which of them are one incident. Adding a report compares only what lies beside it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from marsad.consolidate.anchors import Seen
from marsad.consolidate.blocks import Blocks
from marsad.consolidate.clusters import Pair, clusters, components
from marsad.consolidate.compare import Comparison, compare, total
from marsad.consolidate.features import Scene
from marsad.consolidate.held import Tellings
from marsad.consolidate.judged import Judged
from marsad.consolidate.kinds import NEVER
from marsad.consolidate.links import Links
from marsad.consolidate.near import NearDuplicates
from marsad.consolidate.stems import Stems
from marsad.consolidate.telling import Report, tellings_of
from marsad.consolidate.united import united
from marsad.knowledge import Knowledge
from marsad.model.incident import Told
from marsad.model.judgement import Judgement

# Claims of what did not happen, or has not: they join what others tell, and are left out where nobody else does.
JOINING = frozenset({"planned", "hypothetical", "negated"})

SUMS = 200_000  # sums of pairs that are remembered at a time, about 120 bytes each

Precedence = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Aside:
    """A report of which the claims lie on the shelf: who ran it, and its claims as they are looked for, with their pieces."""

    told: Told
    order: Precedence
    sketch: array[int]
    claims: tuple[tuple[Seen, int], ...]


class Matching:
    """Claims by their ids, the pairs that speak for one incident, and the clusters that come of them."""

    def __init__(self, knowledge: Knowledge, judgements: Iterable[Judgement] = (), in_memory: bool = False) -> None:
        self.stems = Stems(knowledge)
        self.copies = NearDuplicates()
        self.tellings = Tellings(in_memory)
        self.documents: dict[str, list[Told]] = {}
        self.judged = Judged(judgements)
        self._ran: dict[str, list[Precedence]] = {}
        self._blocks = Blocks(self.stems, self.tellings)
        self._links = Links()
        self._sums: dict[int, float] = {}
        self._scene = Scene(self.stems, self.repeated)

    def repeated(self, one: str, other: str) -> bool:
        """Whether two reports, by the ids of their documents, repeat one another."""
        return self.copies.group(one) == self.copies.group(other)

    def add(self, reports: Iterable[Report]) -> set[str]:
        """Take in reports; the ids of the claims that are new, linked anew, judged, or told by one more outlet.

        A text that several outlets run word for word is one document: its claims count once, and all who ran it are kept.
        """
        new: list[int] = []
        touched: set[str] = set()
        met: set[str] = set()
        for aside in sorted([self._aside(report) for report in reports], key=lambda aside: aside.order):
            touched |= self._told(aside)
            taken = [self.tellings.take(seen.claim, piece) for seen, piece in aside.claims]
            new += [number for number in taken if number is not None]
            met |= self.judged.meet(aside.told.id, [seen for seen, _ in aside.claims])
        touched.update(map(self.tellings.id, new), self.judged.connected(met))
        for number in new:
            self._blocks.add(number)
        for number in sorted(new, key=self.tellings.order):
            touched |= self._link(number)
        return touched

    def sum(self, one: str, other: str) -> float:
        """What two claims come to; above 0 speaks for one incident."""
        first, second = (one, other) if one < other else (other, one)
        numbers = self.tellings.number(first), self.tellings.number(second)
        pair = numbers[0] << 32 | numbers[1]
        known = self._sums.get(pair)
        if known is None:
            if len(self._sums) >= SUMS:
                self.forget()
            known = total(self.tellings.sight(numbers[0]), self.tellings.sight(numbers[1]), self._scene)
            self._sums[pair] = known
        return known

    def forget(self) -> None:
        """Let go of the sums computed so far; they are computed anew where they are asked for."""
        self._sums.clear()

    def compared(self, one: str, other: str) -> Comparison:
        """What two claims come to, feature by feature, with the reasons."""
        sights = [self.tellings.sight(self.tellings.number(name)) for name in sorted((one, other))]
        return compare(sights[0], sights[1], self._scene)

    def beside(self, claim: str) -> list[str]:
        """The claims that a claim is compared with, those that share most with it first."""
        return list(map(self.tellings.id, self._blocks.beside(self.tellings.number(claim))))

    def linked(self, claim: str) -> dict[str, float]:
        """The claims that speak for one incident with a claim, with their sums."""
        return {self.tellings.id(other): found for other, found in self._links.of(self.tellings.number(claim)).items()}

    def clusters(self, ids: Iterable[str]) -> list[list[str]]:
        """The clusters of these claims, each in the order of its claims."""
        ids = set(ids)
        constraints = self.judged.constraints
        made: list[list[str]] = []
        for component in components(ids, self._pairs(ids)):
            within = set(component)
            own = (((a, b), found) for a in component for b, found in self.linked(a).items() if a < b and b in within)
            made += clusters(component, own, self.sum, constraints.forbidden)
            self.forget()  # a component's pairs are of no use to another
        numbered = self.tellings.number
        made = united(made, constraints)
        return [sorted(found, key=lambda name: self.tellings.order(numbered(name))) for found in made]

    def _pairs(self, ids: set[str]) -> Iterable[Pair]:
        return ((a, b) for a in ids for b in self.linked(a) if a < b and b in ids)

    def _aside(self, report: Report) -> _Aside:
        """Put a report's claims on the shelf; what is kept of it until all reports are there is small."""
        found, sketch = tellings_of(report, self.stems)
        document = report.document
        id_, publisher, published = map(self.tellings.shared, (document.id, document.publisher, document.published))
        told = Told(id_ or "", document.source_id, publisher, published)
        apt = [telling for telling in found if telling.type not in NEVER]
        trigger = [telling.claim.event.trigger for telling in apt]
        seen = [Seen(t.id, t.type, quote.start, quote.end) for t, quote in zip(apt, trigger, strict=True)]
        pieces = [self.tellings.put_aside(telling) for telling in apt]
        order = published or "9999", publisher or "", document.source_id or "", document.path or ""
        return _Aside(told, order, array("I", sketch), tuple(zip(seen, pieces, strict=True)))

    def _told(self, aside: _Aside) -> set[str]:
        """Note who ran a text; the ids of its claims that were there before, where one more outlet ran it."""
        self.copies.add(aside.told.id, aside.sketch)
        ran = self._ran.setdefault(aside.told.id, [])
        if aside.order in ran:
            return set()
        ran.append(aside.order)
        self.documents.setdefault(aside.told.id, []).append(aside.told)
        return {seen.claim for seen, _ in aside.claims if seen.claim in self.tellings}

    def _link(self, number: int) -> set[str]:
        touched = set()
        sight = self.tellings.sight(number)
        for other in self._blocks.beside(number):
            found = total(sight, self.tellings.sight(other), self._scene)
            if found > 0:
                self._links.put(number, other, found)
                touched.add(self.tellings.id(other))
        return touched
