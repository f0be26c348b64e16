"""An incident with its claims at hand: what formats of other schemes ask of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from marsad.export.cells import day
from marsad.export.format import Material
from marsad.export.out import Out
from marsad.export.said import rows_of
from marsad.knowledge import Knowledge
from marsad.model.claim import Claim
from marsad.model.incident import Incident, IncidentActor
from marsad.model.mention import ActorValue
from marsad.recognise.actor.codes import Coding
from marsad.recognise.actor.ties import Ties

SAYING = frozenset({"asserted", "alleged"})
MUTUAL = frozenset({"armed-clash"})  # types in which both sides do it


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part, as so many ``claims`` have it.

    ``kind`` and ``country`` are None where neither claims nor lists tell. ``accused``: only alleged.
    """

    id: str | None
    name: str
    kind: str | None
    country: str | None
    accused: bool = False
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """When: ``first`` and ``last`` as ISO days, and how many days they span; 0 where only the last is known."""

    first: str
    last: str
    number: int


class Actors:
    """Kind, country and ACLED's code of the actors that the lists hold, by id."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._coding = Coding(knowledge, Ties(knowledge))
        self._known: dict[str, tuple[str | None, str | None]] = {}
        for name in knowledge.names("actors/*.csv"):
            for row in knowledge.table(name):
                if row.get("forces"):
                    self._known[row["forces"]] = "state-forces", row["code"]
                elif row.get("id") and row.get("kind"):
                    self._known[row["id"]] = row["kind"], row.get("country") or None

    def of(self, name: str | None) -> tuple[str | None, str | None]:
        """Kind and country; None for what no list holds."""
        return self._known.get(name or "", (None, None))

    def inter(self, name: str | None, on: str, kind: str) -> int:
        """ACLED's code of an actor of a kind on a day, in its own country and beside no demonstration."""
        return self._coding.of(name or "", on, kind).acled_inter


class View:
    """An incident, the claims of it at hand, and those that say it happened: asserted, or alleged with a source."""

    def __init__(self, incident: Incident, material: Material, actors: Actors) -> None:
        self.incident = incident
        self.claims: Sequence[Claim] = material.claims_of(incident)
        saying = [claim for claim in self.claims if claim.factuality in SAYING]
        self.said: Sequence[Claim] = [claim for claim in saying if sourced(claim)]
        self.unsourced = len(saying) - len(self.said)
        self._actors = actors

    @property
    def sourced(self) -> bool:
        """Whether a claim asserts it, or alleges it with a source that is named; True where no claim is at hand."""
        return bool(self.said) or not self.unsourced

    def counts(self, claim: str) -> bool:
        """Whether what a claim says counts: one that is at hand must be among those that say it happened."""
        return claim in self.saying or claim not in self._at_hand

    @cached_property
    def saying(self) -> dict[str, Claim]:
        """The claims that say it happened, by id."""
        return {claim.id: claim for claim in self.said}

    @cached_property
    def _at_hand(self) -> frozenset[str]:
        return frozenset(claim.id for claim in self.claims)

    @cached_property
    def _named(self) -> dict[tuple[str, str], list[tuple[ActorValue, str]]]:
        """Who is named in which role, by id or name, each time with how sure the claim is of it."""
        found: dict[tuple[str, str], list[tuple[ActorValue, str]]] = {}
        for claim in self.said:
            for argument in claim.event.arguments:
                if argument.actor is not None:
                    key = argument.role, argument.actor.id or argument.actor.name
                    found.setdefault(key, []).append((argument.actor, argument.factuality or claim.factuality))
        return found

    def leave(self, out: Out) -> None:
        """Count the claims of an incident that is taken which are not."""
        if self.incident.background:
            out.leave("left-background", len(self.incident.background))
        if self.unsourced:
            out.leave("left-claims-no-source", self.unsourced)

    @cached_property
    def days(self) -> Days | None:
        """When it happened; None where no day of the calendar is told."""
        time = self.incident.time
        first, last = (None, None) if time is None else (day(time.start), day(time.end))
        if first is None:
            return None if last is None else Days(last, last, 0)
        last = max(first, last or first)
        span = datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)
        return Days(first, last, span.days + 1)

    def parties(self, role: str) -> list[Party]:
        """Who took part in a role, those of most claims first, without those whom only denials name."""
        found = (self._party(actor) for actor in self.incident.actors if actor.role == role)
        return [party for party in found if party is not None]

    def sides(self) -> tuple[list[Party], list[Party]]:
        """Who did it and to whom; of a clash whose sides are both named as doers, one against the others."""
        agents, patients = self.parties("agent"), self.parties("patient")
        agents, patients = _apart(agents, patients), _apart(patients, agents, tie=False)
        if self.incident.type in MUTUAL and not patients:
            return agents[:1], agents[1:]
        return agents, patients

    def _party(self, who: IncidentActor) -> Party | None:
        named = self._named.get((who.role, who.id or who.name), [])
        doubts = {doubt for _, doubt in named}
        if self.said and doubts <= {"denied", "negated"}:
            return None
        kind, country = self._actors.of(who.id)
        for actor, _ in named:
            kind, country = actor.kind, actor.country or country
        accused = bool(doubts) and "asserted" not in doubts
        return Party(who.id, who.name, kind, country, accused, len(who.claims))

    def inter(self, party: Party) -> int | None:
        """ACLED's code of a party on the incident's last day, at home; None where its kind is not known."""
        on = self.days.last if self.days else ""
        return self._actors.inter(party.id, on, party.kind) if party.kind else None

    def dead(self, *of: str) -> set[str]:
        """Of whom the claims count (civilians, soldiers, …) what they count: killed, injured."""
        return {count.who for claim in self.said for count in claim.event.counts if count.of in of}

    @property
    def country(self) -> Mapping[str, str]:
        """The row of ``countries.csv``; its cells are empty for a country that it does not hold, or none."""
        place = self.incident.place
        return COUNTRIES.get((place.country or "") if place else "", _NO_COUNTRY)


def views(material: Material) -> Iterator[View]:
    """The incidents, each with its claims at hand."""
    actors = Actors(material.knowledge)
    return (View(incident, material, actors) for incident in material.incidents)


def _apart(parties: list[Party], others: list[Party], tie: bool = True) -> list[Party]:
    """The parties without those whom more claims (or, without ``tie``, as many) name on the other side."""
    named = {party.id or party.name: party.claims for party in others}
    held = ((party, named.get(party.id or party.name, -1)) for party in parties)
    return [party for party, other in held if party.claims > other or (tie and party.claims == other)]


def sourced(claim: Claim) -> bool:
    """Whether a claim is asserted, or is alleged by a source that its words name or that published it."""
    return claim.factuality == "asserted" or any(claim.source_name(link) for link in claim.attribution)


COUNTRIES = {row["code"]: row for row in rows_of("countries")}
_NO_COUNTRY = dict.fromkeys(next(iter(COUNTRIES.values())), "")
_PRECISIONS = {row["precision"]: row for row in rows_of("precisions")}
_DAYS = [(int(row["days"]), row) for row in rows_of("days")]


def place_code(precision: str, scheme: str) -> int | None:
    """How fine a place is in ACLED's (``acled``) or UCDP's (``ucdp``) numbers; None where the scheme has none."""
    code = _PRECISIONS.get(precision, {}).get(scheme)
    return int(code) if code else None


def days_code(number: int, scheme: str) -> int | None:
    """How fine a date is in ACLED's or UCDP's numbers; None where the scheme takes none so vague."""
    code = next((row[scheme] for most, row in _DAYS if number <= most), "")
    return int(code) if code else None
