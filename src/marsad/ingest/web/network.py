"""The connections that the web reader makes: to an address that was judged, and no longer than the fetch may take."""

# ruff: noqa: ARG002  (httpcore sets the arguments; times are the budget's, not the caller's)

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpcore

from marsad.errors import FetchError
from marsad.ingest.web.address import Resolver, resolve, resolve_within, why_refused
from marsad.ingest.web.limits import Limits

_ADVICE = "Marsad fetches from the public internet only"


@dataclass(slots=True)
class Budget:
    """The time and the bytes that are left to the fetch under way."""

    limits: Limits
    clock: Callable[[], float] = time.monotonic
    url: str = ""
    came: int = 0
    ends: float = 0.0

    def begin(self, url: str) -> None:
        """A new fetch."""
        self.url, self.came, self.ends = url, 0, self.clock() + self.limits.seconds

    def left(self) -> float:
        """Seconds that the next step may take. FetchError when the time is over."""
        left = self.ends - self.clock()
        if left <= 0:
            raise self.silence()
        return min(left, self.limits.quiet)

    def silence(self) -> FetchError:
        """Why a step that timed out did so: the whole time is over, or nothing came for too long."""
        reason = f"the server was silent for {self.limits.quiet:g} seconds"
        if self.clock() > self.ends - 0.05:
            reason = f"it took longer than {self.limits.seconds:g} seconds"
        return FetchError(self.url, reason, "try again later", again=True)

    def take(self, count: int) -> None:
        """Bytes that came. FetchError beyond the limit: headers and a redirect's page count too."""
        self.came += count
        if self.came > self.limits.bytes + 256 * 1024:
            raise FetchError(
                self.url, f"more than {self.limits.bytes:,} bytes", "save it by a browser and read the file"
            )


@dataclass(slots=True)
class Network(httpcore.NetworkBackend):
    """Connects to what ``resolver`` says, once judged. A ``proxy`` that the user named is connected to as it is.

    ``allowed_for_tests`` holds addresses that are not judged, so that tests may serve pages on loopback. It is an argument
    and nothing else: no setting, file or environment variable reaches it.
    """

    budget: Budget
    resolver: Resolver = resolve
    proxy: tuple[str, int] | None = None
    allowed_for_tests: frozenset[str] = frozenset()
    _inner: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first judged address of ``host`` that answers. The name is looked up once, here."""
        fault: Exception | None = None
        for address in self._addresses(host, port)[:4]:
            try:
                stream = self._inner.connect_tcp(address, port, self.budget.left(), local_address, socket_options)
                return _Limited(stream, self.budget)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault or httpcore.ConnectError("no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = resolve_within(self.resolver, host, port, self.budget.left())
        except OSError as error:
            told = error.strerror or str(error)
            advice = "check its spelling and your connection"
            raise FetchError(
                self.budget.url, f"no address is known for «{host}» ({told})", advice, again=True
            ) from error
        if self.proxy == (host, port):
            return addresses
        for address in addresses:  # one that is refused condemns the name: the next look-up may give only that one
            if address not in self.allowed_for_tests and (reason := why_refused(address)):
                raise FetchError(self.budget.url, f"«{host}» leads to {address}, {reason}", _ADVICE)
        return addresses

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: a URL cannot name one."""
        raise httpcore.ConnectError("no sockets of this machine")


@dataclass(slots=True)
class _Limited(httpcore.NetworkStream):
    """A stream of which every step draws on the budget."""

    stream: httpcore.NetworkStream
    budget: Budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self.stream.read(max_bytes, self.budget.left())
        self.budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self.budget.left())

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Limited(self.stream.start_tls(ssl_context, server_hostname, self.budget.left()), self.budget)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)
