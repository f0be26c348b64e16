"""The rule for places: finer than allowed becomes what lies around it, and coordinates are rounded to a grid."""

from __future__ import annotations

import math
from typing import cast

from marsad.export.profiles.context import Context, part, parts
from marsad.export.profiles.profile import FINENESS
from marsad.export.profiles.words import folded, holds
from marsad.model.fields import Json

_KM_OF_DEGREE = 111.2  # along a meridian, on a sphere of 6,371 km

FINER = "place-finer"
SENSITIVE = "place-sensitive"


def hide_places(record: Json, context: Context) -> None:
    """Coarsen the places of a claim, and take out the words of those that were."""
    event = part(record, "event") or {}
    for found in parts(event, "places"):
        place, text = part(found, "place"), str(found.get("text") or "")
        if place is None:
            if context.profile.places.finest != FINENESS[0]:
                context.hide_words(found, "event.places", "place-unresolved", "where")
            continue
        finest = _finest(text, place, context)[0]
        finer = _rank(str(place["precision"])) < _rank(finest)
        if reason := coarsen(place, text, "event.places.place", context):
            context.hide_words(found, "event.places", reason, "where" if finer else "when")
        else:
            context.opened.add((str(place["id"]), str(place["name"])))


def coarsen(place: Json, words: str, path: str, context: Context) -> str | None:
    """Coarsen a place as the profile says; why its name does not leave, or None where it does."""
    finest, grid, sensitive = _finest(words, place, context)
    derived = "#" in str(place["id"])  # made of another, finer one, and named in the report's words
    precision = str(place["precision"])
    finer = _rank(precision) < _rank(finest)
    lifted = finer or (derived and finest != FINENESS[0])
    reason = SENSITIVE if sensitive else FINER
    around = next((str(place[key]) for key in ("admin1", "country") if place.get(key)), "")
    if finer:
        _learn(place, around, context)
    if lifted:
        context.hide(place, "id", path, reason, "")
        context.hide(place, "name", path, reason, around)
        place["precision"] = max(precision, finest, key=_rank)
    _round(place, grid, lifted, path, context)
    return reason if lifted else None


def _finest(words: str, place: Json, context: Context) -> tuple[str, float | None, bool]:
    """How fine a place may leave, the grid, and whether it is one that must not be found."""
    rule = context.profile.places
    if holds(f"{words} {place['name']}", rule.sensitive):
        return rule.sensitive_finest, rule.sensitive_grid, True
    return rule.finest, rule.grid, False


def _learn(place: Json, around: str, context: Context) -> None:
    """The name of a finer place leaves nowhere; one that the name of its governorate holds cannot be kept back."""
    if folded(str(place["name"])) not in folded(around):
        context.secrets.add(str(place["name"]))
    context.secrets.add(str(place["id"]).partition("#")[0])


def _round(place: Json, grid: float | None, lifted: bool, path: str, context: Context) -> None:
    """Round to the grid; the circle grows so that it still holds the place. Without a grid, what was lifted has no point."""
    if grid is None and not lifted:
        return
    for key in ("lat", "lon"):
        value = cast("float | None", place.get(key))
        if value is not None:
            instead = None if grid is None else on_grid(value, grid)
            context.hide(place, key, path, "coordinates", instead)
    if grid is not None:
        radius = cast(float, place["radius_km"])
        place["radius_km"] = math.ceil(max(radius, grid * _KM_OF_DEGREE / math.sqrt(2)) * 10) / 10


def on_grid(degrees: float, grid: float) -> float:
    """The nearest point of a grid, written with no more digits than the grid has."""
    return round(round(degrees / grid) * grid, max(0, math.ceil(-math.log10(grid)) + 1)) + 0.0


def _rank(precision: str) -> int:
    """A precision that is not known is taken for the finest."""
    return FINENESS.index(precision) if precision in FINENESS else 0
