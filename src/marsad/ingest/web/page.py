"""The bytes of a web page → its document: the article's Arabic, with what the page says about itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from marsad.errors import EncodingError, InputError
from marsad.ingest.digest import digest_of
from marsad.ingest.encoding import decode, encoding_of
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.web.article import Article, extractor, find_article
from marsad.ingest.web.channel import is_channel, posts_of
from marsad.ingest.web.pagedates import choose
from marsad.ingest.web.schemes import is_url
from marsad.ingest.web.script import arabic_of
from marsad.ingest.web.telegram_page import is_export, messages_of
from marsad.ingest.web.tree import parse
from marsad.model.provenance import Provenance
from marsad.model.text import Document

_TOLD = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes: where a page says its encoding
_OTHERS = frozenset(
    {"iso8859-6", "mac-arabic", "cp864", "cp720"}
)  # encodings of Arabic that only a page's own word can tell
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")


def documents(data: bytes, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The document of a page, after remarks on what is in doubt; or why there is none. ``path`` is a file or a URL."""
    try:
        page, damaged = decode(data, _codec(data))
    except EncodingError as error:
        yield Rejected(path, str(error), "save its words as a text file in UTF-8")
        return
    if damaged is not None:
        yield Remark(f"{path}:{damaged}", "damaged bytes were read as «\\ufffd»", "compare the place with its source")
    way = Provenance(original=digest_of(data), extractor=extractor())
    try:
        if is_channel(page):
            yield from list(posts_of(parse(page), path, defaults, way))
            return
        if is_export(page):
            yield from list(messages_of(parse(page), path, defaults, way))
            return
        article = find_article(page, _url(path, page))
    except InputError as error:
        yield Rejected(path, str(error), "save its words as a text file")
        return
    except Exception as error:  # whatever a page does to its reader, the other pages must be read
        yield Rejected(path, f"the page could not be read ({type(error).__name__})", "save its words as a text file")
        return
    if article is None:
        yield Rejected(path, "no article was found in the page", "save its words as a text file")
        return
    yield from _admitted(article, way, path, defaults)


def _admitted(article: Article, way: Provenance, path: str, defaults: Defaults) -> Iterator[Outcome]:
    day, doubt = choose(list(article.days), path)
    if doubt:
        yield doubt
    arabic = arabic_of(article.text)
    if arabic.left:
        advice = "Marsad reads Arabic; the page as a whole is where it was"
        yield Remark(path, f"paragraphs in other languages were left out ({arabic.left})", advice)
    record = {
        "text": arabic.text,
        "title": article.title,
        "publisher": article.outlet,
        "published": day,
        "url": article.url,
    }
    known = replace(way, author=article.author)
    for outcome in document_of(record, path, path, defaults):
        yield replace(outcome, provenance=known) if isinstance(outcome, Document) else outcome


def _codec(data: bytes) -> str | None:
    """The encoding: what the bytes plainly are; then what the page says, where no rule of ours can tell; then by the rules."""
    try:
        found = encoding_of(data)
    except EncodingError:
        found = ""
    if found and found != "cp1256":
        return found
    told = _TOLD.search(data[:_HEAD])
    try:
        name = codecs.lookup(told[1].decode("ascii")).name if told else ""
    except LookupError:
        name = ""
    return name if name in _OTHERS else None


def _url(path: str, page: str) -> str | None:
    """Where the page was fetched: the path itself, or what a browser wrote into the file when it saved it."""
    if is_url(path):
        return path
    saved = _SAVED.search(page[:_HEAD])
    return saved[1] if saved else None
