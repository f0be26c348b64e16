"""From a sheet with words to stand-off gold of places, actors and materiel: the words stay outside the project.

    python evaluation/author_entities.py SHEET [OUTPUT.jsonl] [--show]

A sheet is what an annotator fills in, by ``gold/entities/GUIDE.md``. Line by line:

    @ DOCUMENT START END PUBLISHED          a text, as ``draw_entities.py`` wrote it
    P words = 36.20,37.16 town              a place: the middle of it and its precision (or ``near``)
    P words = unresolved town               a place that no source finds
    A words = armed-group | Islamic State   an actor: its kind and who it is; «-» for what has no name
    M words = explosives                    materiel: its category
    # anything                              left out

Several values or spans that are all right stand with ``||`` between them. A ``?`` before the letter makes the line optional.
Words are found where they stand alone; «before [words] after» says which ones are meant, ``#2`` or ``#1,3`` which
occurrences, ``#*`` all of them: each is a mention of its own.
"""

from __future__ import annotations

import re
import sys
from typing import Any

import sheets
from sheets import Gold, SheetError, cut, filled, located

DIMENSIONS = {"P": "place", "A": "actor", "M": "materiel"}
PRECISIONS = {"site", "neighbourhood", "town", "district", "governorate", "region", "country", "near"}
KINDS = {
    "state-forces", "police", "government", "armed-group", "militia", "coalition", "organisation", "agency", "outlet",
    "monitor", "person", "civilians", "crowd", "unknown-armed",
}  # fmt: skip
CATEGORIES = {
    "arms", "battle-tanks", "armoured-combat-vehicles", "large-calibre-artillery", "combat-aircraft", "attack-helicopters",
    "helicopters", "aircraft", "unmanned-aircraft", "warships", "missiles-and-launchers", "mines", "small-arms",
    "light-weapons", "ammunition", "cluster-munitions", "incendiary-weapons", "explosives", "chemical-biological-nuclear",
    "riot-control", "bladed-weapons", "improvised", "communications", "sensors", "protective-equipment", "vehicles",
    "facility", "documents",
}  # fmt: skip
_POINT = re.compile(r"(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s+([a-z]+)")


def place_value(written: str) -> dict[str, Any]:
    """One reading of a place."""
    point = _POINT.fullmatch(written)
    precision = point.group(3) if point else written.removeprefix("unresolved ")
    if precision not in PRECISIONS or not (point or written.startswith("unresolved ")):
        raise SheetError(f"no place: {written!r}; write «lat,lon precision» or «unresolved precision»")
    lat, lon = (float(point.group(1)), float(point.group(2))) if point else (None, None)
    if lat is not None and lon is not None and not (-60 <= lat <= 80 and -180 <= lon <= 180):
        raise SheetError(f"no such point: {written!r}")
    return {"lat": lat, "lon": lon, "precision": precision}


def actor_value(written: str) -> dict[str, Any]:
    """One reading of an actor."""
    kind, bar, name = (part.strip() for part in written.partition("|"))
    if kind not in KINDS or not bar or not name:
        raise SheetError(f"no actor: {written!r}; write «kind | name»")
    return {"kind": kind, "name": None if name == "-" else name}


def materiel_value(written: str) -> dict[str, Any]:
    """One reading of materiel."""
    if written not in CATEGORIES:
        raise SheetError(f"no such category: {written!r}")
    return {"category": written}


_READ = {"P": place_value, "A": actor_value, "M": materiel_value}


def entries(text: str, offset: int, line: str) -> tuple[str, list[Gold]]:
    """One line of the sheet: its dimension and its mentions."""
    mark, words, values, more = cut(line, *_READ)
    read = [_READ[mark](value) for value in values]
    places = [_occurrences(text, part) for part in words]
    if len(places) > 1 and any(len(one) != 1 for one in places):
        raise SheetError("either several occurrences or several spans")
    groups = [[one[0] for one in places]] if len(places) > 1 else [[place] for place in places[0]]
    return DIMENSIONS[mark], [
        {"spans": [[offset + a, offset + b] for a, b in group], "values": read} | more for group in groups
    ]


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    words, _, which = words.partition(" #")
    found = located(text, words)
    if which == "*":
        return found
    if which:
        return [found[int(number) - 1] for number in which.split(",")]
    if len(found) > 1:
        raise SheetError(f"stands {len(found)} times: say which with [brackets], #1, #1,3 or #*")
    return found


def parse(lines: list[str], texts: dict[str, str]) -> list[Gold]:
    """The texts of a sheet; SheetError names all lines that are wrong."""
    found = filled(lines, texts, DIMENSIONS, _add)
    for one in found:
        for name in DIMENSIONS.values():
            one[name].sort(key=lambda entry: entry["spans"][0])
    return found


def _add(window: Gold, text: str, line: str) -> None:
    dimension, new = entries(text, window["start"], line)
    window[dimension] += _unclaimed(new, window[dimension]) if " #* = " in line else new


def _unclaimed(new: list[Gold], old: list[Gold]) -> list[Gold]:
    """Occurrences of ``#*`` that lie within a mention told before belong to it."""
    taken = [span for entry in old for span in entry["spans"]]

    def inside(span: list[int]) -> bool:
        return any(a <= span[0] and span[1] <= b for a, b in taken)

    return [entry for entry in new if not inside(entry["spans"][0])]


if __name__ == "__main__":
    sys.exit(sheets.main(__doc__, parse, "texts", {name: f"of {name}" for name in DIMENSIONS.values()}, named=True))
