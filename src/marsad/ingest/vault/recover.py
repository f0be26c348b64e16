"""What a writer that was stopped left behind is finished, or cleared away, by the next one; the log says so."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from marsad.errors import RecordError
from marsad.ingest.digest import digest_of
from marsad.ingest.vault import lock
from marsad.ingest.vault.disk import move_into, sync
from marsad.ingest.vault.layout import CAPTURES, MANIFESTS, ORIGINALS, STAGING, TEXTS, is_digest, place_of
from marsad.ingest.vault.ledger import Ledger
from marsad.ingest.vault.log import Entry, entries_of, log_of
from marsad.model.fields import Json

ALIVE = "alive"  # the file in a folder of staging that its writer keeps locked

_AREAS = (("original", ORIGINALS), ("texts", TEXTS), ("capture", CAPTURES))


def staged_name(area: str, digest: str) -> str:
    """What a finished file is called until it is moved to its place."""
    return f"{area}-{digest.removeprefix('sha256:')}"


def files_of(entry: Entry) -> dict[str, tuple[str, str]]:
    """The files that an entry puts into the case: path inside it → (digest, what it is called in staging)."""
    found: dict[str, tuple[str, str]] = {}
    for key, area in _AREAS:
        digest = entry.text(key)
        if digest and is_digest(digest):
            found[place_of(area, digest)] = (digest, staged_name(area, digest))
    files = entry.about.get("files")
    for path, digest in files.items() if isinstance(files, dict) else ():
        if isinstance(path, str) and is_digest(digest) and _is_manifest(path):
            found[path] = (digest, staged_name(MANIFESTS, digest))
    return found


def recover(ledger: Ledger, by: str) -> None:
    """Finish what a stopped writer began. The lock must be held, and the log read to its head."""
    if ledger.unfinished:
        ledger.append(by, [("repaired", _adopt(ledger))])
        ledger.checkpoint()
    _clear(ledger.folder / STAGING)


def _adopt(ledger: Ledger) -> Json:
    """Take in the entries after the head, move their files, cut off the rest; what was done."""
    before, missing = ledger.head.entries, []
    with log_of(ledger.folder).open("rb") as stream:
        try:
            for entry in entries_of(stream, ledger.head):
                missing += _redo(ledger.folder, entry)
                ledger.note(entry)
        except RecordError:  # the line that was never finished
            pass
    rest = ledger.cut()
    done: Json = {"adopted": ledger.head.entries - before, "cut_bytes": len(rest)}
    if rest:
        done["cut"] = digest_of(rest)
    return {**done, "missing": missing} if missing else done


def _redo(folder: Path, entry: Entry) -> list[str]:
    """Move the files of an entry that are not in their places; those that are nowhere."""
    missing = []
    for path, (_, name) in files_of(entry).items():
        if (folder / path).exists():
            continue
        staged = next((folder / STAGING).glob(f"*/{name}"), None)
        if staged is None:
            missing.append(path)
        else:
            sync(move_into(staged, folder / path))
    return missing


def _clear(staging: Path) -> None:
    """Take away the folders whose writers are gone."""
    for inner in staging.iterdir():
        if not inner.is_dir():
            inner.unlink(missing_ok=True)
            continue
        with contextlib.suppress(FileNotFoundError):  # its writer is just taking it away
            alive = lock.take(inner / ALIVE)
            if alive is not None:
                shutil.rmtree(inner, ignore_errors=True)
                os.close(alive)


def _is_manifest(path: str) -> bool:
    folder, _, name = path.partition("/")
    return folder == MANIFESTS and bool(name) and "/" not in name and not name.startswith(".")
