"""robots.txt (RFC 9309): what a site asks of those who come by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from marsad.errors import FetchError
from marsad.ingest.web.fetch import Fetcher

NAME = "marsad"
MOST = 500 * 1024  # bytes that are looked at, as the standard has it
_STARS = 20  # wildcards in one line: more are made to choke their reader
_LONGEST = 60.0  # seconds: a longer Crawl-delay is not kept to


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site allows. ``closed``: why nothing of it is asked now, or ``for_good``; ``delay``: seconds that it asks for
    between two requests."""

    parsed: Any = None
    closed: str = ""
    delay: float = 0.0
    for_good: bool = False

    def why_not(self, url: str) -> str | None:
        """Why a URL must not be asked for; None if it may."""
        if self.closed:
            return self.closed
        if self.parsed is None or self.parsed.can_fetch(url, NAME):
            return None
        return "the site's robots.txt asks not to fetch it"


def rules_of(fetcher: Fetcher, url: str) -> Rules:
    """The rules of the site of ``url``. No robots.txt allows everything; one that cannot be had shuts the site for now."""
    parts = urlsplit(url)
    place = f"{parts.scheme}://{parts.netloc}/robots.txt"
    try:
        return parse(fetcher.fetch(place).body)
    except FetchError as error:
        if error.status is not None and 400 <= error.status < 500 and error.status != 429:
            return Rules()
        if error.status is None and "redirects" in error.reason:
            return Rules()  # as the standard has it for too many redirects
        if error.status is None and not error.again:
            return Rules(closed=error.reason, for_good=True)  # the host itself may not be asked
        return Rules(closed=f"its robots.txt cannot be had ({error.reason})")


def parse(data: bytes) -> Rules:
    """The rules of a robots.txt; lines that are damaged are passed over."""
    from protego import Protego

    text = data[:MOST].decode("utf-8", "replace").lstrip("\ufeff")
    lines = [line[:2048] for line in text.splitlines() if line[:2048].count("*") <= _STARS]
    try:
        parsed = Protego.parse("\n".join(lines))
        delay = float(parsed.crawl_delay(NAME) or 0.0)
    except Exception:  # the parser is not ours; rules that cannot be read bind nobody
        return Rules()
    return Rules(parsed, delay=min(max(delay, 0.0), _LONGEST))
