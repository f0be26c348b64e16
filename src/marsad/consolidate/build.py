"""A cluster of claims → an incident."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from marsad.consolidate import counting, fields
from marsad.consolidate.choosing import judged
from marsad.consolidate.matching import JOINING, Matching
from marsad.consolidate.sight import Telling
from marsad.consolidate.titles import Titles
from marsad.consolidate.voices import Voices
from marsad.model.incident import Incident, Told

# Claims that recall, deny or plan: they belong to what others tell, and make no incident of their own.
BACKGROUND = JOINING | {"historical", "denied"}
SAYING = frozenset({"asserted", "alleged"})


def incident_of(names: Sequence[str], matching: Matching, titles: Titles) -> Incident | None:
    """The incident of a cluster; None where no claim says that it happened."""
    tellings = [matching.tellings[name] for name in names]
    saying = [telling for telling in tellings if telling.claim.factuality in SAYING]
    if not saying:
        return None
    voices = Voices(tellings, matching.stems, matching.copies.group)
    stated = {
        "type": fields.types(saying, voices),
        "time": fields.days(saying, voices),
        "place": fields.places(saying, voices),
        "materiel": fields.materiel(saying, voices),
    }
    counts = counting.tolls(tellings, voices)
    type_, time = fields.type_of(stated["type"]), fields.time_of(saying, stated["time"])
    place = fields.place_of(saying, stated["place"])
    parted = fields.disagreements(tellings, stated["time"], stated["place"], voices)
    arabic, english = titles.of(type_, place, time, counts)
    found = Incident(
        id=_identity(saying[0].claim.id),
        type=type_,
        title_ar=arabic,
        title_en=english,
        documents=_documents(tellings, matching),
        claims=tuple(names),
        background=tuple(t.claim.id for t in tellings if t.claim.factuality in BACKGROUND),
        voices=voices.count(telling.claim.id for telling in saying),
        time=time,
        place=place,
        actors=fields.actors(tellings),
        counts=counts,
        statements=tuple((name, found) for name, found in stated.items() if found),
        disagreements=tuple(counting.disagreements(counts, voices) + parted),
    )
    return _judged(found, tellings, matching, titles)


def _judged(incident: Incident, tellings: Sequence[Telling], matching: Matching, titles: Titles) -> Incident:
    """The incident with what persons judged of it; its titles follow the values that they chose."""
    found = judged(incident, matching.judged, [place for telling in tellings for place in telling.places])
    if not found.chosen:
        return found
    arabic, english = titles.of(found.type, found.place, found.time, found.counts)
    return replace(found, title_ar=arabic, title_en=english)


def _identity(claim: str) -> str:
    """The id of the incident that this claim was the first to tell."""
    return hashlib.sha256(f"incident {claim}".encode()).hexdigest()[:24]


def _documents(tellings: Sequence[Telling], matching: Matching) -> tuple[Told, ...]:
    """The reports of the claims, earliest first, also those that ran another's text word for word."""
    found: list[Told] = []
    for name in dict.fromkeys(telling.report for telling in tellings):
        found += matching.documents[name]
    return tuple(
        dict.fromkeys(sorted(found, key=lambda told: (told.published or "9999", told.id, told.publisher or "")))
    )
