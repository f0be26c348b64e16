"""Why a file that was opened is not read, in words for its owner."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file, or a part of one, that is not read: the words say why, ``advice`` what to do, if there is more to say."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.advice = advice
