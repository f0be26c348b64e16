"""Writing incidents: what changed gets a new row under its old id, and the row before it stays, with its end."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, func, insert, select, update

from marsad.ingest.vault.records import now
from marsad.model.incident import Incident
from marsad.store.incident_rows import incident_part_rows, incident_row
from marsad.store.models import Base, ConsolidationRow, IncidentRow
from marsad.store.rows import Row, Table

AT_ONCE = 500  # incidents whose rows are held in memory


@dataclass(frozen=True, slots=True)
class Put:
    """What putting incidents did: how many are new, changed, as they were, and gone (into others, or without claims)."""

    new: int
    changed: int
    same: int
    gone: int


def put(connection: Connection, incidents: Iterable[Incident], knowledge: str, version: str) -> Put:
    """Make these the incidents that stand now. Where nothing differs from what stands, nothing is written."""
    standing = _standing(connection)
    run = _Writer(connection, knowledge, version)
    counts: Counter[str] = Counter()
    stream = iter(incidents)
    while batch := list(islice(stream, AT_ONCE)):
        for incident in batch:
            row = incident_row(incident)
            key, digest = standing.pop(row["id"], (None, None))
            if digest == _digest(row["record"]):
                counts["same"] += 1
                continue
            counts["new" if key is None else "changed"] += 1
            if key is not None:
                run.end([key])
            run.add(row, incident)
        run.flush()
    run.end([key for key, _ in standing.values() if key is not None])
    return Put(counts["new"], counts["changed"], counts["same"], len(standing))


def _standing(connection: Connection) -> dict[str, tuple[int | None, bytes | None]]:
    """The key of what stands under each id, and the digest of its record: all records would not fit into memory."""
    query = select(IncidentRow.id, IncidentRow.key, IncidentRow.record).where(IncidentRow.until.is_(None))
    rows = connection.execute(query, execution_options={"yield_per": AT_ONCE})
    return {row.id: (row.key, _digest(row.record)) for row in rows}


def _digest(record: str) -> bytes:
    return hashlib.sha256(record.encode()).digest()


class _Writer:
    """Rows of one consolidation, which is written down only if it changes something."""

    def __init__(self, connection: Connection, knowledge: str, version: str) -> None:
        self._connection = connection
        self._facts = {"knowledge": knowledge, "version": version}
        self._key: int | None = None
        self._next = (connection.execute(select(func.max(IncidentRow.key))).scalar() or 0) + 1
        self._rows: dict[Table, list[Row]] = defaultdict(list)

    def add(self, row: Row, incident: Incident) -> None:
        self._rows[IncidentRow].append({"key": self._next, "since": self._run(), **row})
        for table, parts in incident_part_rows(incident).items():
            self._rows[table] += [{"incident": self._next, **part} for part in parts]
        self._next += 1

    def end(self, keys: list[int]) -> None:
        """End rows: what they say stands no longer."""
        for some in _pieces(keys):
            self._connection.execute(update(IncidentRow).where(IncidentRow.key.in_(some)).values(until=self._run()))

    def flush(self) -> None:
        for table in Base.metadata.sorted_tables:
            for model in [model for model in self._rows if model.__table__ is table]:
                if rows := self._rows.pop(model):
                    self._connection.execute(insert(table), rows)

    def _run(self) -> int:
        if self._key is None:
            self._key = (self._connection.execute(select(func.max(ConsolidationRow.key))).scalar() or 0) + 1
            self._connection.execute(insert(ConsolidationRow), {"key": self._key, "at": now(), **self._facts})
        return self._key


def _pieces(keys: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(keys), AT_ONCE):
        yield keys[at : at + AT_ONCE]
