"""How well a phrase suits a slot, from what kind of thing it names. Higher is better; below zero it may not stand there."""

from __future__ import annotations

from collections.abc import Callable

from marsad.extract.found import ARMED, Filler
from marsad.extract.lexicon import SyntaxLexicon
from marsad.extract.phrases import Chunk
from marsad.knowledge.rules import COUNT_SLOTS
from marsad.model.analysis import Analysis
from marsad.model.mention import ActorValue, MaterielValue, Mention, PlaceValue, QuantityValue
from marsad.model.text import Word
from marsad.text.fold import key

_PEOPLE = frozenset({"person", "civilians", "crowd", "unknown-armed"})
_UNARMED = frozenset({"civilians", "crowd"})
_MOVERS = frozenset(
    "aircraft armoured-combat-vehicles attack-helicopters battle-tanks combat-aircraft helicopters unmanned-aircraft "
    "vehicles warships".split()
)
_NOT_COUNTED = frozenset({"percent", "money"})


class Fit:
    """Judges fillers; holds the word lists that name buildings, abstractions and people."""

    def __init__(
        self, lexicon: SyntaxLexicon, names_event: Callable[[Word], bool], names_any: Callable[[Word], bool]
    ) -> None:
        self._names_any = names_any
        self._lexicon = lexicon
        self.names_event = names_event

    def score(self, analysis: Analysis, slot: str, filler: Filler) -> int:
        """From -2 (cannot stand there) to 3 (made for it)."""
        head = analysis.words[filler.head]
        if self._lexicon.is_abstract(head) and not filler.leads_with("quantity"):
            return -2
        if self.names_event_in(analysis, filler):
            return 1 if slot == "agent" else -2
        if slot in COUNT_SLOTS:
            return self._counted(analysis, filler)
        if slot == "place" or slot in {"origin", "destination"}:
            return self._place(analysis, filler)
        if slot == "materiel":
            return 3 if filler.mention("materiel") else -2
        if slot == "agent":
            return self._agent(analysis, filler)
        if slot == "bystander":
            return max(
                3 if head.definite else 0, self._agent(analysis, filler)
            )  # عثر الأهالي على جثة: who finds the dead
        if slot == "instrument":
            return self._instrument(head, filler)
        return self._patient(analysis, filler)

    def names_event_in(self, analysis: Analysis, filler: Filler) -> bool:
        """Whether the phrase names an act of violence, at its head or under a word of number (سلسلة تفجيرات)."""
        if filler.leads_with("actor"):
            return False
        items = [m for m in filler.mentions if m.dimension == "materiel"]
        return any(
            self.names_event(analysis.words[i]) and not any(m.first <= i < m.last for m in items)
            for i in range(filler.first, min(filler.first + 3, filler.last))
        )

    def names_other_event(self, word: Word) -> bool:
        """Whether a phrase headed by the word is an event of its own, and so no part of a list of things."""
        return self._names_any(word)

    def is_site(self, word: Word) -> bool:
        """Whether the word stands for a place without naming it (مواقع, أحياء, شمال)."""
        return self._lexicon.is_place_head(word)

    def is_group(self, word: Word) -> bool:
        """Whether the word names a body that acts as one (نظام, جماعة)."""
        return self._lexicon.is_group(word)

    def is_building(self, word: Word) -> bool:
        """Whether the word names a thing that is held or hit (فندق, ميناء)."""
        return self._lexicon.is_building(word)

    def occurs(self, word: Word) -> bool:
        """Whether the verb says of an event only that it took place (اندلعت, وقعت)."""
        return self._lexicon.is_occurrence(word)

    def causes(self, word: Word) -> bool:
        """Whether the verb says what an event led to (أسفر, أدى)."""
        return self._lexicon.is_causal(word)

    def light_noun(self, word: Word) -> str | None:
        """Whether the word is a noun of trying or doing, and of which kind."""
        return self._lexicon.light_noun(word)

    def measures(self, word: Word) -> bool:
        """Whether the word is a unit or an adjective left over after a phrase (ملم, عشوائية)."""
        only_adjective = all(reading.upos == "ADJ" for reading in word.readings)
        return only_adjective or self._lexicon.is_unit(word)

    def goes_on_name(self, analysis: Analysis, person: Filler, chunk: Chunk) -> bool:
        """سمير القنطار: whether the phrase is more of the name that begins with a given name."""
        if (
            chunk.mentions
            or chunk.last - chunk.first > 2
            or not self._lexicon.is_given_name(analysis.words[person.head])
        ):
            return False
        word = analysis.words[chunk.first]
        object_of = word.form.endswith("ا") and word.upos != "PROPN"  # قتل سمير شرطيا
        return word.upos in {"NOUN", "PROPN", "X"} and not object_of and not self._lexicon.is_person(word)

    def is_reflexive(self, word: Word) -> bool:
        """نفسه: the phrase only points back to the subject."""
        return self._lexicon.is_reflexive(word)

    def _instrument(self, head: Word, filler: Filler) -> int:
        if filler.leads_with("materiel") or (self._lexicon.is_partitive(head) and filler.mention("materiel")):
            return 3
        return 1 if self._lexicon.is_building(head) and not filler.leads_with("place") else -1

    def _actor_kind(self, filler: Filler) -> str | None:
        actor = filler.leads_with("actor")
        if actor is None and (quantity := filler.leads_with("quantity")):
            actor = next((m for m in filler.mentions if m.dimension == "actor" and m.first <= quantity.last), None)
        return actor.value.kind if actor and isinstance(actor.value, ActorValue) else None

    def _agent(self, analysis: Analysis, filler: Filler) -> int:
        kind = self._actor_kind(filler)
        if kind in ARMED:
            return 3
        if kind is not None:
            return 0 if kind in _UNARMED else 1
        if place := filler.leads_with("place"):
            return 0 if _is_country(place) else -1
        if (item := filler.leads_with("materiel")) and isinstance(item.value, MaterielValue):
            if any(m.dimension == "actor" and m.first >= item.last for m in filler.mentions):
                return 2  # مدفعية النظام
            return 0 if item.value.category in _MOVERS or item.value.id == "air-defence" else -1
        quantity = filler.leads_with("quantity")
        if quantity and isinstance(quantity.value, QuantityValue) and quantity.value.unit is None:
            return 0 if quantity.value.high != quantity.value.low else -1  # المئات خرجوا
        if quantity and _counts_people(analysis, quantity):
            return 1
        reach = 3 if quantity else 1
        words = analysis.words[filler.head : min(filler.head + reach, filler.last)]
        people = any(self._lexicon.is_person(word) or self._lexicon.is_group(word) for word in words)
        return 0 if people else -1

    def _patient(self, analysis: Analysis, filler: Filler) -> int:
        kind = self._actor_kind(filler)
        if kind in ARMED:
            return 1
        if kind is not None or filler.leads_with("quantity"):
            return 2
        if self._lexicon.is_building(analysis.words[filler.head]):
            return 3
        return 1

    def _place(self, analysis: Analysis, filler: Filler) -> int:
        if filler.leads_with("place"):
            return 3
        place = filler.mention("place")
        if place is None:
            return -2
        return 2 if all(self._lexicon.is_place_head(w) for w in analysis.words[filler.first : place.first]) else 0

    def _counted(self, analysis: Analysis, filler: Filler) -> int:
        quantity = filler.mention("quantity")
        if quantity and isinstance(quantity.value, QuantityValue):
            return -2 if quantity.value.unit in _NOT_COUNTED else 4 if filler.leads_with("quantity") else 3
        head = analysis.words[filler.head]
        reach = 5 if self._lexicon.is_partitive(head) else 1
        words = analysis.words[filler.head : min(filler.head + reach, filler.last)]
        kind = self._actor_kind(filler)
        if kind is not None:
            if kind in _PEOPLE or any(map(self._lexicon.is_person, words)):
                return 2
            return 1 if self._lexicon.is_group(head) and not head.definite and _nameless(filler) else -1  # خلية إرهابية
        if filler.leads_with("place") or filler.leads_with("materiel") or self._lexicon.is_building(head):
            return -2
        if self._lexicon.is_animal(head):
            return -2
        if any(map(self._lexicon.is_person, words)) or any(map(_names_people, words)):
            return 1
        if filler.last - filler.first > 1 and self._lexicon.is_given_name(head):
            return 1  # سمير القنطار
        return 0 if head.upos == "PROPN" or self._lexicon.is_group(head) else -1

    def counts_nothing(self, analysis: Analysis, filler: Filler) -> bool:
        """Whether the phrase names neither a number nor people."""
        return self._counted(analysis, filler) <= 0


def _names_people(word: Word) -> bool:
    """المندوبين، الهاربون: the sound masculine plural names people (السكاكين ends so by its own letters)."""
    if word.upos not in {"NOUN", "ADJ"} or "Gender=Masc" not in word.feats or not word.key.endswith(("ون", "ين")):
        return False
    return "Number=Plur" in word.feats and not key(word.lemma).endswith(("ن", "يون"))


def _counts_people(analysis: Analysis, quantity: Mention) -> bool:
    """مئات السوريين، عشرات المحتجين: what is counted stands in the plural that only people have."""
    word = analysis.words[quantity.last - 1]
    plural = word.key.endswith(("ين", "ون")) and any("Number=Plur" in r.feats for r in word.readings)
    return plural and quantity.last > quantity.first + 1 and word.upos in {"NOUN", "ADJ"}


def _nameless(filler: Filler) -> bool:
    return all(not isinstance(m.value, ActorValue) or m.value.id is None for m in filler.mentions)


def _is_country(mention: Mention) -> bool:
    """A state may act, though it is named as a place."""
    value = mention.value
    return isinstance(value, PlaceValue) and value.place is not None and value.place.precision == "country"
