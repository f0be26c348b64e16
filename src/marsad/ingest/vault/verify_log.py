"""The custody log checked line by line: going on after what is wrong, so that all of it is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from marsad.errors import CaseError, RecordError, why
from marsad.ingest.digest import digest_of
from marsad.ingest.vault.fault import ADDED, CHANGED, MISSING, UNFINISHED, Fault
from marsad.ingest.vault.layout import CASE, HEAD, LOG
from marsad.ingest.vault.log import MAX_ENTRY, Entry, Head, read_head
from marsad.ingest.vault.records import decoded

_AGAIN = "a writer that was stopped leaves this; the next «marsad collect» finishes it and writes that down"


@dataclass(slots=True)
class LogCheck:
    """The log of the case in ``folder``, of which the first ``size`` bytes count. ``entries`` are those that can be read."""

    folder: Path
    size: int
    entries: list[Entry] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)  # of the lines, in order; what a manifest is held against
    _read: int = 0
    _torn: bool = False

    def run(self) -> Iterator[Fault]:
        """What is wrong with the log, and with ``head.json`` and ``case.json``, which hold its two ends."""
        yield from self._lines()
        yield from self._head()

    def _lines(self) -> Iterator[Fault]:
        try:
            stream = (self.folder / LOG).open("rb")
        except OSError as error:
            yield Fault(MISSING, LOG, why(error))
            return
        before = digest_of((self.folder / CASE).read_bytes())
        with stream:
            while self._read < self.size and (line := stream.readline(MAX_ENTRY)):
                self._read += len(line)
                yield from self._line(line, before)
                before = self.digests[-1] if self.digests else before

    def _line(self, line: bytes, before: str) -> Iterator[Fault]:
        number = len(self.digests) + 1
        where = f"{LOG}, line {number}"
        if not line.endswith(b"\n"):
            self._torn = True
            yield Fault(UNFINISHED, where, f"the last line is cut off; {_AGAIN}")
            return
        self.digests.append(digest_of(line[:-1]))
        try:
            record = decoded(line, "it")
        except RecordError as error:
            yield Fault(CHANGED, where, str(error))
            return
        if record.get("previous") != before:
            place = CASE if number == 1 else f"{LOG}, line {number - 1}"
            yield Fault(
                CHANGED, place, f"line {number} of the log was written after something else than what stands here"
            )
        if record.get("entry") != number:
            yield Fault(
                CHANGED, where, f"it says that it is entry {record.get('entry')!r:.20}: lines were taken out or put in"
            )
        self._take(number, record)

    def _take(self, number: int, record: dict[str, object]) -> None:
        at, by, action, previous = (str(record.get(key)) for key in ("at", "by", "action", "previous"))
        self.entries.append(Entry(number, at, by, action, record, previous, self.digests[-1], self._read))

    def _head(self) -> Iterator[Fault]:
        try:
            head = read_head(self.folder)
        except CaseError:
            yield Fault(CHANGED if (self.folder / HEAD).exists() else MISSING, HEAD, "it is no head of a log")
            return
        if (self.folder / HEAD).read_bytes() != head.encoded():
            yield Fault(CHANGED, HEAD, "it is not written as Marsad writes it")
        yield from self._against(head)

    def _against(self, head: Head) -> Iterator[Fault]:
        """The two ends of the log against what the head says of them; where either may have been changed, both are named."""
        lines, same_size = len(self.digests), head.size == self._read
        if same_size != (lines == head.entries) and not self._torn:
            told = f"{head.entries:,} entries and {head.size:,} bytes; it has {lines:,} and {self._read:,}"
            yield Fault(CHANGED, f"{LOG} or {HEAD}", f"the head says that the log has {told}")
        elif lines < head.entries:
            missing = f"it has {lines:,} entries, {HEAD} tells of {head.entries:,}: its end was cut off"
            yield Fault(MISSING, LOG, missing)
        elif head.entries and self.digests[head.entries - 1] != head.digest:
            where = f"{LOG}, line {head.entries}, or {HEAD}"
            yield Fault(CHANGED, where, "the line is not the one whose digest stands in the head")
        elif lines > head.entries:
            more = f"{lines - head.entries:,} entries stand after the {head.entries:,} that {HEAD} tells of"
            yield Fault(ADDED, LOG, f"{more}; {_AGAIN}")
