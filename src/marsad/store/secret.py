"""The passphrase of an encrypted store: from the environment, from a file, or typed; never from the command line."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from marsad.errors import StoreError

VARIABLE = "MARSAD_CASE_KEY"
FILE_VARIABLE = "MARSAD_CASE_KEYFILE"
_HOW = f"give its passphrase in {VARIABLE}, in the file that {FILE_VARIABLE} names, or on a terminal"
LEAST = 8  # characters of a new passphrase


def passphrase(name: str) -> str:
    """The passphrase for the store called ``name``. Raises StoreError where there is none and nobody to ask."""
    found = _given() or _typed(f"Passphrase of {name}: ")
    if found is None:
        raise StoreError(f"{name} is encrypted, or no database of Marsad; {_HOW}")
    return found


def new_passphrase(name: str) -> str:
    """A passphrase for a store to be made, typed twice if it is typed. Raises StoreError for one that is too short."""
    found = _given()
    if found is None:
        found = _typed(f"New passphrase for {name}: ")
        if found is not None and _typed("Once more: ") != found:
            raise StoreError("the two passphrases differ; nothing was made")
    if found is None:
        raise StoreError(f"{name} is to be encrypted; {_HOW}")
    if len(found) < LEAST:
        raise StoreError(f"the passphrase has fewer than {LEAST} characters; take several words")
    return found


def _given() -> str | None:
    if VARIABLE in os.environ:
        return os.environ[VARIABLE] or None
    if FILE_VARIABLE not in os.environ:
        return None
    path = Path(os.environ[FILE_VARIABLE])
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n") or None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}, which {FILE_VARIABLE} names, cannot be read: {error}") from error


def _typed(prompt: str) -> str | None:
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    return getpass.getpass(prompt) or None
