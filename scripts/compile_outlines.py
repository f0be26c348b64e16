"""Compiles the outlines that the map of «marsad report» is drawn on, from Natural Earth (public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/compile_outlines.py package

world-atlas packages Natural Earth 4.1.0 as TopoJSON. The whole world is taken at 1:110m, the Middle East and North Africa
at 1:50m. Written to ``src/marsad/export/report/data/outlines.json``: for each of the two the ``land`` (rings), the ``coast``
and the ``borders`` (lines), each a flat list of longitudes and latitudes in hundredths of a degree, every point but the
first as the difference from the one before.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.export.report.clip import Point, clipped_line, clipped_ring, simplified

OUT = Path(__file__).parent.parent / "src" / "marsad" / "export" / "report" / "data" / "outlines.json"
WORLD = (-180.0, -60.0, 180.0, 85.0)  # west, south, east, north
NEAR = (-20.0, -5.0, 78.0, 48.0)
SCALES = (("world", "countries-110m.json", WORLD, 0.1), ("near", "countries-50m.json", NEAR, 0.02))


def main() -> None:
    folder = Path(sys.argv[1])
    made: dict[str, Any] = {"source": "Natural Earth 4.1.0 (public domain), as packaged by world-atlas 2.0.2"}
    for name, file, box, tolerance in SCALES:
        topology = json.loads((folder / file).read_text(encoding="utf-8"))
        lines = arcs(topology)
        parts = {"land": land(topology, lines, box), **shared(topology, lines, box)}
        flat = {kind: [packed(simplified(line, tolerance)) for line in found] for kind, found in parts.items()}
        made[name] = {"box": list(box), **{kind: [line for line in found if line] for kind, found in flat.items()}}
    OUT.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs as degrees: TopoJSON stores whole numbers, each point as the difference from the one before."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((left + x * scale_x, bottom + y * scale_y))
        found.append(line)
    return found


def land(topology: dict[str, Any], lines: list[list[Point]], box: tuple[float, ...]) -> list[list[Point]]:
    """The rings of all land, clipped to the box."""
    rings = (ring for geometry in topology["objects"]["land"]["geometries"] for ring in rings_of(geometry))
    return [clip for ring in rings if len(clip := clipped_ring(joined(ring, lines), box)) > 3]


def shared(topology: dict[str, Any], lines: list[list[Point]], box: tuple[float, ...]) -> dict[str, list[list[Point]]]:
    """Arcs that one country uses are coast, those that two use are borders."""
    used = Counter(
        arc if arc >= 0 else ~arc
        for geometry in topology["objects"]["countries"]["geometries"]
        for arc in {number for ring in rings_of(geometry) for number in ring}
    )
    of = {"coast": [arc for arc, number in used.items() if number == 1]}
    of["borders"] = [arc for arc, number in used.items() if number > 1]
    return {kind: [part for arc in found for part in clipped_line(lines[arc], box)] for kind, found in of.items()}


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    polygons = geometry.get("arcs", []) if geometry["type"] == "MultiPolygon" else [geometry.get("arcs", [])]
    for polygon in polygons:
        yield from polygon


def joined(ring: Iterable[int], lines: list[list[Point]]) -> list[Point]:
    """The points of a ring; a negative number is an arc taken backwards."""
    found: list[Point] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        found += line[1:] if found else line
    return found


def packed(line: list[Point]) -> list[int]:
    flat: list[int] = []
    before = (0, 0)
    for x, y in ((round(lon * 100), round(lat * 100)) for lon, lat in line):
        if not flat or (x, y) != before:
            flat += [x - before[0], y - before[1]]
        before = (x, y)
    return flat if len(flat) > 2 else []


if __name__ == "__main__":
    main()
