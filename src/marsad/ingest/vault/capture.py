"""What is kept of one act of capturing: who brought what in, when, from where, and what was said on the way."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.ingest.digest import digest_of
from marsad.ingest.outcome import Rejected, Remark

if TYPE_CHECKING:
    from marsad.ingest.archives.archiver_items import Item
    from marsad.ingest.columns import Columns

Pairs = tuple[tuple[str, str], ...]

_PEM = re.compile(r"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tls:
    """What an encrypted connection said of the other side. ``certificate`` is PEM, the server's own first."""

    protocol: str | None = None
    cipher: str | None = None
    certificate: str | None = None

    @property
    def fingerprint(self) -> str | None:
        """``sha256:`` and the digest of the first certificate's DER bytes; None where there is none that can be read."""
        found = _PEM.search(self.certificate or "")
        try:
            return digest_of(base64.b64decode(found[1])) if found else None
        except binascii.Error:
            return None


@dataclass(frozen=True, slots=True)
class Hop:
    """One request and its answer. Headers stand in their order; ``address`` is the IP address that was asked."""

    url: str
    method: str = "GET"
    request: Pairs = ()
    status: int | None = None
    response: Pairs = ()
    address: str | None = None
    tls: Tls | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """Where some bytes come from.

    ``source`` is the identity of the source: the URL that was asked for, an absolute path, or «-». ``name`` is what documents
    get as their path. ``ending`` (".html") chooses the reader; None: the ending of ``name``. ``at`` is ISO 8601 in UTC; None:
    now. ``hops`` are requests, redirects first. ``published`` and ``publisher`` hold for documents that do not say theirs,
    ``columns`` for tables. ``archived`` is what auto-archiver says of the address that the bytes are of. Without ``read`` no
    text is looked for (a picture, a film).
    """

    source: str
    name: str
    ending: str | None = None
    method: str = "file"
    at: str | None = None
    hops: tuple[Hop, ...] = ()
    tools: Pairs = ()
    details: Pairs = ()
    published: str | None = None
    publisher: str | None = None
    read: bool = True
    columns: Columns | None = None
    archived: Item | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a capture, once it is safe on the disk.

    ``action`` is «kept», or «seen» where the source gave the bytes that it had given before. ``original``, ``capture`` and
    ``texts`` are digests (``texts`` is None where no document was found); ``size`` counts bytes, ``entry`` is the number of
    the entry in the custody log; ``outcomes`` are what the reader set aside or remarked.
    """

    action: str
    source: str
    original: str
    size: int
    capture: str
    texts: str | None
    documents: int
    entry: int
    outcomes: tuple[Rejected | Remark, ...] = ()
