"""Lists of places in the formats that others publish → candidates for the gazetteer; what could not be read is named."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, cast

from marsad.errors import why
from marsad.ingest.gazetteer_geonames import looks_like_dump, read_dump, read_names
from marsad.ingest.gazetteer_ocha import is_ocha, read_ocha
from marsad.ingest.gazetteer_rows import Left, Outcome
from marsad.ingest.gazetteer_tables import FIELDS, NEEDED, Records, is_wof, read_mapped, read_wof, records_of
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.packed import MAGIC, Unpacked
from marsad.ingest.tables import rows_of

__all__ = ["FIELDS", "NEEDED", "Form", "Left", "Outcome", "Request", "digest_of", "read_places"]

_HEAD = 65536
_ZIP = b"PK\x03\x04"


class Form(StrEnum):
    """How a list of places is written."""

    geonames = "geonames"
    wof = "wof"
    ocha = "ocha"
    csv = "csv"


@dataclass(slots=True)
class Request:
    """A file of places, and what was told of it. ``columns``: field → column; ``kinds``: folded word → kind of place."""

    path: Path
    form: Form | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    names: Path | None = None
    country: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)


def read_places(request: Request) -> Iterator[Outcome]:
    """What every row of the file gives. ``request.form`` is filled in where the columns told it."""
    path = str(request.path)
    try:
        with request.path.open("rb") as packed:
            stream, unpacked = _opened(packed)
            if stream.peek(4)[:4] == _ZIP:
                yield Rejected(path, "it is packed with zip", "unpack it and give the file inside")
                return
            yield from _remarked(_read(stream, request), path)
            if unpacked and unpacked.fault:
                yield Rejected(path, f"the compressed file is damaged ({unpacked.fault})", "fetch the file again")
    except OSError as error:
        yield Rejected(path, why(error), "check the path and the rights of the file")


def digest_of(path: Path) -> str:
    """The beginning of the SHA-256 of a file, by which it is known when it comes again."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:16]


def _read(stream: io.BufferedReader, request: Request) -> Iterator[Outcome]:
    path = str(request.path)
    first = stream.peek(_HEAD)[:_HEAD].decode("utf-8-sig", "replace").split("\n", 1)[0]
    if request.form is Form.geonames or (request.form is None and not request.columns and looks_like_dump(first)):
        request.form = Form.geonames
        yield from read_dump(cast(BinaryIO, stream), path, None if request.names is None else _names(request.names))
        return
    rows = rows_of(cast(BinaryIO, stream), path)
    for row in rows:
        if isinstance(row, Rejected | Remark):
            yield row
            continue
        header = [cell.strip() for cell in row[1]]
        yield from _table(records_of(rows, header, path), header, f"{path}:{row[0]}", request)
        return
    yield Rejected(path, "it is empty", "see whether it was saved whole")


def _table(records: Records, header: list[str], where: str, request: Request) -> Iterator[Outcome]:
    """The rows of a table in the format that was told, or that its columns tell."""
    form = request.form or _form_of(header, request)
    request.form = form
    shown = ", ".join(header)[:120]
    if form is Form.csv and (missing := _missing(header, request.columns)):
        yield Rejected(where, f"no column «{missing}» among {shown}", "name its columns: --map name=…,lat=…,lon=…")
    elif form is Form.csv:
        source = request.path.name.partition(".")[0]
        yield from read_mapped(records, request.columns, source, request.country, request.kinds)
    elif form is Form.wof and is_wof(header):
        yield from read_wof(records)
    elif form is Form.ocha:
        yield from read_ocha(records, header, str(request.path), request.country)
    else:
        yield Rejected(where, f"its columns tell no format: {shown}", "name them: --map name=…,lat=…,lon=…")


def _form_of(header: list[str], request: Request) -> Form | None:
    if request.columns:
        return Form.csv
    return Form.wof if is_wof(header) else Form.ocha if is_ocha(header) else None


def _missing(header: list[str], columns: Mapping[str, str]) -> str:
    """The first field or column that a mapping lacks."""
    wanted = [columns.get(name, name) for name in NEEDED] + list(columns.values())
    return next((name for name in wanted if name not in header), "")


def _remarked(outcomes: Iterator[Outcome], path: str) -> Iterator[Outcome]:
    """The outcomes, and a remark where no row of the file has an Arabic name."""
    rows = named = 0
    for outcome in outcomes:
        rows += not isinstance(outcome, Remark)
        named += not isinstance(outcome, Remark) and outcome is not Left.NAMELESS
        yield outcome
    if rows and not named:
        yield Remark(
            path, "no row has a name in Arabic letters, so nothing came of it", "give a list with Arabic names"
        )


def _names(path: Path) -> dict[str, list[str]]:
    with path.open("rb") as packed:
        return read_names(cast(BinaryIO, _opened(packed)[0]))


def _opened(packed: io.BufferedReader) -> tuple[io.BufferedReader, Unpacked | None]:
    """The stream, unpacked if it is gzip."""
    if packed.peek(2)[:2] != MAGIC:
        return packed, None
    unpacked = Unpacked(packed)
    return io.BufferedReader(unpacked, _HEAD), unpacked
