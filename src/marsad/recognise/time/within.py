"""A part of an interval that was found: its first Monday, its beginning, its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from marsad.recognise.time import calendars
from marsad.recognise.time.calendars import UnresolvedError
from marsad.recognise.time.context import Context, Interval
from marsad.recognise.time.partial import Partial

_WEEK = timedelta(weeks=1)


def nth(point: Partial, month: Interval) -> Interval:
    """The first Monday or the last Friday of a month; a Monday that is its first day too is that day."""
    assert point.third is not None
    assert point.weekday is not None
    if month.start is None or month.end is None:
        raise UnresolvedError("its month is not known")
    kind, _, number = point.third.partition("-")
    place = int(number)
    if place:
        told = month.start + timedelta(days=place - 1)
        first = month.start + timedelta(days=(point.weekday - month.start.isoweekday()) % 7)
        same = kind == "date" and told.isoweekday() == point.weekday
        day = told if same else first + timedelta(weeks=place - 1)
    else:
        day = month.end - timedelta(days=(month.end.isoweekday() - point.weekday) % 7)
    if day > month.end:
        raise UnresolvedError("the month has no such day")
    return replace(month, start=day, end=day, precision="day")


def third(point: Partial, found: Interval, context: Context) -> Interval:
    """A beginning, middle or end of a period, by the table of bounds."""
    unit = "decade" if point.decade is not None else "century" if found.precision == "vague" else found.precision
    row = context.lexicon.bounds.get((point.third or "", unit))
    if row is None and (point.third or "").startswith("day-"):
        raise UnresolvedError("such a day of it is not counted")
    if row is None or found.start is None or found.end is None:
        return found
    low, high = int(row["from"]), int(row["to"])
    start, end = found.start, found.end
    if unit in ("month", "week"):
        new_start = end + timedelta(days=low + 1) if low < 0 else start + timedelta(days=low - 1)
        new_end = end if high < 0 else start + timedelta(days=high - 1)
    else:
        step = {"year": 1, "decade": 12, "century": 12}[unit]
        new_start = (
            calendars.months_on(end.replace(day=1), 0) if low < 0 else calendars.months_on(start, (low - 1) * step)
        )
        new_end = end if high < 0 else calendars.months_on(start, high * step) - timedelta(days=1)
    if point.bare and unit == "week" and context.past and new_start > context.today():
        new_start, new_end, end = (day - _WEEK for day in (new_start, new_end, end))  # «قتلوا نهاية الأسبوع»
    return replace(found, start=new_start, end=min(new_end, end), precision=row["precision"])
