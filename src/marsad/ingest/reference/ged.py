"""A row of UCDP GED (codebook of version 25.1; those columns that are compared are asked for)."""

from __future__ import annotations

from marsad.ingest.reference.cells import Row, day, ordered, place_at, point_of, precision_of, whole_or_none
from marsad.ingest.reference.event import ReferenceEvent
from marsad.ingest.reference.knowing import Knowing

NEEDED = ("id", "type_of_violence", "date_start", "date_end", "latitude", "longitude", "best")
_VIOLENCE = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}
_PLACES = {1: "town", 2: "near", 3: "district", 4: "governorate", 5: "region", 6: "country", 7: "region"}
_RADII = {1: 5.0, 2: 25.0, 3: 25.0, 4: 60.0, 5: 100.0, 6: 300.0, 7: 100.0}  # km; 25 is the codebook's own


def ged_event(row: Row, where: str, knowing: Knowing) -> ReferenceEvent:
    """The event of a row. ValueError says what is wrong with it."""
    first, last = ordered(day(row, "date_start"), day(row, "date_end"))
    violence = row["type_of_violence"].strip()
    if violence not in _VIOLENCE:
        raise ValueError(f"«type_of_violence» is {violence[:20]!r}; there are 1, 2 and 3")
    exact = precision_of(row, "where_prec", _PLACES)
    name = row.get("where_coordinates", "").strip() or row.get("where_description", "").strip()
    place = place_at(point_of(row, "latitude", "longitude"), name, _PLACES[exact], _RADII[exact])
    sides = [row.get(column, "").strip() for column in ("side_a", "side_b")]
    best, low, high = (whole_or_none(row, column) for column in ("best", "low", "high"))
    return ReferenceEvent(
        id=row["id"].strip() or where,
        where=where,
        first=first,
        last=last,
        coded=_VIOLENCE[violence],
        types=knowing.of_ucdp(violence),
        place=place,
        actors=tuple(side for side in sides if side),
        agents=knowing.actors(sides[:1]),
        patients=knowing.actors(sides[1:]),
        directed=violence == "3",
        killed=None if best is None else (best if low is None else low, best, best if high is None else high),
        notes=row.get("source_headline", "").strip(),
    )
