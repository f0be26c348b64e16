"""A fetcher for servers on loopback, and what every test of fetching needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from web_server import LOOPBACK, Server

from marsad.ingest.web.fetch import Fetcher
from marsad.ingest.web.limits import PORTS, Limits

Make = Callable[..., Fetcher]


@pytest.fixture
def fetcher_for() -> Make:
    """Makes a fetcher that may ask one server on loopback; names «*.example» lead there too."""

    def make(server: Server, *more: Server, **given: Any) -> Fetcher:
        ports = PORTS | {server.port, *(one.port for one in more)}
        limits = given.pop("limits", {})
        given.setdefault("resolver", lambda _host, _port: [LOOPBACK])
        given.setdefault("allowed_for_tests", frozenset({LOOPBACK}))
        return Fetcher(Limits(**({"seconds": 3, "quiet": 2} | limits | {"ports": ports})), **given)

    return make
