"""What a feed or a site map names."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from marsad.ingest.outcome import Remark

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. ``text`` is what the feed itself gives of the report, often its first sentence; ``published`` an ISO day."""

    url: str | None
    key: str
    title: str | None = None
    text: str = ""
    published: str | None = None
    publisher: str | None = None


@dataclass(slots=True)
class Feed:
    """``kind``: rss, atom, json, sitemap or sitemap-index. ``maps`` are the site maps that an index names, newest first."""

    kind: str
    title: str | None = None
    items: list[Item] = field(default_factory=list)
    maps: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _keys: set[str] = field(default_factory=set)

    def add(self, item: Item) -> None:
        """Take an item, once: the same URL or key a second time is passed over."""
        names = {item.key, *([same_page(item.url)] if item.url else [])}
        if self._keys.isdisjoint(names):
            self.items.append(item)
        self._keys |= names


def joined(base: str, link: object) -> str | None:
    """A link of a feed as a whole URL; None where it is none that could be fetched."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        url = urljoin(base, "".join(link.split()))
        return url if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else None
    except ValueError:
        return None


def same_page(url: str) -> str:
    """A URL without its fragment and what only counts visitors: two such that are alike lead to one page."""
    parts = urlsplit(url)
    pairs = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    query = parts.query if len(pairs) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(pairs)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
