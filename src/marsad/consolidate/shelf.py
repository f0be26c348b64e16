"""Bytes kept out of the way: the first in memory, and where they are many in a temporary file that nobody else sees."""

from __future__ import annotations

import tempfile
from array import array

IN_MEMORY = 16 * 1024 * 1024  # bytes, from which on the pieces go to the disk


class Shelf:
    """Pieces by number, in the order in which they were put there.

    The file lies without a name in the folder of temporary files (TMPDIR) and goes with the process. With ``in_memory`` nothing
    is written there: for what comes from an encrypted store. Raises OSError where the disk is full.
    """

    def __init__(self, in_memory: bool = False) -> None:
        bound = 0 if in_memory else IN_MEMORY  # 0 means none
        self._file = tempfile.SpooledTemporaryFile(max_size=bound, prefix="marsad-")  # noqa: SIM115 (it lives with the shelf)
        self._starts = array("Q", [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def put(self, piece: bytes) -> int:
        """Keep a piece; its number."""
        self._file.seek(self._starts[-1])
        self._file.write(piece)
        self._starts.append(self._starts[-1] + len(piece))
        return len(self._starts) - 2

    def get(self, number: int) -> bytes:
        """The piece of a number."""
        start, end = self._starts[number], self._starts[number + 1]
        self._file.seek(start)
        return self._file.read(end - start)
