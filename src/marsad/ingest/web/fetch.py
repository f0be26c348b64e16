"""Fetching one URL, safely: what is asked is checked, where it leads is checked again, and all of it is recorded."""

from __future__ import annotations

import datetime
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Self

import httpcore
import httpx

from marsad.errors import FetchError
from marsad.ingest.dates import utc
from marsad.ingest.web import urls
from marsad.ingest.web.address import Resolver, resolve, why_refused
from marsad.ingest.web.answers import NOT_MODIFIED, REDIRECTS, refuse
from marsad.ingest.web.fetched import Exchange, Fetched, Headers
from marsad.ingest.web.limits import Limits
from marsad.ingest.web.network import Budget, Network
from marsad.ingest.web.proxy import Proxy, pool_of, proxy_of
from marsad.ingest.web.trust import certificate_of, context
from marsad.ingest.web.unpack import ACCEPTED, unpacked

AGENT = f"Mozilla/5.0 (compatible; marsad/{version('marsad')}; reads reports for research)"
TOOLS = f"marsad {version('marsad')}; httpcore {version('httpcore')}; {ssl.OPENSSL_VERSION}"
_TYPES = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_DROPPED = "without sending a response"  # httpcore's words


def _utc() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One exchange and the body as it came."""

    exchange: Exchange
    body: bytes


class Fetcher:
    """Fetches URLs one after another and keeps connections open between them. Not for several threads at once.

    Plain HTTP/1.1 by GET; no cookies, no credentials, no scripts. ``proxy`` is a URL (http, https, socks5): then it resolves
    the names, so that only addresses written in a URL can be judged here. ``resolver``, ``tls`` and ``allowed_for_tests``
    are for tests on loopback. Variables of the environment (HTTP_PROXY and the like) are not looked at.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        proxy: str | None = None,
        agent: str = AGENT,
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
        allowed_for_tests: frozenset[str] = frozenset(),
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime.datetime] = _utc,
    ) -> None:
        self.limits = limits or Limits()
        self.agent = agent
        self.now = now
        self._proxy: Proxy | None = proxy_of(proxy) if proxy else None
        self._allowed = allowed_for_tests
        self._budget = Budget(self.limits, clock)
        network = Network(self._budget, resolver, self._proxy.address if self._proxy else None, allowed_for_tests)
        self._pool = pool_of(self._proxy, network, tls or context())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The body of ``url``, redirects followed. FetchError says why there is none.

        ``etag`` and ``modified`` are what the server said the last time: if nothing has changed the status is 304.
        """
        self._budget.begin(url)
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        extra = {name: value for name, value in conditions.items() if value and value.isprintable() and value.isascii()}
        exchanges: list[Exchange] = []
        target = self._checked(url, None)
        while True:
            answer = self._ask(target, extra)
            exchanges.append(answer.exchange)
            onward = answer.exchange.header("location") if answer.exchange.status in REDIRECTS else None
            if onward is None:
                return self._whole(url, answer, tuple(exchanges), bool(extra))
            if len(exchanges) > self.limits.redirects:
                raise FetchError(url, f"more than {self.limits.redirects} redirects", "check it by a browser")
            target = self._redirected(url, onward, str(target), exchanges)

    def _redirected(self, asked: str, onward: str, base: str, exchanges: list[Exchange]) -> httpx.URL:
        try:
            target = self._checked(onward, base)
        except FetchError as error:
            raise FetchError(asked, f"it leads on to {error.url}: {error.reason}", error.advice) from error
        if any(str(target) == one.url for one in exchanges):
            raise FetchError(asked, "its redirects go round in a circle", "check it by a browser")
        return target

    def _checked(self, url: str, base: str | None) -> httpx.URL:
        target = urls.checked(url, self.limits.ports, base, self._proxy is not None)
        host = target.host
        if urls.is_address(host) and host not in self._allowed and (reason := why_refused(host)):
            raise FetchError(url, f"{host} is {reason}", "Marsad fetches from the public internet only")
        return target

    def _ask(self, url: httpx.URL, extra: Mapping[str, str]) -> _Answer:
        try:
            return self._again_if_dropped(url, extra)
        except httpcore.TimeoutException as error:
            raise self._budget.silence() from error
        except (httpcore.ConnectError, httpcore.ProxyError) as error:
            raise self._unconnected(url, error) from error
        except (httpcore.ProtocolError, httpcore.NetworkError) as error:
            told = str(error)[:120] or "it hung up"
            raise FetchError(str(url), f"the answer broke off ({told})", "try again later", again=True) from error

    def _again_if_dropped(self, url: httpx.URL, extra: Mapping[str, str]) -> _Answer:
        """An exchange; once more where the server hung up before a word, as on a kept connection that it no longer keeps.

        RFC 9112, 9.3.1: a client may ask again by itself what changes nothing at the server.
        """
        try:
            return self._exchange(url, extra)
        except httpcore.RemoteProtocolError as error:
            if _DROPPED not in str(error):
                raise
            return self._exchange(url, extra)

    def _unconnected(self, url: httpx.URL, error: Exception) -> FetchError:
        told = str(error)[:160] or "no answer"
        if "CERTIFICATE" in told.upper():
            return FetchError(
                str(url),
                f"the server cannot prove its name ({told})",
                "somebody may be listening in: check it by a browser",
            )
        through = f" through {self._proxy.shown}" if self._proxy else ""
        return FetchError(
            str(url), f"no connection{through} ({told})", "check your connection, or try again later", again=True
        )

    def _exchange(self, url: httpx.URL, extra: Mapping[str, str]) -> _Answer:
        headers: Headers = (
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", self.agent),
            ("Accept", _TYPES),
            ("Accept-Language", "ar,*;q=0.5"),
            ("Accept-Encoding", ACCEPTED),
            *extra.items(),
        )
        started = self.now()
        with self._pool.stream("GET", str(url), headers=list(headers)) as response:
            stream: Any = response.extensions.get("network_stream")
            certificate = certificate_of(stream.get_extra_info("ssl_object"))
            address = None if self._proxy else _shown(stream.get_extra_info("server_addr"))
            answered = tuple((_text(name), _text(value)) for name, value in response.headers)
            body = self._body(response, str(url), next((v for k, v in answered if k.lower() == "content-length"), ""))
        ended = self.now()
        exchange = Exchange(
            str(url), address, headers, response.status, answered, _iso(started), _iso(ended), certificate
        )
        return _Answer(exchange, body)

    def _body(self, response: httpcore.Response, url: str, told: str) -> bytes:
        """The body as it comes; ``told`` is the length that the server says it has."""
        body = bytearray()
        many = f"more than {self.limits.bytes:,} bytes"
        if told.isascii() and told.isdigit() and int(told[:20]) > self.limits.bytes:
            raise FetchError(url, many, "save it by a browser and read the file")
        for piece in response.iter_stream():
            body += piece
            if len(body) > self.limits.bytes:
                raise FetchError(url, many, "save it by a browser and read the file")
        return bytes(body)

    def _whole(self, asked: str, answer: _Answer, exchanges: tuple[Exchange, ...], conditional: bool) -> Fetched:
        last = answer.exchange
        refuse(last.url, last.status, last.header("retry-after"), self.now())
        if last.status == NOT_MODIFIED and not conditional:
            raise FetchError(
                last.url, "the server says that nothing changed, but nothing was asked", "try again later", again=True
            )
        body = unpacked(answer.body, last.header("content-encoding"), last.url, self.limits)
        packed = answer.body if body is not answer.body else None
        return Fetched(asked, body, packed, exchanges, self._proxy.shown if self._proxy else None, TOOLS)


def _text(raw: bytes) -> str:
    """A header as text: UTF-8 where it is that, for Arabic stands unquoted in many a redirect."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _shown(address: Any) -> str | None:
    return str(address[0]) if isinstance(address, tuple) else None


def _iso(moment: datetime.datetime) -> str:
    return utc(moment, "milliseconds")
