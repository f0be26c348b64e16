"""Fetching through a proxy: HTTP, HTTPS or SOCKS 5 (Tor's is socks5://127.0.0.1:9050)."""

from __future__ import annotations

import importlib.util
import ssl
from dataclasses import dataclass
from urllib.parse import unquote

import httpcore
import httpx

from marsad.errors import FetchError
from marsad.ingest.web.network import Network
from marsad.ingest.web.urls import is_host

_PORTS = {"http": 80, "https": 443, "socks5": 1080}


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that the user named. ``user`` and ``password`` are sent to it and are neither shown nor recorded."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    @property
    def address(self) -> tuple[str, int]:
        return self.host, self.port

    @property
    def shown(self) -> str:
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def auth(self) -> tuple[str, str] | None:
        return (self.user, self.password) if self.user or self.password else None


def proxy_of(url: str) -> Proxy:
    """The proxy of a URL; socks5h is the same as socks5, since the proxy always resolves the names. FetchError otherwise."""
    try:
        parsed = httpx.URL(url.strip())
        scheme, port = parsed.scheme.removesuffix("h") if parsed.scheme == "socks5h" else parsed.scheme, parsed.port
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("the proxy", f"no URL that can be read ({error})", "write socks5://HOST:PORT") from error
    if scheme not in _PORTS or not is_host(parsed):
        raise FetchError("the proxy", "neither HTTP nor SOCKS 5", "write http://HOST:PORT or socks5://HOST:PORT")
    if scheme == "socks5" and importlib.util.find_spec("socksio") is None:
        raise FetchError("the proxy", "SOCKS needs one more package", "pip install 'marsad[web]'")
    user, _, password = parsed.userinfo.decode("ascii").partition(":")
    return Proxy(scheme, parsed.host, port or _PORTS[scheme], unquote(user), unquote(password))


def pool_of(proxy: Proxy | None, network: Network, tls: ssl.SSLContext) -> httpcore.ConnectionPool:
    """The connections, straight or through the proxy; there is no way round a proxy that was named."""
    if proxy is None:
        return httpcore.ConnectionPool(
            ssl_context=tls, network_backend=network, max_connections=16, keepalive_expiry=15
        )
    if proxy.scheme == "socks5":
        return httpcore.SOCKSProxy(proxy.shown, proxy_auth=proxy.auth, ssl_context=tls, network_backend=network)
    return httpcore.HTTPProxy(proxy.shown, proxy_auth=proxy.auth, ssl_context=tls, network_backend=network)
