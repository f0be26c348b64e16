"""A gzip stream unpacked as far as it is sound."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO

from marsad.ingest.archives.nest import RATIO, SURE

MAGIC = b"\x1f\x8b"


class Unpacked(io.RawIOBase):
    """The content of a gzip stream. Where the stream is damaged it ends, and ``fault`` says why."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = _Counted(packed)
        self._source = gzip.GzipFile(fileobj=self._packed)  # type: ignore[call-overload]
        self._unpacked = 0
        self.fault: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._unpacked > max(SURE, RATIO * self._packed.count):
            self.fault = f"it grows to more than {RATIO} times its size"
            return 0
        try:
            data = self._source.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.fault = str(error).lower().rstrip(".")
            return 0
        self._unpacked += len(data)
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    """A stream that counts the bytes that were read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data
