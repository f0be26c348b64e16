"""One record of a WARC: its headers, its block, and whether it is what its digest says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.ingest.archives.digests import Digest, digest_of

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MARK = b"WARC/1."  # how each record begins
MAX_BLOCK = 64 * 2**20  # bytes of a block that are kept; of a longer one (a film) only the digest is taken

_NEXT = b"\r\n\r\nWARC/1."
_CHUNK = 2**18


@dataclass(frozen=True, slots=True)
class Record:
    """A record. ``block`` is None where it is longer than is kept. ``fault`` says what is wrong with it, if anything is."""

    type: str
    uri: str | None
    date: str | None
    id: str | None
    content_type: str
    payload_digest: Digest | None
    block: bytes | None
    fault: str | None


def taken(raw: WarcRecord) -> Record:
    """The record with its whole block read, as far as it goes, and held against its digest and its length."""
    headers = {name.lower(): value.strip() for name, value in raw.headers}
    digest = digest_of(headers.get("warc-block-digest"))
    block, length, hashed = _block(raw, digest)
    fault = None
    if length < raw.content_length:
        fault = f"it ends after {length:,} of {raw.content_length:,} bytes"
    elif digest is not None and not digest.fits(hashed):
        fault = "its digest is not the one stated: it was changed or damaged"
    if block is not None and (fault or digest is None) and _NEXT in block:
        block = block[: block.index(_NEXT)]
        fault = "it states a wrong length"
        if digest is not None and not digest.of(block):
            fault += ", and its digest is not the one stated"
    return Record(
        type=headers.get("warc-type", "").lower(),
        uri=headers.get("warc-target-uri", "").strip("<>") or None,
        date=headers.get("warc-date") or None,
        id=headers.get("warc-record-id", "").strip("<>") or None,
        content_type=headers.get("content-type", ""),
        payload_digest=digest_of(headers.get("warc-payload-digest")),
        block=block,
        fault=fault,
    )


def _block(raw: WarcRecord, digest: Digest | None) -> tuple[bytes | None, int, bytes]:
    """The block (None if it is too long to keep), its length and its digest."""
    hashed = hashlib.new(digest.algorithm if digest else "sha256")
    parts: list[bytes] = []
    length = 0
    while data := raw.reader.read(_CHUNK):
        length += len(data)
        hashed.update(data)
        if length <= MAX_BLOCK:
            parts.append(data)
    return b"".join(parts) if length <= MAX_BLOCK else None, length, hashed.digest()
