"""What goes into a store comes out as it was: on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from marsad import Reader
from marsad.consolidate import consolidate
from marsad.ingest import read_inputs
from marsad.model.claim import Claim
from marsad.model.text import Document
from marsad.store import Store, open_store
from marsad.store.writing import Batch, Written, new_run, read_of

SAMPLES = Path(__file__).parents[2] / "samples"
Told = tuple[Document, tuple[Claim, ...]]


@cache
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """The sample reports with their claims."""
    documents = [one for one in read_inputs([str(SAMPLES)]) if isinstance(one, Document)]
    return [(one, tuple(reader().analyse(one).claims)) for one in documents]


def write(store: Store, told: Sequence[Told], knowledge: str = "k1") -> list[Written]:
    with store.writing() as connection:
        batch = Batch(connection, new_run(connection, knowledge, "0.1.0"))
        written = [batch.write(read_of(document, claims)) for document, claims in told]
        batch.flush()
    return written


def test_documents_and_claims_come_back_as_they_were(store: Store, told: list[Told]) -> None:
    write(store, told)
    assert list(store.documents()) == [document for document, _ in told]
    assert list(store.claims()) == [claim for _, claims in told for claim in claims]
    assert [(report.document, report.claims) for report in store.reports()] == told


def test_a_store_that_was_closed_is_opened_again(target: str, told: list[Told]) -> None:
    with open_store(target, create=True) as store:
        write(store, told)
    with open_store(target) as store:
        assert len(list(store.documents())) == len(told)


def test_a_newer_reading_counts_and_tells_what_changed(store: Store, told: list[Told]) -> None:
    write(store, told)
    document, claims = told[0]
    other = replace(claims[1], factuality="denied", event=replace(claims[1].event, outcome="failed"))
    new = replace(claims[2], id="0" * 24)
    (again,) = write(store, [(document, (other, *claims[2:], new))], "k2")
    assert [(one.kind, one.claim, one.fields) for one in again.changes] == [
        ("gone", claims[0].id, ()),
        ("changed", other.id, ("event.outcome", "factuality")),
        ("new", new.id, ()),
    ]
    assert next(iter(store.reports())).claims == (other, *claims[2:], new)


def test_incidents_come_back_and_changed_ones_keep_their_past(store: Store, told: list[Told]) -> None:
    write(store, told)
    found = consolidate(store.reports(), reader().knowledge)
    assert store.put_incidents(found, knowledge="k").new == len(found) > 5
    assert list(store.incidents()) == found
    assert store.put_incidents(found, knowledge="k").same == len(found)
    put = store.put_incidents([replace(found[0], voices=9), *found[2:]], knowledge="k")
    assert (put.new, put.changed, put.same, put.gone) == (0, 1, len(found) - 2, 1)
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT voices, until FROM incidents WHERE id = '{found[0].id}' ORDER BY key"
        )
        assert [tuple(row) for row in rows] == [(found[0].voices, 2), (9, None)]
