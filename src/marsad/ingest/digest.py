"""How bytes are named: by their SHA-256."""

from __future__ import annotations

import hashlib


def digest_of(data: bytes) -> str:
    """``sha256:`` and the digest of the bytes in hexadecimal."""
    return named(hashlib.sha256(data))


def named(digest: hashlib._Hash) -> str:
    """The same of what was hashed piece by piece."""
    return f"sha256:{digest.hexdigest()}"
