"""An item's noun phrase: the listed noun, the adjectives that specify it, and its model (من طراز سام 7)."""

from __future__ import annotations

from typing import NamedTuple

from marsad.recognise.materiel.lexicon import Item, Lexicon
from marsad.recognise.units import Units

_LONGEST_TAIL = 7


class ItemPhrase(NamedTuple):
    """From the word ``first`` to the end of the token before ``end``."""

    first: int
    end: int
    item: Item
    detail: str


class ItemReader:
    """Reads the items of one document."""

    def __init__(self, lexicon: Lexicon, units: Units) -> None:
        self._lexicon = lexicon
        self._units = units
        self.bare = [lexicon.bare(key) for key in units.keys]

    def at(self, first: int, stop: int) -> ItemPhrase | None:
        """The phrase that begins at a word, if a listed noun stands there."""
        units, lexicon = self._units, self._lexicon
        at = units.words[first].token
        head = lexicon.bare(units.rest(first))
        if head not in lexicon.trie.root and units.owned(first):
            head = lexicon.bare(units.words[first].key)
        if head not in lexicon.trie.root:
            return None
        hits = lexicon.trie.find(head, self.bare, at + 1, stop)
        for end, item in hits:
            if not self._refused(item, head, at, end, stop):
                return self._extended(head, first, end, item, stop)
            break
        return None

    def _refused(self, item: Item, head: str, at: int, end: int, stop: int) -> bool:
        """Whether the word after or before says that another thing is meant (سلاح الجو, كرة الطائرة)."""
        del item, stop
        units, refused = self._units, self._lexicon.refused
        for form in {head, units.rest(units.main(at))}:
            after = refused.get(("after", form))
            if after and end < len(units.keys) and units.keys[end] in after:
                return True
            before = refused.get(("before", form))
            if before and at and {units.keys[at - 1], units.words[units.main(at - 1)].key} & before:
                return True
        return False

    def _extended(self, head: str, first: int, end: int, item: Item, stop: int) -> ItemPhrase:
        """Over what specifies the item; a model named there is the item."""
        at = self._units.words[first].token
        after, model = self._tail(end, stop)
        kept = [
            self.bare[place] for place in range(at + 1, after) if self._units.keys[place] not in self._lexicon.nisbas
        ]
        best = self._lexicon.trie.find(head, kept, 0, len(kept))
        if best and best[0][0] > end - at - 1:
            item = best[0][1]
        if model and model.id != item.id:
            return ItemPhrase(first, after, model, f"the model that the words name: «{model.name}»")
        return ItemPhrase(first, after, item, f"the list of materiel: «{item.name}»")

    def _tail(self, at: int, stop: int) -> tuple[int, Item | None]:
        model: Item | None = None
        limit = min(stop, at + _LONGEST_TAIL)
        while at < limit:
            tied = self._tied(at, limit)
            named = self._model(tied or at, limit)
            if named:
                at, model = named[0], model or named[1]
            elif tied:
                at = self._free_model(tied, limit)
            elif self._specifies(at, limit) is not None:
                at = self._specifies(at, limit) or at
            else:
                break
        return at, model

    def _specifies(self, at: int, limit: int) -> int | None:
        """Past an adjective that specifies an item, or the name of its country."""
        keys = self._units.keys
        if keys[at] in self._lexicon.nisbas:
            return at + 2 if at + 1 < limit and keys[at + 1] in self._lexicon.makes else at + 1
        hits = self._lexicon.modifiers.find(keys[at], keys, at + 1, limit)
        return next((end for end, cls in hits if cls == "adj"), None)

    def _tied(self, at: int, limit: int) -> int | None:
        """Past «من طراز», «عيار»."""
        keys = self._units.keys
        hits = self._lexicon.modifiers.find(keys[at], keys, at + 1, limit)
        end = next((end for end, cls in hits if cls == "tie"), None)
        return end if end is not None and end < limit else None

    def _model(self, at: int, limit: int) -> tuple[int, Item] | None:
        if at < limit and self._units.is_quote(at):
            at += 1
        if at >= limit:
            return None
        hits = self._lexicon.designations.find(self.bare[at], self.bare, at + 1, limit)
        return hits[0] if hits else None

    def _free_model(self, at: int, limit: int) -> int:
        """Past the model or calibre that no list holds: one word, its number, ملم."""
        end = at + 1
        while end < limit and (self._units.keys[end][0].isdigit() or self._units.keys[end] in self._lexicon.measures):
            end += 1
        return end
