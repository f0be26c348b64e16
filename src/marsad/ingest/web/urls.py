"""A URL as somebody wrote it → one that may be asked for, or why not."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx

from marsad.errors import FetchError
from marsad.ingest.web.limits import PORTS, URL_CHARACTERS

_INVISIBLE = re.compile("[\u0000-\u0020\u007f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_USER = re.compile(r"//[^/?#]*@")  # a name and a password, which no message shows
_HOST = re.compile(rb"[A-Za-z0-9._:-]+")
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_OWN_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "localdomain")


def checked(
    text: str, ports: frozenset[int] | None = PORTS, base: str | None = None, proxied: bool = False
) -> httpx.URL:
    """The URL in the form in which it is asked for: host in ASCII, path quoted, fragment off. FetchError if it may not be.

    ``ports`` are those that may be asked, None for any. ``base`` is the page on which a relative one stands. ``proxied``: a
    proxy resolves the name, so that names of networks of one's own are refused by their looks. Addresses are judged when the
    connection is made.
    """
    text = (
        text.strip().replace(" ", "%20") if base else text.strip()
    )  # there are servers that redirect to URLs with spaces
    shown = _USER.sub("//", text)
    url = _parsed(text, shown, base)
    _check_scheme(url, shown)
    if url.userinfo or "@" in urlsplit(str(url)).netloc:
        raise FetchError(shown, "a URL with a name and password in it", "take out what stands before the «@»")
    port = url.port or (443 if url.scheme == "https" else 80)
    if ports is not None and port not in ports:
        allowed = ", ".join(map(str, sorted(ports)))
        raise FetchError(shown, f"port {port} is not one that Marsad asks", f"it asks {allowed}")
    _check_host(url.host, shown, proxied)
    return url


def _parsed(text: str, shown: str, base: str | None) -> httpx.URL:
    if len(text) > URL_CHARACTERS:
        raise FetchError(shown[:80] + "…", f"a URL of more than {URL_CHARACTERS:,} characters", "give a shorter one")
    if _INVISIBLE.search(text):
        told = _INVISIBLE.sub("\ufffd", shown)
        raise FetchError(told, "there is a space or an invisible sign in the URL", "take it out")
    try:
        return (httpx.URL(base).join(text) if base else httpx.URL(text)).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, UnicodeError, TypeError) as error:
        reason = f"no URL that can be read ({str(error)[:80]})"
        raise FetchError(shown, reason, "copy it anew from the browser") from error


def is_host(url: httpx.URL) -> bool:
    """Whether the host of a URL is made of the letters of hosts, and of nothing that two readers may read apart."""
    return _HOST.fullmatch(url.raw_host) is not None


def host_of(url: str) -> str:
    """Host and port of a URL, by which politeness is kept."""
    return urlsplit(url).netloc.lower()


def _check_scheme(url: httpx.URL, shown: str) -> None:
    if url.scheme not in ("http", "https"):
        told = f"«{url.scheme}» is no scheme that Marsad fetches" if url.scheme else "no scheme"
        raise FetchError(shown, told, "give a URL that begins with https:// or http://")
    if not is_host(url):
        raise FetchError(shown, "there is no host in the URL that can be", "copy it anew from the browser")


def _check_host(host: str, shown: str, proxied: bool) -> None:
    """Hosts that are an address in disguise («0x7f.1», «2130706433»), and names that only a network of one's own knows."""
    name = host.rstrip(".").lower()
    if is_address(name):
        return
    if _NUMERIC.fullmatch(name.rpartition(".")[2]):
        raise FetchError(shown, f"«{host}» is an address in an unusual form", "write it as four numbers")
    if name.endswith(".onion") and not proxied:
        raise FetchError(shown, "an onion service is reached through Tor only", "add --proxy socks5://127.0.0.1:9050")
    if any(name == own or name.endswith(f".{own}") for own in _OWN_NAMES):
        raise FetchError(
            shown, f"«{host}» is a name inside a network of one's own", "Marsad fetches from the public internet"
        )


def is_address(name: str) -> bool:
    """Whether a host is an address written out."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
