"""An entry of the gazetteer, and the place that it gives to a record."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.mention import Place

# kind → (precision, radius in km, the level that heads speak of)
KINDS: dict[str, tuple[str, float, str]] = {
    "country": ("country", 300, "country"),
    "region": ("region", 100, "region"),
    "governorate": ("governorate", 60, "governorate"),
    "district": ("district", 25, "district"),
    "town": ("town", 5, "town"),
    "village": ("town", 5, "town"),
    "settlement": ("town", 5, "town"),
    "neighbourhood": ("neighbourhood", 2, "neighbourhood"),
    "camp": ("town", 3, "site"),  # of refugees: people live there
}
SITE = ("site", 1.0, "site")
CITY_RADII = ((5_000_000, 25.0), (1_000_000, 15.0), (300_000, 10.0))


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may mean. ``risky``: the name is a word as well; ``where``: the file and line that hold it."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None = None
    parent: str | None = None
    population: int = 0
    size_km: float | None = None
    seeded: bool = False
    slug: str = ""
    where: str = ""

    @property
    def level(self) -> str:
        """country, region, governorate, district, town, neighbourhood or site."""
        return KINDS.get(self.kind, SITE)[2]

    @property
    def radius(self) -> float:
        """The radius within which the bare name leaves the place: a great city is wider than a town."""
        if self.size_km is not None:
            return self.size_km
        if self.level == "town":
            return next((km for people, km in CITY_RADII if self.population >= people), 5.0)
        return KINDS.get(self.kind, SITE)[1]

    def place(self, unit: str | None) -> Place:
        """The record's place; ``unit`` is the name of the governorate."""
        precision = KINDS.get(self.kind, SITE)[0]
        return Place(self.id, self.name, self.lat, self.lon, self.country, unit, precision, self.radius)
