"""A body as it was packed for the wire → the body, and no further than it may grow."""

from __future__ import annotations

import zlib

from marsad.errors import FetchError
from marsad.ingest.inflate import Inflation
from marsad.ingest.web.limits import RATIO, SURE, Limits

ACCEPTED = "gzip, deflate"
_GZIP = zlib.MAX_WBITS | 16
_STEP = 256 * 1024


def unpacked(data: bytes, coding: str | None, url: str, limits: Limits) -> bytes:
    """The body. ``coding`` is the header Content-Encoding; FetchError where it is damaged, grows too far or is unknown."""
    for name in reversed([part.strip().lower() for part in (coding or "").split(",")]):
        if name in ("", "identity"):
            continue
        if name not in ("gzip", "x-gzip", "deflate"):
            raise FetchError(url, f"it came packed as «{name[:20]}», which was not asked for", "save it by a browser")
        if data:
            data = _inflated(data, name != "deflate", url, limits)
    return data


def _inflated(data: bytes, gzip: bool, url: str, limits: Limits) -> bytes:
    """gzip may be several streams on end; deflate comes with its header or, against the rules, without."""
    if gzip and not data.startswith(b"\x1f\x8b"):
        return data  # a server that says gzip and sends the page as it is
    window = _GZIP if gzip else (zlib.MAX_WBITS if (data[0] & 0x0F) == 8 else -zlib.MAX_WBITS)
    most = min(limits.bytes, max(SURE, RATIO * len(data)))
    out = bytearray()
    left = memoryview(data)
    while True:
        left = _one_stream(left, window, out, url, most)
        if not (gzip and bytes(left[:2]) == b"\x1f\x8b"):
            return bytes(out)


def _one_stream(data: memoryview, window: int, out: bytearray, url: str, most: int) -> memoryview:
    """Unpacks one stream into ``out``; returns what follows it."""
    stream = Inflation(data, window)
    try:
        while piece := stream.more(_STEP):
            out += piece
            if len(out) > most:
                raise FetchError(
                    url, f"it unpacks to more than {most:,} bytes", "save it by a browser and read the file"
                )
    except zlib.error as error:
        raise FetchError(url, "what came packed is damaged", "try again later", again=True) from error
    if not stream.whole:
        raise FetchError(url, "what came packed is cut off", "try again later", again=True)
    return stream.rest
