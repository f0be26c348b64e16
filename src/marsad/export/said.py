"""What codebooks and packages tell, in both languages; the texts stand in ``data/said.csv`` and ``data/said-annotate.csv``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "ar"]

DATA = Path(__file__).parent / "data"
_FILES = ("said", "said-annotate")


@dataclass(frozen=True, slots=True)
class Said:
    """One text in English and in Arabic."""

    en: str
    ar: str

    def in_(self, language: Language) -> str:
        """The text in one of the two languages."""
        return self.ar if language == "ar" else self.en


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in ``data/``; a line that begins with # says something to whoever mends it."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(line for line in stream if not line.startswith("#"))


@cache
def _all() -> dict[str, Said]:
    return {row["key"]: Said(row["en"], row["ar"]) for name in _FILES for row in rows_of(name)}


def said(key: str) -> Said:
    """The text under a key of ``said.csv``; KeyError for a key that it does not hold, which a test finds."""
    return _all()[key]


def told(*keys: str) -> tuple[Said, ...]:
    """Several texts of ``said.csv``."""
    return tuple(said(key) for key in keys)
