"""An HTTP answer as an archive keeps it: its status, its headers, and its body with chunks and packing undone, within limits.

Source: RFC 9112 (chunks), RFC 9110 (content codings). Some archives undo these and leave the header in its place: a body
that is plainly not packed is then taken as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from marsad.ingest.archives.nest import RATIO, SURE
from marsad.ingest.inflate import Inflation

MAX_BODY = 64 * 2**20  # bytes of an unpacked body
MAX_HEAD = 2**18  # bytes of the headers

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_MAX_CODINGS = 3
_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Answer:
    """``sent`` is the body as it was sent, without chunks; ``body`` is unpacked. ``fault``: why it is not whole."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    sent: bytes = b""
    body: bytes = b""
    fault: str | None = None


def answer_of(block: bytes) -> Answer | None:
    """The answer that a record's block holds; None if it holds none."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _END_OF_HEAD.search(block, 0, MAX_HEAD)
    head, raw = (block[:MAX_HEAD], b"") if end is None else (block[: end.start()], block[end.end() :])
    headers = _headers(head)
    sent, fault = raw, None
    if "chunked" in headers.get("transfer-encoding", "").lower():
        sent, fault = _joined(raw)
    body, trouble = _unpacked(sent, headers.get("content-encoding", ""))
    return Answer(int(status[1]), headers, raw, sent, body, trouble or fault)


def _headers(head: bytes) -> dict[str, str]:
    """The headers, names in small letters; of two with one name the first."""
    found: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            found.setdefault(name.strip().lower().decode("latin-1"), value.strip().decode("latin-1"))
    return found


def _joined(raw: bytes) -> tuple[bytes, str | None]:
    """The chunks put together, and what is wrong with them."""
    joined = bytearray()
    at = 0
    while size := _SIZE.match(raw, at):
        length = int(size[1], 16)
        if length == 0:
            return bytes(joined), None
        joined += raw[size.end() : size.end() + length]
        at = size.end() + length
        at += 2 if raw[at : at + 2] == b"\r\n" else raw[at : at + 1] == b"\n"
        if at >= len(raw):
            break
    if not joined:
        return raw, None
    return bytes(joined), "its last parts are missing"


def _unpacked(body: bytes, codings: str) -> tuple[bytes, str | None]:
    """The body with its codings undone, the last first."""
    names = [name.strip().lower() for name in codings.split(",") if name.strip() not in ("", "identity")]
    if len(names) > _MAX_CODINGS:
        return b"", f"it is packed {len(names)} times"
    for name in reversed(names):
        body, fault = _undone(body, name)
        if fault:
            return body, fault
    return body, None


def _undone(body: bytes, coding: str) -> tuple[bytes, str | None]:
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, 31) if body.startswith(b"\x1f\x8b") else (body, None)
    if coding == "deflate":
        return _inflated(body, 15 if body[:1] == b"\x78" else -15)
    if coding == "br":
        return _brotli(body)
    return b"", f"it is packed as «{coding[:20]}», which is not read"


def _inflated(body: bytes, bits: int) -> tuple[bytes, str | None]:
    stream = Inflation(body, bits)
    whole, fault = _gathered(lambda: stream.more(_CHUNK), len(body))
    if fault and not whole and bits < 0:
        return body, None  # deflate is named and the body is plain
    return whole, fault or (None if stream.whole else "it ends in the middle")


def _brotli(body: bytes) -> tuple[bytes, str | None]:
    import brotli

    unpack = brotli.Decompressor()
    waiting: bytes = body

    def more() -> bytes:
        nonlocal waiting
        data: bytes = unpack.process(waiting, output_buffer_limit=_CHUNK)
        waiting = b""
        return data

    whole, fault = _gathered(more, len(body))
    if fault and not whole and body.lstrip()[:1] == b"<":
        return body, None
    return whole, fault or (None if unpack.is_finished() else "it ends in the middle")


def _gathered(more: Callable[[], bytes], packed: int) -> tuple[bytes, str | None]:
    """All that ``more`` gives, piece by piece, as long as it is sound and within the limits."""
    parts: list[bytes] = []
    length = 0
    try:
        while data := more():
            parts.append(data)
            length += len(data)
            if length > MAX_BODY or length > max(SURE, RATIO * packed):
                return b"", "it grows beyond what any page needs"
    except Exception as error:  # brotli.error derives from Exception alone, and brotli is loaded only where needed
        return b"".join(parts), f"it cannot be unpacked ({str(error)[:60]})"
    return b"".join(parts), None
