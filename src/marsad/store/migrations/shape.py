"""What the steps are written with. A step that was taken somewhere is never changed, nor is this."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NUMBER: TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
STRICT = {"sqlite_strict": True}
PART = {"sqlite_strict": True, "sqlite_with_rowid": False}


def text(name: str, null: bool = False) -> sa.Column[Any]:
    """A column of text."""
    return sa.Column(name, sa.Text(), nullable=null)


def whole(name: str, null: bool = False) -> sa.Column[Any]:
    """A column of whole numbers."""
    return sa.Column(name, WHOLE, nullable=null, autoincrement=False)


def number(name: str, null: bool = False) -> sa.Column[Any]:
    """A column of numbers."""
    return sa.Column(name, NUMBER, nullable=null)


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """The primary key of a table."""
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def refers(table: str, column: str, to: str, goes: bool = False) -> sa.ForeignKeyConstraint:
    """A column that holds the key of another table's row; ``goes``: it goes with that row."""
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}", ondelete="CASCADE" if goes else None)


def index(table: str, name: str, *columns: str, unique: bool = False, where: str | None = None) -> None:
    """An index; ``where``: only over the rows for which it holds."""
    part: dict[str, Any] = {f"{one}_where": sa.text(where) for one in ("sqlite", "postgresql") if where}
    op.create_index(name, table, list(columns), unique=unique, **part)
