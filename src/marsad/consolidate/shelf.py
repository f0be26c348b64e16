"""Bytes kept in a temporary file that nobody else sees, so that what is seldom looked at takes no memory."""

from __future__ import annotations

import tempfile
from array import array


class Shelf:
    """Pieces by number, in the order in which they were put there; the file goes with the process.

    It lies in the folder of temporary files (TMPDIR). Raises OSError where the disk is full.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="marsad-")  # noqa: SIM115 (it lives as long as the shelf)
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
