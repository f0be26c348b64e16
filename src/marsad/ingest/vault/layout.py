"""Where each thing lies in the folder of a case.

::

    CASE/
    ├── case.json                    what the case is called, who made it, when
    ├── custody.jsonl                the custody log: one entry a line, each with the digest of the line before
    ├── head.json                    how long the log is, and the digest of its last line
    ├── originals/sha256/ab/cd…      the bytes as they came, named by their SHA-256
    ├── texts/sha256/ab/cd….jsonl    the documents read from them, one a line
    ├── captures/sha256/ab/cd….json  who captured what, when, from where
    ├── manifests/000001.json …      signed manifests, with their lists, signatures, keys and time stamps
    ├── judgements.jsonl            what persons decided, one a line, each with the digest of the line before
    ├── case.db (-wal, -shm)         the database that «marsad index» makes of the case, and can make again
    ├── lock                         held while something is added
    └── staging/                     unfinished work of those who are adding
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

CASE = "case.json"
LOG = "custody.jsonl"
HEAD = "head.json"
LOCK = "lock"
STAGING = "staging"
MANIFESTS = "manifests"
JUDGEMENTS = "judgements.jsonl"
DATABASE = "case.db"
DERIVED = (DATABASE, *(f"{DATABASE}-{ending}" for ending in ("wal", "shm", "journal")))
ORIGINALS, TEXTS, CAPTURES = "originals", "texts", "captures"

ENDINGS = {ORIGINALS: "", TEXTS: ".jsonl", CAPTURES: ".json"}

_DIGEST = re.compile(r"sha256:([0-9a-f]{2})([0-9a-f]{62})")


def place_of(area: str, digest: str) -> str:
    """The path of a thing inside its case. ValueError for what is no digest (so that none leads out of the case)."""
    found = _DIGEST.fullmatch(digest)
    if not found:
        raise ValueError(f"«{digest[:80]}» is no SHA-256 digest")
    return f"{area}/sha256/{found[1]}/{found[2]}{ENDINGS[area]}"


def is_digest(value: object) -> bool:
    """Whether a value is written as a digest: ``sha256:`` and 64 hexadecimal figures."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def odd_part(folder: Path) -> str | None:
    """The part of a case that is a link, a pipe or a device, though Marsad makes plain files and folders; None if none is.

    A case that comes from others may hold one, to be written through or to make who reads it wait.
    """
    files, folders = (CASE, LOG, HEAD, LOCK), (STAGING, MANIFESTS, ORIGINALS, TEXTS, CAPTURES)
    for name, fits in [(name, stat.S_ISREG) for name in files] + [(name, stat.S_ISDIR) for name in folders]:
        try:
            if not fits((folder / name).lstat().st_mode):
                return name
        except OSError:
            continue
    return None


def is_case(folder: str | Path) -> bool:
    """Whether a folder is a case, or was meant to be one."""
    return (Path(folder) / CASE).is_file()
