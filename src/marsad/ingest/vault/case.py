"""A case: the folder in which what was brought in is kept as evidence (its parts: see ``layout``)."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from marsad.errors import CaseError, RecordError
from marsad.ingest.digest import digest_of
from marsad.ingest.vault.disk import cannot_write, replace_file, sync
from marsad.ingest.vault.extraction import Watch
from marsad.ingest.vault.layout import CASE, ENDINGS, HEAD, LOCK, LOG, STAGING, is_case, odd_part
from marsad.ingest.vault.ledger import Ledger
from marsad.ingest.vault.lock import locked
from marsad.ingest.vault.records import decoded, encoded, now
from marsad.ingest.vault.session import Session
from marsad.model.fields import Json

CASE_SCHEMA = "marsad/case/1"


class Case:
    """A case. ``id`` is its own for ever; ``path`` is where it lies now."""

    def __init__(self, path: Path, identity: str) -> None:
        self.path = path
        self.id = identity

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Case:
        """The case in a folder. Raises CaseError if there is none, or if a newer Marsad made it."""
        folder = Path(path)
        if not is_case(folder):
            raise CaseError(
                f"{folder} is no case: there is no {CASE} in it; «marsad collect … --case {folder}» makes one"
            )
        if odd := odd_part(folder):
            raise CaseError(f"{folder / odd} is a link, a pipe or a device, which no case has; do not use it")
        try:
            record = decoded((folder / CASE).read_bytes(), str(folder / CASE))
        except (OSError, RecordError) as error:
            raise CaseError(f"{folder / CASE} cannot be read: {error}; run «marsad verify {folder}»") from error
        schema, identity = record.get("schema"), record.get("id")
        if schema != CASE_SCHEMA or not isinstance(identity, str):
            raise CaseError(f"{folder / CASE} says {schema!r:.60}; this Marsad keeps {CASE_SCHEMA!r}")
        return cls(folder, identity)

    @classmethod
    def create(cls, path: str | os.PathLike[str], *, by: str) -> Case:
        """A new case in a folder that is not there yet, or is empty. Raises CaseError where something is in the way."""
        folder = Path(path)
        if is_case(folder):
            raise CaseError(f"{folder} is a case already; open it")
        return cls.ensure(folder, by=by)

    @classmethod
    def ensure(cls, path: str | os.PathLike[str], *, by: str) -> Case:
        """The case in a folder, made if it is not there. Raises CaseError where something else is in the way."""
        folder = Path(path)
        if is_case(folder) and (folder / HEAD).is_file():
            return cls.open(folder)
        try:
            _make_folder(folder)
            with locked(folder / LOCK):
                _begin(folder, by)
        except OSError as error:
            cannot_write(folder, error)
        return cls.open(folder)

    def session(self, *, by: str, watch: Watch = lambda _: None) -> Session:
        """A writer at work on the case; ``by`` is who it works for, ``watch`` is told how far a large original has come."""
        return Session(Ledger(self.path), by, watch)


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CaseError(f"{folder} is a file; give a folder for the case")
    begun = {CASE, LOG, LOCK, STAGING}  # what is there if its making was broken off
    others = sorted({inner.name for inner in folder.iterdir()} - begun) if folder.is_dir() else []
    if others and not is_case(folder):
        raise CaseError(
            f"{folder} is no case and holds other things ({', '.join(others[:3])}); give a folder of its own"
        )
    folder.mkdir(parents=True, exist_ok=True)


def _begin(folder: Path, by: str) -> None:
    """What every case begins with. A making that was broken off is gone on with; nothing was reported as kept then."""
    if (folder / HEAD).is_file():  # another was quicker
        return
    logged = (folder / LOG).read_bytes().count(b"\n") if (folder / LOG).is_file() else 0
    if logged > 1 or any((folder / area).exists() for area in ENDINGS):
        raise CaseError(f"{folder / HEAD} is missing, though the case was used; run «marsad verify {folder}»")
    (folder / STAGING).mkdir(exist_ok=True)
    if not is_case(folder):
        record: Json = {"schema": CASE_SCHEMA, "id": str(uuid.uuid4()), "created": now(), "by": by}
        replace_file(folder / CASE, encoded(record, indent=1) + b"\n", folder / STAGING / CASE)
    (folder / LOG).unlink(missing_ok=True)
    ledger = Ledger(folder)
    ledger.append(by, [("created", {"case": digest_of((folder / CASE).read_bytes())})])
    ledger.checkpoint()
    sync(folder)
