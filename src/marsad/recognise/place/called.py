"""Which place a bare name means where no report stands around it: in a filter that a person types, in a table of events."""

from __future__ import annotations

from marsad.recognise.place.entry import Entry
from marsad.recognise.place.gazetteer import Gazetteer, name_key
from marsad.recognise.place.geo import distance_km

NEAR_KM = 50  # entries of one name that lie nearer to one another are one place, or a town and its district


def called(gazetteer: Gazetteer, name: str, country: str = "") -> tuple[Entry, ...]:
    """The place of a name, in a country (ISO 3166) if one is said; several where it is not clear, none if there is none.

    A place of the hand-written tables goes before others, a town before its governorate, a greater one before a smaller.
    """
    found = gazetteer.lookup(name_key(name))
    if country:
        found = tuple(entry for entry in found if entry.country == country.upper())
    if len(found) < 2:
        return found
    ordered = sorted(found, key=_weight, reverse=True)
    best, others = ordered[0], [entry for entry in ordered[1:] if _rivals(ordered[0], entry)]
    return (best, *others)


def _weight(entry: Entry) -> tuple[bool, bool, int]:
    return entry.seeded, entry.level == "town", entry.population


def _rivals(best: Entry, other: Entry) -> bool:
    """Whether another entry may as well be meant: as well known, and elsewhere."""
    if best.seeded and not other.seeded:
        return False
    if best.country == other.country and other.level in ("governorate", "district", "region"):
        return False
    return distance_km(best.lat, best.lon, other.lat, other.lon) > NEAR_KM
