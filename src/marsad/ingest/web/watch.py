"""One round over watched feeds: what is new is fetched and handed on; what fails is told, kept in line and tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from marsad.errors import FetchError, InputError
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.web.feedlist import Watched
from marsad.ingest.web.feedmodel import Feed, Item
from marsad.ingest.web.feeds import parse_feed
from marsad.ingest.web.fetched import Fetched
from marsad.ingest.web.polite import Polite
from marsad.ingest.web.watchstate import Known, State, Waiting

_TRIES = 5  # for one page, a round each
_FIRST_REST = 900.0  # seconds after a feed's first failure; doubled with each one after it
_LONGEST_REST = 86400.0
_MAPS = 3  # of an index of site maps: the newest

Told = Callable[[Rejected | Remark], None]


class Sink(Protocol):
    """Where what is new goes. Each returns how many reports came of it; they are safe when it returns."""

    def page(self, fetched: Fetched, entry: Waiting, watched: Watched) -> int: ...

    def feed(self, fetched: Fetched, items: list[Item], watched: Watched) -> int: ...

    def missed(self, url: str, reason: str) -> None: ...


@dataclass(slots=True)
class Count:
    """What came of one feed in one round. ``told``: why it was not asked, or what it answered."""

    name: str
    told: str = ""
    new: int = 0
    kept: int = 0
    waiting: int = 0
    missed: int = 0
    failed: bool = False

    def __str__(self) -> str:
        if self.told and not (self.new or self.kept or self.missed):
            return f"{self.name}: {self.told}" + (f"; {self.waiting} waiting" if self.waiting else "")
        parts = [f"{self.new} new", f"{self.kept} reports kept"]
        parts += [f"{count} {word}" for count, word in ((self.waiting, "waiting"), (self.missed, "missed")) if count]
        return f"{self.name}: {', '.join(parts)}" + (f" ({self.told})" if self.told else "")


@dataclass(slots=True)
class Round:
    """Looks at feeds once. ``tell`` hears of everything that went wrong, ``show`` how far it has come."""

    polite: Polite
    state: State
    sink: Sink
    tell: Told
    show: Callable[[str], None] = lambda _: None

    def over(self, feeds: tuple[Watched, ...]) -> Iterator[Count]:
        """What came of each feed, in order. The state is saved after each step that it must outlive."""
        for watched in feeds:
            known, count = self.state.of(watched.url), Count(watched.name)
            if (left := known.rests - self.polite.now()) > 0:
                count.told = f"left alone for {left / 60:.0f} more minutes after {known.failures} failures"
            else:
                self._look(watched, known, count)
            for _ in self._pages(watched, known, count):
                self.state.save()
            count.waiting = len(known.waiting)
            self.state.save()
            yield count

    def _look(self, watched: Watched, known: Known, count: Count) -> None:
        """Ask a feed for what is new, and put it in line."""
        self.show(watched.name)
        try:
            fetched = self.polite.feed(watched.url, known.etag, known.modified)
            if fetched.status == 304:
                count.told, known.failures, known.rests = "unchanged", 0, 0.0
                return
            feed = parse_feed(fetched.body, fetched.url, fetched.media_type)
        except InputError as error:
            self._failed(error, watched, known, count)
            return
        for remark in feed.remarks:
            self.tell(remark)
        self._take(watched, known, count, fetched, feed)
        if not feed.maps:
            known.etag, known.modified = fetched.header("etag"), fetched.header("last-modified")
        known.failures, known.rests = 0, 0.0
        self.state.save()

    def _take(self, watched: Watched, known: Known, count: Count, fetched: Fetched, feed: Feed) -> None:
        items = [*feed.items, *self._mapped(feed)]
        items = [one for one in items if not (watched.since and one.published and one.published < watched.since)]
        new = known.take(items)
        count.new = len(new)
        if not watched.pages:
            count.kept += self.sink.feed(fetched, new, watched) if new else 0
            return
        if over := known.wait_for(sorted(new, key=lambda one: one.published or "", reverse=True)):
            reason = f"it names {over:,} pages more than can wait"
            self.tell(Rejected(watched.url, reason, 'give since = "…" to pass over the old ones'))
            count.missed += over
        if linkless := sum(one.url is None for one in new):
            told = f"{linkless} entries lead to no page"
            self.tell(Remark(watched.url, told, "write pages = false to read what the feed itself says"))

    def _mapped(self, feed: Feed) -> Iterator[Item]:
        """The entries of the newest site maps that an index names, of those that changed. An index may stay the same while
        its maps grow, so that each is asked by itself."""
        for place in feed.maps[:_MAPS]:
            known = self.state.of(place)
            try:
                fetched = self.polite.feed(place, known.etag, known.modified)
                if fetched.status != 304:
                    yield from parse_feed(fetched.body, fetched.url, fetched.media_type).items
                    known.etag, known.modified = fetched.header("etag"), fetched.header("last-modified")
            except InputError as error:
                self._tell_error(place, error)

    def _pages(self, watched: Watched, known: Known, count: Count) -> Iterator[None]:
        """Fetch the pages in line, at most as many as a round may; each is out of the line before the next is asked."""
        line = known.waiting[: watched.most]
        for number, entry in enumerate(line, 1):
            self.show(f"{watched.name}: page {number} of {len(line)}")
            if self.polite.why_resting(entry.url):
                continue
            try:
                count.kept += self._page(entry, watched)
                known.waiting.remove(entry)
            except FetchError as error:
                self._put_back(entry, error, known, count)
            yield

    def _page(self, entry: Waiting, watched: Watched) -> int:
        return self.sink.page(self.polite.page(entry.url), entry, watched)

    def _put_back(self, entry: Waiting, error: FetchError, known: Known, count: Count) -> None:
        entry.tries += 1
        self.tell(Rejected(error.url, error.reason, error.advice))
        if not error.again or entry.tries >= _TRIES:
            known.waiting.remove(entry)
            count.missed += 1
            self.sink.missed(entry.url, error.reason)

    def _failed(self, error: InputError, watched: Watched, known: Known, count: Count) -> None:
        known.failures += 1
        asked = error.after if isinstance(error, FetchError) and error.after else 0.0
        rest = max(asked, min(_LONGEST_REST, _FIRST_REST * 2 ** min(known.failures - 1, 10)))
        known.rests = self.polite.now() + rest
        count.failed, count.told = True, f"failed; tried again in {rest / 60:.0f} minutes"
        self._tell_error(watched.url, error)
        self.sink.missed(watched.url, str(error))

    def _tell_error(self, url: str, error: InputError) -> None:
        if isinstance(error, FetchError):
            self.tell(Rejected(error.url, error.reason, error.advice))
            return
        reason, _, advice = str(error).removeprefix(f"{url}: ").partition("; ")
        self.tell(Rejected(url, reason, advice))
