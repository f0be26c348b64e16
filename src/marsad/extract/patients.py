"""Who or what an event befell, where the words stand in a more exact field: the dead, the town taken, the arms seized.

The ontology makes them patients of their types; the reader of a record looks for them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.extract.counts import Counted
from marsad.extract.found import Filler, Found
from marsad.model.analysis import Analysis
from marsad.model.mention import Dimension

_PEOPLE = "killed injured captured arrested abducted released missing displaced evacuated".split()
_ITEMS = ("items", "materiel")
_GROUND = ("place",)
_SLOTS = {
    **dict.fromkeys("killing abuse arrest capture abduction release displacement evacuation".split(), _PEOPLE),
    **dict.fromkeys("territory-takeover territory-control territory-withdrawal siege".split(), _GROUND),
}
_STRUCK = frozenset("attack air-strike shelling explosion chemical-attack accident".split())
_KINDS: tuple[Dimension, ...] = ("actor", "quantity")
_AT = frozenset({"", "على", "ل", "إلى", "باتجاه", "نحو", "ضد", "صوب"})  # no place where it happened, but what it hit
_HURT = frozenset({"killed", "injured", "killed-or-injured"})


def patients(analysis: Analysis, found: Found, counts: Sequence[Counted]) -> list[Filler]:
    """The patients of an event: those that its words name as such, else those of the field that tells them."""
    type_, told = found.rule.event, found.slots.get("patient", [])
    if type_ in _STRUCK:
        told = told or [filler for filler in found.slots.get("place", []) if filler.via in _AT]
        hurt = _hurt(analysis, counts)
        return told + [one for one in hurt if not any(one.overlaps(other) for other in told)]
    slots: Iterable[str] = _ITEMS if type_.startswith("materiel") else _SLOTS.get(type_, ())
    return told or [filler for slot in slots for filler in found.slots.get(slot, [])]


def _hurt(analysis: Analysis, counts: Sequence[Counted]) -> list[Filler]:
    """قتل 30 شخصا في تفجير: whom the blast killed, or else hurt."""
    wholes = [one for one in counts if one.of in _HURT and one.whole is None and one.high != 0]
    return [_people(analysis, one) for one in [one for one in wholes if one.of != "injured"] or wholes]


def _people(analysis: Analysis, one: Counted) -> Filler:
    """The words of a count as a patient, with the body that the people are of: ستة «من عناصر الأمن»."""
    last = one.last
    if analysis.words[last : last + 1] and analysis.words[last].key == "من":
        of = [mention for mention in analysis.between("actor", last, last + 3) if mention.first <= last + 2]
        last = max((mention.last for mention in of), default=last)
    mentions = (mention for name in _KINDS for mention in analysis.between(name, one.first, last))
    return Filler(one.first, last, one.first, tuple(mentions))
