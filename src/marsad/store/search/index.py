"""Bringing the index of words up to the documents of a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from marsad.knowledge import Knowledge
from marsad.store.models import DocumentRow, SearchDocumentRow
from marsad.store.search.forms import Forms
from marsad.store.search.words import Columns, add, clear
from marsad.store.store import Store

RULES = "1"  # to be raised when the forms of words change: every index is then made anew
AT_ONCE = 250  # documents that are written in one transaction

Watch = Callable[[int, int], object]


def update(store: Store, knowledge: Knowledge, watch: Watch | None = None) -> int:
    """Index the documents that are not indexed yet; how many they were. ``watch`` is told how many of how many are done.

    An index that other rules or another knowledge made is made anew. Broken off, it goes on when it is called again.
    """
    stamp = stamp_of(knowledge)
    with store.reading() as connection:
        all_ = missing(connection, stamp)
    if not all_:
        return 0
    forms = Forms(knowledge)
    done = 0
    while count := _batch(store, forms, stamp):
        done += count
        if watch is not None:
            watch(done, max(done, all_))
    return done


def stamp_of(knowledge: Knowledge) -> str:
    """What marks an index: the rules of the forms and the knowledge behind the lemmas."""
    return f"{RULES} {knowledge.digest}"


def missing(connection: Connection, stamp: str | None = None) -> int:
    """How many documents are not indexed; with a ``stamp``, are not indexed so. Those that the case holds no more count too."""
    there = select(func.count()).select_from(SearchDocumentRow)
    if stamp is not None:
        there = there.where(SearchDocumentRow.forms == stamp)
    all_ = connection.execute(select(func.count()).select_from(DocumentRow)).scalar_one()
    return int(all_ - connection.execute(there).scalar_one())


def _batch(store: Store, forms: Forms, stamp: str) -> int:
    """Index some documents, all of them or none."""
    with store.writing() as connection:
        other = select(SearchDocumentRow.document).where(SearchDocumentRow.forms != stamp).limit(1)
        if connection.execute(other).first() is not None:
            clear(connection)
            connection.execute(delete(SearchDocumentRow))
        query = (
            select(DocumentRow.key, DocumentRow.text, DocumentRow.title)
            .where(DocumentRow.key.not_in(select(SearchDocumentRow.document)))
            .order_by(DocumentRow.key)
            .limit(AT_ONCE)
        )
        rows = [(key, forms.columns(text or "", title)) for key, text, title in connection.execute(query)]
        if rows:
            _write(connection, rows, stamp)
    return len(rows)


def _write(connection: Connection, rows: Sequence[tuple[int, Columns]], stamp: str) -> None:
    add(connection, rows)
    marks = [{"document": key, "words": len(columns[0]), "forms": stamp} for key, columns in rows]
    connection.execute(insert(SearchDocumentRow), marks)
