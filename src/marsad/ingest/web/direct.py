"""A URL among the inputs: fetched by what the extra «web» brings, if that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.errors import InputError
from marsad.ingest.outcome import Rejected
from marsad.ingest.records import Defaults, Outcome

if TYPE_CHECKING:
    from marsad.ingest.web.fetch import Fetcher


def read_url(url: str, defaults: Defaults, proxy: str | None = None) -> Iterator[Outcome]:
    """The documents that a URL leads to, or why there are none."""
    try:
        with new_fetcher(proxy) as fetcher:
            from marsad.ingest.web.sources import read_url as read

            yield from read(url, defaults, fetcher)
    except InputError as error:
        reason, _, advice = str(error).partition("; ")
        yield Rejected(url, reason, advice)


def new_fetcher(proxy: str | None = None, agent: str | None = None) -> Fetcher:
    """What fetches. InputError where the extra «web» is not installed, or the proxy is none."""
    try:
        from marsad.ingest.web.fetch import AGENT, Fetcher
    except ImportError as error:
        raise InputError(f"fetching needs more packages ({error}); pip install 'marsad[web]'") from error
    return Fetcher(proxy=proxy, agent=agent or AGENT)
