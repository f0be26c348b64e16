"""The claims of the documents that a search found, in short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from marsad.store.gathered import in_pieces
from marsad.store.models import ArgumentRow, ClaimRow, PlaceRow, ReadingRow, SourceRow
from marsad.store.search.hits import Told

AT_ONCE = 500  # documents whose claims are asked for at once: a database takes some thousands of values in one query


def claims_in(
    connection: Connection, documents: Sequence[int], passing: Select[Any] | None
) -> dict[int, tuple[Told, ...]]:
    """The claims of each document, those that are ``passing`` or all, in the order of the text."""
    found: dict[int, tuple[Told, ...]] = {}
    for some in in_pieces(documents, AT_ONCE):
        found |= _some(connection, some, passing)
    return found


def _some(connection: Connection, documents: Sequence[int], passing: Select[Any] | None) -> dict[int, tuple[Told, ...]]:
    query = (
        select(ReadingRow.document, *ClaimRow.__table__.c)
        .join(ReadingRow, ReadingRow.key == ClaimRow.reading)
        .where(ReadingRow.current == 1, ReadingRow.document.in_(documents))
        .order_by(ReadingRow.document, ClaimRow.span_start, ClaimRow.number)
    )
    rows = connection.execute(query if passing is None else query.where(ClaimRow.key.in_(passing))).all()
    keys = [row.key for row in rows]
    places = _parts(connection, keys, PlaceRow.claim, PlaceRow.number, PlaceRow.name, PlaceRow.words)
    actors = _parts(connection, keys, ArgumentRow.claim, ArgumentRow.number, ArgumentRow.actor_name, ArgumentRow.words)
    sources = _parts(connection, keys, SourceRow.claim, SourceRow.number, SourceRow.name, SourceRow.kind)
    found: dict[int, list[Told]] = defaultdict(list)
    for row in rows:
        found[row.document].append(_told(row, places[row.key], actors[row.key], sources[row.key]))
    return {document: tuple(told) for document, told in found.items()}


def _told(row: Any, places: Iterable[str], actors: Iterable[str], sources: Iterable[str]) -> Told:
    return Told(
        id=row.id,
        type=row.type,
        factuality=row.factuality,
        words=row.words,
        start=row.span_start,
        end=row.span_end,
        sentence=(row.sentence_start, row.sentence_end),
        time=(row.time_from, row.time_to),
        places=tuple(places),
        actors=tuple(actors),
        sources=tuple(sources),
    )


def _parts(connection: Connection, keys: Sequence[int], claim: Any, number: Any, *names: Any) -> dict[int, list[str]]:
    """The names of one part of each claim: of its columns the first that is filled."""
    found: dict[int, list[str]] = defaultdict(list)
    for key, *told in connection.execute(select(claim, *names).where(claim.in_(keys)).order_by(claim, number)):
        name = next((one for one in told if one), "")
        if name and name not in found[key]:
            found[key].append(name)
    return found
