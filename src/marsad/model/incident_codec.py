"""An incident to JSON and back; ``schema/incident-1.json`` is the published form."""

from __future__ import annotations

from marsad.model.codec import place_to_json
from marsad.model.decode import read_place
from marsad.model.fields import Fields, Json
from marsad.model.incident import (
    SCHEMA,
    Chosen,
    Decision,
    Disagreement,
    Incident,
    IncidentActor,
    IncidentTime,
    Statement,
    Told,
    Toll,
    Value,
)
from marsad.model.judgement import KINDS


def incident_to_json(incident: Incident) -> Json:
    """The record of an incident, its keys in the design's order."""
    return {
        "schema": SCHEMA,
        "id": incident.id,
        "type": incident.type,
        "title": {"ar": incident.title_ar, "en": incident.title_en},
        "documents": [_told(told) for told in incident.documents],
        "claims": list(incident.claims),
        "background": list(incident.background),
        "voices": incident.voices,
        "time": None if incident.time is None else _time(incident.time),
        "place": None if incident.place is None else place_to_json(incident.place),
        "actors": [_actor(actor) for actor in incident.actors],
        "counts": {toll.of: _toll(toll) for toll in incident.counts},
        "statements": {field: [_value(value) for value in values] for field, values in incident.statements},
        "disagreements": [{"field": d.field, "values": [_value(v) for v in d.values]} for d in incident.disagreements],
        **({"judgements": [_decision(one) for one in incident.judgements]} if incident.judgements else {}),
        **({"chosen": [_chosen(one) for one in incident.chosen]} if incident.chosen else {}),
    }


def incident_from_json(record: object) -> Incident:
    """The incident of a record; its reasons (``why``) are passed over.

    Raises RecordError, with the path of the wrong field, for anything else.
    """
    fields = Fields.of(record, "incident", SCHEMA)
    title, time, place = fields.child("title"), fields.child_or_none("time"), fields.child_or_none("place")
    counts, stated = fields.child("counts"), fields.child("statements")
    found = Incident(
        id=fields.text("id"),
        type=fields.text("type"),
        title_ar=title.text("ar"),
        title_en=title.text("en"),
        documents=tuple(_read_told(item) for item in fields.children("documents")),
        claims=fields.texts("claims"),
        background=fields.texts("background"),
        voices=fields.whole("voices"),
        time=None if time is None else _read_time(time),
        place=None if place is None else read_place(place),
        actors=tuple(_read_actor(item) for item in fields.children("actors")),
        counts=tuple(_read_toll(of, counts.child(of)) for of in counts.names()),
        statements=tuple((name, tuple(map(_read_value, stated.children(name)))) for name in stated.names()),
        disagreements=tuple(_read_disagreement(item) for item in fields.children("disagreements")),
        judgements=tuple(_read_decision(item) for item in fields.children_or_empty("judgements")),
        chosen=tuple(_read_chosen(item) for item in fields.children_or_empty("chosen")),
    )
    title.done()
    fields.done("why")
    return found


def _told(told: Told) -> Json:
    return {name: getattr(told, name) for name in Told.__slots__}


def _time(time: IncidentTime) -> Json:
    return {"from": time.start, "to": time.end, "precision": time.precision}


def _actor(actor: IncidentActor) -> Json:
    return {"role": actor.role, "id": actor.id, "name": actor.name, "claims": list(actor.claims)}


def _toll(toll: Toll) -> Json:
    return {
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "statements": [{name: getattr(item, name) for name in Statement.__slots__} for item in toll.statements],
    }


def _value(value: Value) -> Json:
    name: Json = {} if value.name is None else {"name": value.name}
    return {"value": value.value, **name, "voices": value.voices, "claims": list(value.claims)}


def _decision(decision: Decision) -> Json:
    found = {name: getattr(decision, name) for name in Decision.__slots__}
    return found | {"claims": list(decision.claims), "others": list(decision.others)}


def _chosen(chosen: Chosen) -> Json:
    return {name: getattr(chosen, name) for name in Chosen.__slots__}


def _read_told(fields: Fields) -> Told:
    names = ("source_id", "publisher", "published")
    told = Told(fields.text("id"), **{name: fields.text_or_none(name) for name in names})
    fields.done()
    return told


def _read_time(fields: Fields) -> IncidentTime:
    time = IncidentTime(fields.text_or_none("from"), fields.text_or_none("to"), fields.text("precision"))
    fields.done()
    return time


def _read_actor(fields: Fields) -> IncidentActor:
    actor = IncidentActor(fields.text("role"), fields.text_or_none("id"), fields.text("name"), fields.texts("claims"))
    fields.done()
    return actor


def _read_toll(of: str, fields: Fields) -> Toll:
    low, best, high = (fields.whole_or_none(name) for name in ("low", "best", "high"))
    toll = Toll(of, low, best, high, tuple(_read_statement(item) for item in fields.children("statements")))
    fields.done()
    return toll


def _read_statement(fields: Fields) -> Statement:
    low, best, high = (fields.whole_or_none(name) for name in ("low", "best", "high"))
    claim, voice = fields.text("claim"), fields.text("voice")
    day, factuality = fields.text_or_none("published"), fields.text("factuality")
    fields.done()
    return Statement(low, best, high, claim, voice, day, factuality)


def _read_value(fields: Fields) -> Value:
    value = Value(fields.text("value"), fields.texts("claims"), fields.whole("voices"), fields.text_or_none("name"))
    fields.done()
    return value


def _read_disagreement(fields: Fields) -> Disagreement:
    found = Disagreement(fields.text("field"), tuple(_read_value(item) for item in fields.children("values")))
    fields.done()
    return found


def _read_decision(fields: Fields) -> Decision:
    decision = Decision(
        judgement=fields.text("judgement"),
        kind=fields.among("kind", KINDS),
        by=fields.text("by"),
        at=fields.text("at"),
        claims=fields.texts("claims"),
        others=fields.texts("others"),
        followed=fields.flag("followed"),
    )
    fields.done()
    return decision


def _read_chosen(fields: Fields) -> Chosen:
    names = ("field", "value", "judgement", "by")
    chosen = Chosen(**{name: fields.text(name) for name in names}, instead=fields.text_or_none("instead"))
    fields.done()
    return chosen
