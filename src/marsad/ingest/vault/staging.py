"""The folder in which a writer finishes its files, before the log tells of them and they are moved to their places."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from marsad.ingest.vault import lock
from marsad.ingest.vault.disk import Draft, cannot_write, move_into, sync_all
from marsad.ingest.vault.layout import STAGING, place_of
from marsad.ingest.vault.recover import ALIVE, staged_name


class Staging:
    """A writer's own folder in the case. It is locked while the writer lives; the case's lock must be held to make it."""

    def __init__(self, case: Path) -> None:
        self._case = case
        self._folder = case / STAGING / f"{os.getpid()}-{secrets.token_hex(4)}"
        self._folder.mkdir()
        self._alive = lock.take(self._folder / ALIVE)
        self._files: dict[str, Path] = {}  # path inside the case → the finished file

    def new(self) -> Path:
        """Where a file can be begun."""
        return self._folder / secrets.token_hex(8)

    def put(self, area: str, data: bytes, place: str | None = None) -> str:
        """Finish a file with these bytes; its digest."""
        draft = Draft(self.new())
        draft.write(data)
        digest = draft.finish()
        self.take(area, digest, draft.path, place)
        return digest

    def take(self, area: str, digest: str, draft: Path, place: str | None = None) -> None:
        """Give a finished file its name here, and note where it belongs."""
        path = self._folder / staged_name(area, digest)
        try:
            os.replace(draft, path)
        except OSError as error:
            cannot_write(path, error)
        self._files[place or place_of(area, digest)] = path

    def find(self, place: str) -> Path:
        """Where a file of the case lies now: here, or already in its place."""
        return self._files.get(place, self._case / place)

    def sync(self) -> None:
        """Make all that will be moved outlive a power cut, for the log to tell of it; what the case has already is not."""
        new = (path for place, path in self._files.items() if not (self._case / place).exists())
        sync_all({*new, self._folder})

    def move(self, places: Iterable[str]) -> None:
        """Move files to their places, and forget the others: no entry tells of them."""
        sync_all({folder for place in set(places) if (folder := self._move(place))})
        self._files.clear()

    def close(self, keep: bool) -> None:
        """Give the folder up. To ``keep`` its files is to leave them to the next writer, who finishes what the log tells."""
        if self._alive is None:
            return
        if not keep:
            shutil.rmtree(self._folder, ignore_errors=True)
        os.close(self._alive)
        self._alive = None

    def _move(self, place: str) -> Path | None:
        """The folder whose names must be synced; None where the file was in its place, or is not ours."""
        source, target = self._files.get(place), self._case / place
        if source is None:
            return None
        if target.exists():
            source.unlink(missing_ok=True)
            return None
        return move_into(source, target)
