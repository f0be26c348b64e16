"""Ids that lead nowhere without the key: HMAC-SHA256 (RFC 2104) of the id, with a key that stays here."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import InputError, why

LEAST = 16  # bytes of a key; fewer could be guessed


@dataclass(frozen=True, slots=True, repr=False)
class Pseudonyms:
    """The same id and the same key give the same pseudonym. Without a key file one is drawn for this export and forgotten."""

    key: bytes

    @classmethod
    def drawn(cls) -> Pseudonyms:
        """Pseudonyms of one export alone: nobody, not even its maker, can line them up with another's."""
        return cls(secrets.token_bytes(32))

    @classmethod
    def of_file(cls, path: Path) -> Pseudonyms:
        """Pseudonyms of a key file; made with 32 drawn bytes, for its owner alone, where there is none. InputError."""
        try:
            if not path.exists():
                with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                    stream.write(secrets.token_bytes(32))
            key = path.read_bytes()
        except OSError as error:
            raise InputError(f"the key {path} cannot be used: {why(error)}") from error
        if len(key) < LEAST:
            raise InputError(f"the key {path} has {len(key)} bytes and could be guessed; give one of {LEAST} or more")
        return cls(key)

    def of(self, what: str, value: str) -> str:
        """The pseudonym of a value among those of one sort: 64 hexadecimal digits."""
        message = what.encode() + b"\0" + value.encode("utf-8", "surrogatepass")
        return hmac.new(self.key, message, hashlib.sha256).hexdigest()

    def record(self, value: str) -> str:
        """The pseudonym of the id of a claim or an incident, as long as these are."""
        return self.of("record", value)[:24]

    def document(self, value: str) -> str:
        """The pseudonym of a document's id; its head says that it is no digest of the text."""
        return f"hmac-sha256:{self.of('document', value)}"
