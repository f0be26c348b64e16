"""What a database says when something goes wrong, in Marsad's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from marsad.errors import StoreError

# What the driver says → what it means and what to do.
_MEANS = {
    "file is not a database": "it is no database, or its passphrase is another; check the passphrase",
    "file is encrypted": "it is no database, or its passphrase is another; check the passphrase",
    "database is locked": "it is being written by another; wait until it is done",
    "disk is full": "the disk is full; what was written before is safe; make room and run it again",
    "readonly database": "it may not be written to; mend the rights",
    "unable to open": "it cannot be opened; check the folder and its rights",
    "malformed": "it is damaged; move it away and make it again with «marsad index»",
    "disk i/o error": "the disk does not answer; check it, and run it again",
}


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what the database or its driver raises into a StoreError about the store called ``name``."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {_meaning(error)}") from error


def _meaning(error: SQLAlchemyError) -> str:
    cause = str(error.orig if isinstance(error, DBAPIError) else error).strip()
    lower = cause.lower()
    for said, meaning in _MEANS.items():
        if said in lower:
            return meaning
    first = cause.splitlines()[0][:300] if cause else type(error).__name__
    return f"the database says: {first}"
