"""The canonical form of a table: commas, no BOM, tidy cells, comments at the top, rows sorted where order tells nothing.

Tables of ids are sorted by id, lists of a single column by their words. The other lists keep their order: where a word
has two readings, the first is the likelier.
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from marsad.errors import KnowledgeError
from marsad.knowledge.files import read_text
from marsad.knowledge.tables import COMMENT, Row, Table, read_csv

_KEYS = ("id", "code")


def formatted(path: Path, name: str) -> str:
    """The canonical text of a table; KnowledgeError with the line if it cannot be read."""
    table = read_csv(path, name)
    if len(set(table.columns)) < len(table.columns):
        raise KnowledgeError("A column stands twice. Delete one of the two. · عمود مكرر. احذف واحدا منهما.", name, 1)
    out = io.StringIO()
    out.write("".join(f"{line}\n" for line in _comments(read_text(path, name))))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(cell) for cell in row.values()] for row in _sorted(table))
    return out.getvalue()


def write_formatted(path: Path, name: str) -> bool:
    """Write the canonical form into the file, whole or not at all; False where it had that form."""
    text = formatted(path, name)
    if path.read_bytes() == text.encode():
        return False
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.chmod(path.stat().st_mode)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def _comments(text: str) -> list[str]:
    """The comments as they were before a spreadsheet filled their line with separators."""
    found = [line.rstrip(",;\t ") for line in text.splitlines() if line.startswith(COMMENT)]
    return [line[1:-1].replace('""', '"') if line.startswith('"') else line for line in found]


def _sorted(table: Table) -> list[Row]:
    rows = list(table)
    first = table.columns[0]
    free = first in _KEYS or len(table.columns) == 1
    return sorted(rows, key=lambda row: row[first]) if free else rows


def _cell(cell: str) -> str:
    """A cell of several values without blanks around them; a single value stays as it is."""
    return "|".join(part.strip() for part in cell.split("|") if part.strip()) if "|" in cell else cell
