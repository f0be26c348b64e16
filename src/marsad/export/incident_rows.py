"""An incident as one row, and its statements as rows of their own; the columns stand in ``data/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marsad.consolidate.counting import bounds
from marsad.export.cells import BETWEEN, day, joined, point
from marsad.export.columns import Cell, Row, Table, columns
from marsad.export.said import said
from marsad.model.incident import Disagreement, Incident, Toll, Value

INCIDENTS = Table("incidents", columns("incidents"), said("row-incident"))
STATEMENTS = Table("statements", columns("statements"), said("row-statement"))

Of = Callable[[Incident], Cell]


def incident_row(incident: Incident) -> Row:
    """An incident as a row of the table «incidents»."""
    return {column.name: _VALUES[column.name](incident) for column in INCIDENTS.columns}


def toll(incident: Incident, of: str) -> Toll | None:
    """What an incident counts of one kind; None where nothing does."""
    return next((toll for toll in incident.counts if toll.of == of), None)


def bound(incident: Incident, of: str, field: str) -> int | None:
    """A bound of what an incident counts of one kind; None where nothing does."""
    found = toll(incident, of)
    return None if found is None else getattr(found, field)


def statement_rows(incident: Incident) -> Iterator[Row]:
    """Every value of every field with the claims that give it, then every count as each claim has it."""
    empty: Row = dict.fromkeys(STATEMENTS.names)
    for kind, held in (("statement", incident.statements), ("disagreement", _parted(incident))):
        for field, values in held:
            for value in values:
                yield empty | {
                    "incident_id": incident.id, "kind": kind, "field": field, "value": value.value, "name": value.name,
                    "voices": value.voices, "claims": joined(value.claims),
                }  # fmt: skip
    for counted in incident.counts:
        for one in counted.statements:
            yield empty | {
                "incident_id": incident.id, "kind": "count", "field": counted.of, "low": one.low, "best": one.best,
                "high": one.high, "claims": one.claim, "voice": one.voice, "published": one.published,
                "factuality": one.factuality,
            }  # fmt: skip


def _parted(incident: Incident) -> list[tuple[str, tuple[Value, ...]]]:
    return [(parted.field, parted.values) for parted in incident.disagreements]


def _actors(role: str, field: str) -> Of:
    return lambda incident: joined(getattr(actor, field) for actor in incident.actors if actor.role == role)


def _place(field: str) -> Of:
    return lambda incident: None if incident.place is None else getattr(incident.place, field)


def _axis(index: int) -> Of:
    def value(incident: Incident) -> Cell:
        where = point(incident.place)
        return None if where is None else where[index]

    return value


def _time(field: str) -> Of:
    return lambda incident: None if incident.time is None else day(getattr(incident.time, field))


def _bound(of: str, field: str) -> Of:
    return lambda incident: bound(incident, of, field)


def _counts(incident: Incident) -> str:
    return joined(f"{toll.of} {_range(toll)}" for toll in incident.counts)


def _range(counted: Toll) -> str:
    if (counted.low, counted.best) == (None, None):
        return f"≤{counted.high}" if counted.high is not None else "?"
    best = f" ({counted.best})" if counted.best is not None and counted.low != counted.high else ""
    return bounds(counted.low, counted.best, counted.high) + best


def disputed(parted: Disagreement) -> str:
    """A disagreement in a line: "killed: 27 (1), 32 (2)", the number of voices behind each value."""
    return f"{parted.field}: " + ", ".join(f"{value.name or value.value} ({value.voices})" for value in parted.values)


def _published(last: bool) -> Of:
    def value(incident: Incident) -> Cell:
        days = sorted(filter(None, (day(told.published) for told in incident.documents)))
        return days[-1 if last else 0] if days else None

    return value


_VALUES: dict[str, Of] = {
    "incident_id": lambda i: i.id,
    "type": lambda i: i.type,
    "title_ar": lambda i: i.title_ar,
    "title_en": lambda i: i.title_en,
    "date_from": _time("start"),
    "date_to": _time("end"),
    "date_precision": lambda i: None if i.time is None else i.time.precision,
    "place_id": _place("id"),
    "place_name": _place("name"),
    "latitude": _axis(1),
    "longitude": _axis(0),
    "country": _place("country"),
    "admin1": _place("admin1"),
    "place_precision": _place("precision"),
    "radius_km": _place("radius_km"),
    "agents": _actors("agent", "name"),
    "agent_ids": _actors("agent", "id"),
    "patients": _actors("patient", "name"),
    "patient_ids": _actors("patient", "id"),
    "killed_low": _bound("killed", "low"),
    "killed_best": _bound("killed", "best"),
    "killed_high": _bound("killed", "high"),
    "injured_low": _bound("injured", "low"),
    "injured_best": _bound("injured", "best"),
    "injured_high": _bound("injured", "high"),
    "counts": _counts,
    "voices": lambda i: i.voices,
    "reports": lambda i: len(i.documents),
    "claims": lambda i: len(i.claims),
    "background": lambda i: len(i.background),
    "publishers": lambda i: joined(told.publisher for told in i.documents),
    "first_published": _published(last=False),
    "last_published": _published(last=True),
    "disputed": lambda i: joined(parted.field for parted in i.disagreements),
    "disagreements": lambda i: BETWEEN.join(map(disputed, i.disagreements)),
    "claim_ids": lambda i: joined(i.claims),
}
