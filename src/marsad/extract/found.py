"""An event while it is being read: what the engine's steps hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.extract.phrases import Chunk
from marsad.knowledge.rules import Rule
from marsad.model.evidence import Evidence
from marsad.model.mention import Mention
from marsad.model.text import Reading

ARMED = frozenset("state-forces police armed-group militia coalition unknown-armed government".split())
PEOPLE = frozenset("agent patient killed injured arrested captured abducted released evacuated displaced".split())


@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase in a slot: words ``first``–``last`` (exclusive), its mentions, the preposition that brought it."""

    first: int
    last: int
    head: int
    mentions: tuple[Mention, ...] = ()
    via: str = ""
    carried: str = ""  # why, where the words stand elsewhere than in the clause
    factuality: str | None = None  # of this participant alone: alleged, denied

    def mention(self, dimension: str) -> Mention | None:
        """The first mention of a dimension in the phrase."""
        return next((m for m in self.mentions if m.dimension == dimension), None)

    def overlaps(self, other: Filler | Mention) -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last

    def leads_with(self, dimension: str) -> Mention | None:
        """The mention of a dimension with which the phrase begins; a place or an item may follow one generic head."""
        late = 1 if dimension in {"place", "materiel"} else 0
        return next((m for m in self.mentions if m.dimension == dimension and m.first <= self.first + late), None)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who claims or denies a deed: the words ``first``–``last`` (exclusive), the verb at ``cue``, the kind of source."""

    first: int
    last: int
    cue: int
    kind: str
    verb_class: str


@dataclass(slots=True)
class Found:
    """A trigger with what the walk found for it."""

    rule: Rule
    first: int
    last: int
    reading: Reading
    form: str  # active, passive, masdar, participle, noun
    sentence: int
    chunk: int
    slots: dict[str, list[Filler]] = field(default_factory=dict)
    places: list[tuple[Filler, str]] = field(default_factory=list)
    sites: list[tuple[Filler, str]] = field(default_factory=list)  # places that the words tell only by their kind
    times: list[Mention] = field(default_factory=list)
    sides: list[Filler] = field(default_factory=list)
    causes: list[Chunk] = field(default_factory=list)
    subjectless: bool = False  # a light verb governs it and leaves its own subject out
    impersonal: bool = False  # تم نشر الجنود: governed by a verb that only says that it was done
    implied: set[str] = field(default_factory=set)  # slots that a pronoun fills, whose words stand elsewhere or nowhere
    site: bool = False  # it is a place that the words do not name (الفندق, مواقع للجيش)
    governed: bool = False  # a light verb brought the agent
    voice: Voice | None = None  # who says so in the words of the event itself, as who claims an attack
    reach: int = 0  # the index after the last word that the walk took
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, slot: str, filler: Filler) -> None:
        self.slots.setdefault(slot, []).append(filler)

    def met(self) -> None:
        """Take back that a need was missing."""
        self.evidence = [e for e in self.evidence if e.field != "near"]

    def why(self, detail: str, field_name: str | None = None) -> None:
        """Keep a sentence of evidence that this rule gave."""
        self.evidence.append(Evidence(self.rule.id, f"{self.rule.where}", detail, field_name))
