"""The record's codec: the shape of the design, an exact round trip, and errors that name the field."""

from __future__ import annotations

import copy
import dataclasses
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import RecordError
from marsad.model.claim import (
    FACTUALITIES,
    ROLES,
    SOURCE_KINDS,
    VERB_CLASSES,
    Argument,
    Attribution,
    Claim,
    Count,
    EventMateriel,
    EventMention,
    EventPlace,
    EventTime,
    Quote,
)
from marsad.model.codec import claim_from_json, claim_to_json, document_to_json, mention_to_json, value_to_json
from marsad.model.evidence import Evidence
from marsad.model.mention import ActorValue, MaterielValue, Mention, Place, PlaceValue, QuantityValue, TimeValue
from marsad.model.provenance import Provenance, Region
from marsad.model.schemas import schema_text
from marsad.model.text import Document

CLAIM_SCHEMA = jsonschema.Draft202012Validator(json.loads(schema_text("claim")))
MENTION_SCHEMA = jsonschema.Draft202012Validator(json.loads(schema_text("mention")))

TEXT = "أفاد مصدر محلي بمقتل 50 مدنياً في غارات على المخا أمس السبت"
DOCUMENT = Document(TEXT, source_id="7", path="a.jsonl", publisher="وكالة", published="2015-07-26")
MOKHA = Place("geonames:1", "المخا", 13.32, 43.25, "YE", "تعز", "town", 5.0)


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(words, start, start + len(words))


FULL = Claim(
    id="c1",
    document=DOCUMENT,
    sentence=(0, len(TEXT)),
    event=EventMention(
        type="air-strike",
        trigger=quote("غارات"),
        arguments=(
            Argument(
                "agent",
                quote("مصدر محلي"),
                ActorValue(None, "مصدر محلي", "person", "YE", loaded=True),
                "alleged",
                (ActorValue("a", "ب", "militia"),),
            ),
            Argument("patient", quote("مدنياً")),
        ),
        places=(EventPlace(quote("المخا"), MOKHA), EventPlace(quote("المخا"), None, "destination")),
        time=EventTime(quote("أمس السبت"), TimeValue("2015-07-25", "2015-07-25", "day", "published")),
        counts=(
            Count("killed", "civilians", quote("50 مدنياً"), 50, 50, 50, side="x"),
            Count("killed", "children", quote("مدنياً"), 3, None, None, True, subset_of=0),
        ),
        materiel=(
            EventMateriel(quote("غارات"), MaterielValue("aircraft", "combat-aircraft"), 3, to_holder="x"),
            EventMateriel(quote("غارات"), MaterielValue("tanks", "battle-tanks"), 9, 10, 11, None, None, True, "burnt"),
        ),
        outcome="succeeded",
    ),
    also=(quote("مقتل"),),
    attribution=(Attribution(quote("مصدر محلي"), quote("أفاد"), "official"), Attribution(None, None, "anonymous")),
    factuality="asserted",
    part_of="c0",
    evidence=(Evidence("r", "rules/x.yaml:1", "why", "time", 0, 4), Evidence("s")),
    codes=(("plover", (("type", "ASSAULT"), ("mode", "aerial"), ("drops", ("attribution",)))), ("acled", ())),
)
PLAIN = Claim("c2", Document(TEXT), (0, 3), EventMention("protest", quote("أفاد")))


WAY = Provenance(
    captured="2015-07-26T08:00:00Z",
    original=f"sha256:{'0' * 64}",
    extractor="reader 1.0",
    author="سلمى قاسم",
    forwarded_from="قناة",
    edited="2015-07-27",
    reply_to="77/5",
    text_order="doubtful",
    ocr=True,
    media=("photos/1.jpg",),
)


def test_the_way_from_the_original_stands_in_the_record_and_comes_back() -> None:
    claim = dataclasses.replace(FULL, document=dataclasses.replace(DOCUMENT, provenance=WAY))
    record: Any = claim_to_json(claim)
    CLAIM_SCHEMA.validate(record)
    assert record["document"]["provenance"]["forwarded_from"] == "قناة"
    assert claim_from_json(record, TEXT) == claim


def test_an_empty_way_and_regions_stand_in_no_record() -> None:
    for way in (Provenance(), Provenance(regions=(Region(0, 4, 1, (0.0, 0.0, 9.0, 9.0)),))):
        document = dataclasses.replace(DOCUMENT, provenance=way)
        assert "provenance" not in document_to_json(document)


def test_the_keys_stand_in_the_designs_order() -> None:
    record = claim_to_json(FULL)
    assert list(record) == [
        "schema",
        "id",
        "document",
        "sentence",
        "event",
        "also",
        "attribution",
        "factuality",
        "part_of",
        "codes",
        "evidence",
    ]
    assert list(record["document"]) == ["id", "source_id", "path", "url", "title", "publisher", "published"]  # type: ignore[call-overload]


def test_optional_keys_are_absent_where_they_are_not_set() -> None:
    record: Any = claim_to_json(PLAIN)
    assert "part_of" not in record
    assert record["event"] == {
        "type": "protest",
        "trigger": {"text": "أفاد", "start": 0, "end": 4},
        "arguments": [],
        "places": [],
        "time": None,
        "counts": [],
        "materiel": [],
    }


def test_a_time_without_words_has_no_span() -> None:
    time = EventTime(None, TimeValue(None, "2016-02-07", "not-after", "speech"))
    record: Any = claim_to_json(Claim("c", DOCUMENT, (0, 1), EventMention("attack", quote("أفاد"), time=time)))
    assert record["event"]["time"] == {"from": None, "to": "2016-02-07", "precision": "not-after", "anchor": "speech"}


@pytest.mark.parametrize("claim", [FULL, PLAIN], ids=["full", "plain"])
def test_round_trip_through_text(claim: Claim) -> None:
    record = json.loads(json.dumps(claim_to_json(claim), ensure_ascii=False))
    CLAIM_SCHEMA.validate(record)
    assert claim_from_json(record, TEXT) == claim
    assert claim_to_json(claim_from_json(record)) == record


def test_a_text_that_is_not_the_records_is_refused() -> None:
    with pytest.raises(RecordError, match="another text"):
        claim_from_json(claim_to_json(FULL), "نص آخر")


def change(path: str, value: object) -> Any:
    """The full record with one field replaced, or dropped where the value is Ellipsis."""
    record = copy.deepcopy(json.loads(json.dumps(claim_to_json(FULL))))
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    inner = record
    for part in way:
        inner = inner[part]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return record


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("schema", "marsad/claim/9", "claim.schema is 'marsad/claim/9'"),
        ("id", ..., "claim.id is missing"),
        ("id", 5, "claim.id must be a text, not 5"),
        ("sentence.start", "0", "claim.sentence.start must be a whole number"),
        ("sentence.start", True, "claim.sentence.start must be a whole number, not true"),
        ("event.counts.1.low", "many", "claim.event.counts[1].low must be a whole number"),
        ("event.counts.1.approximate", None, "claim.event.counts[1].approximate must be true or false, not null"),
        ("event.arguments", {}, "claim.event.arguments must be a list"),
        ("event.arguments.0.role", "hero", "claim.event.arguments[0].role must be one of agent"),
        ("event.time.kind", "epoch", "claim.event.time.kind must be one of date"),
        ("event.places.0.place.lat", "x", "claim.event.places[0].place.lat must be a number"),
        ("factuality", "true", "claim.factuality must be one of asserted"),
        ("attribution.0.verb_class", "loud", "claim.attribution[0].verb_class must be one of"),
        ("surprise", 1, "claim.surprise is no field of this record"),
        ("event.trigger.note", 1, "claim.event.trigger.note is no field"),
        ("codes.plover", [], "claim.codes.plover must be a JSON object"),
        ("document", None, "claim.document must be a JSON object, not null"),
    ],
)
def test_what_is_wrong_is_named(path: str, value: object, message: str) -> None:
    record = change(path, value)
    with pytest.raises(RecordError) as error:
        claim_from_json(record)
    assert message in str(error.value)
    assert not CLAIM_SCHEMA.is_valid(record)


@pytest.mark.parametrize("record", [None, [], "x", 3])
def test_what_is_no_object_is_refused(record: object) -> None:
    with pytest.raises(RecordError, match="claim must be a JSON object"):
        claim_from_json(record)


MENTIONS = [
    ("time", TimeValue("2015-07-25", "2015-07-25", "day", "published")),
    ("time", TimeValue(None, None, "day", kind="duration")),
    ("quantity", QuantityValue(63, 70, 77, True, "قتيل", "نحو")),
    ("place", PlaceValue(MOKHA)),
    ("place", PlaceValue(None, (MOKHA,))),
    ("actor", ActorValue("x", "ي", "militia")),
    ("materiel", MaterielValue("manpads", "light-weapons")),
    ("materiel", MaterielValue("tanks", "battle-tanks", 63, 70, 77, True, "destroyed")),
]


@pytest.mark.parametrize(("dimension", "value"), MENTIONS)
def test_mentions_follow_their_schema(dimension: Any, value: Any) -> None:
    record: Any = mention_to_json(DOCUMENT, Mention(dimension, 0, 4, 0, 1, value))
    MENTION_SCHEMA.validate(record)
    assert record["text"] == "أفاد"
    assert ("candidates" in record) == (value == PlaceValue(None, (MOKHA,)))


def test_a_mention_of_one_dimension_is_not_taken_for_another() -> None:
    record = mention_to_json(DOCUMENT, Mention("actor", 0, 4, 0, 1, ActorValue("x", "ي", "militia")))
    assert not MENTION_SCHEMA.is_valid(record | {"dimension": "time"})


def test_an_item_says_how_many_and_in_what_state_only_where_the_words_do() -> None:
    alone, told = MaterielValue("tanks", "battle-tanks"), MaterielValue("tanks", "battle-tanks", 3, None, None)
    assert value_to_json(alone) == {"id": "tanks", "category": "battle-tanks"}
    counted = {"low": 3, "best": None, "high": None, "approximate": False}
    assert value_to_json(told) == {"id": "tanks", "category": "battle-tanks", **counted}
    burnt = MaterielValue("tanks", "battle-tanks", condition="burnt")
    assert value_to_json(burnt) == {"id": "tanks", "category": "battle-tanks", "condition": "burnt"}


def test_the_schemas_are_valid_and_described() -> None:
    for validator in (CLAIM_SCHEMA, MENTION_SCHEMA):
        validator.check_schema(validator.schema)
        for owner, field in _properties(validator.schema):
            assert "description" in field or "$ref" in field, owner


def _properties(schema: Any, path: str = "") -> Any:
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            yield from ((f"{path}.{name}", field) for name, field in schema["properties"].items())
        for name, inner in schema.items():
            yield from _properties(inner, f"{path}.{name}")


# --- any claim at all --------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe = st.none() | words
whole = st.integers(0, 10**6)
bound = st.none() | whole
quotes = st.builds(Quote, words, whole, whole)
actors = st.builds(ActorValue, maybe, words, words, maybe, st.booleans())
places = st.builds(
    Place, words, words, st.none() | st.floats(-90, 90), st.none(), maybe, maybe, words, st.floats(0, 99)
)
times = st.builds(
    TimeValue, maybe, maybe, words, maybe, words.filter(bool), st.sampled_from(["date", "duration", "set"])
)
items = st.builds(MaterielValue, words, words)
counts = st.builds(Count, words, words, quotes, bound, bound, bound, st.booleans(), maybe, bound)
events = st.builds(
    EventMention,
    words,
    quotes,
    st.lists(
        st.builds(Argument, st.sampled_from(ROLES), quotes, st.none() | actors, maybe, st.tuples() | st.tuples(actors)),
        max_size=2,
    ).map(tuple),
    st.lists(st.builds(EventPlace, quotes, st.none() | places, words.filter(bool)), max_size=2).map(tuple),
    st.none() | st.builds(EventTime, st.none() | quotes, times),
    st.lists(counts, max_size=2).map(tuple),
    st.lists(
        st.builds(EventMateriel, quotes, items, bound, bound, bound, maybe, maybe, st.booleans(), maybe), max_size=2
    ).map(tuple),
    maybe,
)
links = st.builds(
    Attribution,
    st.none() | quotes,
    st.none() | quotes,
    st.sampled_from(SOURCE_KINDS),
    st.sampled_from(VERB_CLASSES),
    st.booleans(),
)
evidence = st.builds(Evidence, words, maybe, words, maybe, bound, bound)
codes = st.dictionaries(words, st.dictionaries(words, maybe | st.tuples(words), max_size=2), max_size=2)
claims = st.builds(
    Claim,
    words,
    st.builds(Document, words, maybe, maybe, maybe, maybe, maybe, maybe),
    st.tuples(whole, whole),
    events,
    st.lists(quotes, max_size=2).map(tuple),
    st.lists(links, max_size=2).map(tuple),
    st.sampled_from(FACTUALITIES),
    maybe,
    st.lists(evidence, max_size=2).map(tuple),
    codes.map(lambda found: tuple((scheme, tuple(pairs.items())) for scheme, pairs in found.items())),
)


@settings(max_examples=60, deadline=None)
@given(claims)
def test_any_claim_makes_the_round_trip(claim: Claim) -> None:
    record = json.loads(json.dumps(claim_to_json(claim)))
    assert claim_from_json(record, claim.document.text) == claim
    assert claim_to_json(claim_from_json(record)) == record


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | words, lambda inner: st.lists(inner) | st.dictionaries(words, inner)
    )
)
def test_any_json_is_a_claim_or_a_record_error(value: object) -> None:
    with pytest.raises(RecordError):
        claim_from_json(value)
