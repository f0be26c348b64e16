"""What words say of a time, before it is tied to the calendar."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import NamedTuple

GREGORIAN = "gregorian"
HIJRI = "hijri"


class Clock(NamedTuple):
    """A time of day; ``hour`` is 0–24 once the part of day is known: 24 is the midnight that ends the day."""

    hour: int
    minute: int


class Months(NamedTuple):
    """A season, quarter or half: ``width`` months from month ``first`` of a year."""

    name: str
    first: int
    width: int
    precision: str


class Feast(NamedTuple):
    """A holiday: a day of a month in a calendar, and how many days it lasts."""

    calendar: str
    month: int
    day: int
    days: int


@dataclass(frozen=True, slots=True)
class Partial:
    """A point or period of the calendar as far as the words say. Fields that they do not say are None."""

    calendar: str = GREGORIAN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None  # «26 و27 يوليو»
    weekday: int | None = None  # 1 is Monday
    last_weekday: int | None = None
    lean: int | None = None  # الماضي -1, الجاري 0, المقبل 1
    days: int | None = None  # أمس -1
    bare: bool = False  # الأسبوع, without هذا or الجاري
    period: tuple[str, int] | None = None  # الأسبوع الماضي: ("week", -1)
    echo: tuple[str, int] | None = None  # اليوم التالي: ("day", 1)
    part: str | None = None
    clock: Clock | None = None
    third: str | None = None
    months: Months | None = None
    feast: Feast | None = None
    decade: int | None = None
    loose: bool | None = None  # «السبت 2/10»: the calendar is not told
    where: str | None = None

    @property
    def of_month(self) -> bool:
        """Whether it is a weekday of a month: «الجمعة الأخيرة من رمضان»."""
        return self.third is not None and self.third.startswith(("nth-", "date-"))

    @property
    def facets(self) -> frozenset[str]:
        """The kinds of thing that the words said."""
        said = {
            name
            for name in ("clock", "part", "weekday", "feast", "third", "months", "echo")
            if getattr(self, name) is not None
        }
        if self.days is not None:
            said.add("deictic")
        if self.day is not None:
            said.add("date")
        elif self.month is not None:
            said.add("month")
        elif self.period is not None:
            said.add("period")
        elif self.year is not None:
            said.add("year")
        return frozenset(said)


_JOINABLE = frozenset({"clock", "part", "weekday", "deictic", "date", "feast"})
_NTH = ({"weekday", "third", "month"}, {"weekday", "third", "period"})  # «مساء الجمعة الأخيرة من رمضان»
_PAIRS = (
    {"weekday", "period"},
    {"feast", "year"},
    {"part", "echo"},
    {"clock", "echo"},
    {"clock", "part", "echo"},
    {"part", "period"},
    {"date", "echo"},
    {"year", "echo"},
    {"deictic", "echo"},
    {"weekday", "date", "echo"},
)


def joined(a: Partial, b: Partial) -> Partial | None:
    """One time told by two neighbouring expressions, or None where they cannot be one."""
    left, right = a.facets, b.facets
    if left == right == {"date"} and a.calendar != b.calendar:
        return a if a.calendar == GREGORIAN else b
    if "date" in left & right and a.calendar != b.calendar:
        return _filled(b, replace(a, day=None, month=None, year=None)) if b.calendar == GREGORIAN else a
    if left & right or not left or not right:
        return None
    period = a.period or b.period
    night = left | right == {"clock", "period"} and period is not None and period[0] == "night"
    if night or ((left | right) - {"part", "clock"} in _NTH and (a.of_month or b.of_month)):
        return _filled(a, b)
    if left | right <= _JOINABLE or any(left | right == pair for pair in _PAIRS):
        return _filled(a, b)
    return None


def _filled(a: Partial, b: Partial) -> Partial:
    """``a`` with what only ``b`` says; the calendar is the one of the dated half."""
    gaps = {f.name: getattr(b, f.name) for f in fields(Partial) if getattr(a, f.name) is None}
    if b.month is not None or b.day is not None:
        gaps["calendar"] = b.calendar
    return replace(a, **gaps)


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time. ``relation``: duration, ago, since, ahead, past, next, every. ``tied``: counted from another event."""

    low: float
    high: float
    unit: str
    relation: str = "duration"
    vague: bool = False
    tied: bool = False
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another; ``right`` None is the day of speech. ``open_left``: anything up to ``right``."""

    left: Partial | None
    right: Partial | None
    where: str | None = None
    after: bool = False


@dataclass(frozen=True, slots=True)
class Recent:
    """A time without a measure («الآونة الأخيرة»): days before and after the day of speech."""

    before: int
    after: int
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times («كل جمعة»)."""

    unit: str
    where: str | None = None


Node = Partial | Amount | Between | Recent | Repeat


class Found(NamedTuple):
    """A node and where its words end (exclusive)."""

    end: int
    node: Node


class Point(NamedTuple):
    """A Partial and where its words end (exclusive)."""

    end: int
    node: Partial
