"""What a file is by its first bytes, where its ending does not say it, or says too little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from marsad.ingest.archives.auto_archiver import looks_like_item, looks_like_table, read_item, read_items
from marsad.ingest.archives.warc import read_warc
from marsad.ingest.archives.zips import read_zip
from marsad.ingest.jsonl import read_json
from marsad.ingest.messages.telegram import looks_like_telegram, read_telegram
from marsad.ingest.records import Defaults, Outcome
from marsad.ingest.tables import read_table

_ZIP = b"PK\x03\x04"
_WARC = b"WARC/1."

Reader = Callable[[BinaryIO, str, Defaults], Iterator[Outcome]]


def by_content(head: bytes, reader: Reader | None) -> Reader | None:
    """The reader that the first bytes ask for, where ``reader`` (that of the ending, if there is one) leaves it open."""
    if reader is None and head.startswith((_ZIP, _WARC)):
        return read_zip if head.startswith(_ZIP) else read_warc
    if reader in (None, read_json):
        if looks_like_telegram(head):
            return read_telegram
        if looks_like_item(head):
            return read_item
    if reader is read_table and looks_like_table(head):
        return read_items
    return reader
