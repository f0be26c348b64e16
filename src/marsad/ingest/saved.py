"""Records that Marsad wrote before, read back from JSON Lines; a broken line does not stop the others."""

from __future__ import annotations

import io
import json
import math
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar, cast

from marsad.errors import RecordError, why
from marsad.ingest.lines import Line, lines_of
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.packed import MAGIC, Unpacked

T = TypeVar("T")

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Saved(Generic[T]):
    """Records of one ``schema``; ``decode`` makes one of its JSON, ``command`` is what writes them, ``word`` names one."""

    schema: str
    decode: Callable[[object], T]
    command: str
    word: str

    def holds(self, name: str) -> bool:
        """Whether an input ("-" is standard input) begins with such a record; False for what cannot be looked into."""
        try:
            if name == "-":
                source = sys.stdin.buffer if sys.stdin is not None else None
                return isinstance(source, io.BufferedReader) and self._begins(source.peek(_HEAD)[:_HEAD])
            if not os.path.isfile(name):
                return False
            with open(name, "rb") as stream:
                return self._begins(_unpacked(stream).peek(_HEAD)[:_HEAD])
        except (OSError, AttributeError):
            return False

    def read(self, name: str) -> Iterator[T | Rejected | Remark]:
        """The records of a file, or of standard input ("-"). What is none is named with its line."""
        for line in lines_in(name):
            yield line if isinstance(line, Rejected | Remark) else self.record(line.text, f"{name}:{line.number}")

    def _begins(self, head: bytes) -> bool:
        first = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
        return first.startswith("{") and f'"schema": "{self.schema}"' in first[:80].replace('":"', '": "')

    def record(self, text: str, where: str) -> T | Rejected:
        """The record of a line."""
        try:
            return self.decode(json.loads(text, parse_float=_finite, parse_constant=_finite))
        except RecordError as error:
            return Rejected(where, str(error), f"make the file again with «{self.command}»")
        except (ValueError, RecursionError):
            return Rejected(where, "not valid JSON", f"each line must be one {self.word} of «{self.command}»")


def lines_in(name: str) -> Iterator[Line | Rejected | Remark]:
    """The lines of a file, or of standard input ("-"), without empty ones."""
    if name == "-":
        yield from _lines(sys.stdin.buffer, name)
        return
    try:
        with Path(name).open("rb") as stream:
            unpacked = _unpacked(stream)
            yield from _lines(cast(BinaryIO, unpacked), name)
            if isinstance(unpacked.raw, Unpacked) and unpacked.raw.fault:
                reason = f"the compressed file is damaged ({unpacked.raw.fault})"
                yield Rejected(name, reason, "what came before was read; make the file again")
    except OSError as error:
        yield Rejected(name, why(error), "check the path and the rights of the file")


def _lines(stream: BinaryIO, name: str) -> Iterator[Line | Rejected | Remark]:
    for line in lines_of(stream, name):
        if isinstance(line, Rejected | Remark) or line.text.strip():
            yield line


def _unpacked(stream: BinaryIO) -> io.BufferedReader:
    """The stream, unpacked if it is gzip, such that its first bytes can be looked at."""
    buffered = cast(io.BufferedReader, stream)
    return io.BufferedReader(Unpacked(buffered), _HEAD) if buffered.peek(2)[:2] == MAGIC else buffered


def _finite(number: str) -> float:
    """A number of JSON; ValueError for one that is none or beyond all bounds (NaN, 1e999), which no record may hold."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(number)
    return value
