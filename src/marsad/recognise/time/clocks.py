"""Ranges of clock times: «بين السادسة والثامنة من مساء أمس», «من الساعة 18:00 إلى الساعة 20:00»."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from marsad.recognise.time.chain import chain
from marsad.recognise.time.days import on_the_day, told_time
from marsad.recognise.time.lexicon import Lexicon
from marsad.recognise.time.partial import Between, Clock, Found, Partial, Point
from marsad.recognise.time.scan import Scan

NOON = 12


def clock_range(lexicon: Lexicon, scan: Scan, i: int, joiners: Container[str], where: str) -> Found | None:
    """From one clock time to another of the same day; the first takes its half of the day from the second."""
    first = _first(lexicon, scan, i)
    if first is None:
        return None
    end, left = first
    end += scan.keys[end] in lexicon.role["and"] and scan.keys[end + 1] in lexicon.role["until"]
    if scan.keys[end] not in joiners:
        return None
    right = _last(lexicon, scan, end + 1)
    if right is None or right.node.clock is None:
        return None
    last = right.node
    assert last.clock is not None
    assert left.clock is not None
    if last.echo is not None and last.echo[0] == "day":  # «حتى السادسة من صباح اليوم التالي»
        return Found(right.end, Between(left, last, where))
    hour = left.clock.hour
    if left.part is None and hour < NOON <= last.clock.hour and hour + NOON <= last.clock.hour:
        hour += NOON
    return Found(right.end, Between(replace(last, clock=Clock(hour, left.clock.minute)), last, where))


def _last(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """The second of two times with its part of the day and its day; its hour may be a bare number («و4 من فجر أمس»)."""
    whole = chain(lexicon, scan, i)
    if whole and whole.node.clock is not None:
        return whole
    told = told_time(lexicon, scan, i, True)
    part = lexicon.parts.at(scan.keys, told[0] + (scan.keys[told[0]] in lexicon.role["of"])) if told else None
    if told is None or part is None:
        return None
    day = chain(lexicon, scan, part.end - 1) or chain(lexicon, scan, part.end)
    clock = Clock(on_the_day(told[1], part.row["pm"]), told[2])
    node = Partial(clock=clock, part=part.row["part"], where=part.row.where)
    return Point(day.end, replace(day.node, clock=clock)) if day and day.node.clock is None else Point(part.end, node)


def _first(lexicon: Lexicon, scan: Scan, i: int) -> tuple[int, Partial] | None:
    """The first of two times, which may be an hour without a part of the day."""
    whole = chain(lexicon, scan, i)
    if whole and whole.node.clock is not None:
        return whole.end, whole.node
    headed = scan.keys[i] in lexicon.role["hour"]
    told = told_time(lexicon, scan, i + headed, headed)
    return (told[0], Partial(clock=Clock(told[1], told[2]))) if told else None
