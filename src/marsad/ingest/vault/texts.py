"""The texts of an original as they were read, one document a line: what offsets count in, for ever.

Each line is one JSON object: what a record says of its document, ``regions`` (where parts of the text stand on pages) and
``text``. Its ``id`` is ``sha256:`` and the digest of the text in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from marsad.errors import RecordError
from marsad.ingest.limits import MAX_CHARACTERS
from marsad.ingest.vault.records import decoded, encoded
from marsad.model.codec import document_to_json
from marsad.model.decode import read_document
from marsad.model.fields import Fields, Json
from marsad.model.provenance import Provenance, Region
from marsad.model.text import Document

MAX_TEXT_LINE = 64 * MAX_CHARACTERS  # bytes: every letter as \\uXXXX, and where each stands on its page


def text_line(document: Document) -> bytes:
    """The line of a document."""
    return encoded({**facts_of(document), "text": document.text}) + b"\n"


def facts_of(document: Document) -> Json:
    """All that is known of a document but its text."""
    record = document_to_json(document)
    if document.provenance and document.provenance.regions:
        record["regions"] = [_region(region) for region in document.provenance.regions]
    return record


def documents_in(stream: BinaryIO, where: str) -> Iterator[Document]:
    """The documents of such a file, each with its text's digest checked. Raises RecordError, naming the line."""
    number = 0
    while line := stream.readline(MAX_TEXT_LINE):
        number += 1
        if not line.endswith(b"\n"):
            raise RecordError(f"{where}:{number} is cut off, or longer than any document")
        yield document_of_line(line, f"{where}:{number}")


def document_of_line(line: bytes, where: str) -> Document:
    """The document of a line. Raises RecordError if it is none, or if its text has another digest than its id says."""
    record = decoded(line, where)
    text = record.pop("text", None)
    if not isinstance(text, str):
        raise RecordError(f"{where} has no «text»")
    return document_of(record, text, where)


def document_of(facts: Json, text: str | None, where: str) -> Document:
    """The document of its facts and its text, or without it (see ``read_document``). Raises RecordError."""
    regions = facts.get("regions")
    known = {key: value for key, value in facts.items() if key != "regions"}
    document = read_document(Fields(known, where), text)
    if regions is None:
        return document
    if not isinstance(regions, list):
        raise RecordError(f"{where}.regions must be a list")
    found = tuple(_read_region(item, f"{where}.regions") for item in regions)
    return replace(document, provenance=replace(document.provenance or Provenance(), regions=found))


def _region(region: Region) -> Json:
    return {"start": region.start, "end": region.end, "page": region.page, "box": list(region.box)}


def _read_region(item: object, where: str) -> Region:
    fields = Fields(item, where)
    box = fields.raw("box")
    if not isinstance(box, list) or len(box) != 4 or not all(isinstance(side, int | float) for side in box):
        raise RecordError(f"{where}.box must be four numbers")
    region = Region(fields.whole("start"), fields.whole("end"), fields.whole("page"), tuple(box))
    fields.done()
    return region
