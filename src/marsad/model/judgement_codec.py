"""A judgement to JSON and back; ``schema/judgement-1.json`` is the published form."""

from __future__ import annotations

from marsad.errors import RecordError
from marsad.model.fields import Fields, Json
from marsad.model.judgement import KINDS, SCHEMA, Anchor, Judgement, Subject, fault


def judgement_to_json(judgement: Judgement) -> Json:
    """The record of a judgement; optional keys stand only where they are set."""
    optional = {name: getattr(judgement, name) for name in ("field", "value", "note", "undoes")}
    return {
        "schema": SCHEMA,
        "id": judgement.id,
        "at": judgement.at,
        "by": judgement.by,
        "kind": judgement.kind,
        "subjects": [_subject(subject) for subject in judgement.subjects],
        **{name: value for name, value in optional.items() if value is not None},
    }


def judgement_from_json(record: object) -> Judgement:
    """The judgement of a record. Raises RecordError, with the path of the wrong field, for anything else."""
    fields = Fields.of(record, "judgement", SCHEMA)
    found = Judgement(
        id=fields.text("id"),
        at=fields.text("at"),
        by=fields.text("by"),
        kind=fields.among("kind", KINDS),
        subjects=tuple(_read_subject(item) for item in fields.children_or_empty("subjects")),
        field=fields.text_or_none("field"),
        value=fields.text_or_none("value"),
        note=fields.text_or_none("note"),
        undoes=fields.text_or_none("undoes"),
    )
    fields.done()
    wrong = fault(found)
    if wrong is not None or not found.id:
        raise RecordError(f"judgement.{wrong or 'id must not be empty'}")
    return found


def _subject(subject: Subject) -> Json:
    return {"id": subject.id, "anchors": [_anchor(anchor) for anchor in subject.anchors]}


def _anchor(anchor: Anchor) -> Json:
    known = {name: getattr(anchor, name) for name in Anchor.__slots__}
    return {name: value for name, value in known.items() if value is not None}


def _read_subject(fields: Fields) -> Subject:
    subject = Subject(fields.text("id"), tuple(_read_anchor(item) for item in fields.children("anchors")))
    fields.done()
    return subject


def _read_anchor(fields: Fields) -> Anchor:
    anchor = Anchor(
        claim=fields.text("claim"),
        document=fields.text_or_none("document"),
        type=fields.text_or_none("type"),
        start=fields.whole_or_none("start"),
        end=fields.whole_or_none("end"),
        text=fields.text_or_none("text"),
    )
    fields.done()
    return anchor
