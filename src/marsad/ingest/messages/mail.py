"""Mails (.eml) and pages that browsers saved in the form of mails (.mhtml, .mht)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from marsad.errors import InputError
from marsad.ingest.archives.members import read_member
from marsad.ingest.archives.nest import TooMuchError, nest_for
from marsad.ingest.archives.page import ENDINGS, Page, read_as_page, with_source
from marsad.ingest.archives.zip_names import inside
from marsad.ingest.dates import utc
from marsad.ingest.messages.mail_parts import (
    Part,
    content,
    header,
    kind_of,
    leaves,
    parsed,
    sender,
    text_of,
)
from marsad.ingest.messages.visible_text import visible_text
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.model.text import Document

MAX_MAIL = 40 * 2**20  # bytes, attachments included; servers take 25 MB, which a mail writes in 34

_ARABIC = re.compile("[\u0621-\u064a]")
_SEEN = ("image/", "video/", "audio/")
_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def read_mail(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The text of a mail and of its attachments that can be read; of a saved page, the page."""
    data = stream.read(MAX_MAIL + 1)
    if len(data) > MAX_MAIL:
        yield Rejected(
            path, f"a mail of more than {MAX_MAIL // 2**20} MB", "save its attachments as files of their own"
        )
        return
    if not data.strip():
        return
    try:
        message = parsed(data.lstrip(b"\xef\xbb\xbf\r\n"))
        nest = nest_for(len(data), defaults.inside)
    except InputError as error:
        yield Rejected(path, str(error), "save its text as a file")
        return
    except TooMuchError as error:
        yield Rejected(path, f"not read: {error}", "save what you trust of it as a file, and read that")
        return
    if not list(message.raw_items()):
        yield Rejected(path, "no mail: it has no headers", "save it from the mail program as .eml, or its text as .txt")
    elif kind_of(message) in _LOCKED:
        yield Rejected(path, "the mail is encrypted", "open it in the mail program, and save its text")
    elif _is_page(message):
        yield from _page(message, data, path, defaults)
    else:
        yield from _mail(message, data, path, replace(defaults, inside=nest))


def _is_page(message: EmailMessage) -> bool:
    """Whether a browser saved a page: the parts belong together, and the first to be shown has an address."""
    if header(message, "Snapshot-Content-Location"):
        return True
    alone = kind_of(message) == "multipart/related" and header(message, "To") is None
    return alone and any(header(part.message, "Content-Location") for part in leaves(message))


def _page(message: EmailMessage, data: bytes, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The page itself; the pictures and frames saved with it are left out."""
    shown = next((part for part in leaves(message) if part.kind in ("text/html", "application/xhtml+xml")), None)
    if shown is None:
        yield Rejected(path, "no page of text is in it", "save the page as HTML or as text")
        return
    text = text_of(shown.message)
    if text is None:
        yield Rejected(path, "the page's text is in no encoding that Marsad reads", "save the page as HTML in UTF-8")
        return
    url = header(message, "Snapshot-Content-Location") or header(shown.message, "Content-Location")
    page = Page(text.encode("utf-8"), "text/html", path=path, url=url, captured=_moment(message), whole=data)
    yield from read_as_page(page, path, defaults)


def _mail(message: EmailMessage, data: bytes, path: str, defaults: Defaults) -> Iterator[Outcome]:
    parts = list(leaves(message))
    media = tuple(part.name for part in parts if part.name and part.kind.startswith(_SEEN))
    text = _body(parts)
    if text is None:
        yield Rejected(path, "the mail has no text", "read its attachments as files of their own")
    else:
        record = {
            "text": text,
            "id": header(message, "Message-ID"),
            "title": header(message, "Subject"),
            "publisher": sender(message),
            "published": header(message, "Date"),
            "url": header(message, "Content-Location"),
        }
        page = Page(data, "", media=media)
        for outcome in document_of(record, path, path, defaults):
            yield with_source(outcome, page) if isinstance(outcome, Document) else outcome
    yield from _attachments(parts, path, defaults)


def _body(parts: list[Part]) -> str | None:
    """The plain text, or the words of the HTML where that has Arabic in it and the plain text has none."""
    texts: dict[str, str] = {}
    for part in parts:
        kind = part.kind
        if _is_body(part, parts):
            text = text_of(part.message)
            if text and kind == "text/html":
                text = visible_text(text)
            if text and text.strip():
                texts[kind] = f"{texts[kind]}\n{text}" if kind in texts else text
    plain, html = texts.get("text/plain"), texts.get("text/html")
    if plain and html:
        return html if _ARABIC.search(html) and not _ARABIC.search(plain) else plain
    return plain or html


def _is_body(part: Part, parts: list[Part]) -> bool:
    """Whether a part is text of the mail itself: one without a name, or all there is."""
    return part.kind in ("text/plain", "text/html") and (len(parts) == 1 or part.name is None)


def _attachments(parts: list[Part], path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The documents of attachments that can be read; the others are named, but for pictures, which are media."""
    for part in parts:
        name, kind = part.name, part.kind
        if kind == "message/rfc822":
            name = f"{name or 'message'}.eml".replace(".eml.eml", ".eml")
        if name is None or kind.startswith(_SEEN) or _is_body(part, parts):
            continue
        where = f"{path}!{inside(name)}"
        if "." not in name and kind in ENDINGS:
            where += ENDINGS[kind]
        data = content(part.message)
        if not data:
            yield Remark(where, "the attachment is empty or cannot be unpacked", "save it from the mail program")
            continue
        assert defaults.inside is not None
        yield from read_member(io.BytesIO(data), len(data), where, defaults, defaults.inside)


def _moment(message: EmailMessage) -> str | None:
    """When a page was saved, in UTC."""
    try:
        return utc(parsedate_to_datetime(header(message, "Date") or ""))
    except (ValueError, OverflowError):
        return None
