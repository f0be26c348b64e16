"""A person's decision and its JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from marsad.errors import RecordError
from marsad.model.fields import Json
from marsad.model.judgement import Anchor, Judgement, Subject, fault, named, range_of
from marsad.model.judgement_codec import judgement_from_json, judgement_to_json
from marsad.model.schemas import schema_text

ONE = Subject("c1", (Anchor("c1", "sha256:aa", "explosion", 4, 10, "انفجار"),))
OTHER = Subject("i2", (Anchor("c2"), Anchor("c3", "sha256:bb", "killing", 0, 3, "قتل")))
SAME = named(Judgement("", "2026-11-23T15:04:05Z", "منى", "same", (ONE, OTHER), note="سوق واحد"))
VALUE = named(replace(SAME, kind="value", subjects=(OTHER,), field="killed", value="32"))
UNDO = named(Judgement("", "2026-11-23T15:04:06Z", "منى", "undo", undoes=SAME.id))


@pytest.mark.parametrize(
    "judgement", [SAME, replace(SAME, kind="different"), replace(SAME, kind="unsure"), VALUE, UNDO]
)
def test_what_is_written_reads_back_as_it_was_and_follows_the_schema(judgement: Judgement) -> None:
    record = json.loads(json.dumps(judgement_to_json(judgement)))
    assert judgement_from_json(record) == judgement
    assert list(Draft202012Validator(json.loads(schema_text("judgement"))).iter_errors(record)) == []


def test_the_id_is_made_of_all_that_is_said() -> None:
    assert named(SAME) == SAME
    assert len({SAME.id, VALUE.id, UNDO.id, named(replace(SAME, by="هدى")).id, named(replace(SAME, note=None)).id}) == 5


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"kind": "maybe"}, "judgement.kind must be one of same"),
        ({"by": " "}, "judgement.by must name"),
        ({"at": "2026-11-23 15:04"}, "judgement.at must be a moment of UTC"),
        ({"at": "2026-13-23T15:04:05Z"}, "judgement.at must be a moment of UTC"),
        ({"subjects": []}, "judgement.subjects must be two or more"),
        ({"subjects": [{"id": "c1", "anchors": []}, {"id": "c2", "anchors": []}]}, "must each have an anchor"),
        ({"field": "killed"}, "field and value must be null"),
        ({"undoes": "x"}, "judgement.undoes must name"),
        ({"schema": "marsad/claim/1"}, "judgement.schema is"),
        ({"sure": True}, "judgement.sure is no field"),
        ({"id": ""}, "judgement.id must not be empty"),
    ],
)
def test_what_is_no_judgement_is_refused_with_its_path(changed: Json, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        judgement_from_json(judgement_to_json(SAME) | changed)


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("killed", "32", True),
        ("killed", "20-99", True),
        ("killed", "99-20", False),
        ("injured", "28+", True),
        ("killed", "-3", False),
        ("killed", "many", False),
        ("time", "2015-07-20", True),
        ("time", "2015-07-20/2015-07-21", True),
        ("time", "2015-07-21/2015-07-20", False),
        ("time", "2015-02-30", False),
        ("type", "air-strike", True),
        ("type", "Air strike", False),
        ("place", "geonames:318137", True),
        ("colour", "red", False),
    ],
)
def test_a_value_is_of_its_field(field: str, value: str, right: bool) -> None:
    assert (fault(replace(VALUE, field=field, value=value)) is None) is right


def test_the_range_of_a_number() -> None:
    assert [range_of(text) for text in ("27", "20-99", "20–99", "28+")] == [(27, 27), (20, 99), (20, 99), (28, None)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*judgement_to_json(SAME), "field", "value", "undoes"]), JSON, min_size=1))
def test_whatever_stands_in_a_field_is_a_judgement_or_an_error_of_records(changed: Json) -> None:
    try:
        found = judgement_from_json(judgement_to_json(SAME) | changed)
    except RecordError:
        return
    assert fault(found) is None
    assert judgement_from_json(json.loads(json.dumps(judgement_to_json(found)))) == found
