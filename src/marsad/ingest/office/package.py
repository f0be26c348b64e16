"""The zip file that an office file is, with caps on what is really unpacked, whatever its directory claims."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

from marsad.ingest.unreadable import UnreadableError

_ENTRIES = 10_000
_PART = 96 * 1024 * 1024  # bytes of one unpacked part
_ALL = 192 * 1024 * 1024  # bytes of all parts that are unpacked
_BLOCK = 1024 * 1024
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE2: what Word and Excel wrote before 2007, and how newer ones lock files


class Package:
    """The parts of an office file. UnreadableError for what is none, is locked, or is made to choke its reader."""

    def __init__(self, stream: BinaryIO) -> None:
        if stream.read(8) == _OLD:
            raise UnreadableError(
                "it is locked with a password, or of an office program from before 2007",
                "open it, and save it without a password as .docx or .xlsx",
            )
        stream.seek(0)
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableError(f"it is no office file, or cut short ({str(error).lower()[:80]})") from error
        if len(self._zip.infolist()) > _ENTRIES:
            raise UnreadableError(f"it holds more than {_ENTRIES:,} parts")
        self._taken = 0

    def names(self) -> list[str]:
        """The names of all parts."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """One part; None if there is none of that name."""
        try:
            entry = self._zip.getinfo(name)
        except KeyError:
            return None
        if entry.flag_bits & 1:
            raise UnreadableError("it is locked with a password", "save it without one")
        held = io.BytesIO()
        with self._zip.open(entry) as part:
            while block := part.read(_BLOCK):
                held.write(block)
                self._taken += len(block)
                if held.tell() > _PART or self._taken > _ALL:
                    raise UnreadableError(
                        "it unpacks to more than an office file of reports holds: it is made to choke its reader"
                    )
        return held.getvalue()
