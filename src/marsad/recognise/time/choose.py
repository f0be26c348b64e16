"""The news conventions: which Friday, which March."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from marsad.recognise.time import calendars
from marsad.recognise.time.calendars import UnresolvedError
from marsad.recognise.time.lexicon import Lexicon
from marsad.recognise.time.partial import Partial


class Choice(NamedTuple):
    """A month of a year, what it was anchored on, and why it was taken."""

    year: int
    month: int
    anchor: str | None
    why: str


def pick_weekday(weekday: int, lean: int | None, today: date, future: bool) -> tuple[date, str]:
    """The day that a weekday's name stands for, and why."""
    back = (today.isoweekday() - weekday) % 7
    if lean is None and not future:
        return today - timedelta(days=back), "the last day of that name up to the day of publication"
    if lean is None:
        return today + timedelta(days=(7 - back) % 7), "the next day of that name, for the clause tells what is to come"
    if lean < 0:
        return today - timedelta(
            days=(back or 7) + 7 * (-lean - 1)
        ), "the last day of that name before the day of publication"
    if lean > 0:
        return today + timedelta(
            days=7 - back + 7 * (lean - 1)
        ), "the next day of that name after the day of publication"
    first, _ = calendars.week_of(today, 1)
    return first + timedelta(days=weekday - 1), "the day of that name in the week of publication"


def nearest(weekday: int, told: date) -> tuple[date, str]:
    """The day of that name nearest to the day told («أمس السبت»)."""
    shift = (weekday - told.isoweekday() + 3) % 7 - 3
    why = "both words name the same day" if not shift else f"the weekday decides: {told} is not that day of the week"
    return told + timedelta(days=shift), why


def pick_year(point: Partial, lexicon: Lexicon, today: date, future: bool, past: bool) -> Choice:
    """The year of a month, or of a day of a month, told without one."""
    month = point.month
    assert month is not None
    this_year, _ = calendars.today_in(point.calendar, today)
    spans = _spans(point, this_year)
    before = [(y, s, e) for y, s, e in spans if s <= today]
    after = [(y, s, e) for y, s, e in spans if s > today]
    if point.lean is not None and point.lean < 0:
        before = [(y, s, e) for y, s, e in spans if e < today]
        return Choice(_last(before), month, "published", "the last one before the day of publication")
    if point.lean == 0:
        return Choice(_closest(spans, today), month, "published", "the one of the time of publication")
    if point.lean is not None:
        return Choice(_first(after), month, "published", "the next one after the day of publication")
    if future and _just_past(before, after, today):
        future, past = False, True
    if future or (not past and _much_nearer(lexicon, before, after, today)):
        current = [y for y, s, e in before if e >= today]
        year = current[0] if current else _first(after)
        return Choice(year, month, "published", "the next one, for it is told as to come or the last one is long past")
    return Choice(_last(before), month, "published", "the last one up to the day of publication")


_Spans = list[tuple[int, date, date]]


def _spans(point: Partial, year: int) -> _Spans:
    """The month or day in each of the years around ``year`` that have it."""
    found: _Spans = []
    assert point.month is not None
    for y in range(year - 4, year + 5):
        try:
            if point.day is None:
                start, end = calendars.month_of(point.calendar, y, point.month)
            else:
                start = end = calendars.day_of(point.calendar, y, point.month, point.day)
        except UnresolvedError:
            continue
        found.append((y, start, end))
    return found


def _just_past(before: _Spans, after: _Spans, today: date) -> bool:
    """Whether the last one is days old and the next nearly a year away, whatever the clause tells of the future."""
    return bool(before and after) and (today - before[-1][2]).days < _FRESH and (after[0][1] - today).days > _AFAR


_FRESH, _AFAR = 15, 320


def _much_nearer(lexicon: Lexicon, before: _Spans, after: _Spans, today: date) -> bool:
    """Whether the coming one is near and the past one far: news names the year of what is nearly a year ago."""
    if not before or not after:
        return bool(after)
    far = (today - before[-1][2]).days > lexicon.convention("yearless-far-days")
    return far and (after[0][1] - today).days <= lexicon.convention("yearless-ahead-days")


def _last(spans: _Spans) -> int:
    if not spans:
        raise UnresolvedError("there is no such day in the years before publication")
    return spans[-1][0]


def _first(spans: _Spans) -> int:
    if not spans:
        raise UnresolvedError("there is no such day in the years after publication")
    return spans[0][0]


def _closest(spans: _Spans, today: date) -> int:
    if not spans:
        raise UnresolvedError("there is no such day in the years around publication")
    return min(spans, key=lambda span: abs((span[1] - today).days))[0]
