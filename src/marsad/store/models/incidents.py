"""Incidents in plain tables. A changed incident is a new row under its old id; the row before it stays, with its end."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from marsad.store.models.base import PART, STRICT, Base, of_number, of_text, of_whole, order, own_key, place_in, refers

_STANDING = sql("until IS NULL")
_INCIDENT = "The incident (incidents.key)."


class ConsolidationRow(Base):
    """One time at which the claims were lined up into incidents."""

    __tablename__ = "consolidations"
    __table_args__ = STRICT
    key: Mapped[int] = own_key("Its number.")
    at: Mapped[str] = of_text("When it was written (UTC).")
    knowledge: Mapped[str] = of_text("The digest of the knowledge that lined them up.")
    version: Mapped[str] = of_text("The version of Marsad.")


class IncidentRow(Base):
    """One happening, as it stood from one consolidation until another."""

    __tablename__ = "incidents"
    __table_args__ = (
        Index("uq_incidents_current", "id", unique=True, sqlite_where=_STANDING, postgresql_where=_STANDING),
        Index("ix_incidents_id", "id"),
        Index("ix_incidents_time", "time_from", "time_to"),
        STRICT,
    )
    key: Mapped[int] = own_key("The row's number in this store.")
    id: Mapped[str] = of_text("The incident's id, which goes on from one consolidation to the next.")
    since: Mapped[int] = refers("consolidations.key", "The consolidation that wrote this row.")
    until: Mapped[int | None] = refers(
        "consolidations.key", "The consolidation that changed it or took it away; NULL for what stands now."
    )
    type: Mapped[str] = of_text("The event type.")
    title_ar: Mapped[str] = of_text("Its title in Arabic.")
    title_en: Mapped[str] = of_text("Its title in English.")
    voices: Mapped[int] = of_whole("How many independent sources tell it.")
    time_from: Mapped[str | None] = of_text("The first day on which it may have been.")
    time_to: Mapped[str | None] = of_text("The last.")
    time_precision: Mapped[str | None] = of_text("day, month, …")
    place_id: Mapped[str | None] = of_text("The place's id in the gazetteer.")
    place_name: Mapped[str | None] = of_text("Its name there.")
    lat: Mapped[float | None] = of_number("Latitude in degrees (WGS 84).")
    lon: Mapped[float | None] = of_number("Longitude in degrees (WGS 84).")
    country: Mapped[str | None] = of_text("The place's country, ISO 3166.")
    admin1: Mapped[str | None] = of_text("Its governorate.")
    place_precision: Mapped[str | None] = of_text("site, town, governorate, …")
    radius_km: Mapped[float | None] = of_number("The radius within which the claims leave the place, in km.")
    record: Mapped[str] = of_text("The whole record (marsad/incident/1), as JSON.")


class IncidentClaimRow(Base):
    """The claims of an incident."""

    __tablename__ = "incident_claims"
    __table_args__ = (Index("ix_incident_claims_claim_id", "claim_id"), PART)
    incident: Mapped[int] = place_in("incidents.key", _INCIDENT)
    number: Mapped[int] = order()
    claim_id: Mapped[str] = of_text("The id of the claim (claims.id).")
    background: Mapped[int] = of_whole("1 for a claim that recalls, plans, denies or condemns it.")


class IncidentDocumentRow(Base):
    """The reports that tell an incident."""

    __tablename__ = "incident_documents"
    __table_args__ = (Index("ix_incident_documents_document_id", "document_id"), PART)
    incident: Mapped[int] = place_in("incidents.key", _INCIDENT)
    number: Mapped[int] = order()
    document_id: Mapped[str] = of_text("The id of the document's text (documents.id).")
    source_id: Mapped[str | None] = of_text("The id that the input gave the document.")
    publisher: Mapped[str | None] = of_text("The outlet that published it.")
    published: Mapped[str | None] = of_text("The day of publication.")


class IncidentActorRow(Base):
    """Who took part in an incident."""

    __tablename__ = "incident_actors"
    __table_args__ = (Index("ix_incident_actors_actor_id", "actor_id"), PART)
    incident: Mapped[int] = place_in("incidents.key", _INCIDENT)
    number: Mapped[int] = order()
    role: Mapped[str] = of_text("agent, patient, …")
    actor_id: Mapped[str | None] = of_text("The actor's id, where a list holds it.")
    name: Mapped[str] = of_text("The actor's name.")
    claims: Mapped[int] = of_whole("How many claims name it.")


class TollRow(Base):
    """One count of an incident: the range over all that is said, and the value that the documented rule prefers."""

    __tablename__ = "tolls"
    __table_args__ = PART
    incident: Mapped[int] = place_in("incidents.key", _INCIDENT)
    number: Mapped[int] = order()
    what: Mapped[str] = of_text("killed, injured, …")
    low: Mapped[int | None] = of_whole("At least.")
    best: Mapped[int | None] = of_whole("The value that the rule prefers.")
    high: Mapped[int | None] = of_whole("At most.")


class StatementRow(Base):
    """One value for one field of an incident, with one claim that says so. Nothing is overwritten."""

    __tablename__ = "statements"
    __table_args__ = (Index("ix_statements_field", "field"), Index("ix_statements_claim_id", "claim_id"), PART)
    incident: Mapped[int] = place_in("incidents.key", _INCIDENT)
    number: Mapped[int] = order()
    field: Mapped[str] = of_text("The field: type, time, place, materiel, or what is counted (killed, injured, …).")
    value: Mapped[str | None] = of_text("The value; NULL for a count, which has the three numbers.")
    name: Mapped[str | None] = of_text("The value's name for a person.")
    low: Mapped[int | None] = of_whole("Of a count: at least.")
    best: Mapped[int | None] = of_whole("Of a count: the number said.")
    high: Mapped[int | None] = of_whole("Of a count: at most.")
    claim_id: Mapped[str] = of_text("The id of the claim that says so.")
    voice: Mapped[str | None] = of_text("Of a count: who says so.")
    voices: Mapped[int | None] = of_whole("Of another value: how many independent sources say so.")
    published: Mapped[str | None] = of_text("Of a count: the day of the report.")
    factuality: Mapped[str | None] = of_text("Of a count: how the source presents it.")


class DisagreementRow(Base):
    """One side of a disagreement, with one claim that takes it."""

    __tablename__ = "disagreements"
    __table_args__ = (Index("ix_disagreements_field", "field"), PART)
    incident: Mapped[int] = place_in("incidents.key", _INCIDENT)
    number: Mapped[int] = order()
    field: Mapped[str] = of_text("On what they part.")
    value: Mapped[str] = of_text("What this side says.")
    name: Mapped[str | None] = of_text("The value's name for a person.")
    voices: Mapped[int] = of_whole("How many independent sources say so.")
    claim_id: Mapped[str] = of_text("The id of a claim that says so.")
