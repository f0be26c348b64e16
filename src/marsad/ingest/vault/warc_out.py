"""What a case keeps, as records of a WARC: the bytes as they came, and for a page the requests and answers on the way to it.

Source: ISO 28500:2017 (WARC 1.1). A body that was kept unpacked stands without the headers of its packing, which go on under
names that begin with «X-Archive-Orig-», as other archivers have it.
"""

from __future__ import annotations

import hashlib
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from marsad.errors import CaseError
from marsad.ingest.digest import digest_of, named
from marsad.ingest.vault.disk import CHUNK, digest_of_file, open_plain
from marsad.model.fields import Json

_PACKING = ("content-encoding", "transfer-encoding", "content-length")
_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".md": "text/plain", ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".eml": "message/rfc822",
    ".mhtml": "multipart/related", ".mht": "multipart/related", ".json": "application/json", ".csv": "text/csv",
    ".zip": "application/zip", ".jpg": "image/jpeg", ".png": "image/png", ".mp4": "video/mp4",
}  # fmt: skip


class Out(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Record:
    """A record. ``head`` is the part of its block before the bytes of the file ``body``; ``digest`` is of its whole block."""

    kind: str
    url: str
    at: str
    content_type: str
    head: bytes
    body: Path | None
    size: int
    digest: str
    status: int | None = None
    more: tuple[tuple[str, str], ...] = ()
    mime: str = ""  # of what the record is about, without its parameters
    id: str = ""

    def written_to(self, out: Out) -> int:
        """Write the record as a gzip member of its own; the number of bytes it takes."""
        packer = zlib.compressobj(wbits=31)
        taken = 0
        for piece in self._pieces():
            taken += _written(out, packer.compress(piece))
        return taken + _written(out, packer.flush())

    def _pieces(self) -> Iterator[bytes]:
        fields = [("WARC-Type", self.kind), ("WARC-Record-ID", self.id), ("WARC-Target-URI", self.url)]
        fields += [("WARC-Date", self.at), ("Content-Type", self.content_type), ("WARC-Block-Digest", self.digest)]
        fields += [*self.more, ("Content-Length", str(self.size))]
        yield ("WARC/1.1\r\n" + "".join(f"{name}: {_line(value)}\r\n" for name, value in fields) + "\r\n").encode()
        yield self.head
        if self.body is not None:
            with open_plain(self.body) as stream:
                while piece := stream.read(CHUNK):
                    yield piece
        yield b"\r\n\r\n"


def records_of(capture: Json, key: str, body: Path) -> list[Record]:
    """The records of a capture whose digest is ``key``; its original lies at ``body``. CaseError if that was changed."""
    original, size = digest_of_file(body)
    if original != capture.get("original"):
        raise CaseError(f"{body} was changed since it was kept; run «marsad verify» on the case")
    at, hops = str(capture.get("at")), capture.get("hops")
    if not isinstance(hops, list) or not hops:
        url = file_url(str(capture.get("source")))
        found = [_record("resource", url, at, _type_of(capture), b"", body, size, ())]
    else:
        found = list(_exchanges(hops, at, body, size, original))
    return [_with_id(record, f"{key} {number}") for number, record in enumerate(found)]


def file_url(source: str) -> str:
    """The address of what was no web page: ``file:`` and its path in the case; standard input has a name of its own."""
    path = "standard-input" if source == "-" else source.lstrip("/")
    try:
        written = path.encode("utf-8", "surrogateescape")  # the bytes of a name that is no UTF-8
    except UnicodeEncodeError:
        written = path.encode("utf-8", "surrogatepass")  # half a letter, which Windows allows
    return f"file:///{quote(written, safe='/~')}"


def _exchanges(hops: list[Any], at: str, body: Path, size: int, original: str) -> Iterator[Record]:
    """Request and answer of each redirect, whose bodies are not kept, and of the page."""
    for number, hop in enumerate(hops, 1):
        last = number == len(hops)
        url, status = str(hop.get("url")), hop.get("status")
        place = urlsplit(url)
        asked = f"GET {place.path or '/'}{'?' if place.query else ''}{place.query} HTTP/1.1"
        request = _http(asked, hop.get("request") or [])
        yield _record("request", url, at, "application/http; msgtype=request", request, None, 0, ())
        kept = size if last else 0
        head = _http(
            f"HTTP/1.1 {status or 200} ", [*_unpacked(hop.get("response") or []), ("Content-Length", str(kept))]
        )
        more = (("WARC-Payload-Digest", original),) if last else (("WARC-Truncated", "unspecified"),)
        kind = "application/http; msgtype=response"
        record = _record("response", url, at, kind, head, body if last else None, kept, more)
        yield replace(record, status=status if isinstance(status, int) else None, mime=_mime(hop.get("response") or []))


def _unpacked(headers: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for name, value in headers:
        yield (f"X-Archive-Orig-{name}" if str(name).lower() in _PACKING else str(name)), str(value)


def _mime(headers: Iterable[Any]) -> str:
    """The kind that a server states, in small letters."""
    told = next((str(value) for name, value in headers if str(name).lower() == "content-type"), "unk")
    return told.partition(";")[0].strip().lower()


def _http(first: str, headers: Iterable[Any]) -> bytes:
    lines = [first, *(f"{_line(str(name))}: {_line(str(value))}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "backslashreplace")


def _record(
    kind: str,
    url: str,
    at: str,
    content_type: str,
    head: bytes,
    body: Path | None,
    size: int,
    more: tuple[tuple[str, str], ...],
) -> Record:
    found = hashlib.sha256(head)
    if body is not None:
        with open_plain(body) as stream:
            while piece := stream.read(CHUNK):
                found.update(piece)
    digest = named(found)
    return Record(kind, url, at, content_type, head, body, len(head) + size, digest, None, more, content_type)


def _with_id(record: Record, key: str) -> Record:
    """The record with an id that is the same whenever the case is exported."""
    return replace(record, id=f"<{uuid.uuid5(uuid.NAMESPACE_URL, digest_of(key.encode())).urn}>")


def _type_of(capture: Json) -> str:
    reading = capture.get("reading")
    told = reading.get("ending") if isinstance(reading, dict) else None
    ending = told if isinstance(told, str) else Path(str(capture.get("name"))).suffix.lower()
    return _TYPES.get(ending, "application/octet-stream")


def _line(value: str) -> str:
    """A value on one line, whatever a server put into it."""
    return " ".join(value.split("\r")).replace("\n", " ").encode("utf-8", "backslashreplace").decode()


def _written(out: Out, data: bytes) -> int:
    out.write(data)
    return len(data)
