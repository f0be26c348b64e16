"""Lengths of time: «ثلاثة أيام», «يومين», «عدة أشهر», «الأيام القليلة الماضية», «الـ24 ساعة الماضية»."""

from __future__ import annotations

from dataclasses import replace

from marsad.recognise.time.lexicon import Hit, Lexicon
from marsad.recognise.time.numbers import Value, cardinal
from marsad.recognise.time.partial import Amount, Found
from marsad.recognise.time.scan import Scan


def amount(lexicon: Lexicon, scan: Scan, i: int, opened: bool = False) -> Found | None:
    """A length of time. ``opened``: a word before it (قبل, لمدة) makes a bare «شهر» or «أيام» one too."""
    if scan.keys[i] in lexicon.role["latest"]:
        return _latest(lexicon, scan, i + 1)
    if scan.keys[i] in lexicon.role["this"]:
        these = lexicon.units.at(scan.keys, i + 1)  # «هذين اليومين»
        both = these is not None and these.row["number"] == "two"
        return (
            Found(these.end, Amount(2, 2, these.row["unit"], "past", where=these.row.where)) if these and both else None
        )
    unit = lexicon.units.at(scan.keys, i)
    if unit:
        return _unit_first(lexicon, scan, i, unit, opened)
    few = lexicon.fews.at(scan.keys, i)
    if few and few.row["place"] != "after":
        unit = lexicon.units.at(scan.keys, few.end)
        return (
            _window(lexicon, scan, unit.end, _several(lexicon, unit)) if unit and unit.row["number"] == "many" else None
        )
    return _counted(lexicon, scan, i)


def _latest(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """«آخر 24 ساعة», «آخر يومين»: up to the day of speech."""
    found = amount(lexicon, scan, i)
    if found is None or not isinstance(found.node, Amount) or found.node.relation != "duration" or found.node.vague:
        return None
    tied = scan.keys[found.end] in lexicon.role["of"]  # «آخر ربع ساعة من المباراة»
    return Found(found.end, replace(found.node, relation="past", tied=tied))


def _counted(lexicon: Lexicon, scan: Scan, i: int) -> Found | None:
    """«3 أيام», «الثلاثة أيام الماضية», «يومين أو ثلاثة», «نصف ساعة»."""
    number = cardinal(lexicon, scan, i) or _fraction(lexicon, scan, i)
    if number is None:
        return None
    high = number
    if (
        scan.keys[number.end] in lexicon.role["until"]
        or scan.keys[number.end] in lexicon.role["and"]
        or scan.keys[number.end] == "-"
    ):
        more = cardinal(lexicon, scan, number.end + 1)
        high = more if more and more.value > number.value else number
    unit = lexicon.units.at(scan.keys, high.end)
    if unit is None or unit.row["number"] == "two" or not 0.2 <= high.value <= 5000:
        return None
    if scan.keys[high.end].startswith(lexicon.article) and not lexicon.leans.at(scan.keys, unit.end):
        return None  # but «الـ48 الساعة المقبلة»
    if scan.keys[high.end] in lexicon.role["day-head"] and lexicon.weekdays.at(scan.keys, unit.end):
        return None  # «أصيب 173 يوم الأحد»
    if scan.keys[unit.end] in lexicon.role["light"]:
        return None  # «1400 سنة ضوئية» is a distance
    if high.value > 10 and unit.row["number"] == "many":
        return None  # «20 سنوات» is no Arabic: a digit of something else
    end, part = _and_part(lexicon, scan, unit.end)
    found = Amount(number.value + part, high.value + part, unit.row["unit"], where=unit.row.where)
    return _window(lexicon, scan, end, found)


def _fraction(lexicon: Lexicon, scan: Scan, i: int) -> Value | None:
    for number in lexicon.numbers.get(scan.keys[i], ()):
        if number.kind == "fraction" and not number.definite:
            return Value(i + 1, number.value)
    return None


def _and_part(lexicon: Lexicon, scan: Scan, end: int) -> tuple[int, float]:
    """Past «ونصف», «ونصف العام», and what they add."""
    part = _fraction(lexicon, scan, end + 1) if scan.keys[end] in lexicon.role["and"] else None
    if part is None:
        return end, 0.0
    unit = lexicon.units.at(scan.keys, end + 2)
    return unit.end if unit else end + 2, part.value


def _several(lexicon: Lexicon, unit: Hit) -> Amount:
    row = lexicon.plurals[unit.row["unit"]]
    return Amount(float(row["low"]), float(row["high"]), unit.row["unit"], vague=True, where=row.where)


def _unit_first(lexicon: Lexicon, scan: Scan, i: int, unit: Hit, opened: bool) -> Found | None:
    number, name = unit.row["number"], unit.row["unit"]
    few = lexicon.fews.at(scan.keys, unit.end)
    if number == "two" and _other(lexicon, scan, unit):
        return _other(lexicon, scan, unit)
    if number == "two":
        end, part = _and_part(lexicon, scan, unit.end)
        return _window(lexicon, scan, end, Amount(2 + part, 2 + part, name, where=unit.row.where))
    if number == "many":
        return _plural(lexicon, scan, i, unit, opened, few)
    end = unit.end
    lasts = opened or _and_part(lexicon, scan, end)[1] or lexicon.lengths.at(scan.keys, end)  # «ساعة أو أكثر»
    if scan.keys[i].startswith(lexicon.article) or not lasts:
        return None
    one = cardinal(lexicon, scan, end)
    end, part = _and_part(lexicon, scan, one.end if one and one.value == 1 else end)
    return Found(end, Amount(1 + part, 1 + part, name, where=unit.row.where))


def _other(lexicon: Lexicon, scan: Scan, unit: Hit) -> Found | None:
    """«عامين أو ثلاثة أعوام»: one length between two."""
    if scan.keys[unit.end] not in lexicon.role["and"]:
        return None
    more = _counted(lexicon, scan, unit.end + 1)
    same = (
        more
        and isinstance(more.node, Amount)
        and more.node.relation == "duration"
        and more.node.unit == unit.row["unit"]
    )
    return Found(more.end, replace(more.node, low=2)) if more and same and isinstance(more.node, Amount) else None


def _plural(lexicon: Lexicon, scan: Scan, i: int, unit: Hit, opened: bool, few: Hit | None) -> Found | None:
    """«الأيام الثلاثة الماضية», «أيام قليلة», «الأيام القليلة الماضية», «أيام» after قبل."""
    if few and few.row["place"] != "before":
        return _window(lexicon, scan, few.end, _several(lexicon, unit))
    definite = scan.keys[i].startswith(lexicon.article)
    counted = cardinal(lexicon, scan, unit.end) if definite else None
    if counted and counted.value < 1000:
        found = Amount(counted.value, counted.value, unit.row["unit"], where=unit.row.where)
        return _window(lexicon, scan, counted.end, found, needed=True)
    return _window(lexicon, scan, unit.end, _several(lexicon, unit), needed=definite or not opened)


def _window(lexicon: Lexicon, scan: Scan, end: int, found: Amount, needed: bool = False) -> Found | None:
    """With «الماضية» or «المقبلة» after it the length is a window at the day of speech; ``needed``: nothing without it."""
    few = lexicon.fews.at(scan.keys, end)
    if few and few.row["place"] != "before":
        end, found = few.end, replace(found, vague=True)
    lean = lexicon.leans.at(scan.keys, end) or _earlier(lexicon, scan, end)
    if lean is None:
        return None if needed else Found(end, found)
    lean = lexicon.leans.at(scan.keys, lean.end) or lean  # «الأسابيع الأخيرة الماضية»
    shift = int(lean.row["shift"])
    relation = "past" if shift < 0 else "next" if shift > 0 else "since"
    return Found(lean.end, replace(found, relation=relation))


def _earlier(lexicon: Lexicon, scan: Scan, i: int) -> Hit | None:
    """«السابقة» behind a plural: the years before."""
    hit = lexicon.echoes.at(scan.keys, i)
    return hit if hit and int(hit.row["shift"]) < 0 else None
