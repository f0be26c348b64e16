"""Spans of time as the dated tables write them: ``2015``, ``2015-07`` or ``2015-07-26`` on either side, or nothing."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

ALWAYS, NEVER = "0001-01-01", "9999-12-31"
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when something held. An empty side is open: no beginning, no end is known."""

    start: str = ""
    end: str = ""

    def holds(self, first: str, last: str = "") -> bool:
        """Whether it surely held on a day, or on all days to ``last``. A year alone leaves the year itself open."""
        begun, ended = bounds(self.start), bounds(self.end)
        sure_from = begun[1] if begun else ALWAYS
        sure_to = ended[0] if ended else NEVER
        return sure_from <= first and (last or first) <= sure_to

    def overlaps(self, other: Period) -> bool:
        """Whether both surely held on one day; who leaves and who comes on the same day do not overlap."""
        begun = max(_late(self.start), _late(other.start))
        return begun < min(_early(self.end), _early(other.end))

    def __str__(self) -> str:
        """``2014-06-08 –``, ``– 2015``, or nothing where both sides are open."""
        return f"{self.start} – {self.end}".strip() if self.start or self.end else ""


def bounds(written: str) -> tuple[str, str] | None:
    """The first and the last day of a date as it is written; None for an empty cell. ValueError for what is no date."""
    if not written:
        return None
    match = _DATE.fullmatch(written)
    if match is None:
        raise ValueError(written)
    year, month, day = match.groups()
    first = datetime.date(int(year), int(month or 1), int(day or 1))
    return first.isoformat(), _last(first, bool(month), bool(day)).isoformat()


def _last(first: datetime.date, month: bool, day: bool) -> datetime.date:
    if day:
        return first
    if not month:
        return first.replace(month=12, day=31)
    following = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return following - datetime.timedelta(days=1)


def _late(written: str) -> str:
    found = bounds(written)
    return found[1] if found else ALWAYS


def _early(written: str) -> str:
    found = bounds(written)
    return found[0] if found else NEVER
