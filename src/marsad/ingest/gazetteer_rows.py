"""From the cells of a list of places to a candidate for the gazetteer, or to the reason why there is none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from enum import StrEnum

from marsad.ingest.outcome import Rejected, Remark
from marsad.recognise.place.candidate import Candidate
from marsad.recognise.place.names import readable

_CODE = re.compile(r"[A-Z]{2}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Left(StrEnum):
    """Why a sound row gives no place."""

    NAMELESS = "nameless"  # it has no name in Arabic letters
    OTHER = "other"  # it is of a kind that no report places an event at: a stream, a field


Outcome = Candidate | Left | Rejected | Remark


def candidate(
    where: str,
    identity: str,
    names: Iterable[str],
    kind: str,
    point: tuple[str, str],
    country: str,
    units: Iterable[str] = (),
    population: str = "",
    geonames: str = "",
) -> Outcome:
    """The candidate of a row, its cells as they stand in the file."""
    spelled = readable(_CONTROL.sub(" ", name) for name in names)
    if not spelled:
        return Left.NAMELESS
    at = _point(*point)
    if at is None:
        return Rejected(
            where, f"«{', '.join(point)}» is no point on the globe", "write latitude and longitude in degrees"
        )
    code = country.strip().upper()
    if not _CODE.fullmatch(code):
        return Rejected(where, f"«{country}» is no country", "write its code of two letters (SY), or give --country")
    number = geonames.strip() if geonames.strip().isdecimal() else ""
    divisions = tuple(unit for unit in units if unit.strip())
    return Candidate(
        _CONTROL.sub("_", identity.strip()),
        tuple(spelled),
        kind,
        *at,
        code,
        where,
        divisions,
        _people(population),
        number,
    )


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    try:
        north, east = float(lat), float(lon)
    except ValueError:
        return None
    sound = math.isfinite(north) and math.isfinite(east) and abs(north) <= 90 and abs(east) <= 180
    return (north, east) if sound and (north or east) else None


def _people(text: str) -> int:
    try:
        return max(0, int(float(text.replace(",", ""))))
    except (ValueError, OverflowError):
        return 0
