"""What ``marsad watch`` remembers between rounds: one JSON file, written whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from marsad.errors import InputError, why
from marsad.ingest.vault.disk import replace_file
from marsad.ingest.vault.records import encoded
from marsad.ingest.web.feedmodel import Item, same_page

SCHEMA = "marsad/watch/1"
_MOST_SEEN = 40_000  # of one feed; the oldest are forgotten first
_MOST_WAITING = 5_000


@dataclass(slots=True)
class Waiting:
    """An entry whose page is still to be fetched, and how often that was tried."""

    url: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    tries: int = 0


@dataclass(slots=True)
class Known:
    """A feed: what the server said last, by which it can tell that nothing changed; how often it failed on end; until when it
    is left alone (seconds of the epoch); which entries were seen; which still wait."""

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    rests: float = 0.0
    seen: list[str] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def take(self, items: list[Item]) -> list[Item]:
        """The entries that are new, which count as seen from now on."""
        self._seen = self._seen or set(self.seen)
        new = []
        for item in items:
            marks = marks_of(item)
            if self._seen.isdisjoint(marks):
                new.append(item)
            self.seen += [mark for mark in marks if mark not in self._seen]
            self._seen.update(marks)
        del self.seen[:-_MOST_SEEN]
        return new

    def wait_for(self, items: list[Item]) -> int:
        """Put entries at the end of the line; returns how many there was no room for."""
        waits = [Waiting(item.url, item.title, item.published, item.publisher) for item in items if item.url]
        room = max(0, _MOST_WAITING - len(self.waiting))
        self.waiting += waits[:room]
        return len(waits) - len(waits[:room])


@dataclass(slots=True)
class State:
    """All feeds by their URL, and until when hosts are left alone (seconds of the epoch)."""

    path: Path
    feeds: dict[str, Known] = field(default_factory=dict)
    hosts: dict[str, float] = field(default_factory=dict)

    def of(self, url: str) -> Known:
        """What is known of a feed."""
        return self.feeds.setdefault(url, Known())

    def save(self) -> None:
        """Put the file in its place. OSError where that cannot be."""
        told: dict[str, object] = {
            "schema": SCHEMA,
            "feeds": {url: _told(known) for url, known in self.feeds.items()},
            "hosts": self.hosts,
        }
        replace_file(self.path, encoded(told), self.path.with_name(self.path.name + ".new"))


def marks_of(item: Item) -> list[str]:
    """By what an entry is known again: its page, and its key, for there are feeds in which one of the two is new each time."""
    names = [same_page(item.url)] if item.url else []
    names += [item.key] if item.key != item.url else []
    return [hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:20] for name in names]


def load(path: Path) -> State:
    """The state in a file, or an empty one where there is none. InputError where it is damaged."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA:
            raise ValueError(f"its schema is {told['schema']!r}")
        feeds = {str(url): _known(one) for url, one in told["feeds"].items()}
        return State(path, feeds, {str(host): float(until) for host, until in told["hosts"].items()})
    except FileNotFoundError:
        return State(path)
    except OSError as error:
        raise InputError(f"{path}: {why(error)}; check its rights") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        reason = f"what was remembered of the last rounds cannot be read ({str(error)[:80]})"
        raise InputError(f"{path}: {reason}; move the file away to begin anew") from error


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the state for one process. InputError where another has it."""
    try:
        import fcntl
    except ImportError:  # no such lock on this system: two processes there may fetch a page twice
        yield
        return
    try:
        lock = path.with_name(path.name + ".lock").open("w")
    except OSError as error:
        raise InputError(f"{path}: {why(error)}; check its folder, or give --state") from error
    with lock as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InputError(
                f"{path}: another «marsad watch» is at work with it; wait for it, or give --state"
            ) from error
        yield


def _told(known: Known) -> dict[str, Any]:
    return {
        "etag": known.etag,
        "modified": known.modified,
        "failures": known.failures,
        "rests": known.rests,
        "seen": known.seen,
        "waiting": [asdict(one) for one in known.waiting],
    }


def _known(told: dict[str, Any]) -> Known:
    waiting = [Waiting(**one) for one in told["waiting"]]
    if not all(isinstance(one.url, str) and isinstance(one.tries, int) for one in waiting):
        raise ValueError("an entry without a URL")
    seen = [str(mark) for mark in told["seen"]]
    return Known(told["etag"], told["modified"], int(told["failures"]), float(told["rests"]), seen, waiting)
