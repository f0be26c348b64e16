"""An incident as rows of the plain tables."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.incident import Disagreement, Incident, Statement, Value
from marsad.model.incident_codec import incident_to_json
from marsad.store.models import (
    DisagreementRow,
    IncidentActorRow,
    IncidentClaimRow,
    IncidentDocumentRow,
    StatementRow,
    TollRow,
)
from marsad.store.rows import Row, Table, bounded, dumped, place_row, plain, range_row


def incident_row(incident: Incident) -> Row:
    """The row of an incident, without its key and the consolidation that wrote it."""
    time = incident.time
    return {
        "id": plain(incident.id),
        "until": None,
        "type": plain(incident.type),
        "title_ar": plain(incident.title_ar),
        "title_en": plain(incident.title_en),
        "voices": bounded(incident.voices) or 0,
        "time_from": plain(time.start) if time else None,
        "time_to": plain(time.end) if time else None,
        "time_precision": plain(time.precision) if time else None,
        **place_row(incident.place, "place_"),
        "record": dumped(incident_to_json(incident)),
    }


def incident_part_rows(incident: Incident) -> dict[Table, list[Row]]:
    """The rows of all parts of an incident, each with its number, without the incident's key."""
    background = set(incident.background)
    found: dict[Table, list[Row]] = {
        IncidentClaimRow: [{"claim_id": plain(one), "background": int(one in background)} for one in incident.claims],
        IncidentDocumentRow: [_document(incident, at) for at in range(len(incident.documents))],
        IncidentActorRow: [
            {"role": plain(one.role), "actor_id": plain(one.id), "name": plain(one.name), "claims": len(one.claims)}
            for one in incident.actors
        ],
        TollRow: [{"what": plain(toll.of), **range_row(toll)} for toll in incident.counts],
        StatementRow: _statements(incident),
        DisagreementRow: [row for one in incident.disagreements for row in _disagreement(one)],
    }
    return {table: [{"number": at, **row} for at, row in enumerate(rows)] for table, rows in found.items()}


def _document(incident: Incident, at: int) -> Row:
    told = incident.documents[at]
    named = {name: plain(getattr(told, name)) for name in ("source_id", "publisher", "published")}
    return {"document_id": plain(told.id), **named}


_NO_COUNT: Row = {"low": None, "best": None, "high": None, "voice": None, "published": None, "factuality": None}


def _statements(incident: Incident) -> list[Row]:
    """One row for each claim that says something of a field; counts first, as in the record."""
    rows = [_counted(toll.of, one) for toll in incident.counts for one in toll.statements]
    return rows + [{**row, **_NO_COUNT} for field, values in incident.statements for row in _values(field, values)]


def _counted(of: str, one: Statement) -> Row:
    said = {"claim_id": plain(one.claim), "voice": plain(one.voice), "published": plain(one.published)}
    more = {"value": None, "name": None, "voices": None, "factuality": plain(one.factuality)}
    return {"field": plain(of), **range_row(one), **said, **more}


def _values(field: str, values: Sequence[Value]) -> list[Row]:
    return [
        {
            "field": plain(field),
            "value": plain(value.value),
            "name": plain(value.name),
            "voices": bounded(value.voices) or 0,
            "claim_id": plain(claim),
        }
        for value in values
        for claim in value.claims
    ]


def _disagreement(one: Disagreement) -> list[Row]:
    return _values(one.field, one.values)
