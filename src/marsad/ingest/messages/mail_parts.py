"""A mail as its headers and parts. Whatever is wrong in a header costs that header alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import cast

from marsad.errors import InputError
from marsad.ingest.archives.page import in_utf8
from marsad.ingest.encoding import decode

MAX_PARTS = 500
_LONGEST_HEADER = 4000  # letters of one header that are read
_MAX_HEAD = 2**18  # bytes of the headers of a mail
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb"boundary", re.IGNORECASE)
_MAX_LINES = 2_000_000  # attachments of 40 MB have 550,000
_MAX_RULES = 2_000  # lines that may part two parts: each costs the parser what its headers are made to cost
_LONG_HEADER = re.compile(rb"^content-[a-z-]+\s*:(?:[^\n]|\n[ \t]){1000}", re.IGNORECASE | re.MULTILINE)
_MAX_NESTED = 20  # multiparts; the parser looks every line up in each of those around it


def parsed(data: bytes) -> EmailMessage:
    """The mail. InputError for one that is built to choke its reader, or of which the standard library makes none."""
    end = _HEAD_END.search(data)
    if (end.start() if end else len(data)) > _MAX_HEAD:
        raise InputError("its headers are longer than those of any mail")
    if data.count(b"\n") > _MAX_LINES:
        raise InputError(f"more than {_MAX_LINES:,} lines, which no mail has")
    if data.count(b"\n--") > _MAX_RULES:
        raise InputError(f"more than {_MAX_RULES:,} lines that begin as those between parts do")
    if _LONG_HEADER.search(data):
        raise InputError("the header of a part is longer than that of any mail")
    if len(_BOUNDARY.findall(data)) > _MAX_NESTED:
        raise InputError(f"more than {_MAX_NESTED} parts lie in one another")
    try:
        return message_from_bytes(data, policy=policy.default)
    except Exception as error:  # the parser of headers fails in many ways on what is no header
        raise InputError(f"no mail can be made of it ({type(error).__name__})") from error


def header(message: EmailMessage, name: str) -> str | None:
    """A header as text, its encoded words read, on one line; None if there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return None
    raw = " ".join(raw[:_LONGEST_HEADER].split())
    raw = _in_utf8(raw)
    try:
        found = str(make_header(decode_header(raw)))
    except Exception:  # an encoded word that is none, an encoding that nobody knows
        found = raw
    return " ".join(found.encode("utf-8", "replace").decode("utf-8").split()) or None


def sender(message: EmailMessage) -> str | None:
    """The name in «From», or the address where there is no name."""
    written = header(message, "From")
    if written is None:
        return None
    name, address = parseaddr(written)
    return name.strip() or address.strip() or written


@dataclass(frozen=True, slots=True)
class Part:
    """A part that holds content: its kind («text/html»), and its name if it is an attachment."""

    message: EmailMessage
    kind: str
    name: str | None


def leaves(message: EmailMessage) -> Iterator[Part]:
    """The parts that hold content, in order; a mail inside the mail is one part. At most MAX_PARTS."""
    stack, count = [message], 0
    while stack and count < MAX_PARTS:
        part = stack.pop()
        kind = kind_of(part)
        if kind.startswith("multipart/") and part.is_multipart():
            stack.extend(cast(EmailMessage, one) for one in reversed(list(part.get_payload())))
        else:
            count += 1
            yield Part(part, kind, _name(part))


def content(part: EmailMessage) -> bytes:
    """The bytes of a part, its transfer encoding undone; of a mail inside the mail, that mail. Nothing if that fails."""
    try:
        if part.is_multipart():
            return b"".join(cast(EmailMessage, one).as_bytes() for one in part.get_payload())
        data = part.get_payload(decode=True)
    except Exception:  # a transfer encoding that is none, a mail that cannot be written again
        return b""
    return data if isinstance(data, bytes) else b""


def text_of(part: EmailMessage) -> str | None:
    """The words of a part in the encoding that it states, or else in the one its bytes show; None if it is no text."""
    try:
        charset = str(part.get_content_charset("") or "")
    except Exception:  # a header of the content's kind that is none
        charset = ""
    try:
        return decode(in_utf8(content(part), charset, sure=True))[0]
    except InputError:
        return None


def kind_of(part: EmailMessage) -> str:
    """«text/html»."""
    try:
        return str(part.get_content_type())
    except Exception:  # the parser of headers fails in many ways
        return "text/plain"


def _name(part: EmailMessage) -> str | None:
    """The name of an attachment; None for a part that is none."""
    try:
        name = part.get_filename()
    except Exception:
        name = None
    if name:
        return _in_utf8(str(name))[:200]
    try:
        attached = part.get_content_disposition() == "attachment"
    except Exception:
        attached = False
    return "attachment" if attached else None


def _in_utf8(text: str) -> str:
    """A header in which bytes stand as they were sent, read in the encoding that they show."""
    try:
        data = text.encode("utf-8", "surrogateescape")
        return decode(data)[0]
    except (InputError, UnicodeEncodeError):
        return text.encode("utf-8", "replace").decode("utf-8")
