"""One writer at a time: a lock that ends with its process, however that ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from marsad.errors import CaseError

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


PATIENCE = 60.0  # seconds that a writer waits for another; adding takes a fraction of one


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock while the block runs. Raises CaseError if another holds it for longer than ``patience`` seconds."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(descriptor, path, time.monotonic() + patience)
        yield
    finally:
        os.close(descriptor)  # which gives the lock back


def take(path: Path) -> int | None:
    """The descriptor that holds the lock until it is closed; None if another holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _try(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _wait(descriptor: int, path: Path, until: float) -> None:
    while True:
        try:
            _try(descriptor)
            return
        except OSError as error:
            if time.monotonic() > until:
                raise CaseError(f"{path.parent} is being written by another; wait until it is done") from error
        time.sleep(0.01)
