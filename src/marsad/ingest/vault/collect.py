"""Collecting: sources in, one capture each; what could not be got is named, written into the log, and stops nothing."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from marsad.errors import CaseError
from marsad.ingest.files import STANDARD_INPUT, read_in
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults
from marsad.ingest.vault.capture import Capture, Kept
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.extraction import Watch
from marsad.ingest.vault.layout import is_case
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
    stdin: BinaryIO | None = None,
    fetchers: tuple[Fetcher, ...] = (),
    watch: Watch = lambda _: None,
) -> Iterator[Outcome]:
    """Bring every source into the case, in order. A Kept comes when it is safe on the disk, and only then.

    ``by`` is who collects. ``published`` (ISO 8601) and ``publisher`` hold for documents that do not say theirs.
    ``watch`` is told how far a large source has come. Raises CaseError if the case cannot be written; what was given
    before is safe.
    """
    defaults = Defaults(published, publisher)
    with case.session(by=by, watch=watch) as session:
        for source in sources:
            yield from _source(session, source, defaults, stdin, fetchers)
        yield from session.commit()


def _source(
    session: Session, source: str, defaults: Defaults, stdin: BinaryIO | None, fetchers: tuple[Fetcher, ...]
) -> Iterator[Outcome]:
    if source == STANDARD_INPUT:
        yield from _standard_input(session, defaults, stdin)
        return
    fetcher = next((one for one in fetchers if one.takes(source)), None)
    if fetcher is not None:
        yield from _fetched(session, source, fetcher)
    elif os.path.isdir(source):
        yield from _folder(session, source, defaults)
    else:
        yield from _file(session, source, defaults)


def _fetched(session: Session, source: str, fetcher: Fetcher) -> Iterator[Outcome]:
    try:
        for one in fetcher.fetch(source):
            if isinstance(one, tuple):
                yield from _brought(session, *one)
                continue
            if isinstance(one, Rejected):
                session.note_missed(one.where, one.reason)
            yield one
    except OSError as error:  # while the bytes were coming in
        yield _missed(session, source, source, error)


def _standard_input(session: Session, defaults: Defaults, stdin: BinaryIO | None) -> Iterator[Outcome]:
    stream = stdin or (None if sys.stdin is None else sys.stdin.buffer)
    if stream is None:
        yield Rejected(STANDARD_INPUT, "standard input is closed", "pipe a report into it, or name a file")
        return
    told = (defaults.published, defaults.publisher)
    capture = Capture(STANDARD_INPUT, STANDARD_INPUT, method="stdin", published=told[0], publisher=told[1])
    yield from _brought(session, capture, stream)


def _folder(session: Session, folder: str, defaults: Defaults) -> Iterator[Outcome]:
    """Every file of a folder and of those in it, sorted; hidden ones, links and cases are passed over.

    Text is looked for in those that «marsad read» would read there; all else is kept as it is.
    """
    refused: list[OSError] = []
    wanted = read_in(folder)
    for where, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(inner for inner in folders if not inner.startswith(".") and not is_case(Path(where, inner)))
        if is_case(where):
            yield Rejected(where, "it is a case", "«marsad case export» and «marsad case import» move a case")
            folders.clear()
            continue
        for name in sorted(files):
            if not name.startswith("."):
                path = os.path.join(where, name)
                yield from _file(session, path, defaults, given=False, read=path in wanted)
    for error in refused:
        yield _missed(session, os.path.abspath(error.filename or folder), error.filename or folder, error)


def _file(session: Session, path: str, defaults: Defaults, given: bool = True, read: bool = True) -> Iterator[Outcome]:
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
            yield from _brought(session, _capture(path, about, defaults, read), stream)
            if os.fstat(stream.fileno()).st_mtime_ns != about.st_mtime_ns:
                yield Remark(path, "it was being written while it was read", "collect it again when it is finished")
    except OSError as error:
        yield _missed(session, os.path.abspath(path), path, error)


def _capture(path: str, about: os.stat_result, defaults: Defaults, read: bool) -> Capture:
    """Where a file comes from."""
    modified = datetime.fromtimestamp(about.st_mtime, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Capture(
        os.path.abspath(path),
        path,
        details=(("modified", modified),),
        published=defaults.published,
        publisher=defaults.publisher,
        read=read,
    )


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


def _missed(session: Session, source: str, shown: str, error: OSError) -> Rejected:
    reason = (error.strerror or str(error)).lower()
    advice = "check the path" if isinstance(error, FileNotFoundError) else "check the rights of the file"
    session.note_missed(source, reason)
    return Rejected(shown, reason, advice)
