"""Documents, runs, readings and claims with their parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from marsad.store.migrations.shape import PART, STRICT, index, key, number, refers, text, whole

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    op.create_table("about", text("name"), text("value"), key("about", "name"), **PART)
    op.create_table(
        "documents",
        whole("key"),
        text("id"),
        text("mark"),
        text("source_id", null=True),
        text("path", null=True),
        text("url", null=True),
        text("title", null=True),
        text("publisher", null=True),
        text("published", null=True),
        text("captured", null=True),
        text("original", null=True),
        text("forwarded_from", null=True),
        text("added"),
        whole("present"),
        text("text", null=True),
        text("record"),
        key("documents", "key"),
        sa.UniqueConstraint("mark", name="uq_documents_mark"),
        **STRICT,
    )
    index("documents", "ix_documents_id", "id")
    op.create_table(
        "runs",
        whole("key"),
        text("knowledge"),
        text("version"),
        text("began"),
        text("ended", null=True),
        key("runs", "key"),
        **STRICT,
    )
    op.create_table(
        "changes",
        whole("run"),
        whole("document"),
        whole("number"),
        text("kind"),
        text("claim_id"),
        text("fields", null=True),
        key("changes", "run", "document", "number"),
        refers("changes", "document", "documents.key", goes=True),
        refers("changes", "run", "runs.key", goes=True),
        **PART,
    )
    index("changes", "ix_changes_document", "document")
    op.create_table(
        "readings",
        whole("key"),
        whole("document"),
        whole("run"),
        whole("claims"),
        whole("current"),
        key("readings", "key"),
        refers("readings", "document", "documents.key"),
        refers("readings", "run", "runs.key"),
        **STRICT,
    )
    index("readings", "ix_readings_run", "run")
    index("readings", "uq_readings_current", "document", unique=True, where="current = 1")
    index("readings", "uq_readings_document_run", "document", "run", unique=True)
    op.create_table(
        "claims",
        whole("key"),
        whole("reading"),
        whole("number"),
        text("id"),
        text("type"),
        text("words"),
        whole("span_start"),
        whole("span_end"),
        whole("sentence_start"),
        whole("sentence_end"),
        text("factuality"),
        text("outcome", null=True),
        number("rank", null=True),
        text("time_words", null=True),
        text("time_from", null=True),
        text("time_to", null=True),
        text("time_precision", null=True),
        text("time_anchor", null=True),
        text("part_of", null=True),
        text("record"),
        key("claims", "key"),
        refers("claims", "reading", "readings.key"),
        **STRICT,
    )
    index("claims", "ix_claims_id", "id")
    index("claims", "ix_claims_time", "time_from", "time_to")
    index("claims", "ix_claims_type", "type")
    index("claims", "uq_claims_reading_number", "reading", "number", unique=True)
    op.create_table(
        "arguments",
        whole("claim"),
        whole("number"),
        text("role"),
        text("words"),
        whole("span_start"),
        whole("span_end"),
        text("actor_id", null=True),
        text("actor_name", null=True),
        text("actor_kind", null=True),
        text("actor_country", null=True),
        text("factuality", null=True),
        key("arguments", "claim", "number"),
        refers("arguments", "claim", "claims.key", goes=True),
        **PART,
    )
    index("arguments", "ix_arguments_actor_id", "actor_id")
    op.create_table(
        "counts",
        whole("claim"),
        whole("number"),
        text("what"),
        text("who"),
        text("words"),
        whole("span_start"),
        whole("span_end"),
        whole("low", null=True),
        whole("best", null=True),
        whole("high", null=True),
        whole("approximate"),
        text("side", null=True),
        whole("subset_of", null=True),
        key("counts", "claim", "number"),
        refers("counts", "claim", "claims.key", goes=True),
        **PART,
    )
    index("counts", "ix_counts_what", "what")
    op.create_table(
        "evidence",
        whole("claim"),
        whole("number"),
        text("rule"),
        text("file", null=True),
        text("detail"),
        text("field", null=True),
        whole("span_start", null=True),
        whole("span_end", null=True),
        key("evidence", "claim", "number"),
        refers("evidence", "claim", "claims.key", goes=True),
        **PART,
    )
    index("evidence", "ix_evidence_rule", "rule")
    op.create_table(
        "materiel",
        whole("claim"),
        whole("number"),
        text("words"),
        whole("span_start"),
        whole("span_end"),
        text("item_id"),
        text("category"),
        whole("low", null=True),
        whole("best", null=True),
        whole("high", null=True),
        whole("approximate"),
        text("from_holder", null=True),
        text("to_holder", null=True),
        text("condition", null=True),
        key("materiel", "claim", "number"),
        refers("materiel", "claim", "claims.key", goes=True),
        **PART,
    )
    index("materiel", "ix_materiel_item_id", "item_id")
    op.create_table(
        "places",
        whole("claim"),
        whole("number"),
        text("role"),
        text("words"),
        whole("span_start"),
        whole("span_end"),
        text("place_id", null=True),
        text("name", null=True),
        number("lat", null=True),
        number("lon", null=True),
        text("country", null=True),
        text("admin1", null=True),
        text("precision", null=True),
        number("radius_km", null=True),
        key("places", "claim", "number"),
        refers("places", "claim", "claims.key", goes=True),
        **PART,
    )
    index("places", "ix_places_lat_lon", "lat", "lon")
    index("places", "ix_places_place_id", "place_id")
    op.create_table(
        "sources",
        whole("claim"),
        whole("number"),
        text("name", null=True),
        whole("span_start", null=True),
        whole("span_end", null=True),
        text("kind"),
        text("verb_class"),
        text("cue", null=True),
        whole("quoted"),
        key("sources", "claim", "number"),
        refers("sources", "claim", "claims.key", goes=True),
        **PART,
    )
    index("sources", "ix_sources_kind", "kind")
