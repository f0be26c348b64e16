"""The record: one event as one source tells it. See the design's "The record"."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.evidence import Evidence
from marsad.model.mention import ActorValue, MaterielValue, Place, TimeValue
from marsad.model.text import Document

SCHEMA = "marsad/claim/1"

FACTUALITIES = ("asserted", "alleged", "denied", "negated", "planned", "hypothetical", "historical")
VERB_CLASSES = ("neutral", "assertive", "doubting", "denying")
SOURCE_KINDS = (
    "outlet", "agency", "official", "monitor", "armed-group", "witness", "expert", "document", "social-media", "anonymous",
)  # fmt: skip
ROLES = ("agent", "patient", "recipient", "instrument", "beneficiary", "from-holder", "to-holder")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document: ``document.text[start:end] == text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant. ``actor`` is None where the words name no actor (a building, a vehicle)."""

    role: str
    words: Quote
    actor: ActorValue | None = None
    factuality: str | None = None
    alternatives: tuple[ActorValue, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where. ``place`` is None where the name could not be resolved. ``role``: location, origin, destination."""

    words: Quote
    place: Place | None
    role: str = "location"


@dataclass(frozen=True, slots=True)
class EventTime:
    """When. ``words`` is None where the value rests on the time of speech alone (precision ``not-after``)."""

    words: Quote | None
    value: TimeValue


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what, of whom. ``subset_of`` is the index of the whole among the event's counts."""

    of: str
    who: str
    words: Quote
    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False
    side: str | None = None
    subset_of: int | None = None


@dataclass(frozen=True, slots=True)
class EventMateriel:
    """An item with how many, from whose hands and into whose (actor ids or the words' own names), in what state."""

    words: Quote
    item: MaterielValue
    low: int | None = None
    best: int | None = None
    high: int | None = None
    from_holder: str | None = None
    to_holder: str | None = None
    approximate: bool = False
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A trigger of a type with its arguments. ``outcome``: succeeded, attempted, failed, repelled, ongoing, or None."""

    type: str
    trigger: Quote
    arguments: tuple[Argument, ...] = ()
    places: tuple[EventPlace, ...] = ()
    time: EventTime | None = None
    counts: tuple[Count, ...] = ()
    materiel: tuple[EventMateriel, ...] = ()
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of sources; ``cue`` is the reporting word. Either may lack words of its own (None)."""

    source: Quote | None
    cue: Quote | None
    kind: str
    verb_class: str = "neutral"
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one source tells it. ``attribution`` is outermost first; empty means the publisher's own voice.

    The link to whoever wrote a forwarded post has neither source nor cue of its own: see ``source_name``.
    """

    id: str
    document: Document
    sentence: tuple[int, int]
    event: EventMention
    also: tuple[Quote, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    factuality: str = "asserted"
    part_of: str | None = None
    evidence: tuple[Evidence, ...] = ()
    codes: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = ()

    def source_name(self, link: Attribution) -> str | None:
        """The words that name the source of a link; of the link to a forwarded post's origin, what the input calls it."""
        if link.source is not None:
            return link.source.text
        way = self.document.provenance
        return way.forwarded_from if way and link.cue is None and link.kind == "social-media" else None
