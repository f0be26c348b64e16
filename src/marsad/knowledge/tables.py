"""CSV tables of the knowledge: a BOM is accepted, and ``,`` ``;`` or tab between the columns (Excel in Arabic writes ``;``)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import KnowledgeError
from marsad.knowledge.files import read_text

COMMENT = ("#", '"#')  # spreadsheets may put a comment between quotation marks


class Row(dict[str, str]):
    """One line of a table, by column name, with its file and line (1-based, the header is line 1)."""

    __slots__ = ("file", "line")

    def __init__(self, values: dict[str, str], file: str, line: int) -> None:
        super().__init__(values)
        self.file = file
        self.line = line

    def __missing__(self, column: str) -> str:
        raise KnowledgeError(
            f"The column «{column}» is missing. Add it to the first line. · العمود «{column}» ناقص. أضفه إلى السطر الأول.",
            self.file,
            1,
        )

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
    """Read a table; ``name`` is how messages call the file. Lines that begin with ``#`` and empty rows are left out.

    Raises KnowledgeError with the line for a row of another width than the header, or a file that is not UTF-8.
    """
    lines = read_text(path, name).splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith(COMMENT)]
    if not kept:
        raise KnowledgeError(
            "The table is empty. Its first line names the columns. · الجدول فارغ. اكتب في سطره الأول أسماء الأعمدة.",
            name,
            1,
        )
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    for number, cells in _cells(kept, name):
        if not columns:
            columns = tuple(cells)
        elif not any(cells):
            continue  # spreadsheets write empty rows as «,,,»
        elif len(cells) != len(columns):
            message = f"The line has {len(cells)} cells where the header has {len(columns)}. Write {', '.join(columns)}"
            raise KnowledgeError(
                f"{message}. · في السطر {len(cells)} من الخلايا والأعمدة {len(columns)}. أكمله على ترتيب السطر الأول.",
                name,
                number,
            )
        else:
            rows.append(Row(dict(zip(columns, cells, strict=True)), name, number))
    return Table(name, columns, tuple(rows))


def _cells(kept: list[tuple[int, str]], name: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line with its number. A quotation mark that is not closed would swallow the lines after it."""
    reader = csv.reader((line for _, line in kept), delimiter=delimiter_of(kept[0][1]), strict=True)
    taken = 0
    try:
        for cells in reader:
            if reader.line_num > taken + 1:
                raise csv.Error("not closed")
            yield kept[taken][0], [cell.strip() for cell in cells]
            taken = reader.line_num
    except csv.Error as error:
        raise KnowledgeError(
            'A quotation mark (") in this line is not closed, or text follows it. Close it, or write it twice within a cell.'
            ' · علامة اقتباس (") في هذا السطر لم تغلق أو بعدها نص. أغلقها، أو اكتبها مرتين داخل الخلية.',
            name,
            kept[min(taken, len(kept) - 1)][0],
        ) from error


def delimiter_of(header: str) -> str:
    """What stands between the columns, judged by the line that names them."""
    return max(",;\t", key=header.count)
