"""ACLED's codes of an incident: event and sub-event type, who the sides are, and what follows from both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.export.said import rows_of
from marsad.export.view import Party, View
from marsad.knowledge.ontology import Ontology
from marsad.text.fold import key

STATE, CIVILIANS, EXTERNAL = 1, 7, 8
CROWDS = frozenset({"Protests", "Riots"})  # event types whose first side is the crowd

_CASES = tuple(rows_of("acled_cases"))
_INTER = tuple(rows_of("acled_inter"))
_NOBODY = tuple(rows_of("acled_nobody"))
_SUB_EVENTS = {(row["event_type"], row["sub_event_type"]): row for row in rows_of("acled_sub_events")}
_CROWD = frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class Kind:
    """What ACLED calls the event."""

    event: str
    sub_event: str

    @property
    def disorder(self) -> str:
        return _SUB_EVENTS[self.event, self.sub_event]["disorder_type"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name, the others of it, its code (None where the kind does not tell)."""

    name: str
    others: str
    inter: int | None


def kind_of(view: View, ontology: Ontology) -> Kind | None:
    """The event and sub-event type; None for types that ACLED has no place for."""
    type_ = view.incident.type
    for case in _CASES:
        if case["type"] == type_ and _TESTS[case["test"]](view, frozenset(filter(None, case["values"].split("|")))):
            return Kind(case["event_type"], case["sub_event_type"])
    known = ontology.types.get(type_)
    if known is None or not known.coding("acled").placed:
        return None
    code = known.coding("acled").code
    return Kind(code.get("event_type") or "", code.get("sub_event_type") or "")


def sides_of(view: View, kind: Kind) -> tuple[Side, Side]:
    """The first side (who did it) and the second (to whom); of demonstrations the crowd is the first."""
    agents, patients = view.sides()
    if kind.event in CROWDS and any(_inter(party, view, kind) in _CROWD for party in patients):
        agents, patients = patients, agents
    elif kind.event in CROWDS and agents and not any(_inter(party, view, kind) in _CROWD for party in agents):
        agents, patients = [], [*agents, *patients]
    return _side(view, kind, 1, agents), _side(view, kind, 2, patients)


def _side(view: View, kind: Kind, number: int, parties: Sequence[Party]) -> Side:
    if not parties:
        return _nobody(view, kind, number)
    first, *others = parties
    names = "; ".join(dict.fromkeys(party.name for party in others if party.name != first.name))
    return Side(first.name, names, _inter(first, view, kind))


def _nobody(view: View, kind: Kind, number: int) -> Side:
    """The side for which no actor is named: the crowd or civilians, where the type or the dead tell; else empty."""
    hurt = view.dead("killed", "injured")
    for row in _NOBODY:
        fits = (row["event_type"], row["side"]) == (kind.event, str(number))
        if fits and (not row["dead"] or hurt & set(row["dead"].split("|"))):
            country = view.country["name"]
            return Side(row["name"].format(country) if country else row["name"][:-5], "", int(row["inter"]))
    return Side("", "", None)


def interaction(one: Side, other: Side) -> int | None:
    """Both codes, the lower first; a single one with 0 behind it; None where there is none."""
    codes = sorted(side.inter for side in (one, other) if side.inter is not None)
    return None if not codes else codes[0] * 10 + (codes[1] if len(codes) == 2 else 0)


def targets_civilians(kind: Kind, one: Side, other: Side) -> bool:
    """Whether ACLED would say so of the event."""
    whether = _SUB_EVENTS[kind.event, kind.sub_event]["civilians"]
    return whether == "always" or (whether == "where-a-side" and CIVILIANS in (one.inter, other.inter))


def _inter(party: Party, view: View, kind: Kind) -> int | None:
    """ACLED's code: what the event or the country makes of it, else the actor's own (``recognise/actor/codes.py``)."""
    own, place = view.inter(party), view.incident.place
    here = place.country if place is not None else None
    if own == STATE and party.country and here and party.country != here:
        return EXTERNAL
    for row in _INTER:
        if (row["kind"], row["event_type"]) == (party.kind, kind.event):
            return int(row["inter"])
    return own


def _is_kind(role: str) -> Callable[[View, frozenset[str]], bool]:
    def test(view: View, values: frozenset[str]) -> bool:
        kinds = {party.kind or "" for party in view.parties(role)}
        if role == "patient":
            kinds |= view.dead("killed", "injured")
        return bool(kinds & values)

    return test


def _has_word(view: View, values: frozenset[str]) -> bool:
    return not _words(view).isdisjoint(_forms(values))


@cache
def _forms(values: frozenset[str]) -> frozenset[str]:
    folded = {key(value) for value in values}
    return frozenset(folded | {f"ال{word}" for word in folded})


def _words(view: View) -> set[str]:
    quotes = [claim.event.trigger for claim in view.said]
    quotes += [argument.words for claim in view.said for argument in claim.event.arguments]
    quotes += [item.words for claim in view.said for item in claim.event.materiel]
    return {key(word) for quote in quotes for word in quote.text.split()}


def _has_item(view: View, values: frozenset[str]) -> bool:
    return any(item.item.id in values for claim in view.said for item in claim.event.materiel)


def _somebody_hurt(view: View, _: frozenset[str]) -> bool:
    hurt = (toll for toll in view.incident.counts if toll.of in ("killed", "injured"))
    return any((toll.best or toll.low or 0) > 0 for toll in hurt)


_TESTS: dict[str, Callable[[View, frozenset[str]], bool]] = {
    "agent": _is_kind("agent"),
    "patient": _is_kind("patient"),
    "words": _has_word,
    "item": _has_item,
    "dead": _somebody_hurt,
}
