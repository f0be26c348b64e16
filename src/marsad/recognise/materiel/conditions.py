"""In what state an item is where the words beside it say so: محترقة, غير منفجرة, محلية الصنع, حطام طائرة."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from marsad.knowledge import Knowledge
from marsad.recognise import forms
from marsad.recognise.materiel.phrases import ItemPhrase
from marsad.recognise.trie import Trie
from marsad.recognise.units import Units
from marsad.text.fold import key

_NOT = "غير"


class _State(NamedTuple):
    condition: str
    of: frozenset[str]
    where: str


class Conditions:
    """The table of conditions, compiled; adjectives stand there once, in the masculine singular."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._after: Trie[_State] = Trie()
        self._before: dict[str, _State] = {}
        for row in knowledge.table("materiel/conditions.csv"):
            state = _State(row["condition"], frozenset(row.many("of")), row.where)
            if row["place"] == "before":
                self._before[key(row["form"])] = state
                continue
            for words in _inflected(row["form"].split(), row["place"] == "adjective"):
                self._after.add(words, state)

    def of(self, units: Units, phrase: ItemPhrase, stop: int) -> tuple[str | None, int, str | None]:
        """The condition, where the phrase ends with it, and the line that says so."""
        at = units.words[phrase.first].token
        for place in range(at + 1, min(phrase.end + 1, stop)):
            for end, state in self._after.find(units.keys[place], units.keys, place + 1, stop):
                if not state.of or phrase.item.category in state.of:
                    joined = place == phrase.end and _attributive(units, at, place)
                    return state.condition, end if joined else phrase.end, state.where
        before = self._before.get(units.rest(units.main(at - 1))) if at else None
        if before and (not before.of or phrase.item.category in before.of):
            return before.condition, phrase.end, before.where
        return None, phrase.end, None


def _attributive(units: Units, at: int, place: int) -> bool:
    """Whether an adjective has the article where its noun has it: it belongs to the noun's phrase."""
    place += units.keys[place] == _NOT
    known = units.definite(at) or units.owned(units.main(at))
    return known == units.definite(place)


def _inflected(words: list[str], adjective: bool) -> set[tuple[str, ...]]:
    bent = int(words[0] == _NOT)
    choices = [{key(word)} for word in words]
    if adjective:
        choices[bent] = forms.of_adjective(words[bent])
    return set(product(*choices))
