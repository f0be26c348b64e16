"""DOCX, ODT and XLSX files, read in the sandbox."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from typing import BinaryIO

from marsad.ingest.office.rows import Rows
from marsad.ingest.outcome import Rejected
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.sandbox import ParserStoppedError, parse, rejected
from marsad.ingest.sandbox_notes import unlimited
from marsad.model.provenance import Provenance
from marsad.model.text import Document

_TASK = "marsad.ingest.office.inside"


def read_word(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The one document of a DOCX or ODT file."""
    if lacking := _lacks(path, "defusedxml"):
        yield lacking
        return
    try:
        for message in parse(_TASK, stream, {"kind": "words"}):
            if "unlimited" in message:
                yield from unlimited(path)
                continue
            if not str(message.get("text") or "").strip():
                yield Rejected(path, "the document has no words", "nothing was lost; see whether it was saved whole")
                return
            title = message.get("title")
            fields = {"text": message["text"], "title": title if isinstance(title, str) and _is_arabic(title) else None}
            yield from _marked(document_of(fields, path, path, defaults))
    except ParserStoppedError as fault:
        yield rejected(path, fault)


def read_sheets(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The documents of the sheets of a workbook, one a row."""
    if lacking := _lacks(path, "openpyxl", "defusedxml"):
        yield lacking
        return
    rows = Rows(path, defaults)
    try:
        for message in parse(_TASK, stream, {"kind": "sheets"}):
            yield from unlimited(path) if "unlimited" in message else _marked(rows.take(message))
        yield from rows.end()
    except ParserStoppedError as fault:
        yield rejected(path, fault, f"{rows.read:,} rows were read, " if rows.read else "")


def read_old(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:  # noqa: ARG001
    """Names a file of a format that is not read, with what to do about it."""
    new = {"doc": ".docx", "rtf": ".docx", "xls": ".xlsx", "ods": ".xlsx or .csv"}[path.lower().rsplit(".", 1)[-1]]
    yield Rejected(path, "files of this format are not read", f"open it in LibreOffice or Word and save it as {new}")


def _is_arabic(title: str) -> bool:
    """Whether a title was written for the document: what programs put there by themselves is not Arabic."""
    return any("\u0620" <= letter <= "\u06d3" for letter in title)


def _marked(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield replace(outcome, provenance=_way()) if isinstance(outcome, Document) else outcome


@cache
def _way() -> Provenance:
    """What made the texts; looked up once, for a workbook has many rows."""
    return Provenance(extractor=f"marsad {version('marsad')}")


def _lacks(path: str, *names: str) -> Rejected | None:
    if all(importlib.util.find_spec(name) for name in names):
        return None
    return Rejected(
        path, "an office file needs more packages", "pip install 'marsad[office]', or save it as text or CSV"
    )
