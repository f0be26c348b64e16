"""Which reader an input gets, and the walk through folders."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from marsad.errors import why
from marsad.ingest.archives.auto_archiver import Folder
from marsad.ingest.archives.warc import read_warc
from marsad.ingest.archives.zips import read_zip
from marsad.ingest.columns import Columns
from marsad.ingest.dates import iso_day
from marsad.ingest.jsonl import looks_like_jsonl, read_json, read_jsonl
from marsad.ingest.kinds import by_content
from marsad.ingest.messages.mail import read_mail
from marsad.ingest.messages.telegram import folders_of_exports, is_media
from marsad.ingest.office.reader import read_old, read_sheets, read_word
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.packed import MAGIC, Unpacked
from marsad.ingest.pdf.reader import read_pdf
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
    ".eml": read_mail,
    ".mhtml": read_mail,
    ".mht": read_mail,
    ".zip": read_zip,
    ".wacz": read_zip,
    ".warc": read_warc,
    ".pdf": read_pdf,
    ".docx": read_word,
    ".docm": read_word,
    ".odt": read_word,
    ".xlsx": read_sheets,
    ".xlsm": read_sheets,
    ".doc": read_old,
    ".rtf": read_old,
    ".xls": read_old,
    ".ods": read_old,
}
STANDARD_INPUT = "-"

_NOT_REPORTS = ("readme", "license", "notice", "changelog")
_HEAD = 65536


def read_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    published: str | None = None,
    publisher: str | None = None,
    columns: Columns | None = None,
    stdin: BinaryIO | None = None,
    proxy: str | None = None,
) -> Iterator[Document | Rejected | Remark]:
    """Every document of the inputs, in order; what cannot be read is named and does not stop the rest.

    ``published`` (any form that ``iso_day`` takes) and ``publisher`` hold for documents that do not say them. ``columns``
    tells what the columns of tables hold. The network is used for inputs that are URLs and for nothing else, through
    ``proxy`` where one is given.
    """
    defaults = Defaults(iso_day(published) if published else None, publisher, columns=columns)
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
    yield from read_stream(stream, name, defaults, reader_of(f"stream{ending}" if ending else name))


def read_in(folder: str, archived: Folder) -> set[str]:
    """The files of a folder, and of those in it, that ``read_inputs`` reads; what it passes over is not among them.

    ``archived`` is what auto-archiver says of the folder.
    """
    return {found for found in _walk(folder, archived) if isinstance(found, str)}


def name_of(document: Document) -> str:
    """How messages call a document: its file, and its id where the file holds several."""
    path = document.path or "text"
    return f"{path} (id {document.source_id})" if document.source_id else path


def _path(name: str, defaults: Defaults, seen: set[tuple[int, int]]) -> Iterator[Outcome]:
    try:
        if os.path.isdir(name):
            archived = Folder.of(name, is_case)
            for inner in _walk(name, archived):
                if isinstance(inner, Rejected):
                    yield inner
                elif os.path.isdir(inner):
                    yield from read_case(inner)
                else:
                    yield from archived.with_facts(inner, _file(inner, defaults, seen))
        else:
            yield from _file(name, defaults, seen, given=True)
    except OSError as error:
        yield _unreadable(name, error)


def _walk(folder: str, archived: Folder) -> Iterator[str | Rejected]:
    """The files and cases of a folder and of those in it, sorted; hidden files and READMEs are passed over, unknown ones
    named."""
    refused: list[Rejected] = []
    exports: dict[str, bool] = {}
    for where, folders, files in os.walk(folder, onerror=lambda error: refused.append(_unreadable(folder, error))):
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
        if is_case(where):
            yield where
            folders.clear()
            continue
        exports |= folders_of_exports(os.path.join(where, file) for file in files)
        for file in sorted(files):
            path = os.path.join(where, file)
            passed = archived.passes_over(path) or is_media(path, exports)
            if file.startswith(".") or file.lower().startswith(_NOT_REPORTS) or passed:
                continue
            yield path if kind_of(path) in READERS else unknown(path)
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
        with open(name, "rb", _HEAD) as stream:
            yield from read_stream(stream, name, defaults, reader_of(name))
    except OSError as error:
        yield _unreadable(name, error)


def _standard_input(stdin: BinaryIO | None, defaults: Defaults) -> Iterator[Outcome]:
    stream = stdin or (None if sys.stdin is None else sys.stdin.buffer)
    if stream is None:
        yield Rejected(STANDARD_INPUT, "standard input is closed", "pipe a report into it, or name a file")
        return
    try:
        yield from read_stream(stream, STANDARD_INPUT, defaults, None)
    except OSError as error:
        yield _unreadable(STANDARD_INPUT, error)


def read_stream(stream: BinaryIO, name: str, defaults: Defaults, reader: Reader | None) -> Iterator[Outcome]:
    """The documents of a byte stream, unpacked if it is gzip; without a reader, its first bytes decide."""
    buffered, unpacked = _peekable(stream), None
    if buffered.peek(2)[:2] == MAGIC and reader is not read_warc:  # whose packed records are unpacked one by one
        unpacked = Unpacked(buffered)
        buffered = io.BufferedReader(unpacked, _HEAD)
    head = buffered.peek(_HEAD)[:_HEAD]
    reader = by_content(head, reader) or _told_by(head)
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


def _told_by(head: bytes) -> Reader:
    """The reader for bytes that no ending describes."""
    if head.startswith(b"%PDF-"):
        return read_pdf
    return read_jsonl if looks_like_jsonl(head) else read_text


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), _HEAD)


def reader_of(name: str) -> Reader | None:
    """What reads a file of this name; None where only its content can tell."""
    return READERS.get(kind_of(name))


def kind_of(name: str) -> str:
    """The ending that says what a file is: of "a.jsonl.gz" it is ".jsonl", of "a.zip!inner/b.txt" it is ".txt"."""
    path = Path(name.rpartition("!")[2])
    return Path(path.stem).suffix.lower() if path.suffix.lower() == ".gz" else path.suffix.lower()


def unknown(name: str) -> Rejected:
    """That a file is of no kind that is read."""
    known = " ".join(sorted(READERS))
    return Rejected(
        name, f"skipped: Marsad does not read «{kind_of(name) or 'files without an ending'}»", f"it reads {known}"
    )


def _unreadable(name: str, error: OSError) -> Rejected:
    advice = "check the rights of the file"
    if isinstance(error, FileNotFoundError):
        advice = "check the path; to read a sentence, pipe it: echo '…' | marsad read -"
    return Rejected(error.filename or name, why(error), advice)
