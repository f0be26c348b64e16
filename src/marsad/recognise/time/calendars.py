"""Calendars as days: months and years of the Gregorian and the Hijri (Umm al-Qura) calendar."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from marsad.recognise.time.partial import HIJRI

HIJRI_YEARS = (1343, 1500)  # what the library's tables hold


class UnresolvedError(Exception):
    """The words name a time that cannot be tied to the calendar; the message is a sentence for a person."""


def day_of(name: str, year: int, month: int, day: int) -> date:
    """A day of a calendar. UnresolvedError where there is no such day, or the tables do not reach it."""
    try:
        if name == HIJRI:
            from hijridate import Hijri

            _check_hijri(year)
            return Hijri(year, month, day).to_gregorian()
        return date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise UnresolvedError(f"there is no day {day} in month {month} of {year} in the {name} calendar") from error


def _check_hijri(year: int) -> None:
    low, high = HIJRI_YEARS
    if not low <= year <= high:
        raise UnresolvedError(f"the Hijri year {year} lies outside the calendar's tables ({low}–{high})")


def last_day(name: str, year: int, month: int) -> int:
    """How many days a month has."""
    if name == HIJRI:
        from hijridate import Hijri

        _check_hijri(year)
        return int(Hijri(year, month, 1).month_length())
    if not 1 <= year <= 9998:
        raise UnresolvedError(f"the year {year} lies outside the calendar")
    return calendar.monthrange(year, month)[1]


def month_of(name: str, year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month."""
    return day_of(name, year, month, 1), day_of(name, year, month, last_day(name, year, month))


def year_of(name: str, year: int) -> tuple[date, date]:
    """The first and last day of a year."""
    return day_of(name, year, 1, 1), day_of(name, year, 12, last_day(name, year, 12))


def today_in(name: str, day: date) -> tuple[int, int]:
    """The year and month of a day in a calendar."""
    if name == HIJRI:
        from hijridate import Gregorian

        try:
            there = Gregorian(day.year, day.month, day.day).to_hijri()
        except (ValueError, OverflowError) as error:
            raise UnresolvedError(f"{day} lies outside the Hijri calendar's tables") from error
        return int(there.year), int(there.month)
    return day.year, day.month


def months_on(day: date, count: int) -> date:
    """``day`` moved by months, kept within the month."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9998:
        raise UnresolvedError(f"{count} months from {day} lies outside the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def moved(day: date, unit: str, count: float) -> date:
    """``day`` moved by ``count`` units; hours and less stay on the day that they reach."""
    in_months = {"month": 1, "year": 12, "decade": 120, "century": 1200}
    try:
        if unit in in_months:
            months, part = divmod(abs(count) * in_months[unit], 1)
            sign = 1 if count > 0 else -1
            return months_on(day, sign * int(months)) + timedelta(days=sign * round(part * 30))
        per_day = {"second": 86400.0, "minute": 1440.0, "hour": 24.0, "day": 1.0, "night": 1.0, "week": 1 / 7}
        return day + timedelta(days=round(count / per_day[unit]))
    except OverflowError as error:
        raise UnresolvedError(f"{count} {unit}s from {day} lies outside the calendar") from error


def week_of(day: date, starts: int) -> tuple[date, date]:
    """The week that holds ``day``; ``starts`` is the ISO number of its first day."""
    first = day - timedelta(days=(day.isoweekday() - starts) % 7)
    return first, first + timedelta(days=6)


def unit_of(day: date, unit: str, starts: int) -> tuple[date, date]:
    """The whole day, week, month, year, decade or century that holds ``day``."""
    if unit == "week":
        return week_of(day, starts)
    if unit == "month":
        return month_of("gregorian", day.year, day.month)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit in ("decade", "century"):
        width = 10 if unit == "decade" else 100
        first = day.year - day.year % width
        return date(max(first, 1), 1, 1), date(min(first + width - 1, 9999), 12, 31)
    return day, day
