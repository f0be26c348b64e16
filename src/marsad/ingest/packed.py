"""A gzip stream unpacked as far as it is sound."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO

MAGIC = b"\x1f\x8b"


class Unpacked(io.RawIOBase):
    """The content of a gzip stream. Where the stream is damaged it ends, and ``fault`` says why."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._source = gzip.GzipFile(fileobj=packed)
        self.fault: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._source.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.fault = str(error).lower().rstrip(".")
            return 0
        buffer[: len(data)] = data
        return len(data)
