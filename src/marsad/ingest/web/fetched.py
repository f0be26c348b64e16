"""What came of a fetch, with all that a court or an editor may ask about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from marsad.ingest.digest import digest_of

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the server showed to prove its name. ``sha256`` is the digest of its DER bytes; times are as it writes them.

    Only the server's own certificate is kept, not the chain above it.
    """

    sha256: str
    pem: str
    subject: str
    issuer: str
    not_before: str
    not_after: str
    protocol: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. Times are ISO 8601 in UTC; ``address`` is the one connected to, None behind a proxy."""

    url: str
    address: str | None
    request: Headers
    status: int
    response: Headers
    started: str
    ended: str
    certificate: Certificate | None = None

    def header(self, name: str) -> str | None:
        """The first header of the answer of that name; case does not matter."""
        return next((value for key, value in self.response if key.lower() == name.lower()), None)


@dataclass(frozen=True)
class Fetched:
    """A body and the way to it. ``exchanges`` are in order: all but the last are redirects.

    ``body`` is what the page is, unpacked; ``packed`` what came over the wire where that was packed, else None. ``proxy``
    is the proxy's URL without name and password. ``tools`` names what fetched it, with versions.
    """

    asked: str
    body: bytes
    packed: bytes | None
    exchanges: tuple[Exchange, ...]
    proxy: str | None
    tools: str

    @property
    def url(self) -> str:
        """Where the body came from at last."""
        return self.exchanges[-1].url

    @property
    def status(self) -> int:
        return self.exchanges[-1].status

    @property
    def captured(self) -> str:
        """When the last byte came, ISO 8601 in UTC."""
        return self.exchanges[-1].ended

    @property
    def media_type(self) -> str:
        """``text/html`` and the like, in small letters; empty where the server does not say."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @cached_property
    def sha256(self) -> str:
        """``sha256:`` and the digest of the body."""
        return digest_of(self.body)

    def header(self, name: str) -> str | None:
        """The first header of the last answer of that name."""
        return self.exchanges[-1].header(name)

    def record(self) -> dict[str, Any]:
        """The capture as one JSON object; the bodies are named by their digests."""
        return {
            "asked": self.asked,
            "url": self.url,
            "status": self.status,
            "captured": self.captured,
            "body": {"sha256": self.sha256.removeprefix("sha256:"), "bytes": len(self.body)},
            "packed": None if self.packed is None else _told(self.packed),
            "exchanges": [_exchange(one) for one in self.exchanges],
            "proxy": self.proxy,
            "tools": self.tools,
        }


def _told(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def _exchange(one: Exchange) -> dict[str, Any]:
    certificate = one.certificate
    return {
        "url": one.url,
        "address": one.address,
        "status": one.status,
        "started": one.started,
        "ended": one.ended,
        "request": [list(pair) for pair in one.request],
        "response": [list(pair) for pair in one.response],
        "certificate": certificate and {name: getattr(certificate, name) for name in certificate.__slots__},
    }
