"""Why a field holds what it holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """``rule`` is a rule's id, ``file`` the knowledge file and line that hold it ("rules/strikes.yaml:12"), or None.

    ``detail`` is one sentence for a person. ``field`` names the record's field it speaks of, ``start``–``end`` its words.
    """

    rule: str
    file: str | None = None
    detail: str = ""
    field: str | None = None
    start: int | None = None
    end: int | None = None
