"""The incidents made so far: their ids and claims at hand, the rest on a shelf beside the memory."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.consolidate.identity import Named, kept
from marsad.consolidate.shelf import Shelf
from marsad.model.incident import Incident


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident on the shelf: the id that it was made with, its last day, its claims, and its piece."""

    made: str
    day: str
    claims: tuple[str, ...]
    piece: int


class Kept:
    """Incidents by id, and clusters of claims: also those of which no incident is made, since nobody says that it happened."""

    def __init__(self, in_memory: bool = False) -> None:
        self._shelf = Shelf(in_memory)
        self._entries: dict[str, Entry] = {}
        self._cluster_of: dict[str, str] = {}  # a claim → the first claim of its cluster
        self._clusters: dict[str, tuple[str, ...]] = {}
        self._name_of: dict[str, str] = {}  # the first claim of a cluster → its incident's id

    def each(self) -> Iterator[Incident]:
        """The incidents, the earliest first."""
        for name in sorted(self._entries, key=self.when):
            yield self.incident(name)

    def when(self, name: str) -> tuple[str, str]:
        """The place of an incident among the others."""
        return self._entries[name].day, name

    def incident(self, name: str) -> Incident:
        return self.of(self._entries[name], name)

    def of(self, entry: Entry, name: str) -> Incident:
        """The incident of an entry, under the id ``name``."""
        incident: Incident = pickle.loads(self._shelf.get(entry.piece))
        return incident if name == entry.made else replace(incident, id=name)

    def cluster(self, claim: str) -> tuple[str, ...]:
        """All claims of the cluster of a claim; none for a claim that was not taken in."""
        return self._clusters.get(self._cluster_of.get(claim, ""), ())

    def clusters(self) -> Iterator[tuple[str, ...]]:
        """All clusters, the one whose first claim has the smallest id first."""
        return (self._clusters[first] for first in sorted(self._clusters))

    def name(self, claim: str) -> str | None:
        """The id of the incident of a claim; None where none is made of its cluster."""
        return self._name_of.get(self._cluster_of.get(claim, ""))

    def entry(self, incident: Incident, claims: Sequence[str]) -> Entry:
        """Put an incident on the shelf."""
        time = incident.time
        day = time.end if time is not None and time.end else "9999"
        return Entry(incident.id, day, tuple(claims), self._shelf.put(pickle.dumps(incident, pickle.HIGHEST_PROTOCOL)))

    def take_out(self, touched: set[str]) -> list[tuple[str, Entry]]:
        """Take the clusters of these claims apart; ``touched`` grows by the others of them. The incidents that go, by id."""
        firsts = {self._cluster_of[claim] for claim in touched if claim in self._cluster_of}
        for first in firsts:
            touched.update(self._clusters.pop(first))
        names = sorted(self._name_of.pop(first) for first in firsts if first in self._name_of)
        return [(name, self._entries.pop(name)) for name in names]

    def put_in(self, found: Sequence[tuple[list[str], Entry | None]], old: Sequence[tuple[str, Entry]]) -> list[str]:
        """Put clusters in place with their incidents, which go on under the ids of old ones; their ids."""
        for claims, entry in found:
            self._clusters[claims[0]] = tuple(claims) if entry is None else entry.claims
            self._cluster_of.update(dict.fromkeys(claims, claims[0]))
        new = [entry for _, entry in found if entry is not None]
        names = kept([(entry.made, entry.claims) for entry in new], [(name, entry.claims) for name, entry in old])
        for name, entry in zip(names, new, strict=True):
            self._entries[name] = entry
            self._name_of[entry.claims[0]] = name
        return names

    def rename(self, earlier: Iterable[Named]) -> None:
        """Let incidents go on under the ids of an earlier run."""
        order = sorted(self._entries, key=self.when)
        names = kept([(name, self._entries[name].claims) for name in order], earlier)
        self._entries = {new: self._entries[old] for old, new in zip(order, names, strict=True)}
        self._name_of = {entry.claims[0]: name for name, entry in self._entries.items()}
