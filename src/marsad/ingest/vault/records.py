"""The lines and records of a case as JSON: written in one way, so that a digest of them stays what it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from marsad.errors import RecordError
from marsad.ingest.dates import utc
from marsad.ingest.vault.capture import Capture, Hop, Pairs, Tls
from marsad.model.fields import Json

CAPTURE_SCHEMA = "marsad/capture/1"


def encoded(record: Json, indent: int | None = None) -> bytes:
    """A record as UTF-8, its keys in their order; a text that UTF-8 cannot hold (half a surrogate) makes it all ASCII."""
    try:
        return json.dumps(record, ensure_ascii=False, indent=indent).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record, indent=indent).encode("ascii")


def decoded(data: bytes, what: str) -> Json:
    """The JSON object of some bytes. Raises RecordError, which names ``what`` they should have been."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{what} is not valid JSON") from error
    if not isinstance(value, dict):
        raise RecordError(f"{what} is no JSON object")
    return value


def now() -> str:
    """This moment, ISO 8601 in UTC, to the microsecond."""
    return utc(datetime.now(UTC), "microseconds")


def capture_record(
    capture: Capture, at: str, by: str, found: Json, reading: Json, tools: Pairs, previous: str | None
) -> Json:
    """The record of a capture.

    ``found`` is what came of it (original, texts, documents set aside), ``reading`` what the texts were read with,
    ``previous`` the digest of the record of this source's last capture.
    """
    record: Json = {
        "schema": CAPTURE_SCHEMA,
        "source": capture.source,
        "name": capture.name,
        "method": capture.method,
        "at": capture.at or at,
        "by": by,
        **found,
        "reading": reading,
        "tools": dict((*tools, *capture.tools)),
        "previous": previous,
    }
    if capture.details:
        record["details"] = dict(capture.details)
    if capture.hops:
        record["hops"] = [_hop(hop) for hop in capture.hops]
    return record


def _hop(hop: Hop) -> Json:
    return {
        "url": hop.url,
        "method": hop.method,
        "address": hop.address,
        "request": [list(header) for header in hop.request],
        "status": hop.status,
        "response": [list(header) for header in hop.response],
        "tls": None if hop.tls is None else _tls(hop.tls),
    }


def _tls(tls: Tls) -> Json:
    return {
        "protocol": tls.protocol,
        "cipher": tls.cipher,
        "fingerprint": tls.fingerprint,
        "certificate": tls.certificate,
    }
