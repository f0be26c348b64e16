"""Whether a case is as it was when it was kept: every byte of originals, texts, captures, manifests and log."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from marsad.errors import CaseError, RecordError, why
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.disk import digest_of_file
from marsad.ingest.vault.fault import ADDED, CHANGED, MISSING, Fault
from marsad.ingest.vault.layout import (
    CAPTURES,
    CASE,
    DERIVED,
    HEAD,
    JUDGEMENTS,
    LOCK,
    LOG,
    MANIFESTS,
    ORIGINALS,
    STAGING,
    TEXTS,
    is_case,
    odd_part,
)
from marsad.ingest.vault.lock import locked
from marsad.ingest.vault.log import Entry
from marsad.ingest.vault.records import decoded
from marsad.ingest.vault.recover import files_of
from marsad.ingest.vault.texts import documents_in
from marsad.ingest.vault.verify_log import LogCheck

AREAS = (ORIGINALS, TEXTS, CAPTURES, MANIFESTS)
_OWN = {CASE, LOG, HEAD, LOCK, STAGING, JUDGEMENTS, *DERIVED, *AREAS}


class Check:
    """One look through a case; ``counts`` says how much was looked at, ``log`` holds what the log says."""

    def __init__(self, folder: str | Path, watch: Callable[[str], None] = lambda _: None) -> None:
        self.folder = Path(folder)
        self.counts: Counter[str] = Counter()
        self.unfinished = False  # whether a stopped writer left work in staging
        self._watch = watch
        self._listed: set[str] = set()
        self.named: dict[str, tuple[str, Entry]] = {}
        self.log = LogCheck(self.folder, 0)

    def run(self) -> Iterator[Fault]:
        """Everything that is wrong, as it is found. Raises CaseError where there is no case at all."""
        if not is_case(self.folder):
            Case.open(self.folder)
        if odd := odd_part(self.folder):
            yield Fault(
                CHANGED, odd, "it is a link, a pipe or a device, and nothing else was looked at: do not use this case"
            )
            return
        with self._still():
            self.log.size = _size(self.folder / LOG)
            self._listed = set(_files(self.folder))
        self.unfinished = any(path.startswith(STAGING) for path in self._listed)
        yield from self._case()
        yield from self.log.run()
        for entry in self.log.entries:
            self.counts["entries"] += 1
            self.counts[entry.action] += 1
            for path, (digest, _) in files_of(entry).items():
                self.named.setdefault(path, (digest, entry))
        yield from self._files()
        yield from self._judgements()
        yield from self._added()

    def _still(self) -> AbstractContextManager[None]:
        """The lock, so that nothing is half written; without it where the case cannot be written to anyway."""
        return locked(self.folder / LOCK) if os.access(self.folder / LOCK, os.W_OK) else nullcontext()

    def _case(self) -> Iterator[Fault]:
        try:
            Case.open(self.folder)
        except CaseError as error:
            yield Fault(CHANGED, CASE, str(error))

    def _files(self) -> Iterator[Fault]:
        for path, (digest, entry) in self.named.items():
            where = self.folder / path
            try:
                if not stat.S_ISREG(where.lstat().st_mode):
                    yield Fault(CHANGED, path, "it is no plain file any more")
                    continue
                found, size = digest_of_file(where)
            except OSError as error:
                kind = MISSING if isinstance(error, FileNotFoundError) else CHANGED
                yield Fault(kind, path, f"entry {entry.number} tells of it ({why(error)})")
                continue
            area = path.split("/")[0]
            self.counts[area] += 1
            self.counts["bytes"] += size
            self.counts["bytes of originals"] += size if area == ORIGINALS else 0
            self._watch(f"checked: {self.counts['bytes']:,} bytes")
            if found != digest:
                yield Fault(CHANGED, path, f"entry {entry.number} tells of {digest}, its bytes have {found}")
            else:
                yield from self._inside(path, entry)

    def _inside(self, path: str, entry: Entry) -> Iterator[Fault]:
        """What a file of the right digest says of others: a capture of its original, a text of its documents."""
        try:
            if path.startswith(CAPTURES):
                record = decoded((self.folder / path).read_bytes(), "it")
                if any(record.get(key) != entry.text(key) for key in ("source", "original", "texts")):
                    yield Fault(CHANGED, path, f"it tells another story than entry {entry.number}")
            elif path.startswith(TEXTS):
                with (self.folder / path).open("rb") as stream:
                    self.counts["documents"] += sum(1 for _ in documents_in(stream, path))
        except (OSError, RecordError) as error:
            yield Fault(CHANGED, path, str(error))

    def _judgements(self) -> Iterator[Fault]:
        """What persons decided stands in no log; each line proves itself."""
        from marsad.store.journal import read_journal

        for one in read_journal(self.folder) if JUDGEMENTS in self._listed else ():
            self.counts["judgements"] += not isinstance(one, Fault)
            if isinstance(one, Fault):
                yield one

    def _added(self) -> Iterator[Fault]:
        for path in sorted(self._listed):
            top = path.split("/")[0]
            inside = path != top and top in (JUDGEMENTS, *DERIVED)  # a folder where a file should be
            if top not in _OWN or inside or (top in AREAS and path not in self.named):
                yield Fault(ADDED, path, self._why_added(path))

    def _why_added(self, path: str) -> str:
        if not path.startswith(MANIFESTS) or not path.endswith(".json"):
            return "no entry of the custody log tells of it"
        try:
            told = decoded((self.folder / path).read_bytes(), "it").get("entries")
        except (OSError, RecordError):
            told = None
        if isinstance(told, int) and told >= len(self.log.digests):
            return f"it was made when the log had {told:,} entries; now it has {len(self.log.digests):,}: its end was cut off"
        return "no entry of the custody log tells of it"


def _files(folder: Path) -> Iterator[str]:
    """Every file of a case, by its path inside it with «/»."""
    for where, folders, files in os.walk(folder):
        inside = Path(where).relative_to(folder)
        links = [name for name in folders if os.path.islink(os.path.join(where, name))]
        yield from ((inside / name).as_posix() for name in (*files, *links))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
