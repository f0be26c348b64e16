"""A store: the claims, incidents and judgements of a case, in plain tables that any tool for SQL opens."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, func, select, text

from marsad.errors import RecordError, StoreError
from marsad.ingest.vault.records import decoded
from marsad.ingest.vault.texts import document_of
from marsad.model.claim import Claim
from marsad.model.codec import claim_from_json
from marsad.model.incident import Incident
from marsad.model.incident_codec import incident_from_json
from marsad.model.judgement import Judgement, named
from marsad.model.judgement_codec import judgement_from_json, judgement_to_json
from marsad.model.text import Document
from marsad.store.faults import told
from marsad.store.incidents import Put, put
from marsad.store.models import (
    AboutRow,
    ChangeRow,
    ClaimRow,
    DocumentRow,
    IncidentRow,
    JudgementRow,
    ReadingRow,
    RunRow,
)
from marsad.store.target import Target

if TYPE_CHECKING:
    from marsad.consolidate import Report
    from marsad.ingest.vault.fault import Fault

T = TypeVar("T")
AT_ONCE = 200  # rows that are fetched in one piece


@dataclass(frozen=True, slots=True)
class Changed:
    """A document whose claims a run changed; ``counts`` says how many are new, gone, changed."""

    name: str
    counts: dict[str, int]


class Store:
    """An open store. ``engine`` is SQLAlchemy's, for whoever asks questions of their own; ``name`` is what messages call it.

    Use it in a ``with`` block, or close it. Every method raises StoreError where the database fails.
    """

    def __init__(self, engine: Engine, target: Target, encrypted: bool = False) -> None:
        self.engine = engine
        self.target = target
        self.name = target.name
        self.encrypted = encrypted
        self.frozen = target.frozen
        self.faults: tuple[Fault, ...] = ()  # what is wrong with the case's journal of judgements

    def documents(self) -> Iterator[Document]:
        """The documents that the case holds now, in the order in which they came."""
        for _, document in self._documents():
            yield document

    def claims(self) -> Iterator[Claim]:
        """The claims that stand now, of the newest reading of each document, in the order of the documents."""
        for _, claims in self._read():
            yield from claims

    def reports(self) -> Iterator[Report]:
        """The documents, each with its claims."""
        from marsad.consolidate import Report

        for document, claims in self._read():
            yield Report(document, claims)

    def incidents(self) -> Iterator[Incident]:
        """The incidents that stand now, in the order in which they were written."""
        query = select(IncidentRow.record).where(IncidentRow.until.is_(None)).order_by(IncidentRow.key)
        for (record,) in self._rows(query):
            yield self._record(incident_from_json, record)

    def put_incidents(self, incidents: Iterable[Incident], *, knowledge: str) -> Put:
        """Make these the incidents that stand now; ``knowledge`` is the digest of what lined them up.

        The rows of those that changed or are gone stay, with their end. Where nothing differs, nothing is written.
        """
        with self.writing() as connection:
            return put(connection, incidents, knowledge, version("marsad"))

    def judgements(self) -> Iterator[Judgement]:
        """What persons decided, the oldest first; also what was taken back, and what took it back."""
        for (record,) in self._rows(select(JudgementRow.record).order_by(JudgementRow.at, JudgementRow.id)):
            yield self._record(judgement_from_json, record)

    def add_judgement(self, judgement: Judgement) -> None:
        """Keep a person's decision; it is safe when this returns, in the case's journal too. One that is there stays as it is.

        Raises RecordError for what is no judgement, or bears another id than ``named`` gives it.
        """
        from marsad.store import journal, judging

        if named(judgement_from_json(judgement_to_json(judgement))).id != judgement.id:
            raise RecordError(f"judgement.id {judgement.id!r:.40} is not made of what it says; name it with «named»")
        if self.target.case is not None and not self.encrypted:
            journal.append(self.target.case, [judgement])
        with self.writing() as connection:
            judging.insert_judgements(connection, [judgement])

    def about(self) -> dict[str, str]:
        """What the store says of itself: the case, who made it, how far the case was indexed."""
        return dict(tuple(row) for row in self._rows(select(AboutRow.name, AboutRow.value)))

    def knowledge(self) -> str | None:
        """The digest of the knowledge of the newest run; None before the first one."""
        for (digest,) in self._rows(select(RunRow.knowledge).order_by(RunRow.key.desc()).limit(1)):
            return str(digest)
        return None

    def changes(self, run: int) -> list[Changed]:
        """What a run changed in documents that had been read before, document by document."""
        query = (
            select(
                DocumentRow.key, DocumentRow.source_id, DocumentRow.path, DocumentRow.id, ChangeRow.kind, func.count()
            )
            .join(DocumentRow, DocumentRow.key == ChangeRow.document)
            .where(ChangeRow.run == run)
            .group_by(DocumentRow.key, DocumentRow.source_id, DocumentRow.path, DocumentRow.id, ChangeRow.kind)
            .order_by(DocumentRow.key, ChangeRow.kind)
        )
        found: dict[int, Changed] = {}
        for key, source, path, identity, kind, count in self._rows(query):
            found.setdefault(key, Changed(path or source or identity, {})).counts[kind] = count
        return list(found.values())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is at this moment."""
        with told(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose writing is kept whole, or not at all. One writes at a time."""
        with told(self.name), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE about IN EXCLUSIVE MODE"))
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def _read(self) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        query = (
            select(ReadingRow.document, ClaimRow.record)
            .join(ReadingRow, ReadingRow.key == ClaimRow.reading)
            .where(ReadingRow.current == 1)
            .order_by(ReadingRow.document, ClaimRow.number)
        )
        groups = groupby(self._rows(query), key=itemgetter(0))
        at, rows = next(groups, (None, iter(())))
        for key, document in self._documents():
            while at is not None and at < key:
                at, rows = next(groups, (None, iter(())))
            found = (
                tuple(replace(self._record(claim_from_json, record), document=document) for _, record in rows)
                if at == key
                else ()
            )
            yield document, found

    def _documents(self) -> Iterator[tuple[int, Document]]:
        query = select(DocumentRow.key, DocumentRow.text, DocumentRow.record)
        for key, words, record in self._rows(query.where(DocumentRow.present == 1).order_by(DocumentRow.key)):
            yield key, self._document(words, record)

    def _rows(self, query: Executable) -> Iterator[Any]:
        with self.reading() as connection:
            yield from connection.execute(query, execution_options={"yield_per": AT_ONCE})

    def _document(self, words: str | None, record: str) -> Document:
        try:
            facts = decoded(record.encode(), "a document")
            whole = facts.pop("text", words)
            return document_of(facts, whole if isinstance(whole, str) else None, "document")
        except RecordError as error:
            raise self._damaged(error) from error

    def _record(self, decode: Callable[[object], T], record: str) -> T:
        try:
            return decode(json.loads(record))
        except (RecordError, ValueError) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> StoreError:
        return StoreError(
            f"{self.name} was changed by hand: {error}; move it away and make it again with «marsad index»"
        )
