"""XLSX: the rows of each sheet as they were last seen; formulas are never worked out, macros never looked at."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from marsad.ingest.office.package import Package
from marsad.ingest.unreadable import UnreadableError

_COLUMNS = 256
_ROWS = 1_048_576  # Excel's own limit
_GAP = 10_000  # empty rows after which a sheet has ended


def read(package: Package) -> Iterator[dict[str, Any]]:
    """For each sheet its name, then each row that is not empty, with its number and its cells as texts."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    warnings.simplefilter("ignore")
    try:
        book = load_workbook(_checked(package), read_only=True, data_only=True, keep_links=False, rich_text=False)
    except (KeyError, InvalidFileException) as error:
        raise UnreadableError(f"it is no Excel workbook ({str(error)[:80]})") from error
    for sheet in book.worksheets:
        yield {"sheet": sheet.title, "hidden": sheet.sheet_state != "visible"}
        sheet.reset_dimensions()
        yield from _rows(sheet)


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True), 1):
        texts = [text_of(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        empty = 0 if texts else empty + 1
        if texts:
            yield {"row": number, "cells": texts}
        elif empty > _GAP:
            return


def _checked(package: Package) -> io.BytesIO:
    """The parts that hold sheets, unpacked within the caps and packed again without squeezing them: openpyxl has no caps."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as copy:
        for name in dict.fromkeys(package.names()):
            if name.endswith((".xml", ".rels")) and not name.startswith(
                ("xl/drawings/", "xl/charts/", "xl/media/", "customXml/")
            ):
                copy.writestr(name, _harmless(package.read(name) or b""))
    held.seek(0)
    return held


def _harmless(part: bytes) -> bytes:
    """A part as it is. UnreadableError if it declares a document type, in whatever encoding: entities come with it."""
    if b"<!DOCTYPE" in part.replace(b"\0", b""):
        raise UnreadableError("its XML declares entities, which no office program writes: it is made to harm")
    return part


def text_of(cell: object) -> str:
    """A cell as text: days as 2015-07-26, with the time only where there is one, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()
