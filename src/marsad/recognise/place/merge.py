"""Takes lists of places into the imported index: what is known already is merged, what is new is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from marsad.knowledge import Knowledge
from marsad.recognise.place.candidate import Candidate
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.gazetteer import Gazetteer
from marsad.recognise.place.geo import distance_km
from marsad.recognise.place.imported import HEADED, PLAIN, WORD, Imported, Source, geonames_of, line_of
from marsad.recognise.place.names import Words, name_key, of_place, without_head
from marsad.recognise.place.units import Units
from marsad.text.fold import key

SAME_KM, SAME_UNIT_KM, SAME_ID_KM = 5.0, 10.0, 50.0
AREA_KM = {"district": 25.0, "region": 100.0}  # between the middles that two lists give to one area
KNOWN, GREAT = 5_000, 20_000  # people of a place that is not taken for a word; that bears its name beside a namesake
TIMES = 5  # as many people, and the name by itself is the larger place's
AREAS = frozenset({"country", "region", "governorate", "district"})
UNBOUND = frozenset({"country", "governorate"})  # a country has one of a name, wherever the list puts its middle


class Fate(StrEnum):
    """What became of a row."""

    ADDED = "added"
    MERGED = "merged"
    WORD = "word"  # none of its names can stand for a place: «المدينة»
    TWICE = "twice"  # its id is that of another place far away


class Merger:
    """Adds lists to ``held``. ``aliases`` counts the names that places known before were given."""

    def __init__(self, knowledge: Knowledge, held: Imported) -> None:
        self._held = held
        self._gazetteer = Gazetteer(knowledge)
        self._heads = {key(row["form"]): row["span"] for row in knowledge.table("lexicon/place/heads.csv")}
        self._words = words_of(knowledge)
        self._units = Units(self._gazetteer, self._heads)
        self._named: dict[str, list[Entry]] = {}
        self._places: dict[str, Entry] = {}
        self.aliases = 0
        self._know()

    def take(self, rows: Sequence[Candidate], source: Source) -> Iterator[tuple[Candidate, Fate]]:
        """Merge or add the rows, in their order; each with its fate. The source is named only if it gives something."""
        sources, before = self._held.sources, self._size()
        same = (n for n, one in enumerate(sources, 1) if (one.file, one.digest) == (source.file, source.digest))
        number = next(same, len(sources) + 1)
        self._units.learn(rows, self._known)
        for row in rows:
            yield row, self._take(row, number)
        if self._size() > before and number > len(sources):
            sources.append(source)

    def _take(self, row: Candidate, number: int) -> Fate:
        names = dict(self._names(row))
        if not names:
            return Fate.WORD
        entry = self._by_id(row)
        if entry is not None and distance_km(entry.lat, entry.lon, row.lat, row.lon) > _reach(entry):
            return Fate.TWICE
        unit = self._units.of(row)
        entry = entry or self._known(row, unit, names)
        if entry is None:
            self._add(row, unit, names, number)
            return Fate.ADDED
        self._merge(row, entry, names, number)
        return Fate.MERGED

    def _names(self, row: Candidate) -> Iterator[tuple[str, str]]:
        """The names under which the place is found, and how each is told."""
        area = row.kind in AREAS
        bare = of_place(row.names, self._words.forms, self._heads)
        headed = [without_head(name_key(name), self._heads) for name in row.names]
        for name in dict.fromkeys([*bare, *of_place(headed, self._words.forms, self._heads)]):
            if self._words.no_name(name):
                continue
            common = self._words.common(name)
            if common or not (area or name in bare):  # who is called «قرية كذا» is hardly called «كذا» alone
                yield name, HEADED if area or " " in name or row.population < KNOWN else WORD
            else:
                yield name, PLAIN

    def _shadowed(self, name: str, row: Candidate) -> bool:
        """Whether the name by itself is that of another place, beside which the row's is small."""
        people = 0 if row.kind in AREAS else row.population
        return any(_overshadows(entry, people, row.country) for entry in self._named.get(name, ()))

    def _by_id(self, row: Candidate) -> Entry | None:
        merged = self._held.merged.get(row.id)
        return self._places.get(merged[0] if merged else row.id)

    def _known(self, row: Candidate, unit: str | None = None, names: Iterable[str] | None = None) -> Entry | None:
        """The place that the row tells of, if it is known: by its GeoNames id, or by name, level and nearness."""
        entry = self._places.get(f"geonames:{row.geonames}") if row.geonames else None
        if entry is not None and distance_km(entry.lat, entry.lon, row.lat, row.lon) <= _reach(entry):
            return entry
        found = [
            (not other.seeded, distance_km(other.lat, other.lon, row.lat, row.lon), other.id)
            for name in (dict(self._names(row)) if names is None else names)
            for other in self._named.get(name, ())
            if _same(other, row, unit)
        ]
        return self._places[min(found)[2]] if found else None

    def _add(self, row: Candidate, unit: str | None, names: dict[str, str], number: int) -> None:
        entry = Entry(row.id, row.names[0], row.kind, row.lat, row.lon, row.country, unit)
        if entry.level in ("town", "neighbourhood"):  # the people of an area say nothing of how its name is used
            entry = replace(entry, population=row.population)
        self._held.places[row.id] = line_of(entry, number, row.geonames)
        self._places[row.id] = entry
        if row.geonames:
            self._places.setdefault(f"geonames:{row.geonames}", entry)
        for name, told in names.items():
            self._held.call(name, HEADED if told == PLAIN and self._shadowed(name, row) else told, row.id)
            self._named.setdefault(name, []).append(entry)

    def _merge(self, row: Candidate, entry: Entry, names: dict[str, str], number: int) -> None:
        """Give the place the names of the row that it lacks, but none that another of its country has already."""
        if row.id != entry.id:
            self._held.merged.setdefault(row.id, (entry.id, number))
        for name, told in names.items():
            held = self._named.setdefault(name, [])
            if entry in held or any(other.seeded or other.country == entry.country for other in held):
                continue
            held.append(entry)
            self._held.call(name, told, entry.id)
            self.aliases += 1

    def _know(self) -> None:
        """Everything that is there, by name and by id."""
        for name in self._gazetteer.names():
            self._named[name] = list(self._gazetteer.lookup(name))
        for name in self._gazetteer.headed_names():
            self._named.setdefault(name, []).extend(self._gazetteer.headed(name))
        for entries in self._named.values():
            self._places.update((entry.id, entry) for entry in entries)
        for identity, line in self._held.places.items():
            if code := geonames_of(line):
                self._places.setdefault(f"geonames:{code}", self._places[identity])

    def _size(self) -> int:
        return len(self._held.places) + len(self._held.merged) + self.aliases


def _overshadows(entry: Entry, people: int, country: str) -> bool:
    """Whether a name by itself means ``entry`` and no place of so many people."""
    if entry.population >= max(GREAT, TIMES * people):
        return True
    if people >= GREAT:
        return False
    area = entry.level in ("country", "region", "governorate")
    known = entry.seeded or entry.population >= max(KNOWN, TIMES * people)
    return (entry.seeded and area) or (known and entry.country == country)


def _same(entry: Entry, row: Candidate, unit: str | None) -> bool:
    """Whether a place that bears a name of the row is the row's."""
    other = Entry("", "", row.kind, row.lat, row.lon, row.country)
    if entry.level != other.level or entry.country != row.country:
        return False
    if entry.level in UNBOUND:
        return True
    within = AREA_KM.get(entry.level, SAME_KM)
    if entry.level == "town" and unit is not None and unit == entry.admin1:
        within = SAME_UNIT_KM
    return distance_km(entry.lat, entry.lon, row.lat, row.lon) <= within


def words_of(knowledge: Knowledge) -> Words:
    """The words among which the names of places must be told, of the knowledge's lexicon."""
    table = knowledge.table
    persons = [*table("lexicon/actor/given_names.csv"), *table("lexicon/actor/family_names.csv")]
    return Words(
        (row["name"] for row in persons),
        (row["form"] for row in table("lexicon/place/refusals.csv") if row["kind"] == "person"),
        (row["lemma"] for row in table("lexicon/adjectives.csv")),
        (row["form"] for row in table("lexicon/place/openers.csv")),
    )


def _reach(entry: Entry) -> float:
    """How far the points of one place may lie apart: two lists put the middle of an area at different points."""
    return max(SAME_ID_KM, 3 * entry.radius)
