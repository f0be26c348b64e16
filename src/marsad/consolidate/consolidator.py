"""Reports in, incidents out: all at once, or one report after another with only its neighbourhood touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.consolidate.build import incident_of
from marsad.consolidate.kept import Entry, Kept
from marsad.consolidate.matching import Matching
from marsad.consolidate.reasons import Reasons
from marsad.consolidate.telling import Report
from marsad.consolidate.titles import Titles
from marsad.knowledge import Knowledge
from marsad.model.incident import Incident
from marsad.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Change:
    """What adding reports did: incidents that are new or changed, and the ids of those that went into others."""

    changed: tuple[Incident, ...]
    gone: tuple[str, ...]


class Consolidator:
    """Incidents over the reports added so far. With ``in_memory`` nothing is put into a temporary file, however many they are.

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

    def __init__(
        self, knowledge: Knowledge | None = None, judgements: Iterable[Judgement] = (), *, in_memory: bool = False
    ) -> None:
        knowledge = knowledge or Knowledge()
        self.matching = Matching(knowledge, judgements, in_memory)
        self._titles = Titles(knowledge)
        self.kept = Kept(in_memory)

    @property
    def incidents(self) -> list[Incident]:
        """All incidents, the earliest first."""
        return list(self.each())

    def each(self) -> Iterator[Incident]:
        """The incidents one by one, the earliest first, as few of them in memory as the caller keeps."""
        return self.kept.each()

    @property
    def reasons(self) -> Reasons:
        """Why the incidents are what they are."""
        return Reasons(self.matching, self.kept)

    def add(self, reports: Iterable[Report]) -> Change:
        """Take in reports. Their claims, and the clusters with which pairs connect them, are clustered anew; all else stays.

        Reports added one after another come to the same incidents as all at once, but for claims at the edge of two
        clusters, which may have gone to one before what draws them to the other was there.
        """
        before, after = self._renewed(reports)
        changed = [self.kept.incident(name) for name in sorted(after, key=self.kept.when)]
        old = {name: self.kept.of(entry, name) for name, entry in before.items() if name in after}
        gone = sorted(before.keys() - set(after))
        return Change(tuple(one for one in changed if old.get(one.id) != one), tuple(gone))

    def take(self, reports: Iterable[Report]) -> None:
        """As ``add``, without telling what changed: for many reports at once, whose incidents need not fit into memory."""
        self._renewed(reports)

    def adopt(self, earlier: Iterable[Incident]) -> None:
        """Let the incidents go on under the ids of an earlier run, where they hold the same claims."""
        self.kept.rename((incident.id, incident.claims) for incident in earlier)

    def _renewed(self, reports: Iterable[Report]) -> tuple[dict[str, Entry], list[str]]:
        """Take in reports; the incidents that were there before in what they touch, and the ids of those there now."""
        touched = self.matching.add(reports)
        old = self.kept.take_out(touched)
        found = []
        for names in self.matching.clusters(touched):
            incident = incident_of(names, self.matching, self._titles)
            found.append((names, None if incident is None else self.kept.entry(incident, names)))
        return dict(old), self.kept.put_in(found, old)


def consolidate(
    reports: Iterable[Report],
    knowledge: Knowledge | None = None,
    earlier: Iterable[Incident] = (),
    judgements: Iterable[Judgement] = (),
    *,
    in_memory: bool = False,
) -> list[Incident]:
    """The incidents that reports tell, the earliest first; under the ids of ``earlier`` where they go on."""
    consolidator = Consolidator(knowledge, judgements, in_memory=in_memory)
    consolidator.take(reports)
    consolidator.adopt(earlier)
    return consolidator.incidents
