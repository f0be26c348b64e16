"""Dates by month: «26 مارس (آذار) الماضي», «الثامن من أيار 2015», «مطلع رمضان», 26/7/2015, «عام 2014»."""

from __future__ import annotations

from dataclasses import replace

from marsad.recognise.time.lexicon import Hit, Lexicon
from marsad.recognise.time.numbers import Value, cardinal, digits, is_hour, ordinal
from marsad.recognise.time.partial import GREGORIAN, HIJRI, Partial, Point
from marsad.recognise.time.scan import Scan

_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_AROUND = frozenset('()[]«»"﴾﴿{}')  # round a second name; brackets of some exports are turned round
_SLASHES = frozenset("/\\-–")
_DASHES = frozenset("-–—")
_MOST_DAYS = 12  # in one list
_COMMAS = frozenset(",\u060c")


def month(lexicon: Lexicon, scan: Scan, i: int, supported: bool = False) -> Point | None:
    """A month with its second name, year or lean: «شهر يوليو/تموز الماضي», «آذار من عام 2012»."""
    start = i
    if scan.keys[i] in lexicon.role["month-head"]:
        i, supported = i + 1, True
    hit = lexicon.months.at(scan.keys, i)
    if hit is None:
        return _by_number(lexicon, scan, i) if i > start else None
    found = Partial(calendar=hit.row["calendar"], month=int(hit.row["number"]), where=hit.row.where)
    end = _second_name(lexicon, scan, hit, hit.end)
    end, found = tail(lexicon, scan, end, found)
    if scan.keys[end] in _OPEN:
        end = _second_name(lexicon, scan, hit, end)  # «سبتمبر 2001 (أيلول)»
    if not supported and hit.row["alone"] != "yes" and end == hit.end:
        if hit.row["alone"] == "day":
            return None
        exact = scan.form(i) == hit.row["word"]  # «إب» is a town, «أب» a father: only «آب» as written is the month
        if not exact or not _supported(lexicon, scan, start):
            return None
    return Point(end, found)


def _by_number(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«شهر 5 من عام 2015»: a month by its number, the year behind it."""
    number = digits(lexicon, scan, i)
    if number is None or number.value % 1 or not 1 <= number.value <= 12:
        return None
    end, found = tail(
        lexicon, scan, number.end, Partial(month=int(number.value), where=lexicon.conventions["numeric"].where)
    )
    return Point(end, found) if end > number.end else None


def _supported(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    before = scan.before(i)
    return before >= 0 and (scan.keys[before] in lexicon.supports or scan.keys[before] in lexicon.thirds)


def _second_name(lexicon: Lexicon, scan: Scan, hit: Hit, start: int) -> int:
    """Where the month's second name at ``start`` ends: «(آذار)», «/تموز», «حزيران» just after «يونيو»; else ``start``."""
    keys, i = scan.keys, start
    opened = keys[i] in _AROUND
    if opened or keys[i] in _SLASHES:
        i += 1
    other = lexicon.months.at(keys, i)
    if other is None or (other.row["calendar"], other.row["number"]) != (hit.row["calendar"], hit.row["number"]):
        return start
    if opened:
        return other.end + 1 if keys[other.end] in _AROUND else start
    return other.end


def tail(lexicon: Lexicon, scan: Scan, i: int, found: Partial) -> tuple[int, Partial]:
    """What may follow a month: an adjective, a year, الماضي, «من العام الماضي»."""
    adjective = lexicon.adjectives.at(scan.keys, i)
    if adjective:
        i = adjective.end
    dated = year(lexicon, scan, _after_comma(scan, i), found.calendar, bare=True)
    if dated:
        return dated.end, replace(found, year=dated.node.year, calendar=_calendar(found, dated.node))
    lean = lexicon.leans.at(scan.keys, i)
    if lean:
        found = replace(found, lean=int(lean.row["shift"]))
        dated = year(lexicon, scan, lean.end, found.calendar, bare=True)
        if dated:
            return dated.end, replace(found, year=dated.node.year)
        held = _held(lexicon, scan, lean.end)  # «يوليو الماضي من العام الحالي»
        same = held is not None and held.node.period == ("year", 0)
        return (held.end, replace(found, period=("year", 0))) if held and same else (lean.end, found)
    held = _held(lexicon, scan, i)
    return (held.end, replace(found, period=held.node.period, echo=held.node.echo)) if held else (i, found)


def _calendar(found: Partial, dated: Partial) -> str:
    """A Hijri month keeps its calendar whatever letter follows the year."""
    return found.calendar if found.month is not None else dated.calendar


def _after_comma(scan: Scan, i: int) -> int:
    """Past a comma, slash or dash that a year follows."""
    if i + 1 >= len(scan.keys) or not scan.keys[i + 1]:
        return i
    marked = scan.keys[i] in _COMMAS or scan.keys[i] == "/"
    here = scan.first[i]
    touching = scan.keys[i] in _SLASHES and scan.words[here].end == scan.words[here + 1].start
    joins = marked or (touching and i and _touches(scan, i))
    return i + 1 if joins and scan.keys[i + 1][:2] in ("19", "20", "14") and len(scan.keys[i + 1]) == 4 else i


def _touches(scan: Scan, i: int) -> bool:
    """Whether a mark hangs on the word before it: «5-أيار-2012»."""
    return scan.words[scan.first[i] - 1].end == scan.words[scan.first[i]].start


def _held(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«من العام الماضي», «العام الجاري», «من هذا العام», «من العام نفسه» after a month or a day."""
    if scan.keys[i] in lexicon.role["of"]:
        i += 1
    shown, same = scan.keys[i] in lexicon.role["this"], scan.keys[i] in lexicon.role["same"]
    i += shown or same
    unit = lexicon.units.at(scan.keys, i)
    if unit is None or unit.row["unit"] != "year" or not scan.keys[i].startswith(lexicon.article):
        return None
    if same:
        return Point(unit.end, Partial(echo=("year", 0)))
    if shown:
        return Point(unit.end, Partial(period=("year", 0)))
    lean = lexicon.leans.at(scan.keys, unit.end)
    if lean:
        return Point(lean.end, Partial(period=("year", int(lean.row["shift"]))))
    echo = lexicon.echoes.at(scan.keys, unit.end)
    return Point(echo.end, Partial(echo=("year", int(echo.row["shift"])))) if echo else None


def year(lexicon: Lexicon, scan: Scan, i: int, calendar: str = GREGORIAN, bare: bool = False) -> Point | None:
    """«عام 2014», «من سنة 1436هـ», «عام ألفين وأربعة عشر»; with ``bare``, the number alone."""
    keys = scan.keys
    start = i + 1 if bare and keys[i] in lexicon.role["of"] else i
    headed = lexicon.constructs.at(keys, start)
    if headed and headed.row["unit"] == "year":
        kind = keys[headed.end] in lexicon.role["kind-of-year"]  # «العام الهجري 1434»
        calendar = HIJRI if keys[headed.end].startswith(lexicon.role_word("hijri")) else calendar
        i = headed.end + kind
        closing = keys[i] in _OPEN
        i += closing
    elif bare:
        headed, closing, i = None, False, start
    else:
        return None
    number = digits(lexicon, scan, i) or (cardinal(lexicon, scan, i) if headed else None)
    if number is None or not 1 <= number.value <= 2200 or number.value % 1:
        return None
    value, end = int(number.value), number.end
    named = era(lexicon, scan, end)
    if value < 1000 and not (named and headed):
        return None
    if named is None and value < 1700 and calendar != HIJRI and not headed:
        return None
    calendar = (
        named.row["calendar"] if named else HIJRI if value < 1700 and (calendar == HIJRI or value > 1300) else calendar
    )
    end = named.end if named else end
    if closing and keys[end] in _CLOSE:
        end += 1
    return Point(end, Partial(calendar=calendar, year=value, where=headed.row.where if headed else None))


def era(lexicon: Lexicon, scan: Scan, i: int) -> Hit | None:
    """«هـ», «م», «ميلادية» after a year. «ه» must not be a pronoun: it stands after digits only."""
    return lexicon.eras.at(scan.keys, i)


def day_month(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """A day or several with what they are days of: «8 أيار», «الثامن من أيار», «4 و5 سبتمبر», «3 الجاري»."""
    start = i
    day = _day(lexicon, scan, i)
    if day is None:
        return None
    last = _more_days(lexicon, scan, day[0])
    end = last[0] if last else day[0]
    found = Partial(day=day[1], last_day=last[1] if last else None)
    spelled = not scan.keys[start][-1:].isdigit()
    return _of_month(lexicon, scan, end, found) or _of_period(lexicon, scan, end, found, spelled)


def _day(lexicon: Lexicon, scan: Scan, i: int) -> tuple[int, int] | None:
    """A day of a month: its end and number."""
    number = digits(lexicon, scan, i) or _ordinal_day(lexicon, scan, i) or _in_words(lexicon, scan, i)
    if number is None:
        first = lexicon.thirds.at(scan.keys, i)
        if first is None or scan.keys[i] not in lexicon.role["first-of"]:
            return None
        return (first.end, 1)
    if number.value % 1 or not 1 <= number.value <= 31:
        return None
    return number.end, int(number.value)


def _ordinal_day(lexicon: Lexicon, scan: Scan, i: int) -> Value | None:
    """An ordinal that is a day's: masculine, and no adjective of another noun («الأسبوع الثاني من أيار»)."""
    number = ordinal(lexicon, scan, i)
    if number is None or is_hour(lexicon, scan.keys[i]):
        return None
    before = scan.words[scan.first[i - 1]] if i else None
    if before is None or before.upos != "NOUN" or not before.key.startswith(lexicon.article):
        return number
    if before.form.endswith("ة"):
        return number  # «بدأت العملية الثالث من مارس»: its adjective would be feminine
    day = lexicon.weekdays.at(scan.keys, i - 1) or before.key.removeprefix(lexicon.article) in lexicon.role["day-head"]
    return number if day else None


def _in_words(lexicon: Lexicon, scan: Scan, i: int) -> Value | None:
    """A day told by a cardinal, its month right behind it: «عشرين من سبتمبر», «ثلاثين يونيو»."""
    number = cardinal(lexicon, scan, i)
    if number is None:
        return None
    end = number.end + (scan.keys[number.end] in lexicon.role["part-of"])
    return number if lexicon.months.at(scan.keys, end) else None


def _more_days(lexicon: Lexicon, scan: Scan, end: int) -> tuple[int, int] | None:
    """The last of several days: «4 و5», «4-6», «4، 5 و6»."""
    found = None
    for _ in range(_MOST_DAYS):
        more = _day(lexicon, scan, end + 1) if _lists(lexicon, scan.keys[end]) else None
        if more is None:
            break
        found, end = more, more[0]
    return found


def _lists(lexicon: Lexicon, word: str) -> bool:
    return word in lexicon.role["and"] or word in lexicon.role["until"] or word in _COMMAS or word in _DASHES


def _of_month(lexicon: Lexicon, scan: Scan, i: int, found: Partial) -> Point | None:
    while scan.keys[i] in lexicon.role["part-of"] or scan.keys[i] in _SLASHES:
        i += 1
    named = month(lexicon, scan, i, supported=True)
    marked = scan.keys[i - 1] in _DASHES or scan.keys[i - 1] in _SLASHES
    if named is None or (named.node.year is None and marked and _doubtful(lexicon, scan, i)):
        return None
    node = named.node
    return Point(named.end, replace(node, day=found.day, last_day=found.last_day))


def _doubtful(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    """Whether the month's name has other uses: «1 - صفر» is a score."""
    hit = lexicon.months.at(scan.keys, i)
    return hit is not None and hit.row["alone"] != "yes"


def _of_period(lexicon: Lexicon, scan: Scan, i: int, found: Partial, spelled: bool) -> Point | None:
    """«العشرين من الشهر الماضي», «26 الحالي», «الخامس من هذا الشهر»."""
    keys = scan.keys
    lean = lexicon.leans.at(keys, i)
    if lean and keys[i].startswith(lexicon.article) and keys[i] not in lexicon.role["order"]:
        if spelled and found.day is not None and found.day <= 12:
            return None  # «الثالث الحالي» is the third one of something
        return Point(lean.end, replace(found, period=("month", int(lean.row["shift"])), where=lean.row.where))
    i += keys[i] in lexicon.role["part-of"]
    shown, same = keys[i] in lexicon.role["this"], keys[i] in lexicon.role["same"]
    unit = lexicon.units.at(keys, i + (shown or same))
    if unit is None or unit.row["unit"] != "month" or not keys[unit.end - 1].startswith(lexicon.article):
        return None
    if same:
        return Point(unit.end, replace(found, echo=("month", 0), where=unit.row.where))
    lean = lexicon.leans.at(keys, unit.end)
    echo = lexicon.echoes.at(keys, unit.end)
    if echo:
        return Point(echo.end, replace(found, echo=("month", int(echo.row["shift"])), where=echo.row.where))
    if lean or shown:
        shift, end = (int(lean.row["shift"]), lean.end) if lean else (0, unit.end)
        return Point(end, replace(found, period=("month", shift), where=unit.row.where))
    return None
