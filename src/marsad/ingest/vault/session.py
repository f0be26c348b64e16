"""One writer at work on a case: what is brought in is staged, then made safe in one go with what came with it."""

from __future__ import annotations

import io
import time
from collections import ChainMap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO

from marsad.errors import CaseError
from marsad.ingest.vault import lock
from marsad.ingest.vault.capture import Capture, Kept
from marsad.ingest.vault.disk import CHUNK, Draft, cannot_write
from marsad.ingest.vault.extraction import FOUND, Found, Watch, extract, own_tools, reading_of
from marsad.ingest.vault.layout import CAPTURES, LOCK, MANIFESTS, ORIGINALS, TEXTS, place_of
from marsad.ingest.vault.ledger import Action, Latest, Ledger
from marsad.ingest.vault.log import Entry
from marsad.ingest.vault.records import capture_record, decoded, encoded, now
from marsad.ingest.vault.recover import files_of, recover
from marsad.ingest.vault.staging import Staging
from marsad.model.fields import Json

MAX_SOURCE = 8000  # characters of a source's name


@dataclass(slots=True)
class _Staged:
    """Bytes that were brought in; ``found`` is None while they look like those that the source gave last."""

    capture: Capture
    at: str
    original: str
    size: int
    found: Found | None = None


class Session:
    """A writer. Use it in a ``with`` block; what is staged and not committed at its end is dropped.

    ``watch`` is told how far a large original has come.
    """

    def __init__(self, ledger: Ledger, by: str, watch: Watch = lambda _: None) -> None:
        self.by = by
        self._watch = watch
        self._ledger = ledger
        self._pending: list[_Staged | Action] = []
        self._staged_bytes = 0
        self._since = time.monotonic()
        self._broken = False
        with self._locked():
            self._staging = Staging(ledger.folder)

    def keep(self, capture: Capture, data: bytes | BinaryIO) -> Kept:
        """Keep bytes for good; they are safe on the disk when this returns. Raises CaseError, and OSError of ``data``."""
        self.stage(capture, data)
        return self.commit()[-1]

    def missed(self, source: str, reason: str) -> None:
        """Write down that a source was tried and not got."""
        self.note_missed(source, reason)
        self.commit()

    def note_missed(self, source: str, reason: str) -> None:
        """The same, to be made safe by ``commit``."""
        self._pending.append(("missed", {"source": source[:MAX_SOURCE], "reason": reason[:1000]}))

    def stage(self, capture: Capture, data: bytes | BinaryIO) -> None:
        """Take bytes in, to be made safe by ``commit``. Raises CaseError, and OSError where ``data`` cannot be read."""
        if len(capture.source) > MAX_SOURCE:
            raise CaseError(f"the name of a source has more than {MAX_SOURCE:,} characters: {capture.source[:80]} …")
        at, draft = now(), Draft(self._staging.new())
        try:
            self._copy(capture, io.BytesIO(data) if isinstance(data, bytes) else data, draft)
        except BaseException:
            draft.drop()
            raise
        staged = _Staged(capture, at, draft.finish(), draft.size)
        self._staging.take(ORIGINALS, staged.original, draft.path)
        if not self._is_seen(staged, self._ledger.latest.get(capture.source)):
            self._extract(staged)
        if not self._pending:
            self._since = time.monotonic()
        self._pending.append(staged)
        self._staged_bytes += staged.size

    @property
    def staged(self) -> tuple[int, int, float]:
        """What waits for ``commit``: how many things, how many bytes, for how many seconds."""
        return len(self._pending), self._staged_bytes, time.monotonic() - self._since if self._pending else 0.0

    def commit(self) -> list[Kept]:
        """Make what was staged safe; what became of each. Raises CaseError if the disk does not take it."""
        pending, self._pending, self._staged_bytes = self._pending, [], 0
        if not pending:
            return []
        with self._locked():
            decided = self._decide(pending)
            entries = self._write([action for _, action in decided])
        pairs = zip(decided, entries, strict=True)
        return [_kept(staged, entry) for (staged, _), entry in pairs if staged is not None]

    def write(self, action: str, about: Json, files: dict[str, bytes]) -> Entry:
        """Add an entry with files of its own: their names in ``manifests`` and their bytes. What was staged goes first."""
        self.commit()
        places = {name: f"{MANIFESTS}/{name}" for name in files}
        named = {places[name]: self._staging.put(MANIFESTS, data, places[name]) for name, data in files.items()}
        with self._locked():
            (entry,) = self._write([(action, {**about, "files": named} if named else about)])
        return entry

    def close(self) -> None:
        """End the work. What was written to the log and not moved yet stays for the next writer to finish."""
        self._staging.close(keep=self._broken)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone at the case, which is read on to its end and mended if a writer was stopped."""
        try:
            with lock.locked(self._ledger.folder / LOCK):
                self._ledger.catch_up()
                recover(self._ledger, self.by)
                yield
        except OSError as error:
            cannot_write(self._ledger.folder, error)

    def _copy(self, capture: Capture, stream: BinaryIO, draft: Draft) -> None:
        while piece := stream.read(CHUNK):
            draft.write(piece)
            self._watch(f"{capture.name}: {draft.size:,} bytes")

    def _is_seen(self, staged: _Staged, before: Latest | None) -> bool:
        """Whether the source gave these bytes ``before``, and they read now as they did then.

        With the same tools they do; with others they are read again, and what came of it is compared.
        """
        if before is None or before.original != staged.original:
            return False
        try:
            data = self._staging.find(place_of(CAPTURES, before.capture)).read_bytes()
        except OSError:  # its record is missing: a new one is better than none
            return False
        record = decoded(data, "a capture")
        if record.get("reading") == reading_of(staged.capture):
            return True
        now_found = staged.found.to_json() if staged.found else {}
        return bool(now_found) and all(record.get(key) == now_found.get(key) for key in FOUND)

    def _extract(self, staged: _Staged) -> None:
        original = self._staging.find(place_of(ORIGINALS, staged.original))
        staged.found, draft = extract(original, staged.capture, self._staging.new(), self._watch)
        if draft is not None and staged.found.texts is not None:
            self._staging.take(TEXTS, staged.found.texts, draft)

    def _decide(self, pending: list[_Staged | Action]) -> list[tuple[_Staged | None, Action]]:
        """What is written of each, now that no other writer is at work; later ones see what came before them."""
        decided: list[tuple[_Staged | None, Action]] = []
        latest = ChainMap({}, self._ledger.latest)
        for one in pending:
            if not isinstance(one, _Staged):
                decided.append((None, one))
                continue
            before = latest.get(one.capture.source)
            seen = self._is_seen(one, before)
            if one.found is None and not seen:
                self._extract(one)
                seen = self._is_seen(one, before)
            action = self._seen(one, before) if before and seen else self._new_capture(one, before)
            latest[one.capture.source] = Latest(one.original, str(action[1]["capture"]))
            decided.append((one, action))
        return decided

    def _seen(self, staged: _Staged, before: Latest) -> Action:
        staged.found = staged.found or Found()
        return "seen", {"source": staged.capture.source, "original": staged.original, "capture": before.capture}

    def _new_capture(self, staged: _Staged, before: Latest | None) -> Action:
        """The record of a capture, staged, and the entry that tells of it."""
        found = staged.found or Found()
        bytes_of: Json = {"original": staged.original, "bytes": staged.size, **found.to_json()}
        previous = before.capture if before else None
        reading, tools = reading_of(staged.capture), own_tools()
        record = capture_record(staged.capture, staged.at, self.by, bytes_of, reading, tools, previous)
        digest = self._staging.put(CAPTURES, encoded(record, indent=1) + b"\n")
        about: Json = {"source": staged.capture.source, "original": staged.original, "bytes": staged.size}
        return "kept", {**about, "capture": digest, "texts": found.texts, "documents": found.documents}

    def _write(self, actions: list[Action]) -> list[Entry]:
        """The order that ``ledger`` explains. The lock is held. Only files that an entry names are moved into the case."""
        self._staging.sync()
        self._broken = True
        try:
            entries = self._ledger.append(self.by, actions)
        except CaseError:
            self._broken = self._ledger.unfinished > 0
            raise
        self._staging.move(path for entry in entries for path in files_of(entry))
        self._ledger.checkpoint()
        self._broken = False
        return entries


def _kept(staged: _Staged, entry: Entry) -> Kept:
    found = staged.found or Found()
    return Kept(
        action=entry.action,
        source=staged.capture.source,
        original=staged.original,
        size=staged.size,
        capture=str(entry.text("capture")),
        texts=entry.text("texts"),
        documents=found.documents,
        entry=entry.number,
        outcomes=found.told() if entry.action == "kept" else (),
    )
