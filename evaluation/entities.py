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

import argparse
import csv
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from draw import DATA, HERE, NEWS
from mentions import Pair, Read
from sources import texts

from marsad.knowledge.own import with_own
from marsad.model.codec import mention_to_json
from marsad.model.text import Document
from marsad.reader import Reader

GOLD = HERE / "gold" / "entities"
SPLITS = ("dev", "held-out", "sealed")
NEWEST = SPLITS[-1]
DIMENSIONS = ("place", "actor", "materiel")
NEAR, FAR = 25.0, 161.0  # kilometres: 161 is the mile-based bound of the geoparsing literature
AREAS = frozenset({"country", "region", "governorate"})
_ALIKE = {"near": {"near", "town", "site", "region", "neighbourhood"}}


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of two points (latitude, longitude) on the sphere."""
    one, two = (tuple(map(math.radians, point)) for point in (a, b))
    half = (
        math.sin((two[0] - one[0]) / 2) ** 2
        + math.cos(one[0]) * math.cos(two[0]) * math.sin((two[1] - one[1]) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def paired(gold: list[dict[str, Any]], reads: list[Read]) -> Iterator[Pair]:
    """Gold and readings one to one, those first that share most of their words."""
    shares = sorted(
        (
            (max(_share_of(read, a, b) for a, b in one["spans"]), not one.get("optional"), -i, -j)
            for i, one in enumerate(gold)
            for j, read in enumerate(reads)
        ),
        reverse=True,
    )
    left_gold, left_reads = dict(enumerate(gold)), dict(enumerate(reads))
    for share, _, i, j in shares:
        if share > 0 and -i in left_gold and -j in left_reads:
            yield Pair(left_gold.pop(-i), left_reads.pop(-j))
    yield from (Pair(one, None) for one in left_gold.values())
    yield from (Pair(None, read) for read in left_reads.values())


def _share_of(read: Read, start: int, end: int) -> float:
    common = min(read.end, end) - max(read.start, start)
    return max(0, common) / (max(read.end, end) - min(read.start, start))


class Score:
    """Sums over the texts of a split, of one dimension."""

    def __init__(self, dimension: str, ids: dict[str, set[str]]) -> None:
        self.dimension, self.ids = dimension, ids
        self.sums: Counter[str] = Counter()
        self.apart: list[float] = []

    def add(self, pair: Pair) -> str:
        """Count a pair; what is wrong with it, or nothing."""
        gold, read = pair
        if gold is None:
            self.sums["read"] += 1
            return "taken"
        optional = bool(gold.get("optional"))
        if read is None:
            self.sums["gold"] += not optional
            return "" if optional else "missed"
        if optional:
            return ""
        self.sums.update(("read", "gold", "found"))
        self.sums["span"] += [read.start, read.end] in gold["spans"]
        return getattr(self, f"_{self.dimension}")(gold["values"], read.value)

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
        self.apart.append(apart)
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
        sums = self.sums
        p, r = _part(sums["found"], sums["read"]), _part(sums["found"], sums["gold"])
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        yield f"{self.dimension:8} found        {p:.3f} / {r:.3f} / {f1:.3f}    {sums['found']}/{sums['read']}/{sums['gold']}"
        ratios = {
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
        labels = {"near": "within 25 km", "points met": "- points", "areas met": "- areas", "far": "within 161 km"}
        for name, of in (("span", "found"), *ratios[self.dimension]):
            yield f"{self.dimension:8} {labels.get(name, name):13} {_part(sums[name], sums[of]):.3f}    {sums[name]}/{sums[of]}"


def _part(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def gold_of(split: str) -> list[dict[str, Any]]:
    """The texts of a split."""
    return [json.loads(line) for line in (GOLD / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()]


def ids_of() -> dict[str, set[str]]:
    """The ids of the knowledge that each name of the gold stands for."""
    path = GOLD / "actors.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: set(row["ids"].split("|")) - {""} for row in csv.DictReader(file)}


def reads_of(reader: Reader, one: dict[str, Any], text: str) -> dict[str, list[Read]]:
    """What Marsad reads in the window of a text, the text read whole."""
    published = one["published"] if one["published"] != "-" else None
    document = Document(text, published=published)
    analysis, found = reader.analyse(document), {}
    for dimension in DIMENSIONS:
        inside = [m for m in analysis.mentions[dimension] if one["start"] <= m.start < one["end"]]
        found[dimension] = [Read(m.start, m.end, mention_to_json(document, m)["value"] or {}) for m in inside]
    return found


def score(split: str, errors: bool, own: Path | None = None) -> None:
    """Print the figures of a split, read with the files of the folder ``own`` if there is one."""
    gold, ids, reader = gold_of(split), ids_of(), Reader(with_own(own))
    held = texts(one["document"] for one in gold)
    scores = {dimension: Score(dimension, ids) for dimension in DIMENSIONS}
    for one in gold:
        reads = reads_of(reader, one, held[one["document"]])
        for dimension, sums in scores.items():
            for pair in paired(one[dimension], reads[dimension]):
                wrong = sums.add(pair)
                if wrong and errors:
                    _show(f"{dimension} {wrong}", held[one["document"]], one, pair)
    print(f"{split}: {len(gold)} texts; P / R / F1, and found / read / in the gold")
    for sums in scores.values():
        print("\n".join(sums.lines()))


def _show(wrong: str, text: str, one: dict[str, Any], pair: Pair) -> None:
    gold, read = pair
    a, b = gold["spans"][0] if gold else (read.start, read.end) if read else (0, 0)
    context = " ".join(text[max(one["start"], a - 70) : min(one["end"], b + 50)].split())
    keys = ("id", "name", "kind", "lat", "lon", "country", "precision", "category")
    value = {key: read.value[key] for key in keys if read.value.get(key) is not None} if read else ""
    words = f"«{text[a:b]}»" + (f" read «{text[read.start : read.end]}»" if read and gold else "")
    print(f"{wrong}: {words} {gold['values'] if gold else ''} → {value}\n    {one['document']} {context}")


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=(*SPLITS, "all"), default="all")
    parser.add_argument("--errors", action="store_true", help=f"list what is not right; not of {NEWEST}")
    parser.add_argument("--knowledge", type=Path, metavar="FOLDER", help="read with your own files in this folder")
    arguments = parser.parse_args()
    if not NEWS.exists():
        print(f"skipped: {DATA} is not there; MARSAD_DATA names the folder of the shared data", file=sys.stderr)
        return 0
    if arguments.errors and arguments.split in (NEWEST, "all"):
        parser.error(f"errors of {NEWEST} are not shown, so that nobody tunes to it: write --split dev --errors")
    there = [split for split in SPLITS if (GOLD / f"{split}.jsonl").exists()]
    for split in there if arguments.split == "all" else (arguments.split,):
        score(split, arguments.errors, arguments.knowledge)
    return 0


if __name__ == "__main__":
    sys.exit(main())
