"""A query as SQLite takes it: which documents hold its words, and how well."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Float, Integer, Subquery, column, text

from marsad.store.models import DocumentRow
from marsad.store.search.fts5 import left_out, match_of
from marsad.store.search.syntax import Both, Node

WEIGHTS = (4.0, 2.0, 1.0)  # of words found as written, folded, and by their lemma


def found(node: Node) -> Subquery | None:
    """The documents that hold what must be there, with their score: FTS5's bm25, turned so that more is better.

    None for a query that only leaves out.
    """
    wanted = match_of(node)
    if not wanted:
        return None
    query = text(
        f"SELECT rowid AS document, -bm25(search_words, {WEIGHTS[0]}, {WEIGHTS[1]}, {WEIGHTS[2]}) AS score"
        " FROM search_words WHERE search_words MATCH :wanted"
    )
    return (
        query.bindparams(wanted=wanted).columns(column("document", Integer), column("score", Float)).subquery("found")
    )


def is_left(node: Both) -> ColumnElement[bool]:
    """Whether a document does not hold what a query leaves out."""
    query = text("SELECT rowid AS document FROM search_words WHERE search_words MATCH :without")
    there = query.bindparams(without=left_out(node)).columns(column("document", Integer)).subquery("without")
    return DocumentRow.key.not_in(there.select())
