"""Incidents with their statements, and what persons decided."""

from __future__ import annotations

from alembic import op

from marsad.store.migrations.shape import PART, STRICT, index, key, number, refers, text, whole

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    op.create_table(
        "consolidations",
        whole("key"),
        text("at"),
        text("knowledge"),
        text("version"),
        key("consolidations", "key"),
        **STRICT,
    )
    op.create_table(
        "judgements",
        text("id"),
        text("at"),
        text("by"),
        text("kind"),
        text("field", null=True),
        text("value", null=True),
        text("note", null=True),
        text("undoes", null=True),
        text("record"),
        key("judgements", "id"),
        **STRICT,
    )
    index("judgements", "ix_judgements_at", "at")
    op.create_table(
        "incidents",
        whole("key"),
        text("id"),
        whole("since"),
        whole("until", null=True),
        text("type"),
        text("title_ar"),
        text("title_en"),
        whole("voices"),
        text("time_from", null=True),
        text("time_to", null=True),
        text("time_precision", null=True),
        text("place_id", null=True),
        text("place_name", null=True),
        number("lat", null=True),
        number("lon", null=True),
        text("country", null=True),
        text("admin1", null=True),
        text("place_precision", null=True),
        number("radius_km", null=True),
        text("record"),
        key("incidents", "key"),
        refers("incidents", "since", "consolidations.key"),
        refers("incidents", "until", "consolidations.key"),
        **STRICT,
    )
    index("incidents", "ix_incidents_id", "id")
    index("incidents", "ix_incidents_time", "time_from", "time_to")
    index("incidents", "uq_incidents_current", "id", unique=True, where="until IS NULL")
    op.create_table(
        "judgement_subjects",
        text("judgement"),
        whole("number"),
        text("subject"),
        text("claim_id"),
        text("document_id", null=True),
        key("judgement_subjects", "judgement", "number"),
        refers("judgement_subjects", "judgement", "judgements.id"),
        **PART,
    )
    index("judgement_subjects", "ix_judgement_subjects_subject", "subject")
    op.create_table(
        "disagreements",
        whole("incident"),
        whole("number"),
        text("field"),
        text("value"),
        text("name", null=True),
        whole("voices"),
        text("claim_id"),
        key("disagreements", "incident", "number"),
        refers("disagreements", "incident", "incidents.key", goes=True),
        **PART,
    )
    index("disagreements", "ix_disagreements_field", "field")
    op.create_table(
        "incident_actors",
        whole("incident"),
        whole("number"),
        text("role"),
        text("actor_id", null=True),
        text("name"),
        whole("claims"),
        key("incident_actors", "incident", "number"),
        refers("incident_actors", "incident", "incidents.key", goes=True),
        **PART,
    )
    index("incident_actors", "ix_incident_actors_actor_id", "actor_id")
    op.create_table(
        "incident_claims",
        whole("incident"),
        whole("number"),
        text("claim_id"),
        whole("background"),
        key("incident_claims", "incident", "number"),
        refers("incident_claims", "incident", "incidents.key", goes=True),
        **PART,
    )
    index("incident_claims", "ix_incident_claims_claim_id", "claim_id")
    op.create_table(
        "incident_documents",
        whole("incident"),
        whole("number"),
        text("document_id"),
        text("source_id", null=True),
        text("publisher", null=True),
        text("published", null=True),
        key("incident_documents", "incident", "number"),
        refers("incident_documents", "incident", "incidents.key", goes=True),
        **PART,
    )
    index("incident_documents", "ix_incident_documents_document_id", "document_id")
    op.create_table(
        "statements",
        whole("incident"),
        whole("number"),
        text("field"),
        text("value", null=True),
        text("name", null=True),
        whole("low", null=True),
        whole("best", null=True),
        whole("high", null=True),
        text("claim_id"),
        text("voice", null=True),
        whole("voices", null=True),
        text("published", null=True),
        text("factuality", null=True),
        key("statements", "incident", "number"),
        refers("statements", "incident", "incidents.key", goes=True),
        **PART,
    )
    index("statements", "ix_statements_claim_id", "claim_id")
    index("statements", "ix_statements_field", "field")
    op.create_table(
        "tolls",
        whole("incident"),
        whole("number"),
        text("what"),
        whole("low", null=True),
        whole("best", null=True),
        whole("high", null=True),
        key("tolls", "incident", "number"),
        refers("tolls", "incident", "incidents.key", goes=True),
        **PART,
    )
