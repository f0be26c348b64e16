"""Ed25519 keys (RFC 8032) in PEM files, and signatures over bytes; what does it is the package «cryptography»."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.errors import CaseError, why

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MAX_KEY = 65536  # bytes of a key's file


def has_keys() -> bool:
    """Whether the package that signs is installed."""
    return importlib.util.find_spec("cryptography") is not None


def need_keys() -> None:
    """Raises CaseError, which says what to install, where the package is not there."""
    if not has_keys():
        raise CaseError("signing and checking signatures needs one more package: pip install 'marsad[evidence]'")


def make_key(path: Path, passphrase: str | None) -> str:
    """A new key: the private one at ``path``, for its owner's eyes only, the public one beside it with «.pub»; its name.

    Raises CaseError if a file is there already: a key that is overwritten is lost.
    """
    need_keys()
    from cryptography.hazmat.primitives import serialization as pem
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    lock = pem.BestAvailableEncryption(passphrase.encode("utf-8")) if passphrase else pem.NoEncryption()
    private = key.private_bytes(pem.Encoding.PEM, pem.PrivateFormat.PKCS8, lock)
    public = public_bytes(key.public_key())
    for target, data, mode in ((path, private, 0o600), (path.with_name(path.name + ".pub"), public, 0o644)):
        try:
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        except OSError as error:
            raise CaseError(f"cannot make the key {target}: {why(error)}") from error
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
    return name_of_key(key.public_key())


def read_private(path: Path, passphrase: str | None) -> Ed25519PrivateKey:
    """The private key of a file. Raises CaseError if it is none, or the passphrase is missing or wrong."""
    need_keys()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(_bytes(path), passphrase.encode("utf-8") if passphrase else None)
    except TypeError as error:
        wanted = "needs a passphrase: MARSAD_PASSPHRASE" if not passphrase else "has no passphrase; give none"
        raise CaseError(f"the key {path} {wanted}") from error
    except ValueError as error:
        raise CaseError(f"{path} is no private key in PEM, or the passphrase is wrong") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise CaseError(f"{path} is no Ed25519 key; «marsad case key FILE» makes one")
    return key


def read_public(path: Path) -> Ed25519PublicKey:
    """The public key of a file. Raises CaseError if it is none."""
    return public_of(_bytes(path), str(path))


def public_of(data: bytes, what: str) -> Ed25519PublicKey:
    """The public key of some PEM. Raises CaseError, naming ``what`` it should have been."""
    need_keys()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CaseError(f"{what} is no public key in PEM") from error
    if not isinstance(key, Ed25519PublicKey):
        raise CaseError(f"{what} is no Ed25519 key")
    return key


def public_bytes(key: Ed25519PublicKey) -> bytes:
    """A public key as PEM."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def name_of_key(key: Ed25519PublicKey) -> str:
    """What a key is called: ``ed25519:`` and the SHA-256 of its 32 bytes."""
    return f"ed25519:{hashlib.sha256(key.public_bytes_raw()).hexdigest()}"


def is_signed(data: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    """Whether the key signed these bytes."""
    from cryptography.exceptions import InvalidSignature

    try:
        key.verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_KEY)
    except OSError as error:
        raise CaseError(f"cannot read the key {path}: {why(error)}") from error
