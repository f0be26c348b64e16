"""Text and Markdown files, whose whole text is the report; and web pages, whose article is."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Generator, Iterator
from typing import BinaryIO

from marsad.errors import EncodingError
from marsad.ingest.encoding import decode
from marsad.ingest.limits import MAX_TEXT
from marsad.ingest.outcome import Rejected, Remark, too_long
from marsad.ingest.records import COLUMNS, Defaults, Outcome, document_of

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEAD = 4096  # bytes in which a page of messages says what it is
_MAX_MESSAGES = 4 * MAX_TEXT
_FIELD = re.compile(r"([A-Za-z_][\w-]*):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)


def read_text(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """One report: the file's text as it stands, less the front matter («---», ``title: …``, «---») if it has one."""
    text = yield from _text(stream, path)
    if text is None:
        return
    fields, body = front_matter(text)
    if not body.strip():
        yield Rejected(path, "the file is empty", "nothing was lost; remove it, or see whether it was saved whole")
        return
    yield from document_of({**fields, "text": body}, path, path, defaults)


def read_page(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The article of a web page, which the extra «html» (trafilatura) finds."""
    if importlib.util.find_spec("trafilatura") is None:
        yield Rejected(
            path, "a web page needs one more package", "pip install 'marsad[html]', or save the page as text"
        )
        return
    try:
        from marsad.ingest.web.page import documents
    except ImportError as error:
        yield Rejected(path, f"trafilatura does not load: {error}", "pip install 'marsad[html]' again")
        return
    data = yield from _page(stream, path)
    if data is not None:
        yield from documents(data, path, defaults)


def read_feed(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The reports of a feed or site map, as far as it gives their words itself; the extra «web» reads them."""
    try:
        from marsad.ingest.web.sources import read_feed as read
    except ImportError:
        yield Rejected(path, "a feed needs one more package", "pip install 'marsad[web]'")
        return
    data = yield from _bytes(stream, path)
    if data is not None:
        yield from read(data, path, defaults)


def front_matter(text: str) -> tuple[dict[str, object], str]:
    """The fields of Marsad's that stand in the front matter, and the body after it; the whole text if it has none."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    known = {name for names in COLUMNS.values() for name in names} - set(COLUMNS["text"])
    pairs = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(found[1])}
    fields: dict[str, object] = {key: value for key, value in pairs.items() if key in known}
    return (fields, text[found.end() :]) if pairs else ({}, text)


def _text(stream: BinaryIO, path: str) -> Generator[Outcome, None, str | None]:
    """Yields remarks; returns the text, or None if it was set aside."""
    data = yield from _bytes(stream, path)
    if data is None:
        return None
    try:
        text, damaged = decode(data)
    except EncodingError as error:
        yield Rejected(path, str(error), "save it as UTF-8 text")
        return None
    if damaged is not None:
        advice = "compare the place with its source"
        yield Remark(f"{path}:{damaged}", "damaged bytes (not valid UTF-8) were read as «\ufffd»", advice)
    return text


def _bytes(stream: BinaryIO, path: str) -> Generator[Outcome, None, bytes | None]:
    data = stream.read(MAX_TEXT + 1)
    if len(data) > MAX_TEXT:
        yield too_long(path)
        return None
    return data


def _page(stream: BinaryIO, path: str) -> Generator[Outcome, None, bytes | None]:
    """The bytes of a page; one of a Telegram export may be longer, for it is a thousand messages, each a report."""
    data = stream.read(MAX_TEXT + 1)
    if b"chat_page" in data[:_HEAD]:
        data += stream.read(_MAX_MESSAGES - MAX_TEXT)
        if len(data) <= _MAX_MESSAGES:
            return data
        yield Rejected(path, f"longer than {_MAX_MESSAGES:,} bytes", "export the chat as JSON, which has no limit")
        return None
    if len(data) > MAX_TEXT:
        yield too_long(path)
        return None
    return data
