"""Days as inputs write them → ISO 8601 days."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:,? \d{1,2}:\d{2}.*)?")
_FIRST_YEAR = 1900  # an earlier one is a year of another calendar, such as 1437 for 2016
_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} .*")


def iso_day(text: str) -> str | None:
    """The day of "2015-07-26", "2015-07-26T10:00:00Z", "26/7/2015" (day first) or a mail's date; None for anything else.

    The day is the one written, whatever the time zone. Digits may be Arabic. A year before 1900 is of another calendar.
    """
    text = _INVISIBLE.sub("", text).strip()
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[4], found[3], found[1])
    if _MAIL.fullmatch(text):
        try:
            found_day = parsedate_to_datetime(text).date()
            return _day(str(found_day.year), str(found_day.month), str(found_day.day))
        except (ValueError, OverflowError):
            return None
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year >= _FIRST_YEAR else None


def utc(moment: datetime, to: str = "seconds") -> str:
    """A moment as ISO 8601 in UTC, to the second, or ``to`` milliseconds, microseconds, or auto (what it has)."""
    return moment.astimezone(UTC).isoformat(timespec=to).replace("+00:00", "Z")
