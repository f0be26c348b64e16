"""A manifest: what a case holds at one moment, in a few lines that can be signed, stamped, printed and kept elsewhere.

It names the number of entries of the custody log and the digest of the last one, which by the chain stands for all of them, and
a list of every file with its digest, in the form that ``sha256sum --check`` reads.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.ingest.digest import digest_of
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.layout import CASE
from marsad.ingest.vault.ledger import Ledger
from marsad.ingest.vault.records import encoded, now
from marsad.ingest.vault.recover import files_of
from marsad.model.fields import Json

MANIFEST_SCHEMA = "marsad/manifest/1"
RECORD, FILES, SIGNATURE, KEY, STAMP = ".json", ".sha256", ".sig", ".pub", ".tsr"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest as bytes: ``name`` (without ending), the ``record``, and the list of ``files``."""

    name: str
    record: bytes
    files: bytes
    entries: int


def manifest_of(case: Case, by: str) -> Manifest:
    """The manifest of a case as it is now. Raises CaseError if its log is damaged."""
    ledger = Ledger(case.path)
    digests = {CASE: digest_of((case.path / CASE).read_bytes())}
    for entry in ledger.read():
        digests.update({path: digest for path, (digest, _) in files_of(entry).items()})
    lines = "".join(f"{digest.removeprefix('sha256:')}  {path}\n" for path, digest in sorted(digests.items()))
    files = lines.encode("utf-8")
    record: Json = {
        "schema": MANIFEST_SCHEMA,
        "case": case.id,
        "at": now(),
        "by": by,
        "entries": ledger.head.entries,
        "bytes": ledger.head.size,
        "head": ledger.head.digest,
        "files": len(digests),
        "list": digest_of(files),
    }
    data = encoded(record, indent=1) + b"\n"
    short = digest_of(data).removeprefix("sha256:")[:8]
    return Manifest(f"{ledger.head.entries:08d}-{short}", data, files, ledger.head.entries)
