"""A byte stream as lines of text, each with its number; memory is bounded by the longest line that is allowed."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from marsad.errors import EncodingError
from marsad.ingest.encoding import decode, encoding_of
from marsad.ingest.limits import MAX_LINE
from marsad.ingest.outcome import Rejected, Remark

_HEAD = 65536


class Line(NamedTuple):
    """One line of text, its end included; ``number`` is 1-based."""

    number: int
    text: str


def lines_of(stream: BinaryIO, path: str) -> Iterator[Line | Rejected | Remark]:
    """The lines of a stream. A line that is too long, or no text, is set aside, and reading goes on after it."""
    head = stream.read(_HEAD)
    source = _Refilled(head, stream)
    try:
        codec = encoding_of(head)
    except EncodingError:
        codec = "utf-8"  # the first lines may be damaged and the others sound: each is judged by itself
    if codec.startswith(("utf-16", "utf-32")):
        yield from _wide_lines(source, codec, path)
        return
    number = 0
    while raw := source.readline(MAX_LINE):
        number += 1
        if raw == b"\n":
            yield Line(number, "\n")
            continue
        where = f"{path}:{number}"
        if len(raw) == MAX_LINE and not raw.endswith(b"\n"):
            source.skip_line()
            yield Rejected(where, f"a line longer than {MAX_LINE // 10**6} MB", "give each report a line of its own")
            continue
        yield from _decoded(raw, number, where)


def _decoded(raw: bytes, number: int, where: str) -> Iterator[Line | Rejected | Remark]:
    if number == 1:
        raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        yield Line(number, raw.decode("utf-8"))
        return
    except UnicodeDecodeError:
        pass
    try:
        text, damaged = decode(raw)
    except EncodingError as error:
        yield Rejected(where, str(error), "save the file as UTF-8")
        return
    if damaged is not None:
        yield Remark(where, "damaged bytes (not valid UTF-8) were read as «\ufffd»", "compare it with its source")
    yield Line(number, text)


def _wide_lines(source: _Refilled, codec: str, path: str) -> Iterator[Line | Rejected]:
    """Lines of UTF-16 or UTF-32, whose line end is no single byte."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    number, rest, skipping = 1, "", False
    while True:
        chunk = source.read(_HEAD)
        parts = (rest + decoder.decode(chunk, final=not chunk)).split("\n")
        rest = parts.pop()
        for part in parts:
            if not skipping:
                yield Line(number, part + "\n")
            number, skipping = number + 1, False
        if skipping or len(rest) > MAX_LINE:
            if not skipping:
                yield Rejected(
                    f"{path}:{number}", "a line longer than a report may be", "give each report its own line"
                )
            rest, skipping = "", True
        if not chunk:
            if rest:
                yield Line(number, rest)
            return


class _Refilled:
    """A stream whose first bytes were read already and are read again."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int) -> bytes:
        if self._head:
            found, self._head = self._head[:size], self._head[size:]
            return found
        return self._stream.read(size)

    def readline(self, limit: int) -> bytes:
        if not self._head:
            return self._stream.readline(limit)
        end = self._head.find(b"\n") + 1
        if end:
            found, self._head = self._head[:end], self._head[end:]
            return found
        found, self._head = self._head, b""
        return found + self._stream.readline(limit - len(found))

    def skip_line(self) -> None:
        """Drop the rest of a line, piece by piece."""
        while (piece := self.readline(_HEAD)) and not piece.endswith(b"\n"):
            pass
