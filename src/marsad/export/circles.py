"""A circle on the earth as a polygon: within it the words leave the place."""

from __future__ import annotations

import math

EARTH_KM = 6371.0088  # mean radius, IUGG
_CORNERS = 64
_DIGITS = 6  # of a degree: about a tenth of a metre


def circle(longitude: float, latitude: float, radius_km: float) -> list[tuple[float, float]] | None:
    """The ring of a circle, counter-clockwise and closed, as RFC 7946 wants it.

    None for no radius, and for a circle that holds a pole or crosses the meridian of 180 degrees, which one ring cannot show.
    """
    if not (math.isfinite(radius_km) and 0 < radius_km < EARTH_KM):
        return None
    angle = radius_km / EARTH_KM
    if abs(latitude) + math.degrees(angle) >= 90:
        return None
    ring = [_reached(longitude, latitude, angle, -2 * math.pi * corner / _CORNERS) for corner in range(_CORNERS)]
    if any(abs(east) > 180 for east, _ in ring):
        return None
    return [*ring, ring[0]]


def _reached(longitude: float, latitude: float, angle: float, bearing: float) -> tuple[float, float]:
    """Where one comes to that goes ``angle`` radians of a great circle from a point."""
    north = math.radians(latitude)
    end = math.asin(math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(bearing))
    east = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * math.sin(end)
    )
    return round(longitude + math.degrees(east), _DIGITS), round(math.degrees(end), _DIGITS)
