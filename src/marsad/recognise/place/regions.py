"""Parts of places («ريف حلب الشمالي», «شمال سوريا») and points near them, as circles derived from the place."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.mention import Place
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.geo import moved
from marsad.recognise.place.view import Found

PART = 0.6  # the radius of a part, of the whole's
OFFSET = 0.5  # how far its centre lies from the whole's centre, of the whole's radius
TOWN_KM, TOWN_OFFSET_KM, AROUND_TOWN_KM, SITE_OF_KM = 15.0, 10.0, 20.0, 15.0
WIDE = frozenset({"country", "governorate", "region", "district"})


def region_of(item: Found, entry: Entry, phrase: str, unit: str | None) -> Place:
    """The place that ``entry`` becomes under the modifiers of ``item``; ``phrase`` names it."""
    place = entry.place(unit)
    if item.site_of:
        kind = item.head.kind if item.head else "site"
        precision = place.precision if entry.level in WIDE else "town"
        radius = max(SITE_OF_KM, place.radius_km)
        return replace(place, id=f"{entry.id}#{kind}", name=phrase, precision=precision, radius_km=radius)
    if item.countryside or item.direction is not None:
        return _part(item, entry, place, phrase)
    if item.near_km:
        return replace(place, radius_km=max(place.radius_km, item.near_km))
    return place


def _part(item: Found, entry: Entry, place: Place, phrase: str) -> Place:
    wide = entry.level in WIDE
    direction = item.direction
    if direction is not None and direction.degrees is None and not wide:
        return place  # «وسط المدينة» is still the town
    suffix = "-".join(part for part in (direction and direction.name, item.countryside and "countryside") if part)
    whole = place.radius_km if wide else (AROUND_TOWN_KM if item.countryside else TOWN_KM)
    lat, lon, radius = entry.lat, entry.lon, whole
    if direction is not None and direction.degrees is not None:
        lat, lon = moved(entry.lat, entry.lon, direction.degrees, OFFSET * whole if wide else TOWN_OFFSET_KM)
    if direction is not None:
        radius = round(PART * whole, 1) if wide else whole
    return replace(
        place, id=f"{entry.id}#{suffix}", name=phrase, lat=lat, lon=lon, precision="region", radius_km=radius
    )
