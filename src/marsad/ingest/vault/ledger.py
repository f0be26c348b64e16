"""The custody log in use: read as far as it goes, and added to, by one writer at a time (see ``lock``).

What is added becomes safe in this order: the files lie finished in ``staging``; the log gets its entries; the files are moved
to their places; ``head.json`` says how far the log goes. Entries after the head are thus of a writer that was stopped:
``recover`` moves their files, and cuts off a line that was never finished. Nothing of them was reported as kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import CaseError, RecordError
from marsad.ingest.digest import digest_of
from marsad.ingest.vault.disk import cannot_write, replace_file, write_all
from marsad.ingest.vault.layout import CASE, HEAD, STAGING
from marsad.ingest.vault.log import Entry, Head, entries_of, head_of, log_of, read_head
from marsad.ingest.vault.records import now
from marsad.model.fields import Json

Action = tuple[str, Json]


@dataclass(frozen=True, slots=True)
class Latest:
    """What a source gave last: the digests of the original and of the record of its capture."""

    original: str
    capture: str


class Ledger:
    """The log of the case in ``folder`` as far as it was read; ``latest`` is what it says of each source."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.head = Head(0, 0, digest_of((folder / CASE).read_bytes()))
        self.latest: dict[str, Latest] = {}

    def read(self) -> Iterator[Entry]:
        """The entries from here on to the head, taken in one by one. Raises CaseError if the log does not lead there."""
        wanted = read_head(self.folder)
        try:
            with log_of(self.folder).open("rb") as stream:
                entries = entries_of(stream, self.head)
                while self.head.size < wanted.size and (entry := next(entries, None)):
                    self.note(entry)
                    yield entry
        except (OSError, RecordError) as error:
            raise CaseError(f"{log_of(self.folder)}: {error}; run «marsad verify {self.folder}»") from error
        if self.head != wanted:
            raise CaseError(
                f"{log_of(self.folder)} does not end as {HEAD} says; run «marsad verify {self.folder}» before you add to it"
            )

    def catch_up(self) -> None:
        """Read on to the head."""
        for _ in self.read():
            pass

    def note(self, entry: Entry) -> None:
        """Take an entry in."""
        original, capture, source = entry.text("original"), entry.text("capture"), entry.text("source")
        if source and original and capture:
            self.latest[source] = Latest(original, capture)
        self.head = head_of(entry)

    @property
    def unfinished(self) -> int:
        """How many bytes of the log lie after the head."""
        return log_of(self.folder).stat().st_size - self.head.size

    def append(self, by: str, actions: list[Action]) -> list[Entry]:
        """Add entries to the log, safe on the disk when this returns; the head is not moved yet."""
        entries, lines, head = [], [], self.head
        for action, about in actions:
            entry, line = head.after(head.entries + 1, now(), by, action, about)
            head = head_of(entry)
            entries.append(entry)
            lines.append(line)
        self._write(b"".join(lines))
        for entry in entries:
            self.note(entry)
        return entries

    def checkpoint(self) -> None:
        """Say in ``head.json`` that everything up to here is finished."""
        try:
            replace_file(self.folder / HEAD, self.head.encoded(), self.folder / STAGING / HEAD)
        except OSError as error:
            cannot_write(self.folder / HEAD, error)

    def cut(self) -> bytes:
        """Cut off what lies after the head, and return it."""
        with log_of(self.folder).open("r+b") as stream:
            stream.seek(self.head.size)
            rest = stream.read()
            stream.truncate(self.head.size)
            os.fsync(stream.fileno())
        return rest

    def _write(self, data: bytes) -> None:
        path = log_of(self.folder)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        except OSError as error:
            cannot_write(path, error)
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        except OSError as error:
            os.ftruncate(descriptor, self.head.size)
            cannot_write(path, error)
        finally:
            os.close(descriptor)
