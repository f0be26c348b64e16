"""Ids that stay: an incident that held most of an earlier one's claims goes on under its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from marsad.model.incident import Incident


def kept(new: Iterable[Incident], earlier: Iterable[Incident]) -> list[Incident]:
    """The new incidents, each under the id of the earlier one with which it shares most claims.

    An earlier id goes to one incident alone: where one was split, to the part that shares most; where two were joined, the
    joined one takes the id of the larger. Ids that nobody shares claims with stay as they are made.
    """
    before = {claim: incident.id for incident in earlier for claim in incident.claims}
    found = list(new)
    shares: list[tuple[int, str, int]] = []
    for at, incident in enumerate(found):
        counts = Counter(before[claim] for claim in incident.claims if claim in before)
        shares += [(-count, old, at) for old, count in counts.items()]
    named: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, at in sorted(shares):
        if old not in taken and at not in named:
            named[at] = old
            taken.add(old)
    fresh = {incident.id for at, incident in enumerate(found) if at not in named}
    return [
        replace(incident, id=named[at]) if at in named else _apart(incident, taken & fresh)
        for at, incident in enumerate(found)
    ]


def _apart(incident: Incident, taken: set[str]) -> Incident:
    """A part split off from an incident that went on under the id which the part would bear gets another, of its own."""
    return replace(incident, id=f"{incident.id[:22]}-2") if incident.id in taken else incident
