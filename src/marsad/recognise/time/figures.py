"""Dates in figures: 26/7/2015, 26-7-15, 2015-07-26, 26.7.2015, 1436/10/5هـ, and 26/7 beside a weekday."""

from __future__ import annotations

import re

from marsad.recognise.time.dates import era as era_at
from marsad.recognise.time.lexicon import Lexicon
from marsad.recognise.time.partial import GREGORIAN, HIJRI, Partial, Point
from marsad.recognise.time.scan import Scan

_NUMERIC = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})")
_MARKS = frozenset("-./\\")
_MARK = re.compile(r"[-./\\]")
_DASHES = frozenset("-–—")
_COMMAS = frozenset(",\u060c")


def numeric(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """26/7/2015, 26-7-15, 2015-07-26, 26.7.2015, 1436/10/5هـ."""
    text, end = _run(scan, i)
    text = text.replace("\\", "/")
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return _short(lexicon, scan, i)
    left, mark, middle, right = match.groups()
    if len(left) > 2:
        y, m, d = left, middle, right
    else:
        d, m, y = left, middle, right
        if int(m) > 12 >= int(d):
            d, m = m, d
    if len(y) not in (2, 4) or len(d) > 2 or not 1 <= int(m) <= 12 or not 1 <= int(d) <= 31:
        return None
    if len(y) == 2 and mark == "." and not (len(d) == len(m) == 2):
        return None  # «5.9.13» is a section or a version number as likely as a date; «05.09.13» is a date
    number = int(y) if len(y) == 4 else _full_year(lexicon, int(y))
    if not 1300 <= number <= 2200 or _goes_on(scan, end):
        return None  # digits of a phone number
    era = era_at(lexicon, scan, end)
    calendar = era.row["calendar"] if era else HIJRI if 1300 < number < 1600 else GREGORIAN
    where = lexicon.conventions["numeric"].where
    return Point(
        era.end if era else end, Partial(calendar=calendar, year=number, month=int(m), day=int(d), where=where)
    )


def _short(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """26/7 after a weekday, «يوم» or «بتاريخ»; elsewhere it may be a fraction or a score."""
    text, end = scan.keys[i], i + 1
    if scan.keys[end] in _MARKS and scan.keys[end + 1].isdigit():  # «بتاريخ 20-7»
        text, end = f"{text}/{scan.keys[end + 1]}", end + 2
    day, slash, number = text.partition("/")
    if not slash or not day.isdigit() or not number.isdigit() or not 1 <= int(number) <= 12 or not 1 <= int(day) <= 31:
        return None
    before = scan.before(i)
    while before >= 0 and scan.keys[before] in _COMMAS:
        before -= 1
    named = before >= 0 and (scan.keys[before] in lexicon.weekdays or scan.keys[before] in lexicon.role["dating"])
    if not named or (
        end > i + 1 and (lexicon.months.at(scan.keys, end) or scan.keys[before] in lexicon.role["day-head"])
    ):
        return None  # «يوم 5-7 تموز»
    where = lexicon.conventions["numeric"].where
    return Point(end, Partial(month=int(number), day=int(day), loose=True, where=where))


def _run(scan: Scan, i: int) -> tuple[str, int]:
    """The unit at ``i``, or several that make a date without spaces («26-7-15») or with («25 / 10 / 1436», «10/10 / 1436»)."""
    for count in (5, 3):
        last = scan.first[i] + count
        if i + count > scan.size or last > len(scan.words):
            continue
        keys = scan.keys[i : i + count]
        text = "".join(keys)
        if _NUMERIC.fullmatch(text.replace("\\", "/")) is None:
            continue
        words = scan.words[scan.first[i] : last]
        glued = words[-1].end - words[0].start == sum(len(word.form) for word in words)
        if glued or 4 in (len(_MARK.split(text)[0]), len(_MARK.split(text)[-1])):
            return text, i + count
    return scan.keys[i], i + 1


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether a dash and more digits follow."""
    return scan.keys[end] in _DASHES and scan.keys[end + 1][:1].isdigit()


def _full_year(lexicon: Lexicon, two: int) -> int:
    return 2000 + two if two <= lexicon.convention("two-digit-pivot") else 1900 + two
