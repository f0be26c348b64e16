"""The claims taken in so far, and which of them are one incident. Adding a report compares only what lies beside it."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.consolidate.blocks import Blocks
from marsad.consolidate.clusters import Pair, clusters, components
from marsad.consolidate.compare import total
from marsad.consolidate.features import Scene
from marsad.consolidate.kinds import NEVER
from marsad.consolidate.near import NearDuplicates
from marsad.consolidate.stems import Stems
from marsad.consolidate.telling import Report, Telling, lean, tellings_of
from marsad.knowledge import Knowledge
from marsad.model.text import Document

# Claims of what did not happen, or has not: they join what others tell, and are left out where nobody else does.
JOINING = frozenset({"planned", "hypothetical", "negated"})


class Matching:
    """Claims by their ids, the pairs that speak for one incident, and the clusters that come of them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.stems = Stems(knowledge)
        self.copies = NearDuplicates()
        self.tellings: dict[str, Telling] = {}
        self.documents: dict[str, list[Document]] = {}
        self._blocks = Blocks(self.stems)
        self._linked: dict[str, dict[str, float]] = {}
        self._sums: dict[Pair, float] = {}
        self._scene = Scene(self.stems, self.repeated)

    def repeated(self, one: str, other: str) -> bool:
        """Whether two reports, by the ids of their documents, repeat one another."""
        return self.copies.group(one) == self.copies.group(other)

    def add(self, reports: Iterable[Report]) -> set[str]:
        """Take in reports; the ids of the claims that are new, linked anew, or told by one more outlet.

        A text that several outlets run word for word is one document: its claims count once, and all who ran it are kept.
        """
        taken = [(report.document.id, *tellings_of(report, self.stems), lean(report.document)) for report in reports]
        new: list[Telling] = []
        touched: set[str] = set()
        for name, found, sketch, document in sorted(taken, key=lambda item: _precedence(item[3])):
            self.copies.add(name, sketch)
            held = self.documents.setdefault(name, [])
            if _precedence(document) not in map(_precedence, held):
                held.append(document)
                touched.update(telling.claim.id for telling in found if telling.claim.id in self.tellings)
            for telling in found:
                if telling.type not in NEVER and telling.claim.id not in self.tellings:
                    self.tellings[telling.claim.id] = telling
                    self._blocks.add(telling)
                    new.append(telling)
        touched.update(telling.claim.id for telling in new)
        for telling in sorted(new, key=lambda telling: telling.order):
            touched |= self._link(telling)
        return touched

    def sum(self, one: str, other: str) -> float:
        """What two claims come to; above 0 speaks for one incident."""
        pair = (one, other) if one < other else (other, one)
        known = self._sums.get(pair)
        if known is None:
            known = self._sums[pair] = total(self.tellings[pair[0]], self.tellings[pair[1]], self._scene)
        return known

    def clusters(self, ids: Iterable[str]) -> list[list[str]]:
        """The clusters of these claims, each in the order of its claims."""
        ids = set(ids)
        pairs = {(a, b): found for a in ids for b, found in self._linked.get(a, {}).items() if a < b and b in ids}
        made: list[list[str]] = []
        for component in components(ids, pairs):
            within = set(component)
            own: dict[Pair, float] = {pair: pairs[pair] for pair in self._inside(component, within)}
            made += clusters(component, own, self.sum)
            self._sums.clear()  # a component's pairs are of no use to another
        return [sorted(found, key=lambda name: self.tellings[name].order) for found in made]

    def _inside(self, component: list[str], within: set[str]) -> list[Pair]:
        return [(a, b) for a in component for b in self._linked.get(a, {}) if a < b and b in within]

    def _link(self, telling: Telling) -> set[str]:
        name = telling.claim.id
        touched = set()
        for other in self._blocks.beside(telling):
            found = total(telling, other, self._scene)
            if found > 0:
                self._linked.setdefault(name, {})[other.claim.id] = found
                self._linked.setdefault(other.claim.id, {})[name] = found
                touched.add(other.claim.id)
        return touched


def _precedence(document: Document) -> tuple[str, str, str, str]:
    """Which of those who ran one text is its report: the earliest, then by name, whatever the order of the inputs."""
    return document.published or "9999", document.publisher or "", document.source_id or "", document.path or ""
