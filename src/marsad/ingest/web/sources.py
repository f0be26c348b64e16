"""``marsad read https://…``: what is fetched, read by the reader that its kind has."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from marsad.errors import FetchError, InputError
from marsad.ingest.outcome import Rejected
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.web.feeds import kind_of, parse_feed
from marsad.ingest.web.fetch import Fetcher
from marsad.ingest.web.fetched import Fetched
from marsad.model.provenance import Provenance
from marsad.model.text import Document

FEED = ".rss"  # under which feeds of every kind are read

_TRIES = 3
_WAITS = (1.0, 4.0)  # seconds before the second and the third try
_LONGEST = 30.0  # seconds that a person who waits for one page is made to wait

_BY_TYPE = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md", "text/csv": ".csv",
    "application/json": ".json", "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx", "multipart/related": ".mhtml",
}  # fmt: skip


def patiently(fetcher: Fetcher, url: str, sleep: Callable[[float], object] = time.sleep) -> Fetched:
    """Fetch, and try again where it may go better soon. FetchError after the last try, or at once where it never will."""
    for wait in (*_WAITS, None):
        try:
            return fetcher.fetch(url)
        except FetchError as error:
            pause = max(error.after or 0.0, wait or 0.0)
            if wait is None or not error.again or pause > _LONGEST:
                raise
        sleep(pause)
    raise AssertionError("the last try returns or raises")


def read_url(url: str, defaults: Defaults, fetcher: Fetcher) -> Iterator[Outcome]:
    """The documents that a URL leads to, with when and from where they came."""
    try:
        fetched = patiently(fetcher, url)
    except FetchError as error:
        yield Rejected(error.url, error.reason, error.advice)
        return
    for outcome in _read(fetched, defaults):
        yield captured(outcome, fetched) if isinstance(outcome, Document) else outcome


def captured(document: Document, fetched: Fetched) -> Document:
    """The document with the place and time of its capture."""
    way = replace(document.provenance or Provenance(), captured=fetched.captured, original=fetched.sha256)
    return replace(document, url=document.url or fetched.url, provenance=way)


def ending_of(fetched: Fetched) -> str:
    """The ending of the reader for what was fetched: by what it is, by what the server says, by its URL, else a web page."""
    from marsad.ingest.files import READERS

    head = fetched.body[:1024].lstrip()
    if fetched.body.startswith(b"%PDF-"):
        return ".pdf"
    path = urlsplit(fetched.url).path.lower().removesuffix(".gz")
    if kind_of(fetched.body) or (fetched.body.startswith(b"\x1f\x8b") and path.endswith(".xml")):
        return FEED
    if head[:1] == b"<" and (b"<html" in head.lower() or b"<!doctype html" in head.lower()):
        return ".html"
    named = next((ending for ending in READERS if path.endswith(ending)), None)
    told = _BY_TYPE.get(fetched.media_type)
    return told if told and told != ".txt" else named or told or ".html"


def _read(fetched: Fetched, defaults: Defaults) -> Iterator[Outcome]:
    from marsad.ingest.files import READERS, documents_of

    ending = ending_of(fetched)
    if ending not in READERS:
        yield Rejected(fetched.url, f"Marsad does not read «{ending}»", f"it reads {' '.join(sorted(READERS))}")
        return
    yield from documents_of(io.BytesIO(fetched.body), fetched.url, defaults, ending)


def read_feed(data: bytes, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The reports of a feed as far as the feed itself gives them; the pages that it names are not fetched."""
    try:
        feed = parse_feed(data, path)
    except InputError as error:
        where, _, reason = str(error).partition(": ")
        told, _, advice = reason.partition("; ")
        yield Rejected(where, told, advice)
        return
    yield from feed.remarks
    if not any(item.text or item.title for item in feed.items):
        yield Rejected(path, "it names pages and gives none of their words", "fetch them: marsad watch FEEDS.toml")
        return
    for number, item in enumerate(feed.items, 1):
        record = {
            "id": item.url or item.key,
            "text": item.text,
            "title": item.title,
            "url": item.url,
            "published": item.published,
            "publisher": item.publisher or feed.title,
        }
        yield from document_of(record, path, f"{path}[{number}]", defaults)
