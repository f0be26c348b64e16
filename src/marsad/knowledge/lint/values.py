"""Values of cells that cannot be: coordinates off the globe, unknown countries, numbers that are none, ranges the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.knowledge.lint.codes import COUNTRIES
from marsad.knowledge.problems import Problem
from marsad.knowledge.tables import Row, Table

_RANGES: dict[str, tuple[float, float]] = {
    "lat": (-90, 90),
    "lon": (-180, 180),
    "radius_km": (0.01, 21_000),
    "population": (0, 100_000_000),
    "geonames": (1, 100_000_000),
    "km": (0.01, 21_000),
    "degrees": (0, 360),
    "minutes": (0, 59),
    "month": (1, 12),
    "points": (-1_000, 1_000),
}
_NEVER_EMPTY = frozenset({"lat", "lon", "radius_km", "km", "points"})
_PAIRS = (("from", "to"), ("low", "high"))
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def values(held: Table) -> Iterator[Problem]:
    """What is wrong with the values of a table's cells."""
    for row in held:
        yield from _numbers(row)
        yield from _country(row)
        yield from _order(row)
        yield from _identity(row)


def _numbers(row: Row) -> Iterator[Problem]:
    for column, (low, high) in _RANGES.items():
        cell = row.get(column)
        if cell is None or (not cell and column not in _NEVER_EMPTY):
            continue
        number = _number(cell)
        if number is None:
            yield Problem(
                row.file,
                row.line,
                f"«{cell}» under «{column}» is no number. Write it in digits, as 35.5.",
                f"القيمة «{cell}» تحت «{column}» ليست عددا. اكتبها بالأرقام مثل 35.5.",
            )
        elif not low <= number <= high:
            yield Problem(
                row.file,
                row.line,
                f"{cell} under «{column}» is out of range. Write a number from {low:g} to {high:g}; are two columns swapped?",
                f"القيمة {cell} تحت «{column}» خارج الحدود. اكتب عددا بين {low:g} و{high:g}. هل انعكس عمودان؟",
            )


def _country(row: Row) -> Iterator[Problem]:
    column = "country" if "country" in row else "code" if row.file.endswith("countries.csv") else None
    for code in row.many(column) if column else ():
        if code not in COUNTRIES:
            near = code.upper() if code.upper() in COUNTRIES else None
            english, arabic = (
                (f"Write {near}.", f"اكتب {near}.") if near else ("Write two letters, as SY.", "اكتب حرفين مثل SY.")
            )
            yield Problem(
                row.file,
                row.line,
                f"«{code}» under «{column}» is no ISO code of a country. {english}",
                f"الرمز «{code}» ليس رمز بلد في ISO. {arabic}",
            )


def _order(row: Row) -> Iterator[Problem]:
    for first, last in _PAIRS:
        low, high = _number(row.get(first, "")), _number(row.get(last, ""))
        if low is not None and high is not None and low > high >= 0:  # -1 is the last of its unit
            yield Problem(
                row.file,
                row.line,
                f"«{first}» ({low:g}) is after «{last}» ({high:g}). Swap them.",
                f"القيمة {low:g} تحت «{first}» أكبر من {high:g} تحت «{last}». بدل بينهما.",
            )


def _identity(row: Row) -> Iterator[Problem]:
    if "id" in row and "name" in row and not _ID.fullmatch(row["id"]):
        yield Problem(
            row.file,
            row.line,
            f"The id «{row['id']}» must be small Latin letters, digits and hyphens. Write it as «{_slug(row['id'])}».",
            f"المعرف «{row['id']}» حروف لاتينية صغيرة وأرقام وشرطات. اكتبه مثل «{_slug(row['id'])}».",
        )
    if "name" in row and not row["name"]:
        yield Problem(
            row.file, row.line, "The row has no name. Write one under «name».", "الصف بلا اسم. اكتبه تحت «name»."
        )


def _slug(written: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", written.lower())) or "a-new-id"


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if number == number else None
