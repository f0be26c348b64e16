"""Relations: «منذ الجمعة», «قبل ثلاثة أيام», «بين 5 و7 تموز», «من الأحد حتى الخميس», «كل جمعة», «لمدة شهر»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marsad.recognise.time import dates, periods
from marsad.recognise.time.amounts import amount
from marsad.recognise.time.chain import chain, dated
from marsad.recognise.time.clocks import clock_range
from marsad.recognise.time.lexicon import Lexicon
from marsad.recognise.time.numbers import counts, digits, ordinal
from marsad.recognise.time.partial import Amount, Between, Found, Partial, Point, Repeat
from marsad.recognise.time.scan import Scan


def relation(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """What a word of relation opens at ``i``, its own words included."""
    hit = lexicon.openers.at(scan.keys, i)
    if hit is None or hit.row["relation"] not in _PARSERS:
        return None
    if hit.row["relation"] == "ahead" and i and scan.keys[i - 1] in lexicon.role["upon"]:
        return None  # «على بعد 10 دقائق» is a distance
    return _PARSERS[hit.row["relation"]](lexicon, scan, hit.end, hit.row.where)


def _since(lexicon: Lexicon, scan: Scan, i: int, where: str) -> Found | None:
    length = _length(lexicon, scan, i)
    point = chain(lexicon, scan, _past_heads(lexicon, scan, i)) or periods.bare(lexicon, scan, i)
    if length and (point is None or point.end <= length[0]):
        return Found(length[0], replace(length[1], relation="since"))
    if point is None or not dated(point.node):
        return None
    end = _until(lexicon, scan, point.end)
    if end:
        return Found(end.end, Between(point.node, end.node, where))
    return Found(point.end, Between(point.node, None, where))


def _ago(lexicon: Lexicon, scan: Scan, i: int, where: str) -> Found | None:
    if scan.keys[i] in lexicon.role["that"]:
        return _after_that(lexicon, scan, i + 1, sign=-1)
    length = _length(lexicon, scan, i)
    point = chain(lexicon, scan, _past_heads(lexicon, scan, i))
    if length and (point is None or point.end <= length[0]):
        return Found(length[0], _tied(lexicon, scan, replace(length[1], relation="ago"), length[0]))
    if point and point.node.facets & {"year", "month", "date", "third"} and point.node.days is None:
        return Found(point.end, Between(None, point.node, where))
    return None


def _ahead(lexicon: Lexicon, scan: Scan, i: int, where: str) -> Found | None:
    if scan.keys[i] in lexicon.role["passing"]:
        i += 1
    if scan.keys[i] in lexicon.role["that"]:
        return _after_that(lexicon, scan, i + 1)
    length = _length(lexicon, scan, i)
    point = chain(lexicon, scan, _past_heads(lexicon, scan, i))
    if length and (point is None or point.end <= length[0]):
        return Found(length[0], _tied(lexicon, scan, replace(length[1], relation="ahead"), length[0]))
    if point and point.node.facets & {"year"}:
        return Found(point.end, Between(point.node, None, where, after=True))
    return None


def _after_that(lexicon: Lexicon, scan: Scan, i: int, sign: int = 1) -> Found | None:
    """«بعد ذلك بيومين», «قبلها بأسبوع»: counted from the date named before."""
    if scan.keys[i] not in lexicon.role["with"]:
        return None
    length = _length(lexicon, scan, i + 1)
    if length is None or length[1].low != length[1].high or length[1].low % 1:
        return None
    return Found(length[0], Partial(echo=(length[1].unit, sign * int(length[1].low)), where=length[1].where))


def _length(lexicon: Lexicon, scan: Scan, i: int) -> tuple[int, Amount] | None:
    """An amount past «نحو» and «أكثر من»; a window («الأيام الماضية») is none."""
    hit = lexicon.approximators.at(scan.keys, i)
    while hit:
        i = hit.end
        hit = lexicon.approximators.at(scan.keys, i)
    found = amount(lexicon, scan, i, opened=True)
    if found is None or not isinstance(found.node, Amount) or found.node.relation != "duration":
        return None
    return found.end, found.node


def _tied(lexicon: Lexicon, scan: Scan, found: Amount, end: int) -> Amount:
    """«قبل يومين من الهجوم» counts from the attack, not from the day of speech."""
    return replace(found, tied=scan.keys[end] in lexicon.role["than"])


def _past_heads(lexicon: Lexicon, scan: Scan, i: int) -> int:
    return i + 1 if scan.keys[i] in lexicon.role["day-head"] else i


def _from(lexicon: Lexicon, scan: Scan, i: int, where: str) -> Found | None:
    """Both ends must be there: «من 5 إلى 7 يوليو»."""
    both = _both(lexicon, scan, i)
    if both and isinstance(both.node, Partial) and both.node.last_day is not None:
        return both
    hours = clock_range(lexicon, scan, i, lexicon.role["until"], where)
    if hours:
        return hours
    left, start = left_end(lexicon, scan, i)
    if left is None and start is None:
        return None
    right = _until(lexicon, scan, start or 0, left)
    if right is None or left is None or not dated(right.node):
        return None
    return Found(right.end, Between(lent(left, right.node), right.node, where))


def _both(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """«5 و7 تموز», «الجمعة والسبت»: two ends that the grammar of dates reads as one run."""
    point = chain(lexicon, scan, _past_heads(lexicon, scan, i))
    if point and (point.node.last_day is not None or point.node.last_weekday is not None):
        return Found(point.end, point.node)
    return None


def left_end(lexicon: Lexicon, scan: Scan, i: int, headed: bool = False) -> tuple[Partial | None, int | None]:
    """The first end, which may be a bare number that the second end completes, or that «أعوام» before it makes a year."""
    i = _past_heads(lexicon, scan, i)
    i += scan.keys[i] in lexicon.role["month-head"] and lexicon.months.at(scan.keys, i + 1) is None
    point = chain(lexicon, scan, i) or dates.month(lexicon, scan, i, supported=True)
    if point:
        return point.node, point.end
    number = digits(lexicon, scan, i) or ordinal(lexicon, scan, i)
    if number is None or number.value % 1:
        return None, None
    value = int(number.value)
    if (1500 if headed else 1900) <= value <= 2060:
        plain = len(scan.keys[number.end - 1]) == 4 and not _of_things(lexicon, scan, i)
        return (Partial(year=value), number.end) if plain else (None, None)
    return (Partial(day=value), number.end) if 1 <= value <= 31 else (None, None)


def _of_things(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    """Whether words of number before it make a bare «2000» no year: «يتراوح عددهم بين 1900 و2000»."""
    return any(key in lexicon.role["number-of"] for key in scan.keys[max(0, i - _REACH) : i])


def _of_it(lexicon: Lexicon, scan: Scan, i: int, left: Partial | None) -> Point | None:
    """«24 منه» as the second end: a day of the month that the first end names."""
    number = digits(lexicon, scan, i) or ordinal(lexicon, scan, i)
    if left is None or left.day is None or number is None or number.value % 1 or not 1 <= number.value <= 31:
        return None
    of = scan.keys[number.end] in lexicon.role["of"] and scan.keys[number.end + 1] in lexicon.role["that"]
    return Point(number.end + 2, replace(left, day=int(number.value))) if of else None


def _until(lexicon: Lexicon, scan: Scan, i: int, left: Partial | None = None) -> Point | None:
    """«حتى الخميس», «إلى 7 يوليو», «ولغاية نهاية العام»."""
    keys = scan.keys
    i += keys[i] in LISTS
    i += keys[i] in lexicon.role["and"]
    i += keys[i] in lexicon.role["to"]
    if keys[i] not in lexicon.role["until"]:
        return None
    return _of_it(lexicon, scan, i + 1, left) or right_end(lexicon, scan, i + 1)


def right_end(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """The second end of a range, which the words before it make a time (a bare month, a bare year)."""
    i = _past_heads(lexicon, scan, i)
    point = chain(lexicon, scan, i)
    if point:
        return point
    found = dates.month(lexicon, scan, i, supported=True) or dates.year(lexicon, scan, i, bare=True)
    if found is None or found.node.month is not None or found.end >= scan.size:
        return found
    after = scan.words[scan.first[found.end]]  # «بين 1980 و2000 مقاتل»
    counted = counts(lexicon, after)
    return None if counted and found.node.calendar != "hijri" and scan.keys[found.end - 1].isdigit() else found


def lent(left: Partial, right: Partial) -> Partial:
    """The first end with what only the second says: its month, year or lean."""
    if left.day is not None and left.month is None and left.period is None:
        left = replace(left, month=right.month, period=right.period, calendar=right.calendar)
    if left.year is None and left.period is None and left.month is not None:
        earlier = right.month is None or left.month <= right.month
        left = replace(left, year=right.year if earlier or right.year is None else right.year - 1)
    if left.weekday is not None and left.lean is None and left.period is None:
        left = replace(left, lean=right.lean, period=right.period)
    return left


def _between(lexicon: Lexicon, scan: Scan, i: int, where: str) -> Found | None:
    hours = clock_range(lexicon, scan, i, lexicon.role["and"] | lexicon.role["until"], where)
    if hours:
        return hours
    lengths = _lengths(lexicon, scan, i)
    if lengths:
        return lengths
    headed = lexicon.constructs.at(scan.keys, i)
    start = headed.end if headed and not dates.year(lexicon, scan, i) else i
    both = _both(lexicon, scan, start)
    if both:
        return both
    left, end = left_end(lexicon, scan, start)
    if left is None or end is None:
        return None
    if scan.keys[end] in lexicon.role["and"] or scan.keys[end] in LISTS:
        end += 1
        end += scan.keys[end] in lexicon.role["until"]
    elif scan.keys[end] in lexicon.role["until"]:
        end += 1
    else:
        return None
    right = right_end(lexicon, scan, end)
    if right is None or not dated(right.node):
        return None
    return Found(right.end, Between(lent(left, right.node), right.node, where))


def _lengths(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """«بين ساعتين وأربع ساعات»: a length of time between two."""
    first = _length(lexicon, scan, i)
    if first is None or scan.keys[first[0]] not in lexicon.role["and"] | lexicon.role["until"]:
        return None
    last = _length(lexicon, scan, first[0] + 1)
    return Found(last[0], replace(last[1], low=first[1].low)) if last else None


def every(lexicon: Lexicon, scan: Scan, i: int, where: str) -> Found | None:
    """«كل جمعة», «كل يوم», «كل 3 أشهر», «كل صباح»."""
    length = amount(lexicon, scan, i, opened=True)
    if length and isinstance(length.node, Amount) and length.node.relation == "duration":
        day = _weekday(lexicon, scan, length.end)
        return Found(day, Repeat("week", where)) if day else Found(length.end, Repeat(length.node.unit, where))
    day = _weekday(lexicon, scan, i)
    if day:
        everybody = scan.keys[i] in lexicon.role["somebody"]
        return None if everybody else Found(day, Repeat("week", where))
    part = lexicon.parts.at(scan.keys, i) or lexicon.seasons.at(scan.keys, i)
    return Found(part.end, Repeat("day", where)) if part else None


def _weekday(lexicon: Lexicon, scan: Scan, i: int) -> int | None:
    hit = lexicon.weekdays.at(scan.keys, i)
    if hit is None:
        hit = lexicon.weekdays.at([lexicon.article + scan.keys[i]], 0)
        return i + 1 if hit else None
    return hit.end


_REACH = 6
LISTS = frozenset({"-", "–", "/", "\u060c"})
_PARSERS: dict[str, Callable[[Lexicon, Scan, int, str], Found | None]] = {
    "since": _since,
    "ago": _ago,
    "ahead": _ahead,
    "between": _between,
    "from": _from,
    "every": every,
}
