"""Every export format, in the order in which they are shown."""

from __future__ import annotations

from marsad.errors import ExportError
from marsad.export.format import Format
from marsad.export.lines import JSONL
from marsad.export.tables import CSV

FORMATS: tuple[Format, ...] = (JSONL, CSV)


def format_named(name: str) -> Format:
    """The format of a name; ExportError lists the names there are."""
    found = next((form for form in FORMATS if form.name == name), None)
    if found is None:
        raise ExportError(f"there is no format «{name}»; the formats are {', '.join(form.name for form in FORMATS)}")
    return found
