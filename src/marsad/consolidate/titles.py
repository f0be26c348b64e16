"""A line that names an incident, in Arabic and in English: what, where, when, how many died.

Names of places stay in Arabic in both: the gazetteer holds no others, and none is made up.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.knowledge import Knowledge
from marsad.knowledge.ontology import FILES
from marsad.model.incident import IncidentTime, Toll
from marsad.model.mention import Place

_TOLD = (("killed", "القتلى", "killed"), ("injured", "الجرحى", "injured"))


class Titles:
    """The titles of incidents, by the names that the ontology gives to types."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names: dict[str, tuple[str, str]] = {}
        for name in knowledge.names(FILES):
            for entry in knowledge.entries(name):
                self._names[entry.text("type")] = entry.text("name"), entry.text("name_en")

    def of(self, type_: str, place: Place | None, time: IncidentTime | None, counts: Sequence[Toll]) -> tuple[str, str]:
        """The Arabic and the English title."""
        arabic, english = self._names.get(type_, (type_, type_))
        if place is not None:
            arabic, english = f"{arabic} في {place.name}", f"{english} in {place.name}"
            english += f" ({place.country})" if place.country else ""
        if time is not None and time.end is not None:
            exact = time.start is not None
            arabic += f"، {time.end}" if exact else f"، حتى {time.end}"
            english += f", {time.end}" if exact else f", by {time.end}"
        for of, word_ar, word_en in _TOLD:
            toll = next((toll for toll in counts if toll.of == of), None)
            if toll is not None and (said := _range(toll)):
                return f"{arabic}، {word_ar} {said}", f"{english}: {said} {word_en}"
        return arabic, english


def _range(toll: Toll) -> str:
    if toll.best is not None:
        return str(toll.best)
    if toll.low is None:
        return ""
    return f"{toll.low}+" if toll.high is None or toll.high < toll.low else f"{toll.low}–{toll.high}"
