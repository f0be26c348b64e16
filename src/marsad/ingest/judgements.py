"""The file of a person's judgements: JSON Lines, only ever added to, each safe on the disk before it is reported as kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from marsad.errors import CaseError, RecordError
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.saved import Saved
from marsad.ingest.vault.disk import cannot_write, sync, write_all
from marsad.ingest.vault.lock import locked
from marsad.ingest.vault.records import encoded
from marsad.model.judgement import SCHEMA, Judgement, named
from marsad.model.judgement_codec import judgement_from_json, judgement_to_json

MAX_LINE = 1024 * 1024  # bytes; a judgement has a few hundred


def _checked(record: object) -> Judgement:
    found = judgement_from_json(record)
    if named(found).id != found.id:
        raise RecordError(
            f"judgement.id is not made of what it says: the line was changed (that would be {named(found).id})"
        )
    return found


_JUDGEMENTS: Saved[Judgement] = Saved(SCHEMA, _checked, "marsad judge", "judgement")
ADVICE = "a decision must not be lost: take the line from a copy of the file, or judge again with «marsad judge»"


def read_judgements(name: str) -> Iterator[Judgement | Rejected | Remark]:
    """The judgements of a file in the order in which they were given. What is none, or was changed, is named with its line."""
    for outcome in _JUDGEMENTS.read(name):
        yield Rejected(outcome.where, outcome.reason, ADVICE) if isinstance(outcome, Rejected) else outcome


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement to a file, which is made where there is none; it is safe on the disk when this returns.

    Raises CaseError where the file holds something else or cannot be written.
    """
    if path.exists() and path.stat().st_size and not _JUDGEMENTS.holds(str(path)):
        raise CaseError(
            f"{path} holds no judgements; name the file that «marsad judge» made, or one that is not there yet"
        )
    append_judgements(path, [judgement])


def append_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Add the judgements that a file lacks: the one way in which files of judgements, a case's too, are written.

    They are safe on the disk when this returns. A last line that a stopped writer left unfinished was never reported as
    kept, and is cut off; one that lacks its line end alone gets it. Raises CaseError.
    """
    try:
        is_new = not path.exists()
        with locked(path):
            lines = dict.fromkeys(line_of(one) for one in judgements)
            if any(len(line) > MAX_LINE for line in lines):
                raise CaseError(f"a judgement has more than {MAX_LINE:,} bytes; write a shorter note")
            if lacking := lines.keys() - _there(path, lines.keys()):
                _write(path, b"".join(line for line in lines if line in lacking))
        if is_new:
            sync(path.parent)
    except OSError as error:
        cannot_write(path, error)


def _there(path: Path, lines: Set[bytes]) -> set[bytes]:
    """Those of the lines that stand in a file already, whatever else it holds."""
    if not path.exists():
        return set()
    with path.open("rb") as stream:
        return {line for line in iter(lambda: stream.readline(MAX_LINE + 1), b"") if line in lines}


def line_of(judgement: Judgement) -> bytes:
    """The line of a judgement."""
    return encoded(judgement_to_json(judgement)) + b"\n"


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        data = _ended(descriptor) + data
        size = os.fstat(descriptor).st_size
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


def _ended(descriptor: int) -> bytes:
    """Cut off a last line that was not finished; the line end of one that is a judgement, or too long to be ours."""
    size = os.fstat(descriptor).st_size
    os.lseek(descriptor, max(0, size - MAX_LINE), os.SEEK_SET)
    tail = os.read(descriptor, MAX_LINE)
    line = tail[tail.rfind(b"\n") + 1 :]
    if not line:
        return b""
    if len(line) == MAX_LINE or isinstance(_JUDGEMENTS.record(line.decode("utf-8", "replace"), ""), Judgement):
        return b"\n"
    os.ftruncate(descriptor, size - len(line))
    return b""
