"""The record of an incident: what several claims tell of one happening, with what they disagree on. See the design."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.mention import Place

SCHEMA = "marsad/incident/1"

# What an incident counts, in the order of the record.
OF_PEOPLE = (
    "killed", "injured", "killed-or-injured", "captured", "arrested", "abducted", "released", "missing", "displaced",
    "evacuated",
)  # fmt: skip
COUNTED = (*OF_PEOPLE, "strikes", "munitions", "participants", "items")


@dataclass(frozen=True, slots=True)
class Told:
    """A document that tells the incident. ``id`` is that of its text."""

    id: str
    source_id: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one field, with the ids of the claims that give it and the number of independent voices behind them."""

    value: str
    claims: tuple[str, ...]
    voices: int = 1
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """How many, as one claim has it. ``voice`` names who says so; ``published`` is the day of the report."""

    low: int | None
    best: int | None
    high: int | None
    claim: str
    voice: str
    published: str | None = None
    factuality: str = "asserted"


@dataclass(frozen=True, slots=True)
class Toll:
    """One count of the incident: the range over its statements, and the value that the documented rule prefers."""

    of: str
    low: int | None
    best: int | None
    high: int | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class IncidentActor:
    """Who took part, in which role. ``id`` is None for an actor that no list holds."""

    role: str
    id: str | None
    name: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentTime:
    """The days on which it happened, both included; precision as in a claim."""

    start: str | None
    end: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which the claims part: how many died, who did it, whether it happened at all."""

    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement that is about claims of the incident, ``claims``, and about ``others`` of other incidents.

    ``followed`` is False where a later judgement says otherwise, or where it could not be followed.
    """

    judgement: str
    kind: str
    by: str
    at: str
    claims: tuple[str, ...]
    others: tuple[str, ...] = ()
    followed: bool = True


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value that a person chose for a field; ``instead`` is what the rule gives, None where it gives nothing."""

    field: str
    value: str
    judgement: str
    by: str
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening. ``voices`` counts independent sources; ``background`` are claims that recall, plan or condemn it.

    A value that a person chose stands in its field, with what the rule gives beside it in ``chosen``; the statements and the
    disagreements stay as the claims make them.
    """

    id: str
    type: str
    title_ar: str
    title_en: str
    documents: tuple[Told, ...]
    claims: tuple[str, ...]
    background: tuple[str, ...]
    voices: int
    time: IncidentTime | None
    place: Place | None
    actors: tuple[IncidentActor, ...] = ()
    counts: tuple[Toll, ...] = ()
    statements: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    judgements: tuple[Decision, ...] = ()
    chosen: tuple[Chosen, ...] = ()
