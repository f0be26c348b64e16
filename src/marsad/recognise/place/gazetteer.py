"""The gazetteer: the hand-written tables and the compiled index of GeoNames, by the folded tokens of their names.

Names are keyed by their tokens, folded, one blank between. The index is read as lines; a line becomes an Entry when its
name is met.
"""

from __future__ import annotations

from pathlib import Path

from marsad.knowledge import Knowledge, Row
from marsad.recognise.place.entry import Entry
from marsad.text.fold import key

INDEX = Path(__file__).parent / "data/gazetteer.tsv"
COUNTRIES = "gazetteer/countries.csv"
GOVERNORATES = "gazetteer/governorates.csv"
REGIONS = "gazetteer/regions.csv"
SEEDS = "gazetteer/seed/*.csv"


def name_key(name: str) -> str:
    """The folded tokens of a name, one blank between."""
    return " ".join(key(name).replace("-", " ").split())


class Gazetteer:
    """Names → entries. ``starts``: the first token of a name → the most tokens that a name so begun has."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.starts: dict[str, int] = {}
        self.by_slug: dict[str, Entry] = {}
        self._seeded: dict[str, Entry] = {}
        self._written: dict[str, list[Entry]] = {}
        self.risky_names: set[str] = set()  # of the index only: names that are also words
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._read_tables(knowledge)
        self._read_index()

    def __len__(self) -> int:
        return len(self._places) + len({entry.id for entry in self.by_slug.values()} - self._seeded.keys())

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """The entries that bear the folded ``name``, those of the hand-written tables first."""
        found = self._found.get(name)
        if found is None:
            entries = list(self._written.get(name, ()))
            for number in self._names.get(name, "").split(","):
                if number and (entry := self._parsed(int(number))) not in entries:
                    entries.append(entry)
            found = self._found[name] = tuple(_distinct(entries))
        return found

    def is_written(self, name: str) -> bool:
        """Whether a hand-written table has the folded ``name``."""
        return name in self._written

    def unit_name(self, entry: Entry) -> str | None:
        """The name of the governorate that holds the entry."""
        if entry.level == "governorate":
            return entry.name
        unit = self.by_slug.get(entry.admin1 or "")
        return unit.name if unit else None

    def _read_tables(self, knowledge: Knowledge) -> None:
        for row in knowledge.table(COUNTRIES):
            self._add(_area(row, "country", row["code"], f"geonames:{row['geonames']}", row["code"]), row)
        for row in knowledge.table(GOVERNORATES):
            self._add(_area(row, "governorate", row["id"][:2].upper(), f"seed:{row['id']}", row["id"]), row)
        for row in knowledge.table(REGIONS):
            self._add(_area(row, "region", row["country"] or None, f"seed:{row['id']}", row["id"]), row)
        for name in knowledge.names(SEEDS):
            for row in knowledge.table(name):
                entry = _seed(row)
                self._add(entry, row)
                self._seeded[entry.id] = entry

    def _add(self, entry: Entry, row: Row) -> None:
        self.by_slug[entry.slug] = entry
        for name in (row["name"], *row.many("aliases")):
            for spelled in _spellings(name_key(name)):
                held = self._written.setdefault(spelled, [])
                if entry not in held:
                    held.append(entry)
                self._start(spelled)

    def _start(self, name: str) -> None:
        first, _, rest = name.partition(" ")
        length = rest.count(" ") + 2 if rest else 1
        if length > self.starts.get(first, 0):
            self.starts[first] = length

    def _read_index(self) -> None:
        lines = INDEX.read_text(encoding="utf-8").split("\n")
        cut = lines.index("")
        self._places = lines[1:cut]
        self._names: dict[str, str] = {}
        for line in lines[cut + 1 :]:
            name, _, rest = line.partition("\t")
            if not rest:
                continue
            flag, _, numbers = rest.partition("\t")
            self._names[name] = numbers
            if flag and name not in self._written:
                self.risky_names.add(name)
            self._start(name)

    def _parsed(self, number: int) -> Entry:
        code, name, lat, lon, country, unit, people = self._places[number].split("\t")
        known = self._seeded.get(f"geonames:{code}")
        if known is not None:
            return known
        where = f"{INDEX.name}:{number + 2}"
        return Entry(
            f"geonames:{code}", name, "town", float(lat), float(lon), country, unit or None,
            population=int(people), where=where,
        )  # fmt: skip


def _area(row: Row, kind: str, country: str | None, identity: str, slug: str) -> Entry:
    return Entry(
        identity, row["name"], kind, float(row["lat"]), float(row["lon"]), country,
        size_km=float(row["radius_km"]), seeded=True, slug=slug, where=row.where,
    )  # fmt: skip


def _seed(row: Row) -> Entry:
    identity = f"geonames:{row['geonames']}" if row["geonames"] else f"seed:{row['id']}"
    return Entry(
        identity, row["name"], row["kind"], float(row["lat"]), float(row["lon"]), row["country"], row["admin1"] or None,
        row["parent"] or None, int(row.get("population") or 0), seeded=True, slug=row["id"], where=row.where,
    )  # fmt: skip


def _spellings(name: str) -> list[str]:
    """A name as it may be spaced or ended: «تل ابيض» and «تلابيض», «سامراء» and «سامرا»."""
    found = [name]
    if name.endswith("اء"):
        found.append(name[:-1])
    first, _, rest = name.partition(" ")
    if rest and " " not in rest and len(first) <= 4 and not first.startswith("ال"):
        found.append(first + rest)
    return found


def _distinct(entries: list[Entry]) -> list[Entry]:
    kept: list[Entry] = []
    for entry in entries:
        if all(entry.id != other.id for other in kept):
            kept.append(entry)
    return kept
