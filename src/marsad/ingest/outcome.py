"""What reading the inputs gives besides documents: what was set aside, and what was read with a remark."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.ingest.limits import MAX_CHARACTERS


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that was not read. ``where`` is a path, or ``path:line``; ``advice`` says what to do about it."""

    where: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}; {self.advice}"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was read, but not as it stood (a damaged letter, a date that is none)."""

    where: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}; {self.advice}"


def too_long(where: str) -> Rejected:
    """Why a text beyond the limit is not read."""
    reason = f"longer than {MAX_CHARACTERS:,} characters, which no report is"
    return Rejected(where, reason, "give each report a file, or a line of JSON Lines, of its own")
