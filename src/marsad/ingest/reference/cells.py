"""Cells of reference tables as values. ValueError says in a sentence what is wrong with one."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping

from marsad.ingest.dates import iso_day
from marsad.model.mention import Place

Row = Mapping[str, str]

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
    for name in (names, names[:3])
}
_ENGLISH_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -,]{1,2}(\d{4})")
_WHOLE = re.compile(r"\d{1,9}(?:\.0+)?")


def day(row: Row, column: str) -> str:
    """A day: «20 July 2015», «2015-07-20», «20/7/2015» (day first)."""
    text = row.get(column, "").strip()
    found = _ENGLISH_DAY.fullmatch(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    if known := iso_day(f"{found[3]}-{month}-{found[1]}" if found and month else text):
        return known
    raise ValueError(f"«{column}» is no date: {text[:40]!r}; write it as 2015-07-20")


def whole_or_none(row: Row, column: str) -> int | None:
    """A whole number that is not negative; None for an empty cell."""
    text = row.get(column, "").strip().replace(",", "")
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"«{column}» is no number: {text[:40]!r}; write digits alone, or leave it empty")
    return int(float(text))


def precision_of(row: Row, column: str, known: Mapping[int, str]) -> int:
    """A code of precision of those ``known``; 1 for an empty cell, as where nobody doubted."""
    found = whole_or_none(row, column)
    if found is not None and found not in known:
        raise ValueError(f"«{column}» is {found}; there are {', '.join(map(str, known))}")
    return 1 if found is None else found


def point_of(row: Row, latitude: str, longitude: str) -> tuple[float, float] | None:
    """Degrees of latitude and longitude; None where both cells are empty."""
    texts = [row.get(column, "").strip() for column in (latitude, longitude)]
    if texts == ["", ""]:
        return None
    try:
        lat, lon = map(float, texts)
    except ValueError:
        lat = lon = math.nan
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"«{', '.join(texts)[:60]}» is no point on the globe; write degrees, such as 36.97 and 38.42")
    return lat, lon


def place_at(point: tuple[float, float] | None, name: str, precision: str, radius: float) -> Place | None:
    """The place of a reference: a point with a name of its own, which no gazetteer's id stands for."""
    if point is None:
        return None
    lat, lon = point
    return Place(f"reference:{lat},{lon}", name, lat, lon, None, None, precision, radius)


def spread(first: str, last: str, days: int) -> tuple[str, str]:
    """The interval with ``days`` more on either side, within the calendar."""
    ends = (datetime.date.fromisoformat(first).toordinal() - days, datetime.date.fromisoformat(last).toordinal() + days)
    limits = max(1, ends[0]), min(datetime.date.max.toordinal(), ends[1])
    start, end = (datetime.date.fromordinal(limit).isoformat() for limit in limits)
    return start, end


def ordered(first: str, last: str) -> tuple[str, str]:
    """The two days; ValueError where the last comes before the first."""
    if last < first:
        raise ValueError(f"it ends on {last}, before it begins on {first}; change the two days round")
    return first, last
