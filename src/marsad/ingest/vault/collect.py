"""Collecting: sources in, one capture each; what could not be got is named, written into the log, and stops nothing."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from marsad.errors import CaseError, why
from marsad.ingest.archives.archiver_items import Item
from marsad.ingest.archives.auto_archiver import Folder
from marsad.ingest.columns import Columns
from marsad.ingest.dates import utc
from marsad.ingest.files import STANDARD_INPUT, read_in
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults
from marsad.ingest.vault.capture import Capture, Kept
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.extraction import Watch
from marsad.ingest.vault.layout import is_case
from marsad.ingest.vault.paths import told_name, told_path
from marsad.ingest.vault.session import Session

MANY, MUCH, LONG = 128, 64 * 1024 * 1024, 1.0  # things, bytes or seconds after which what was staged is made safe

Outcome = Kept | Rejected | Remark


class Fetcher(Protocol):
    """What brings in sources that are no files."""

    def takes(self, source: str) -> bool:
        """Whether it knows what to do with a source."""
        ...

    def fetch(self, source: str) -> Iterator[tuple[Capture, bytes | BinaryIO] | Rejected | Remark]:
        """What the source gives: bytes with where they come from; and what was not got."""
        ...


def collect(
    case: Case,
    sources: Iterable[str],
    *,
    by: str,
    published: str | None = None,
    publisher: str | None = None,
    columns: Columns | None = None,
    full_paths: bool = False,
    stdin: BinaryIO | None = None,
    fetchers: tuple[Fetcher, ...] = (),
    watch: Watch = lambda _: None,
) -> Iterator[Outcome]:
    """Bring every source into the case, in order. A Kept comes when it is safe on the disk, and only then.

    ``by`` is who collects. ``published`` (ISO 8601) and ``publisher`` hold for documents that do not say theirs, ``columns``
    for tables. Without ``full_paths`` the home folder and the login name stand in paths as «~».
    ``watch`` is told how far a large source has come. Raises CaseError if the case cannot be written; what was given
    before is safe.
    """
    with case.session(by=by, watch=watch) as session:
        into = _Into(session, Defaults(published, publisher, columns=columns), full_paths)
        for source in sources:
            yield from _source(into, source, stdin, fetchers)
        yield from session.commit()


@dataclass(frozen=True, slots=True)
class _Into:
    """Where it goes, and what holds for all of it."""

    session: Session
    defaults: Defaults
    full_paths: bool

    def completed(self, capture: Capture) -> Capture:
        """The capture with the defaults where it says nothing itself."""
        told = self.defaults
        published, publisher = capture.published or told.published, capture.publisher or told.publisher
        return replace(capture, published=published, publisher=publisher, columns=told.columns)

    def missed(self, source: str, shown: str, error: OSError) -> Rejected:
        """Write down a source that could not be had; what is told of it."""
        reason = why(error)
        advice = "check the path" if isinstance(error, FileNotFoundError) else "check the rights of the file"
        self.session.note_missed(source, reason)
        return Rejected(shown, reason, advice)


def _source(into: _Into, source: str, stdin: BinaryIO | None, fetchers: tuple[Fetcher, ...]) -> Iterator[Outcome]:
    if source == STANDARD_INPUT:
        yield from _standard_input(into, stdin)
        return
    fetcher = next((one for one in fetchers if one.takes(source)), None)
    if fetcher is not None:
        yield from _fetched(into, source, fetcher)
    elif os.path.isdir(source):
        yield from _folder(into, source)
    else:
        yield from _file(into, source)


def _fetched(into: _Into, source: str, fetcher: Fetcher) -> Iterator[Outcome]:
    try:
        for one in fetcher.fetch(source):
            if isinstance(one, tuple):
                capture, data = one
                yield from _brought(into.session, into.completed(capture), data)
                continue
            if isinstance(one, Rejected):
                into.session.note_missed(one.where, one.reason)
            yield one
    except OSError as error:  # while the bytes were coming in
        yield into.missed(source, source, error)


def _standard_input(into: _Into, stdin: BinaryIO | None) -> Iterator[Outcome]:
    stream = stdin or (None if sys.stdin is None else sys.stdin.buffer)
    if stream is None:
        yield Rejected(STANDARD_INPUT, "standard input is closed", "pipe a report into it, or name a file")
        return
    yield from _brought(into.session, into.completed(Capture(STANDARD_INPUT, STANDARD_INPUT, method="stdin")), stream)


def _folder(into: _Into, folder: str) -> Iterator[Outcome]:
    """Every file of a folder and of those in it, sorted; hidden ones, links and cases are passed over.

    Text is looked for in those that «marsad read» would read there; all else is kept as it is.
    """
    refused: list[OSError] = []
    archived = Folder.of(folder, is_case)
    wanted = read_in(folder, archived)
    for where, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(inner for inner in folders if not inner.startswith(".") and not is_case(Path(where, inner)))
        if is_case(where):
            yield Rejected(where, "it is a case", "«marsad case export» and «marsad case import» move a case")
            folders.clear()
            continue
        links = [inner for inner in folders if os.path.islink(os.path.join(where, inner))]
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                path = os.path.join(where, name)
                yield from _file(into, path, given=False, read=path in wanted, archived=archived.item(path))
    for error in refused:
        shown = error.filename or folder
        yield into.missed(told_path(shown, into.full_paths), shown, error)


def _file(
    into: _Into, path: str, given: bool = True, read: bool = True, archived: Item | None = None
) -> Iterator[Outcome]:
    """One file. One that was not ``given`` by name is not followed if it is a link, which may lead to what nobody meant."""
    if not given and os.path.islink(path):
        yield Rejected(path, "it is a link", "name the file that it points to, if you want that")
        return
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | (0 if given else getattr(os, "O_NOFOLLOW", 0))
    try:
        with open(os.open(path, flags), "rb", buffering=0) as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                yield Rejected(path, "no plain file", "give a file, a folder, or - for standard input")
                return
            capture = replace(_capture(into, path, about), read=read, archived=archived)
            yield from _brought(into.session, capture, stream)
            if os.fstat(stream.fileno()).st_mtime_ns != about.st_mtime_ns:
                yield Remark(path, "it was being written while it was read", "collect it again when it is finished")
    except OSError as error:
        yield into.missed(told_path(path, into.full_paths), path, error)


def _capture(into: _Into, path: str, about: os.stat_result) -> Capture:
    """Where a file comes from."""
    modified = utc(datetime.fromtimestamp(about.st_mtime, UTC))
    source, name = told_path(path, into.full_paths), told_name(path, into.full_paths)
    return into.completed(Capture(source, name, details=(("modified", modified),)))


def _brought(session: Session, capture: Capture, data: bytes | BinaryIO) -> Iterator[Kept]:
    """Stage what was brought, and make safe what has come together. Before a full disk ends it all, the rest is saved."""
    try:
        session.stage(capture, data)
    except CaseError:
        yield from session.commit()
        raise
    things, size, seconds = session.staged
    if things >= MANY or size >= MUCH or seconds >= LONG:
        yield from session.commit()
