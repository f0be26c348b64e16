"""From numbers and the words around them to ranges: ``low``, ``best``, ``high``."""

from __future__ import annotations

import math
from typing import NamedTuple


class Bounds(NamedTuple):
    """A range of counts; None where the words set no bound."""

    low: float | None
    best: float | None
    high: float | None
    approximate: bool = False


def exactly(value: float) -> Bounds:
    count = _told(value)
    return Bounds(count, count, count)


def between(low: float, high: float) -> Bounds:
    return Bounds(_told(low), None, _told(high))


def widened(bounds: Bounds, effect: str, share: bool = False) -> Bounds:
    """``bounds`` as a modifier of that effect makes them (see ``modifiers.csv``); ``share``: of a hundred, not of things."""
    low, high = bounds.low, bounds.high
    step = 0 if share or _has_fraction(bounds) else 1  # more than 20 people are 21, more than 20 per cent may be 20.1
    if effect == "about":
        return _about(bounds, share)
    if effect == "above":
        return Bounds(None if low is None else low + step * (bounds.best is not None), None, None)
    if effect == "least":
        return Bounds(low, None, None)
    if effect == "below":
        return Bounds(0, None, None if high is None else max(high - step, 0))
    if effect == "most":
        return Bounds(0, None, high)
    return bounds


def scaled(low: float, high: float | None, base: int) -> Bounds:
    """A vague count of units of ``base``: «عشرات الآلاف» is 20 to 99 thousands and what they hold."""
    return Bounds(low * base, None, None if high is None else (high + 1) * base - 1)


def _about(bounds: Bounds, share: bool) -> Bounds:
    """A tenth either way."""
    if bounds.best is None:
        return bounds._replace(approximate=True)
    low, high = bounds.best * 9 / 10, bounds.best * 11 / 10
    if share or _has_fraction(bounds):
        return Bounds(_told(low), bounds.best, _told(high), True)
    return Bounds(_half_down(low), bounds.best, _nearest(high), True)


def _has_fraction(bounds: Bounds) -> bool:
    return any(bound is not None and bound % 1 for bound in bounds[:3])


def _told(value: float) -> float:
    """A whole number as such, any other without the noise of its binary form."""
    return int(value) if value == int(value) else round(value, 6)


def _nearest(value: float) -> int:
    """The nearest whole number, halves upward."""
    return math.floor(value + 0.5)


def _half_down(value: float) -> int:
    """The nearest whole number, halves downward, so that a tenth below is as wide as a tenth above."""
    return math.ceil(value - 0.5)
