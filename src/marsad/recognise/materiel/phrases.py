"""An item's noun phrase: the listed noun, the adjectives that specify it, and its model (من طراز سام 7)."""

from __future__ import annotations

from typing import NamedTuple

from marsad.recognise.materiel.lexicon import Item, Lexicon
from marsad.recognise.units import Units

_LONGEST_TAIL = 7
_GLUED = frozenset("وفبلك")
_NEAR = 5  # words to either side of a noun that is materiel in company only (تفجير عبوة)


class ItemPhrase(NamedTuple):
    """From the word ``first`` to the end of the token before ``end``."""

    first: int
    end: int
    item: Item
    detail: str
    head: str
    glued: bool = False  # a clitic that the words do not part stands before it (وتي 72)


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
        if units.words[first].upos == "VERB" and units.words[first].key.endswith("ت") and head != units.rest(first):
            return None  # «اعتدت القوات» is no construct of أعتدة
        if head not in lexicon.trie.root and units.owned(first):
            head = lexicon.bare(units.words[first].key)
        if head not in lexicon.trie.root:
            return self._glued(first, at, stop)
        hits = lexicon.trie.find(head, self.bare, at + 1, stop)
        for end, item in hits:
            if not self._refused(item, head, at, end, stop):
                return self._extended(head, first, end, item, stop)
            break
        return None

    def begins(self, at: int) -> bool:
        """Whether an item may begin at a token."""
        token = self._units.tokens[at]
        return token.last - token.first > 1 or self.bare[at] in self._lexicon.trie.root or self._is_glued(at)

    def _is_glued(self, at: int) -> bool:
        written, token = self._units.keys[at], self._units.tokens[at]
        return token.last - token.first == 1 and written[0] in _GLUED and written[1:] in self._lexicon.designations.root

    def _glued(self, first: int, at: int, stop: int) -> ItemPhrase | None:
        """A designation of several words behind a clitic that is not cut off (وإف 16, بتي 55)."""
        if not self._is_glued(at):
            return None
        head = self._units.keys[at][1:]
        hits = self._lexicon.designations.find(head, self.bare, at + 1, stop)
        if not hits or hits[0][0] <= at + 1:
            return None
        return self._extended(head, first, *hits[0], stop)._replace(glued=True)

    def _refused(self, item: Item, head: str, at: int, end: int, stop: int) -> bool:
        """Whether the word after or before says that another thing is meant (سلاح الجو, كرة الطائرة)."""
        del item
        units, refused = self._units, self._lexicon.refused
        for form in {head, units.rest(units.main(at))}:
            after = refused.get(("after", form))
            if after and {" ".join(units.keys[end : end + length]) for length in (1, 2)} & after:
                return True
            before = refused.get(("before", form))
            if before and at and {units.keys[at - 1], units.words[units.main(at - 1)].key} & before:
                return True
            needed = refused.get(("needs", form))
            if needed and end == at + 1 and not self._near(at, stop) & needed:
                return True
        return False

    def _longer(self, at: int, end: int, stop: int) -> int:
        """Where a designation within the phrase ends, if that is beyond it (عربة «بي تي آر 80»)."""
        designations = self._lexicon.designations
        hits = [designations.find(self.bare[place], self.bare, place + 1, stop) for place in range(at + 1, end)]
        return max((found[0][0] for found in hits if found), default=end)

    def _in_context(self, item: Item, at: int) -> Item:
        """What the words before an item make of it (ألقت الطائرة قنبلة)."""
        for context in self._lexicon.contexts.get(item.id, ()):
            before = self._near(at, at)
            if before & context.words and not before & context.unless:
                return context.becomes
        return item

    def _near(self, at: int, stop: int) -> set[str]:
        units = self._units
        around = (*range(max(at - _NEAR, 0), at), *range(at + 1, min(at + 1 + _NEAR, stop)))
        return {units.keys[place] for place in around} | {units.words[units.main(place)].key for place in around}

    def _extended(self, head: str, first: int, end: int, item: Item, stop: int) -> ItemPhrase:
        """Over what specifies the item; a model named there is the item."""
        at = self._units.words[first].token
        end = max(end, self._longer(at, end, stop))
        after, model = self._tail(end, stop)
        item = self._in_context(self._specified(head, at + 1, end, after) or item, at)
        if model and model.id != item.id:
            return ItemPhrase(first, after, model, f"the model that the words name: «{model.name}»", head)
        return ItemPhrase(first, after, item, f"the list of materiel: «{item.name}»", head)

    def shared(self, head: str, first: int, stop: int) -> ItemPhrase | None:
        """The phrase of a word that shares the noun of the item before it (أسلحة خفيفة «وثقيلة»)."""
        at = self._units.words[first].token
        bare = self._lexicon.bare(self._units.rest(first))
        hits = self._lexicon.trie.find(head, [bare, *self.bare[at + 1 : stop]], 0, stop - at)
        for taken, item in hits:
            if taken and not self._refused(item, head, at, at + taken, stop):
                after, model = self._tail(at + taken, stop)
                why = f"the list of materiel: «{item.name}»; it shares «{head}»"
                return ItemPhrase(first, after, model or item, why, head)
        return None

    def _specified(self, head: str, at: int, end: int, after: int) -> Item | None:
        """The item that the noun and what specifies it name together, other words between them or not."""
        best: Item | None = None
        kept = [place for place in range(at, after) if self._units.keys[place] not in self._lexicon.nisbas]
        taken = end - at
        for skipped in range(len(kept)):
            rest = [self.bare[place] for place in kept[skipped:]]
            hits = self._lexicon.trie.find(head, rest, 0, len(rest))
            if hits and hits[0][0] > taken:
                taken, best = hits[0]
        return best

    def _tail(self, at: int, stop: int) -> tuple[int, Item | None]:
        model: Item | None = None
        limit = min(stop, at + _LONGEST_TAIL)
        while at < limit:
            tied = self._tied(at, limit)
            named = self._model(tied or at, limit, bool(tied))
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

    def _model(self, at: int, limit: int, tied: bool) -> tuple[int, Item] | None:
        quoted = at < limit and self._units.is_quote(at)
        at += quoted
        if at >= limit:
            return None
        hits = self._lexicon.designations.find(self.bare[at], self.bare, at + 1, limit)
        if not hits and (tied or quoted):
            hits = self._lexicon.models.find(self.bare[at], self.bare, at + 1, limit)
        return hits[0] if hits else None

    def _free_model(self, at: int, limit: int) -> int:
        """Past the model or calibre that no list holds: one word, its number, ملم."""
        end = at + 1
        while end < limit and (self._units.keys[end][0].isdigit() or self._units.keys[end] in self._lexicon.measures):
            end += 1
        return end
