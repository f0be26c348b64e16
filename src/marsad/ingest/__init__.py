"""Readers of formats: files, folders and standard input → Documents, and the names of what could not be read."""

from marsad.ingest.dates import iso_day
from marsad.ingest.encoding import decode, encoding_of
from marsad.ingest.files import name_of, read_inputs
from marsad.ingest.outcome import Rejected, Remark

__all__ = ["Rejected", "Remark", "decode", "encoding_of", "iso_day", "name_of", "read_inputs"]
