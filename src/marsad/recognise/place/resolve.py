"""Which place a name means: its readings are weighed by what the report says around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from math import log10

from marsad.model.evidence import Evidence
from marsad.model.mention import Place, PlaceValue
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.gazetteer import Gazetteer
from marsad.recognise.place.geo import distance_km
from marsad.recognise.place.lexicon import PlaceLexicon
from marsad.recognise.place.regions import region_of
from marsad.recognise.place.scan import level_of
from marsad.recognise.place.view import Found

APART_KM = 50.0
KNOWN, GREAT = 20_000, 500_000
MOST = 5  # candidates that a record carries
_NO_QUARTER = frozenset({"town", "governorate", "region", "country"})
_OF_REGIONS = frozenset({"SA"})


@dataclass(slots=True)
class Surroundings:
    """What the report and the sentence say of where things happen."""

    countries: Counter[str]
    units: set[str]
    sure: set[str]  # the ids of the entries that the report names by a name that only they have
    beside: Container[str] = ()  # slugs and country codes of the sentence
    publisher: str | None = None


class Resolver:
    """Weighs the readings of a name; the figures are those of ``settings.csv``."""

    def __init__(self, gazetteer: Gazetteer, lexicon: PlaceLexicon) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._points = lexicon.points

    def choose(self, item: Found, around: Surroundings) -> tuple[Entry | None, tuple[Entry, ...], str]:
        """The entry meant, else the readings left open; and why, in a sentence."""
        if not item.entries:
            return None, (), "a name that the gazetteer does not have, made a place by the words around it"
        readings = _readings(item)
        weighed = sorted(((self._weigh(item, entry, around), -at) for at, entry in enumerate(readings)), reverse=True)
        entries = [readings[-at] for _, at in weighed]
        best = entries[0]
        for (points, _), other in zip(weighed[1:], entries[1:], strict=True):
            if weighed[0][0] - points < self._points["thin"] and self._apart(best, other):
                return None, tuple(entries[:MOST]), f"{best.name}: more than one place of this name fits"
        if _strange(best, around):
            return (
                None,
                tuple(entries[:MOST]),
                f"{best.name}: the only place of this name lies where the report does not",
            )
        if _no_village(item, best, around):
            return None, tuple(entries[:MOST]), f"a village of this name; the gazetteer has only the city {best.name}"
        if best.level in _NO_QUARTER and _quarter(item):
            return (
                None,
                tuple(entries[:MOST]),
                f"a quarter of this name; the gazetteer has only the {best.kind} {best.name}",
            )
        count = len(entries)
        why = "the only place of this name" if count == 1 else f"the likeliest of {count} places of this name"
        return best, (), f"{why} ({best.country or 'no country'}, {best.kind})"

    def _apart(self, best: Entry, other: Entry) -> bool:
        """Whether two readings are really different places: not a town and its governorate, not neighbours."""
        if {best.level, other.level} & {"country", "region", "governorate"} and best.country == other.country:
            return False
        return distance_km(best.lat, best.lon, other.lat, other.lon) > APART_KM

    def _weigh(self, item: Found, entry: Entry, around: Surroundings) -> float:
        points = self._points
        total = self._prominence(entry) + self._head(item, entry)
        if entry.admin1 in around.beside or (entry.parent and entry.parent in around.beside):
            total += points["parent_beside"]
        elif entry.admin1 in around.units:
            total += points["parent_named"]
        if entry.country in around.beside:
            total += points["country_beside"]
        if entry.id in around.sure and len(item.entries) > 1:
            total += points["same_report"]
        named = sum(around.countries.values())
        if named:
            total += points["country_share"] * around.countries[entry.country or ""] / named
        if entry.country and entry.country == around.publisher:
            total += points["publisher"]
        return total

    def _prominence(self, entry: Entry) -> float:
        points = self._points
        if entry.kind in {"country", "region", "governorate"}:
            return points[entry.kind]
        people = log10(max(entry.population, 1000)) - 2.5
        return people + (points["seed"] if entry.seeded else 0.0)

    def _head(self, item: Found, entry: Entry) -> float:
        level = entry.level
        if item.head is None or item.head.kind == "" or item.site_of:
            return 0.0
        if item.head.kind == "area":
            return 0.0 if level != "country" else self._points["kind_differs"]
        agrees = level == level_of(item.head)
        if not agrees and item.head.several == "plural":
            return 0.0  # «أحياء حلب» are those of the town
        return self._points["kind_agrees" if agrees else "kind_differs"]

    def place(self, item: Found, entry: Entry, phrase: str) -> Place:
        """The place of the record, as far as the words narrow or widen it."""
        box = self._lexicon.boxes.get(entry.country or "")
        direction = item.direction.name if item.direction is not None else ""
        part = self._lexicon.parts.get((entry.country or "", direction))
        return region_of(item, entry, phrase, self._gazetteer.unit_name(entry), box, part)

    def value(
        self, item: Found, around: Surroundings, phrase: str
    ) -> tuple[PlaceValue, Entry | None, tuple[Evidence, ...]]:
        """The value of the mention, the entry chosen, and the evidence."""
        entry, open_, why = self.choose(item, around)
        details = "; ".join([why, *item.reasons])
        evidence = (Evidence(item.rule, entry.where if entry else (item.head.where if item.head else None), details),)
        if entry is None:
            places = tuple(other.place(self._gazetteer.unit_name(other)) for other in open_)
            return PlaceValue(None, places), None, evidence
        return PlaceValue(self.place(item, entry, phrase)), entry, evidence


def _readings(item: Found) -> tuple[Entry, ...]:
    """The readings that the words leave."""
    entries = item.entries
    if item.countryside:  # that of the governorate, where there is one of the name
        return _those(entries, "governorate")
    if item.head is not None and not item.site_of and item.head.several != "plural":
        if item.head.kind == "area":
            return _regions(entries)
        return _those(entries, level_of(item.head))
    if item.head is not None:
        return entries
    lands = {entry.country for entry in entries if entry.kind == "country"}
    if lands:  # «الكويت» is the country, not its capital; «عمان» is the capital of another
        entries = tuple(entry for entry in entries if entry.kind == "country" or entry.country not in lands)
    if any(_famous(entry) for entry in entries):
        return tuple(entry for entry in entries if entry.seeded or entry.population >= KNOWN)
    return entries


def _regions(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """«منطقة جازان»: the first-level divisions of Saudi Arabia are called so; elsewhere the word says nothing."""
    return tuple(e for e in entries if e.level == "governorate" and e.country in _OF_REGIONS) or entries


def _those(entries: tuple[Entry, ...], level: str) -> tuple[Entry, ...]:
    """The entries of a level, or all where there is none."""
    return tuple(entry for entry in entries if entry.level == level) or entries


def _strange(best: Entry, around: Surroundings) -> bool:
    """A small place of a list in a country of which the report does not speak: «حي المروة بجدة» is none of Yemen's."""
    small = not best.seeded and best.population < KNOWN
    return small and bool(around.countries) and not around.countries[best.country or ""]


def _no_village(item: Found, best: Entry, around: Surroundings) -> bool:
    """«قرية العزيزية» of a report of Syria is not the city of Libya."""
    village = item.head is not None and item.head.kind == "village" and item.head.several != "plural"
    own = around.countries[best.country or ""]  # its own name may be the one that counts
    if not village or own > 1:
        return False
    return sum(around.countries.values()) > own or (
        best.population >= GREAT // 10 and best.country not in around.beside
    )


def _famous(entry: Entry) -> bool:
    """A country or a great city: its bare name is never that of a hamlet."""
    return entry.kind == "country" or (entry.seeded and entry.population >= GREAT)


def _quarter(item: Found) -> bool:
    """«حي كذا»: a quarter, which no town or province of the name is."""
    return item.head is not None and item.head.kind == "neighbourhood" and item.head.several != "plural"
