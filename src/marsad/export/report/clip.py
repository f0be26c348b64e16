"""Lines and rings cut at a box, and made simpler. Plain plane geometry in degrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = Sequence[float]  # west, south, east, north


def clipped_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring inside the box, as one ring (Sutherland and Hodgman 1974); empty where it lies outside."""
    west, south, east, north = box
    found = list(ring)
    for inside, cut in (
        (lambda p: p[0] >= west, lambda a, b: _at_x(a, b, west)),
        (lambda p: p[0] <= east, lambda a, b: _at_x(a, b, east)),
        (lambda p: p[1] >= south, lambda a, b: _at_y(a, b, south)),
        (lambda p: p[1] <= north, lambda a, b: _at_y(a, b, north)),
    ):
        found = _cut(found, inside, cut)
    return found


def _cut(ring: list[Point], inside: Callable[[Point], bool], cut: Callable[[Point, Point], Point]) -> list[Point]:
    found: list[Point] = []
    for index, point in enumerate(ring):
        before = ring[index - 1]
        if inside(point) != inside(before):
            found.append(cut(before, point))
        if inside(point):
            found.append(point)
    return found


def _at_x(a: Point, b: Point, x: float) -> Point:
    return x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0])


def _at_y(a: Point, b: Point, y: float) -> Point:
    return a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y


def clipped_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of a line that touch the box: a stretch begins and ends at the last point outside."""
    parts: list[list[Point]] = []
    for a, b in pairwise(line):
        if max(a[0], b[0]) < box[0] or min(a[0], b[0]) > box[2] or max(a[1], b[1]) < box[1] or min(a[1], b[1]) > box[3]:
            continue
        if parts and parts[-1][-1] == a:
            parts[-1].append(b)
        else:
            parts.append([a, b])
    return parts


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with fewer points, none of those left out farther from it than ``tolerance`` (Douglas and Peucker 1973)."""
    if len(line) < 3:
        return list(line)
    keep = {0, len(line) - 1}
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        far, at = max(
            ((_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if far > tolerance:
            keep.add(at)
            open_ += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _distance(p: Point, a: Point, b: Point) -> float:
    """From a point to the stretch between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    x, y = a[0] + share * dx - p[0], a[1] + share * dy - p[1]
    return float((x * x + y * y) ** 0.5)
