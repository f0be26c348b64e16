"""Parts of places («ريف حلب الشمالي», «شمال سوريا») and points near them, as circles derived from the place."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.mention import Place
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.geo import Box, moved
from marsad.recognise.place.view import Found

PART = 0.6  # the radius of a part, of the whole's
OFFSET = 0.5  # how far its centre lies from the whole's centre, of the whole's radius
TOWN_KM, TOWN_OFFSET_KM, AROUND_TOWN_KM, SITE_OF_KM = 15.0, 10.0, 20.0, 15.0
COUNTRYSIDE_KM = 30.0  # from the town to the middle of its countryside on one side
VAGUE = 0.3  # the radius about «10 km north of» a town, of the distance
Part = tuple[float, float, float]  # latitude, longitude, radius in km
WIDE = frozenset({"country", "governorate", "region", "district"})


def region_of(
    item: Found, entry: Entry, phrase: str, unit: str | None, box: Box | None = None, part: Part | None = None
) -> Place:
    """The place that ``entry`` becomes under the modifiers of ``item``; ``phrase`` names it.

    ``box`` is its country's, ``part`` the point and radius of the part of it that the words tell, where a table has it.
    """
    place = entry.place(unit)
    if item.site_of:
        kind = item.head.kind if item.head else "site"
        precision = place.precision if entry.level in WIDE else "town"
        radius = max(SITE_OF_KM, place.radius_km)
        return replace(place, id=f"{entry.id}#{kind}", name=phrase, precision=precision, radius_km=radius)
    degrees = item.direction.degrees if item.direction is not None else None
    if item.offset_km and degrees is not None:
        return _offset(item, entry, place, phrase, degrees)
    if item.countryside or item.direction is not None:
        if part is not None and entry.level == "country" and item.direction is not None:
            lat, lon, radius = part
            identity = f"{entry.id}#{item.direction.name}"
            return replace(place, id=identity, name=phrase, lat=lat, lon=lon, precision="region", radius_km=radius)
        return _part(item, entry, place, phrase, box)
    if item.near_km:
        precision = _nearby(place) if item.beside else place.precision
        return replace(place, precision=precision, radius_km=max(place.radius_km, item.near_km))
    return _as_headed(item, entry, place)


def _nearby(place: Place) -> str:
    """«قرب سلقين» is a circle about the town; «قرب سوريا» is no finer than the country."""
    return place.precision if place.precision in ("country", "governorate", "region") else "near"


def _as_headed(item: Found, entry: Entry, place: Place) -> Place:
    """«مديرية حرض», of which the gazetteer has the town only: as wide as the words."""
    kind = item.head.kind if item.head is not None and not item.head.several else ""
    if entry.level == "town" and kind in ("district", "governorate"):
        return replace(place, precision="district", radius_km=max(place.radius_km, 25.0))
    return place


def _offset(item: Found, entry: Entry, place: Place, phrase: str, degrees: float) -> Place:
    """«على بعد 10 كم شمال حلب»: a point that the words tell, and how far it may be off."""
    lat, lon = moved(entry.lat, entry.lon, degrees, item.offset_km)
    identity = f"{entry.id}#{item.offset_km:g}km-{item.direction.name if item.direction else ''}"
    radius = round(max(place.radius_km, VAGUE * item.offset_km), 1)
    return replace(place, id=identity, name=phrase, lat=lat, lon=lon, precision="near", radius_km=radius)


def _part(item: Found, entry: Entry, place: Place, phrase: str, box: Box | None) -> Place:
    wide = entry.level in WIDE
    direction = item.direction
    if direction is not None and direction.degrees is None and not wide:
        return place  # «وسط المدينة» is still the town
    suffix = "-".join(part for part in (direction and direction.name, item.countryside and "countryside") if part)
    whole = place.radius_km if wide else (AROUND_TOWN_KM if item.countryside else TOWN_KM)
    lat, lon = _middle(item, entry, wide, whole, box)
    radius = whole if direction is None or not wide else round(PART * whole, 1)
    return replace(
        place, id=f"{entry.id}#{suffix}", name=phrase, lat=lat, lon=lon, precision="region", radius_km=radius
    )


def _middle(item: Found, entry: Entry, wide: bool, whole: float, box: Box | None) -> tuple[float, float]:
    """The middle of a part: the countryside is about the town of its name, the north of a country in its box."""
    start = next((e for e in item.entries if e.level == "town" and e.country == entry.country), entry)
    start = start if item.countryside and wide else entry
    degrees = item.direction.degrees if item.direction is not None else None
    if degrees is None:
        return start.lat, start.lon
    if entry.level == "country" and box is not None:
        return box.part(degrees)
    away = COUNTRYSIDE_KM if item.countryside and start is not entry else OFFSET * whole if wide else TOWN_OFFSET_KM
    return moved(start.lat, start.lon, degrees, away)
