"""GeoParquet 1.1: the incidents' table with a point each, as well-known binary."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from itertools import islice
from types import ModuleType
from typing import Any

from marsad.export.cells import point
from marsad.export.columns import Cell
from marsad.export.extras import needed
from marsad.export.format import Format, Material, Options
from marsad.export.geojson import clean, tables
from marsad.export.incident_rows import INCIDENTS, incident_row
from marsad.export.out import File, Out
from marsad.export.said import said, told
from marsad.model.incident import Incident

FILE = File("incidents.parquet", "application/vnd.apache.parquet")
_BATCH = 10_000  # rows of a row group
_INT64 = 2**63 - 1


def _write(material: Material, out: Out, _: Options) -> None:
    arrow = needed("pyarrow", "geo", "geoparquet")
    parquet = needed("pyarrow.parquet", "geo", "geoparquet")
    schema = _schema(arrow, material.incidents)
    with parquet.ParquetWriter(out.path(FILE), schema, compression="zstd") as writer:
        rest = iter(material.incidents)
        while batch := list(islice(rest, _BATCH)):
            writer.write_batch(
                arrow.RecordBatch.from_pylist([_row(incident, out) for incident in batch], schema=schema)
            )


def _row(incident: Incident, out: Out) -> dict[str, object]:
    out.records += 1
    where = point(incident.place)
    if where is None:
        out.remark("remark-unlocated")
    row = clean(incident_row(incident))
    known: dict[str, object] = {
        column.name: _READ.get(column.type, _same)(row[column.name]) for column in INCIDENTS.columns
    }
    return known | {"geometry": None if where is None else wkb(*where)}


def wkb(longitude: float, latitude: float) -> bytes:
    """A point as ISO well-known binary, little-endian."""
    return struct.pack("<BIdd", 1, 1, longitude, latitude)


def _schema(arrow: ModuleType, incidents: Sequence[Incident]) -> Any:
    kinds = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_(), "date": arrow.date32()}
    fields = [arrow.field(column.name, kinds.get(column.type, arrow.string())) for column in INCIDENTS.columns]
    return arrow.schema([*fields, arrow.field("geometry", arrow.binary())], {"geo": json.dumps(_geo(incidents))})


def _geo(incidents: Sequence[Incident]) -> dict[str, object]:
    """The metadata that GeoParquet 1.1 asks for; without a crs, coordinates are longitude and latitude on WGS 84."""
    points = [where for incident in incidents if (where := point(incident.place)) is not None]
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if points:
        east, north = [x for x, _ in points], [y for _, y in points]
        column["bbox"] = [min(east), min(north), max(east), max(north)]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def _date(value: Cell) -> object:
    import datetime

    return datetime.date.fromisoformat(value) if isinstance(value, str) else None


def _integer(value: Cell) -> object:
    """A whole number that 64 bits hold; what is larger is no count of people and is left empty."""
    return value if isinstance(value, int) and abs(value) <= _INT64 else None


def _number(value: Cell) -> object:
    return float(value) if isinstance(value, int | float) else None


def _same(value: Cell) -> object:
    return value


_READ: dict[str, Callable[[Cell], object]] = {"date": _date, "integer": _integer, "number": _number}


GEOPARQUET = Format(
    name="geoparquet",
    title=said("title-geoparquet"),
    units=("incidents",),
    suffix=".parquet",
    tables=tables,
    write=_write,
    drops=told("drop-statements", "drop-words"),
    rules=told("rule-geo", "rule-incident-numbers"),
    licence=said("licence-own"),
    extra="geo",
)
