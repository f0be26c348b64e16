"""The published JSON Schemas (draft 2020-12) of the records, as they lie in ``schema/``."""

from __future__ import annotations

from pathlib import Path

from marsad.errors import RecordError

NAMES = ("claim", "mention", "incident", "judgement")

_FOLDER = Path(__file__).parent / "schema"


def schema_text(name: str = "claim") -> str:
    """The JSON Schema of a record, as text; RecordError for a name that is none of ``NAMES``."""
    if name not in NAMES:
        raise RecordError(f"no schema {name!r}; there are {', '.join(NAMES)}")
    return (_FOLDER / f"{name}-1.json").read_text(encoding="utf-8")
