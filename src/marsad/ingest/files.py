"""Which reader an input gets, and the walk through folders."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from marsad.ingest.dates import iso_day
from marsad.ingest.jsonl import looks_like_jsonl, read_json, read_jsonl
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.packed import MAGIC, Unpacked
from marsad.ingest.records import Defaults, Outcome
from marsad.ingest.tables import read_table
from marsad.ingest.texts import read_feed, read_page, read_text
from marsad.ingest.vault.layout import is_case
from marsad.ingest.vault.reading import read_case
from marsad.ingest.web.direct import read_url
from marsad.ingest.web.schemes import is_url
from marsad.model.text import Document

Reader = Callable[[BinaryIO, str, Defaults], Iterator[Outcome]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".rss": read_feed,
    ".atom": read_feed,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
}
STANDARD_INPUT = "-"

_NOT_REPORTS = ("readme", "license", "notice", "changelog")
_HEAD = 65536


def read_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    published: str | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
    proxy: str | None = None,
) -> Iterator[Document | Rejected | Remark]:
    """Every document of the inputs, in order; what cannot be read is named and does not stop the rest.

    ``published`` (any form that ``iso_day`` takes) and ``publisher`` hold for documents that do not say them. The network is
    used for inputs that are URLs and for nothing else, through ``proxy`` where one is given.
    """
    defaults = Defaults(iso_day(published) if published else None, publisher)
    seen: set[tuple[int, int]] = set()
    for path in paths:
        name = os.fspath(path)
        if name == STANDARD_INPUT:
            yield from _standard_input(stdin, defaults)
        elif is_url(name):
            yield from read_url(name, defaults, proxy)
        else:
            yield from _path(name, defaults, seen)


def documents_of(stream: BinaryIO, name: str, defaults: Defaults, ending: str | None = None) -> Iterator[Outcome]:
    """The documents of a byte stream that is called ``name``; its ``ending``, or the name's, chooses the reader.

    A stream whose ending says nothing is tried as text or JSON Lines.
    """
    yield from _stream(stream, name, defaults, READERS.get(ending or _kind(name)))


def read_in(folder: str) -> set[str]:
    """The files of a folder, and of those in it, that ``read_inputs`` reads; what it passes over is not among them."""
    return {found for found in _walk(folder) if isinstance(found, str)}


def name_of(document: Document) -> str:
    """How messages call a document: its file, and its id where the file holds several."""
    path = document.path or "text"
    return f"{path} (id {document.source_id})" if document.source_id else path


def _path(name: str, defaults: Defaults, seen: set[tuple[int, int]]) -> Iterator[Outcome]:
    try:
        if os.path.isdir(name):
            for inner in _walk(name):
                if isinstance(inner, Rejected):
                    yield inner
                else:
                    yield from read_case(inner) if os.path.isdir(inner) else _file(inner, defaults, seen)
        else:
            yield from _file(name, defaults, seen, given=True)
    except OSError as error:
        yield _unreadable(name, error)


def _walk(folder: str) -> Iterator[str | Rejected]:
    """The files and cases of a folder and of those in it, sorted; hidden files and READMEs are passed over, unknown ones
    named."""
    refused: list[Rejected] = []
    for where, folders, files in os.walk(folder, onerror=lambda error: refused.append(_unreadable(folder, error))):
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
        if is_case(where):
            yield where
            folders.clear()
            continue
        for file in sorted(files):
            path = os.path.join(where, file)
            if file.startswith(".") or file.lower().startswith(_NOT_REPORTS):
                continue
            yield path if _kind(path) in READERS else _unknown(path)
    yield from refused


def _file(name: str, defaults: Defaults, seen: set[tuple[int, int]], given: bool = False) -> Iterator[Outcome]:
    """The documents of one file. A file that was ``given`` by name is tried as text, whatever its ending."""
    try:
        about = os.stat(name)
        if not stat.S_ISREG(about.st_mode) and not given:
            yield Rejected(name, "no plain file", "give a file of reports")
            return
        if stat.S_ISREG(about.st_mode) and (about.st_dev, about.st_ino) in seen:
            yield Remark(name, "the same file was given before", "it was read once")
            return
        seen.add((about.st_dev, about.st_ino))
        with open(name, "rb") as stream:
            yield from _stream(stream, name, defaults, READERS.get(_kind(name)))
    except OSError as error:
        yield _unreadable(name, error)


def _standard_input(stdin: BinaryIO | None, defaults: Defaults) -> Iterator[Outcome]:
    stream = stdin or (None if sys.stdin is None else sys.stdin.buffer)
    if stream is None:
        yield Rejected(STANDARD_INPUT, "standard input is closed", "pipe a report into it, or name a file")
        return
    try:
        yield from _stream(stream, STANDARD_INPUT, defaults, None)
    except OSError as error:
        yield _unreadable(STANDARD_INPUT, error)


def _stream(stream: BinaryIO, name: str, defaults: Defaults, reader: Reader | None) -> Iterator[Outcome]:
    """The documents of a byte stream, unpacked if it is gzip; without a reader, its first bytes decide."""
    buffered, unpacked = _peekable(stream), None
    if buffered.peek(2)[:2] == MAGIC:
        unpacked = Unpacked(buffered)
        buffered = io.BufferedReader(unpacked, _HEAD)
    if reader is None:
        reader = read_jsonl if looks_like_jsonl(buffered.peek(_HEAD)[:_HEAD]) else read_text
    empty = True
    for outcome in reader(cast(BinaryIO, buffered), name, defaults):
        empty = False
        yield outcome
    if empty:
        yield Rejected(
            name, "there is no report in it", "nothing was lost; remove it, or see whether it was saved whole"
        )
    if unpacked and unpacked.fault:
        reason = f"the compressed file is damaged ({unpacked.fault})"
        yield Rejected(name, reason, "what came before was read; fetch the file again")


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), _HEAD)


def _kind(name: str) -> str:
    """The ending that says what a file is: of "a.jsonl.gz" it is ".jsonl"."""
    path = Path(name)
    return Path(path.stem).suffix.lower() if path.suffix.lower() == ".gz" else path.suffix.lower()


def _unknown(name: str) -> Rejected:
    known = " ".join(sorted(READERS))
    return Rejected(
        name, f"skipped: Marsad does not read «{_kind(name) or 'files without an ending'}»", f"it reads {known}"
    )


def _unreadable(name: str, error: OSError) -> Rejected:
    advice = "check the rights of the file"
    if isinstance(error, FileNotFoundError):
        advice = "check the path; to read a sentence, pipe it: echo '…' | marsad read -"
    return Rejected(error.filename or name, (error.strerror or str(error)).lower(), advice)
