"""Claims that «marsad read» wrote, read back from JSON Lines; a broken line does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.saved import Saved
from marsad.model.claim import SCHEMA, Claim
from marsad.model.codec import claim_from_json

_CLAIMS: Saved[Claim] = Saved(SCHEMA, claim_from_json, "marsad read", "claim")


def holds_claims(name: str) -> bool:
    """Whether an input ("-" is standard input) begins with a claim; False for what cannot be opened or looked into."""
    return _CLAIMS.holds(name)


def read_claims(name: str) -> Iterator[Claim | Rejected | Remark]:
    """The claims of a file, or of standard input ("-"). What is no claim is named with its line."""
    return _CLAIMS.read(name)
