"""The manifests of a case, their signatures and stamps, held against its log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.errors import CaseError, RecordError
from marsad.ingest.digest import digest_of
from marsad.ingest.vault.fault import CHANGED, MISSING, Fault
from marsad.ingest.vault.keys import has_keys, is_signed, name_of_key, public_of
from marsad.ingest.vault.log import Entry
from marsad.ingest.vault.manifest import FILES, KEY, MANIFEST_SCHEMA, RECORD, SIGNATURE, STAMP
from marsad.ingest.vault.records import decoded
from marsad.ingest.vault.stamp import has_stamps, imprint_fits, parsed, time_of, untrusted
from marsad.ingest.vault.verify import Check
from marsad.model.fields import Json

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class ManifestCheck:
    """What a checked case's manifests say. ``keys`` are those that one trusts, ``roots`` certificates of authorities (PEM).

    ``told`` are the sentences that a reader should have: who signed what, when it was stamped, what is not covered.
    """

    def __init__(self, check: Check, keys: tuple[Ed25519PublicKey, ...] = (), roots: bytes | None = None) -> None:
        self.told: list[str] = []
        self._check = check
        self._keys = {name_of_key(key) for key in keys}
        self._roots = roots
        self._used: set[str] = set()
        self._signed = 0  # entries that the latest good signature stands for
        self._signing: set[int] = set()  # entries that tell of a good signature

    def run(self) -> Iterator[Fault]:
        """What is wrong with the manifests, their signatures and stamps."""
        for entry in self._check.log.entries:
            try:
                if entry.action == "signed":
                    yield from self._manifest(entry)
                elif entry.action == "stamped":
                    yield from self._stamp(entry)
            except (OSError, RecordError, CaseError) as error:
                yield Fault(CHANGED, str(entry.text("manifest")), str(error))
        for key in sorted(self._keys - self._used):
            yield Fault(MISSING, "manifests", f"nothing in this case is signed by {key}")
        self._tell()

    def against(self, path: Path) -> Iterator[Fault]:
        """What of a manifest that was kept elsewhere this case does not hold any more. Raises CaseError for no manifest."""
        try:
            record = decoded(path.read_bytes(), "the manifest")
        except (OSError, RecordError) as error:
            raise CaseError(f"{path} cannot be read as a manifest: {error}") from error
        if record.get("schema") != MANIFEST_SCHEMA:
            raise CaseError(f"{path} is no manifest of a case")
        faults = list(self._record(str(path), record))
        if not faults:
            self.told.append(
                f"the manifest {path.name} stands for the first {record['entries']:,} entries, which are all here"
            )
        yield from faults

    def _manifest(self, entry: Entry) -> Iterator[Fault]:
        path = str(entry.text("manifest"))
        stem = path.removesuffix(RECORD)
        data = self._bytes(path, entry)
        record = decoded(data, path)
        if faults := list(self._record(path, record)):
            yield from faults
            return
        if digest_of(self._bytes(stem + FILES, entry)) != record.get("list"):
            yield Fault(CHANGED, stem + FILES, "it is not the list that its manifest tells of")
        if not has_keys():
            self.told.append(f"{path}: its signature was not checked: pip install 'marsad[evidence]'")
            return
        key = public_of(self._bytes(stem + KEY, entry), stem + KEY)
        name = name_of_key(key)
        if not is_signed(data, self._bytes(stem + SIGNATURE, entry), key):
            yield Fault(CHANGED, stem + SIGNATURE, f"it is no signature by {name} over the manifest")
        elif name != entry.text("key"):
            yield Fault(CHANGED, stem + KEY, f"entry {entry.number} says that {entry.text('key')} signed")
        else:
            self._good(entry, record, name)

    def _good(self, entry: Entry, record: Json, name: str) -> None:
        """Note a signature that holds. What counts is what was signed, not what the log, written later, says of it."""
        entries, at = record.get("entries"), record.get("at")
        self._used.add(name)
        trusted = "a key that you gave" if name in self._keys else "a key that lies in the case; give --key to trust it"
        self.told.append(f"entries 1 to {entries:,} were signed by {name} ({trusted}), who dates it {at}")
        if isinstance(entries, int) and (not self._keys or name in self._keys):
            self._signed = max(self._signed, entries)
            self._signing.add(entry.number)

    def _record(self, path: str, record: Json) -> Iterator[Fault]:
        """Whether the log still begins as the manifest says."""
        entries, digests = record.get("entries"), self._check.log.digests
        if not isinstance(entries, int) or entries < 1:
            yield Fault(CHANGED, path, "it does not say how many entries it stands for")
        elif entries > len(digests):
            yield Fault(
                MISSING, "custody.jsonl", f"{path} stands for {entries:,} entries; the log has {len(digests):,}"
            )
        elif digests[entries - 1] != record.get("head"):
            yield Fault(CHANGED, "custody.jsonl", f"its first {entries:,} entries are not those that {path} stands for")

    def _stamp(self, entry: Entry) -> Iterator[Fault]:
        manifest = str(entry.text("manifest"))
        files = entry.about.get("files")
        path = next((name for name in files if name.endswith(STAMP)), "") if isinstance(files, dict) else ""
        if not has_stamps():
            self.told.append(f"{path}: this time stamp was not checked: pip install 'marsad[evidence]'")
            return
        answer, data = parsed(self._bytes(path, entry)), (self._check.folder / manifest).read_bytes()
        if not imprint_fits(answer, data):
            yield Fault(CHANGED, path, f"the stamp is not on {manifest}")
        elif self._roots is None:
            self.told.append(f"{manifest} bears a stamp of {time_of(answer)}; give --authority to check whose it is")
        elif fault := untrusted(answer, data, self._roots):
            yield Fault(CHANGED, path, f"the stamp's signature does not hold: {fault}")
        else:
            self.told.append(f"{manifest} existed on {time_of(answer)}, says an authority whose certificate you gave")

    def _bytes(self, path: str, entry: Entry) -> bytes:
        """The bytes of a file that the entry names. Raises RecordError if it does not."""
        if path not in self._check.named:
            raise RecordError(f"entry {entry.number} does not say where to find «{path[-60:]}»")
        return (self._check.folder / path).read_bytes()

    def _tell(self) -> None:
        later = range(self._signed + 1, len(self._check.log.digests) + 1)
        unsigned = len(later) - sum(number in later for number in self._signing)
        if not self._signed:
            self.told.append("nothing is signed: who can write to the case could have rewritten all of it")
        elif unsigned:
            self.told.append(f"{unsigned:,} entries are not signed: they were added after the first {self._signed:,}")
