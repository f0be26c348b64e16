"""The index of words: FTS5 on SQLite, tsvector on PostgreSQL, over the same forms of the same words."""

from __future__ import annotations

from alembic import op

from marsad.store.migrations.shape import STRICT, key, refers, text, whole

revision = "0003"
down_revision: str | None = "0002"

# Contentless: it holds no second copy of the texts. The tokens come encoded, so FTS5's tokeniser has nothing to decide.
_FTS5 = """CREATE VIRTUAL TABLE search_words USING fts5(
  exact, folded, lemma, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'")"""
_TSVECTOR = """CREATE TABLE search_words (
  document BIGINT NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  part BIGINT NOT NULL,
  words TSVECTOR NOT NULL,
  CONSTRAINT pk_search_words PRIMARY KEY (document, part))"""


def upgrade() -> None:
    op.create_table(
        "search_documents",
        whole("document"),
        whole("words"),
        text("forms"),
        key("search_documents", "document"),
        refers("search_documents", "document", "documents.key", goes=True),
        **STRICT,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_TSVECTOR)
        op.execute("CREATE INDEX ix_search_words_words ON search_words USING gin (words)")
    else:
        op.execute(_FTS5)
