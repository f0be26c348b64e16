"""Several times told as one: «عامي 2013 و2014», «يناير وفبراير الماضيين», «2011-2013», «مساء كل يوم سبت»."""

from __future__ import annotations

import re

from marsad.recognise.time import dates
from marsad.recognise.time.lexicon import Lexicon
from marsad.recognise.time.numbers import digits
from marsad.recognise.time.partial import Between, Found, Partial, Point
from marsad.recognise.time.relations import LISTS, every, left_end, lent, right_end
from marsad.recognise.time.scan import Scan

_DASHES = frozenset("-–—")
_SLASHED = re.compile(r"((?:19|20)\d\d)/(\d{4}|\d\d)")


def years(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """«(1925 - 1979)», «في الفترة 2011-2013»: two years with a dash, in brackets or behind a word of time."""
    keys = scan.keys
    first, last = digits(lexicon, scan, i), digits(lexicon, scan, i + 2)
    if keys[i + 1] not in _DASHES or first is None or last is None or not len(keys[i]) == len(keys[i + 2]) == 4:
        return None
    if not 1800 <= first.value < last.value <= 2060:
        return None
    followed = last.end < scan.size and scan.words[scan.first[last.end]].upos == "NOUN"
    if followed and not keys[last.end].startswith(lexicon.article):
        return None  # «1900-2000 عائلة»
    where = lexicon.conventions["range"].where
    return Found(last.end, Between(Partial(year=int(first.value)), Partial(year=int(last.value)), where))


def part_of_every(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """«مساء كل يوم سبت»: a part of the day that comes again."""
    part = lexicon.parts.at(scan.keys, i)
    opener = lexicon.openers.at(scan.keys, part.end) if part else None
    if opener is None or opener.row["relation"] != "every":
        return None
    return every(lexicon, scan, opener.end, opener.row.where)


def several(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """«عامي 2013 و2014», «شهري آذار ونيسان»: from the first to the last."""
    headed = lexicon.constructs.at(scan.keys, i)
    if headed is None:
        return _months(lexicon, scan, i)
    if headed.row["unit"] == "day":
        return None
    start, of_years = headed.end, headed.row["unit"] == "year"
    start += of_years and scan.keys[start] in lexicon.role["kind-of-year"]  # «العام الدراسي 2015-2016»
    slashed = _SLASHED.fullmatch(scan.keys[start]) if of_years else None  # «عام 2015/2016»
    if slashed and int(slashed[2][-2:]) == (int(slashed[1]) + 1) % 100:
        first = int(slashed[1])
        return Found(start + 1, Between(Partial(year=first), Partial(year=first + 1), headed.row.where))
    left, end = left_end(lexicon, scan, start, headed=of_years)
    right: Point | None = None
    while end and (scan.keys[end] in lexicon.role["and"] or scan.keys[end] in LISTS):
        more = right_end(lexicon, scan, end + 1)
        if more is None or more.node.facets != (left.facets if left else None):
            break
        right, end = more, more.end
    if left is None or right is None or left.day is not None:
        return None
    return Found(right.end, Between(lent(left, right.node), right.node, headed.row.where))


def _months(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """«يناير وفبراير الماضيين», «كانون الثاني وشباط 2016»: months that share a year or what places them."""
    left = dates.month(lexicon, scan, i, supported=True) if lexicon.months.at(scan.keys, i) else None
    if left is None or left.node.year is not None or left.node.lean is not None:
        return None
    right, end = None, left.end
    while scan.keys[end] in lexicon.role["and"] or scan.keys[end] in LISTS:
        more = dates.month(lexicon, scan, end + 1, supported=True)
        if more is None:
            break
        right, end = more, more.end
    if right is None or (right.node.year is None and right.node.lean is None):
        return None
    return Found(right.end, Between(lent(left.node, right.node), right.node, left.node.where))
