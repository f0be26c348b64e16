"""The custody log: one entry a line, each holding the digest of the line before, so that no line can be changed unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from marsad.errors import CaseError, RecordError
from marsad.ingest.digest import digest_of
from marsad.ingest.vault.layout import HEAD, LOG, is_digest
from marsad.ingest.vault.records import decoded, encoded
from marsad.model.fields import Json

HEAD_SCHEMA = "marsad/head/1"
MAX_ENTRY = 1024 * 1024  # bytes of one line; a source's name has a few hundred

_FRAME = ("entry", "at", "by", "action", "previous")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``about`` is what the action is about; ``digest`` is that of its line without the line end."""

    number: int
    at: str
    by: str
    action: str
    about: Json
    previous: str
    digest: str
    end: int  # the byte of the log after the entry's line

    def text(self, key: str) -> str | None:
        """What ``about`` says under ``key``; None where that is no text."""
        value = self.about.get(key)
        return value if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log at the last finished writing: its entries, its bytes, the digest of its last line."""

    entries: int
    size: int
    digest: str

    def encoded(self) -> bytes:
        """The bytes of ``head.json``."""
        record: Json = {
            "schema": HEAD_SCHEMA,
            "entries": self.entries,
            "bytes": self.size,
            "digest": self.digest,
        }
        return encoded(record) + b"\n"

    def after(self, number: int, at: str, by: str, action: str, about: Json) -> tuple[Entry, bytes]:
        """The next entry, and its line."""
        record: Json = {"entry": number, "at": at, "by": by, "action": action, **about, "previous": self.digest}
        line = encoded(record)
        if len(line) >= MAX_ENTRY:
            raise CaseError(
                f"an entry of the custody log would have {len(line):,} bytes; name the source in fewer words"
            )
        entry = Entry(number, at, by, action, about, self.digest, digest_of(line), self.size + len(line) + 1)
        return entry, line + b"\n"


def head_of(entry: Entry) -> Head:
    """The head of a log that ends with an entry."""
    return Head(entry.number, entry.end, entry.digest)


def read_head(case: Path) -> Head:
    """The head of a case. Raises CaseError if it is missing or none."""
    try:
        record = decoded((case / HEAD).read_bytes(), HEAD)
    except (OSError, RecordError) as error:
        raise CaseError(f"{case / HEAD} is missing or damaged; run «marsad verify {case}»") from error
    entries, size, digest = record.get("entries"), record.get("bytes"), record.get("digest")
    if not isinstance(entries, int) or not isinstance(size, int) or not is_digest(digest) or min(entries, size) < 0:
        raise CaseError(f"{case / HEAD} is damaged; run «marsad verify {case}»")
    return Head(entries, size, str(digest))


def entries_of(stream: BinaryIO, after: Head) -> Iterator[Entry]:
    """The entries of a log from the place of ``after`` on, each checked against the one before.

    Raises RecordError at the first line that is none, is cut off, or does not follow the one before.
    """
    stream.seek(after.size)
    while line := stream.readline(MAX_ENTRY):
        entry = _entry(line, after)
        yield entry
        after = head_of(entry)


def log_of(case: Path) -> Path:
    """The log of a case."""
    return case / LOG


def _entry(line: bytes, after: Head) -> Entry:
    number = after.entries + 1
    what = f"entry {number}"
    if not line.endswith(b"\n"):
        raise RecordError(f"{what} is cut off")
    record = decoded(line, what)
    if record.get("entry") != number:
        raise RecordError(f"{what} says that it is entry {record.get('entry')!r:.20}")
    if record.get("previous") != after.digest:
        raise RecordError(f"{what} does not follow the line before it: that line, or this one, was changed")
    at, by, action = (record.get(key) for key in ("at", "by", "action"))
    if not isinstance(at, str) or not isinstance(by, str) or not isinstance(action, str):
        raise RecordError(f"{what} lacks when, who or what")
    about = {key: value for key, value in record.items() if key not in _FRAME}
    return Entry(number, at, by, action, about, after.digest, digest_of(line[:-1]), after.size + len(line))
