"""Reading into a store: only what the present knowledge has not read yet, batch by batch, each kept whole or not at all.

A killed run leaves the batches that were written. The next one under the same knowledge and version goes on with it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from marsad.errors import CaseError
from marsad.ingest.vault.ledger import Ledger
from marsad.ingest.vault.records import now
from marsad.model.claim import Claim
from marsad.model.text import Document
from marsad.store.gathered import in_pieces
from marsad.store.models import AboutRow, DocumentRow, ReadingRow, RunRow
from marsad.store.rows import mark_of
from marsad.store.store import Store
from marsad.store.writing import Batch, Read, new_run, read_of

CUSTODY = "custody"  # what «about» calls the number of captures in the case when it was indexed
MANY = 1000  # claims that are written in one transaction
LONG = 5.0  # seconds after which what was read is written, however little it is


@dataclass(frozen=True, slots=True)
class Maker:
    """What reads: the digest of its knowledge and the version of Marsad."""

    knowledge: str
    version: str


@dataclass(slots=True)
class Counts:
    """What a run did: documents read for the first time, read again, turned back to an older reading, and as they were."""

    first: int = 0
    again: int = 0
    back: int = 0
    known: int = 0
    gone: int = 0
    claims: int = 0

    @property
    def read(self) -> int:
        """How many documents were read."""
        return self.first + self.again


@dataclass(slots=True)
class _Known:
    """A document that is in the store: its key, and its reading by the present knowledge, if there is one."""

    key: int
    reading: int | None
    current: bool
    present: bool
    seen: bool = False


@dataclass(slots=True)
class _Waiting:
    """What was read and is not written yet."""

    reads: list[Read] = field(default_factory=list)
    back: list[tuple[int, int]] = field(default_factory=list)
    claims: int = 0
    since: float = field(default_factory=time.monotonic)


class Indexer:
    """Reads documents into a store. Ask ``wanted`` of each, hand what was read to ``add``, and ``end`` it.

    ``again``: also what the present knowledge has read already. ``whole``: what is not asked about is not in the case any more.
    """

    def __init__(self, store: Store, maker: Maker, *, again: bool = False, whole: bool = False) -> None:
        self.counts = Counts()
        self.run: int | None = None
        self._store, self._maker, self._again, self._whole = store, maker, again, whole
        self._new: set[str] = set()
        self._waiting = _Waiting()
        self._kept = kept_in(store.target.case) if store.target.case else None
        with store.reading() as connection:
            self._known = _known(connection, maker, again)

    def wanted(self, document: Document) -> bool:
        """Whether a document is to be read. One that the present knowledge read before counts again as it was read then."""
        mark = mark_of(document)
        known = self._known.get(mark)
        if known is None:
            first = mark not in self._new
            self._new.add(mark)
            return first
        before, known.seen = known.seen, True
        if known.reading is None or before:
            return not before
        if known.current and known.present:
            self.counts.known += 1
        else:
            self._back(known.key, known.reading)
        return False

    def add(self, document: Document, claims: Sequence[Claim]) -> None:
        """Take what was read of a wanted document; it is safe when its batch is written."""
        self._waiting.reads.append(read_of(document, claims))
        self._waiting.claims += len(claims)
        waiting = self._waiting
        if waiting.claims >= MANY or len(waiting.reads) >= MANY or time.monotonic() - waiting.since > LONG:
            self.write()

    def _back(self, document: int, reading: int) -> None:
        self.counts.back += 1
        self._waiting.back.append((document, reading))
        if len(self._waiting.back) >= MANY:
            self.write()

    def write(self) -> None:
        """Write what waits, all of it or nothing."""
        waiting, self._waiting = self._waiting, _Waiting()
        if not waiting.reads and not waiting.back:
            return
        with self._store.writing() as connection:
            self.run = self.run or _run(connection, self._maker)
            batch = Batch(connection, self.run, self._again)
            for key, reading in waiting.back:
                batch.turn_back(key, reading)
            done = [batch.write(read) for read in waiting.reads]
            batch.flush()
        mine = [one for one in done if one.mine]
        again = sum(one.again for one in mine)
        self.counts.known += len(done) - len(mine)
        self.counts.again += again
        self.counts.first += len(mine) - again
        self.counts.claims += sum(one.claims for one in done)

    def end(self, *, complete: bool = True) -> None:
        """Write the rest, and end the run. If all was looked at (``complete``), what the case holds no more is marked so."""
        self.write()
        gone = [one.key for one in self._known.values() if one.present and not one.seen]
        gone = gone if complete and self._whole else []
        told = self._kept if complete and self._whole else None
        if not gone and self.run is None and told in (None, self._store.about().get(CUSTODY)):
            return
        with self._store.writing() as connection:
            _say_indexed(connection, told)
            for some in in_pieces(gone, MANY):
                connection.execute(update(DocumentRow).where(DocumentRow.key.in_(some)).values(present=0))
            if self.run is not None:
                connection.execute(update(RunRow).where(RunRow.key == self.run).values(ended=now()))
        self.counts.gone = len(gone)


def _known(connection: Connection, maker: Maker, again: bool) -> dict[str, _Known]:
    """Every document of the store by its mark, with its newest reading by ``maker``; if all are to be read ``again``, only
    with that of the run which was broken off. A document costs some 300 bytes of memory."""
    mine = (
        select(ReadingRow.document, func.max(ReadingRow.key).label("reading"))
        .join(RunRow, RunRow.key == ReadingRow.run)
        .where(RunRow.knowledge == maker.knowledge, RunRow.version == maker.version)
        .group_by(ReadingRow.document)
    )
    own = (mine.where(RunRow.ended.is_(None)) if again else mine).subquery()
    query = (
        select(DocumentRow.mark, DocumentRow.key, own.c.reading, ReadingRow.current, DocumentRow.present)
        .outerjoin(own, own.c.document == DocumentRow.key)
        .outerjoin(ReadingRow, ReadingRow.key == own.c.reading)
    )
    rows = connection.execute(query, execution_options={"yield_per": 1000})
    return {row.mark: _Known(row.key, row.reading, bool(row.current), bool(row.present)) for row in rows}


def kept_in(case: Path) -> str | None:
    """How many captures the custody log of a case tells of; None where it cannot be read."""
    try:
        return str(sum(entry.action == "kept" for entry in Ledger(case).read()))
    except (CaseError, OSError):
        return None


def _say_indexed(connection: Connection, kept: str | None) -> None:
    if kept is not None:
        connection.execute(delete(AboutRow).where(AboutRow.name == CUSTODY))
        connection.execute(insert(AboutRow), {"name": CUSTODY, "value": kept})


def _run(connection: Connection, maker: Maker) -> int:
    """The run to write into: one that was broken off goes on."""
    open_ = select(RunRow.key).where(
        RunRow.knowledge == maker.knowledge, RunRow.version == maker.version, RunRow.ended.is_(None)
    )
    found = connection.execute(open_.order_by(RunRow.key.desc()).limit(1)).scalar()
    return int(found) if found is not None else new_run(connection, maker.knowledge, maker.version)
