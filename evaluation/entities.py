"""Places, actors and materiel against people's.

    python evaluation/entities.py [--split dev|held-out|sealed|all] [--errors] [--knowledge FOLDER]

The gold is ``gold/entities/*.jsonl`` (see README.md); each text is read whole, and what is read within the gold's window is
judged. A mention is *found* where its span overlaps one of the gold, one to one, those first that share most of their words.
Of what is found: a place is *resolved* where it has a point, *within 25 km* (161 km) where that point lies so near one of the
gold's, and its *precision* is compared; of countries, regions and governorates, whose middle can be argued, the line «areas»
also counts those whose circle holds the middle of the gold's; an actor is *identified* where its id is one that
``gold/entities/actors.csv`` gives for the gold's name, or where it has none and no list holds it; *kind* and *category* are
compared. ``--errors`` lists what is not right, of all but the newest part.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from draw import HERE
from judging import Gold, Pair, Read, chosen, gold_of, measure, parser_of, reads_of
from judging import Score as Sums
from sources import texts

from marsad.knowledge.own import with_own
from marsad.model.mention import Dimension
from marsad.reader import Reader

GOLD = HERE / "gold" / "entities"
SPLITS = ("dev", "held-out", "sealed")
DIMENSIONS: tuple[Dimension, ...] = ("place", "actor", "materiel")
NEAR, FAR = 25.0, 161.0  # kilometres: 161 is the mile-based bound of the geoparsing literature
AREAS = frozenset({"country", "region", "governorate"})
_RATIOS = {
    "place": (
        ("resolved", "pointed"),
        ("near", "resolved"),
        ("points met", "points"),
        ("areas met", "areas"),
        ("far", "resolved"),
        ("precision", "resolved"),
    ),
    "actor": (("identified", "listed"), ("left alone", "unlisted"), ("kind", "found")),
    "materiel": (("category", "found"),),
}
_LABELS = {"near": "within 25 km", "points met": "- points", "areas met": "- areas", "far": "within 161 km"}
_SHOWN = ("id", "name", "kind", "lat", "lon", "country", "precision", "category")  # of a value, among the errors
_ALIKE = {"near": {"near", "town", "site", "region", "neighbourhood"}}


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of two points (latitude, longitude) on the sphere."""
    one, two = (tuple(map(math.radians, point)) for point in (a, b))
    half = (
        math.sin((two[0] - one[0]) / 2) ** 2
        + math.cos(one[0]) * math.cos(two[0]) * math.sin((two[1] - one[1]) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def likeness(gold: Gold, read: Read) -> tuple[float, ...]:
    """The share of their words that two mentions have in common; of equals, what is asked for comes first."""
    return max(_common(read, a, b) for a, b in gold["spans"]), not gold.get("optional")


def _common(read: Read, start: int, end: int) -> float:
    common = min(read.end, end) - max(read.start, start)
    return max(0, common) / (max(read.end, end) - min(read.start, start))


class Score(Sums):
    """Sums over the texts of a split, of one dimension."""

    nearness = staticmethod(likeness)
    width, where, around = 13, ("document",), (70, 50)

    def __init__(self, dimension: Dimension, ids: dict[str, set[str]]) -> None:
        super().__init__(dimension)
        self.ids = ids

    def judge(self, gold: Gold, read: Read) -> str:
        """Count what is right of the span and of the value; what is wrong with the value, or nothing."""
        self.sums["span"] += [read.start, read.end] in gold["spans"]
        judges = {"place": self._place, "actor": self._actor, "materiel": self._materiel}
        return judges[self.dimension](gold["values"], read.value)

    def _place(self, wanted: list[dict[str, Any]], value: dict[str, Any]) -> str:
        points = [(one["lat"], one["lon"]) for one in wanted if one["lat"] is not None]
        if not points:
            self.sums["no point in the gold"] += 1
            return ""
        self.sums["pointed"] += 1
        if value.get("lat") is None:
            return "unresolved"
        self.sums["resolved"] += 1
        apart = min(kilometres((value["lat"], value["lon"]), point) for point in points)
        area = all(one["precision"] in AREAS for one in wanted)
        kind = "areas" if area else "points"
        met = apart <= NEAR or (area and value["precision"] in AREAS and apart <= value.get("radius_km", 0))
        self.sums.update({kind: 1, f"{kind} met": met})
        self.sums["near"] += apart <= NEAR
        self.sums["far"] += apart <= FAR
        alike = any(value["precision"] in _ALIKE.get(one["precision"], {one["precision"]}) for one in wanted)
        self.sums["precision"] += alike
        return f"{apart:.0f} km" if apart > NEAR else "" if alike else "precision"

    def _actor(self, wanted: list[dict[str, Any]], value: dict[str, Any]) -> str:
        kind = any(one["kind"] == value["kind"] for one in wanted)
        self.sums["kind"] += kind
        names = {one["name"] for one in wanted}
        if None in names:
            return "" if kind else "kind"
        known = {id_ for name in names for id_ in self.ids.get(name, set())}
        found = value.get("id") in known if known else value.get("id") is None
        self.sums.update({"listed": bool(known), "identified": bool(known) and found})
        self.sums.update({"unlisted": not known, "left alone": not known and found})
        return "identity" if not found else "" if kind else "kind"

    def _materiel(self, wanted: list[dict[str, Any]], value: dict[str, Any]) -> str:
        right = any(one["category"] == value["category"] for one in wanted)
        self.sums["category"] += right
        return "" if right else "category"

    def lines(self) -> Iterator[str]:
        """The figures."""
        yield self.figure("found")
        for name, of in (("span", "found"), *_RATIOS[self.dimension]):
            yield self.ratio(name, of, _LABELS.get(name))

    def show(self, wrong: str, text: str, window: Gold, pair: Pair) -> None:
        """Print what is not right, its dimension before it; of a value no more than the gold can tell."""
        gold, read = pair
        if read:
            read = read._replace(value={key: read.value[key] for key in _SHOWN if read.value.get(key) is not None})
        super().show(f"{self.dimension} {wrong}", text, window, Pair(gold, read))


def ids_of() -> dict[str, set[str]]:
    """The ids of the knowledge that each name of the gold stands for."""
    path = GOLD / "actors.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: set(row["ids"].split("|")) - {""} for row in csv.DictReader(file)}


def score(split: str, errors: bool, own: Path | None = None) -> None:
    """Print the figures of a split, read with the files of the folder ``own`` if there is one."""
    gold, ids, reader = gold_of(GOLD, split), ids_of(), Reader(with_own(own))
    held = texts(one["document"] for one in gold)
    reads = (reads_of(reader, one, held[one["document"]], DIMENSIONS) for one in gold)
    head = f"{split}: {len(gold)} texts; P / R / F1, and found / read / in the gold"
    measure(head, gold, held, reads, [Score(dimension, ids) for dimension in DIMENSIONS], errors)


def main() -> int:
    """Measure."""
    parser = parser_of(__doc__, SPLITS)
    parser.add_argument("--knowledge", type=Path, metavar="FOLDER", help="read with your own files in this folder")
    arguments = parser.parse_args()
    for split in chosen(parser, arguments, GOLD, SPLITS):
        score(split, arguments.errors, arguments.knowledge)
    return 0


if __name__ == "__main__":
    sys.exit(main())
