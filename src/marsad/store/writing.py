"""Writing readings: documents with their claims, several in one transaction, numbered in the order in which they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from marsad.ingest.vault.records import now
from marsad.model.claim import Claim
from marsad.model.text import Document
from marsad.store.changes import Change, changes
from marsad.store.models import ChangeRow, ClaimRow, DocumentRow, ReadingRow, RunRow
from marsad.store.models.base import Base
from marsad.store.parts import part_rows
from marsad.store.rows import Row, Table, claim_row, document_row, mark_of


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read."""

    document: Document
    mark: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of it: the keys of document and reading; ``again`` tells that it had been read before."""

    document: int
    reading: int
    claims: int
    again: bool
    changes: tuple[Change, ...]


def read_of(document: Document, claims: Sequence[Claim]) -> Read:
    """A document and its claims, ready to be written."""
    return Read(document, mark_of(document), tuple(claims))


class Batch:
    """Readings of one run, written on one connection. Rows are gathered and go to the database by ``flush``."""

    def __init__(self, connection: Connection, run: int) -> None:
        self._connection = connection
        self._run = run
        self._rows: dict[Table, list[Row]] = defaultdict(list)
        self._next: dict[Table, int] = {
            table: _next_key(connection, table) for table in (DocumentRow, ReadingRow, ClaimRow)
        }

    def write(self, read: Read) -> Written:
        """Take a reading in; the one that counted before stays as an older one."""
        key = self._document(read)
        if (there := self._in_this_run(key)) is not None:  # another process wrote it meanwhile
            return Written(key, there, 0, True, ())
        known = self._current(key)
        before = self._told(known) if known is not None else []
        if known is not None:
            self._connection.execute(update(ReadingRow).where(ReadingRow.key == known).values(current=0))
        reading = self._take(ReadingRow)
        row = {"key": reading, "document": key, "run": self._run, "claims": len(read.claims), "current": 1}
        self._rows[ReadingRow].append(row)
        told = [self._claim(claim, reading, number) for number, claim in enumerate(read.claims)]
        found = tuple(changes(before, told)) if known is not None else ()
        self._changes(key, found)
        return Written(key, reading, len(told), known is not None, found)

    def turn_back(self, document: int, reading: int) -> Written:
        """Let an older reading count again: the knowledge that made it is in use again."""
        known = self._current(document)
        self._connection.execute(update(DocumentRow).where(DocumentRow.key == document).values(present=1))
        if known == reading:
            return Written(document, reading, 0, True, ())
        before, after = self._told(known) if known is not None else [], self._told(reading)
        for key, current in ((known, 0), (reading, 1)):
            self._connection.execute(update(ReadingRow).where(ReadingRow.key == key).values(current=current))
        found = tuple(changes(before, after))
        self._changes(document, found)
        return Written(document, reading, len(after), True, found)

    def flush(self) -> None:
        """Hand the gathered rows to the database, parents first."""
        for table in Base.metadata.sorted_tables:
            for model in [model for model in self._rows if model.__table__ is table]:
                if rows := self._rows.pop(model):
                    self._connection.execute(insert(table), rows)

    def _document(self, read: Read) -> int:
        found = self._connection.execute(
            select(DocumentRow.key, DocumentRow.present).where(DocumentRow.mark == read.mark)
        ).first()
        if found is None:
            key = self._take(DocumentRow)
            row = {"key": key, **document_row(read.document, read.mark), "added": now(), "present": 1}
            self._connection.execute(insert(DocumentRow), row)
            return key
        if not found.present:
            self._connection.execute(update(DocumentRow).where(DocumentRow.key == found.key).values(present=1))
        return int(found.key)

    def _in_this_run(self, document: int) -> int | None:
        query = select(ReadingRow.key).where(ReadingRow.document == document, ReadingRow.run == self._run)
        return self._connection.execute(query).scalar()

    def _current(self, document: int) -> int | None:
        query = select(ReadingRow.key).where(ReadingRow.document == document, ReadingRow.current == 1)
        return self._connection.execute(query).scalar()

    def _told(self, reading: int) -> list[tuple[str, str]]:
        query = select(ClaimRow.id, ClaimRow.record).where(ClaimRow.reading == reading).order_by(ClaimRow.number)
        return [(row.id, row.record) for row in self._connection.execute(query)]

    def _claim(self, claim: Claim, reading: int, number: int) -> tuple[str, str]:
        key = self._take(ClaimRow)
        row = claim_row(claim, number)
        self._rows[ClaimRow].append({"key": key, "reading": reading, **row})
        for table, parts in part_rows(claim).items():
            self._rows[table] += [{"claim": key, **part} for part in parts]
        return row["id"], row["record"]

    def _changes(self, document: int, found: Sequence[Change]) -> None:
        taken = select(func.count()).where(ChangeRow.run == self._run, ChangeRow.document == document)
        first = self._connection.execute(taken).scalar_one() if found else 0
        for number, change in enumerate(found, first):
            row = {"run": self._run, "document": document, "number": number, "kind": change.kind}
            fields = ", ".join(change.fields) or None
            self._rows[ChangeRow].append({**row, "claim_id": change.claim, "fields": fields})

    def _take(self, table: Table) -> int:
        key = self._next[table]
        self._next[table] += 1
        return key


def new_run(connection: Connection, knowledge: str, version: str) -> int:
    """Begin a run; its key."""
    key = _next_key(connection, RunRow)
    connection.execute(insert(RunRow), {"key": key, "knowledge": knowledge, "version": version, "began": now()})
    return key


def _next_key(connection: Connection, table: Table) -> int:
    highest = connection.execute(select(func.max(table.__table__.c.key))).scalar()
    return (highest or 0) + 1
