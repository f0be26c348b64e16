"""A claim and its document as rows of the plain tables."""

from __future__ import annotations

import math
import re
from typing import Any, Protocol

from marsad.ingest.digest import digest_of
from marsad.ingest.vault.records import encoded
from marsad.ingest.vault.texts import facts_of, text_line
from marsad.model.claim import Claim
from marsad.model.codec import claim_to_json
from marsad.model.decode import UnreadDocument
from marsad.model.fields import Json
from marsad.model.mention import Place
from marsad.model.provenance import Provenance
from marsad.model.text import Document
from marsad.store.models import Base
from marsad.store.models.base import LARGEST

Row = dict[str, Any]
Table = type[Base]

_UNKEPT = re.compile("[\0\ud800-\udfff]")  # what no database keeps in a text: NUL, and half a pair of surrogates


def plain(text: str | None) -> str | None:
    """A text as a database can keep it; the ``record`` beside it holds it as it is."""
    return None if text is None else _UNKEPT.sub("\ufffd", text)


def bounded(number: int | None) -> int | None:
    """A whole number as a database can keep it; None for one beyond 64 bits, which the ``record`` holds."""
    return number if number is None or -LARGEST <= number <= LARGEST else None


def finite(number: float | None) -> float | None:
    """A number as a database can keep it; None for one beyond all bounds, which the ``record`` holds."""
    try:
        return None if number is None or not math.isfinite(number) else float(number)
    except OverflowError:
        return None


class _Range(Protocol):
    @property
    def low(self) -> int | None: ...
    @property
    def best(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...


def range_row(one: _Range) -> Row:
    """The columns of a count."""
    return {"low": bounded(one.low), "best": bounded(one.best), "high": bounded(one.high)}


def place_row(place: Place | None, before: str = "") -> Row:
    """The columns of a place; ``before`` stands before the names that would not say by themselves whose they are."""
    return {
        "place_id": plain(place.id) if place else None,
        f"{before}name": plain(place.name) if place else None,
        "lat": finite(place.lat) if place else None,
        "lon": finite(place.lon) if place else None,
        "country": plain(place.country) if place else None,
        "admin1": plain(place.admin1) if place else None,
        f"{before}precision": plain(place.precision) if place else None,
        "radius_km": finite(place.radius_km) if place else None,
    }


def dumped(record: Json) -> str:
    """A record as text: the bytes that ``encoded`` writes."""
    return encoded(record).decode("utf-8")


def mark_of(document: Document) -> str:
    """The digest of everything that is known of a document: what tells it from all others in a store."""
    return digest_of(text_line(document))


def document_row(document: Document, mark: str) -> Row:
    """The row of a document, without its key."""
    facts, way = facts_of(document), document.provenance or Provenance()
    kept = None if isinstance(document, UnreadDocument) else plain(document.text)
    if kept is not None and kept != document.text:
        facts["text"] = document.text
    named = {
        name: plain(getattr(document, name)) for name in ("source_id", "path", "url", "title", "publisher", "published")
    }
    row = {"id": document.id, "mark": mark, **named, "text": kept, "record": dumped(facts)}
    return {**row, **{name: plain(getattr(way, name)) for name in ("captured", "original", "forwarded_from")}}


def claim_row(claim: Claim, number: int) -> Row:
    """The row of a claim, without its key and its reading."""
    event, time = claim.event, claim.event.time
    value, words = (time.value, time.words) if time else (None, None)
    return {
        "number": number,
        "id": plain(claim.id),
        "type": plain(event.type),
        "words": plain(event.trigger.text),
        "span_start": bounded(event.trigger.start) or 0,
        "span_end": bounded(event.trigger.end) or 0,
        "sentence_start": bounded(claim.sentence[0]) or 0,
        "sentence_end": bounded(claim.sentence[1]) or 0,
        "factuality": claim.factuality,
        "outcome": plain(event.outcome),
        "rank": finite(event.rank),
        "time_words": plain(words.text) if words else None,
        "time_from": plain(value.start) if value else None,
        "time_to": plain(value.end) if value else None,
        "time_precision": plain(value.precision) if value else None,
        "time_anchor": plain(value.anchor) if value else None,
        "part_of": plain(claim.part_of),
        "record": dumped(claim_to_json(claim)),
    }
