"""Marsad's side of a comparison: an incident, or a claim, and a reference event, as consolidation compares claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from marsad.consolidate.days import EXACT, Days, days_of, ordinal
from marsad.consolidate.matching import JOINING
from marsad.consolidate.stems import Bag
from marsad.consolidate.telling import Telling, Toll
from marsad.ingest.reference.event import ReferenceEvent
from marsad.model.claim import Claim, EventMention, Quote
from marsad.model.incident import Incident
from marsad.model.mention import Place
from marsad.model.text import Document

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
    telling: Telling
    merged: Telling

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it would need to be compared at all: a day, a place."""
        missing = (("a day", self.telling.days), ("a place", self.telling.places))
        return tuple(name for name, there in missing if not there)


def of_incident(incident: Incident) -> Counterpart:
    """An incident as it is compared."""
    time = incident.time
    when = "" if time is None else "/".join(dict.fromkeys(end[:10] for end in (time.start, time.end) if end))
    telling = _telling(
        incident.type,
        None if time is None else _days(time.start, time.end),
        incident.place,
        frozenset(actor.id for actor in incident.actors if actor.id and actor.role in _DOERS),
        frozenset(actor.id for actor in incident.actors if actor.id and actor.role in _SUFFERERS),
        tuple((toll.of, toll.low, toll.best, toll.high) for toll in incident.counts),
    )
    place = "" if incident.place is None else incident.place.name
    return Counterpart(incident.id, incident.title_en, when, place, telling, _merged(telling))


def told_to_happen(claim: Claim) -> bool:
    """Whether a claim says that something happened: plans and what did not happen are in no reference."""
    return claim.factuality not in JOINING


def of_claim(claim: Claim) -> Counterpart:
    """A claim as it is compared; its places are its own alone."""
    event = claim.event
    places = tuple(one.place for one in event.places if one.place is not None)
    telling = _telling(
        event.type,
        days_of(claim),
        places[0] if places else None,
        frozenset(one.actor.id for one in event.arguments if one.actor and one.actor.id and one.role in _DOERS),
        frozenset(one.actor.id for one in event.arguments if one.actor and one.actor.id and one.role in _SUFFERERS),
        tuple((count.of, count.low, count.best, count.high) for count in event.counts if count.subset_of is None),
    )
    telling = replace(telling, places=places)
    time = event.time.value if event.time else None
    when = "/".join(dict.fromkeys(end[:10] for end in (time.start, time.end) if end)) if time else ""
    where = ", ".join(place.name for place in places)
    return Counterpart(claim.id, f"{event.type}: {event.trigger.text}", when, where, telling, _merged(telling))


def of_reference(event: ReferenceEvent, kind: str) -> Telling:
    """A reference event as one of the types that may stand behind it."""
    days = _days(event.first, event.last)
    tolls: tuple[Toll, ...] = () if event.killed is None else (("killed", *event.killed),)
    agents, patients = (event.agents, event.patients)
    if not event.directed:
        agents, patients = agents | patients, frozenset()
    return _telling(kind, days, event.place, agents, patients, tolls)


def _merged(telling: Telling) -> Telling:
    return replace(telling, agents=telling.agents | telling.patients, patients=frozenset())


def _days(start: str | None, end: str | None) -> Days | None:
    first, last = ordinal(start), ordinal(end)
    if first is None or last is None or first > last:
        return None
    return Days(first, last, last - first < EXACT)


def _telling(
    kind: str,
    days: Days | None,
    place: Place | None,
    agents: Iterable[str],
    patients: Iterable[str],
    tolls: tuple[Toll, ...],
) -> Telling:
    words = Quote("", 0, 0)
    return Telling(
        claim=Claim("", Document(""), (0, 0), EventMention(kind, words)),
        report="",
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
