"""What all tables share: kinds of columns that SQLite's strict tables and PostgreSQL both know."""

from __future__ import annotations

from typing import Any

from sqlalchemy import REAL, BigInteger, Double, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeEngine

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite keeps every whole number in 64 bits, every other one as a double.
WHOLE = BigInteger().with_variant(Integer(), "sqlite")
NUMBER: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")

STRICT = {"sqlite_strict": True}
PART = {"sqlite_strict": True, "sqlite_with_rowid": False}  # parts of a record lie in the order of their record

LARGEST = 2**63 - 1  # what a whole number may be in both databases


class Base(DeclarativeBase):
    """The root of all tables. Texts are UTF-8, moments ISO 8601 in UTC, days ISO 8601, flags 0 or 1 in both databases."""

    metadata = MetaData(naming_convention=NAMES)


def of_text(told: str, **more: Any) -> MappedColumn[Any]:
    """A column of text; ``told`` is what the reference says of it."""
    return mapped_column(Text(), info={"told": told}, **more)


def of_whole(told: str, **more: Any) -> MappedColumn[Any]:
    """A column of whole numbers, or of a flag (0, 1)."""
    return mapped_column(WHOLE, info={"told": told}, **more)


def of_number(told: str, **more: Any) -> MappedColumn[Any]:
    """A column of numbers that may have a fraction."""
    return mapped_column(NUMBER, info={"told": told}, **more)


def own_key(told: str) -> MappedColumn[Any]:
    """The number of a row, given by the store."""
    return mapped_column(WHOLE, primary_key=True, autoincrement=False, info={"told": told})


def place_in(parent: str, told: str) -> MappedColumn[Any]:
    """The row of another table to which a part belongs; it goes when that row goes."""
    return mapped_column(
        WHOLE, ForeignKey(parent, ondelete="CASCADE"), primary_key=True, autoincrement=False, info={"told": told}
    )


def order(told: str = "Its place among its like, from 0.") -> MappedColumn[Any]:
    """The place of a part in the list of its record."""
    return mapped_column(WHOLE, primary_key=True, autoincrement=False, info={"told": told})


def refers(parent: str, told: str, **more: Any) -> MappedColumn[Any]:
    """The row of another table that a row speaks of."""
    return mapped_column(WHOLE, ForeignKey(parent), info={"told": told}, **more)
