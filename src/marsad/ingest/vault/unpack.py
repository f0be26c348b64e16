"""A zip file that a stranger made, unpacked: only names that a case has, and never more than it may hold.

What is counted are the bytes that come out, not those that the zip says would.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from marsad.errors import CaseError
from marsad.ingest.vault.disk import CHUNK, READ_ONLY, sync_all
from marsad.ingest.vault.layout import CASE, HEAD, JUDGEMENTS, LOG

MAX_ENTRIES = 5_000_000
MAX_BYTES = 200 * 1024**3
MAX_RATIO = 200  # times its packed size that a file may grow to, once it has more than SURE bytes
SURE = 1024 * 1024
MAX_SMALL = 16 * 1024 * 1024  # bytes of what is read in one piece: records, heads, keys, signatures

_NAME = re.compile(
    r"(?:originals/sha256/[0-9a-f]{2}/[0-9a-f]{62}|texts/sha256/[0-9a-f]{2}/[0-9a-f]{62}\.jsonl"
    r"|captures/sha256/[0-9a-f]{2}/[0-9a-f]{62}\.json|manifests/[0-9a-f-]{1,60}\.(?:json|sha256|sig|pub|tsr))",
    re.ASCII,
)
_TOP = {CASE, LOG, HEAD}


def unpack(source: Path, folder: Path, watch: Callable[[str], None]) -> None:
    """Unpack a case into an empty folder. Raises CaseError for a zip that is damaged, too large, or holds anything else."""
    try:
        with zipfile.ZipFile(source) as packed:
            _check_names(source, packed)
            total, most = 0, min(MAX_BYTES, max(SURE, MAX_RATIO * source.stat().st_size))
            for number, info in enumerate(packed.infolist(), 1):
                total += _file(packed, info, folder / info.filename, most - total)
                watch(f"unpacked: {number:,} files")
            _sync(folder, [folder / info.filename for info in packed.infolist()])
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise CaseError(f"{source} is damaged, or no zip file: {str(error)[:200]}; nothing was imported") from error


def _check_names(source: Path, packed: zipfile.ZipFile) -> None:
    """Every name must be one that a case has, and stand there once. Links and folders have no such names, or no place."""
    if len(packed.infolist()) > MAX_ENTRIES:
        raise CaseError(f"{source} holds more than {MAX_ENTRIES:,} files; nothing was imported")
    seen: set[str] = set()
    for info in packed.infolist():
        name = info.filename
        if (name not in {*_TOP, JUDGEMENTS} and not _NAME.fullmatch(name)) or (info.external_attr >> 28) not in (
            0,
            0o10,
        ):
            raise CaseError(f"{source} holds «{name[:80]}», which no case has; nothing was imported")
        if name in seen:
            raise CaseError(f"{source} holds {name} twice; nothing was imported")
        seen.add(name)
    if missing := sorted(_TOP - seen):
        raise CaseError(f"{source} is no exported case: there is no {missing[0]} in it")


def _file(packed: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, room: int) -> int:
    """Unpack one file; how many bytes came out."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = 0o644 if info.filename in {*_TOP, JUDGEMENTS} else READ_ONLY
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as out, packed.open(info) as stream:
        return _copy(stream, out, info, room)


def _sync(folder: Path, files: list[Path]) -> None:
    """Make the files, and the names of them and of the folders above them, outlive a power cut: nothing is reported before."""
    above = {parent for file in files for parent in file.parents if parent == folder or folder in parent.parents}
    sync_all([*files, *sorted(above)])


def _copy(stream: IO[bytes], out: IO[bytes], info: zipfile.ZipInfo, room: int) -> int:
    size = 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > room:
            raise CaseError("the zip grows to more than a case may; nothing was imported")
        if size > max(SURE, MAX_RATIO * info.compress_size):
            raise CaseError(f"«{info.filename}» grows to more than {MAX_RATIO} times its size; nothing was imported")
        if size > MAX_SMALL and info.filename.endswith((".json", ".sig", ".pub", ".tsr")):
            raise CaseError(f"«{info.filename}» has more than {MAX_SMALL:,} bytes; nothing was imported")
        out.write(piece)
    return size
