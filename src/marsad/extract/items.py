"""How many things an event of arms took or destroyed: «تدمير تسعة مستودعات و22 عربة»، «تفكيك 35 عبوة و13 منزلا مفخخا».

One thing told by a noun alone (دمرت دبابة) is the item of the event, and no count of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extract.counts import Counted
from marsad.extract.found import Filler, Found
from marsad.model.mention import MaterielValue, QuantityValue

_COUNTING = frozenset(f"materiel-{kind}" for kind in ("destruction", "seizure", "discovery", "abandonment", "handover"))
_NOT_THINGS = frozenset({"percent", "money"})
_ONE = (1, 1, 1)


def item_counts(found: Found) -> list[Counted]:
    """The numbers of the things that the event was done to, in the order of the text."""
    if found.rule.event not in _COUNTING:
        return []
    fillers = [filler for slot in ("materiel", "patient") for filler in found.slots.get(slot, ())]
    if not any(filler.mention("materiel") for filler in fillers):
        return []
    return [count for filler in fillers for count in (*_items(filler), *_listed(filler))]


def _items(filler: Filler) -> Iterator[Counted]:
    """The counted items of a phrase: 17 صاروخا، دبابتين."""
    for mention in filler.mentions:
        value = mention.value
        if isinstance(value, MaterielValue) and value.counted and (value.low, value.best, value.high) != _ONE:
            bounds = value.low, value.best, value.high
            yield Counted("items", "unspecified", mention.first, mention.last, *bounds, value.approximate)


def _listed(filler: Filler) -> Iterator[Counted]:
    """13 منزلا مفخخا، ثلاثة أوكار: what a list of items counts besides."""
    mention = filler.leads_with("quantity")
    value = mention.value if mention is not None and filler.mention("materiel") is None else None
    if mention is None or not isinstance(value, QuantityValue) or value.unit in {None, *_NOT_THINGS}:
        return
    if value.whole != _ONE:
        yield Counted("items", "unspecified", mention.first, mention.last, *value.whole, value.approximate)
