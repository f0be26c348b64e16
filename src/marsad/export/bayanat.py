"""Sheets for Bayanat (SJAC's database of violations): bulletins, actors and incidents, each a CSV.

The columns are fields of Bayanat's records as its data model names them; whether a running Bayanat takes them was not tried.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.export.acled import notes
from marsad.export.cells import day, joined, point
from marsad.export.columns import Row, Table, columns
from marsad.export.format import Format, Material, Options
from marsad.export.incident_rows import bound
from marsad.export.out import Out
from marsad.export.said import Language, said, told
from marsad.export.tables import csv_file
from marsad.export.view import View, views
from marsad.model.claim import Claim

BULLETINS = Table("bayanat-bulletins", columns("bayanat-bulletins"), said("row-bayanat-bulletins"))
ACTORS = Table("bayanat-actors", columns("bayanat-actors"), said("row-bayanat-actors"))
INCIDENTS = Table("bayanat-incidents", columns("bayanat-incidents"), said("row-bayanat-incidents"))

_LABEL = "marsad"


def bulletin(claim: Claim) -> Row:
    """A claim as a bulletin."""
    document, event = claim.document, claim.event
    return {
        "originid": claim.id,
        "title_ar": document.title or joined([event.type, event.trigger.text]),
        "title": event.type,
        "description": document.text[slice(*claim.sentence)],
        "source_link": document.url,
        "publish_date": day(document.published),
        "sources": joined([document.publisher, *(claim.source_name(link) for link in claim.attribution)]),
        "labels": joined([_LABEL, event.type, claim.factuality]),
        "locations": joined(place.place.name for place in event.places if place.place),
        "geo_locations": joined(_points(claim)),
        "event_type": event.type,
        "event_from": day(event.time.value.start) if event.time else None,
        "event_to": day(event.time.value.end) if event.time else None,
        "actors": joined(argument.actor.name for argument in event.arguments if argument.actor),
        "status": "Machine Created",
        "comments": joined(_counts(claim)),
    }


def _points(claim: Claim) -> Iterator[str]:
    for place in claim.event.places:
        if (where := point(place.place)) is not None:
            yield f"{where[1]},{where[0]}"


def _counts(claim: Claim) -> Iterator[str]:
    for count in claim.event.counts:
        bounds = [str(bound) for bound in dict.fromkeys((count.low, count.high)) if bound is not None]
        yield f"{count.of} {count.who} {'–'.join(bounds)}".strip()


def actor_rows(claims: list[Claim]) -> Iterator[Row]:
    """Every actor of the claims that has a name, once."""
    seen: set[tuple[str | None, str]] = set()
    for claim in claims:
        for argument in claim.event.arguments:
            actor = argument.actor
            if actor is None or not actor.name or (actor.id, actor.name) in seen:
                continue
            seen.add((actor.id, actor.name))
            person = "Person" if actor.kind == "person" else "Entity"
            yield {
                "originid": actor.id, "type": person, "name_ar": actor.name, "nationality": actor.country,
                "tags": joined([_LABEL, actor.kind]), "description": None,
            }  # fmt: skip


def incident_row(view: View, language: Language) -> Row:
    """An incident as one of Bayanat's."""
    incident = view.incident
    return {
        "originid": incident.id,
        "title_ar": incident.title_ar or incident.type,
        "title": incident.title_en or incident.type,
        "description": notes(view, language),
        "labels": joined([_LABEL, incident.type]),
        "locations": incident.place.name if incident.place else None,
        "event_from": view.days.first if view.days and view.days.number else None,
        "event_to": view.days.last if view.days else None,
        "actors": joined(actor.name for actor in incident.actors),
        "bulletins": joined(incident.claims),
        "killed_best": bound(incident, "killed", "best"),
    }


def _write(material: Material, out: Out, options: Options) -> None:
    claims = list(material.claims)
    out.table(csv_file(INCIDENTS), (incident_row(view, options.language) for view in views(material)))
    records = out.records
    out.table(csv_file(BULLETINS), map(bulletin, claims))
    out.table(csv_file(ACTORS), actor_rows(claims))
    out.records = records


BAYANAT = Format(
    name="bayanat",
    title=said("title-bayanat"),
    units=("incidents",),
    suffix=".csv",
    tables=lambda _: (INCIDENTS, BULLETINS, ACTORS),
    write=_write,
    drops=told("drop-sheets"),
    rules=told("rule-bayanat", "rule-inert", "rule-ids"),
    licence=said("licence-own"),
)
