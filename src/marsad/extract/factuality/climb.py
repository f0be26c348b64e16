"""What governs a word: from an event's trigger outwards, one governor after another, within its clause.

Shallow: a verb is governed by the particles before it and by the that-clause it stands in; a noun by the noun before it
in the construct state, by the preposition before it and what takes that preposition, or by the verb of its clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.factuality.lexicon import FactualityLexicon
from marsad.model.text import Word

STEPS = 8  # governors above one trigger
REACH = 25  # words between a word and its governor
_THAT = "ان"
_STOPS = frozenset({".", "؛", ":", "؟", "!", "\n"})
_QUOTES = frozenset({"«", "»", '"', "“", "”", "'", "(", ")"})
RELATIVE = frozenset(
    {"الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللواتي", "حيث", "فيما", "بينما", "لكن"}
)
_CLOSED = frozenset({"PROPN", "PRON", "ADJ"})


@dataclass(frozen=True, slots=True)
class Governor:
    """The word at ``index`` governs what was below it; ``relation``: object, verb, that, or a preposition's key.

    ``below`` is the index of the governed word.
    """

    index: int
    relation: str
    below: int


class Climber:
    """Climbs in one sentence: words ``first``–``last``."""

    def __init__(self, lexicon: FactualityLexicon, words: list[Word], first: int) -> None:
        self._lexicon = lexicon
        self._words = words
        self._first = first

    def climb(self, trigger: int) -> list[Governor]:
        """The governors of a trigger, the nearest first, as far as they let an operator through."""
        found: list[Governor] = []
        current = trigger
        while len(found) < STEPS:
            governor = self._up(current)
            if governor is None:
                break
            found.append(governor)
            if not self._lets_through(governor):
                break
            current = governor.index
        return found

    def _lets_through(self, governor: Governor) -> bool:
        word = self._words[governor.index]
        if self._lexicon.of(word, governor.relation) is not None or governor.relation == "verb":
            return True
        return self._lexicon.is_a(word, "light", governor.relation)

    def _up(self, current: int) -> Governor | None:
        word = self._words[current]
        if self._is_finite(current) or (word.key in self._lexicon.particles and word.upos not in ("NOUN", "ADJ")):
            return self._above_verb(current)
        return self._above_noun(current)

    def _is_finite(self, index: int) -> bool:
        """A finite verb; not one that its neighbour shows to be a verbal noun («with the aim of *killing*»)."""
        word = self._words[index]
        if word.upos != "VERB":
            return False
        before = self._words[index - 1] if index > self._first else None
        nominal = any(reading.upos == "NOUN" and reading.verb is not None for reading in word.readings)
        if not nominal or before is None or before.upos in ("PART", "CCONJ"):
            return True
        return not (before.upos in ("ADP", "NOUN") and self._lexicon.of(before, "object") is not None)

    def _above_verb(self, current: int) -> Governor | None:
        index = current - 1
        coordinated = index >= self._first and self._words[index].upos == "CCONJ"
        if index >= self._first and self._governs_verb(index):
            return Governor(index, "verb", current)
        floor = max(self._first, current - REACH)
        while index >= floor:
            word = self._words[index]
            if word.key == _THAT:
                return self._above_that(index, current)
            if word.key in _STOPS or word.key in RELATIVE or (word.key == "،" and not coordinated):
                return None
            if word.upos == "VERB":
                if self._lexicon.of(word, "verb") is not None or self._lexicon.is_a(word, "auxiliary"):
                    return Governor(index, "verb", current)
                if not (coordinated and _imperfect(word) and _imperfect(self._words[current])):
                    return None
                if index > self._first and self._governs_verb(index - 1):
                    return Governor(index - 1, "verb", current)
            index -= 1
        return None

    def _governs_verb(self, index: int) -> bool:
        word = self._words[index]
        if word.key == "قد":
            return True
        return word.key == "ل" or self._lexicon.of(word, "verb") is not None

    def _above_that(self, index: int, current: int) -> Governor | None:
        """The word on which a that-clause depends: «it is expected that», «threatened that»."""
        place = index - 1
        relation = "that"
        commas, spoken = 0, self._words[index].form.startswith("إ")
        if place >= self._first and self._words[place].key == "ف":
            return None  # «so»: a clause of its own
        if place >= self._first and self._words[place].upos == "ADP":
            relation = self._words[place].key
            if self._lexicon.of(self._words[place], "that") is not None:
                return Governor(place, "that", current)
            place -= 1
        for at in range(place, max(self._first, place - 12) - 1, -1):
            word = self._words[at]
            if word.key in _STOPS or word.key in RELATIVE or word.key == _THAT:
                return None
            commas += word.key == "،"
            found = self._takes_that(word, relation, spoken) if commas % 2 == 0 else None
            if found is not None or word.upos == "VERB":
                return Governor(at, found or relation, current)
        return None

    def _takes_that(self, word: Word, relation: str, spoken: bool) -> str | None:
        """The relation in which an operator takes a that-clause; إن stands only after words of saying."""
        for one in (relation, "that"):
            operator = self._lexicon.of(word, one)
            if operator is not None and not (spoken and operator.effect != "alleged"):
                return one
        return None

    def _above_noun(self, current: int) -> Governor | None:
        if (deed := self._deed_before(current)) is not None:
            return Governor(deed, "ل", current)
        index, preposition, crossed = current - 1, None, False
        floor = max(self._first, current - REACH)
        while index >= floor:
            word = self._words[index]
            if word.key in _QUOTES:
                index -= 1
                continue
            if word.key in _STOPS or word.key in ("،", "؛") or word.key in RELATIVE:
                return None
            if word.key == _THAT:
                return self._above_that(index, current)
            if word.upos == "VERB":
                return Governor(index, preposition or "object", current)
            if not crossed and preposition is None and word.upos == "CCONJ":
                return self._above_conjunct(index, current)
            found = self._nominal(index, current, preposition, crossed)
            if found is not None:
                return found
            if word.upos == "ADP" and not crossed and preposition is None:
                preposition = word.key
            elif word.upos != "CCONJ":
                crossed = True
            index -= 1
        return None

    def _deed_before(self, current: int) -> int | None:
        """العمليات العسكرية لتحرير، بداية لتحرير: a noun of a deed of which ل tells what it is for."""
        index = current - 1
        if index <= self._first or self._words[index].key != "ل" or not _is_masdar(self._words[current]):
            return None
        index -= 1
        while index > self._first and self._words[index].upos == "ADJ" and not self._is_for(index):
            index -= 1
        return index if self._is_for(index) else None

    def _is_for(self, index: int) -> bool:
        word = self._words[index]
        return word.upos != "VERB" and self._lexicon.is_a(word, "for")

    def _nominal(self, index: int, current: int, preposition: str | None, crossed: bool) -> Governor | None:
        """The word at ``index`` as a governor: a noun in the construct state, or one that takes the preposition."""
        word = self._words[index]
        relation = preposition or "object"
        if self._lexicon.of(word, relation) is not None:
            near = not crossed or word.upos != "ADP"
            return Governor(index, relation, current) if near else None
        if preposition == "ل" and not crossed and word.upos == "ADP":
            return None
        if self._lexicon.is_a(word, "screen", relation):
            return Governor(index, relation, current)
        if crossed or preposition is not None:
            light = preposition is not None and word.upos != "ADP" and self._light_with(word, preposition)
            return Governor(index, relation, current) if light else None
        if self._is_subject(index, current):
            return Governor(index - 1, "object", current)
        construct = word.upos in ("NOUN", "NUM", "X", "DET") and not word.definite
        return Governor(index, relation, current) if construct else None

    def _is_subject(self, index: int, current: int) -> bool:
        """A bare noun between an operator and its verbal noun is the subject («an official ruled out the occurrence of»)."""
        below, word = self._words[current], self._words[index]
        if index <= self._first or self._words[index - 1].upos != "VERB" or below.definite:
            return False
        light = self._lexicon.is_a(word, "light", "object")
        return _is_masdar(below) and not light and self._lexicon.of(self._words[index - 1], "object") is not None

    def _light_with(self, word: Word, preposition: str) -> bool:
        members = self._lexicon.classes["light"]
        return any(preposition in members.get(lemma, ()) for lemma in self._lexicon.lemmas(word))

    def _above_conjunct(self, index: int, current: int) -> Governor | None:
        """«in order to kill … *and destroy*»: the governor of the earlier verbal noun; «it happened before *and* …»."""
        if index > self._first and self._lexicon.of(self._words[index - 1], "verb") is not None:
            return Governor(index - 1, "verb", current)
        if not _is_masdar(self._words[current]):
            return None
        for at in range(index - 1, max(self._first, index - REACH) - 1, -1):
            word = self._words[at]
            if self._is_finite(at) or word.key in _STOPS or word.key in RELATIVE:
                return None
            if _is_masdar(word) and not word.definite:
                return self._above_noun(at)
        return None


def _is_masdar(word: Word) -> bool:
    return any(reading.verb is not None and reading.upos != "VERB" for reading in word.readings)


def is_masdar(word: Word) -> bool:
    """Whether a word may be the verbal noun of a known verb."""
    return _is_masdar(word)


def _imperfect(word: Word) -> bool:
    return word.upos == "VERB" and (word.readings[0].has("Aspect=Imp") or word.key[:1] in "يت")


def is_imperfect(word: Word) -> bool:
    """Whether the likeliest reading is an imperfect verb."""
    return _imperfect(word)
