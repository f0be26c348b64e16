"""CSV and TSV tables of documents."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from marsad.ingest.columns import check_header
from marsad.ingest.jsonl import once
from marsad.ingest.limits import MAX_LINE
from marsad.ingest.lines import Line, lines_of
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome, document_of


def read_table(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The documents of a table with a header; the columns are parted by a comma, a semicolon or a tab."""
    rows = rows_of(stream, path)
    header: list[str] | None = None
    seen: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Rejected | Remark):
            yield row
            continue
        number, cells = row
        where = f"{path}:{number}"
        if header is None:
            header = [cell.strip() for cell in cells]
            faults = list(check_header(header, defaults.columns, where))
            yield from faults
            if any(isinstance(fault, Rejected) for fault in faults):
                return
        elif len(cells) != len(header):
            reason = f"{len(cells)} cells where the header has {len(header)} columns"
            yield Rejected(where, reason, "put quotation marks around a cell that holds the separator")
        else:
            record: dict[str, object] = {}
            for name, cell in zip(header, cells, strict=True):
                record[name] = record.get(name) or cell  # of two columns with one name, the first that is filled
            record = defaults.columns.record(record) if defaults.columns else record
            yield from once(document_of(record, path, where, defaults), where, number, seen)


def rows_of(stream: BinaryIO, path: str) -> Iterator[tuple[int, list[str]] | Rejected | Remark]:
    """The rows of a table, the header among them, each with the number of its first line."""
    return _rows(_Lines(lines_of(stream, path)), path)


class _Lines:
    """Lines that can be put back, and that remember what was handed out since ``mark``."""

    def __init__(self, lines: Iterator[Line | Rejected | Remark]) -> None:
        self._lines = lines
        self._back: deque[Line] = deque()
        self.given: list[Line] = []
        self.size = 0
        self.notes: list[Rejected | Remark] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.size > MAX_LINE:
            raise StopIteration  # a quotation mark that is never closed: strict reading then says so
        while not self._back:
            line = next(self._lines)
            if isinstance(line, Line):
                self._back.append(line)
            else:
                self.notes.append(line)
        line = self._back.popleft()
        self.given.append(line)
        self.size += len(line.text)
        return line.text

    def mark(self) -> None:
        self.given.clear()
        self.size = 0

    def put_back_all_but_the_first(self) -> None:
        self._back.extendleft(reversed(self.given[1:]))
        self.mark()

    @property
    def first(self) -> Line | None:
        """The first line of the next row, left where it is; None at the end."""
        try:
            next(self)
        except StopIteration:
            return None
        line = self.given.pop()
        self.size -= len(line.text)
        self._back.appendleft(line)
        return line


def _rows(lines: _Lines, path: str) -> Iterator[tuple[int, list[str]] | Rejected | Remark]:
    """Each row with the number of its first line. A row that does not close is set aside alone."""
    delimiter = None
    while True:
        line = lines.first
        yield from lines.notes
        lines.notes.clear()
        if line is None:
            return
        delimiter = delimiter or max(",;\t", key=line.text.count)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        csv.field_size_limit(2 * MAX_LINE)
        try:
            cells = next(reader)
            lines.mark()
        except csv.Error as error:
            lines.put_back_all_but_the_first()
            reason = "a quotation mark stands wrongly or is never closed"
            advice = "put a cell that holds marks between marks, and double those inside it"
            if "new-line" in str(error):
                reason = "a carriage return stands alone in it"
                advice = "save the table with the line ends of Windows or Unix"
            yield Rejected(f"{path}:{line.number}", reason, advice)
            continue
        if cells:
            yield line.number, cells
