"""A workbook: claims, incidents, statements and the codebook on sheets of their own, right to left in Arabic.

Every text is a cell of text, so that nothing runs as a formula and no id turns into a number.
"""

from __future__ import annotations

import datetime
import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from marsad.export.cells import looks_run, xml
from marsad.export.columns import Cell, Table, columns
from marsad.export.extras import needed
from marsad.export.format import Format, Material, Options
from marsad.export.incident_rows import INCIDENTS, STATEMENTS, incident_row, statement_rows
from marsad.export.out import File, Out
from marsad.export.said import Language, said, told
from marsad.export.table_csv import claim_row
from marsad.export.tables import CLAIMS

FILE = File("marsad.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
CODEBOOK = Table("codebook", columns("codebook"), said("row-codebook"))
MAX_ROWS = 1_048_575  # below the header
MAX_TEXT = 32_767  # signs of a cell
_FIRST_YEAR = 1900  # before which Excel knows no dates
_EXACT = 10**15  # beyond which Excel rounds
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip holds: the same input gives the same bytes
_SHEETS = (CLAIMS, INCIDENTS, STATEMENTS, CODEBOOK)


def _write(material: Material, out: Out, options: Options) -> None:
    openpyxl = needed("openpyxl", "office", "xlsx")
    book = openpyxl.Workbook(write_only=True)
    incidents = material.incidents
    rows: dict[str, Iterable[Mapping[str, Cell]]] = {
        "claims": map(claim_row, material.claims),
        "incidents": map(incident_row, incidents),
        "statements": (row for incident in incidents for row in statement_rows(incident)),
        "codebook": _meanings(options.language),
    }
    for table in _SHEETS:
        written = _sheet(book, table, rows[table.name], options.language, out)
        out.records += written if table.name in ("claims", "incidents") else 0
    _save(book, out.path(FILE))


def _sheet(book: Any, table: Table, rows: Iterable[Mapping[str, Cell]], language: Language, out: Out) -> int:
    sheet = book.create_sheet(table.name)
    sheet.sheet_view.rightToLeft = language == "ar"
    sheet.freeze_panes = "A2"
    sheet.append(table.names)
    fill = _Cells(sheet, table)
    number = 0
    rest = iter(rows)
    for row in islice(rest, MAX_ROWS):
        sheet.append([fill.of(row[column.name], column.type) for column in table.columns])
        number += 1
    if beyond := sum(1 for _ in rest):
        out.leave("left-rows", beyond)
    return number


class _Cells:
    """Makes the cells of a sheet."""

    def __init__(self, sheet: Any, table: Table) -> None:
        self._cell: ModuleType = needed("openpyxl.cell", "office", "xlsx")
        self._sheet = sheet
        self._table = table

    def of(self, value: Cell, kind: str) -> object:
        """The cell of a value; texts are typed as such, whatever they begin with."""
        if value is None or value == "" or (isinstance(value, float) and not math.isfinite(value)):
            return None
        if isinstance(value, int | float) and abs(value) < _EXACT:
            return value
        text = str(value)
        if kind == "date" and int(text[:4]) >= _FIRST_YEAR:
            return datetime.date.fromisoformat(text)
        return self._text(xml(text)[:MAX_TEXT], kind == "id")

    def _text(self, text: str, is_id: bool) -> object:
        made = self._cell.WriteOnlyCell(self._sheet, value=None)
        made.value = text
        made.data_type = "s"  # openpyxl would take «=1+1» for a formula, and «#N/A» for an error
        if is_id or looks_run(text):
            made.number_format = "@"
            made.quotePrefix = True
        return made


def _meanings(language: Language) -> Iterator[dict[str, Cell]]:
    for table in _SHEETS:
        for column in table.columns:
            yield {
                "sheet": table.name, "column": column.name, "type": column.type,
                "meaning": column.meaning.in_(language),
            }  # fmt: skip


def _save(book: Any, path: Path) -> None:
    """Save without the moment, which openpyxl would write into the file and into the zip."""
    excel = needed("openpyxl.writer.excel", "office", "xlsx")
    book.properties.creator = "marsad"
    book.properties.created = book.properties.modified = datetime.datetime(*_MOMENT)
    draft = path.with_name(f".{path.name}")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        excel.ExcelWriter(book, archive).save()
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            with source.open(name) as data, target.open(info, "w") as copy:
                while piece := data.read(1024 * 1024):
                    copy.write(piece)
    draft.unlink()


XLSX = Format(
    name="xlsx",
    title=said("title-xlsx"),
    units=("incidents",),
    suffix=".xlsx",
    tables=lambda _: (CLAIMS, INCIDENTS, STATEMENTS),
    write=_write,
    drops=told("drop-evidence", "drop-offsets", "drop-long-texts"),
    rules=told("rule-xlsx", "rule-count-sums"),
    licence=said("licence-own"),
    extra="office",
    needs_both=True,
)
