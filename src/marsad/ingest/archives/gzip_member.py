"""One member of a gzip file, unpacked as it is read. In a WARC.gz each record is a member, so damage stays in one record.

Source: RFC 1952; ISO 28500:2017 (WARC 1.1), annex D.
"""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from marsad.ingest.archives.nest import RATIO, SURE, Budget, TooMuchError

MAGIC = b"\x1f\x8b\x08"

_CHUNK = 2**15
_WITH_HEADER = 31  # zlib's window bits for a gzip header


class Member(io.RawIOBase):
    """The content of the member that begins at ``at``. ``end`` is the place after it, once it was read to its end.

    Where it is damaged it ends, and ``fault`` says why.
    """

    def __init__(self, source: BinaryIO, at: int, budget: Budget) -> None:
        self._source = source
        self._at = at
        self._budget = budget
        self._unpack = zlib.decompressobj(_WITH_HEADER)
        self._waiting = b""
        self._packed = self._given = 0
        self.end: int | None = None
        self.fault: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self.fault or self.end is not None:
            return 0
        try:
            data = self._next(len(buffer))
            self._given += len(data)
            if self._given > max(SURE, RATIO * self._packed):
                raise TooMuchError(f"it grows to more than {RATIO} times its size")
            self._budget.spend(len(data))
        except (zlib.error, TooMuchError) as error:
            self.fault = str(error).lower()
            return 0
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        """The next bytes, at most ``size``; none at the end."""
        while True:
            if not self._waiting:
                self._source.seek(self._at + self._packed)
                self._waiting = self._source.read(_CHUNK)
                self._packed += len(self._waiting)
                if not self._waiting:
                    self.fault = "it ends in the middle"
                    return b""
            data = self._unpack.decompress(self._waiting, size)
            self._waiting = self._unpack.unconsumed_tail
            if self._unpack.eof:
                self.end = self._at + self._packed - len(self._unpack.unused_data)
            if data or self.end is not None:
                return data
