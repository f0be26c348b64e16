"""The digests that a WACZ states for its files (its datapackage.json), held against what is there.

Source: Use Cases and Format of WACZ 1.1.1, specs.webrecorder.net/wacz/1.1.1, «datapackage.json».
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.ingest.archives.digests import Digest, digest_of
from marsad.ingest.archives.nest import FAULTS, Metered, Nest
from marsad.ingest.archives.zip_file import packed_of
from marsad.ingest.outcome import Remark

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_MAX_PACKAGE = 16 * 2**20  # bytes of datapackage.json
_CHUNK = 2**18


def changed(archive: ZipFile, path: str, size: int, nest: Nest) -> Iterator[Remark]:
    """A remark for each file of the archive folder that is not what the package states, and for those it lacks."""
    stated = _stated(archive, size, nest)
    if stated is None:
        advice = "its WARCs were read; whether they are what was collected cannot be told from it"
        yield Remark(f"{path}!datapackage.json", "the list of digests cannot be read", advice)
        return
    names = {entry.filename: entry for entry in archive.infolist()}
    for name, digest in stated.items():
        where = f"{path}!{name}"
        if name not in names:
            yield Remark(where, "stated in datapackage.json, and not there", "fetch the archive again")
        elif name.startswith("archive/") and not _holds(archive, names[name], size, nest, digest):
            reason = "its digest is not the one stated in datapackage.json: it was changed or damaged"
            yield Remark(where, reason, "it was read; compare it with another copy before you rely on it")


def _stated(archive: ZipFile, size: int, nest: Nest) -> dict[str, Digest] | None:
    """The digests by file name; None where there is no such list."""
    entry = archive.getinfo("datapackage.json")
    try:
        with archive.open(entry) as stream:
            data = _all(Metered(stream, packed_of(entry, size), nest.budget))
        resources = json.loads(data)["resources"]
        stated = {str(one["path"]): digest_of(str(one["hash"])) for one in resources if "hash" in one}
    except (*FAULTS, KeyError, TypeError):
        return None
    return {name: digest for name, digest in stated.items() if digest is not None}


def _all(stream: Metered) -> bytes:
    parts: list[bytes] = []
    left = _MAX_PACKAGE
    while left > 0 and (data := stream.read(min(left, _CHUNK))):
        parts.append(data)
        left -= len(data)
    return b"".join(parts)


def _holds(archive: ZipFile, entry: ZipInfo, size: int, nest: Nest, digest: Digest) -> bool:
    """Whether a file has its digest; one that cannot be read has not."""
    hashed = hashlib.new(digest.algorithm)
    try:
        with archive.open(entry) as stream:
            metered = Metered(stream, packed_of(entry, size), nest.budget)
            while data := metered.read(_CHUNK):
                hashed.update(data)
    except FAULTS:
        return False
    return digest.fits(hashed.digest())
