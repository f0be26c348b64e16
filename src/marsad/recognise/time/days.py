"""Days and their parts: «أمس السبت», «فجر الجمعة», «الساعة 3:55»."""

from __future__ import annotations

from dataclasses import replace

from marsad.recognise.time.lexicon import Hit, Lexicon
from marsad.recognise.time.numbers import cardinal, digits, is_hour, ordinal
from marsad.recognise.time.partial import Clock, Partial, Point
from marsad.recognise.time.scan import Scan

_BETWEEN = frozenset({*"-–—/", "علي", "الي"})  # as keys
_TWELVE = 12
_LETTER = 1  # «م» and «ص» after a number may be metres and a page


def weekday(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«الجمعة», «الجمعة الماضي», «السبت والأحد», «يوم جمعة»."""
    hit = lexicon.weekdays.at(scan.keys, i)
    if hit is None:
        return None
    found = Partial(weekday=int(hit.row["number"]), where=hit.row.where)
    end, last = _more(lexicon, scan, i, hit)
    if last is not None:
        found = replace(found, last_weekday=last)
    lean = lexicon.leans.at(scan.keys, end)
    if lean:
        return Point(lean.end, replace(found, lean=int(lean.row["shift"])))
    return Point(end, found)


def _more(lexicon: Lexicon, scan: Scan, i: int, hit: Hit) -> tuple[int, int | None]:
    """Further weekdays joined by و or «و يوم»: where they end, and the last."""
    end, last = hit.end, None
    night = _overnight(lexicon, scan, i, hit)
    if night:
        return night.end, int(night.row["number"])
    while scan.keys[end] in lexicon.role["and"]:
        step = end + 1 + (scan.keys[end + 1] in lexicon.role["day-head"])
        more = lexicon.weekdays.at(scan.keys, step)
        if more is None:
            break
        end, last = more.end, int(more.row["number"])
    return end, last


def _overnight(lexicon: Lexicon, scan: Scan, i: int, hit: Hit) -> Hit | None:
    """The second day of «ليل الجمعة - السبت», «ليلة الجمعة السبت»."""
    part = lexicon.parts.at(scan.keys, i - 1) if i else None
    if part is None or part.row["pm"] != "night":
        return None
    more = lexicon.weekdays.at(scan.keys, hit.end + (scan.keys[hit.end] in _BETWEEN))
    return more if more and int(more.row["number"]) == int(hit.row["number"]) % 7 + 1 else None


def deictic(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«أمس», «أول من أمس», «الليلة الماضية», «غدا»."""
    hit = lexicon.deictics.at(scan.keys, i)
    longer = lexicon.parts.at(scan.keys, i)  # «الليلة الفاصلة بين السبت والأحد»
    if hit is None or (longer and longer.end > hit.end):
        return None
    row = hit.row
    if row["shift"] == "0" and not row["part"] and _called(lexicon, scan, i, hit.end):
        return None
    if row["shift"] == "1" and i == 0 and _became(lexicon, scan, hit.end):
        return None
    found = Partial(days=int(row["shift"]), part=row["part"] or None, where=row.where)
    return Point(hit.end, found)


def _became(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    """Whether «غدا» is the verb: «غدا المخيم خاليا», «غدا المشهد أكثر تعقيدا»."""
    subject, told = scan.keys[i], scan.keys[i + 1]
    if not subject.startswith(lexicon.article) or lexicon.weekdays.at(scan.keys, i):
        return False
    return told in lexicon.role["more"] or (told.endswith("ا") and scan.words[scan.first[i + 1]].upos != "VERB")


def _called(lexicon: Lexicon, scan: Scan, i: int, end: int) -> bool:
    """Whether «اليوم» is a day by name («اليوم الإسلامي لحقوق الإنسان»), or these times («التي نعيشها اليوم»)."""
    if _ours(lexicon, scan, i - 1) or _ours(lexicon, scan, end):
        return True
    if ordinal(lexicon, scan, end):
        return True  # «لليوم العشرين على التوالي»
    if end >= scan.size or scan.words[scan.first[end]].upos != "ADJ" or lexicon.weekdays.at(scan.keys, end):
        return False
    word = scan.keys[end]
    after_verb = i > 0 and scan.words[scan.first[i - 1]].upos == "VERB"
    return word.startswith(lexicon.article) and word.endswith(("ي", "يه")) and len(word) > 5 and not after_verb


def _ours(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    """Whether a unit is «نعيش» and the like, with or without an object pronoun."""
    if not 0 <= i < scan.size:
        return False
    before = scan.keys[i - 1] if i and scan.words[scan.first[i]].upos == "PRON" else ""
    return scan.keys[i] in lexicon.role["nowadays"] or before in lexicon.role["nowadays"]


def part(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«فجر», «بعد ظهر», «ليلا»; what it is part of is joined by the chain."""
    hit = lexicon.parts.at(scan.keys, i)
    return Point(hit.end, Partial(part=hit.row["part"], where=hit.row.where)) if hit else None


def hours(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«الساعات الأولى من» before a part of a day or a day; the chain joins what follows."""
    hit = lexicon.hours.at(scan.keys, i)
    if hit is None:
        return None
    of = hit.end + (scan.keys[hit.end] in lexicon.role["of"])
    for parse in (part, weekday, deictic):
        found = parse(lexicon, scan, of + (scan.keys[of] in lexicon.role["day-head"]))
        if found:
            told = found.node.part or hit.row["part"] or "early-hours"
            return Point(found.end, replace(found.node, part=told, where=hit.row.where))
    return Point(hit.end, Partial(part=hit.row["part"], where=hit.row.where)) if hit.row["part"] else None


def clock(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """«الساعة 3:55», «الساعة الثالثة والنصف فجرا», «السادسة مساء», «(1:30 ت غ)»."""
    headed, shut = scan.keys[i] in lexicon.role["hour"], False
    if headed:
        i += 1
        while scan.keys[i] in lexicon.approximators or scan.keys[i] in ("(", lexicon.article):
            i += 1
        shut = scan.keys[i - 1] == "("
    told = told_time(lexicon, scan, i, headed)
    if told is None:
        return None
    end, hour, minute, exact = told
    end += headed and shut and scan.keys[end] == ")"
    half = lexicon.parts.at(scan.keys, end + (scan.keys[end] in lexicon.role["of"]))
    exact = exact and ":" in scan.keys[i]
    zoned = _zone(lexicon, scan, end)
    if not headed and half is None and not (exact and zoned):
        return None
    if not headed and half and len(scan.keys[half.end - 1]) == _LETTER and ":" not in scan.keys[i]:
        return None
    found = Partial(clock=Clock(hour, minute), where=lexicon.conventions["clock"].where)
    if half:
        return _of_part(lexicon, scan, half.end, found, half.row["part"], half.row["pm"])
    return Point(_aside(lexicon, scan, zoned or end), found)


def _of_part(lexicon: Lexicon, scan: Scan, end: int, found: Partial, name: str, pm: str) -> Point:
    assert found.clock is not None
    clock: Clock | None = Clock(on_the_day(found.clock.hour, pm), found.clock.minute)
    if found.clock.hour == _TWELVE and name == "evening":
        clock = None  # «12 مساء» is midnight to some writers and noon to others
    zoned = _zone(lexicon, scan, end)
    return Point(_aside(lexicon, scan, zoned or end), replace(found, clock=clock, part=name))


def zoned(lexicon: Lexicon, scan: Scan, found: Point) -> Point:
    """``found`` with the zone behind it: «الثامنة مساء أمس بتوقيت صنعاء»."""
    end = _zone(lexicon, scan, found.end) if found.node.clock else None
    return Point(end, found.node) if end else found


def on_the_day(hour: int, pm: str) -> int:
    """The hour from 0 to 23 that a part of day makes of an hour from 1 to 12."""
    if hour > 12:
        return hour
    if pm == "pm" or (pm == "noon" and hour < 10) or (pm == "night" and hour > 5):
        return hour % 12 + (0 if pm == "night" and hour == 12 else 12)
    return 0 if hour == 12 and pm in ("am", "night") else hour


def told_time(lexicon: Lexicon, scan: Scan, i: int, headed: bool) -> tuple[int, int, int, bool] | None:
    """Where a time of day ends, its hour and minute, and whether it was told in digits with its minutes."""
    text = scan.keys[i].replace(".", ":").replace(",", ":")
    hour, colon, minute = text.partition(":")
    if colon and hour.isdigit() and minute[:2].isdigit():
        ok = int(hour) < 25 and int(minute[:2]) < 60 and len(minute) > 1
        return (i + 1, int(hour), int(minute[:2]), True) if ok else None
    apart = scan.keys[i + 2]
    if headed and scan.keys[i + 1] == ":" and hour.isdigit() and len(apart) == 2 and apart.isdigit():
        ok = len(hour) < 3 and int(hour) < 25 and int(apart) < 60
        return (i + 3, int(hour), int(apart), True) if ok else None  # «الساعة 3 : 55»
    if headed and len(scan.keys[i]) == 4 and scan.keys[i].isdigit() and text < "2400" and text[2] < "6":
        return i + 1, int(text[:2]), int(text[2:]), True  # «الساعة 0630»
    number = digits(lexicon, scan, i) if headed else None
    definite = headed and scan.keys[i - 1].startswith(lexicon.article)  # «ساعة واحدة» is a length of time
    number = number or ordinal(lexicon, scan, i) or (cardinal(lexicon, scan, i) if definite else None)
    if number is None or number.value % 1 or not 0 <= number.value <= 24:
        return None
    if not headed and (not is_hour(lexicon, scan.keys[i]) or _describes(lexicon, scan, i)):
        return None
    end, minutes = _minutes(lexicon, scan, number.end)
    total = int(number.value) * 60 + minutes
    return end, total // 60 % 25, total % 60, False


def _describes(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    """Whether an ordinal counts the noun before it: «مباراته الثانية مساء اليوم» tells no hour."""
    if not i:
        return False
    before = scan.words[scan.first[i - 1]]
    named = any(row["of"] == "clock" for row in lexicon.heads.get(scan.keys[i - 1], ()))
    return before.upos in ("NOUN", "ADJ", "PRON") and not named


def _minutes(lexicon: Lexicon, scan: Scan, end: int) -> tuple[int, int]:
    """«والنصف», «إلا ربعا», «وعشر دقائق»: where they end and how many minutes they add."""
    minus = scan.keys[end] in lexicon.role["except"]
    if not minus and scan.keys[end] not in lexicon.role["and"]:
        return end, 0
    sign = -1 if minus else 1
    half = lexicon.minutes.at(scan.keys, end + 1)
    if half:
        return half.end, sign * int(half.row["minutes"])
    number = cardinal(lexicon, scan, end + 1)
    unit = lexicon.units.at(scan.keys, number.end) if number else None
    if number and unit and number.value < 60 and unit.row["unit"] == "minute":
        return unit.end, sign * int(number.value)
    return end, 0


def _zone(lexicon: Lexicon, scan: Scan, i: int) -> int | None:
    """Where «بتوقيت غرينتش» ends."""
    hit = lexicon.zones.at(scan.keys, i + (scan.keys[i] in lexicon.role["with"]))
    return hit.end if hit else None


def _aside(lexicon: Lexicon, scan: Scan, end: int) -> int:
    """Past a second clock in brackets: «(12:55 ت غ)»; and past a bracket that closes the first."""
    if scan.keys[end] != "(":
        return end
    told = told_time(lexicon, scan, end + 1, True)
    zoned = _zone(lexicon, scan, told[0] if told else end + 1)
    return zoned + 1 if zoned and scan.keys[zoned] == ")" else end
