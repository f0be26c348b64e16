"""Reports in, incidents out: all at once, or one report after another with only its neighbourhood touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.consolidate.build import incident_of
from marsad.consolidate.identity import kept
from marsad.consolidate.matching import Matching
from marsad.consolidate.telling import Report
from marsad.consolidate.titles import Titles
from marsad.knowledge import Knowledge
from marsad.model.incident import Incident


@dataclass(frozen=True, slots=True)
class Change:
    """What adding reports did: incidents that are new or changed, and the ids of those that went into others."""

    changed: tuple[Incident, ...]
    gone: tuple[str, ...]


class Consolidator:
    """Incidents over the reports added so far.

    >>> from marsad import Reader
    >>> from marsad.model.text import Document
    >>> reader = Reader()
    >>> consolidator = Consolidator(reader.knowledge)
    >>> text = "قتل خمسة مدنيين أمس في غارة على سوق في أريحا"
    >>> analysis = reader.analyse(Document(text, published="2016-02-07"))
    >>> change = consolidator.add([Report(analysis.document, tuple(analysis.claims))])
    >>> [incident.type for incident in change.changed]
    ['air-strike']
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        knowledge = knowledge or Knowledge()
        self._matching = Matching(knowledge)
        self._titles = Titles(knowledge)
        self._incidents: dict[str, Incident] = {}
        self._of: dict[str, str] = {}
        self._clusters: dict[str, list[str]] = {}
        self._cluster_of: dict[str, str] = {}

    @property
    def incidents(self) -> list[Incident]:
        """All incidents, the earliest first."""
        return sorted(self._incidents.values(), key=self._when)

    def add(self, reports: Iterable[Report]) -> Change:
        """Take in reports. Their claims, and the clusters with which pairs connect them, are clustered anew; all else stays.

        Reports added one after another come to the same incidents as all at once, but for claims at the edge of two
        clusters, which may have gone to one before what draws them to the other was there.
        """
        touched = self._matching.add(reports)
        for name in {self._cluster_of[claim] for claim in touched if claim in self._cluster_of}:
            touched.update(self._clusters.pop(name))
        old = [self._incidents.pop(name) for name in sorted({self._of[one] for one in touched if one in self._of})]
        made = self._matching.clusters(touched)
        for names in made:
            self._clusters[names[0]] = names
            self._cluster_of.update(dict.fromkeys(names, names[0]))
        found = (incident_of(names, self._matching, self._titles) for names in made)
        new = kept([incident for incident in found if incident is not None], old)
        for claim in touched:
            self._of.pop(claim, None)
        for incident in new:
            self._incidents[incident.id] = incident
            self._of.update(dict.fromkeys(incident.claims, incident.id))
        known = {incident.id: incident for incident in old}
        changed = sorted((one for one in new if known.get(one.id) != one), key=self._when)
        return Change(tuple(changed), tuple(sorted(known.keys() - {incident.id for incident in new})))

    def adopt(self, earlier: Iterable[Incident]) -> None:
        """Let the incidents go on under the ids of an earlier run, where they hold the same claims."""
        self._incidents = {incident.id: incident for incident in kept(self.incidents, earlier)}
        self._of = {claim: incident.id for incident in self._incidents.values() for claim in incident.claims}

    def _when(self, incident: Incident) -> tuple[str, str]:
        time = incident.time
        return (time.end if time is not None and time.end else "9999"), incident.id


def consolidate(
    reports: Iterable[Report], knowledge: Knowledge | None = None, earlier: Iterable[Incident] = ()
) -> list[Incident]:
    """The incidents that reports tell, the earliest first; under the ids of ``earlier`` where they go on."""
    consolidator = Consolidator(knowledge)
    consolidator.add(reports)
    consolidator.adopt(earlier)
    return consolidator.incidents
