"""A claim as it is compared: when, where, who, how many, in which words; and with what it says beside that."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.consolidate.days import Days
from marsad.consolidate.stems import Bag
from marsad.model.claim import Claim
from marsad.model.mention import Place

Toll = tuple[str, int | None, int | None, int | None]
Order = tuple[str, str, int, str]
Link = tuple[
    object, ...
]  # a link of the attribution, as plain values: text, start and end of the source and the cue, …


@dataclass(frozen=True, slots=True)
class Sight:
    """All of a claim that the features look at.

    ``report`` is the id of its document, ``start`` where its trigger begins; ``carried`` tells that the places are those of
    another claim of the report. ``unplaced`` are the folded names of its places where the gazetteer holds none of them.
    ``words`` are the stems of its sentence, ``title`` those of the report's title. Agents and patients are ids of actors.
    """

    id: str
    type: str
    report: str
    published: str | None
    start: int
    links: tuple[Link, ...]
    days: Days | None
    places: tuple[Place, ...]
    carried: bool
    unplaced: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    tolls: tuple[Toll, ...]
    materiel: frozenset[str]
    words: Bag
    title: Bag

    @property
    def order(self) -> Order:
        """Earlier reports first; within a report the order of the text."""
        return self.published or "9999", self.report, self.start, self.id


@dataclass(frozen=True, slots=True)
class Telling(Sight):
    """A sight with its claim, as far as incidents are made of it (without places, time, evidence and codes), and its words.

    ``quote`` is the sentence, or what the record quotes of it where the text is not at hand.
    """

    claim: Claim
    quote: str
