"""CSV for spreadsheets: a row per claim or per incident, safe to open."""

from __future__ import annotations

from marsad.export.columns import Table, columns
from marsad.export.format import Format, Material, Options
from marsad.export.incident_rows import INCIDENTS, STATEMENTS, incident_row, statement_rows
from marsad.export.out import File, Out
from marsad.export.said import said, told
from marsad.export.table_csv import claim_row

CLAIMS = Table("claims", columns("claims"), said("row-claim"))
_MEDIATYPE = "text/csv"


def _tables(options: Options) -> tuple[Table, ...]:
    return (CLAIMS,) if options.unit == "claims" else (INCIDENTS, STATEMENTS)


def _write(material: Material, out: Out, options: Options) -> None:
    if options.unit == "claims":
        out.table(csv_file(CLAIMS), map(claim_row, material.claims))
        return
    out.table(csv_file(INCIDENTS), map(incident_row, material.incidents))
    records = out.records
    out.table(csv_file(STATEMENTS), (row for incident in material.incidents for row in statement_rows(incident)))
    out.records = records  # a statement is a part of a record


def csv_file(table: Table, name: str | None = None) -> File:
    """The CSV of a table."""
    return File(f"{name or table.name}.csv", _MEDIATYPE, table, {"encoding": "utf-8", "format": "csv"})


CSV = Format(
    name="csv",
    title=said("title-csv"),
    units=("incidents", "claims"),
    suffix=".csv",
    tables=_tables,
    write=_write,
    drops=told("drop-evidence", "drop-offsets", "drop-many-places"),
    rules=told("rule-inert", "rule-ids", "rule-count-sums"),
    licence=said("licence-own"),
)
