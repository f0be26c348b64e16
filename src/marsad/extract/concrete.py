"""Whether an event could be checked: a claim needs a concrete act, not a habit or a reproach (يقتلون إخوتهم)."""

from __future__ import annotations

from marsad.extract.settle import Event
from marsad.model.mention import ActorValue, PlaceValue, QuantityValue

_STATES = frozenset({"territory-control", "protest", "threat", "negotiation", "siege", "agreement"})


def is_concrete(event: Event) -> bool:
    """A verb in the imperfect tells a habit unless it names a place, a time, a number or a known actor."""
    found = event.found
    if event.type == "territory-control" and any(filler.carried for filler in found.slots.get("patient", ())):
        return bool(found.places or found.slots.get("place"))  # المناطق التي تسيطر عليها المعارضة: any of them
    if event.type in _STATES or found.form not in {"active", "passive"} or "Aspect=Imp" not in found.reading.feats:
        return True
    if found.places or found.slots.get("place") or found.times or any(count.best is not None for count in event.counts):
        return True
    return any(_checkable(mention.value) for group in found.slots.values() for f in group for mention in f.mentions)


def _checkable(value: object) -> bool:
    """A known actor, a place of the gazetteer (a state that acts is named as one), or a number."""
    if isinstance(value, ActorValue):
        return value.id is not None
    if isinstance(value, PlaceValue):
        return value.place is not None
    return isinstance(value, QuantityValue)
