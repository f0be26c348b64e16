"""CSV tables of the knowledge: a BOM is accepted, and ``,`` ``;`` or tab between the columns (Excel in Arabic writes ``;``)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import KnowledgeError


class Row(dict[str, str]):
    """One line of a table, by column name, with its file and line (1-based, the header is line 1)."""

    __slots__ = ("file", "line")

    def __init__(self, values: dict[str, str], file: str, line: int) -> None:
        super().__init__(values)
        self.file = file
        self.line = line

    @property
    def where(self) -> str:
        """``file:line``, as evidence cites it."""
        return f"{self.file}:{self.line}"

    def many(self, column: str) -> list[str]:
        """The values of a cell that holds several, ``|`` between them."""
        return [part.strip() for part in self.get(column, "").split("|") if part.strip()]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: its column names and rows."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def read_csv(path: Path, name: str) -> Table:
    """Read a table; ``name`` is how messages call the file. Lines that begin with ``#`` and empty lines are comments.

    Raises KnowledgeError with the line for a row of another width than the header, or a file that is not UTF-8.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise KnowledgeError("not UTF-8; save the file as UTF-8 · احفظ الملف بترميز UTF-8", name) from error
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept:
        raise KnowledgeError("the table is empty; its first line names the columns · الجدول فارغ", name, 1)
    delimiter = _delimiter(kept[0][1])
    reader = csv.reader((line for _, line in kept), delimiter=delimiter, strict=True)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    for (number, _), cells in zip(kept, reader, strict=False):
        if not columns:
            columns = tuple(cell.strip() for cell in cells)
            continue
        if len(cells) != len(columns):
            message = f"{len(cells)} columns where the header has {len(columns)} ({', '.join(columns)})"
            raise KnowledgeError(f"{message} · عدد الأعمدة لا يطابق السطر الأول", name, number)
        rows.append(Row(dict(zip(columns, (cell.strip() for cell in cells), strict=True)), name, number))
    return Table(name, columns, tuple(rows))


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)
