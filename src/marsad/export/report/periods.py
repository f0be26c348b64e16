"""Stretches of time that incidents are counted by: days, weeks, months, quarters or years, as the span of all asks for."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.export.report.facts import last_day, own_day
from marsad.model.incident import Incident

Unit: TypeAlias = Literal["day", "week", "month", "quarter", "year"]

MOST = 62  # bars that one chart holds
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_TAIL = 0.03  # of the incidents at either end: what the chart leaves to words where a few old ones would flatten it
_NEAR = 14  # days that are never far


@dataclass(frozen=True, slots=True)
class Periods:
    """``starts`` are the first days of the bars; what lies before ``starts[0]`` or after ``end`` is counted aside."""

    unit: Unit
    starts: tuple[datetime.date, ...]
    end: datetime.date

    def of(self, day: datetime.date) -> int | None:
        """The bar of a day; None where it lies outside."""
        if not self.starts[0] <= day <= self.end:
            return None
        return bisect_right(self.starts, day) - 1


def day_of(incident: Incident) -> datetime.date | None:
    """The day under which an incident is counted: the first it names, else the one before which it was told."""
    return date_of(own_day(incident)) or date_of(last_day(incident))


def date_of(iso: str | None) -> datetime.date | None:
    """The day of an ISO day or moment; None for what is none."""
    try:
        return datetime.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def periods_of(days: Iterable[datetime.date]) -> Periods | None:
    """The bars for these days; None where there is none."""
    ordered = _core(sorted(days))
    if not ordered:
        return None
    first, last = ordered[0], ordered[-1]
    sizes: dict[Unit, int] = {"day": 1, "week": 7, "month": 28, "quarter": 90}
    unit: Unit = next((unit for unit, days in sizes.items() if (last - first).days // days < MOST - 2), "year")
    return Periods(unit, tuple(_starts(unit, first, last)[-MOST:]), last)


def _core(ordered: list[datetime.date]) -> list[datetime.date]:
    """The days without the first or last few, where these lie far from the rest."""
    tail = max(int(len(ordered) * _TAIL), int(len(ordered) >= 8))
    if not tail:
        return ordered
    first, last = ordered[tail].toordinal(), ordered[-1 - tail].toordinal()
    room = max((last - first) // 4, _NEAR)
    return [day for day in ordered if first - room <= day.toordinal() <= last + room]


def _starts(unit: Unit, first: datetime.date, last: datetime.date) -> list[datetime.date]:
    if unit in ("day", "week"):
        step = 1 if unit == "day" else 7
        before = 0 if unit == "day" else (first.weekday() + 2) % 7  # days since Saturday
        begin = datetime.date.fromordinal(max(first.toordinal() - before, 1))
        return [begin + datetime.timedelta(step * at) for at in range((last - begin).days // step + 1)]
    months = _MONTHS[unit]
    at = (first.year * 12 + first.month - 1) // months
    return [
        datetime.date(number * months // 12, number * months % 12 + 1, 1)
        for number in range(at, (last.year * 12 + last.month - 1) // months + 1)
    ]
