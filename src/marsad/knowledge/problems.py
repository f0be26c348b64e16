"""What is wrong with a knowledge file, said in English and Arabic, by file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from marsad.errors import KnowledgeError

Severity = Literal["error", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: a sentence of what is wrong and one of what to do, in both languages.

    ``severity``: error (the check fails) or note (listed, does not fail).
    """

    file: str
    line: int
    english: str
    arabic: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.english}\n    {self.arabic}"


def of_error(error: KnowledgeError) -> Problem:
    """The finding that an error of the loader tells of; its message has ``·`` between the languages."""
    english, _, arabic = error.message.partition(" · ")
    return Problem(error.file, error.line, english, arabic or "الملف غير صالح. راجع هذا السطر.")


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name that somebody who wrote ``written`` most likely meant; None if none is near."""
    found = difflib.get_close_matches(written.strip().lower(), list(known), n=1, cutoff=0.7)
    return found[0] if found else None
