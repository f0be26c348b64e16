"""JSON Lines, one record a line, with the JSON Schema that every line keeps to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.export.columns import Table
from marsad.export.format import Format, Material, Options
from marsad.export.jsonl import claim_line, json_line
from marsad.export.out import File, Out
from marsad.export.said import said
from marsad.model.incident_codec import incident_to_json
from marsad.model.schemas import schema_text

_RECORD = {"claims": "claim", "incidents": "incident"}


def _lines(material: Material, options: Options) -> Iterable[str]:
    if options.unit == "claims":
        return map(claim_line, material.claims)
    return (json_line(incident_to_json(incident)) for incident in material.incidents)


def _write(material: Material, out: Out, options: Options) -> None:
    record = _RECORD[options.unit]
    schema = File(f"{record}-1.schema.json", "application/schema+json")
    data = File(f"{options.unit}.jsonl", "application/x-ndjson", None, {"encoding": "utf-8", "jsonSchema": schema.name})
    with out.text(data) as write:
        for line in _counted(_lines(material, options), out):
            write(line)
    with out.text(schema) as write:
        write(schema_text(record))


def _counted(lines: Iterable[str], out: Out) -> Iterator[str]:
    for line in lines:
        out.records += 1
        yield line


def _tables(_: Options) -> tuple[Table, ...]:
    return ()


JSONL = Format(
    name="jsonl",
    title=said("title-jsonl"),
    units=("incidents", "claims"),
    suffix=".jsonl",
    tables=_tables,
    write=_write,
    drops=(said("drop-text"),),
    rules=(said("rule-schema"),),
    licence=said("licence-own"),
)
