"""Rows on their way into the database: numbered, gathered, and handed over parents first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, FromClause, func, insert, select

from marsad.store.models import Base
from marsad.store.rows import Row, Table

T = TypeVar("T")


class Gathered:
    """Rows of several tables; they go to the database by ``flush``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[FromClause, list[Row]] = defaultdict(list)

    def add(self, table: Table, *rows: Row) -> None:
        """Take rows of a table in."""
        self._rows[table.__table__] += rows

    def add_parts(self, found: dict[Table, list[Row]], **whole: int) -> None:
        """Take the rows of the parts of a record in; ``whole`` is the column that names it, and its key."""
        for table, parts in found.items():
            self.add(table, *({**whole, **part} for part in parts))

    def flush(self) -> None:
        """Hand the rows to the database, parents first."""
        for table in Base.metadata.sorted_tables:
            if rows := self._rows.pop(table, None):
                self._connection.execute(insert(table), rows)


def next_key(connection: Connection, table: Table) -> int:
    """The first key of a table that no row has, nor one after it."""
    highest = connection.execute(select(func.max(table.__table__.c.key))).scalar()
    return (highest or 0) + 1


def in_pieces(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in their order, ``size`` at a time."""
    for first in range(0, len(items), size):
        yield items[first : first + size]
