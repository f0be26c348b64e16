"""The record of an incident and its JSON."""

from __future__ import annotations

import copy
import json

import pytest
from jsonschema import Draft202012Validator
from tests.consolidate.test_consolidator import made, reports

from marsad.errors import RecordError
from marsad.model.fields import Json
from marsad.model.incident_codec import incident_from_json, incident_to_json
from marsad.model.schemas import schema_text


def records() -> list[Json]:
    return [json.loads(json.dumps(incident_to_json(one))) for one in made(reports())]


def test_what_is_written_reads_back_as_it_was_and_follows_the_schema() -> None:
    schema = Draft202012Validator(json.loads(schema_text("incident")))
    for incident, record in zip(made(reports()), records(), strict=True):
        assert incident_from_json(record) == incident
        assert list(schema.iter_errors(record)) == []


def test_the_keys_stand_in_the_order_of_the_design() -> None:
    keys = ["schema", "id", "type", "title", "documents", "claims", "background", "voices", "time", "place", "actors"]
    assert list(records()[0]) == [*keys, "counts", "statements", "disagreements"]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema",), "marsad/claim/1", "incident.schema is 'marsad/claim/1'"),
        (("voices",), "3", "incident.voices must be a whole number"),
        (("claims",), [1], "incident.claims must be a list of texts"),
        (("title", "fr"), "x", "incident.title.fr is no field"),
        (("counts", "killed"), 7, "incident.counts.killed must be a JSON object"),
    ],
)
def test_what_is_no_incident_is_refused_with_its_path(path: tuple[str, ...], value: object, message: str) -> None:
    record = copy.deepcopy(records()[0])
    inner: Json = record
    for key in path[:-1]:
        inner = inner[key]  # type: ignore[assignment]
    inner[path[-1]] = value
    with pytest.raises(RecordError, match=message):
        incident_from_json(record)
