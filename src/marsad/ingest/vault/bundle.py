"""A case as one zip file: out whole, and in again only if every byte of it is sound."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from marsad.errors import CaseError
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.disk import CHUNK, READ_ONLY, cannot_write, digest_of_file, sync
from marsad.ingest.vault.layout import CASE, HEAD, JUDGEMENTS, LOCK, LOG, STAGING
from marsad.ingest.vault.ledger import Ledger
from marsad.ingest.vault.recover import files_of
from marsad.ingest.vault.unpack import unpack
from marsad.ingest.vault.verify import Check
from marsad.model.fields import Json

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the times in the zip say nothing: those that count stand in the log
_SMALL = 4096  # bytes; a larger file that would be packed to less than a hundredth
_RATIO = 100  # is stored as it is, so that who unpacks it does not take it for a trap

Watch = Callable[[str], None]


def export_case(case: Case, target: Path, by: str, watch: Watch = lambda _: None) -> int:
    """Write the case into a zip file, whole or not at all; how many files it holds.

    The custody log says that it was exported, in the zip as well. Raises CaseError if a file is missing or cannot be written.
    """
    return _export(case, target, by, {}, lambda unfinished: _pack(case.path, unfinished, watch))


def export_wacz(case: Case, target: Path, by: str, watch: Watch = lambda _: None) -> int:
    """Write what the case keeps into a WACZ, whole or not at all; how many records it holds. It cannot be imported again."""
    from marsad.ingest.vault.wacz import pack_wacz

    return _export(case, target, by, {"form": "wacz"}, lambda unfinished: pack_wacz(case, unfinished, watch))


def _export(case: Case, target: Path, by: str, about: Json, pack: Callable[[Path], int]) -> int:
    if target.exists():
        raise CaseError(f"{target} is there already; give another name")
    with case.session(by=by) as session:
        session.write("exported", {"to": target.name, **about}, {})
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        count = pack(unfinished)
        os.replace(unfinished, target)
        sync(target.parent)
    except OSError as error:
        cannot_write(target, error)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def import_case(source: Path, folder: Path, by: str, watch: Watch = lambda _: None) -> Case:
    """Unpack a case into a new folder. It is there only if all of it is sound. Raises CaseError, which says what is not."""
    if folder.exists():
        raise CaseError(f"{folder} is there already; give a new folder")
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        beside.mkdir(parents=True)
        unpack(source, beside, watch)
        (beside / STAGING).mkdir()
        (beside / LOCK).touch()
        _refuse_unsound(beside, source, watch)
        digest, size = digest_of_file(source)
        with Case.open(beside).session(by=by) as session:
            session.write("imported", {"from": source.name, "digest": digest, "bytes": size}, {})
        os.rename(beside, folder)
        sync(folder.parent)
    except OSError as error:
        cannot_write(folder, error)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Case.open(folder)


def _refuse_unsound(folder: Path, source: Path, watch: Watch) -> None:
    faults = [str(fault) for fault in Check(folder, watch).run()]
    if faults:
        shown = "".join(f"\n  {fault}" for fault in faults[:20])
        more = f"\n  and {len(faults) - 20:,} more" if len(faults) > 20 else ""
        raise CaseError(f"{source} holds a case that is not sound; nothing was imported:{shown}{more}")


def _pack(folder: Path, target: Path, watch: Watch) -> int:
    ledger = Ledger(folder)
    named = [path for entry in ledger.read() for path in files_of(entry)]
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED, allowZip64=True) as packed:
        with packed.open(_info(CASE), "w") as out:
            out.write((folder / CASE).read_bytes())
        with packed.open(_info(LOG), "w", force_zip64=True) as out:
            for piece in _pieces(folder / LOG, ledger.head.size):
                out.write(piece)
        with packed.open(_info(HEAD), "w") as out:
            out.write(ledger.head.encoded())
        decided = (folder / JUDGEMENTS).is_file()
        if decided:
            packed.writestr(_info(JUDGEMENTS), _whole_lines(folder / JUDGEMENTS))
        for number, path in enumerate(sorted(set(named)), 4 + decided):
            _add(packed, folder / path, path)
            watch(f"packed: {number:,} files")
    return number if named else 3 + decided


def _whole_lines(path: Path) -> bytes:
    """The judgements of a case; a line that somebody is just writing is left out."""
    data = path.read_bytes()
    return data[: data.rfind(b"\n") + 1]


def _add(packed: zipfile.ZipFile, source: Path, path: str) -> None:
    try:
        size = source.stat().st_size
        info = _info(path, packs=size < _SMALL or not _too_well(source, size))
        with packed.open(info, "w", force_zip64=size >= 2**31) as out:
            for piece in _pieces(source, size):
                out.write(piece)
    except FileNotFoundError as error:
        raise CaseError(f"{source} is missing; run «marsad verify» on the case") from error


def _info(path: str, packs: bool = True) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
    info.external_attr = (stat.S_IFREG | READ_ONLY) << 16
    return info


def _pieces(path: Path, size: int) -> Iterator[bytes]:
    """The first ``size`` bytes of a file; those that another writer adds meanwhile are left out."""
    with path.open("rb") as stream:
        while size > 0 and (piece := stream.read(min(CHUNK, size))):
            size -= len(piece)
            yield piece


def _too_well(path: Path, size: int) -> bool:
    """Whether a file would be packed so small that who unpacks it must take it for a trap."""
    import zlib

    packer, packed = zlib.compressobj(), 0
    for piece in _pieces(path, size):
        packed += len(packer.compress(piece))
    return packed + len(packer.flush()) < size / _RATIO
