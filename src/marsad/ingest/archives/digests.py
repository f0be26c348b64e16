"""Digests as archives write them: «sha1:BASE32», «sha256:hex», «md5:…»."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

_SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}  # bytes
_TEXT_MAX = 200  # letters: of no such digest are there more


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest that was stated; ``value`` is its bytes."""

    algorithm: str
    value: bytes

    def of(self, data: bytes) -> bool:
        """Whether it is the digest of ``data``."""
        return hashlib.new(self.algorithm, data).digest() == self.value

    def fits(self, value: bytes) -> bool:
        """Whether it is the digest that was computed."""
        return value == self.value


def digest_of(text: str | None) -> Digest | None:
    """The digest that a text states in hexadecimal, base 32 or base 64; None for one that Marsad cannot compute."""
    algorithm, _, written = (text or "")[:_TEXT_MAX].partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    written = written.strip()
    size = _SIZES.get(algorithm)
    if size is None:
        return None
    value = next((value for value in _readings(written) if len(value) == size), None)
    return None if value is None else Digest(algorithm, value)


def _readings(written: str) -> list[bytes]:
    """The bytes that a text may stand for; which it is, their number tells."""
    found: list[bytes] = []
    padded = written.rstrip("=")
    for read, text in (
        (bytes.fromhex, written),
        (base64.b32decode, padded.upper() + "=" * (-len(padded) % 8)),
        (base64.urlsafe_b64decode, padded + "=" * (-len(padded) % 4)),
        (base64.b64decode, padded + "=" * (-len(padded) % 4)),
    ):
        try:
            found.append(read(text))
        except (ValueError, binascii.Error):
            continue
    return found
