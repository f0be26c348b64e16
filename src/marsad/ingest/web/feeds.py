"""Feeds and site maps: RSS 2.0, 1.0 and 0.9x, Atom, JSON Feed, site maps and their indexes, packed or not."""

from __future__ import annotations

import io
import json
import re
import time
from typing import Any

from marsad.errors import FetchError, InputError
from marsad.ingest.dates import iso_day
from marsad.ingest.encoding import decode
from marsad.ingest.outcome import Remark
from marsad.ingest.web.feedmodel import Feed, Item, joined
from marsad.ingest.web.limits import Limits
from marsad.ingest.web.plain import plain
from marsad.ingest.web.sitemaps import parse_sitemap
from marsad.ingest.web.tags import is_swollen
from marsad.ingest.web.unpack import unpacked

MAX_FEED = 4 * 1024 * 1024  # bytes; a damaged feed is read slowly, some seconds a megabyte
MOST_ITEMS = 5000

_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?(rss|feed|RDF|channel|urlset|sitemapindex|html)\b", re.IGNORECASE)
_HEAD = 65536


def kind_of(data: bytes) -> str | None:
    """``feed``, ``sitemap`` or ``json`` for bytes that look so; None for others, a web page among them."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:4]:
        head = head.replace(b"\0", b"")
    first = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    if first == b"{" and b"jsonfeed.org/version" in head.replace(b"\\/", b"/"):
        return "json"
    found = _ROOT.search(head)
    if first != b"<" or not found or found[1].lower() == b"html":
        return None
    return "sitemap" if found[1].lower() in (b"urlset", b"sitemapindex") else "feed"


def parse_feed(data: bytes, url: str, media_type: str = "") -> Feed:
    """What a feed or site map names. ``url`` is where it came from, for links that are relative. InputError if it is none."""
    if data.startswith(b"\x1f\x8b"):
        data = unpacked(data, "gzip", url, Limits())
    kind = kind_of(data)
    if kind is None:
        raise InputError(
            f"{url}: it is no feed and no site map; give the URL of an RSS, Atom or JSON feed, or of a sitemap.xml"
        )
    if kind == "sitemap":
        return parse_sitemap(data, url)
    if len(data) > MAX_FEED:
        raise FetchError(
            url, f"a feed of more than {MAX_FEED:,} bytes", "feeds name the latest only; is it another file?"
        )
    return _json_feed(data, url) if kind == "json" else _xml_feed(data, url, media_type)


def _xml_feed(data: bytes, url: str, media_type: str) -> Feed:
    import feedparser

    if is_swollen(data.replace(b"\0", b"").decode("latin-1")):
        raise InputError(f"{url}: one tag of the feed is made to choke its reader; look at it by a browser")
    headers = {"content-location": url, "content-type": media_type or "application/xml"}
    try:
        found: Any = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:  # the parser is not ours, and a broken feed must not stop the others
        raise InputError(
            f"{url}: the feed could not be read ({type(error).__name__}); look at it by a browser"
        ) from error
    version = str(found.get("version") or "")
    feed = Feed("atom" if version.startswith("atom") else "rss", _text(found.feed.get("title")))
    if found.get("bozo") and found.entries:
        told = str(found.get("bozo_exception", ""))[:80].replace("\n", " ")
        feed.remarks.append(Remark(url, f"the feed is not well-formed ({told})", "it was read as far as it could be"))
    for entry in found.entries[:MOST_ITEMS]:
        _add(feed, url, _entry(entry))
    return feed


def _entry(entry: Any) -> dict[str, Any]:
    """The fields of an entry of RSS or Atom by the names of JSON Feed."""
    contents = [one.get("value") for one in entry.get("content", []) if isinstance(one, dict)]
    body = max([one for one in (*contents, entry.get("summary")) if isinstance(one, str)], key=len, default="")
    updated = (
        dict.get(entry, "updated"),
        dict.get(entry, "updated_parsed"),
    )  # feedparser's own «get» gives one for the other
    parsed = entry.get("published_parsed") or updated[1]
    return {
        "id": entry.get("id"),
        "url": entry.get("link"),
        "title": plain(entry.get("title") or ""),
        "content_html": body,
        "date_published": entry.get("published") or updated[0],
        "day": time.strftime("%Y-%m-%d", parsed) if parsed else None,
    }


def _json_feed(data: bytes, url: str) -> Feed:
    try:
        value = json.loads(decode(data)[0])
    except (ValueError, RecursionError) as error:
        raise InputError(f"{url}: the feed is no JSON that can be read; look at it by a browser") from error
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        raise InputError(f"{url}: the feed has no list of items; look at it by a browser")
    feed = Feed("json", _text(value.get("title")))
    for entry in value["items"][:MOST_ITEMS]:
        if isinstance(entry, dict):
            _add(feed, url, entry)
    return feed


def _add(feed: Feed, url: str, entry: dict[str, Any]) -> None:
    link = joined(url, entry.get("url")) or joined(url, entry.get("external_url"))
    written = _text(entry.get("date_published")) or _text(entry.get("date_modified"))
    day = (iso_day(written) if written else None) or entry.get("day")
    title = _text(entry.get("title"))
    key = _text(entry.get("id")) or link
    where = key or title or feed.kind
    if written and not day:
        feed.remarks.append(Remark(f"{url} ({where[:80]})", f"«{written[:40]}» is no date", "it was read without one"))
    markup = entry.get("content_html")
    text = plain(markup) if isinstance(markup, str) and markup.strip() else _text(entry.get("content_text")) or ""
    if key is None and not (title or text):
        feed.remarks.append(Remark(url, "an entry without link, id, title and text", "nothing can be read in it"))
        return
    feed.add(Item(link, key or f"{title}\n{text}"[:500], title, text, day))


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None
