"""The judgements of a case in a file of their own, ``judgements.jsonl``: a database can be made again, a decision cannot.

One judgement a line (``marsad/judgement/1``), only ever added to. The id of a judgement is made of all that it says, so that a
changed line is found.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from marsad.errors import CaseError, RecordError, why
from marsad.ingest.vault.disk import cannot_write, sync, write_all
from marsad.ingest.vault.fault import CHANGED, UNFINISHED, Fault
from marsad.ingest.vault.layout import JUDGEMENTS
from marsad.ingest.vault.lock import locked
from marsad.ingest.vault.records import decoded, encoded
from marsad.model.judgement import Judgement, named
from marsad.model.judgement_codec import judgement_from_json, judgement_to_json

MAX_LINE = 1024 * 1024  # bytes; a judgement has a few hundred


def line_of(judgement: Judgement) -> bytes:
    """The line of a judgement."""
    return encoded(judgement_to_json(judgement)) + b"\n"


def read_journal(case: Path) -> Iterator[Judgement | Fault]:
    """The judgements of a case in the order in which they were given; what is none is named as a fault."""
    path = case / JUDGEMENTS
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return
    except OSError as error:
        yield Fault(CHANGED, JUDGEMENTS, why(error))
        return
    with stream:
        yield from _lines(stream)


def append(case: Path, judgements: Iterable[Judgement]) -> None:
    """Add judgements that the journal lacks; they are safe on the disk when this returns. Raises CaseError."""
    path = case / JUDGEMENTS
    try:
        is_new = not path.exists()
        with locked(path):
            there = {one.id for one in read_journal(case) if isinstance(one, Judgement)}
            lines = [line_of(one) for one in judgements if one.id not in there]
            if any(len(line) > MAX_LINE for line in lines):
                raise CaseError(f"a judgement has more than {MAX_LINE:,} bytes; write a shorter note")
            if lines:
                _write(path, b"".join(lines))
        if is_new:
            sync(case)
    except OSError as error:
        cannot_write(path, error)


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        _cut(descriptor)
        size = os.fstat(descriptor).st_size
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


def _cut(descriptor: int) -> None:
    """Cut off a last line that a stopped writer never finished: it was not reported as kept."""
    size = os.fstat(descriptor).st_size
    os.lseek(descriptor, max(0, size - MAX_LINE), os.SEEK_SET)
    tail = os.read(descriptor, MAX_LINE)
    if tail and not tail.endswith(b"\n"):
        os.ftruncate(descriptor, size - len(tail) + tail.rfind(b"\n") + 1)


def _lines(stream: BinaryIO) -> Iterator[Judgement | Fault]:
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        where = f"{JUDGEMENTS}:{number}"
        if not line.endswith(b"\n"):
            last = len(line) <= MAX_LINE
            yield Fault(
                UNFINISHED if last else CHANGED, where, "the line is cut off" if last else "the line is too long"
            )
            return
        yield _judgement(line, where)


def _judgement(line: bytes, where: str) -> Judgement | Fault:
    try:
        found = judgement_from_json(decoded(line, "the line"))
    except RecordError as error:
        return Fault(CHANGED, where, str(error))
    if named(found).id != found.id:
        return Fault(CHANGED, where, f"its id is not made of what it says (that would be {named(found).id})")
    return found
