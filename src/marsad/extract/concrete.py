"""Whether an event could be checked: a claim needs a concrete act, not a habit or a reproach (يقتلون إخوتهم)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.found import ARMED, Filler
from marsad.extract.settle import Event
from marsad.model.mention import ActorValue, PlaceValue, QuantityValue
from marsad.model.text import Word
from marsad.text.fold import key

_SPOUSES = frozenset(map(key, ("زوجة", "زوج", "طليقة", "خطيبة", "شقيقة", "ابنة")))
_ALL_OF = frozenset(map(key, "مسلم بريء نفس إنسان بشر ناس مسجد مؤمن موحد امرأة نساء جامع معبد كنيسة روح".split()))
_HOUSES = frozenset(map(key, ("دور العبادة", "بيوت الله", "عباد الله", "خلق الله")))
_STATES = frozenset({"territory-control", "protest", "threat", "negotiation", "siege", "agreement"})


def is_concrete(event: Event, words: Sequence[Word]) -> bool:
    """A verb in the imperfect tells a habit unless it names a place, a time, a number or a known actor."""
    found = event.found
    if event.type == "territory-control" and any(filler.carried for filler in found.slots.get("patient", ())):
        return bool(found.places or found.slots.get("place"))  # المناطق التي تسيطر عليها المعارضة: any of them
    if _cause_served(event) or _at_home(event, words) or _in_general(event, words):
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


def _at_home(event: Event, words: Sequence[Word]) -> bool:
    """قتل زوجته: who kills his wife commits a crime that is no part of the conflict, unless armed men do it."""
    found = event.found
    agents = [filler.mention("actor") for filler in found.slots.get("agent", ())]
    if event.type != "killing" or found.form not in {"active", "masdar"}:
        return False  # of وقتلت زوجته nobody knows by whom
    if any(a and isinstance(a.value, ActorValue) and a.value.kind in ARMED for a in agents):
        return False
    dead = found.slots.get("killed", ())
    return len(dead) == 1 and _is_spouse(dead[0], words)


def _in_general(event: Event, words: Sequence[Word]) -> bool:
    """قتل المسلمين، من يستهدف المساجد: done to all of a kind, at no place and time that is told, it is a habit or a sin."""
    found = event.found
    if event.type not in {"killing", "attack", "abuse"} or found.form not in {"active", "masdar"}:
        return False
    if found.form == "active" and "Aspect=Imp" not in found.reading.feats:
        return False
    if found.places or found.times or found.slots.get("place") or any(count.best is not None for count in event.counts):
        return False
    harmed = [filler for slot in ("killed", "injured", "patient") for filler in found.slots.get(slot, ())]
    return bool(harmed) and all(_is_all(filler, words) for filler in harmed)


def _is_all(filler: Filler, words: Sequence[Word]) -> bool:
    """المسلمين، الأبرياء، دور العبادة: a kind of people or houses, and no more words that tell which."""
    said = words[filler.first : filler.last]
    if len(said) == 1:
        return said[0].definite and key(said[0].lemma) in _ALL_OF
    return " ".join(word.key for word in said) in _HOUSES


def _is_spouse(filler: Filler, words: Sequence[Word]) -> bool:
    """زوجته، طليقته: the noun and its pronoun, and nobody else."""
    own = filler.head + 1 < len(words) and words[filler.head + 1].upos == "PRON"
    return own and filler.last <= filler.head + 2 and key(words[filler.head].lemma) in _SPOUSES


def _checkable(value: object) -> bool:
    """A known actor, a place of the gazetteer (a state that acts is named as one), or a number."""
    if isinstance(value, ActorValue):
        return value.id is not None
    if isinstance(value, PlaceValue):
        return value.place is not None
    return isinstance(value, QuantityValue)
