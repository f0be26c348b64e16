"""The file of a person's judgements: JSON Lines, only ever added to, each safe on the disk before it is reported as kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from marsad.errors import CaseError, RecordError
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.saved import Saved
from marsad.ingest.vault.disk import cannot_write, sync, write_all
from marsad.ingest.vault.lock import locked
from marsad.ingest.vault.records import encoded
from marsad.model.judgement import SCHEMA, Judgement, named
from marsad.model.judgement_codec import judgement_from_json, judgement_to_json


def _checked(record: object) -> Judgement:
    found = judgement_from_json(record)
    if named(found).id != found.id:
        raise RecordError(
            f"judgement.id is not made of what it says: the line was changed (that would be {named(found).id})"
        )
    return found


_JUDGEMENTS: Saved[Judgement] = Saved(SCHEMA, _checked, "marsad judge", "judgement")
_ADVICE = "a decision must not be lost: take the line from a copy of the file, or judge again with «marsad judge»"


def read_judgements(name: str) -> Iterator[Judgement | Rejected | Remark]:
    """The judgements of a file in the order in which they were given. What is none, or was changed, is named with its line."""
    for outcome in _JUDGEMENTS.read(name):
        yield Rejected(outcome.where, outcome.reason, _ADVICE) if isinstance(outcome, Rejected) else outcome


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement to a file, which is made where there is none; it is safe on the disk when this returns.

    Raises CaseError where the file holds something else or cannot be written. A line that a stopped writer left unfinished
    stays as it is, and the next one begins after it.
    """
    if path.exists() and path.stat().st_size and not _JUDGEMENTS.holds(str(path)):
        raise CaseError(
            f"{path} holds no judgements; name the file that «marsad judge» made, or one that is not there yet"
        )
    is_new = not path.exists()
    try:
        with locked(path):
            _write(path, encoded(judgement_to_json(judgement)) + b"\n")
        if is_new:
            sync(path.parent)
    except OSError as error:
        cannot_write(path, error)


def _write(path: Path, line: bytes) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        size = os.lseek(descriptor, 0, os.SEEK_END)
        torn = size > 0 and os.lseek(descriptor, -1, os.SEEK_END) >= 0 and os.read(descriptor, 1) != b"\n"
        try:
            write_all(descriptor, b"\n" * torn + line)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
