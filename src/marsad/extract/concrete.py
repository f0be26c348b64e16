"""Whether an event could be checked: a claim needs a concrete act, not a habit or a reproach (يقتلون إخوتهم)."""

from __future__ import annotations

from marsad.extract.settle import Event
from marsad.model.mention import ActorValue, QuantityValue

_STATES = frozenset({"territory-control", "protest", "threat", "negotiation", "siege", "agreement"})


def is_concrete(event: Event) -> bool:
    """A verb in the imperfect tells a habit unless it names a place, a time, a number or a known actor."""
    found = event.found
    if event.type == "territory-control" and any(filler.carried for filler in found.slots.get("patient", ())):
        return bool(found.places or found.slots.get("place"))  # المناطق التي تسيطر عليها المعارضة: any of them
    if _cause_served(event):
        return False
    if event.type in _STATES or found.form not in {"active", "passive"} or "Aspect=Imp" not in found.reading.feats:
        return True
    if found.places or found.slots.get("place") or found.times or any(count.best is not None for count in event.counts):
        return True
    return any(_checkable(mention.value) for group in found.slots.values() for f in group for mention in f.mentions)


def _cause_served(event: Event) -> bool:
    """شركاء في المعركة ضد التنظيم: a fight against somebody that has no other side, place, time or toll is a cause."""
    found = event.found
    if event.type != "armed-clash" or found.form not in {"noun", "masdar"} or "Number=Plur" in found.reading.feats:
        return False
    sides = [filler for slot in ("agent", "patient") for filler in found.slots.get(slot, ())]
    return len(sides) == 1 and not (found.places or found.slots.get("place") or found.times or event.counts)


def _checkable(value: object) -> bool:
    """A known actor, or a number."""
    if isinstance(value, ActorValue):
        return value.id is not None
    return isinstance(value, QuantityValue)
