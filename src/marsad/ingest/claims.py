"""Claims that «marsad read» wrote, read back from JSON Lines; a broken line does not stop the others."""

from __future__ import annotations

import io
import json
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from marsad.errors import RecordError, why
from marsad.ingest.lines import lines_of
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.packed import MAGIC, Unpacked
from marsad.model.claim import SCHEMA, Claim
from marsad.model.codec import claim_from_json

_HEAD = 4096
_MARK = f'"schema": "{SCHEMA}"'


def holds_claims(name: str) -> bool:
    """Whether an input ("-" is standard input) begins with a claim; False for what cannot be opened or looked into."""
    try:
        if name == "-":
            source = sys.stdin.buffer if sys.stdin is not None else None
            return isinstance(source, io.BufferedReader) and _is_claim(source.peek(_HEAD)[:_HEAD])
        if not os.path.isfile(name):
            return False
        with open(name, "rb") as stream:
            return _is_claim(_unpacked(stream).peek(_HEAD)[:_HEAD])
    except (OSError, AttributeError):
        return False


def read_claims(name: str) -> Iterator[Claim | Rejected | Remark]:
    """The claims of a file, or of standard input ("-"). What is no claim is named with its line."""
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


def _unpacked(stream: BinaryIO) -> io.BufferedReader:
    """The stream, unpacked if it is gzip, such that its first bytes can be looked at."""
    buffered = cast(io.BufferedReader, stream)
    return io.BufferedReader(Unpacked(buffered), _HEAD) if buffered.peek(2)[:2] == MAGIC else buffered


def _is_claim(head: bytes) -> bool:
    first = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    return first.startswith("{") and _MARK in first[:80].replace('":"', '": "')


def _lines(stream: BinaryIO, name: str) -> Iterator[Claim | Rejected | Remark]:
    for line in lines_of(stream, name):
        if isinstance(line, Rejected | Remark):
            yield line
        elif line.text.strip():
            yield _claim(line.text, f"{name}:{line.number}")


def _claim(text: str, where: str) -> Claim | Rejected:
    try:
        return claim_from_json(json.loads(text, parse_float=_finite, parse_constant=_finite))
    except RecordError as error:
        return Rejected(where, str(error), "make the file again with «marsad read»")
    except (ValueError, RecursionError):
        return Rejected(where, "not valid JSON", "each line must be one claim of «marsad read»")


def _finite(number: str) -> float:
    """A number of JSON; ValueError for one that is none or beyond all bounds (NaN, 1e999), which no record may hold."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(number)
    return value
