"""A query as PostgreSQL takes it: which documents hold its words, and how well."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    MetaData,
    Table,
    and_,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlalchemy import literal_column as raw
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from marsad.store.models import DocumentRow
from marsad.store.search.forms import FORMS
from marsad.store.search.fts5 import phrases
from marsad.store.search.syntax import Either, Leaf, Node, leaves

LETTERS = ("e", "f", "l")  # before the lexemes of exact, folded and lemma
WEIGHTS = ("A", "B", "C")
_RANKS: ColumnElement[Any] = raw("'{0, 0.25, 0.5, 1}'::real[]")  # of the weights D, C, B, A
_BY_LENGTH = 1  # a score is divided by 1 and the logarithm of the length

WORDS = Table(
    "search_words",
    MetaData(),
    Column("document", BigInteger, primary_key=True),
    Column("part", BigInteger, primary_key=True),
    Column("words", TSVECTOR),
)


def holds(node: Node) -> ColumnElement[bool]:
    """Whether a document holds what a query asks for."""
    if isinstance(node, Leaf):
        query = select(WORDS.c.document).where(WORDS.c.words.bool_op("@@")(_tsquery(tsquery_of(node))))
        return DocumentRow.key.in_(query)
    if isinstance(node, Either):
        return or_(false(), *map(holds, node.parts))
    return and_(*map(holds, node.parts), *(not_(holds(part)) for part in node.without))


def score(node: Node) -> ColumnElement[float]:
    """How well a document answers a query, by the best of its parts: more for exact words than for lemmas."""
    wanted = " | ".join(dict.fromkeys(tsquery_of(leaf) for leaf in leaves(node)))
    if not wanted:
        return literal(0.0)
    rank = func.max(func.ts_rank(_RANKS, WORDS.c.words, _tsquery(wanted), _BY_LENGTH))
    return select(rank).where(WORDS.c.document == DocumentRow.key).scalar_subquery()


def tsquery_of(leaf: Leaf) -> str:
    """A word or a phrase as a tsquery, by each of its forms."""
    letters = dict(zip(FORMS, LETTERS, strict=True))
    star = ":*" if leaf.prefix else ""
    ways = []
    for form, phrase in phrases(leaf):
        lexemes = [f"'{letters[form]}{word}'" for word in phrase.split()]
        ways.append(f"({' <-> '.join(lexemes)}{star})")
    return f"({' | '.join(ways)})"


def _tsquery(query: str) -> ColumnElement[object]:
    return cast(literal(query), TSQUERY)
