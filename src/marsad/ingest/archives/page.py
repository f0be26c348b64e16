"""A captured page, in bytes with what is known of it → its document, by the reader of its kind."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message
from typing import TYPE_CHECKING

from marsad.ingest.digest import digest_of
from marsad.ingest.outcome import Rejected
from marsad.ingest.records import Defaults, Outcome
from marsad.model.provenance import Provenance
from marsad.model.text import Document

if TYPE_CHECKING:
    from marsad.ingest.files import Reader

# The endings by whose readers content of these kinds is read; a kind whose ending has no reader is passed over.
ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
}
# Encodings that are told apart by the bytes, and those that servers name by default for whatever they send.
_READ_BY_BYTES = (
    "utf-8 utf8 us-ascii ascii windows-1256 cp1256 utf-16 iso-8859-1 latin1 latin-1 windows-1252 cp1252".split()
)
_ARABIC_WINDOWS = ("windows-1256", "cp1256")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page, with what its archive says of it: see ``Document`` and ``Provenance``.

    ``whole``: the bytes of the original, where the page is only a part of it (a mail).
    """

    data: bytes
    content_type: str
    path: str = ""
    source_id: str | None = None
    url: str | None = None
    captured: str | None = None
    media: tuple[str, ...] = ()
    whole: bytes | None = None

    @property
    def reader(self) -> Reader | None:
        """What reads content of its kind."""
        from marsad.ingest.files import READERS  # which imports the readers of archives

        return READERS.get(ENDINGS.get(media_type(self.content_type), ""))


def read_as_page(page: Page, where: str, defaults: Defaults) -> Iterator[Outcome]:
    """The document of a page; what its archive states of address, capture and digest goes before what the page says."""
    reader = page.reader
    assert reader is not None, page.content_type
    kind = media_type(page.content_type)
    data = in_utf8(page.data, charset_of(page.content_type)) if kind.startswith("text/") else page.data
    empty = True
    for outcome in reader(io.BytesIO(data), where, defaults):
        empty = False
        yield with_source(outcome, page) if isinstance(outcome, Document) else outcome
    if empty:
        yield Rejected(where, "there is no report in it", "nothing was lost")


def with_source(document: Document, page: Page) -> Document:
    """The document with what is known of its capture."""
    known = replace(
        document.provenance or Provenance(),
        captured=page.captured,
        original=digest_of(page.data if page.whole is None else page.whole),
        media=page.media,
    )
    return replace(
        document,
        path=page.path or document.path,
        source_id=page.source_id or document.source_id,
        url=page.url or document.url,
        provenance=known,
    )


def media_type(content_type: str) -> str:
    """«text/html» of «Text/HTML; charset=utf-8»."""
    return content_type.partition(";")[0].strip().lower()[:80]


def charset_of(content_type: str) -> str:
    """The encoding that a content type names, in small letters; empty if it names none."""
    message = Message()
    message["Content-Type"] = content_type[:500].replace("\r", " ").replace("\n", " ")
    charset = message.get_content_charset("")
    return str(charset).lower()


def in_utf8(data: bytes, charset: str, sure: bool = False) -> bytes:
    """The bytes in UTF-8 where the encoding named is one that is not told apart by the bytes themselves (ISO-8859-6).

    ``sure``: the name was set by whoever wrote the text, not by a server for all that it sends.
    """
    if not charset or (charset in _READ_BY_BYTES and not (sure and charset in _ARABIC_WINDOWS)):
        return data
    try:
        data.decode("utf-8")
        return data
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(charset).encode("utf-8")
    except (LookupError, ValueError):
        return data
