"""From numbers and the words around them to ranges: ``low``, ``best``, ``high``."""

from __future__ import annotations

import math
from typing import NamedTuple


class Bounds(NamedTuple):
    """A range of counts; None where the words set no bound."""

    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False


def exactly(value: float) -> Bounds:
    count = _nearest(value)
    return Bounds(count, count, count)


def between(low: float, high: float) -> Bounds:
    return Bounds(_nearest(low), None, _nearest(high))


def widened(bounds: Bounds, effect: str) -> Bounds:
    """``bounds`` as a modifier of that effect makes them (see ``modifiers.csv``)."""
    low, high = bounds.low, bounds.high
    if effect == "about":
        if bounds.best is None:
            return bounds._replace(approximate=True)
        tenth = bounds.best / 10
        return Bounds(_half_down(bounds.best - tenth), bounds.best, _nearest(bounds.best + tenth), True)
    if effect == "above":
        return Bounds(None if low is None else low + (bounds.best is not None), None, None)
    if effect == "least":
        return Bounds(low, None, None)
    if effect == "below":
        return Bounds(0, None, None if high is None else max(high - 1, 0))
    if effect == "most":
        return Bounds(0, None, high)
    return bounds


def scaled(low: int, high: int | None, base: int) -> Bounds:
    """A vague count of units of ``base``: «عشرات الآلاف» is 20 to 99 thousands and what they hold."""
    return Bounds(low * base, None, None if high is None else (high + 1) * base - 1)


def _nearest(value: float) -> int:
    """The nearest whole number, halves upward."""
    return math.floor(value + 0.5)


def _half_down(value: float) -> int:
    """The nearest whole number, halves downward, so that a tenth below is as wide as a tenth above."""
    return math.ceil(value - 0.5)
