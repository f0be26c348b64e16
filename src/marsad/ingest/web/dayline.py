"""A line of a page that is its date («الأحد 14 مارس 2021», «نُشر في 09-06-2022») → an ISO day."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.ingest.dates import iso_day
from marsad.knowledge import Knowledge
from marsad.text.fold import fold_all

_MOST_WORDS = 12  # a longer line is a sentence, and its date that of what it tells
_DIGITS = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_CHANGED = re.compile(r"^\W*اليوم\b|تاريخ اليوم|تحديث|تعديل|تغيير|updated|modified|©|حقوق|copyright", re.IGNORECASE)


def day_of_line(line: str) -> str | None:
    """The day of a line that is hardly more than a date; None for other lines and for the date of a later change."""
    words = line.split()
    if not 1 <= len(words) <= _MOST_WORDS or len(line) > 100 or is_of_change(line):
        return None
    folded = fold_all(line)
    if found := _DIGITS.search(folded):
        return iso_day(found[0])
    if found := _pattern().search(folded):
        return iso_day(f"{found['year']}-{_months()[' '.join(found['month'].split())]:02}-{int(found['day']):02}")
    return None


def is_of_change(line: str) -> bool:
    """Whether a line speaks of a later change, or of rights, so that a date in it is not that of publication."""
    return _CHANGED.search(line) is not None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The names of the months, folded, → their number."""
    rows = Knowledge().table("lexicon/time/months.csv")
    return {fold_all(row["word"]): int(row["number"]) for row in rows if row["calendar"] == "gregorian"}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(_months(), key=len, reverse=True))
    second = rf"(?:\s*[/(]?\s*(?:{names})\s*\)?)?"
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?:من\s+)?[,،]?\s*(?P<month>{names}){second}\s*[,،/-]?\s*(?P<year>\d{{4}})(?!\d)"
    )
