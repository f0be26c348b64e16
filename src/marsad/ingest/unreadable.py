"""Why a file that was opened is not read, in words for its owner."""

from __future__ import annotations


class Unreadable(Exception):
    """A file, or a part of one, that is not read; the words say why."""
