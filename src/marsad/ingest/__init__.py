"""Readers of formats: files, folders and standard input → Documents, and the names of what could not be read."""

from typing import TYPE_CHECKING

from marsad.lazy import loader

if TYPE_CHECKING:
    from marsad.ingest.dates import iso_day
    from marsad.ingest.encoding import decode, encoding_of
    from marsad.ingest.files import name_of, read_inputs
    from marsad.ingest.outcome import Rejected, Remark

__all__ = ["Rejected", "Remark", "decode", "encoding_of", "iso_day", "name_of", "read_inputs"]

# A parser in a process of its own waits for no other reader.
__getattr__ = loader(
    "marsad.ingest",
    {
        "marsad.ingest.dates": ("iso_day",),
        "marsad.ingest.encoding": ("decode", "encoding_of"),
        "marsad.ingest.files": ("name_of", "read_inputs"),
        "marsad.ingest.outcome": ("Rejected", "Remark"),
    },
)
