"""What the readers of noun phrases pass between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.model.mention import ActorValue
from marsad.recognise.actor.lexicon import Adjective


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase from the word ``first`` to the end of the token before ``end``, and who it names.

    ``called`` is the noun by which a later "التنظيم" or "الجماعة" can take it up; ``rule`` and ``where`` say what found it.
    """

    first: int
    end: int
    value: ActorValue
    rule: str
    where: str
    detail: str
    called: str = ""
    definite: bool = True
    person_named: bool = False
    side: Phrase | None = None  # the actor inside it: «المرصد» of «مدير المرصد»

    def to(self, end: int, **changes: object) -> Phrase:
        """The same phrase, reaching to another end."""
        return replace(self, end=end, **changes)  # type: ignore[arg-type]


@dataclass(slots=True)
class Qualities:
    """What the adjectives of one phrase gave together."""

    country: str | None = None
    slug: str | None = None
    forces: str | None = None
    id: str | None = None
    kind: str | None = None
    loaded: bool = False
    plain: bool = True  # nothing but adjectives that say little

    def add(self, adjective: Adjective) -> None:
        if adjective.country and self.country is None:
            self.country = adjective.country.code
            self.slug = adjective.country.slug
            self.forces = adjective.country.forces
        self.id = self.id or adjective.id
        self.kind = self.kind or adjective.kind
        self.loaded = self.loaded or adjective.loaded
        self.plain = self.plain and adjective == Adjective()
