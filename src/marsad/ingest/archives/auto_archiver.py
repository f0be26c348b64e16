"""Output of Bellingcat's auto-archiver: its tables and JSON, and the folder in which its files lie."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from marsad.errors import EncodingError
from marsad.ingest.archives.archiver_items import SHEET, TABLE, Item, Media, item_of_json, item_of_row
from marsad.ingest.encoding import decode
from marsad.ingest.jsonl import read_json
from marsad.ingest.limits import MAX_JSON
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.tables import rows_of
from marsad.model.provenance import Provenance
from marsad.model.text import Document

_ITEM = re.compile(rb'[\s\xef\xbb\xbf]*\{\s*"(?:status|metadata|media)"\s*:')
_HEAD = 4096
_READABLE = (".html", ".htm", ".txt", ".pdf", ".wacz", ".warc")


def looks_like_item(head: bytes) -> bool:
    """Whether a JSON file may be what auto-archiver writes of one address; ``read_item`` makes sure."""
    return bool(_ITEM.match(head))


def looks_like_table(head: bytes) -> bool:
    """Whether a CSV has the columns of auto-archiver's own table or of its sheet."""
    first = head.removeprefix(b"\xef\xbb\xbf").splitlines()[:1]
    names = (
        {name.strip(' "').lower() for name in re.split("[,;\t]", first[0].decode("utf-8", "replace"))}
        if first
        else set()
    )
    return set(TABLE) <= names or ("archive status" in names and not names.isdisjoint(SHEET["url"]))


def read_item(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The document of one archived address; a JSON file that is none after all is read as any other."""
    data = stream.read(MAX_JSON + 1)
    try:
        item = item_of_json(json.loads(decode(data)[0])) if len(data) <= MAX_JSON else None
    except (EncodingError, ValueError, RecursionError):
        item = None
    if item is None:
        yield from read_json(io.BytesIO(data), path, defaults)
    else:
        yield from _document(item, path, path, defaults)


def read_items(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The documents of a table of archived addresses."""
    for row in _rows(stream, path):
        if isinstance(row, Rejected | Remark):
            yield row
            continue
        number, item = row
        where = f"{path}:{number}"
        if item is None:
            yield Rejected(where, "no archived address can be read in the row", "see whether it was saved whole")
        else:
            yield from _document(item, path, where, defaults)


def _rows(stream: BinaryIO, path: str) -> Iterator[tuple[int, Item | None] | Rejected | Remark]:
    header: list[str] | None = None
    for row in rows_of(stream, path):
        if isinstance(row, Rejected | Remark):
            yield row
        elif header is None:
            header = [name.strip().lower() for name in row[1]]
        else:
            yield row[0], item_of_row(dict(zip(header, row[1], strict=False)))


def _document(item: Item, path: str, where: str, defaults: Defaults) -> Iterator[Outcome]:
    if not item.text and not item.title:
        if not any(media.key.lower().endswith(_READABLE) for media in item.media):
            reason = f"nothing to read was archived of {item.url} ({item.status or 'no status'})"
            yield Rejected(where, reason, "archive it anew, or read what its pictures show yourself")
        return
    record = {
        "text": item.text,
        "title": item.title,
        "url": item.url,
        "publisher": item.author,
        "published": item.published,
    }
    for outcome in document_of(record, path, where, defaults):
        yield with_facts(outcome, item) if isinstance(outcome, Document) else outcome


def with_facts(document: Document, item: Item) -> Document:
    """The document with its address, and what is known of its capture."""
    known = replace(document.provenance or Provenance(), media=item.paths)
    known = replace(known, captured=known.captured or item.captured)
    return replace(
        document, url=document.url or item.url, published=document.published or item.published, provenance=known
    )


@dataclass(frozen=True, slots=True)
class Folder:
    """What auto-archiver says of the files of a folder, by the last two parts of their paths; empty if it made none."""

    known: dict[str, tuple[Item, Media]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: str, skip: Callable[[str], bool]) -> Folder:
        """Look through the tables and JSON files of a folder, but for those folders in it to ``skip``."""
        known: dict[str, tuple[Item, Media]] = {}
        for where, folders, files in os.walk(folder):
            if skip(where):
                folders.clear()
                continue
            folders.sort()
            for file in sorted(files):
                if file.lower().endswith((".csv", ".json")) and not file.startswith("."):
                    for item in _items(os.path.join(where, file)):
                        known.update({_tail(media.key): (item, media) for media in item.media})
        return cls(known)

    def passes_over(self, path: str) -> bool:
        """Whether a file is a picture, a time stamp or the like of an archived address, or the page made for people."""
        found = self.known.get(_tail(path))
        return found is not None and (found[1].final or not path.lower().endswith(_READABLE))

    def item(self, path: str) -> Item | None:
        """The archived address that a file is of; None for a file that auto-archiver does not name."""
        found = self.known.get(_tail(path))
        return found[0] if found else None

    def with_facts(self, path: str, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """What was read of a file, with what is known of it."""
        item = self.item(path)
        for outcome in outcomes:
            yield with_facts(outcome, item) if item and isinstance(outcome, Document) else outcome


def _items(path: str) -> Iterator[Item]:
    """The items of a file, if it is one of auto-archiver's. What is wrong with it is told when it is read."""
    try:
        if not os.path.isfile(path):  # a pipe of that name would make its reader wait for ever
            return
        with open(path, "rb") as stream:
            head = stream.read(_HEAD)
            stream.seek(0)
            if path.lower().endswith(".csv") and looks_like_table(head):
                yield from (row[1] for row in _rows(stream, path) if isinstance(row, tuple) and row[1])
            elif looks_like_item(head):
                item = item_of_json(json.loads(decode(stream.read(MAX_JSON))[0]))
                if item:
                    yield item
    except (OSError, EncodingError, ValueError, RecursionError):
        return


def _tail(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-2:])
