"""Columns as data: each table of an export has its columns, their types and what they mean in ``data/NAME.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from marsad.export.said import Said, rows_of

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]

TYPES = ("string", "id", "integer", "number", "boolean", "date")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``type`` is one of ``TYPES``; ``id`` is text that a spreadsheet must not take for a number.

    ``hxl`` is its tag of the Humanitarian Exchange Language; empty where it has none.
    """

    name: str
    type: str
    meaning: Said
    hxl: str = ""

    @property
    def field(self) -> dict[str, str]:
        """The column as a field of a Frictionless table schema, without its meaning."""
        return {"name": self.name, "type": "string" if self.type == "id" else self.type}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind: the name of its columns' file, the columns, and what a row is."""

    name: str
    columns: tuple[Column, ...]
    row: Said

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]


@cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns of ``data/NAME.csv``."""
    return tuple(
        Column(row["name"], row["type"], Said(row["en"], row["ar"]), row.get("hxl") or "") for row in rows_of(name)
    )
