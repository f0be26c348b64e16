"""Neighbouring expressions that tell one time: «الساعة الثالثة من فجر يوم الجمعة (4 سبتمبر)»."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from marsad.recognise.time import dates, days, figures, periods
from marsad.recognise.time.lexicon import Lexicon, Number, Phrases
from marsad.recognise.time.partial import Partial, Point, joined
from marsad.recognise.time.scan import QUOTES, Scan

Words = Phrases | frozenset[str] | dict[str, list[Number]]
Parser = Callable[[Lexicon, Scan, int], Point | None]
_DIGITS = "0"  # stands for every word that begins with a digit


# Each grammar of one expression, in the order in which they are tried, with the words that it may begin with.
_ATOMS: tuple[tuple[Parser, Callable[[Lexicon], Iterable[Words]], bool], ...] = (
    (days.hours, lambda lexicon: (lexicon.hours,), False),
    (days.clock, lambda lexicon: (lexicon.role["hour"], lexicon.numbers), True),
    (figures.numeric, lambda _: (), True),
    (dates.day_month, lambda lexicon: (lexicon.numbers, lexicon.role["first-of"], lexicon.role["article"]), True),
    (periods.third, lambda lexicon: (lexicon.thirds,), False),
    (
        periods.period,
        lambda lexicon: (*(lexicon.role[name] for name in ("this", "same", "those")), lexicon.units),
        False,
    ),
    (days.deictic, lambda lexicon: (lexicon.deictics,), False),
    (periods.nth_weekday, lambda lexicon: (lexicon.weekdays, lexicon.role["latest"], lexicon.numbers), False),
    (days.weekday, lambda lexicon: (lexicon.weekdays,), False),
    (dates.month, lambda lexicon: (lexicon.role["month-head"], lexicon.months), False),
    (periods.season, lambda lexicon: (lexicon.seasons,), False),
    (periods.portion, lambda lexicon: (lexicon.periods,), False),
    (periods.feast, lambda lexicon: (lexicon.holidays,), False),
    (periods.years, lambda lexicon: (lexicon.constructs,), False),
    (periods.decade, lambda lexicon: (lexicon.decades, lexicon.centuries, lexicon.role["century"]), False),
    (days.part, lambda lexicon: (lexicon.parts,), False),
    (periods.supported_year, lambda lexicon: (lexicon.role["article"],), True),
)
_CLOSE = frozenset(")") | QUOTES
_LOOK = 4  # connectors between two parts of one time, at most


def chain(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """The longest run of expressions from ``i`` that tell one time."""
    found = atom(lexicon, scan, i)
    while found:
        more = _joined(lexicon, scan, found)
        if more is None:
            break
        found = more
    return days.zoned(lexicon, scan, found) if found and _stands(lexicon, scan, i, found) else None


def atom(lexicon: Lexicon, scan: Scan, i: int) -> Point | None:
    """One expression at ``i``."""
    for parse in _parsers(lexicon, scan.keys[i]):
        found = parse(lexicon, scan, i)
        if found:
            return found
    return None


def _parsers(lexicon: Lexicon, word: str) -> tuple[Parser, ...]:
    """The grammars that may begin with a word, found once for each."""
    word = _DIGITS if "0" <= word[:1] <= "9" else word
    found = lexicon.atoms.get(word)
    if found is None:
        found = tuple(
            parse
            for parse, starts, digits in _ATOMS
            if (digits and word == _DIGITS) or any(word in one for one in starts(lexicon))
        )
        lexicon.atoms[word] = found
    return found


def _joined(lexicon: Lexicon, scan: Scan, found: Point) -> Point | None:
    """``found`` with the next expression, past connectors and brackets."""
    i, opened = found.end, False
    for _ in range(_LOOK):
        more = _next(lexicon, scan, i, found, opened)
        if more:
            closes = opened and scan.keys[more.end] in _CLOSE
            return more if not opened else Point(more.end + 1, more.node) if closes else None
        hit = lexicon.connectors.at(scan.keys, i)
        quoted = scan.keys[i] in QUOTES
        if (hit is None and not quoted) or i >= scan.size:
            return None
        opened = opened or quoted or scan.keys[i] == "("
        i = hit.end if hit else i + 1
    return None


def _next(lexicon: Lexicon, scan: Scan, i: int, found: Point, aside: bool) -> Point | None:
    part = lexicon.parts.at(scan.keys, i)
    if part and "part" not in found.node.facets and part.row["after"] == "no" and found.node.clock is None:
        return None
    more = atom(lexicon, scan, i)
    if more and aside and more.node.facets == {"deictic"} and found.node.days is not None:
        return Point(
            more.end, replace(found.node, days=more.node.days)
        )  # «قال إنه قتل فجر اليوم (أمس)»: the paper's own day
    node = joined(found.node, _in_part(lexicon, found.node, more.node)) if more else None
    return Point(more.end, node) if more and node else None


def _in_part(lexicon: Lexicon, part: Partial, told: Partial) -> Partial:
    """A clock time by the part of the day told before it: «مساء أمس عند الساعة 9:30» is 21:30."""
    name = "night" if part.period and part.period[0] == "night" else part.part
    half = lexicon.halves.get(name) if name else None
    if half is None or part.clock is not None or told.part is not None or told.clock is None:
        return told
    return replace(told, clock=told.clock._replace(hour=days.on_the_day(told.clock.hour, half)))


def _stands(lexicon: Lexicon, scan: Scan, i: int, found: Point) -> bool:
    """Whether the words stand by themselves: a bare part of day must be an adverb, «غد» needs a day beside it."""
    facets = found.node.facets
    if facets == {"part"}:
        if lexicon.hours.at(scan.keys, i):
            return True
        hit = lexicon.parts.at(scan.keys, i)
        return hit is not None and hit.row["alone"] == "yes" and found.end == hit.end
    if facets == {"deictic"}:
        hit = lexicon.deictics.at(scan.keys, i)
        return hit is None or hit.row["alone"] == "yes" or _headed(lexicon, scan, i)
    return True


def _headed(lexicon: Lexicon, scan: Scan, i: int) -> bool:
    before = scan.before(i)
    return before >= 0 and scan.keys[before] in lexicon.role["day-head"]


def dated(node: Partial) -> bool:
    """Whether a Partial names a calendar day, week, month or year by anything but a part of the day."""
    return bool(node.facets - {"part", "clock"})
