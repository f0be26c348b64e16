"""What a server's answer means: the page, a redirect, or why there is none."""

from __future__ import annotations

import datetime
from email.utils import parsedate_to_datetime

from marsad.errors import FetchError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
_LONGEST = 7 * 24 * 3600.0  # seconds: what a server may ask to wait and be heeded

_TOLD: dict[int, tuple[str, str]] = {
    401: ("the server wants a name and a password", "log in by a browser, save the page and read the file"),
    402: ("the server wants to be paid", "open it by a browser, save the page and read the file"),
    403: ("the server refuses to give it", "open it by a browser, save the page and read the file"),
    404: ("there is no such page", "check the URL; it may have been taken down"),
    407: ("the proxy wants a name and a password", "give them: --proxy socks5://NAME:PASSWORD@HOST:PORT"),
    410: ("the page was taken down", "look for it in a web archive"),
    429: ("the server asks to be left alone for a while", "try again later"),
    451: ("the page is withheld for legal reasons", "look for it in a web archive"),
}


def refuse(url: str, status: int, retry_after: str | None, now: datetime.datetime) -> None:
    """FetchError for a status that is no page; nothing for one that is."""
    if 200 <= status < 300 or status == NOT_MODIFIED:
        if status in (204, 205, 206):
            raise FetchError(
                url, f"the server answered {status}: no whole page", "try again later", status=status, again=True
            )
        return
    reason, advice = _TOLD.get(status, ("the server answered with an error", "try again later"))
    again = status >= 500 or status in (408, 425, 429)
    after = wait_asked(retry_after, now) if again else None
    if after:
        advice = f"try again in {_spoken(after)}, as the server asks"
    raise FetchError(url, f"{reason} ({status})", advice, status=status, again=again, after=after)


def wait_asked(header: str | None, now: datetime.datetime) -> float | None:
    """The seconds of a header Retry-After, which is a number or a date; None where it says nothing sensible."""
    value = (header or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), _LONGEST)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=datetime.UTC)
    return min(max(0.0, (when - now).total_seconds()), _LONGEST)


def _spoken(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"
