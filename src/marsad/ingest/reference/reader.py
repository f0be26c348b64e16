"""A file of reference events, row by row; a bad row is set aside with its file and line, and the rest goes through."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal

from marsad.errors import InputError, why
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.reference import acled, ged
from marsad.ingest.reference.cells import Row
from marsad.ingest.reference.event import ReferenceEvent
from marsad.ingest.reference.knowing import Knowing
from marsad.ingest.reference.own import Mapped, load_mapping, own_event
from marsad.ingest.tables import rows_of

Form = Literal["acled", "ged", "csv"]
Outcome = ReferenceEvent | Rejected | Remark
_Make = Callable[[Row, str, Knowing], ReferenceEvent]


def read_reference(
    path: str | os.PathLike[str], form: Form, knowing: Knowing, mapping: str | os.PathLike[str] | None = None
) -> Iterator[Outcome]:
    """The events of a file. An id that came before is set aside. Raises InputError for a wrong mapping."""
    make: _Make = acled.acled_event if form == "acled" else ged.ged_event
    needed: tuple[str, ...] = acled.NEEDED if form == "acled" else ged.NEEDED
    if form == "csv":
        mapped = load_mapping(mapping)
        make, needed = partial(own_event, mapped=mapped), _needed(mapped)
    elif mapping is not None:
        raise InputError(f"--columns is for --as csv; the columns of {form} are known")
    try:
        with open(path, "rb") as stream:
            rows = _records(rows_of(stream, os.fspath(path)), needed, os.fspath(path))
            yield from _events(rows, make, knowing)
    except OSError as error:
        yield Rejected(os.fspath(path), why(error), "check the path and the rights")


def _needed(mapped: Mapped) -> tuple[str, ...]:
    """The columns without which no row can be compared, and those that the mapping names."""
    names = mapped.columns.names
    return (*names.get("date", ("date",)), *(one for field, own in names.items() if own != (field,) for one in own))


def _records(
    rows: Iterator[tuple[int, list[str]] | Rejected | Remark], needed: Sequence[str], path: str
) -> Iterator[tuple[str, Row] | Rejected | Remark]:
    """The rows by the header's names, each with its place."""
    header: list[str] | None = None
    for row in rows:
        if isinstance(row, Rejected | Remark):
            yield row
            continue
        number, cells = row
        where = f"{path}:{number}"
        if header is None:
            header = [cell.strip().lower() for cell in cells]
            if fault := _fault(header, needed, where):
                yield fault
                return
        elif len(cells) != len(header):
            reason = f"{len(cells)} cells where the header has {len(header)} columns"
            yield Rejected(where, reason, "put quotation marks around a cell that holds the separator")
        else:
            yield where, dict(zip(header, cells, strict=True))
    if header is None:
        yield Rejected(path, "the file is empty", "give a table with a header")


def _fault(header: Sequence[str], needed: Sequence[str], where: str) -> Rejected | None:
    missing = [name for name in needed if name.lower() not in header]
    if not missing:
        return None
    shown = ", ".join(header)[:120]
    advice = "check --as, or say with --columns which column holds what (--as csv)"
    return Rejected(where, f"no column «{'», «'.join(missing)}» among {shown}", advice)


def _events(rows: Iterator[tuple[str, Row] | Rejected | Remark], make: _Make, knowing: Knowing) -> Iterator[Outcome]:
    seen: dict[str, str] = {}
    for row in rows:
        if isinstance(row, Rejected | Remark):
            yield row
            continue
        where, cells = row
        try:
            event = make(cells, where, knowing)
        except ValueError as error:
            reason, _, advice = str(error).partition("; ")
            yield Rejected(where, reason, advice or "mend the row")
            continue
        if event.id in seen:
            yield Rejected(
                where, f"the id «{event.id[:60]}» stands at {seen[event.id]} already", "give each event its own"
            )
            continue
        seen[event.id] = where
        yield event
        yield from _remarks(event)


def _remarks(event: ReferenceEvent) -> Iterator[Remark]:
    if event.place is None:
        yield Remark(
            event.where, "no place that the gazetteer knows", "it cannot be lined up; give latitude and longitude"
        )
    elif not event.types:
        yield Remark(
            event.where, f"no type of Marsad stands behind «{event.coded[:60]}»", "it is compared without its type"
        )
