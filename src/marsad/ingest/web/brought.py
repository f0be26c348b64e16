"""What was fetched, as the evidence vault takes it: the bytes, and the record of how they came."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.vault.capture import Capture, Hop, Tls
from marsad.ingest.web.schemes import is_url

if TYPE_CHECKING:
    from marsad.ingest.web.fetch import Fetcher
    from marsad.ingest.web.fetched import Exchange, Fetched


class WebSource:
    """Brings URLs into a case, as ``vault.collect.Fetcher`` wants it. ``fetcher`` is made when the first URL comes."""

    def __init__(self, fetcher: Callable[[], Fetcher]) -> None:
        self._new = fetcher
        self._fetcher: Fetcher | None = None

    def takes(self, source: str) -> bool:
        """Whether a source is a URL, of whatever scheme: one that is not fetched is named by ``fetch``."""
        return is_url(source)

    def fetch(self, source: str) -> Iterator[tuple[Capture, bytes] | Rejected | Remark]:
        """The bytes of a URL, or why there are none."""
        from marsad.errors import FetchError, InputError

        try:
            self._fetcher = self._fetcher or self._new()  # which says what to install, if the extra is not there
            from marsad.ingest.web.sources import patiently

            fetched = patiently(self._fetcher, source)
        except FetchError as error:
            yield Rejected(error.url, error.reason, error.advice)  # a password in the URL is not in it
            return
        except InputError as error:
            reason, _, advice = str(error).partition("; ")
            yield Rejected(source, reason, advice)
            return
        yield capture_of(fetched), fetched.body


def capture_of(
    fetched: Fetched, *, published: str | None = None, publisher: str | None = None, method: str = "web"
) -> Capture:
    """The record of a fetch, in the vault's words. What came packed is named by its digest; what is kept is unpacked."""
    from marsad.ingest.web.sources import ending_of

    details = [("url", fetched.url), ("started", fetched.exchanges[0].started)]
    if fetched.packed is not None:
        digest = hashlib.sha256(fetched.packed).hexdigest()
        details += [("packed-sha256", digest), ("packed-bytes", str(len(fetched.packed)))]
    if fetched.proxy:
        details.append(("proxy", fetched.proxy))
    tools = tuple(
        (name, version) for name, _, version in (one.strip().partition(" ") for one in fetched.tools.split(";"))
    )
    return Capture(
        source=fetched.asked,
        name=fetched.url,
        ending=ending_of(fetched),
        method=method,
        at=fetched.captured,
        hops=tuple(_hop(one) for one in fetched.exchanges),
        tools=tuple(pair for pair in tools if pair[0] != "marsad"),
        details=tuple(details),
        published=published,
        publisher=publisher,
    )


def _hop(one: Exchange) -> Hop:
    shown = one.certificate
    tls = Tls(protocol=shown.protocol, certificate=shown.pem) if shown else None
    return Hop(one.url, "GET", one.request, one.status, one.response, one.address, tls)
