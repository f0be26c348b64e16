"""Incidents that «marsad incidents» wrote, read back from JSON Lines; a broken line does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.saved import Saved
from marsad.model.incident import SCHEMA, Incident
from marsad.model.incident_codec import incident_from_json

_INCIDENTS: Saved[Incident] = Saved(SCHEMA, incident_from_json, "marsad incidents", "incident")


def holds_incidents(name: str) -> bool:
    """Whether an input ("-" is standard input) begins with an incident; False for what cannot be looked into."""
    return _INCIDENTS.holds(name)


def read_incidents(name: str) -> Iterator[Incident | Rejected | Remark]:
    """The incidents of a file, or of standard input ("-"). What is no incident is named with its line."""
    return _INCIDENTS.read(name)
