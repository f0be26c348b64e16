"""Zip archives of readable files, and WACZ, which is a zip of WARCs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from marsad.ingest.archives.members import read_member
from marsad.ingest.archives.nest import FAULTS, MAX_BYTES, Nest, TooMuchError, nest_for, seekable, size_of
from marsad.ingest.archives.zip_file import open_zip, packed_of, refused
from marsad.ingest.archives.zip_names import inside
from marsad.ingest.messages.telegram import folders_of_exports, is_media
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_DAMAGED = "fetch it again, or repair it with «zip -FF» and read what that gives"
_NOT_REPORTS = re.compile(r"(^|/)(\.|__MACOSX/|(readme|license|notice|changelog)[^/]*$)", re.IGNORECASE)
_WARC = re.compile(r"archive/[^/]+\.warc(\.gz)?", re.IGNORECASE)


def read_zip(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The documents of every file in a zip, in the order of its list; what cannot be read is named."""
    source = seekable(stream)
    if source is None:
        yield Rejected(path, f"longer than {MAX_BYTES // 2**30} GB", "unpack it, and read the folder")
        return
    size = size_of(source)
    try:
        nest = nest_for(size, defaults.inside)
        with open_zip(source) as archive:
            yield from _members(archive, path, size, defaults, nest)
    except TooMuchError as error:
        yield Rejected(path, f"not read further: {error}", "unpack what you trust of it, and read that")
    except FAULTS as error:
        yield Rejected(path, f"a damaged zip ({_why(error)})", _DAMAGED)


def _members(archive: ZipFile, path: str, size: int, defaults: Defaults, nest: Nest) -> Iterator[Outcome]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = {entry.filename for entry in entries}
    if "datapackage.json" in names and any(_WARC.fullmatch(name) for name in names):
        from marsad.ingest.archives.wacz import changed

        yield from changed(archive, path, size, nest)
        entries = [entry for entry in entries if _WARC.fullmatch(entry.filename)]
    exports = folders_of_exports(names)
    for entry in entries:
        nest.budget.enter()
        if not _NOT_REPORTS.search(inside(entry.filename)) and not is_media(entry.filename, exports):
            yield from _member(archive, entry, path, size, defaults, nest)
        if nest.budget.bytes_left < 0:
            raise TooMuchError("its files grow beyond what a sound archive gives")


def _member(
    archive: ZipFile, entry: ZipInfo, path: str, size: int, defaults: Defaults, nest: Nest
) -> Iterator[Outcome]:
    name = inside(entry.filename)
    where = f"{path}!{name}"
    if name != entry.filename.replace("\\", "/"):
        yield Remark(where, "its name leads out of the archive", "it was read under the name shown")
    if why := refused(entry):
        yield Rejected(where, *why)
        return
    try:
        with archive.open(entry) as stream:
            yield from read_member(stream, packed_of(entry, size), where, defaults, nest)
    except TooMuchError as error:
        yield Rejected(where, f"not read further: {error}", "unpack what you trust of it, and read that")
    except FAULTS as error:
        yield Rejected(where, f"damaged in the zip ({_why(error)})", _DAMAGED)


def _why(error: Exception) -> str:
    return str(error).lower().rstrip(".")[:120] or type(error).__name__
