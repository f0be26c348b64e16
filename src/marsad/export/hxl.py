"""HXL 1.1: the incidents' table as CSV with a row of hashtags under its header."""

from __future__ import annotations

from dataclasses import replace

from marsad.export.format import Format, Material, Options
from marsad.export.geojson import tables
from marsad.export.incident_rows import INCIDENTS, incident_row
from marsad.export.out import Out
from marsad.export.said import said, told
from marsad.export.tables import csv_file

_EXTRAS = {"encoding": "utf-8", "format": "csv", "dialect": {"commentRows": [2]}}  # the tags are no record


def _write(material: Material, out: Out, _: Options) -> None:
    tags = [column.hxl for column in INCIDENTS.columns]
    file = replace(csv_file(INCIDENTS, "incidents.hxl"), extras=_EXTRAS)
    out.table(file, map(incident_row, material.incidents), tags)


HXL = Format(
    name="hxl",
    title=said("title-hxl"),
    units=("incidents",),
    suffix=".csv",
    tables=tables,
    write=_write,
    drops=told("drop-statements", "drop-words"),
    rules=told("rule-hxl", "rule-incident-numbers", "rule-inert", "rule-ids"),
    licence=said("licence-own"),
)
