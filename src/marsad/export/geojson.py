"""GeoJSON (RFC 7946): a point per incident, with how far from it the place may lie."""

from __future__ import annotations

import math
from collections.abc import Iterator

from marsad.export.cells import plain, point
from marsad.export.circles import circle
from marsad.export.columns import Cell, Row, Table
from marsad.export.format import Format, Material, Options
from marsad.export.incident_rows import INCIDENTS, incident_row
from marsad.export.jsonl import json_items
from marsad.export.out import File, Out
from marsad.export.said import said, told
from marsad.model.incident import Incident

FILE = File("incidents.geojson", "application/geo+json", None, {"encoding": "utf-8"})


def _write(material: Material, out: Out, options: Options) -> None:
    with out.text(FILE) as write:
        write('{"type": "FeatureCollection", "features": [\n')
        for item in json_items(_features(material, out, options)):
            write(item)
        write("\n]}\n")


def _features(material: Material, out: Out, options: Options) -> Iterator[dict[str, object]]:
    for incident in material.incidents:
        out.records += 1
        where = point(incident.place)
        if where is None:
            out.remark("remark-unlocated")
        geometry: dict[str, object] | None = None if where is None else {"type": "Point", "coordinates": list(where)}
        yield _feature(incident.id, geometry, clean(incident_row(incident)))
        if options.circles and where is not None:
            yield from _circle(incident, where, out)


def _circle(incident: Incident, where: tuple[float, float], out: Out) -> Iterator[dict[str, object]]:
    assert incident.place is not None
    ring = circle(*where, incident.place.radius_km)
    if ring is None:
        out.remark("remark-circle")
        return
    about: Row = {"incident_id": incident.id, "radius_km": incident.place.radius_km, "role": "radius"}
    yield _feature(f"{incident.id}/radius", {"type": "Polygon", "coordinates": [ring]}, clean(about))


def _feature(name: str, geometry: dict[str, object] | None, properties: Row) -> dict[str, object]:
    return {"type": "Feature", "id": plain(name), "geometry": geometry, "properties": properties}


def clean(row: Row) -> Row:
    """The row with texts that every reader of JSON and of Arrow takes."""
    return {name: _whole(value) for name, value in row.items()}


def _whole(value: Cell) -> Cell:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return plain(value) if isinstance(value, str) else value


def tables(_: Options) -> tuple[Table, ...]:
    """The properties are the columns of the incidents' table."""
    return (INCIDENTS,)


GEOJSON = Format(
    name="geojson",
    title=said("title-geojson"),
    units=("incidents",),
    suffix=".geojson",
    tables=tables,
    write=_write,
    drops=told("drop-statements", "drop-words"),
    rules=told("rule-geo", "rule-circles", "rule-incident-numbers"),
    licence=said("licence-own"),
)
