"""Site maps (sitemaps.org), with Google's names for news in them, and indexes of site maps."""

from __future__ import annotations

import io
from typing import Any

from marsad.errors import InputError
from marsad.ingest.dates import iso_day
from marsad.ingest.web.feedmodel import Feed, Item, joined

MOST_PLACES = 50_000  # of one file, as sitemaps.org has it
_NEWS = "sitemap-news"  # in the name of the namespace; pictures and films have fields of the same names


def parse_sitemap(data: bytes, url: str) -> Feed:
    """The pages that a site map names, or the site maps that an index names. No entities, no network. InputError if broken."""
    feed = Feed("sitemap")
    maps: list[tuple[str, str]] = []
    for kind, found in _places(data, url):
        place = joined(url, found.get("loc"))
        if place is None:
            continue
        if kind == "sitemap":
            maps.append((found.get("lastmod", ""), place))
        else:
            written = found.get("publication_date") or found.get("lastmod") or ""
            feed.add(Item(place, place, found.get("title"), "", iso_day(written), found.get("name")))
    if maps:
        feed.kind = "sitemap-index"
        feed.maps = [place for _, place in sorted(maps, key=lambda pair: pair[0], reverse=True)]
    return feed


def _places(data: bytes, url: str) -> list[tuple[str, dict[str, str]]]:
    """Each ``url`` or ``sitemap`` element with its fields; what comes before a fault is kept."""
    from lxml import etree

    places: list[tuple[str, dict[str, str]]] = []
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True}
    try:
        for _, element in etree.iterparse(io.BytesIO(data), huge_tree=False, **options):
            kind = _local(element)
            if kind in ("url", "sitemap"):
                places.append((kind, _fields(element)))
                element.clear()
                if len(places) >= MOST_PLACES:
                    break
    except etree.XMLSyntaxError as error:
        if not places:
            raise InputError(
                f"{url}: the site map is no XML that can be read ({str(error)[:80]}); look at it by a browser"
            ) from error
    return places


def _fields(element: Any) -> dict[str, str]:
    """loc and lastmod of an entry, and what Google's namespace for news tells: publication_date, title, name."""
    own = list(element.iterchildren("{*}loc", "{*}lastmod"))
    news = [one for one in element.iter("{*}publication_date", "{*}title", "{*}name") if _NEWS in str(one.tag)]
    return {_local(one): value for one in (*own, *news) if (value := (one.text or "").strip())}


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()
