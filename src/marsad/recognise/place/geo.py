"""Points and distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_KM = 6371.0
DEGREE_KM = 111.2
IN_BOX = 0.7  # how far a part of a country lies from the middle, of the way to the edge of its box


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance between two points."""
    rise, run = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(rise / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(run / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def moved(lat: float, lon: float, degrees: float, km: float) -> tuple[float, float]:
    """The point ``km`` away in the direction of the bearing ``degrees`` (north is 0)."""
    north = cos(radians(degrees)) * km / DEGREE_KM
    east = sin(radians(degrees)) * km / (DEGREE_KM * max(0.1, cos(radians(lat))))
    return round(lat + north, 3), round(lon + east, 3)


class Box(NamedTuple):
    """The edges of a country, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def part(self, degrees: float) -> tuple[float, float]:
        """The middle of the part that lies in the direction of the bearing."""
        lat, lon = (self.south + self.north) / 2, (self.west + self.east) / 2
        lat += IN_BOX * cos(radians(degrees)) * (self.north - self.south) / 2
        lon += IN_BOX * sin(radians(degrees)) * (self.east - self.west) / 2
        return round(lat, 3), round(lon, 3)
