"""What is wrong with a knowledge file, said in English and Arabic, by file and line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. ``severity``: error (the check fails) or note (listed, does not fail)."""

    file: str
    line: int
    english: str
    arabic: str
    severity: str = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.english}\n    {self.arabic}"
