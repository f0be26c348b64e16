"""The few ways in which a case writes to the disk: after a power cut a thing is there whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, NoReturn

from marsad.errors import CaseError, why
from marsad.ingest.digest import named

CHUNK = 1024 * 1024  # bytes that are read or written in one piece
SIDE_BY_SIDE = 16  # files that are synced at a time
READ_ONLY = 0o444
_CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP)  # what some network and stick file systems say of folders


def open_plain(path: Path) -> BinaryIO:
    """A plain file, opened to be read. Raises OSError, also for a link, a pipe or a device in its place: a case that comes
    from others may hold one, to make who reads it wait for ever."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "no plain file", str(path))
    return os.fdopen(descriptor, "rb")


def digest_of_file(path: Path) -> tuple[str, int]:
    """The digest of a plain file and the number of its bytes. Raises OSError."""
    found, size = hashlib.sha256(), 0
    with open_plain(path) as stream:
        while piece := stream.read(CHUNK):
            found.update(piece)
            size += len(piece)
    return named(found), size


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however few the system takes at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync(path: Path) -> None:
    """Make the bytes of a file, or the names in a folder, outlive a power cut."""
    if os.name == "nt" and path.is_dir():  # where folders cannot be opened
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def sync_all(paths: Iterable[Path]) -> None:
    """``sync`` for many, side by side: the disk takes several at a time for little more than the price of one."""
    todo = list(paths)
    if len(todo) < 2:
        for path in todo:
            sync(path)
        return
    with ThreadPoolExecutor(min(SIDE_BY_SIDE, len(todo))) as pool:
        list(pool.map(sync, todo))


def write_file(path: Path, data: bytes, mode: int = 0o644) -> None:
    """A new file with these bytes, on the disk when this returns."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes, beside: Path) -> None:
    """Put these bytes in the place of a file: who looks sees the old ones or the new ones, whenever the power goes.

    ``beside`` is where they are written first, on the same disk.
    """
    write_file(beside, data)
    os.replace(beside, path)
    sync(path.parent)


def move_into(source: Path, target: Path) -> Path:
    """Move a file to its place, making the folders above it; returns the folder whose names must be synced."""
    if not target.parent.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        sync(target.parent.parent)
    os.replace(source, target)
    return target.parent


def cannot_write(path: Path, error: OSError) -> NoReturn:
    """Say that a case could not be written, and what is safe."""
    raise CaseError(
        f"cannot write {path}: {why(error)}; what was reported as kept is safe; make room or mend the rights, then run it again"
    ) from error


class Draft:
    """A file that is hashed while it is written. It outlives a power cut only after ``sync``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._sum = hashlib.sha256()
        try:
            self._stream = path.open("xb", buffering=CHUNK)
        except OSError as error:
            cannot_write(path, error)

    def write(self, data: bytes) -> None:
        """Add bytes. Raises CaseError where the disk does not take them."""
        self._sum.update(data)
        self.size += len(data)
        try:
            self._stream.write(data)
        except OSError as error:
            self.drop()
            cannot_write(self.path, error)

    def finish(self) -> str:
        """Close it for writing, for good; its digest."""
        try:
            self._stream.flush()
            self._stream.close()
            with contextlib.suppress(OSError):  # not every file system knows rights
                self.path.chmod(READ_ONLY)
        except OSError as error:
            self.drop()
            cannot_write(self.path, error)
        return named(self._sum)

    def drop(self) -> None:
        """Take it away again."""
        with contextlib.suppress(OSError):  # what it still held could not be written: it goes all the same
            self._stream.close()
        self.path.unlink(missing_ok=True)
