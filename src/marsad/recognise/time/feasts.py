"""Feasts as days: «عيد الأضحى», «رأس السنة 2016», «ثاني أيام عيد الفطر», «العيد»."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from marsad.recognise.time import calendars
from marsad.recognise.time.calendars import UnresolvedError
from marsad.recognise.time.choose import pick_year
from marsad.recognise.time.context import Context, Interval
from marsad.recognise.time.partial import HIJRI, Partial


def feast(point: Partial, context: Context) -> Interval:
    """The days of a feast, in the year that the words or the day of publication give."""
    told = point.feast
    assert told is not None
    if told.calendar == _NEAREST:
        return _days_of(point, _nearest_feast(context))
    dated = Partial(calendar=told.calendar, month=told.month, day=told.day, lean=point.lean)
    if point.year is not None and told.calendar == HIJRI and point.calendar != HIJRI:
        year, anchor, why = (
            hijri_year_in(told.month, told.day, point.year),
            None,
            "the feast as it fell in that year",
        )
    elif point.year is not None:
        year, anchor, why = point.year, None, "the feast of the year as written"
    elif point.period is not None:
        today = context.today()
        there = today.year + point.period[1]
        year = there if told.calendar != HIJRI else hijri_year_in(told.month, told.day, there)
        anchor, why = "published", "the feast of the year counted from the day of publication"
    else:
        choice = pick_year(dated, context.lexicon, context.today(), context.future, context.past)
        year, anchor, why = choice.year, choice.anchor, choice.why
    start = calendars.day_of(told.calendar, year, told.month, told.day)
    whole = Interval(start, start + timedelta(days=told.days - 1), "day", anchor, why)
    return _days_of(point, whole)


def _days_of(point: Partial, feast: Interval) -> Interval:
    """«أول أيام العيد», «ثاني أيام عيد الفطر», «آخر أيام العيد», or the feast as a whole."""
    assert feast.start is not None
    start = feast.start
    if point.third == "first":
        return replace(feast, end=start)
    if point.third and point.third.startswith("day-"):
        start += timedelta(days=int(point.third[-1]) - 1)
        return replace(feast, start=start, end=start)
    return replace(feast, start=feast.end) if point.third == "last" else feast


_NEAREST = "nearest"
_FEASTS = ((10, 1, 3), (12, 10, 4))  # month, day and length of the two feasts
_FEAST_REACH = 21  # days within which «العيد» is the feast of these days


def _nearest_feast(context: Context) -> Interval:
    """«العيد»: the feast that the text stands near to."""
    today = context.today()
    year, _ = calendars.today_in(HIJRI, today)
    spans = []
    for there in (year - 1, year, year + 1):
        for month, day, length in _FEASTS:
            start = calendars.day_of(HIJRI, there, month, day)
            spans.append((abs((start - today).days), start, start + timedelta(days=length - 1)))
    distance, start, end = min(spans)
    if distance > _FEAST_REACH:
        raise UnresolvedError("no feast is near to the day of publication")
    return Interval(start, end, "day", "published", "the feast nearest to the day of publication")


def hijri_year_in(month: int, day: int, gregorian: int) -> int:
    """The Hijri year whose day falls in a Gregorian year."""
    for year in range(gregorian - 622 + (gregorian - 622) // 33 - 1, gregorian - 622 + (gregorian - 622) // 33 + 3):
        try:
            if calendars.day_of(HIJRI, year, month, day).year == gregorian:
                return year
        except UnresolvedError:
            continue
    raise UnresolvedError(f"the feast cannot be placed in {gregorian}: it lies outside the Hijri tables")
