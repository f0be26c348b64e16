"""A row of a researcher's own table of events, by a mapping of columns that is written once and kept beside the table."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from marsad.errors import InputError
from marsad.ingest.columns import Columns, columns_of, load_toml
from marsad.ingest.reference.cells import Row, day, ordered, place_at, point_of, whole_or_none
from marsad.ingest.reference.event import ReferenceEvent
from marsad.ingest.reference.knowing import Knowing
from marsad.model.mention import Place

FIELDS = (
    "id", "date", "to", "type", "place", "country", "latitude", "longitude", "radius_km", "agent", "patient", "killed",
    "killed_low", "killed_high", "notes",
)  # fmt: skip
_USUAL_RADIUS = 5  # km: a town


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which column holds what, and which of Marsad's types the words of the column of types stand for."""

    columns: Columns
    types: Mapping[str, str]

    def row(self, row: Row) -> dict[str, str]:
        """The row by Marsad's fields: several columns of one field with a blank between."""
        there = {name.strip().lower(): value for name, value in row.items()}
        found: dict[str, str] = {}
        for field in FIELDS:
            names = self.columns.names.get(field, (field,))
            found[field] = " ".join(there[name.lower()].strip() for name in names if there.get(name.lower()))
        return found


def load_mapping(path: str | os.PathLike[str] | None) -> Mapped:
    """The mapping of a TOML file; without one the columns bear the names of the fields. InputError for a wrong one."""
    if path is None:
        return Mapped(Columns({field: (field,) for field in FIELDS}), {})
    told = load_toml(path)
    types = told.pop("types", {})
    if not isinstance(types, dict) or not all(isinstance(slug, str) for slug in types.values()):
        raise InputError(f'{os.fspath(path)}: [types] holds lines like: "قصف جوي" = "air-strike"')
    try:
        columns = columns_of(told, FIELDS)
    except ValueError as error:
        raise InputError(f"{os.fspath(path)}: {error}") from error
    if columns.sheet is not None:
        raise InputError(f"{os.fspath(path)}: reference events are read from CSV, which has no sheets; save it as CSV")
    return Mapped(columns, {str(words).strip().lower(): slug for words, slug in types.items()})


def own_event(row: Row, where: str, knowing: Knowing, mapped: Mapped) -> ReferenceEvent:
    """The event of a row. ValueError says what is wrong with it."""
    cells = mapped.row(row)
    first = day(cells, "date")
    first, last = ordered(first, day(cells, "to") if cells["to"] else first)
    coded = cells["type"]
    known = mapped.types.get(coded.lower(), coded)
    if known not in knowing.types and coded.lower() in mapped.types:
        raise ValueError(f"[types] makes «{coded}» to «{known}», which is no type; «marsad knowledge show» lists them")
    best, low, high = (whole_or_none(cells, column) for column in ("killed", "killed_low", "killed_high"))
    named = [part.strip() for field in ("agent", "patient") for part in cells[field].split(";") if part.strip()]
    return ReferenceEvent(
        id=cells["id"] or where,
        where=where,
        first=first,
        last=last,
        coded=coded,
        types=knowing.of_name(known),
        place=_place(cells, knowing),
        actors=tuple(named),
        agents=knowing.actors(cells["agent"].split(";")),
        patients=knowing.actors(cells["patient"].split(";")),
        directed=True,
        killed=None if (best, low, high) == (None, None, None) else (low, best, high),
        notes=cells["notes"],
    )


def _place(cells: Mapping[str, str], knowing: Knowing) -> Place | None:
    """The place by its point, else by its name in the gazetteer."""
    radius = whole_or_none(cells, "radius_km") or _USUAL_RADIUS
    point = point_of(cells, "latitude", "longitude")
    if point is None:
        return knowing.place(cells["place"], cells["country"]) if cells["place"] else None
    precision = "town" if radius <= 10 else "district" if radius <= 30 else "governorate" if radius <= 90 else "region"
    return place_at(point, cells["place"], precision, radius)
