"""What a search may ask of the claims of a document, beside its words: by which of them one claim must stand for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, Select, and_, false, func, literal, or_, select, tuple_

from marsad.recognise.place.geo import distance_km
from marsad.store.models import ArgumentRow, ClaimRow, DocumentRow, MaterielRow, PlaceRow, ReadingRow, SourceRow
from marsad.text.fold import fold_all

_BEFORE = re.compile("^(?:[وفبك]?ال|لل|ل)(?=..)")  # the words of «للطيران» stand on «لطيران»
_DAY = 10  # characters of an ISO day, before the minutes


@dataclass(frozen=True, slots=True)
class Area:
    """Where: a circle (WGS 84, km), or a country (ISO 3166) or governorate that a place is said to lie in.

    ``place``: the gazetteer's id of the place that was named, which counts however wide the words leave it.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    km: float | None = None
    place: str | None = None
    country: str | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A name that somebody asks for, and the ids under which the knowledge has it."""

    name: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What a claim must be. Of several values of one filter any will do; the filters must all hold, of one claim.

    ``since`` and ``until`` are ISO days, both included. A claim whose words give no day counts by the day of its report.
    """

    types: tuple[str, ...] = ()
    actors: tuple[Named, ...] = ()
    area: Area | None = None
    since: str | None = None
    until: str | None = None
    publishers: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    factualities: tuple[str, ...] = ()
    materiel: tuple[Named, ...] = ()

    @property
    def of_claims(self) -> bool:
        """Whether something is asked that only a claim can answer; a publisher and a day a report without claims has too."""
        asked = (self.types, self.actors, self.speakers, self.kinds, self.factualities, self.materiel)
        return any(asked) or self.area is not None

    @property
    def any(self) -> bool:
        """Whether anything is asked at all."""
        return self.of_claims or bool(self.publishers) or self.since is not None or self.until is not None


def claims_of(connection: Connection, filters: Filters) -> Select[Any]:
    """The keys of the claims that stand now and pass the filters."""
    query = (
        select(ClaimRow.key)
        .join(ReadingRow, and_(ReadingRow.key == ClaimRow.reading, ReadingRow.current == 1))
        .join(DocumentRow, and_(DocumentRow.key == ReadingRow.document, DocumentRow.present == 1))
    )
    return query.where(*_conditions(connection, filters))


def documents_of(connection: Connection, filters: Filters) -> ColumnElement[bool]:
    """Whether a document passes: by one of its claims or, where no claim is asked for, by its own day and publisher."""
    passing = select(ReadingRow.document).join(ClaimRow, ClaimRow.reading == ReadingRow.key)
    found = DocumentRow.key.in_(passing.where(ClaimRow.key.in_(claims_of(connection, filters))))
    if filters.of_claims:
        return found
    told = select(ReadingRow.document).join(ClaimRow, ClaimRow.reading == ReadingRow.key).where(ReadingRow.current == 1)
    own = and_(DocumentRow.key.not_in(told), *_publisher(connection, filters), *_within(DocumentRow.published, filters))
    return or_(found, own)


def _conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    found = [*_publisher(connection, filters), *_times(filters)]
    if filters.types:
        found.append(ClaimRow.type.in_(filters.types))
    if filters.factualities:
        found.append(ClaimRow.factuality.in_(filters.factualities))
    if filters.actors:
        found.append(ClaimRow.key.in_(_of_actors(connection, filters.actors)))
    if filters.materiel:
        found.append(ClaimRow.key.in_(_of_materiel(connection, filters.materiel)))
    if filters.speakers or filters.kinds:
        found.append(ClaimRow.key.in_(_of_sources(connection, filters)))
    if filters.area is not None:
        found.append(ClaimRow.key.in_(select(PlaceRow.claim).where(_inside(connection, filters.area))))
    return found


def _times(filters: Filters) -> list[ColumnElement[bool]]:
    """Whether the interval of a claim meets the one asked for."""
    first = func.substr(func.coalesce(ClaimRow.time_from, ClaimRow.time_to, DocumentRow.published), 1, _DAY)
    last = func.substr(func.coalesce(ClaimRow.time_to, ClaimRow.time_from, DocumentRow.published), 1, _DAY)
    found: list[ColumnElement[bool]] = []
    if filters.since is not None:
        found.append(last >= filters.since)
    if filters.until is not None:
        found.append(first <= filters.until)
    return found


def _within(day: Any, filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.since is not None:
        found.append(day >= filters.since)
    if filters.until is not None:
        found.append(day <= filters.until)
    return found


def _publisher(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    if not filters.publishers:
        return []
    names = connection.execute(select(DocumentRow.publisher).distinct()).scalars()
    called = _Called(filters.publishers)
    return [DocumentRow.publisher.in_([name for name in names if name and called(name)])]


def _of_actors(connection: Connection, asked: Sequence[Named]) -> Select[Any]:
    """The claims in which an actor of that id, or of that name in the words or in the list, takes part."""
    names = [named.name for named in asked]
    query = select(ArgumentRow.words, ArgumentRow.actor_name, ArgumentRow.actor_id).distinct()
    words = connection.execute(query).all()
    whole = {_bare(name) for name in names}
    ids = {one for named in asked for one in named.ids}
    called = _Called(names)
    ids |= {row.actor_id for row in words if row.actor_id and called(row.words) and _bare(row.words) in whole}
    held = {row.words for row in words if called(row.words) or called(row.actor_name or "")}
    known = select(ArgumentRow.claim)
    return known.where(or_(ArgumentRow.actor_id.in_(ids), ArgumentRow.words.in_(held)))


def _of_materiel(connection: Connection, asked: Sequence[Named]) -> Select[Any]:
    ids = {one for named in asked for one in (named.name, *named.ids)}
    called = _Called(named.name for named in asked)
    held = [words for words in connection.execute(select(MaterielRow.words).distinct()).scalars() if called(words)]
    by_id = or_(MaterielRow.item_id.in_(ids), MaterielRow.category.in_(ids))
    return select(MaterielRow.claim).where(or_(by_id, MaterielRow.words.in_(held)))


def _of_sources(connection: Connection, filters: Filters) -> Select[Any]:
    """The claims with a link of the chain of that kind whose name is asked for."""
    query = select(SourceRow.claim)
    if filters.kinds:
        query = query.where(SourceRow.kind.in_(filters.kinds))
    if filters.speakers:
        names = connection.execute(select(SourceRow.name).distinct()).scalars()
        called = _Called(filters.speakers)
        query = query.where(SourceRow.name.in_([name for name in names if name and called(name)]))
    return query


def _inside(connection: Connection, area: Area) -> ColumnElement[bool]:
    """Whether a place lies in the area. In a circle: its point does, and the words leave it no wider than the circle."""
    if area.lat is None or area.lon is None or area.km is None:
        inside = [PlaceRow.country == area.country]
        if area.admin1 is not None:
            inside.append(or_(PlaceRow.admin1 == area.admin1, PlaceRow.place_id == area.place))
        return and_(*inside)
    rows = connection.execute(select(PlaceRow.lat, PlaceRow.lon).where(PlaceRow.lat.is_not(None)).distinct())
    points = [(row.lat, row.lon) for row in rows if distance_km(area.lat, area.lon, row.lat, row.lon) <= area.km]
    near = tuple_(PlaceRow.lat, PlaceRow.lon).in_(points) if points else false()
    same = PlaceRow.place_id == area.place if area.place else literal(False, Boolean)
    return or_(and_(near, PlaceRow.radius_km <= area.km), same)


class _Called:
    """Whether one of the names that are asked for stands in a name, word by word, with or without the article."""

    def __init__(self, asked: Iterable[str]) -> None:
        self._wanted = [bare for bare in map(_bare, asked) if bare.strip()]
        self._first = [bare.split()[0] for bare in self._wanted]

    def __call__(self, name: str) -> bool:
        folded = fold_all(name)  # most names do not hold the letters at all
        return any(bare.strip() in folded for bare in self._wanted) and any(
            bare in _bare(name) for bare in self._wanted
        )


def _bare(name: str) -> str:
    """The folded words without article and what is written before it, a blank around each; both sides lose the same."""
    return f" {' '.join(_BEFORE.sub('', word) for word in fold_all(name).split())} "
