"""Names that a person types into a filter, looked up in the knowledge: places, actors, materiel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.errors import QueryError
from marsad.knowledge import Knowledge
from marsad.recognise.place.called import called
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.gazetteer import Gazetteer
from marsad.store.search.filters import Area, Named
from marsad.text.fold import key
from marsad.text.visible import visible

_POINT = re.compile(r"\s*([-+]?\d{1,2}(?:\.\d+)?)\s*[,،]\s*([-+]?\d{1,3}(?:\.\d+)?)\s*")
_USUAL_KM = 10.0  # around a point
_FARTHEST = 20_100.0  # km: half way round the globe


def area_of(knowledge: Knowledge, text: str, km: float | None) -> Area:
    """The area that «سراقب», «سراقب، SY», «35.86,36.80» or a gazetteer's id means. Raises QueryError where it means none.

    Without ``km`` a country or a governorate is all that lies in it, another place a circle as wide as its name.
    """
    if km is not None and not 0 < km <= _FARTHEST:
        raise QueryError(f"{km:g} km is no radius; give a number of kilometres above 0")
    if found := _POINT.fullmatch(text):
        lat, lon = float(found[1]), float(found[2])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise QueryError(f"«{visible(text)}» is no point on the globe; write latitude, longitude in degrees")
        return Area(f"{lat:g}, {lon:g}", lat, lon, km or _USUAL_KM)
    gazetteer = Gazetteer(knowledge)
    entry = _entry(gazetteer, text)
    unit = gazetteer.unit_name(entry)
    if km is None and entry.level in ("country", "governorate"):
        admin1 = unit if entry.level == "governorate" else None
        return Area(entry.name, place=entry.id, country=entry.country, admin1=admin1)
    return Area(entry.name, entry.lat, entry.lon, km or entry.radius, entry.id)


def actor_of(knowledge: Knowledge, text: str) -> Named:
    """The ids of the actors that bear a name, or whose id it is, or whose English name it is."""
    return Named(text, tuple(dict.fromkeys(_ids(knowledge, "actors/*.csv", text))))


def materiel_of(knowledge: Knowledge, text: str) -> Named:
    """The ids of the items that bear a name."""
    return Named(text, tuple(dict.fromkeys(_ids(knowledge, "materiel/*.csv", text))))


def _entry(gazetteer: Gazetteer, text: str) -> Entry:
    """The one place that is meant; QueryError for none, and for several."""
    name, _, country = (part.strip() for part in re.sub("[,،]", ",", text).partition(","))
    found = called(gazetteer, name, country)
    if len(found) == 1:
        return found[0]
    if not found:
        raise QueryError(f"no gazetteer has «{visible(text)}»; give a point: --place 35.86,36.80 --km 10")
    countries = sorted({entry.country or "–" for entry in found})
    if len(countries) == 1:
        points = "; ".join(f"{entry.lat:g},{entry.lon:g}" for entry in found[:5])
        raise QueryError(f"«{visible(text)}» is the name of several places; give the point of one: {points}")
    which = f"--place '{visible(name)}, {countries[0]}'"
    raise QueryError(f"«{visible(text)}» is in {', '.join(countries)}; say which: {which}")


def _ids(knowledge: Knowledge, pattern: str, text: str) -> Iterator[str]:
    wanted = {key(text.strip()), key(text.strip()).removeprefix("ال")}
    for file in knowledge.names(pattern):
        if "id" not in knowledge.table(file).columns:
            continue
        for row in knowledge.table(file):
            names = (row["id"], *(part for cell in row.values() for part in cell.split("|")))
            if any(key(name.partition("@")[0].strip("« »")) in wanted for name in names):
                yield row["id"]
