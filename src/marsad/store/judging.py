"""Judgements in a store. Those of a case stand in its journal as well, and either side gets what the other has."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from marsad.ingest.vault.fault import Fault
from marsad.model.judgement import Judgement
from marsad.model.judgement_codec import judgement_to_json
from marsad.store import journal
from marsad.store.models import JudgementRow, JudgementSubjectRow
from marsad.store.rows import Row, dumped, plain
from marsad.store.store import Store


def catch_up(store: Store) -> tuple[Fault, ...]:
    """Bring the database what the case's journal holds, and the journal what the database holds; what is wrong with it.

    An encrypted store keeps its judgements to itself: nothing of them is written into the journal.
    """
    if store.target.case is None:
        return ()
    told = list(journal.read_journal(store.target.case))
    faults = tuple(one for one in told if isinstance(one, Fault))
    if store.frozen:
        return faults
    written = {one.id: one for one in told if isinstance(one, Judgement)}
    with store.reading() as connection:
        there = set(connection.execute(select(JudgementRow.id)).scalars())
    if missing := [one for key, one in written.items() if key not in there]:
        with store.writing() as connection:
            insert_judgements(connection, missing)
    if not store.encrypted and there - written.keys():
        journal.append(store.target.case, [one for one in store.judgements() if one.id not in written])
    return faults


def insert_judgements(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Add judgements that are not there yet."""
    there = set(connection.execute(select(JudgementRow.id)).scalars())
    for one in judgements:
        if one.id not in there:
            there.add(one.id)
            connection.execute(insert(JudgementRow), _row(one))
            if subjects := _subjects(one):
                connection.execute(insert(JudgementSubjectRow), subjects)


def _row(judgement: Judgement) -> Row:
    names = ("id", "at", "by", "kind", "field", "value", "note", "undoes")
    return {**{name: plain(getattr(judgement, name)) for name in names}, "record": dumped(judgement_to_json(judgement))}


def _subjects(judgement: Judgement) -> list[Row]:
    pairs = [(subject, anchor) for subject in judgement.subjects for anchor in subject.anchors]
    return [
        {
            "judgement": judgement.id,
            "number": number,
            "subject": plain(subject.id),
            "claim_id": plain(anchor.claim),
            "document_id": plain(anchor.document),
        }
        for number, (subject, anchor) in enumerate(pairs)
    ]
