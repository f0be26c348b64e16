"""Sheets for Uwazi's CSV import (HURIDOCS): incidents and claims as entities, related by their titles.

After Uwazi's guide to importing from CSV (1.x): ``title`` and a column for each property of a template, several values
between ``|``, days as ``YYYY/MM/DD``, ranges of days with ``:``, places as ``lat|lon``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.export.acled import notes
from marsad.export.cells import day, point
from marsad.export.columns import Row, Table, columns
from marsad.export.format import Format, Material, Options
from marsad.export.incident_rows import bound
from marsad.export.out import Out
from marsad.export.said import Language, said, told
from marsad.export.tables import csv_file
from marsad.export.view import View, views
from marsad.model.claim import Claim
from marsad.model.incident import Incident
from marsad.model.mention import Place

INCIDENTS = Table("uwazi-incidents", columns("uwazi-incidents"), said("row-uwazi-incidents"))
CLAIMS = Table("uwazi-claims", columns("uwazi-claims"), said("row-uwazi-claims"))

_SEVERAL = "|"


def many(values: Iterable[str | None]) -> str:
    """Several values in one cell; the sign that stands between them cannot stand in them."""
    return _SEVERAL.join(dict.fromkeys(value.replace(_SEVERAL, "/") for value in values if value))


def title_of(incident: Incident, language: Language) -> str:
    """A title by which a claim finds its incident: Uwazi relates by titles, so that each must be there once."""
    words = incident.title_ar if language == "ar" else incident.title_en
    return f"{words or incident.type} [{incident.id[:8]}]"


def incident_row(view: View, language: Language) -> Row:
    """An incident as an entity."""
    incident = view.incident
    return {
        "title": title_of(incident, language),
        "incident_id": incident.id,
        "type": incident.type,
        "days": _days(view),
        "place": incident.place.name if incident.place else None,
        "country": incident.place.country if incident.place else None,
        "geolocation": _point(incident.place),
        "place_precision": incident.place.precision if incident.place else None,
        "actors": many(actor.name for actor in incident.actors),
        "killed_low": bound(incident, "killed", "low"),
        "killed_best": bound(incident, "killed", "best"),
        "killed_high": bound(incident, "killed", "high"),
        "voices": incident.voices,
        "disputed": many(parted.field for parted in incident.disagreements),
        "notes": notes(view, language),
    }


def claim_rows(view: View, language: Language) -> Iterator[Row]:
    """The claims of an incident as entities that belong to it."""
    for claim in view.claims:
        yield _claim_row(claim, title_of(view.incident, language))


def _claim_row(claim: Claim, incident: str) -> Row:
    document = claim.document
    link = f"{document.title or document.publisher or document.url}|{document.url}" if document.url else None
    return {
        "title": f"{claim.event.trigger.text or claim.event.type} [{claim.id[:8]}]",
        "claim_id": claim.id,
        "incident": incident,
        "type": claim.event.type,
        "factuality": claim.factuality,
        "sources": many(claim.source_name(link) or link.kind for link in claim.attribution),
        "publisher": document.publisher,
        "published": _slashed(day(document.published)),
        "words": document.text[slice(*claim.sentence)],
        "link": link,
    }


def _days(view: View) -> str | None:
    if view.days is None:
        return None
    first = _slashed(view.days.first) if view.days.number else ""
    return f"{first}:{_slashed(view.days.last)}"


def _slashed(iso: str | None) -> str:
    return (iso or "").replace("-", "/")


def _point(place: Place | None) -> str | None:
    where = point(place)
    return None if where is None else f"{where[1]}|{where[0]}"


def _write(material: Material, out: Out, options: Options) -> None:
    held = list(views(material))
    out.table(csv_file(INCIDENTS), (incident_row(view, options.language) for view in held))
    records = out.records
    out.table(csv_file(CLAIMS), (row for view in held for row in claim_rows(view, options.language)))
    out.records = records


UWAZI = Format(
    name="uwazi",
    title=said("title-uwazi"),
    units=("incidents",),
    suffix=".csv",
    tables=lambda _: (INCIDENTS, CLAIMS),
    write=_write,
    drops=told("drop-sheets"),
    rules=told("rule-uwazi", "rule-inert"),
    licence=said("licence-own"),
)
