"""How much a fetch may take: bytes, seconds, redirects, ports."""

from __future__ import annotations

from dataclasses import dataclass

PORTS = frozenset({80, 443, 8080, 8443})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take, redirects included.

    ``bytes`` caps what comes over the wire and what it unpacks to, each by itself. ``seconds`` is all the time from the first
    look at the name to the last byte; ``quiet`` is the longest silence within it. ``redirects`` counts the hops after the
    first request. ``ports`` are those that a URL may name.
    """

    bytes: int = 16 * 1024 * 1024
    seconds: float = 60.0
    quiet: float = 20.0
    redirects: int = 8
    ports: frozenset[int] = PORTS


URL_CHARACTERS = 4096  # longer ones are made to choke somebody
RATIO = 200  # a body that unpacks to more than so many times its size is made to choke its reader
SURE = 1024 * 1024  # unpacked bytes before the ratio is looked at
