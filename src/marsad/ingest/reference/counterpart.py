"""Marsad's side of a comparison: an incident, or a claim, and a reference event, as consolidation compares claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from marsad.consolidate.days import EXACT, Days, days_of, ordinal
from marsad.consolidate.matching import JOINING
from marsad.consolidate.sight import Sight, Toll
from marsad.consolidate.stems import Bag
from marsad.ingest.reference.event import ReferenceEvent
from marsad.model.claim import Claim
from marsad.model.incident import Incident
from marsad.model.mention import Place

_DOERS = ("agent", "from-holder")
_SUFFERERS = ("patient", "recipient", "to-holder", "beneficiary")
_NO_WORDS = Bag((), 0.0)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An incident or a claim of Marsad: its id, a line that names it, and how it is compared.

    ``merged`` is the same with all who took part on one side, for references that do not say who did it.
    """

    id: str
    title: str
    when: str
    where: str
    sight: Sight
    merged: Sight

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it would need to be compared at all: a day, a place."""
        missing = (("a day", self.sight.days), ("a place", self.sight.places))
        return tuple(name for name, there in missing if not there)


def of_incident(incident: Incident) -> Counterpart:
    """An incident as it is compared."""
    time = incident.time
    when = "" if time is None else "/".join(dict.fromkeys(end[:10] for end in (time.start, time.end) if end))
    sight = _sight(
        incident.type,
        None if time is None else _days(time.start, time.end),
        incident.place,
        frozenset(actor.id for actor in incident.actors if actor.id and actor.role in _DOERS),
        frozenset(actor.id for actor in incident.actors if actor.id and actor.role in _SUFFERERS),
        tuple((toll.of, toll.low, toll.best, toll.high) for toll in incident.counts),
    )
    place = "" if incident.place is None else incident.place.name
    return Counterpart(incident.id, incident.title_en, when, place, sight, _merged(sight))


def told_to_happen(claim: Claim) -> bool:
    """Whether a claim says that something happened: plans and what did not happen are in no reference."""
    return claim.factuality not in JOINING


def of_claim(claim: Claim) -> Counterpart:
    """A claim as it is compared; its places are its own alone."""
    event = claim.event
    places = tuple(one.place for one in event.places if one.place is not None)
    sight = _sight(
        event.type,
        days_of(claim),
        places[0] if places else None,
        frozenset(one.actor.id for one in event.arguments if one.actor and one.actor.id and one.role in _DOERS),
        frozenset(one.actor.id for one in event.arguments if one.actor and one.actor.id and one.role in _SUFFERERS),
        tuple((count.of, count.low, count.best, count.high) for count in event.counts if count.subset_of is None),
    )
    sight = replace(sight, places=places)
    time = event.time.value if event.time else None
    when = "/".join(dict.fromkeys(end[:10] for end in (time.start, time.end) if end)) if time else ""
    where = ", ".join(place.name for place in places)
    return Counterpart(claim.id, f"{event.type}: {event.trigger.text}", when, where, sight, _merged(sight))


def of_reference(event: ReferenceEvent, kind: str) -> Sight:
    """A reference event as one of the types that may stand behind it."""
    days = _days(event.first, event.last)
    tolls: tuple[Toll, ...] = () if event.killed is None else (("killed", *event.killed),)
    agents, patients = (event.agents, event.patients)
    if not event.directed:
        agents, patients = agents | patients, frozenset()
    return _sight(kind, days, event.place, agents, patients, tolls)


def _merged(sight: Sight) -> Sight:
    return replace(sight, agents=sight.agents | sight.patients, patients=frozenset())


def _days(start: str | None, end: str | None) -> Days | None:
    first, last = ordinal(start), ordinal(end)
    if first is None or last is None or first > last:
        return None
    return Days(first, last, last - first < EXACT)


def _sight(
    kind: str,
    days: Days | None,
    place: Place | None,
    agents: Iterable[str],
    patients: Iterable[str],
    tolls: tuple[Toll, ...],
) -> Sight:
    return Sight(
        id="",
        type=kind,
        report="",
        published=None,
        start=0,
        links=(),
        days=days,
        places=() if place is None else (place,),
        carried=False,
        unplaced=frozenset(),
        agents=frozenset(agents),
        patients=frozenset(patients),
        tolls=tolls,
        materiel=frozenset(),
        words=_NO_WORDS,
        title=_NO_WORDS,
    )
