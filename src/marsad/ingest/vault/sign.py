"""Signing a case: a manifest of what it holds now, an Ed25519 signature over it, and the entry that says so."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from marsad.ingest.vault.case import Case
from marsad.ingest.vault.keys import name_of_key, public_bytes, read_private
from marsad.ingest.vault.layout import MANIFESTS
from marsad.ingest.vault.manifest import FILES, KEY, RECORD, SIGNATURE, manifest_of


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: the manifest's path inside the case, the entries it stands for, the name of the key."""

    manifest: str
    entries: int
    key: str


def sign(case: Case, key_file: Path, by: str, passphrase: str | None = None) -> Signed:
    """Sign what the case holds now. Raises CaseError if the key cannot be used or the case cannot be written."""
    key = read_private(key_file, passphrase)
    with case.session(by=by) as session:  # what a stopped writer left is finished before it is signed
        manifest = manifest_of(case, by)
        named = name_of_key(key.public_key())
        files = {
            manifest.name + RECORD: manifest.record,
            manifest.name + FILES: manifest.files,
            manifest.name + SIGNATURE: key.sign(manifest.record),
            manifest.name + KEY: public_bytes(key.public_key()),
        }
        path = f"{MANIFESTS}/{manifest.name}{RECORD}"
        session.write("signed", {"manifest": path, "key": named}, files)
    return Signed(path, manifest.entries, named)
