"""The judgements of a case in a file of their own, ``judgements.jsonl``: a database can be made again, a decision cannot.

One judgement a line (``marsad/judgement/1``), only ever added to. The id of a judgement is made of all that it says, so that a
changed line is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from marsad.errors import RecordError, why
from marsad.ingest.judgements import MAX_LINE, append_judgements
from marsad.ingest.vault.fault import CHANGED, UNFINISHED, Fault
from marsad.ingest.vault.layout import JUDGEMENTS
from marsad.ingest.vault.records import decoded
from marsad.model.judgement import Judgement, named
from marsad.model.judgement_codec import judgement_from_json


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
    append_judgements(case / JUDGEMENTS, judgements)


def _lines(stream: BinaryIO) -> Iterator[Judgement | Fault]:
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        where = f"{JUDGEMENTS}:{number}"
        if line.endswith(b"\n"):
            yield _judgement(line, where)
        elif len(line) <= MAX_LINE:
            yield Fault(UNFINISHED, where, "the line is cut off")
        else:
            yield Fault(CHANGED, where, "the line is too long")
            _skip(stream)


def _skip(stream: BinaryIO) -> None:
    """Read to the end of a line: what stands after it is not lost."""
    while (piece := stream.readline(MAX_LINE)) and not piece.endswith(b"\n"):
        pass


def _judgement(line: bytes, where: str) -> Judgement | Fault:
    try:
        found = judgement_from_json(decoded(line, "the line"))
    except RecordError as error:
        return Fault(CHANGED, where, str(error))
    if named(found).id != found.id:
        return Fault(CHANGED, where, f"its id is not made of what it says (that would be {named(found).id})")
    return found
