"""Which addresses the web reader may connect to: those of the public internet and no other.

A page may name, redirect to, or resolve to a machine inside the user's own network, or to the service that hands a cloud
machine its keys. Each address is judged by itself, and so is the IPv4 address that an IPv6 one carries in it.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Resolver = Callable[[str, int], list[str]]

_UNICAST = IPv6Network("2000::/3")  # the only part of IPv6 that is given out, RFC 4291
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_COMPATIBLE = IPv6Network("::/96")  # RFC 4291, deprecated
_CLOSED = tuple(
    ip_network(one)
    for one in (
        "168.63.129.16/32",  # what hands a machine of Azure its settings; the address is public
        "100.64.0.0/10",  # behind a carrier's NAT, RFC 6598; Alibaba's clouds give their keys out there
        "192.0.0.0/24",  # IETF protocols, RFC 6890; Oracle's clouds as above
        "192.88.99.0/24",  # relays of 6to4, RFC 7526
        "198.18.0.0/15",  # trials of hardware, RFC 2544
        "64:ff9b:1::/48",  # NAT64 of a network's own, RFC 8215
        "2001::/32",  # Teredo, RFC 4380
        "fec0::/10",  # site-local, RFC 3879
    )
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # the middle of an address that carries an IPv4 one, RFC 5214


def why_refused(address: str) -> str | None:
    """Why nothing is fetched from an address, or None for one of the public internet."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    inner = _carried(ip) if isinstance(ip, IPv6Address) else None
    if inner is not None and (reason := why_refused(str(inner))):
        return f"{reason}, carried in an IPv6 address"
    if inner is not None and _carries_only(ip):
        return None
    return _kind(ip)


def _kind(ip: IPv4Address | IPv6Address) -> str | None:
    kinds = (
        (ip.is_loopback, "an address of this machine itself"),
        (ip.is_link_local, "a link-local address (a cloud machine's keys are given out there)"),
        (ip.is_multicast, "a multicast address"),
        (ip.is_unspecified, "the address of no machine"),
        (any(ip in closed for closed in _CLOSED if closed.version == ip.version), "a reserved address"),
        (ip.is_private, "an address of a private network"),
        (ip.is_reserved or not ip.is_global, "a reserved address"),
        (isinstance(ip, IPv6Address) and ip not in _UNICAST, "a reserved address"),
    )
    return next((told for holds, told in kinds if holds), None)


def _carried(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    low = IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip in _NAT64 or (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
        return low
    return low if ip in _COMPATIBLE and int(ip) > 1 else None


def _carries_only(ip: IPv4Address | IPv6Address) -> bool:
    """Whether an address is nothing but a way to write the IPv4 one in it, so that only that one counts."""
    return isinstance(ip, IPv6Address) and bool(ip.ipv4_mapped or ip.sixtofour or ip in _NAT64)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as the machine's own resolver gives them. OSError where it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve_within(resolver: Resolver, host: str, port: int, seconds: float) -> list[str]:
    """``resolver``'s answer, but no later than after ``seconds``: the system's resolver knows no end. TimeoutError then."""
    answer: list[list[str]] = []
    fault: list[OSError] = []

    def ask() -> None:
        try:
            answer.append(resolver(host, port))
        except (OSError, UnicodeError) as error:
            fault.append(error if isinstance(error, OSError) else OSError(str(error)))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if fault:
        raise fault[0]
    if not answer:
        raise TimeoutError(f"no answer within {seconds:.0f} seconds")
    return answer[0]
