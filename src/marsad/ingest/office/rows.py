"""Rows of a sheet → documents, by the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.ingest.columns import check_header, is_header
from marsad.ingest.jsonl import once
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.sandbox import Message, ParserStoppedError

_SEARCHED = 20  # rows among which the header is looked for: titles and notes may stand above it
_SHOWN = 120


class Rows:
    """Takes the messages of a workbook. The header is the first row that names a column of texts."""

    def __init__(self, path: str, defaults: Defaults) -> None:
        self.read = 0
        self._path, self._defaults, self._columns = path, defaults, defaults.columns
        self._sheet = ""
        self._header: list[str] | None = None
        self._first: list[str] | None = None
        self._wanted, self._found = True, False
        self._passed: list[str] = []
        self._bare: list[Rejected | Remark] = []
        self._named = False
        self._seen: dict[str, int] = {}

    def take(self, message: Message) -> Iterator[Outcome]:
        """The documents of a message, and what has to be said of it."""
        if "sheet" in message:
            self._close()
            self._sheet, self._header, self._first, self._seen = str(message["sheet"]), None, None, {}
            self._wanted = not (self._columns and self._columns.sheet) or self._sheet == self._columns.sheet
            self._passed += [] if self._wanted else [self._sheet]
            self._found = self._found or self._wanted
            return
        number, cells = message.get("row"), message.get("cells")
        if not isinstance(number, int) or not isinstance(cells, list) or not all(isinstance(c, str) for c in cells):
            raise ParserStoppedError("its reader said what nobody can read")
        if self._wanted and self._header is None:
            yield from self._look_for_header(number, cells)
        elif self._wanted:
            yield from self._document(number, cells)

    def _look_for_header(self, number: int, cells: list[str]) -> Iterator[Outcome]:
        self._first = self._first or cells
        if is_header(cells, self._columns) and number <= _SEARCHED:
            self._header = cells
            yield from check_header(cells, self._columns, f"{self._path}:{self._sheet}!{number}")

    def _document(self, number: int, cells: list[str]) -> Iterator[Outcome]:
        assert self._header is not None
        record: dict[str, object] = {}
        for name, cell in zip(self._header, cells, strict=False):
            record[name] = record.get(name) or cell
        where = f"{self._path}:{self._sheet}!{number}"
        taken = self._columns.record(record) if self._columns else record
        for outcome in once(document_of(taken, self._path, where, self._defaults), where, number, self._seen):
            self.read += not isinstance(outcome, Rejected | Remark)
            yield outcome

    def _close(self) -> None:
        """Remembers a sheet that had rows but no header."""
        if self._header is None and self._first is not None:
            self._bare += check_header(self._first, self._columns, f"{self._path}:{self._sheet}")
        self._named = self._named or self._header is not None

    def end(self) -> Iterator[Outcome]:
        """What is said when all sheets have been read."""
        self._close()
        for fault in self._bare:  # beside a sheet of reports, one of notes is no fault
            yield Remark(fault.where, fault.reason, "the sheet was passed over") if self._named else fault
        if self._columns and not self._found:
            known = ", ".join(self._passed)[:_SHOWN]
            yield Rejected(
                self._path, f"no sheet «{self._columns.sheet}» among {known}", "write its name in the file of columns"
            )
