"""Opening a zip that may be hostile: a list of contents that is not too long, and names that cannot break it."""

from __future__ import annotations

import struct
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from marsad.ingest.archives.zip_names import name_in_zip

MAX_LIST = 16 * 2**20  # bytes of the list of contents: about 150,000 entries

_ENTRY = b"PK\x01\x02"
_ENTRY_SIZE = 46  # bytes before the name: APPNOTE.TXT of PKWARE, 4.3.12
_HEADER = b"PK\x03\x04"
_HEADER_SIZE = 30  # the same, 4.3.7
_SAYS_UTF8 = 0x0800
_ENCRYPTED = 0x0001


def open_zip(source: BinaryIO) -> ZipFile:
    """The zip, its names as they were written. BadZipFile, or another OSError or ValueError, where it is none."""
    try:
        archive = _Zip(_Source(source))
    except (BadZipFile, struct.error, IndexError, NotImplementedError) as error:
        raise ValueError(str(error)) from error
    for entry in archive.infolist():
        entry.filename = name_in_zip(entry.orig_filename.encode("cp437", "replace")).split("\0")[0] or "unnamed"
    return archive


def refused(entry: ZipInfo) -> tuple[str, str] | None:
    """Why an entry cannot be read, and what to do; None if it can."""
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted", "unpack it with its password, and read the folder"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return f"packed by method {entry.compress_type}, which is not read", "pack it anew as a usual zip"
    return None


def packed_of(entry: ZipInfo, size: int) -> int:
    """The bytes that an entry takes of a zip of ``size`` bytes, whatever it claims."""
    return min(entry.compress_size, size)


class _Zip(ZipFile):
    """A zip whose source knows when names are read, and when content."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        super().__init__(source)
        source.naming = False

    def open(self, *given: Any, **named: Any) -> Any:
        """A file of the zip, to be read. Its name stands once more before it."""
        self._source.naming = True
        try:
            return super().open(*given, **named)
        finally:
            self._source.naming = False


class _Source:
    """A zip's bytes. While names are read, none is said to be UTF-8: the raw names are then had as code page 437, which has
    a letter for every byte, and one name in a wrong encoding does not lose the whole zip."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.naming = True

    def read(self, size: int = -1) -> bytes:
        if not self.naming:
            return self._source.read(size)
        data = self._source.read(min(size, MAX_LIST + 1) if size >= 0 else MAX_LIST + 1)
        if len(data) > MAX_LIST:
            raise BadZipFile("its list of contents is longer than that of any sound zip")
        if len(data) == _HEADER_SIZE and data.startswith(_HEADER):
            return _without_flag(data, 6)
        return _without_flags(data) if len(data) > _ENTRY_SIZE and data.startswith(_ENTRY) else data

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        return self._source.tell()

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self._source.close()


def _without_flags(data: bytes) -> bytes:
    """A list of contents in which the flag «the name is UTF-8» is off for every entry."""
    listed, at = bytearray(data), 0
    while at + _ENTRY_SIZE <= len(listed) and listed[at : at + 4] == _ENTRY:
        lengths = struct.unpack_from("<28xHHH", listed, at)
        listed[at : at + 10] = _without_flag(bytes(listed[at : at + 10]), 8)
        at += _ENTRY_SIZE + sum(lengths)
    return bytes(listed)


def _without_flag(data: bytes, at: int) -> bytes:
    """Bytes in which the flag is off in the two bytes of flags that stand at ``at``."""
    (flags,) = struct.unpack_from("<H", data, at)
    return data[:at] + struct.pack("<H", flags & ~_SAYS_UTF8) + data[at + 2 :]
