"""The ground of the map: which part of the world is shown, and the outlines of land and countries in it.

The outlines are those of Natural Earth (public domain); what they draw as a border is no statement of Marsad's.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from marsad.export.report.clip import Point, clipped_line, clipped_ring, simplified
from marsad.export.report.html import Child, tag

_OUTLINES = Path(__file__).parent / "data" / "outlines.json"
KM = 111.32  # kilometres of one degree of latitude
WIDTH, HEIGHT = 860.0, 560.0
_LEAST = 3.5  # degrees that the map shows at least
_WIDE = 50.0  # degrees beyond which the map leaves a few far places to words
_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)


@dataclass(frozen=True, slots=True)
class Ground:
    """A part of the world, degrees to points of the drawing. Plate carrée, true to scale at the middle latitude."""

    west: float
    south: float
    east: float
    north: float

    @property
    def narrow(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return max(math.cos(math.radians((self.south + self.north) / 2)), 0.2)

    @property
    def scale(self) -> float:
        """Points of the drawing for one degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.narrow)

    def at(self, lat: float, lon: float) -> Point:
        return (lon - self.west) * self.narrow * self.scale, (self.north - lat) * self.scale

    def circle(self, lat: float, km: float) -> Point:
        """The half axes of a circle of so many kilometres around a point of that latitude."""
        up = km / KM * self.scale
        return up * self.narrow / max(math.cos(math.radians(lat)), 0.05), up

    def holds(self, lat: float, lon: float) -> bool:
        return self.south <= lat <= self.north and self.west <= lon <= self.east

    def touches(self, lat: float, lon: float, km: float) -> bool:
        """Whether a circle of so many kilometres reaches into it."""
        up, across = km / KM, km / KM / max(math.cos(math.radians(lat)), 0.05)
        return self.south - up <= lat <= self.north + up and self.west - across <= lon <= self.east + across

    def outlines(self) -> Iterator[Child]:
        """Land, coasts and borders."""
        box = (self.west, self.south, self.east, self.north)
        known = _outlines()
        parts = known["near"] if _inside(box, known["near"]["box"]) else known["world"]
        rings = (clipped_ring(ring, box) for ring in parts["land"])
        drawn = {"land": "".join(self._path(ring, "Z") for ring in rings if len(ring) > 2)}
        for kind in ("coast", "borders"):
            drawn[kind] = "".join(self._path(part, "") for line in parts[kind] for part in clipped_line(line, box))
        yield from (tag("path", d=path, class_=kind) for kind, path in drawn.items() if path)

    def grid(self) -> tuple[float, list[float], list[float]]:
        """The step between the lines of the grid, the longitudes and the latitudes."""
        step = next((size for size in _STEPS if (self.east - self.west) / size <= 8), 30.0)
        return step, _multiples(self.west, self.east, step), _multiples(self.south, self.north, step)

    def _path(self, line: Sequence[Point], end: str) -> str:
        points = simplified([self.at(lat, lon) for lon, lat in line], 0.35)
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + end


def ground_of(points: Sequence[Point]) -> Ground:
    """The part of the world that holds these places (latitude, longitude), but for a few that lie far from all others."""
    lats, lons = sorted(lat for lat, _ in points), sorted(lon for _, lon in points)
    tail = int(len(points) * 0.05) if lons[-1] - lons[0] > _WIDE or lats[-1] - lats[0] > _WIDE / 2 else 0
    lats, lons = lats[tail : len(lats) - tail], lons[tail : len(lons) - tail]
    middle = math.cos(math.radians((lats[0] + lats[-1]) / 2))
    high = max((lats[-1] - lats[0]) * 1.25, _LEAST)
    wide = max((lons[-1] - lons[0]) * 1.25, _LEAST / max(middle, 0.2))
    ratio = wide * middle / high
    wide, high = (
        (wide * WIDTH / HEIGHT / ratio, high) if ratio < WIDTH / HEIGHT else (wide, high * ratio * HEIGHT / WIDTH)
    )
    lat, lon = (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2
    south = max(-85.0, min(lat - high / 2, 85.0 - high)) if high < 170 else -85.0
    return Ground(max(lon - wide / 2, -180.0), south, min(lon + wide / 2, 180.0), min(south + high, 85.0))


def _inside(box: Sequence[float], other: Sequence[float]) -> bool:
    return box[0] >= other[0] and box[1] >= other[1] and box[2] <= other[2] and box[3] <= other[3]


def _multiples(first: float, last: float, step: float) -> list[float]:
    return [step * n for n in range(math.ceil(first / step), math.floor(last / step) + 1)]


@cache
def _outlines() -> dict[str, Any]:
    known = json.loads(_OUTLINES.read_text(encoding="utf-8"))
    for scale in ("world", "near"):
        for kind in ("land", "coast", "borders"):
            known[scale][kind] = [list(_points(flat)) for flat in known[scale][kind]]
    return dict(known)


def _points(flat: Iterable[int]) -> Iterator[Point]:
    x = y = 0
    steps = iter(flat)
    for dx, dy in zip(steps, steps, strict=True):
        x, y = x + dx, y + dy
        yield x / 100, y / 100
