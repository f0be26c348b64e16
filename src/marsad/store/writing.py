"""Writing readings: documents with their claims, several in one transaction, numbered in the order in which they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from marsad.ingest.vault.records import now
from marsad.model.claim import Claim
from marsad.model.text import Document
from marsad.store.changes import Change, changes
from marsad.store.gathered import Gathered, next_key
from marsad.store.models import ChangeRow, ClaimRow, DocumentRow, ReadingRow, RunRow
from marsad.store.parts import part_rows
from marsad.store.rows import Table, claim_row, document_row, mark_of


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read."""

    document: Document
    mark: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of it: the keys of document and reading; ``again`` tells that it had been read before.

    Not ``mine`` is what another process wrote meanwhile.
    """

    document: int
    reading: int
    claims: int
    again: bool
    changes: tuple[Change, ...]
    mine: bool = True


def read_of(document: Document, claims: Sequence[Claim]) -> Read:
    """A document and its claims, ready to be written."""
    return Read(document, mark_of(document), tuple(claims))


class Batch:
    """Readings of one run, written on one connection. Rows are gathered and go to the database by ``flush``.

    ``again``: a document that the run's knowledge has read in another run is written all the same.
    """

    def __init__(self, connection: Connection, run: int, again: bool = True) -> None:
        self._connection = connection
        self._run = run
        self._runs = [run] if again else _runs_like(connection, run)
        self._rows = Gathered(connection)
        self._next: dict[Table, int] = {
            table: next_key(connection, table) for table in (DocumentRow, ReadingRow, ClaimRow)
        }

    def write(self, read: Read) -> Written:
        """Take a reading in; the one that counted before stays as an older one."""
        key = self._document(read)
        if (there := self._read_already(key)) is not None:
            return Written(key, there, 0, True, (), mine=False)
        known = self._current(key)
        before = self._told(known) if known is not None else []
        if known is not None:
            self._connection.execute(update(ReadingRow).where(ReadingRow.key == known).values(current=0))
        reading = self._take(ReadingRow)
        row = {"key": reading, "document": key, "run": self._run, "claims": len(read.claims), "current": 1}
        self._rows.add(ReadingRow, row)
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
        self._rows.flush()

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

    def _read_already(self, document: int) -> int | None:
        query = select(ReadingRow.key).where(ReadingRow.document == document, ReadingRow.run.in_(self._runs))
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
        self._rows.add(ClaimRow, {"key": key, "reading": reading, **row})
        self._rows.add_parts(part_rows(claim), claim=key)
        return row["id"], row["record"]

    def _changes(self, document: int, found: Sequence[Change]) -> None:
        taken = select(func.count()).where(ChangeRow.run == self._run, ChangeRow.document == document)
        first = self._connection.execute(taken).scalar_one() if found else 0
        for number, change in enumerate(found, first):
            row = {"run": self._run, "document": document, "number": number, "kind": change.kind}
            fields = ", ".join(change.fields) or None
            self._rows.add(ChangeRow, {**row, "claim_id": change.claim, "fields": fields})

    def _take(self, table: Table) -> int:
        key = self._next[table]
        self._next[table] += 1
        return key


def _runs_like(connection: Connection, run: int) -> list[int]:
    """The runs of the same knowledge and version."""
    facts = select(RunRow.knowledge, RunRow.version).where(RunRow.key == run)
    knowledge, version = connection.execute(facts).one()
    query = select(RunRow.key).where(RunRow.knowledge == knowledge, RunRow.version == version)
    return list(connection.execute(query).scalars())


def new_run(connection: Connection, knowledge: str, version: str) -> int:
    """Begin a run; its key."""
    key = next_key(connection, RunRow)
    connection.execute(insert(RunRow), {"key": key, "knowledge": knowledge, "version": version, "began": now()})
    return key
