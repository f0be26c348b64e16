"""Writing incidents: what changed gets a new row under its old id, and the row before it stays, with its end."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, insert, select, update

from marsad.ingest.vault.records import now
from marsad.model.incident import Incident
from marsad.store.gathered import Gathered, in_pieces, next_key
from marsad.store.incident_rows import incident_part_rows, incident_row
from marsad.store.models import ConsolidationRow, IncidentRow
from marsad.store.rows import Row

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
        ended: list[int] = []
        for incident in batch:
            row = incident_row(incident)
            key, digest = standing.pop(row["id"], (None, None))
            if digest == _digest(row["record"]):
                counts["same"] += 1
                continue
            counts["new" if key is None else "changed"] += 1
            if key is not None:
                ended.append(key)
            run.add(row, incident)
        run.end(ended)
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
        self._next = next_key(connection, IncidentRow)
        self._rows = Gathered(connection)

    def add(self, row: Row, incident: Incident) -> None:
        self._rows.add(IncidentRow, {"key": self._next, "since": self._run(), **row})
        self._rows.add_parts(incident_part_rows(incident), incident=self._next)
        self._next += 1

    def end(self, keys: list[int]) -> None:
        """End rows: what they say stands no longer."""
        for some in in_pieces(keys, AT_ONCE):
            self._connection.execute(update(IncidentRow).where(IncidentRow.key.in_(some)).values(until=self._run()))

    def flush(self) -> None:
        self._rows.flush()

    def _run(self) -> int:
        if self._key is None:
            self._key = next_key(self._connection, ConsolidationRow)
            self._connection.execute(insert(ConsolidationRow), {"key": self._key, "at": now(), **self._facts})
        return self._key
