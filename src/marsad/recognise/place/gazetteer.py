"""The gazetteer: the hand-written tables, the compiled index of GeoNames, and what a researcher imported.

Names are keyed by their tokens, folded, one blank between. An index is read as lines; a line becomes an Entry when its name
is met.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from marsad.knowledge import Knowledge, Row
from marsad.knowledge.files import read_text
from marsad.recognise.place.entry import KINDS, Entry
from marsad.recognise.place.imported import HEADED, cells, entry_of, sections, source_of
from marsad.recognise.place.imported import NAME as IMPORTED
from marsad.recognise.place.names import LONGEST, name_key
from marsad.text.fold import key

__all__ = ["Gazetteer", "name_key"]

INDEX = Path(__file__).parent / "data/gazetteer.tsv"
COUNTRIES = "gazetteer/countries.csv"
GOVERNORATES = "gazetteer/governorates.csv"
REGIONS = "gazetteer/regions.csv"
SEEDS = "gazetteer/seed/*.csv"
HEADS = "lexicon/place/heads.csv"
AREA = "area"  # of heads: «منطقة»


class Gazetteer:
    """Names → entries. ``starts``: the first token of a name → the most tokens that a name so begun has."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.starts: dict[str, int] = {}
        self.by_slug: dict[str, Entry] = {}
        self._seeded: dict[str, Entry] = {}
        self._written: dict[str, list[Entry]] = {}
        self.risky_names: set[str] = set()  # of the indexes only: names that are also words
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._read_tables(knowledge)
        self._read_index()
        self._imported: list[str] = []
        self._imported_names: dict[str, str] = {}
        self._headed: dict[str, str] = {}  # names that are found behind their head only
        self._levels = _levels(knowledge)
        self._sources: list[str] = []
        for name in knowledge.names(IMPORTED):
            self._read_imported(read_text(knowledge.path(name), name), name)

    def __len__(self) -> int:
        tables = {entry.id for entry in self.by_slug.values()} - self._seeded.keys()
        return len(self._places) + len(self._imported) + len(tables)

    def names(self) -> Iterator[str]:
        """Every folded name, once; those that are found behind their head only are not among them."""
        yield from dict.fromkeys([*self._written, *self._names, *self._imported_names])

    def headed(self, name: str) -> tuple[Entry, ...]:
        """The imported entries that bear the folded name behind its head only."""
        return tuple(self._targets(self._headed.get(name, "")))

    def headed_names(self) -> Iterator[str]:
        """The names of ``headed``."""
        yield from self._headed

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """The entries that bear the folded ``name``, those of the hand-written tables first."""
        found = self._found.get(name)
        if found is None:
            if not self._holds(name):  # which most words are: nothing is kept of them
                return ()
            entries = list(self._written.get(name, ()))
            for number in self._names.get(name, "").split(","):
                if number and (entry := self._parsed(int(number))) not in entries:
                    entries.append(entry)
            entries.extend(self._targets(self._imported_names.get(name, "")))
            found = self._found[name] = tuple(_distinct(entries or self._behind_head(name)))
        return found

    def _holds(self, name: str) -> bool:
        held = name in self._names or name in self._written or name in self._imported_names
        return held or (bool(self._headed) and name.partition(" ")[2] in self._headed)

    def is_written(self, name: str) -> bool:
        """Whether a hand-written table has the folded ``name``."""
        return name in self._written

    def source(self, entry: Entry) -> str:
        """The file that an imported entry came from, its format and the day of its import; nothing for a bundled one."""
        if not entry.where.startswith(IMPORTED):
            return ""
        line = self._imported[int(entry.where.rpartition(":")[2]) - self._first]
        return self._sources[source_of(line) - 1]

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

    def _read_imported(self, text: str, file: str) -> None:
        parts = sections(text, file)
        self._imported, self._first, self._sources = parts.places, parts.start, [str(one) for one in parts.sources]
        for at, line in enumerate(parts.names, parts.start + len(parts.places) + 1):
            name, told, targets = cells(line, 3, file, at)
            if told == HEADED:
                self._headed[name] = targets
                continue
            plain = self._imported_names.get(name)  # its line comes first
            self._imported_names[name] = f"{plain},{targets}" if plain else targets
            if told and not plain and name not in self._written and name not in self._names:
                self.risky_names.add(name)
            self._start(name)
        for head in self._levels:
            self.starts[head] = max(self.starts.get(head, 0), LONGEST + 1)

    def _behind_head(self, name: str) -> list[Entry]:
        """«قرية القتال»: what has its name behind its head only, unless the tables have the name at that level."""
        head, _, rest = name.partition(" ")
        targets, levels = self._headed.get(rest), self._levels.get(head)
        if not targets or not levels or self._begins_another(rest):
            return []
        bare = self.lookup(rest)
        if any(entry.seeded and entry.level in levels for entry in bare):
            return []
        return [*bare, *(entry for entry in self._targets(targets) if entry.level in levels)]

    def _begins_another(self, name: str) -> bool:
        """Whether a longer name begins so: «مدينة رام الله» is no town «رام»."""
        at = bisect(self._sorted, name + " ")
        return at < len(self._sorted) and self._sorted[at].startswith(name + " ")

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.names())

    def _targets(self, targets: str) -> Iterator[Entry]:
        """The imported entries of a name's line, and the bundled ones that an import gave the name."""
        for target in targets.split(","):
            if target.isdigit():
                yield entry_of(self._imported[int(target)], self._first + int(target))
            elif target and (entry := self._by_id.get(target)):
                yield entry

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        """The bundled entries; looked for only where an import added names to them."""
        numbers = range(len(self._places))
        return {entry.id: entry for entry in [*map(self._parsed, numbers), *self.by_slug.values()]}

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


def _levels(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """The heads that stand before the name of one place and do not belong to it → the levels that they speak of."""
    levels: dict[str, frozenset[str]] = {}
    for row in knowledge.table(HEADS):
        sure = row["span"] == "drop" and row["trust"] != "known" and not row["several"]
        if sure and (row["kind"] in KINDS or row["kind"] == AREA):
            levels[key(row["form"])] = frozenset({KINDS[row["kind"]][2]} if row["kind"] in KINDS else {"district"})
    return levels


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
