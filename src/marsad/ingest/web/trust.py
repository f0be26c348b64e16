"""TLS: whom a server must prove itself to, and what it showed."""

from __future__ import annotations

import hashlib
import ssl
from typing import Any

import certifi

from marsad.ingest.web.fetched import Certificate


def context() -> ssl.SSLContext:
    """Certificates are checked against the machine's own authorities and those of certifi; TLS 1.2 or newer."""
    made = ssl.create_default_context()
    made.load_verify_locations(certifi.where())
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    return made


def certificate_of(connection: Any) -> Certificate | None:
    """What the other side of a TLS connection showed; None where there is no TLS."""
    der = connection.getpeercert(True) if connection is not None else None
    if not der:
        return None
    told = connection.getpeercert() or {}
    return Certificate(
        sha256=hashlib.sha256(der).hexdigest(),
        pem=ssl.DER_cert_to_PEM_cert(der),
        subject=_name(told.get("subject")),
        issuer=_name(told.get("issuer")),
        not_before=str(told.get("notBefore", "")),
        not_after=str(told.get("notAfter", "")),
        protocol=connection.version() or "",
    )


def _name(parts: Any) -> str:
    """``CN=news.example, O=…``: of the tuples of tuples that the standard library gives."""
    short = {"commonName": "CN", "organizationName": "O", "countryName": "C"}
    pairs = [pair for part in parts or () for pair in part]
    return ", ".join(f"{short.get(key, key)}={value}" for key, value in pairs)
