"""Incidents over time: a chart of all of them, below it a row of bars for each type."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence

from marsad.export.report.facts import own_day
from marsad.export.report.frame import Page, heading
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.periods import Periods, date_of, day_of, periods_of
from marsad.export.report.svg import box, drawing, line, words

WIDTH, NAMES, COUNTS = 860.0, 190.0, 44.0  # of the drawing; for the names of types; for their numbers
TALL, ROW, TOP, AXIS = 150.0, 30.0, 16.0, 26.0
TYPES = 12  # types with a row of their own
TICKS = 6


def timeline(page: Page) -> Element:
    """The section."""
    dated = {one.id: day for one in page.facts.incidents if (day := day_of(one)) is not None}
    periods = periods_of(dated.values())
    content: list[Child] = [heading(page, "timeline")]
    if periods is None:
        return tag("section", *content, tag("p", page.words("timeline-none"), class_="empty"), id="timeline")
    bars, kinds = _counted(page, dated, periods)
    content += [tag("p", page.words(f"timeline-unit/{periods.unit}")), _chart(page, periods, bars, kinds)]
    content += [tag("p", said, class_="note") for said in _asides(page, dated, sum(bars))]
    return tag("section", *content, _table(page, periods, bars), id="timeline")


def _asides(page: Page, dated: dict[str, datetime.date], drawn: int) -> Iterator[str]:
    """What the chart does not show, or not as it was."""
    incidents = page.facts.incidents
    by = sum(one.id in dated and date_of(own_day(one)) is None for one in incidents)
    for key, number in (
        ("timeline-by", by),
        ("timeline-undated", len(incidents) - len(dated)),
        ("timeline-outside", len(dated) - drawn),
    ):
        if number:
            yield page.words(key, n=number)


def _counted(
    page: Page, dated: dict[str, datetime.date], periods: Periods
) -> tuple[list[int], list[tuple[str, list[int]]]]:
    """The incidents of every period, and of every period by type, the commonest types first, the rest as one."""
    bars = [0] * len(periods.starts)
    kinds: dict[str, list[int]] = defaultdict(lambda: [0] * len(bars))
    for incident in page.facts.incidents:
        at = periods.of(dated[incident.id]) if incident.id in dated else None
        if at is not None:
            bars[at] += 1
            kinds[incident.type][at] += 1
    ranked = sorted(kinds.items(), key=lambda item: (-sum(item[1]), item[0]))
    named = [(page.words.type(slug), row) for slug, row in ranked[:TYPES]]
    if rest := [row for _, row in ranked[TYPES:]]:
        named.append((page.words("other-types", n=len(rest)), [sum(column) for column in zip(*rest, strict=True)]))
    return bars, named


def _chart(page: Page, periods: Periods, bars: list[int], kinds: list[tuple[str, list[int]]]) -> Element:
    height = TOP + TALL + AXIS + ROW * len(kinds) + 8
    said = page.words("timeline-told", all=sum(bars), most=max(bars), when=_name(page, periods, bars.index(max(bars))))
    parts: list[Child] = [*_levels(page, max(bars)), *_row(page, periods, bars, TOP, TALL, max(bars))]
    parts += _axis(page, periods, TOP + TALL)
    most = max((max(row) for _, row in kinds), default=1)
    for at, (name, row) in enumerate(kinds):
        y = TOP + TALL + AXIS + ROW * at
        parts += [
            *_row(page, periods, row, y + 8, ROW - 10, most),
            line(_x(page, 0.0), y + ROW - 2, _x(page, 1.0), y + ROW - 2, "rule"),
        ]
        parts += [_beside(page, y + ROW - 8, name, "label"), _behind(page, y + ROW - 8, page.words.number(sum(row)))]
    svg = drawing(WIDTH, height, page.words("timeline"), said, parts, class_="chart timeline")
    return tag("div", svg, class_="wide", tabindex=0, role="group", aria_label=page.words("timeline"))


def _x(page: Page, share: float) -> float:
    """Where a share of the time stands: from the side on which reading begins."""
    room = WIDTH - NAMES - COUNTS
    return WIDTH - NAMES - share * room if page.right_to_left else NAMES + share * room


def _row(page: Page, periods: Periods, bars: Sequence[int], top: float, tall: float, most: int) -> list[Child]:
    step = (WIDTH - NAMES - COUNTS) / len(bars)
    wide = min(max(step - 2, step * 0.7), 42.0)
    found: list[Child] = []
    for at, number in enumerate(bars):
        if number:
            high = max(tall * number / most, 1.5)
            middle = _x(page, (at + 0.5) / len(bars))
            told = tag("title", f"{_name(page, periods, at)}: {page.words.counted('incidents', number)}")
            found.append(box(middle - wide / 2, top + tall - high, wide, high, "bar", told))
    return found


def _levels(page: Page, most: int) -> list[Child]:
    """Lines across the chart with what they stand for."""
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10**5) if most / size <= 4)
    found: list[Child] = []
    for level in range(0, most + 1, step):
        y = TOP + TALL - TALL * level / most
        found += [line(_x(page, 0.0), y, _x(page, 1.0), y, "base" if level == 0 else "level")]
        found += [_beside(page, y + 4, page.words.number(level), "figure")]
    return found


def _axis(page: Page, periods: Periods, y: float) -> list[Child]:
    """The names of some periods, no more than have room."""
    number = len(periods.starts)
    every = max(1, -(-number // TICKS))
    found: list[Child] = []
    for at in range(0, number, every):
        x = _x(page, (at + 0.5) / number)
        found += [
            line(x, y, x, y + 4, "base"),
            words(x, y + 18, _tick(page, periods, at), "middle", "figure", page.right_to_left),
        ]
    return found


def _beside(page: Page, y: float, said: str, class_: str) -> Element:
    """Words on the side on which a row begins."""
    x = _x(page, 0.0) + (10 if page.right_to_left else -10)
    return words(x, y, said, "left" if page.right_to_left else "right", class_, page.right_to_left)


def _behind(page: Page, y: float, said: str) -> Element:
    x = _x(page, 1.0) + (-8 if page.right_to_left else 8)
    return words(x, y, said, "right" if page.right_to_left else "left", "figure", page.right_to_left)


def _tick(page: Page, periods: Periods, at: int) -> str:
    """A period's name on the axis, short; the first says the year."""
    if periods.unit in ("day", "week"):
        return page.words.day(periods.starts[at].isoformat(), year=at == 0)
    return _name(page, periods, at)


def _name(page: Page, periods: Periods, at: int) -> str:
    start, say = periods.starts[at], page.words
    if periods.unit == "year":
        return say.plain(str(start.year))
    if periods.unit == "month":
        return say.month(start.year, start.month)
    if periods.unit == "quarter":
        return say(f"quarter/{(start.month + 2) // 3}", year=say.plain(str(start.year)))
    day = say.day(start.isoformat())
    return day if periods.unit == "day" else say("week-of", day=day)


def _table(page: Page, periods: Periods, bars: Sequence[int]) -> Element:
    """The numbers of the chart, for those who would rather read them."""
    head = tag(
        "tr",
        tag("th", page.words("period"), scope="col"),
        tag("th", page.words("incidents-head"), scope="col", class_="num"),
    )
    rows = [
        tag("tr", tag("th", _name(page, periods, at), scope="row"), tag("td", page.words.number(number), class_="num"))
        for at, number in enumerate(bars)
        if number
    ]
    table = tag("table", tag("thead", head), tag("tbody", rows), class_="slim")
    return page.folded(page.words("numbers-of-chart"), table, printed=False)
