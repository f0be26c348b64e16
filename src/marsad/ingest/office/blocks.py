"""Paragraphs, rows of tables and notes, as a walk through a text document comes by them."""

from __future__ import annotations

from marsad.ingest.limits import MAX_CHARACTERS
from marsad.ingest.unreadable import UnreadableError

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Blocks:
    """Builds the text. Paragraphs may stand in paragraphs (text boxes), tables in cells.

    Rows are lines, their cells parted by tabs.
    """

    def __init__(self) -> None:
        self.done: list[str] = []
        self._paragraphs: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._later: list[str] = []
        self._size = 0
        self._joined = ""

    def text(self, text: str) -> None:
        """Words of the paragraph that is open; nothing where none is."""
        if self._paragraphs:
            self._size += len(text)
            if self._size > MAX_CHARACTERS:
                reason = f"longer than {MAX_CHARACTERS:,} characters, which no report is"
                raise UnreadableError(reason, "give each report a file")
            self._paragraphs[-1].append(text)

    def begin_paragraph(self) -> None:
        self._paragraphs.append([])

    def end_paragraph(self, goes_on: bool = False) -> None:
        """``goes_on``: its end was deleted, and the next paragraph continues it."""
        if not self._paragraphs:
            return
        text = "".join(self._paragraphs.pop())
        if self._paragraphs:
            self._later.append(text.strip(" \t\n"))  # a text box: after the paragraph that it hangs on
            return
        text, self._joined = self._joined + text, ""
        if goes_on:
            self._joined = text
            return
        text = text.strip(" \t\n")
        for one in [text, *self._later]:
            self._put(one)
        self._later.clear()

    def _put(self, text: str) -> None:
        if text:
            (self._cells[-1] if self._cells else self.done).append(text)

    def begin_row(self) -> None:
        self._rows.append([])

    def begin_cell(self) -> None:
        self._cells.append([])

    def end_cell(self) -> None:
        if self._cells:
            words = " ".join(self._cells.pop()).replace("\n", " ").replace("\t", " ")
            if self._rows:
                self._rows[-1].append(words)

    def end_row(self) -> None:
        """The row as one line; that of a table in a cell belongs to the cell."""
        if self._rows:
            row = "\t".join(self._rows.pop()).strip(" \t")
            self._put(row)

    def result(self) -> str:
        """All of it, paragraphs parted by an empty line."""
        last = self._joined.strip(" \t\n")
        return "\n\n".join([*self.done, last] if last else self.done)


def raised(number: str) -> str:
    """The mark of a note: raised digits, which are no part of a number that they stand behind."""
    return number.translate(_RAISED)
