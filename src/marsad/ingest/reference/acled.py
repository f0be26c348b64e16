"""A row of ACLED's export, in its present 31 columns (codebook of 2024; those that are compared are asked for)."""

from __future__ import annotations

import calendar

from marsad.ingest.reference.cells import Row, day, place_at, point_of, precision_of, spread, whole_or_none
from marsad.ingest.reference.event import ReferenceEvent
from marsad.ingest.reference.knowing import Knowing

NEEDED = ("event_id_cnty", "event_date", "event_type", "sub_event_type", "latitude", "longitude")
_TIMES = {1: "day", 2: "week", 3: "month"}
_PLACES = {1: "town", 2: "district", 3: "governorate"}
_RADII = {
    1: 5.0,
    2: 25.0,
    3: 60.0,
}  # km; the codebook gives no figures: as wide as Marsad's own places of that precision
_HALF_WEEK = 3


def acled_event(row: Row, where: str, knowing: Knowing) -> ReferenceEvent:
    """The event of a row. ValueError says what is wrong with it.

    ``fatalities`` of 0 says that none was reported as well as that none died, and is not compared.
    """
    first = last = day(row, "event_date")
    how = precision_of(row, "time_precision", _TIMES)
    if how == 2:
        first, last = spread(first, last, _HALF_WEEK)
    elif how == 3:
        year, month = int(first[:4]), int(first[5:7])
        first, last = f"{first[:7]}-01", f"{first[:7]}-{calendar.monthrange(year, month)[1]:02d}"
    exact = precision_of(row, "geo_precision", _PLACES)
    place = place_at(point_of(row, "latitude", "longitude"), row.get("location", ""), _PLACES[exact], _RADII[exact])
    killed = whole_or_none(row, "fatalities")
    names = tuple(name for column in ("actor1", "actor2") if (name := row.get(column, "").strip()))
    return ReferenceEvent(
        id=row["event_id_cnty"].strip() or where,
        where=where,
        first=first,
        last=last,
        coded=f"{row['event_type'].strip()} / {row['sub_event_type'].strip()}",
        types=knowing.of_acled(row["event_type"], row["sub_event_type"]),
        place=place,
        actors=names,
        agents=knowing.actors(names),
        killed=(killed, killed, killed) if killed else None,
        notes=row.get("notes", "").strip(),
    )
