"""What cells of the tables of time, quantity, places and materiel may hold: one of some words, or a number between two.

Their readers take cells as they are, so that a wrong one would reach a record («precision»: «banana») or stop the reader
at the one word of a report that needs its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.knowledge.lint.columns import matches
from marsad.knowledge.problems import Problem, nearest
from marsad.knowledge.tables import Row, Table

# Table, column: its words, or bounds of a whole number (of any number with «~»); «-» may be empty. Outside the lexicon a
# table is named whole, with ``*`` for every file of a folder.
_CELLS = """
gazetteer/seed/*.csv source: geonames osm unocha map settled
materiel/conditions.csv place: adjective phrase before
materiel/items.csv designation: - yes no
materiel/modifiers.csv class: tie adj unit make mass every none
materiel/refusals.csv where: after before sentence twice needs
quantity/modifiers effect: about above least below most exact
quantity/modifiers place: before after
quantity/numbers value: ~0..1000000000000000
quantity/numbers kind: one unit teen ten tens hundred hundreds plural-hundred scale dual-scale scale-or-dual plural-scale
quantity/numbers kind: fraction plural-fraction
quantity/ranges note: between from-to bare digits
quantity/refusals kind: name model time code through stop after ordinal one dial always
quantity/relations relation: subset total shift
quantity/relations place: before head link shift
quantity/triggers class: die fall find free move slay take wound
quantity/units class: casualty person vehicle weapon munition strike place body thing measure money percent time
quantity/units dual: yes no
quantity/vague low: 0..1000000000000
quantity/vague high: - 0..1000000000000
quantity/vague base: - 1..1000000000000
quantity/vague needs: - noun min min-many min-or-definite
quantity/vague counts: yes no
time/centuries first: 0..2900
time/closers relation: from between
time/constructs unit: day month year
time/cues of: future past scheduled
time/decades decade: 0..90
time/deictics shift: -31..31
time/deictics part: - dawn morning forenoon noon afternoon evening night midnight daytime
time/deictics alone: yes no
time/echoes shift: -9..9
time/eras calendar: gregorian hijri
time/fews place: before after both
time/heads of: any date weekday today month clock length
time/heads unless: - time year
time/holidays calendar: gregorian hijri nearest
time/holidays month: - 1..12
time/holidays day: - 1..31
time/holidays days: - 1..60
time/hours part: - dawn morning forenoon noon afternoon evening night midnight daytime
time/leans shift: -9..9
time/minutes minutes: 0..59
time/months calendar: gregorian hijri
time/months number: 1..12
time/months alone: yes no day
time/numbers value: ~0..1000000
time/numbers kind: unit stem ten tens hundred hundreds thousand thousands ordinal ordinal-f ordinal-stem fraction
time/openers relation: since ago ahead between from every during
time/parts part: dawn morning forenoon noon afternoon evening night midnight daytime
time/parts after: yes no
time/parts alone: yes no
time/parts pm: - am pm noon night
time/periods from: 1..12
time/periods months: 1..12
time/periods precision: third month quarter season year
time/plural_bounds unit: second minute hour night day week month year decade century
time/plural_bounds low: 1..100000
time/plural_bounds high: 1..100000
time/seasons from: 1..12
time/seasons months: 1..12
time/sets unit: day week month quarter year
time/third_bounds unit: week month year decade century
time/third_bounds from: -31..100
time/third_bounds to: -1..100
time/third_bounds precision: day week third month season quarter year vague
time/units unit: second minute hour night day week month year decade century
time/units number: one two many acc
time/vague before: 0..40000
time/vague after: 0..40000
time/weekdays number: 1..7
"""
_LENGTHS = {
    "gregorian": (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
    "hijri": (30,) * 12,
    "nearest": (31,) * 12,
}
_KEYS = {  # columns whose values stand in one line only
    "lexicon/quantity/vague.csv": ("form",),
    "lexicon/time/third_bounds.csv": ("third", "unit"),
    "lexicon/time/plural_bounds.csv": ("unit",),
    "lexicon/time/conventions.csv": ("id",),
}
_CONVENTIONS = {  # whether its value is a number
    "clock": False,
    "numeric": False,
    "range": False,
    "year-bare": False,
    "two-digit-pivot": True,
    "week-start": True,
    "yearless-ahead-days": True,
    "yearless-far-days": True,
}
_BOUNDS = re.compile(r"(~?)(-?\d+)\.\.(-?\d+)")


def cells(held: Table) -> Iterator[Problem]:
    """What is wrong with the cells of a table of time, quantity, places or materiel; nothing for other tables."""
    for column, allowed in _allowed(held.file).items():
        for row in held:
            if column in row:
                yield from _cell(row, column, allowed)
    if held.file == "lexicon/time/holidays.csv":
        for row in held:
            yield from _day(row)
    if held.file == "lexicon/time/conventions.csv":
        yield from _conventions(held)
    yield from _twice(held)


def _cell(row: Row, column: str, allowed: list[str]) -> Iterator[Problem]:
    cell = row[column]
    if cell in allowed or (not cell and "-" in allowed):
        return
    bounds = next((match for word in allowed if (match := _BOUNDS.fullmatch(word))), None)
    if bounds is None:
        near = nearest(cell, allowed)
        words = ", ".join(word for word in allowed if word != "-")
        english, arabic = (f" Is it «{near}»?", f" أهو «{near}»؟") if near else ("", "")
        yield Problem(
            row.file,
            row.line,
            f"«{cell}» cannot stand under «{column}». Write one of: {words}.{english}",
            f"القيمة «{cell}» لا تصح تحت «{column}». اكتب واحدة من: {words}.{arabic}",
        )
        return
    low, high = int(bounds[2]), int(bounds[3])
    number = _number(cell, fraction=bool(bounds[1]))
    if number is None:
        yield Problem(
            row.file,
            row.line,
            f"«{cell}» under «{column}» is no number. Write it in digits, as {max(low, 1)}.",
            f"القيمة «{cell}» تحت «{column}» ليست عددا. اكتبها بالأرقام مثل {max(low, 1)}.",
        )
    elif not low <= number <= high:
        yield Problem(
            row.file,
            row.line,
            f"{cell} under «{column}» is out of range. Write a number from {low} to {high}.",
            f"القيمة {cell} تحت «{column}» خارج الحدود. اكتب عددا بين {low} و{high}.",
        )


def _day(row: Row) -> Iterator[Problem]:
    """A holiday on a day that its month has not."""
    lengths = _LENGTHS.get(row.get("calendar", ""))
    month, day = _number(row.get("month", ""), False), _number(row.get("day", ""), False)
    if lengths is None or month is None or day is None or not 1 <= month <= len(lengths):
        return
    longest = lengths[int(month) - 1]
    if day > longest:
        yield Problem(
            row.file,
            row.line,
            f"Month {month:g} has no day {day:g}. Write a day from 1 to {longest}.",
            f"ليس في الشهر {month:g} يوم {day:g}. اكتب يوما بين 1 و{longest}.",
        )


def _conventions(held: Table) -> Iterator[Problem]:
    """A convention that the readers need and that is not there, or no number where they need one."""
    told = {row["id"]: row for row in held}
    for name, numeric in _CONVENTIONS.items():
        row = told.get(name)
        if row is None:
            yield Problem(
                held.file,
                1,
                f"The line of «{name}» is missing. Write it again as it was.",
                f"سطر «{name}» غير موجود. اكتبه كما كان.",
            )
        elif numeric and _number(row["value"], fraction=False) is None:
            yield Problem(
                row.file,
                row.line,
                f"«{row['value']}» under «value» is no number. Write it in digits.",
                f"القيمة «{row['value']}» تحت «value» ليست عددا. اكتبها بالأرقام.",
            )


def _twice(held: Table) -> Iterator[Problem]:
    """A key of two lines, of which only one would be read."""
    columns = _KEYS.get(held.file)
    first: dict[tuple[str, ...], int] = {}
    for row in held if columns else ():
        told = tuple(row[column] for column in columns or () if column in row)
        line = first.setdefault(told, row.line)
        if line != row.line:
            name = ", ".join(told)
            yield Problem(
                row.file,
                row.line,
                f"«{name}» stands at line {line} too, and only one of the two is read. Delete one.",
                f"«{name}» في السطر {line} أيضا، ولا يقرأ إلا واحد. احذف أحدهما.",
            )


def _number(cell: str, fraction: bool) -> float | None:
    """The number of a cell as the readers take it, ASCII or Arabic digits."""
    try:
        return float(cell) if fraction else int(cell)
    except ValueError:
        return None


def _read() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for line in _CELLS.strip().splitlines():
        where, _, words = line.partition(": ")
        name, _, column = where.partition(" ")
        file = name if name.endswith(".csv") else f"lexicon/{name}.csv"
        found.setdefault(file, {}).setdefault(column, []).extend(words.split())
    return found


def _allowed(file: str) -> dict[str, list[str]]:
    """What each column of a table may hold."""
    return next((columns for name, columns in _ALLOWED.items() if matches(file, name)), {})


_ALLOWED = _read()
