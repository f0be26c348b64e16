"""The task of the sandbox: an office file in, its text or its rows out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from marsad.ingest.office import docx, odt, sheets
from marsad.ingest.office.package import Package


def task(stream: BinaryIO, options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The fields of a text document in one message; a message for each sheet and each row of a workbook."""
    package = Package(stream)
    if options["kind"] == "sheets":
        yield from sheets.read(package)
    elif "content.xml" in package.names():
        yield odt.read(package)
    else:
        yield docx.read(package)
