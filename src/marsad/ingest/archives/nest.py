"""How much may come out of one file, whatever is packed in it: bytes, entries and depth, all counted as they are read."""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

MAX_DEPTH = 3  # archives within archives, mails among them
MAX_ENTRIES = 100_000  # of one outer file, those of archives inside it included
MAX_BYTES = 16 * 2**30  # that come out of one outer file
RATIO = 200  # text is packed to a tenth; what grows so much is made to choke its reader
SURE = 16 * 2**20  # bytes that may come out before the ratio is looked at

# What the standard library raises at an archive that is damaged, encrypted or packed in a way it does not know.
FAULTS = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)

_KEPT_IN_MEMORY = 8 * 2**20  # bytes; what is larger waits on disk


class TooMuchError(Exception):
    """An archive gives more than any sound one does; the text says what there is too much of."""


@dataclass(slots=True)
class Budget:
    """What may still come out of one outer file."""

    bytes_left: int
    entries_left: int = MAX_ENTRIES

    def spend(self, count: int) -> None:
        """Count bytes that came out; TooMuchError where they are more than the file may give."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooMuchError(f"more comes out of it than {RATIO} times its size, or than {MAX_BYTES // 2**30} GB")

    def enter(self) -> None:
        """Count an entry; TooMuchError where there are too many."""
        self.entries_left -= 1
        if self.entries_left < 0:
            raise TooMuchError(f"it holds more than {MAX_ENTRIES:,} entries")


@dataclass(frozen=True, slots=True)
class Nest:
    """Where a stream stands: ``depth`` archives around it, which share one budget."""

    budget: Budget
    depth: int = 0

    def inner(self) -> Nest:
        """One archive further in; TooMuchError beyond the depth that is read."""
        if self.depth >= MAX_DEPTH:
            raise TooMuchError(f"more than {MAX_DEPTH} archives lie in one another")
        return Nest(self.budget, self.depth + 1)


def nest_for(size: int, nest: Nest | None) -> Nest:
    """The nest for the content of an archive of ``size`` bytes, which may itself lie in one."""
    if nest is None:
        nest = Nest(Budget(min(MAX_BYTES, max(4 * SURE, RATIO * size))))
    return nest.inner()


class Metered(io.RawIOBase):
    """A stream out of an archive: every byte is counted. Where it is damaged or grows too much, it ends; ``fault`` says why.

    ``packed`` is the number of bytes that it takes in the archive.
    """

    def __init__(self, source: IO[bytes], packed: int, budget: Budget) -> None:
        self._source = source
        self._packed = packed
        self._budget = budget
        self._given = 0
        self.fault: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self.fault:
            return 0
        try:
            data = self._source.read(len(buffer))
            self._given += len(data)
            if self._given > max(SURE, RATIO * self._packed):
                raise TooMuchError(f"it grows to more than {RATIO} times its size")
            self._budget.spend(len(data))
        except (TooMuchError, *FAULTS) as error:
            self.fault = str(error).lower().rstrip(".") or type(error).__name__
            return 0
        buffer[: len(data)] = data
        return len(data)


def seekable(stream: BinaryIO, limit: int = MAX_BYTES) -> BinaryIO | None:
    """The stream, or a copy of it on disk, in which one can go back; None where it is longer than ``limit`` bytes."""
    if stream.seekable():
        return stream
    copy = cast(BinaryIO, tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY))  # noqa: SIM115 - closed when it is dropped
    left = limit
    while data := stream.read(min(2**16, left + 1)):
        left -= len(data)
        if left < 0:
            return None
        copy.write(data)
    copy.seek(0)
    return copy


def size_of(stream: BinaryIO) -> int:
    """The length of a stream in which one can go back; it stands at its beginning afterwards."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size
