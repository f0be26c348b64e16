"""The shape of a table: its columns, rows that stand twice, Arabic columns side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from marsad.knowledge.lint.columns import COLUMNS, columns_of
from marsad.knowledge.problems import Problem, nearest
from marsad.knowledge.tables import Table

_ARABIC = re.compile("[\u0621-\u064a]")


def table(held: Table) -> Iterator[Problem]:
    """What is wrong with the shape of a table."""
    yield from _columns(held)
    yield from _repeated_columns(held)
    yield from _duplicates(held)
    yield from _neighbours(held)
    if not held.rows:
        yield Problem(
            held.file, 1, "The table has no rows. Write one a line.", "الجدول بلا صفوف. اكتب كل صف في سطر.", "note"
        )


def _columns(held: Table) -> Iterator[Problem]:
    expected = columns_of(held.file)
    if expected is None:
        near = nearest(held.file, [name for name in COLUMNS if "*" not in name])
        english, arabic = (f" Is it «{near}»?", f" أهو «{near}»؟") if near else ("", "")
        yield Problem(
            held.file,
            0,
            f"No part of Marsad reads this table. Write its rows into a table that is there.{english}",
            f"لا يقرأ مرصد هذا الجدول. اكتب صفوفه في جدول موجود.{arabic}",
            "note",
        )
        return
    needed, optional = expected
    spare = [column for column in held.columns if column not in needed + optional]
    for column in needed:
        if column not in held.columns:
            near = nearest(column, spare)
            spare = [one for one in spare if one != near]
            yield _missing(held.file, column, near)
    for column in spare:
        yield Problem(
            held.file,
            1,
            f"No part of Marsad reads the column «{column}». Delete it, or name it «note».",
            f"لا يقرأ مرصد العمود «{column}». احذفه أو سمه «note».",
            "note",
        )


def _missing(file: str, column: str, near: str | None) -> Problem:
    if near is None:
        return Problem(
            file,
            1,
            f"The column «{column}» is missing. Add it to the first line and to every row.",
            f"العمود «{column}» ناقص. أضفه إلى السطر الأول وإلى كل صف.",
        )
    return Problem(
        file,
        1,
        f"The column «{column}» is missing, and «{near}» is none. Rename «{near}» to «{column}».",
        f"العمود «{column}» ناقص، و«{near}» ليس عمودا. سم «{near}» باسم «{column}».",
    )


def _repeated_columns(held: Table) -> Iterator[Problem]:
    for column in sorted({one for one in held.columns if held.columns.count(one) > 1}):
        yield Problem(
            held.file,
            1,
            f"The column «{column}» stands twice. Delete one of the two.",
            f"العمود «{column}» مكرر. احذف واحدا منهما.",
        )


def _duplicates(held: Table) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    for row in held:
        cells = tuple(row.values())
        if cells in seen:
            yield Problem(
                held.file,
                row.line,
                f"The same row stands at line {seen[cells]}. Delete one of the two.",
                f"الصف نفسه في السطر {seen[cells]}. احذف واحدا منهما.",
            )
        seen[cells] = row.line


def _neighbours(held: Table) -> Iterator[Problem]:
    """Two neighbouring Arabic cells seem swapped in an editor; told once for a pair of columns."""
    for left, right in pairwise(held.columns):
        row = next((row for row in held if _ARABIC.search(row[left]) and _ARABIC.search(row[right])), None)
        if row is not None:
            yield Problem(
                held.file,
                row.line,
                f"The columns «{left}» and «{right}» are both Arabic and seem swapped on the screen."
                " Put a Latin or number column between them.",
                f"العمودان «{left}» و«{right}» عربيان متجاوران فيبدوان معكوسين. ضع بينهما عمودا لاتينيا أو عدديا.",
                "note",
            )
