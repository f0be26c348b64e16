"""A search over a store: a query in words, filters over claims, and answers with the words found in the original."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, desc, func, literal, select

from marsad.errors import QueryError
from marsad.knowledge import Knowledge
from marsad.store.models import DocumentRow
from marsad.store.search import postgres, sqlite
from marsad.store.search.claims import claims_in
from marsad.store.search.filters import Filters, claims_of, documents_of
from marsad.store.search.forms import Forms
from marsad.store.search.hits import Answer, Hit, Told
from marsad.store.search.index import missing
from marsad.store.search.match import Mark, marks
from marsad.store.search.passages import Passages
from marsad.store.search.syntax import Both, Node, leaves, parse
from marsad.store.store import Store

USUAL = 20  # hits that are told unless somebody asks for more
_SCORE = "score"
_DIGITS = 4  # of a score


class Search:
    """Searches one store; ready for several queries. ``knowledge`` gives the lemmas of the words that are asked for."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store = store
        self._forms = Forms(knowledge)
        self._passages = Passages(knowledge)

    def find(self, query: str, filters: Filters | None = None, limit: int = USUAL) -> Answer:
        """The documents that answer: by score, then the earliest, then by id. Raises QueryError and StoreError."""
        asked = filters or Filters()
        tree = parse(query, self._forms)
        if tree is None and not asked.any:
            raise QueryError("nothing is asked for; give words, or a filter such as --type air-strike")
        with self._store.reading() as connection:
            rows, total = _documents(connection, tree, asked, limit)
            passing = claims_of(connection, asked) if asked.any else None
            told = claims_in(connection, [row.key for row in rows], passing)
            hits = [self._hit(n, row, tree, told.get(row.key, ()), asked) for n, row in enumerate(rows, 1)]
            return Answer(tuple(hits), total, missing(connection))

    def _hit(self, rank: int, row: Any, tree: Node | None, claims: tuple[Told, ...], asked: Filters) -> Hit:
        text = row.text or ""
        found = self._marks(tree, text)
        passages = self._passages.of(text, found, () if found and not asked.of_claims else claims)
        if found and not asked.of_claims:
            claims = tuple(told for told in claims if any(_meets(told, one.start, one.end) for one in passages))
        names = ("id", "source_id", "path", "url", "title", "publisher", "published")
        facts = {name: getattr(row, name) for name in names}
        title_marks = tuple(self._marks(tree, row.title or ""))
        score = round(float(row.score or 0.0), _DIGITS)
        return Hit(rank=rank, score=score, title_marks=title_marks, passages=passages, claims=claims, **facts)

    def _marks(self, tree: Node | None, text: str) -> list[Mark]:
        return marks(leaves(tree), self._forms.of(text)) if tree is not None and text else []


def _meets(told: Told, start: int, end: int) -> bool:
    return told.sentence[0] < end and start < told.sentence[1]


def _documents(connection: Connection, tree: Node | None, filters: Filters, limit: int) -> tuple[list[Any], int]:
    """The rows of the best documents, with their score, and how many there are in all."""
    columns = DocumentRow.__table__.c
    score, query = _asked(connection, tree)
    query = query.where(DocumentRow.present == 1)
    if filters.any:
        query = query.where(documents_of(connection, filters))
    total = connection.execute(query.with_only_columns(func.count())).scalar_one()
    best = query.with_only_columns(*columns, score.label(_SCORE)).order_by(
        desc(func.round(score * 10**6)),
        DocumentRow.published.is_(None),
        DocumentRow.published,
        DocumentRow.id,
        DocumentRow.key,
    )
    return list(connection.execute(best.limit(limit))), int(total)


def _asked(connection: Connection, tree: Node | None) -> tuple[ColumnElement[float], Select[Any]]:
    """The score of a document, and the documents whose words answer."""
    query: Select[Any] = select(DocumentRow.key)
    if tree is None:
        return literal(0.0), query
    if connection.dialect.name == "postgresql":
        return postgres.score(tree), query.where(postgres.holds(tree))
    if (found := sqlite.found(tree)) is not None:
        return found.c.score, query.join(found, found.c.document == DocumentRow.key)
    return literal(0.0), query.where(sqlite.is_left(tree)) if isinstance(tree, Both) else query
