"""What the page is made of: incidents and the claims at hand, found by their ids, with who says each of them.

Records may lack anything that a profile took away: a name, a point, the words of the report. What is not there is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.model.claim import Claim
from marsad.model.incident import Incident, Told
from marsad.model.text import Document
from marsad.text.fold import fold_all


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the page lists it. ``number`` is its own on this page, counted from 1."""

    number: int
    told: Told
    document: Document | None = None

    @property
    def publisher(self) -> str | None:
        return self.told.publisher or (self.document.publisher if self.document else None)

    @property
    def published(self) -> str | None:
        return self.told.published or (self.document.published if self.document else None)


@dataclass(frozen=True, slots=True)
class Facts:
    """Incidents, the earliest first; ``number`` gives each its number on the page; ``voice`` the source of a claim."""

    incidents: tuple[Incident, ...]
    claims: dict[str, Claim]
    sources: tuple[Source, ...]
    number: dict[str, int]
    voice: dict[str, str] = field(default_factory=dict)
    _places: dict[tuple[str, str | None], Source] = field(default_factory=dict)

    def source(self, document: str, publisher: str | None) -> Source | None:
        """A document as the page lists it. One text that several ran is a document of each of them."""
        return self._places.get((document, publisher)) or self._places.get((document, None))

    def claims_of(self, incident: Incident) -> list[Claim]:
        """The claims of an incident that are at hand."""
        return [self.claims[name] for name in incident.claims if name in self.claims]

    def said_by(self, claim: str) -> str | None:
        """Who says a claim: the voice that its incident gives it, else its innermost named source, else its publisher."""
        return self.voice.get(claim)

    @property
    def voices(self) -> int:
        """How many sources speak, as far as their names tell them apart."""
        return len({fold_all(name) for name in self.voice.values()})

    @property
    def disputed(self) -> list[Incident]:
        """The incidents whose claims part: denials first, then those of most voices, then the earliest."""
        parted = [incident for incident in self.incidents if incident.disagreements]
        return sorted(
            parted, key=lambda one: (not _denied(one), -one.voices, -len(one.disagreements), self.number[one.id])
        )

    @property
    def leading(self) -> list[Incident]:
        """All incidents, those first that most speaks for showing: the disputed, then those of most voices."""
        known = {one.id for one in self.disputed}
        rest = sorted((one for one in self.incidents if one.id not in known), key=lambda one: -one.voices)
        return [*self.disputed, *rest]


def gathered(incidents: Iterable[Incident], claims: Iterable[Claim]) -> Facts:
    """The facts of a page; of incidents or claims of one id the last counts."""
    ordered = tuple(sorted({one.id: one for one in incidents}.values(), key=_when))
    known = {claim.id: claim for claim in claims}
    sources = _sources(ordered, known)
    places = {(source.told.id, source.told.publisher): source for source in sources}
    places |= {(source.told.id, None): source for source in reversed(sources)}
    numbers = {one.id: at for at, one in enumerate(ordered, 1)}
    return Facts(ordered, known, sources, numbers, _voices(ordered, known), places)


def last_day(incident: Incident) -> str | None:
    """The last day on which it may have happened."""
    return incident.time.end or incident.time.start if incident.time else None


def own_day(incident: Incident) -> str | None:
    """The day on which it began; None where nothing but an end is known."""
    return incident.time.start if incident.time else None


def _when(incident: Incident) -> tuple[str, str]:
    return own_day(incident) or last_day(incident) or "9999", incident.id


def _denied(incident: Incident) -> bool:
    return any(parted.field == "happened" for parted in incident.disagreements)


def _sources(incidents: Sequence[Incident], claims: dict[str, Claim]) -> tuple[Source, ...]:
    """The documents, numbered in the order in which incidents name them, then those of other claims."""
    documents: dict[str, Document] = {claim.document.id: claim.document for claim in claims.values()}
    found = {(told.id, told.publisher): told for incident in incidents for told in incident.documents}
    named = {told.id for told in found.values()}
    for name, one in documents.items():
        if name not in named:
            found[name, one.publisher] = Told(name, one.source_id, one.publisher, one.published)
    return tuple(Source(at, told, documents.get(told.id)) for at, told in enumerate(found.values(), 1))


def _voices(incidents: Sequence[Incident], claims: dict[str, Claim]) -> dict[str, str]:
    found = {name: said for name, claim in claims.items() if (said := _innermost(claim))}
    tolls = (toll for incident in incidents for toll in incident.counts)
    found.update((said.claim, said.voice) for toll in tolls for said in toll.statements if said.voice)
    return found


def _innermost(claim: Claim) -> str | None:
    named = (claim.source_name(link) for link in reversed(claim.attribution))
    return next((name for name in named if name), None) or claim.document.publisher or claim.document.source_id
