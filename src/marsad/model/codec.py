"""The record to JSON and back. See the design's "The record"; ``schema/claim-1.json`` is its published form."""

from __future__ import annotations

from functools import lru_cache

from marsad.model.claim import (
    SCHEMA,
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
from marsad.model.decode import UnreadDocument, claim_from_json
from marsad.model.evidence import Evidence
from marsad.model.fields import Json
from marsad.model.mention import ActorValue, MaterielValue, Mention, Place, PlaceValue, QuantityValue, TimeValue, Value
from marsad.model.provenance import Provenance
from marsad.model.text import Document

MENTION_SCHEMA = "marsad/mention/1"

__all__ = [
    "MENTION_SCHEMA",
    "UnreadDocument",
    "claim_from_json",
    "claim_to_json",
    "document_to_json",
    "mention_to_json",
    "value_to_json",
]


def claim_to_json(claim: Claim) -> Json:
    """The record of a claim, its keys in the design's order; optional keys stand only where they are set."""
    return {
        "schema": SCHEMA,
        "id": claim.id,
        "document": document_to_json(claim.document),
        "sentence": {"start": claim.sentence[0], "end": claim.sentence[1]},
        "event": _event(claim.event),
        "also": [_quote(quote) for quote in claim.also],
        "attribution": [_attribution(link) for link in claim.attribution],
        "factuality": claim.factuality,
        **_set(part_of=claim.part_of),
        "codes": {scheme: {key: _listed(value) for key, value in codes} for scheme, codes in claim.codes},
        "evidence": [_evidence(item) for item in claim.evidence],
    }


def mention_to_json(document: Document, mention: Mention) -> Json:
    """The record of a mention. An unresolved place has the value null and its ``candidates`` beside it."""
    record: Json = {
        "schema": MENTION_SCHEMA,
        "document": document_to_json(document),
        "dimension": mention.dimension,
        "text": document.text[mention.start : mention.end],
        "start": mention.start,
        "end": mention.end,
        "value": value_to_json(mention.value),
    }
    if isinstance(mention.value, PlaceValue) and mention.value.place is None:
        record["candidates"] = [place_to_json(place) for place in mention.value.candidates]
    return record


def value_to_json(value: Value) -> Json | None:
    """The ``value`` of a mention of any dimension; None for a place that is left open."""
    if isinstance(value, TimeValue):
        return {
            "from": value.start,
            "to": value.end,
            "precision": value.precision,
            "calendar": value.calendar,
            **_set(anchor=value.anchor, kind=_unless(value.kind, "date")),
        }
    if isinstance(value, QuantityValue):
        bounds: Json = {"low": value.low, "best": value.best, "high": value.high, "approximate": value.approximate}
        return {**bounds, "unit": value.unit, **_set(modifier=value.modifier, relation=value.relation)}
    if isinstance(value, PlaceValue):
        return None if value.place is None else place_to_json(value.place)
    return _actor(value) if isinstance(value, ActorValue) else _counted_item(value)


def document_to_json(document: Document) -> Json:
    """What a record says of its document: everything but the text."""
    return {
        "id": document.id if isinstance(document, UnreadDocument) else _document_id(document),
        "source_id": document.source_id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        **_set(provenance=_provenance(document.provenance)),
    }


def _provenance(provenance: Provenance | None) -> Json | None:
    """What is known of the way from the original to the text; None where nothing is."""
    if provenance is None:
        return None
    known = _set(
        captured=provenance.captured,
        original=provenance.original,
        extractor=provenance.extractor,
        author=provenance.author,
        forwarded_from=provenance.forwarded_from,
        edited=provenance.edited,
        reply_to=provenance.reply_to,
        text_order=provenance.text_order,
        ocr=provenance.ocr or None,
        media=list(provenance.media) or None,
    )
    return known or None


@lru_cache(maxsize=1)
def _document_id(document: Document) -> str:
    """A document's claims come one after the other: its digest is computed once for them all."""
    return document.id


def _event(event: EventMention) -> Json:
    return {
        "type": event.type,
        **_set(outcome=event.outcome, rank=event.rank),
        "trigger": _quote(event.trigger),
        "arguments": [_argument(argument) for argument in event.arguments],
        "places": [_event_place(place) for place in event.places],
        "time": None if event.time is None else _event_time(event.time),
        "counts": [_count(count) for count in event.counts],
        "materiel": [_materiel(materiel) for materiel in event.materiel],
    }


def _argument(argument: Argument) -> Json:
    record: Json = {"role": argument.role, **_quote(argument.words)}
    record["actor"] = None if argument.actor is None else _actor(argument.actor)
    record |= _set(factuality=argument.factuality)
    if argument.alternatives:
        record["alternatives"] = [_actor(actor) for actor in argument.alternatives]
    return record


def _event_place(place: EventPlace) -> Json:
    resolved = None if place.place is None else place_to_json(place.place)
    return {**_quote(place.words), "place": resolved, **_set(role=_unless(place.role, "location"))}


def _event_time(time: EventTime) -> Json:
    value = time.value
    return {
        **({} if time.words is None else _quote(time.words)),
        "from": value.start,
        "to": value.end,
        "precision": value.precision,
        "anchor": value.anchor,
        **_set(calendar=_unless(value.calendar, "gregorian"), kind=_unless(value.kind, "date")),
    }


def _count(count: Count) -> Json:
    return {
        "of": count.of,
        "who": count.who,
        **_quote(count.words),
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "approximate": count.approximate,
        **_set(side=count.side, subset_of=count.subset_of),
    }


def _materiel(materiel: EventMateriel) -> Json:
    return {
        **_quote(materiel.words),
        "item": _item(materiel.item),
        "low": materiel.low,
        "best": materiel.best,
        "high": materiel.high,
        "from": materiel.from_holder,
        "to": materiel.to_holder,
        **_set(approximate=materiel.approximate or None, condition=materiel.condition),
    }


def _attribution(link: Attribution) -> Json:
    return {
        "source": None if link.source is None else _quote(link.source),
        "cue": None if link.cue is None else _quote(link.cue),
        "kind": link.kind,
        "verb_class": link.verb_class,
        "quoted": link.quoted,
    }


def _evidence(item: Evidence) -> Json:
    optional = _set(field=item.field, start=item.start, end=item.end)
    return {"rule": item.rule, "file": item.file, "detail": item.detail, **optional}


def place_to_json(place: Place) -> Json:
    """A place of the gazetteer, field by field."""
    return {name: getattr(place, name) for name in Place.__slots__}


def _actor(actor: ActorValue) -> Json:
    loaded = _set(country=actor.country, loaded=actor.loaded or None)
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, **loaded}


def _item(item: MaterielValue) -> Json:
    return {"id": item.id, "category": item.category}


def _counted_item(item: MaterielValue) -> Json:
    bounds: Json = {"low": item.low, "best": item.best, "high": item.high, "approximate": item.approximate}
    return {**_item(item), **(bounds if item.counted else {}), **_set(condition=item.condition)}


def _quote(quote: Quote) -> Json:
    return {"text": quote.text, "start": quote.start, "end": quote.end}


def _set(**optional: object) -> Json:
    return {key: value for key, value in optional.items() if value is not None}


def _unless(value: str, usual: str) -> str | None:
    return None if value == usual else value


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
