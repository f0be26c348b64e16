"""Weeks, months and years told from the day of speech, and parts of them: «الأسبوع الماضي», «أواخر آذار», «صيف 2014»."""

from __future__ import annotations

from dataclasses import replace

from marsad.recognise.time.dates import month, tail, year
from marsad.recognise.time.lexicon import Lexicon
from marsad.recognise.time.numbers import counts, digits, is_hour
from marsad.recognise.time.partial import GREGORIAN, HIJRI, Feast, Months, Partial, Point
from marsad.recognise.time.scan import Scan


def period(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«الشهر الجاري», «هذا العام», «العام الماضي 2014», «اليوم التالي», «الأسبوع قبل الماضي»."""
    shown = scan.keys[i] in lexicon.role["this"]
    same = scan.keys[i] in lexicon.role["same"] or scan.keys[i] in lexicon.role["those"]
    i += shown or same
    unit = lexicon.units.at(scan.keys, i)
    if unit is None or unit.row["number"] != "one" or not scan.keys[i].startswith(lexicon.article):
        return None
    name, where = unit.row["unit"], unit.row.where
    if same:
        return Point(unit.end, Partial(echo=(name, 0), where=where)) if name not in _SMALL else None
    end = unit.end + (name == "year" and scan.keys[unit.end] in lexicon.role["kind-of-year"])
    lean = lexicon.leans.at(scan.keys, end)
    if lean and name not in ("day", "hour"):
        found = Partial(period=(name, int(lean.row["shift"])), where=where)
        dated = year(lexicon, scan, lean.end, bare=True) if name == "year" else None
        return Point(dated.end, replace(dated.node, where=where)) if dated else Point(lean.end, found)
    echo = lexicon.echoes.at(scan.keys, unit.end)
    if echo and name not in _SMALL:
        return Point(echo.end, Partial(echo=(name, int(echo.row["shift"])), where=where))
    return Point(unit.end, Partial(period=(name, 0), where=where)) if shown and name not in ("day", "hour") else None


_DASHES = frozenset("-–—:")
_WEEKS = 5  # of a month, at most
_CENTURIES = (10, 21)
_SMALL = ("hour", "minute", "second")


def bare(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«الشهر», «العام» after a word that makes them this month and this year («مطلع العام»)."""
    unit = lexicon.units.at(scan.keys, i)
    if unit is None or unit.row["number"] != "one" or not scan.keys[i].startswith(lexicon.article):
        return None
    if unit.row["unit"] not in ("week", "month", "year"):
        return None
    return Point(unit.end, Partial(period=(unit.row["unit"], 0), bare=True, where=unit.row.where))


def third(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«أوائل أيار», «منتصف الشهر الماضي», «مطلع عام 2014», «نهاية الأسبوع», «أواخر التسعينات»."""
    hit = lexicon.thirds.at(scan.keys, i)
    if hit is None or (scan.keys[i] in lexicon.role["latest"] and _describes(lexicon, scan, i)):
        return None
    start = hit.end + (scan.keys[hit.end] in lexicon.role["of"])
    if scan.keys[start] in lexicon.role["month-head"] and lexicon.months.at(scan.keys, start + 1) is None:
        scope = month(lexicon, scan, start) or period(lexicon, scan, start) or bare(lexicon, scan, start)
    else:
        scope = scope_of(lexicon, scan, start)
    if scope is None or scope.node.day is not None:
        return None
    return Point(scope.end, replace(scope.node, third=hit.row["third"], where=hit.row.where))


def nth_weekday(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«الاثنين الأول من تموز», «آخر جمعة من رمضان», «الجمعة الأخيرة من الشهر الماضي»."""
    day = lexicon.weekdays.at(scan.keys, i)
    if day:
        which, end = _which(lexicon, scan, day.end), day.end + 1
        dated = not is_hour(lexicon, scan.keys[day.end])  # «الخميس الثاني من تموز» may be 2 July
    else:
        day = lexicon.weekdays.at([lexicon.article + scan.keys[i + 1]], 0)
        which, end, dated = _which(lexicon, scan, i), i + 2, False
    if day is None or which is None or scan.keys[end] not in lexicon.role["of"]:
        return None
    scope = month(lexicon, scan, end + 1, supported=True) or period(lexicon, scan, end + 1)
    if scope is None or not (scope.node.month or (scope.node.period and scope.node.period[0] == "month")):
        return None
    return Point(
        scope.end, replace(scope.node, weekday=int(day.row["number"]), third=f"{'date' if dated else 'nth'}-{which}")
    )


def _which(lexicon: Lexicon, scan: Scan, i: int) -> int | None:
    """The place of a day in its month: from 1 to 5, or 0 for the last."""
    if scan.keys[i] in lexicon.role["order"] or scan.keys[i] in lexicon.role["latest"]:
        return 0
    for number in lexicon.numbers.get(scan.keys[i], ()):
        if number.kind in ("ordinal", "ordinal-f") and number.value <= _WEEKS:
            return int(number.value)
    return None


def _describes(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    """Whether «آخر» is another one of the noun before it («جندي آخر الأسبوع الماضي»), not the last."""
    before = scan.words[scan.first[i - 1]] if i else None
    return before is not None and before.upos in ("NOUN", "ADJ") and not before.key.startswith(lexicon.article)


def scope_of(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """What a third is a third of."""
    return (
        month(lexicon, scan, i, supported=True)
        or year(lexicon, scan, i)
        or _bare_year(lexicon, scan, i)
        or period(lexicon, scan, i)
        or decade(lexicon, scan, i)
        or feast(lexicon, scan, i)
        or bare(lexicon, scan, i)
    )


def _bare_year(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    return year(lexicon, scan, i, bare=True) if scan.keys[i][:2] in ("19", "20", "14") else None


def season(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«صيف 2014», «الشتاء الماضي», «ربيع العام الماضي»; the bare word tells nothing."""
    hit = lexicon.seasons.at(scan.keys, i)
    if hit is None:
        return None
    row = hit.row
    found = Partial(months=Months(row["season"], int(row["from"]), int(row["months"]), "season"), where=row.where)
    end, found = tail(lexicon, scan, hit.end, found)
    return Point(end, found) if end > hit.end else None


def portion(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«الربع الأول من عام 2015», «النصف الثاني من العام الجاري»."""
    hit = lexicon.periods.at(scan.keys, i)
    if hit is None:
        return None
    row = hit.row
    found = Partial(months=Months("part", int(row["from"]), int(row["months"]), row["precision"]), where=row.where)
    end, found = tail(lexicon, scan, hit.end, found)
    if end > hit.end:
        return Point(end, found)
    this = bare(lexicon, scan, end + 1) if scan.keys[end] in lexicon.role["of"] else None  # «الربع الثاني من العام»
    return Point(this.end, replace(found, period=this.node.period)) if this else None


def feast(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«عيد الأضحى المبارك», «عيد الفطر الماضي», «رأس السنة الميلادية 2016»."""
    hit = lexicon.holidays.at(scan.keys, i)
    if hit is None:
        return None
    row = hit.row
    value = Feast(row["calendar"], *(int(row[column] or 0) for column in ("month", "day", "days")))
    calendar = HIJRI if value.calendar != GREGORIAN else GREGORIAN
    end, found = tail(lexicon, scan, hit.end, Partial(calendar=calendar, feast=value, where=row.where))
    return Point(end, replace(found, calendar=HIJRI if found.year and found.year < 1700 else GREGORIAN))


def decade(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«التسعينات», «تسعينيات القرن الماضي», «القرن الماضي»."""
    hit = lexicon.decades.at(scan.keys, i)
    if hit is None:
        return _century(lexicon, scan, i)
    end = hit.end + (scan.keys[hit.end] in lexicon.role["of"])
    century = _century(lexicon, scan, end)
    aged = any(key in lexicon.role["age"] for key in scan.keys[max(0, i - 3) : i])
    if (
        scan.keys[end] in lexicon.role["age"]
        or aged
        or (i > 1 and scan.keys[i - 2] in lexicon.role["aged"] and not century)
    ):
        return None  # «شاب في العشرينيات من عمره»
    if century is None and not scan.keys[i].startswith(lexicon.article):
        return None
    base = 1900
    if century and century.node.year is not None:
        base = century.node.year
    return Point(
        century.end if century else hit.end, Partial(decade=base + int(hit.row["decade"]), where=hit.row.where)
    )


def _century(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    told = lexicon.centuries.at(scan.keys, i)
    if told:
        first = int(told.row["first"])
        return Point(told.end, Partial(year=first, period=("century", 0), where=told.row.where))
    if scan.keys[i] not in lexicon.role["century"]:
        return None
    number = digits(lexicon, scan, i + 1)  # «القرن الـ20»
    if number and number.value in range(_CENTURIES[0], _CENTURIES[1] + 1):
        first = 100 * int(number.value - 1)
        return Point(number.end, Partial(year=first, period=("century", 0), where=lexicon.conventions["numeric"].where))
    lean = lexicon.leans.at(scan.keys, i + 1)
    if lean is None:
        return None
    unit = lexicon.units.at(scan.keys, i)
    where = unit.row.where if unit else None
    return Point(lean.end, Partial(year=2000 + 100 * int(lean.row["shift"]), period=("century", 0), where=where))


def years(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«عام 2014», «سنة 1436هـ»."""
    return year(lexicon, scan, i)


def supported_year(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """A bare year where the words around it make it one («في 2014», «نكبة 1948»), and no counted noun follows."""
    number = digits(lexicon, scan, i)
    if number is None or len(scan.keys[i]) != 4 or not 1000 <= number.value <= 2060:
        return None
    where = lexicon.conventions["year-bare"].where
    before = scan.before(i)
    if before < 0:  # «1934 - اغتيال المستشار», or a cell of a table
        alone = (scan.keys[i + 1] in _DASHES and not scan.keys[i + 2][:1].isdigit()) or scan.size == 1
        alone = alone and number.value >= 1900
        return Point(number.end, Partial(year=int(number.value), where=where)) if alone else None
    word = scan.keys[before]
    era = lexicon.eras.at(scan.keys, number.end)
    if era and era.row["calendar"] == HIJRI and 1300 < number.value < 1600:  # «من مواليد 1415هـ»
        return Point(era.end, Partial(calendar=HIJRI, year=int(number.value), where=era.row.where))
    if number.value < 1900 or (era is None and _counts(lexicon, scan, i)):
        return None
    if not (word in lexicon.supports or word in lexicon.role["year-head"] or _shut_in(scan, i, before)):
        return None
    found = year(lexicon, scan, i, bare=True)
    return Point(found.end, replace(found.node, where=where)) if found else None


def _counts(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    """Whether a noun follows that the number may count («في 2000 منزل»)."""
    if i + 1 >= scan.size:
        return False
    return counts(lexicon, scan.words[scan.first[i + 1]])


def _shut_in(scan: Scan, i: int, before: int) -> bool:
    return scan.keys[before] == "(" and scan.keys[i + 1] == ")"
