"""The hand-written places against the shared gazetteers: how far apart they lie, and which no gazetteer has.

    python evaluation/gazetteer_check.py [--all]

Each row of ``gazetteer/seed/*.csv`` and ``governorates.csv`` is looked for in the bundled index of GeoNames (by its id), in
Who's On First (by its id of GeoNames, else by folded Arabic name, country and fitting kind), in UCDP's places of Syria (by
the Latin letters of its id) and, where it is a governorate, among OCHA's codes (by the same, name alone). Of several places
of one name the nearest is taken: more than 10 km away (60 km for a governorate) it is listed, with where it lies. What lies
more than 20 km from the town of a quarter is another place of the name; a quarter that itself lies so far is listed.

What was looked at and left as it is stands in ``gold/gazetteer_settled.csv`` with its distance and why; it is listed again
where the distance has changed by more than 2 km, and named where it is no longer apart. ``--all`` lists the settled ones too.
The end is 1 where something is unsettled. Nothing of the shared gazetteers is kept here.

Skips, and says so, where the shared data is absent.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from marsad.knowledge import Knowledge, Row
from marsad.recognise.place.gazetteer import INDEX
from marsad.recognise.place.geo import distance_km
from marsad.recognise.place.names import name_key

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("MARSAD_DATA", HERE.parents[1] / "shared" / "data")) / "gazetteer"
SETTLED = HERE / "gold" / "gazetteer_settled.csv"
WOF, UCDP, CODES = "mena_gazetteer_wof.csv.gz", "ucdp_syria_places.csv", "global_pcodes_adm_1_2.csv"
APART_KM = {"governorate": 60.0}
PLACE_KM, CHANGED_KM = 10.0, 2.0
IN_TOWN_KM = 20.0  # how far from the middle of its town a quarter may lie
HEADS = frozenset(map(name_key, "حي مدينة بلدة قرية ناحية مديرية منطقة محافظة ولاية جزيرة".split()))
ONE_LAND = {"IL": "PS"}  # the gazetteers draw the line between the two each in its own way
ISO3 = {
    "SY": "SYR", "IQ": "IRQ", "YE": "YEM", "LY": "LBY", "LB": "LBN", "PS": "PSE", "SD": "SDN", "EG": "EGY", "JO": "JOR",
    "SA": "SAU", "TR": "TUR", "IR": "IRN", "TN": "TUN", "DZ": "DZA", "SO": "SOM", "AE": "ARE", "KW": "KWT", "OM": "OMN",
}  # fmt: skip
ADMIN = frozenset({"region"})
DISTRICTS = frozenset({"county", "localadmin", "locality"})
PLACES = frozenset({"locality", "localadmin", "neighbourhood", "campus"})
_ARTICLE = re.compile(r"\b(a[ldnrstz]|ash|adh|ath|el)[ -]")
_KINDS = re.compile(
    r"\b(town|village|city|district|subdistrict|neighbou?rhood|governorate|military|airbase|airport|air|base|camp|army|"
    r"border|crossing|refugee|farms?|field|oil|gas|dam|mountain|hill|province|area|prison|central|international)\b"
)
_COMMON = frozenset("aleppo damascus homs hama dz raqqa hasaka daraa latakia idlib ghouta sy hill road".split())


class Point(NamedTuple):
    """A place of a gazetteer."""

    lat: float
    lon: float
    source: str
    kind: str = ""


@dataclass
class Gazetteers:
    """The shared gazetteers and the bundled index, each by what a row can be looked for by."""

    by_geonames: dict[str, list[Point]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[tuple[str, str], list[Point]] = field(default_factory=lambda: defaultdict(list))
    by_latin: dict[tuple[str, str], list[Point]] = field(default_factory=lambda: defaultdict(list))
    codes: set[tuple[str, str]] = field(default_factory=set)
    towns: dict[str, Point] = field(default_factory=dict)  # the hand-written places that others lie in

    def of(self, row: Row) -> list[Point]:
        """The places that may be the row's: of its id where there are such, else of its names."""
        known = self.by_geonames.get(row.get("geonames", ""), [])
        if known and row["geonames"]:
            return known
        country, fitting = country_of(row), kinds_of(row)
        found = [p for name in names_of(row) for p in self.by_name.get((country, name), []) if p.kind in fitting]
        found += self.by_latin.get((country, skeleton(slug_of(row))), [])
        town = self.towns.get(row.get("parent", ""))
        return found if town is None else [p for p in found if distance_km(*p[:2], *town[:2]) <= IN_TOWN_KM]

    def astray(self, row: Row) -> float:
        """How far a row lies from the town that it says it lies in, where that is too far."""
        town = self.towns.get(row.get("parent", ""))
        km = distance_km(float(row["lat"]), float(row["lon"]), *town[:2]) if town else 0.0
        return km if km > IN_TOWN_KM else 0.0

    def has_code(self, row: Row) -> bool:
        """Whether a governorate is among OCHA's first-level divisions."""
        return is_governorate(row) and (country_of(row), skeleton(slug_of(row))) in self.codes


class Finding(NamedTuple):
    """A row, and the nearest of what may be its place; nothing where no gazetteer has it."""

    row: Row
    nearest: Point | None
    km: float
    coded: bool = False  # among OCHA's codes, which have no points

    @property
    def apart(self) -> bool:
        """Whether the nearest lies too far away."""
        limit = APART_KM["governorate"] if is_governorate(self.row) else PLACE_KM
        return self.nearest is not None and self.km > limit


def is_governorate(row: Row) -> bool:
    """Whether the row is one of ``governorates.csv``."""
    return "radius_km" in row


def country_of(row: Row) -> str:
    """The country of a row, by two letters."""
    code = row.get("country") or row["id"][:2].upper()
    return ONE_LAND.get(code, code)


def kinds_of(row: Row) -> frozenset[str]:
    """The kinds of Who's On First that may be the row's place."""
    if is_governorate(row):
        return ADMIN
    return DISTRICTS if row["kind"] == "district" else PLACES


def names_of(row: Row) -> set[str]:
    """The folded names of a row, with and without the word that says what it is."""
    found = {name_key(name) for name in (row["name"], *row.many("aliases"))}
    found |= {rest for name in found for head, _, rest in [name.partition(" ")] if rest and head in HEADS}
    return found


def slug_of(row: Row) -> str:
    """The Latin name of a row: its id without the country, and without the town that tells it from another."""
    parts = row["id"].split("-")[1:]
    own = [part for part in parts if part not in _COMMON]
    return " ".join(own or parts)


def skeleton(latin: str) -> str:
    """The consonants of a romanised name, so far as romanisations agree on them."""
    plain = unicodedata.normalize("NFKD", latin.casefold())
    plain = "".join(letter for letter in plain if letter.isascii() and (letter.isalnum() or letter in " -"))
    plain = _KINDS.sub(" ", _ARTICLE.sub("", plain)).replace("q", "k").replace("dh", "d").replace("th", "t")
    plain = re.sub("tall?|tell?", "tl", plain).replace("ey", "y").replace("tch", "sh")
    kept = re.sub("[aeiouyw' -]", "", plain) or plain
    kept = re.sub(r"h$|(?<=[^skg])h(?=[^aeiou])", "", kept) or kept
    return re.sub(r"(.)\1+", r"\1", kept)


def gazetteers() -> Gazetteers:
    """All of them, read."""
    held = Gazetteers()
    for line in INDEX.read_text(encoding="utf-8").split("\n\n")[0].splitlines()[1:]:
        code, _, lat, lon, *_ = line.split("\t")
        held.by_geonames[code].append(Point(float(lat), float(lon), "geonames"))
    for one in _rows(SHARED / WOF):
        point = Point(float(one["lat"]), float(one["lon"]), "wof", one["placetype"])
        country = ONE_LAND.get(one["country"], one["country"])
        if one["geonames_id"]:
            held.by_geonames[one["geonames_id"]].append(point)
        for name in {name_key(name) for name in one["names_ar"].split("|")}:
            held.by_name[country, name].append(point)
    for one in _rows(SHARED / UCDP):
        point = Point(float(one["latitude"]), float(one["longitude"]), "ucdp")
        for name in one["where_coordinates"].split("/"):
            if len(letters := skeleton(name)) > 2:
                held.by_latin["SY", letters].append(point)
    countries = {long: short for short, long in ISO3.items()}
    for one in _rows(SHARED / CODES):
        if one["Admin Level"] == "1" and one["Location"] in countries:
            held.codes.add((countries[one["Location"]], skeleton(one["Name"])))
    return held


def _rows(path: Path) -> Iterator[dict[str, str]]:
    packed = path.suffix == ".gz"
    with gzip.open(path, "rt", encoding="utf-8-sig") if packed else path.open(encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def findings(rows: Iterable[Row], held: Gazetteers) -> Iterator[Finding]:
    """Each row and the nearest place of its name."""
    for row in rows:
        lat, lon = float(row["lat"]), float(row["lon"])
        if far := held.astray(row):
            yield Finding(row, held.towns[row["parent"]], far)
            continue
        measured = [(distance_km(lat, lon, point.lat, point.lon), point) for point in held.of(row)]
        if measured:
            km, nearest = min(measured, key=lambda one: one[0])
            yield Finding(row, nearest, km)
        else:
            yield Finding(row, None, 0.0, held.has_code(row))


def settled() -> dict[str, float]:
    """The ids that were looked at → the distance at which they were left."""
    if not SETTLED.is_file():
        return {}
    return {one["id"]: float(one["km"]) for one in _rows(SETTLED)}


def report(found: list[Finding], left: dict[str, float], every: bool) -> int:
    """Print what is apart, what nobody has and what is settled in vain; how many are unsettled."""
    apart = [one for one in found if one.apart]
    open_ = [one for one in apart if abs(left.get(one.row["id"], -CHANGED_KM - 1) - one.km) > CHANGED_KM]
    lacking = [one for one in found if one.nearest is None and not one.coded]
    print(
        f"{len(found)} rows: {len(found) - len(apart) - len(lacking)} agree, {len(apart)} apart"
        f" (of which {len(apart) - len(open_)} settled), {len(lacking)} in no gazetteer"
    )
    for one in sorted(apart if every else open_, key=lambda one: -one.km):
        point = one.nearest
        if point is not None:
            mark = "apart  " if one in open_ else "settled"
            print(f"{mark} {one.km:6.0f} km  {one.row['id']}  {one.row['name']}  {point.source} {point.kind}".rstrip())
    for identity in sorted(left.keys() - {one.row["id"] for one in apart}):
        print(f"settled in vain: {identity} is no longer apart, or no longer there")
    by_country: dict[str, list[str]] = defaultdict(list)
    for one in lacking:
        by_country[country_of(one.row)].append(one.row["id"])
    for country, ids in sorted(by_country.items()):
        print(f"in no gazetteer, {country} ({len(ids)}): {' '.join(sorted(ids))}")
    return len(open_)


def main() -> int:
    """List what is apart; 0 also where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="list what is settled, too")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"SKIPPED: no gazetteers at {SHARED}; set MARSAD_DATA")
        return 0
    knowledge = Knowledge()
    tables = [*knowledge.names("gazetteer/seed/*.csv"), "gazetteer/governorates.csv"]
    rows = [row for name in tables for row in knowledge.table(name)]
    held = gazetteers()
    held.towns = {row["id"]: Point(float(row["lat"]), float(row["lon"]), "its town") for row in rows}
    return 1 if report(list(findings(rows, held)), settled(), arguments.all) else 0


if __name__ == "__main__":
    sys.exit(main())
