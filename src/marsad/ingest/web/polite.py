"""Asking hosts politely: one request at a time, a pause between two, robots.txt heeded, and rest where they ask for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from marsad.errors import FetchError
from marsad.ingest.web.fetch import Fetcher
from marsad.ingest.web.fetched import Fetched
from marsad.ingest.web.robots import Rules, rules_of
from marsad.ingest.web.urls import host_of

RESTS = 600.0  # seconds for which a host that asks for rest, without saying how long, is left alone


@dataclass(slots=True)
class Polite:
    """A fetcher with manners. ``resting`` is kept by whoever made it: hosts and until when (seconds of the epoch)."""

    fetcher: Fetcher
    pause: float
    heeds_robots: bool = True
    resting: dict[str, float] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    sleep: Callable[[float], object] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, Rules] = field(default_factory=dict)

    def feed(self, url: str, etag: str | None, modified: str | None) -> Fetched:
        """A feed that the user named: robots.txt is not asked."""
        return self._fetch(url, 0.0, etag, modified)

    def page(self, url: str) -> Fetched:
        """A page that a feed names. FetchError where robots.txt does not want it fetched."""
        delay = 0.0
        if self.heeds_robots:
            rules = self._rules_of(url)
            if reason := rules.why_not(url):
                again = bool(rules.closed) and not rules.for_good
                raise FetchError(url, reason, "open it by a browser, save it and read the file", again=again)
            delay = rules.delay
        return self._fetch(url, delay, None, None)

    def why_resting(self, url: str) -> str | None:
        """Why a URL is not asked now; None if it may be."""
        left = self.resting.get(host_of(url), 0.0) - self.now()
        return f"its host asked to be left alone; {left / 60:.0f} minutes are left" if left > 0 else None

    def forget(self) -> None:
        """Ask for robots.txt anew, as a new round does."""
        self._rules.clear()

    def _rules_of(self, url: str) -> Rules:
        host = host_of(url)
        if host not in self._rules:
            self._wait(host, 0.0)
            self._rules[host] = rules_of(self.fetcher, url)
        return self._rules[host]

    def _fetch(self, url: str, delay: float, etag: str | None, modified: str | None) -> Fetched:
        if reason := self.why_resting(url):
            raise FetchError(url, reason, "it is tried again after that", again=True)
        host = host_of(url)
        self._wait(host, delay)
        try:
            return self.fetcher.fetch(url, etag=etag, modified=modified)
        except FetchError as error:
            if error.status in (429, 503):
                self.resting[host] = self.now() + (error.after if error.after is not None else RESTS)
            raise
        finally:
            self._asked[host] = self.clock()

    def _wait(self, host: str, delay: float) -> None:
        """Sleep until the host may be asked again."""
        if host in self._asked:
            left = self._asked[host] + max(self.pause, delay) - self.clock()
            if left > 0:
                self.sleep(left)
        self._asked[host] = self.clock()
