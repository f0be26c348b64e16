"""A WARC as its records. A damaged record is named, and the search goes on after it for the next one.

Source: ISO 28500:2017 (WARC 1.1). The extra «archives» (fastwarc) reads the records' headers.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from marsad.ingest.archives.gzip_member import MAGIC, Member
from marsad.ingest.archives.nest import Budget
from marsad.ingest.archives.warc_record import MARK, Record, taken
from marsad.ingest.outcome import Rejected

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_HEADER = 2**16  # bytes of a record's own header
MAX_DAMAGED = 1000  # damaged places, after which a file is given up
MAX_SALVAGED = 4 * 2**30  # bytes of one packed part in which records are looked for after a damaged one

_CHUNK = 2**16
_KEPT_IN_MEMORY = 8 * 2**20
_ADVICE = "the records before and after it were read; fetch the archive again"


def records(source: BinaryIO, path: str, budget: Budget) -> Iterator[Record | Rejected]:
    """The records of a WARC, packed or not, in their order; each damaged place once."""
    packed = source.read(len(MAGIC)) == MAGIC
    damaged = 0
    for found in _packed(source, path, budget) if packed else _plain(source, path, 0):
        yield found
        damaged += isinstance(found, Rejected)
        if damaged > MAX_DAMAGED:
            reason = f"given up after {MAX_DAMAGED:,} damaged places"
            yield Rejected(path, reason, "fetch the archive again")
            return


def _plain(source: BinaryIO, path: str, at: int | None) -> Iterator[Record | Rejected]:
    """The records of an unpacked WARC from the byte ``at`` on."""
    while at is not None:
        run = _Run(source, at)
        yield from run.records()
        if run.broken is None:
            return
        if not run.told:
            yield Rejected(f"{path} at byte {run.broken:,}", f"a damaged record ({run.fault})", _ADVICE)
        at = _find(source, MARK, run.broken + 1)


def _packed(source: BinaryIO, path: str, budget: Budget) -> Iterator[Record | Rejected]:
    """The records of a WARC.gz, member by member."""
    at: int | None = 0
    while at is not None:
        member = Member(source, at, budget)
        run = _Run(cast(BinaryIO, member), None)
        yield from run.records()
        while member.read(_CHUNK):
            pass
        if member.end is None:
            yield Rejected(f"{path} at byte {at:,}", f"a damaged packed record ({member.fault})", _ADVICE)
            if budget.bytes_left < 0:
                return
            at = _find(source, MAGIC, at + 1)
            continue
        if run.broken is not None:
            where = f"{path} at byte {at:,}"
            if not run.told:
                yield Rejected(where, f"a damaged record ({run.fault})", _ADVICE)
            yield from _salvaged(Member(source, at, budget), where, run.broken)
        at = _find(source, MAGIC, member.end)


def _salvaged(member: Member, path: str, broken: int) -> Iterator[Record | Rejected]:
    """The records after a damaged one within one member, which may be a whole WARC packed in one piece."""
    with tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY) as copy:
        plain = cast(BinaryIO, copy)
        while data := member.read(_CHUNK):
            copy.write(data)
            if copy.tell() > MAX_SALVAGED:
                reason = f"a damaged record, and after {MAX_SALVAGED // 2**30} GB more that could not be searched"
                yield Rejected(path, reason, "unpack the WARC with gzip and read that")
                break
        yield from _plain(plain, f"{path}, unpacked", _find(plain, MARK, broken + 1))


class _Run:
    """Records read in one go, until the end or until one is not sound; ``broken`` is then the place where it begins.

    ``told``: the broken record itself was given, with what is wrong with it.
    """

    def __init__(self, source: BinaryIO, at: int | None) -> None:
        self._source = source
        self._at = at
        self._last = at or 0  # where the record last begun begins
        self.broken: int | None = None
        self.fault = ""
        self.told = False

    def records(self) -> Iterator[Record]:
        """The records of the run, the broken one included where something can be read of it."""
        from fastwarc.warc import ArchiveIterator

        if self._at is not None:
            self._source.seek(self._at)
        stream = cast(BinaryIO, _ReadOnly(self._source))
        try:
            found = ArchiveIterator(stream, parse_http=False, stream_detect=False, max_header_len=MAX_HEADER)
        except (OSError, ValueError, EOFError) as error:
            self.broken, self.fault = self._at or 0, _why(error)
            return
        while (record := self._next(found)) is not None:
            yield record
            if record.fault:
                self.broken, self.told = self._last, True
                return

    def _next(self, found: Iterator[WarcRecord]) -> Record | None:
        """The next record; None at the end, or where none can be made of what stands there."""
        try:
            raw = next(found, None)
            if raw is None:
                return None
            self._last = (self._at or 0) + raw.stream_pos
            return taken(raw)
        except BaseException as error:
            # fastwarc is made in Rust, whose panics are no Exceptions; whatever else is none must go on up.
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            self.broken, self.fault = self._last, _why(error)
            return None


def _why(error: BaseException) -> str:
    return str(error).lower().rstrip(".")[:120]


class _ReadOnly:
    """A stream that can only be read, from where it stands. Of others fastwarc asks more, and aborts where they refuse."""

    def __init__(self, source: BinaryIO) -> None:
        self.read = source.read

    def tell(self) -> int:
        """The place at which the run begins: records then say how far from it they stand."""
        return 0


def _find(source: BinaryIO, mark: bytes, at: int) -> int | None:
    """The place of the next ``mark`` from ``at`` on."""
    source.seek(at)
    before = b""
    while data := source.read(_CHUNK):
        place = (before + data).find(mark)
        if place >= 0:
            return at - len(before) + place
        before = (before + data)[1 - len(mark) :]
        at += len(data)
    return None
