"""What is wrong with a case."""

from __future__ import annotations

from dataclasses import dataclass

CHANGED, MISSING, ADDED, UNFINISHED = "changed", "missing", "added", "unfinished"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as the custody log says. ``where`` is a path inside the case, with the entry if it is the log."""

    kind: str
    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.reason}"
