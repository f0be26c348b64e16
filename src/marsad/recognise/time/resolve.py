"""From what words say to an interval of the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.recognise.time import calendars
from marsad.recognise.time.calendars import UnresolvedError
from marsad.recognise.time.choose import Choice, nearest, pick_weekday, pick_year
from marsad.recognise.time.context import ORDER, Context, Interval
from marsad.recognise.time.feasts import feast, hijri_year_in
from marsad.recognise.time.partial import HIJRI, Partial
from marsad.recognise.time.within import nth, third


def resolve(point: Partial, context: Context) -> Interval:
    """The interval of a point or period. UnresolvedError where it cannot be known."""
    found = _base(point, context)
    if point.of_month:
        found = nth(point, found)
    elif point.third and point.months is None and point.day is None and point.feast is None:
        found = third(point, found, context)
    if point.part and found.start is not None:
        night = point.part in ("night", "midnight") and found.end == found.start + timedelta(days=1)
        if found.start == found.end or night:
            found = replace(found, precision="part-of-day")
    return found


def _base(point: Partial, context: Context) -> Interval:
    if point.loose and point.weekday is not None:
        return _loose(point, context)
    if point.month is not None or (point.day is not None and point.feast is None):
        return _of_month(point, context)
    if point.weekday is not None and not point.of_month:
        return _weekday(point, context)
    if point.feast is not None:
        return feast(point, context)
    if point.months is not None:
        return _months(point, context)
    if point.days is not None:
        day = context.today() + timedelta(days=point.days)
        return Interval(day, day, "day", "published", "counted in days from the day of publication")
    if point.echo is not None and point.year is None:
        return _echo(point.echo, context)
    if point.period is not None and point.year is not None:  # «القرن العشرين»
        return Interval(date(point.year, 1, 1), date(point.year + 99, 12, 31), "vague", None, "a century")
    if point.period is not None:
        return _period(point, context)
    if point.decade is not None:
        return Interval(date(point.decade, 1, 1), date(point.decade + 9, 12, 31), "year", None, "a decade")
    if point.year is not None:
        start, end = calendars.year_of(point.calendar, point.year)
        return Interval(start, end, "year", None, "the year as written", explicit_year=True)
    return _inherited(context, context.named_near or (point.clock is not None and context.named_reach))


def _inherited(context: Context, reached: bool) -> Interval:
    """A time of day without a day takes the day named before it: in the sentence, or, a clock time, just before it."""
    named = context.named
    if named is None or not reached or named.start is None or named.start != named.end:
        raise UnresolvedError("no day is named that the time of day belongs to")
    return Interval(named.start, named.end, "day", "text", "the day named before it")


def _of_month(point: Partial, context: Context) -> Interval:
    """A month, or days of a month."""
    choice = _which_month(point, context)
    named = point.weekday is not None and not point.of_month
    if named and point.day and point.year is None and choice.anchor == "published":
        choice = _on_weekday(point, choice)
    year, month = choice.year, choice.month
    explicit = point.year is not None or choice.anchor == "text"
    if point.day is None:
        start, end = calendars.month_of(point.calendar, year, month)
        return Interval(start, end, "month", choice.anchor, choice.why, explicit)
    start = calendars.day_of(point.calendar, year, month, point.day)
    end = calendars.day_of(point.calendar, year, month, point.last_day) if point.last_day else start
    if end < start:
        raise UnresolvedError("the last of the days lies before the first")
    return Interval(start, end, "day", choice.anchor, choice.why, explicit)


def _on_weekday(point: Partial, choice: Choice) -> Choice:
    """The year before or after, if the day falls on its weekday there only: «الخميس 6 أغسطس»."""
    assert point.day is not None
    for year in (choice.year, choice.year + 1, choice.year - 1):
        try:
            day = calendars.day_of(point.calendar, year, choice.month, point.day)
        except UnresolvedError:
            continue
        if day.isoweekday() in (point.weekday, point.last_weekday):
            return choice if year == choice.year else choice._replace(year=year, why="the year of that weekday")
    return choice


def _loose(point: Partial, context: Context) -> Interval:
    """A day and month in figures beside a weekday: of the calendar in which they fall on it, else the weekday alone."""
    for calendar in (point.calendar, HIJRI):
        try:
            found = _of_month(replace(point, calendar=calendar), context)
        except UnresolvedError:
            continue
        if found.start is not None and found.start.isoweekday() == point.weekday:
            return found
    return _weekday(replace(point, day=None, month=None), context)


def _which_month(point: Partial, context: Context) -> Choice:
    """The year and month that a month's name, or «الشهر الماضي», stands for."""
    if point.month is None:
        return _month_of_period(point, context)
    if point.year is not None:
        mixed = point.calendar == HIJRI and point.year > calendars.HIJRI_YEARS[1] + 200
        year = hijri_year_in(point.month, 1, point.year) if mixed else point.year
        return Choice(year, point.month, None, "the date as written")
    if point.period is not None and point.period[0] == "year":
        year, _ = calendars.today_in(point.calendar, context.today())
        return Choice(year + point.period[1], point.month, "published", "the year counted from the day of publication")
    if point.echo is not None and point.echo[0] == "year":
        named = _named(context, *point.echo)
        return Choice(
            calendars.today_in(point.calendar, named)[0] + point.echo[1],
            point.month,
            "text",
            "the year of the date before",
        )
    lent = _year_of_text(point, context)
    if lent is not None:
        return Choice(lent, point.month, "text", "the year named before it")
    return pick_year(point, context.lexicon, context.today(), context.future, context.past)


def _year_of_text(point: Partial, context: Context) -> int | None:
    """The year that an earlier date of the text lends: a whole date, the same month, or one in the same sentence."""
    if context.published is not None and (not context.named_near or point.lean is not None or point.calendar == HIJRI):
        return None
    latest = context.named if context.named_near else None
    for told in context.years:
        assert told.start is not None
        year, month = calendars.today_in(point.calendar, told.start)
        if told is latest or (
            context.published is None and (told.precision in _DAYS or _same_month(told, month, point))
        ):
            return year
    return None


_DAYS = ("day", "part-of-day")


def _same_month(told: Interval, month: int, point: Partial) -> bool:
    return told.precision in ("month", "third") and month == point.month


def _month_of_period(point: Partial, context: Context) -> Choice:
    if point.echo is not None:
        named = calendars.months_on(_named(context, *point.echo), point.echo[1])
        return Choice(named.year, named.month, "text", "the month of the date before")
    today = context.today()
    shift = point.period[1] if point.period else 0
    there = calendars.months_on(today.replace(day=1), shift)
    return Choice(there.year, there.month, "published", "the month counted from the month of publication")


def _weekday(point: Partial, context: Context) -> Interval:
    assert point.weekday is not None
    if point.period is not None and point.period[0] == "week":
        week = _period(point, context)
        assert week.start is not None
        start = week.start + timedelta(days=(point.weekday - week.start.isoweekday()) % 7)
        return Interval(start, start, "day", "published", "that day of the week told")
    today = context.today()
    if point.days is not None:
        start, why = nearest(point.weekday, today + timedelta(days=point.days))
    else:
        start, why = pick_weekday(point.last_weekday or point.weekday, point.lean, today, context.future)
    end = start
    if point.last_weekday is not None:
        start -= timedelta(days=(point.last_weekday - point.weekday) % 7)
    return Interval(start, end, "day", "published", why)


def _months(point: Partial, context: Context) -> Interval:
    """A season, quarter or half of a year."""
    months = point.months
    assert months is not None
    if point.year is not None:
        year, anchor, why = point.year, None, "the year as written"
    elif point.period is not None and point.period[0] == "year":
        year, anchor, why = (
            context.today().year + point.period[1],
            "published",
            "the year counted from the day of publication",
        )
    elif point.lean is not None:
        year, anchor, why = (
            _leaning(months.first, months.width, point.lean, context.today()),
            "published",
            "the last or next of its kind",
        )
    else:
        raise UnresolvedError("no year is named")
    start = date(year, months.first, 1)
    end = calendars.months_on(start, months.width) - timedelta(days=1)
    return Interval(start, end, months.precision, anchor, why)


def _leaning(first: int, count: int, lean: int, today: date) -> int:
    for year in (today.year - 1, today.year, today.year + 1):
        start = date(year, first, 1)
        end = calendars.months_on(start, count) - timedelta(days=1)
        if lean == 0 and start <= today <= end:
            return year
        if lean > 0 and start > today:
            return year
    years = [
        y
        for y in (today.year - 2, today.year - 1, today.year)
        if calendars.months_on(date(y, first, 1), count) <= today
    ]
    return years[-1]


def _named(context: Context, unit: str, shift: int) -> date:
    """The day that «التالي» and «نفسه» count from: the named time's end for what follows it, else its start."""
    named = context.named
    if named is None or named.start is None or named.end is None:
        raise UnresolvedError("no earlier date is named that it counts from")
    if unit in _FINER and named.precision not in _FINER[unit]:
        raise UnresolvedError(f"the date named before it names no {unit}")
    return named.end if shift > 0 else named.start


def _at_least(precision: str) -> tuple[str, ...]:
    return ORDER[: ORDER.index(precision) + 1]


_FINER = {  # what a named date must at least tell for «اليوم التالي» or «الأسبوع نفسه» to be counted from it
    "day": _at_least("day"),
    "night": _at_least("day"),
    "week": _at_least("week"),
    "month": _at_least("month"),
}


def _echo(echo: tuple[str, int], context: Context) -> Interval:
    start, end, precision = _unit(_named(context, *echo), *echo, context)
    return Interval(start, end, precision, "text", "counted from the date named before it")


def _period(point: Partial, context: Context) -> Interval:
    assert point.period is not None
    start, end, precision = _unit(context.today(), *point.period, context)
    return Interval(start, end, precision, "published", "counted from the day of publication")


def _unit(day: date, unit: str, shift: int, context: Context) -> tuple[date, date, str]:
    """The first and last day of the unit that lies ``shift`` units from the one of ``day``, and its precision."""
    moved = calendars.moved(day, "day" if unit == "night" else unit, shift)
    start, end = calendars.unit_of(moved, unit, context.lexicon.convention("week-start"))
    return start, end, unit if unit in ORDER else "part-of-day" if unit == "night" else "vague"
