"""Nodes of the grammar as values of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as time_of_day

from marsad.model.mention import TimeValue
from marsad.recognise.time import calendars
from marsad.recognise.time.calendars import UnresolvedError
from marsad.recognise.time.context import Context, Interval
from marsad.recognise.time.partial import HIJRI, Amount, Between, Clock, Node, Partial, Recent, Repeat
from marsad.recognise.time.ranges import between
from marsad.recognise.time.resolve import resolve

_PRECISION = {"second": "minute", "hour": "part-of-day", "night": "day", "decade": "year", "century": "year"}


def value_of(node: Node, context: Context) -> tuple[TimeValue, Interval | None, str]:
    """The value of what was read, its interval, and one sentence on how it came about."""
    if isinstance(node, Repeat):
        return TimeValue(None, None, _unit(node.unit), kind="set"), None, f"a set of times: every {node.unit}"
    if isinstance(node, Amount) and node.relation == "duration":
        return (
            TimeValue(None, None, _unit(node.unit), kind="duration"),
            None,
            f"a length of time in {node.unit}s, no date",
        )
    try:
        found = _interval(node, context)
    except (UnresolvedError, OverflowError) as error:
        return TimeValue(None, None, _guess(node), calendar=_calendar(node)), None, f"left unresolved: {error}"
    if isinstance(node, Partial) and node.clock and found.start and found.start == found.end:
        moment = _moment(found.start, node.clock)
        return TimeValue(moment, moment, "minute", found.anchor, _calendar(node)), found, found.why
    if isinstance(node, Between) and node.left and node.right and node.left.clock and node.right.clock:
        return _hours(node.left.clock, node.right.clock, found), found, found.why
    start = found.start.isoformat() if found.start else None
    end = found.end.isoformat() if found.end else None
    return TimeValue(start, end, found.precision, found.anchor, _calendar(node)), found, found.why


def _hours(first: Clock, last: Clock, found: Interval) -> TimeValue:
    """From one time of the day to another."""
    assert found.start is not None
    assert found.end is not None
    return TimeValue(_moment(found.start, first), _moment(found.end, last), "minute", found.anchor)


def _moment(day: date, clock: Clock) -> str:
    """24:00 is the midnight that ends the day."""
    midnight = datetime.combine(day, time_of_day())
    return (midnight + timedelta(hours=clock.hour, minutes=clock.minute)).isoformat(timespec="minutes")


def _interval(node: Node, context: Context) -> Interval:
    if isinstance(node, Partial):
        return resolve(node, context)
    if isinstance(node, Between):
        return between(node, context)
    if isinstance(node, Recent):
        today = context.today()
        start, end = today - timedelta(days=node.before), today + timedelta(days=node.after)
        return Interval(start, end, "vague", "published", "a time without a measure, by the table of vague words")
    assert isinstance(node, Amount)
    return _amount(node, context)


def _amount(node: Amount, context: Context) -> Interval:
    """«قبل يومين», «منذ 3 سنوات», «الأيام القليلة الماضية»."""
    if node.tied:
        raise UnresolvedError("it counts from another event, not from a date")
    if node.relation == "ahead" and not context.future:
        raise UnresolvedError("the words do not say what it counts from")
    node = _in_years(node)
    today = context.today()
    far = calendars.moved(today, node.unit, node.high * (1 if node.relation in ("ahead", "next") else -1))
    if node.relation == "since" or node.relation == "past":
        return Interval(far, today, _exact(node), "published", "up to the day of publication")
    if node.relation == "next":
        return Interval(today, far, _exact(node), "published", "from the day of publication on")
    near = calendars.moved(today, node.unit, node.low * (1 if node.relation == "ahead" else -1))
    first, last = min(far, near), max(far, near)
    if node.vague or node.unit in ("second", "minute", "hour"):
        precision = "vague" if node.vague else "day"
        return Interval(first, last, precision, "published", "counted from the day of publication")
    starts = context.lexicon.convention("week-start")
    start, end = calendars.unit_of(first, node.unit, starts)[0], calendars.unit_of(last, node.unit, starts)[1]
    return Interval(start, end, _unit(node.unit), "published", f"the {node.unit} so long before or after publication")


def _in_years(node: Amount) -> Amount:
    """Half a century is fifty years, no century."""
    years = {"decade": 10, "century": 100}.get(node.unit)
    if years is None or node.low % 1 == 0:
        return node
    return replace(node, low=node.low * years, high=node.high * years, unit="year")


def _exact(node: Amount) -> str:
    if node.vague:
        return "vague"
    return "day" if node.unit in ("hour", "minute", "second") else _unit(node.unit)


def _unit(unit: str) -> str:
    return _PRECISION.get(unit, unit)


def _calendar(node: Node) -> str:
    if isinstance(node, Between):
        return _calendar(node.right or node.left or Partial())
    if not isinstance(node, Partial):
        return "gregorian"
    return node.calendar if node.feast is None else HIJRI if node.feast.calendar == HIJRI else node.calendar


def _guess(node: Node) -> str:
    """The precision of words that could not be resolved."""
    if isinstance(node, Amount):
        return _exact(node)
    if isinstance(node, Between):
        return _guess(node.right or node.left or Partial())
    if not isinstance(node, Partial):
        return "vague"
    if node.clock:
        return "minute"
    unit = node.period or node.echo
    if node.part or (unit and unit[0] == "night"):
        return "part-of-day"
    return _whole(node)


def _whole(node: Partial) -> str:
    facets = node.facets
    if node.third:
        scope = node.period[0] if node.period else "month" if "month" in facets else ""
        return {"month": "third", "week": "week"}.get(scope, "vague")
    if facets & {"date", "weekday", "deictic", "feast"}:
        return "day"
    if node.months:
        return node.months.precision
    unit = node.period or node.echo
    if unit and "month" not in facets:
        return _unit(unit[0])
    return "month" if "month" in facets else "year"
