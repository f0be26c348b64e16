"""A claim from its JSON, read strictly: RecordError names the path of the field that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.errors import RecordError
from marsad.model.claim import (
    FACTUALITIES,
    ROLES,
    SCHEMA,
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
from marsad.model.evidence import Evidence
from marsad.model.fields import Fields
from marsad.model.mention import ActorValue, MaterielValue, Place, TimeValue
from marsad.model.provenance import TEXT_ORDERS, Provenance
from marsad.model.text import Document


@dataclass(frozen=True, slots=True)
class UnreadDocument(Document):
    """A document known from its record alone: its text is not at hand, its id is the record's ``digest``."""

    digest: str = ""

    @property
    def id(self) -> str:
        return self.digest


def claim_from_json(record: object, text: str | None = None) -> Claim:
    """The claim of a record; exactly what ``claim_to_json`` was given if the document's ``text`` is at hand.

    Raises RecordError, with the path of the wrong field, for anything that is not a ``marsad/claim/1`` record.
    """
    claim = Fields.of(record, "claim", SCHEMA)
    sentence = claim.child("sentence")
    found = Claim(
        id=claim.text("id"),
        document=read_document(claim.child("document"), text),
        sentence=(sentence.whole("start"), sentence.whole("end")),
        event=_read_event(claim.child("event")),
        also=tuple(_read_quote(item) for item in claim.children("also")),
        attribution=tuple(_read_attribution(item) for item in claim.children("attribution")),
        factuality=claim.among("factuality", FACTUALITIES),
        part_of=claim.text_or_none("part_of"),
        evidence=tuple(_read_evidence(item) for item in claim.children("evidence")),
        codes=claim.child("codes").codes(),
    )
    sentence.done()
    claim.done()
    return found


def read_document(fields: Fields, text: str | None) -> Document:
    """The document of a record; with its ``text``, whose digest must be the record's. Raises RecordError."""
    names = ("source_id", "path", "url", "title", "publisher", "published")
    known = {name: fields.text_or_none(name) for name in names}
    way = fields.child_or_none("provenance")
    provenance = None if way is None else _read_provenance(way)
    digest = fields.text("id")
    fields.done()
    if text is None:
        return UnreadDocument("", **known, provenance=provenance, digest=digest)
    document = Document(text, **known, provenance=provenance)
    if document.id != digest:
        raise RecordError(f"{fields.path}.id is {digest}, but the text given has {document.id}: it is another text")
    return document


def _read_provenance(fields: Fields) -> Provenance:
    """The way from the original to the text, without the regions, which stand in no record."""
    provenance = Provenance(
        captured=fields.text_or_none("captured"),
        original=fields.text_or_none("original"),
        extractor=fields.text_or_none("extractor"),
        author=fields.text_or_none("author"),
        forwarded_from=fields.text_or_none("forwarded_from"),
        edited=fields.text_or_none("edited"),
        reply_to=fields.text_or_none("reply_to"),
        text_order=fields.among("text_order", TEXT_ORDERS) if fields.has("text_order") else None,
        ocr=fields.has("ocr") and fields.flag("ocr"),
        media=fields.texts("media"),
    )
    fields.done()
    return provenance


def _read_event(fields: Fields) -> EventMention:
    time = fields.child_or_none("time")
    event = EventMention(
        type=fields.text("type"),
        trigger=_read_quote(fields.child("trigger")),
        arguments=tuple(_read_argument(item) for item in fields.children("arguments")),
        places=tuple(_read_event_place(item) for item in fields.children("places")),
        time=None if time is None else _read_time(time),
        counts=tuple(_read_count(item) for item in fields.children("counts")),
        materiel=tuple(_read_materiel(item) for item in fields.children("materiel")),
        outcome=fields.text_or_none("outcome"),
        rank=_read_rank(fields),
    )
    fields.done()
    return event


def _read_rank(fields: Fields) -> float | None:
    rank = fields.number_or_none("rank")
    if rank is not None and not 0 <= rank <= 1:
        raise RecordError(f"{fields.path}.rank must be between 0 and 1, not {rank!r}")
    return rank


def _read_argument(fields: Fields) -> Argument:
    actor = fields.child_or_none("actor")
    argument = Argument(
        role=fields.among("role", ROLES),
        words=_words(fields),
        actor=None if actor is None else _read_actor(actor),
        factuality=fields.text_or_none("factuality"),
        alternatives=tuple(_read_actor(item) for item in fields.children_or_empty("alternatives")),
    )
    fields.done()
    return argument


def _read_event_place(fields: Fields) -> EventPlace:
    place = fields.child_or_none("place")
    role = fields.text_or_none("role") or "location"
    found = EventPlace(_words(fields), None if place is None else read_place(place), role)
    fields.done()
    return found


def _read_time(fields: Fields) -> EventTime:
    value = TimeValue(
        fields.text_or_none("from"),
        fields.text_or_none("to"),
        fields.text("precision"),
        fields.text_or_none("anchor"),
        fields.text_or_none("calendar") or "gregorian",
        _time_kind(fields),
    )
    words = _words(fields) if fields.has("text") else None
    fields.done()
    return EventTime(words, value)


def _time_kind(fields: Fields) -> Literal["date", "duration", "set"]:
    match fields.text_or_none("kind"):
        case None | "date":
            return "date"
        case "duration":
            return "duration"
        case "set":
            return "set"
        case other:
            raise RecordError(f"{fields.path}.kind must be one of date, duration, set, not {other!r}")


def _read_count(fields: Fields) -> Count:
    count = Count(
        of=fields.text("of"),
        who=fields.text("who"),
        words=_words(fields),
        low=fields.whole_or_none("low"),
        best=fields.whole_or_none("best"),
        high=fields.whole_or_none("high"),
        approximate=fields.flag("approximate"),
        side=fields.text_or_none("side"),
        subset_of=fields.whole_or_none("subset_of"),
    )
    fields.done()
    return count


def _read_materiel(fields: Fields) -> EventMateriel:
    item = fields.child("item")
    materiel = EventMateriel(
        words=_words(fields),
        item=MaterielValue(item.text("id"), item.text("category")),
        low=fields.whole_or_none("low"),
        best=fields.whole_or_none("best"),
        high=fields.whole_or_none("high"),
        from_holder=fields.text_or_none("from"),
        to_holder=fields.text_or_none("to"),
        approximate=fields.has("approximate") and fields.flag("approximate"),
        condition=fields.text_or_none("condition"),
    )
    item.done()
    fields.done()
    return materiel


def _read_attribution(fields: Fields) -> Attribution:
    source, cue = fields.child_or_none("source"), fields.child_or_none("cue")
    link = Attribution(
        source=None if source is None else _read_quote(source),
        cue=None if cue is None else _read_quote(cue),
        kind=fields.among("kind", SOURCE_KINDS),
        verb_class=fields.among("verb_class", VERB_CLASSES),
        quoted=fields.flag("quoted"),
    )
    fields.done()
    return link


def _read_evidence(fields: Fields) -> Evidence:
    item = Evidence(
        rule=fields.text("rule"),
        file=fields.text_or_none("file"),
        detail=fields.text("detail"),
        field=fields.text_or_none("field"),
        start=fields.whole_or_none("start"),
        end=fields.whole_or_none("end"),
    )
    fields.done()
    return item


def _read_actor(fields: Fields) -> ActorValue:
    actor = ActorValue(
        id=fields.text_or_none("id"),
        name=fields.text("name"),
        kind=fields.text("kind"),
        country=fields.text_or_none("country"),
        loaded=fields.has("loaded") and fields.flag("loaded"),
    )
    fields.done()
    return actor


def read_place(fields: Fields) -> Place:
    place = Place(
        id=fields.text("id"),
        name=fields.text("name"),
        lat=fields.number_or_none("lat"),
        lon=fields.number_or_none("lon"),
        country=fields.text_or_none("country"),
        admin1=fields.text_or_none("admin1"),
        precision=fields.text("precision"),
        radius_km=fields.number("radius_km"),
    )
    fields.done()
    return place


def _read_quote(fields: Fields) -> Quote:
    quote = _words(fields)
    fields.done()
    return quote


def _words(fields: Fields) -> Quote:
    return Quote(fields.text("text"), fields.whole("start"), fields.whole("end"))
