"""Typed spans and their values: time, quantity, place, actor, materiel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.evidence import Evidence

Dimension = Literal["time", "quantity", "place", "actor", "materiel"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """An interval of days (ISO dates, both ends included), or of minutes (ISO date-times) where the words say so.

    ``precision``: minute, part-of-day, day, week, third (of a month), month, season, quarter, year, vague, not-after.
    ``anchor``: published, text (a date named earlier), speech, or None for a date that stands by itself.
    ``kind``: date; duration and set are recognised so as not to be taken for dates, and have no interval.
    An unresolved date has ``start`` and ``end`` None. In JSON the ends are named ``from`` and ``to``.
    """

    start: str | None
    end: str | None
    precision: str
    anchor: str | None = None
    calendar: str = "gregorian"
    kind: Literal["date", "duration", "set"] = "date"


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """A count as a range (UCDP's low, best, high); None where the words set no bound.

    Counts are whole numbers; percentages, sums of money and measures may have a fraction (3.5 per cent). ``unit`` is the
    lemma of what is counted ("قتيل"), ``percent``, ``money``, or None. ``modifier`` is the lemma of the word that made it a
    range ("نحو"), ``relation`` how it stands to a whole: subset, total (a running total), or None.
    """

    low: float | None
    best: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    modifier: str | None = None
    relation: str | None = None

    @property
    def whole(self) -> tuple[int | None, int | None, int | None]:
        """The three bounds as whole numbers, as a claim counts."""
        low, best, high = (None if bound is None else int(bound + 0.5) for bound in (self.low, self.best, self.high))
        return low, best, high


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer.

    ``precision``: site, neighbourhood, town, near (a point beside it), district, governorate, region, country.

    ``radius_km`` is the radius of the circle within which the words leave the place.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str
    radius_km: float


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """What a toponym resolves to: ``place``, or None with the ``candidates`` (gazetteer entries) left open."""

    place: Place | None
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorValue:
    """Who is named. ``id`` is None for an actor that no list holds; ``name`` is then the words' own.

    ``kind``: state-forces, police, government, armed-group, militia, coalition, organisation, agency, outlet, monitor,
    person, civilians, crowd, unknown-armed. ``loaded`` tells that the wording judges ("عصابات"). ``human`` noun phrases
    without a name ("مسلحون", "مدنيون") are actors too.
    """

    id: str | None
    name: str
    kind: str
    country: str | None = None
    loaded: bool = False


@dataclass(frozen=True, slots=True)
class MaterielValue:
    """An item by its public arms-control category; ``id`` is the list's.

    ``low``, ``best``, ``high`` are what the words count of it, None where they set no bound; ``condition`` is the state that
    they tell: destroyed, damaged, burnt, intact, unexploded, improvised, ….
    """

    id: str
    category: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    approximate: bool = False
    condition: str | None = None

    @property
    def counted(self) -> bool:
        """Whether the words set a bound."""
        return (self.low, self.best, self.high) != (None, None, None)

    @property
    def item(self) -> MaterielValue:
        """The item alone, without how many and in what state."""
        return MaterielValue(self.id, self.category)


Value = TimeValue | QuantityValue | PlaceValue | ActorValue | MaterielValue


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed span. ``first``–``last`` (exclusive) index ``Analysis.words``; ``start``–``end`` are its code points."""

    dimension: Dimension
    start: int
    end: int
    first: int
    last: int
    value: Value
    evidence: tuple[Evidence, ...] = ()
