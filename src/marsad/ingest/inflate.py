"""One packed stream in memory, unpacked piece by piece at a cost that follows its length."""

from __future__ import annotations

import zlib

_FIRST = 1024  # bytes fed at first: of a body of many small streams little is handed on from one to the next
_STEP = 64 * 1024  # bytes fed later; zlib copies what it leaves of them


class Inflation:
    """A zlib, gzip or bare deflate stream at the beginning of ``data``; ``window`` as for ``zlib.decompressobj``."""

    def __init__(self, data: bytes | memoryview, window: int) -> None:
        self._data = memoryview(data)
        self._fed = 0
        self._unpacker = zlib.decompressobj(window)

    @property
    def whole(self) -> bool:
        """Whether the stream has come to its end."""
        return self._unpacker.eof

    @property
    def rest(self) -> memoryview:
        """What follows the stream."""
        return self._data[self._fed - len(self._unpacker.unused_data) :]

    def more(self, most: int) -> bytes:
        """The next bytes, ``most`` at most; none at the end, or where the data is cut off. zlib.error where it is damaged."""
        while not self._unpacker.eof:
            waiting: bytes | memoryview = self._unpacker.unconsumed_tail or self._feed()
            piece = self._unpacker.decompress(waiting, most)
            if piece or not waiting:
                return piece
        return b""

    def _feed(self) -> memoryview:
        fed = self._data[self._fed : self._fed + (_STEP if self._fed else _FIRST)]
        self._fed += len(fed)
        return fed
