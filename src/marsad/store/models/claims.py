"""A claim in plain tables, one row for each part of the record; ``claims.record`` holds all of it as JSON."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from marsad.store.models.base import PART, STRICT, Base, of_number, of_text, of_whole, order, own_key, place_in, refers

_WORDS = "The words in the document."
_START = "First code point of the words in the document's text."
_END = "Code point after the last of the words."
_CLAIM = "The claim (claims.key)."


class ClaimRow(Base):
    """One event as one source tells it, as one reading found it."""

    __tablename__ = "claims"
    __table_args__ = (
        Index("uq_claims_reading_number", "reading", "number", unique=True),
        Index("ix_claims_id", "id"),
        Index("ix_claims_type", "type"),
        Index("ix_claims_time", "time_from", "time_to"),
        STRICT,
    )
    key: Mapped[int] = own_key("The claim's number in this store.")
    reading: Mapped[int] = refers("readings.key", "The reading that found it.")
    number: Mapped[int] = of_whole("Its place in the document, from 0.")
    id: Mapped[str] = of_text("The claim's id: the same document and the same words give the same id.")
    type: Mapped[str] = of_text("The event type.")
    words: Mapped[str] = of_text("The words that tell of the event.")
    span_start: Mapped[int] = of_whole(_START)
    span_end: Mapped[int] = of_whole(_END)
    sentence_start: Mapped[int] = of_whole("First code point of the sentence.")
    sentence_end: Mapped[int] = of_whole("Code point after the sentence.")
    factuality: Mapped[str] = of_text("How the source presents the event: asserted, alleged, denied, …")
    outcome: Mapped[str | None] = of_text("How it ended, where the words say so.")
    rank: Mapped[float | None] = of_number("From 0 to 1, how far the sentence reads like the report of such an act.")
    time_words: Mapped[str | None] = of_text("The words of the time.")
    time_from: Mapped[str | None] = of_text("The first day (or minute) on which it may have been.")
    time_to: Mapped[str | None] = of_text("The last.")
    time_precision: Mapped[str | None] = of_text("day, month, …, or not-after.")
    time_anchor: Mapped[str | None] = of_text("On what the date rests: published, text, speech.")
    part_of: Mapped[str | None] = of_text("The id of the claim of which this one is a part.")
    record: Mapped[str] = of_text("The whole record (marsad/claim/1), as JSON.")


class ArgumentRow(Base):
    """Who or what took part, in which role."""

    __tablename__ = "arguments"
    __table_args__ = (Index("ix_arguments_actor_id", "actor_id"), PART)
    claim: Mapped[int] = place_in("claims.key", _CLAIM)
    number: Mapped[int] = order()
    role: Mapped[str] = of_text("agent, patient, recipient, instrument, beneficiary, from-holder, to-holder.")
    words: Mapped[str] = of_text(_WORDS)
    span_start: Mapped[int] = of_whole(_START)
    span_end: Mapped[int] = of_whole(_END)
    actor_id: Mapped[str | None] = of_text("The actor's id, where a list holds it.")
    actor_name: Mapped[str | None] = of_text("The actor's name.")
    actor_kind: Mapped[str | None] = of_text("state-forces, armed-group, civilians, …")
    actor_country: Mapped[str | None] = of_text("The actor's country, ISO 3166.")
    factuality: Mapped[str | None] = of_text("alleged where only this part is alleged.")


class PlaceRow(Base):
    """Where. On PostgreSQL with PostGIS there is a column «geom» besides (a point, SRID 4326)."""

    __tablename__ = "places"
    __table_args__ = (Index("ix_places_place_id", "place_id"), Index("ix_places_lat_lon", "lat", "lon"), PART)
    claim: Mapped[int] = place_in("claims.key", _CLAIM)
    number: Mapped[int] = order()
    role: Mapped[str] = of_text("location, origin or destination.")
    words: Mapped[str] = of_text(_WORDS)
    span_start: Mapped[int] = of_whole(_START)
    span_end: Mapped[int] = of_whole(_END)
    place_id: Mapped[str | None] = of_text(
        "The place's id in the gazetteer; NULL where the name could not be resolved."
    )
    name: Mapped[str | None] = of_text("Its name in the gazetteer.")
    lat: Mapped[float | None] = of_number("Latitude in degrees (WGS 84).")
    lon: Mapped[float | None] = of_number("Longitude in degrees (WGS 84).")
    country: Mapped[str | None] = of_text("Its country, ISO 3166.")
    admin1: Mapped[str | None] = of_text("Its governorate.")
    precision: Mapped[str | None] = of_text("site, town, governorate, …: how fine the words are.")
    radius_km: Mapped[float | None] = of_number("The radius within which the words leave the place, in km.")


class CountRow(Base):
    """How many of what, of whom."""

    __tablename__ = "counts"
    __table_args__ = (Index("ix_counts_what", "what"), PART)
    claim: Mapped[int] = place_in("claims.key", _CLAIM)
    number: Mapped[int] = order()
    what: Mapped[str] = of_text("killed, injured, captured, …")
    who: Mapped[str] = of_text("Of whom: civilians, fighters, children, …")
    words: Mapped[str] = of_text(_WORDS)
    span_start: Mapped[int] = of_whole(_START)
    span_end: Mapped[int] = of_whole(_END)
    low: Mapped[int | None] = of_whole("At least; NULL where the words set no bound.")
    best: Mapped[int | None] = of_whole("The number said.")
    high: Mapped[int | None] = of_whole("At most.")
    approximate: Mapped[int] = of_whole("1 where the words say about, some, more than.")
    side: Mapped[str | None] = of_text("Whose: an actor's id or name.")
    subset_of: Mapped[int | None] = of_whole("The number of the count of which this one is a part.")


class MaterielRow(Base):
    """Arms, ammunition, vehicles: which, how many, from whose hands into whose."""

    __tablename__ = "materiel"
    __table_args__ = (Index("ix_materiel_item_id", "item_id"), PART)
    claim: Mapped[int] = place_in("claims.key", _CLAIM)
    number: Mapped[int] = order()
    words: Mapped[str] = of_text(_WORDS)
    span_start: Mapped[int] = of_whole(_START)
    span_end: Mapped[int] = of_whole(_END)
    item_id: Mapped[str] = of_text("The item's id.")
    category: Mapped[str] = of_text("Its public arms-control category.")
    low: Mapped[int | None] = of_whole("At least; NULL where the words set no bound.")
    best: Mapped[int | None] = of_whole("The number said.")
    high: Mapped[int | None] = of_whole("At most.")
    approximate: Mapped[int] = of_whole("1 where the words say about, some, more than.")
    from_holder: Mapped[str | None] = of_text("From whose hands.")
    to_holder: Mapped[str | None] = of_text("Into whose hands.")
    condition: Mapped[str | None] = of_text("destroyed, damaged, intact, …")


class SourceRow(Base):
    """The chain of who says so, outermost first; no row means the publisher's own voice."""

    __tablename__ = "sources"
    __table_args__ = (Index("ix_sources_kind", "kind"), PART)
    claim: Mapped[int] = place_in("claims.key", _CLAIM)
    number: Mapped[int] = order("0 is the outermost: outlet, then speaker, then the speaker's source.")
    name: Mapped[str | None] = of_text(
        "The words that name the source; of a forwarded post, what the input calls its origin."
    )
    span_start: Mapped[int | None] = of_whole(_START)
    span_end: Mapped[int | None] = of_whole(_END)
    kind: Mapped[str] = of_text("outlet, agency, official, monitor, armed-group, witness, …")
    verb_class: Mapped[str] = of_text("neutral, assertive, doubting or denying.")
    cue: Mapped[str | None] = of_text("The reporting word.")
    quoted: Mapped[int] = of_whole("1 where the words are quoted.")


class EvidenceRow(Base):
    """Why a field holds what it holds: the rule and the line of the knowledge."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_rule", "rule"), PART)
    claim: Mapped[int] = place_in("claims.key", _CLAIM)
    number: Mapped[int] = order()
    rule: Mapped[str] = of_text("The id of the rule.")
    file: Mapped[str | None] = of_text("The knowledge file and line that hold it.")
    detail: Mapped[str] = of_text("One sentence for a person.")
    field: Mapped[str | None] = of_text("The field of the record of which it speaks.")
    span_start: Mapped[int | None] = of_whole(_START)
    span_end: Mapped[int | None] = of_whole(_END)
