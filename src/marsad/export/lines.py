"""JSON Lines, one record a line, with the JSON Schema that every line keeps to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from marsad.export.format import Format, Material, Options
from marsad.export.jsonl import claim_line, json_line
from marsad.export.out import File, Out
from marsad.export.said import said
from marsad.model.incident_codec import incident_to_json
from marsad.model.schemas import schema_text

T = TypeVar("T")

_RECORD = {"claims": "claim", "incidents": "incident"}


def _lines(material: Material, out: Out, options: Options) -> Iterator[str]:
    """The lines; a record with a number that JSON cannot hold is left out and counted."""
    if options.unit == "claims":
        yield from _written(material.claims, claim_line, out)
    else:
        yield from _written(material.incidents, lambda incident: json_line(incident_to_json(incident)), out)


def _written(records: Iterable[T], line: Callable[[T], str], out: Out) -> Iterator[str]:
    for record in records:
        try:
            text = line(record)
        except ValueError:  # NaN, or beyond all bounds
            out.leave("left-number")
            continue
        out.records += 1
        yield text


def _write(material: Material, out: Out, options: Options) -> None:
    record = _RECORD[options.unit]
    schema = File(f"{record}-1.schema.json", "application/schema+json")
    data = File(f"{options.unit}.jsonl", "application/x-ndjson", None, {"encoding": "utf-8", "jsonSchema": schema.name})
    with out.text(data) as write:
        for line in _lines(material, out, options):
            write(line)
    with out.text(schema) as write:
        write(schema_text(record))


JSONL = Format(
    name="jsonl",
    title=said("title-jsonl"),
    units=("incidents", "claims"),
    suffix=".jsonl",
    write=_write,
    drops=(said("drop-text"),),
    rules=(said("rule-schema"),),
    licence=said("licence-own"),
)
