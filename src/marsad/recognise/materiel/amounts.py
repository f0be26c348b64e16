"""How many of an item the words count: the quantity that touches it, a dual, or one where a singular stands alone."""

from __future__ import annotations

from typing import NamedTuple

from marsad.model.analysis import Analysis
from marsad.model.mention import Mention, QuantityValue
from marsad.recognise.materiel.lexicon import Lexicon
from marsad.recognise.materiel.phrases import ItemPhrase
from marsad.recognise.units import Units
from marsad.text.fold import key

_FROM = "من"
_DUALS = (("تان", "ه"), ("تين", "ه"), ("تا", "ه"), ("تي", "ه"), ("ان", ""), ("ين", ""))


class Amount(NamedTuple):
    """Bounds as a claim counts; None where the words set none."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    approximate: bool = False


class Amounts:
    """Reads the amounts of one document's items."""

    def __init__(self, analysis: Analysis, units: Units, lexicon: Lexicon) -> None:
        self._units = units
        self._lexicon = lexicon
        self._ends: dict[int, Mention] = {}
        self._over: dict[int, Mention] = {}
        for mention in analysis.mentions.get("quantity", ()):
            self._ends.setdefault(mention.last, mention)
            self._over.update(dict.fromkeys(range(mention.first, mention.last), mention))

    def of(self, phrase: ItemPhrase) -> Amount:
        """The amount of an item; empty where the words count something else (50 كيلوغراما من المتفجرات)."""
        over = self._over.get(phrase.first)
        if over is not None and not phrase.glued:
            return _amount(over)
        before = self._before(phrase)
        if before is not None:
            return _amount(before)
        return self._by_form(phrase)

    def _before(self, phrase: ItemPhrase) -> Mention | None:
        """The quantity right before an item, or before «من» and the item."""
        first = phrase.first
        mention = self._ends.get(first)
        if mention is None and first and self._units.words[first - 1].key == _FROM:
            mention = self._ends.get(first - 1)
        if mention is None or not isinstance(mention.value, QuantityValue):
            return None
        unit = mention.value.unit
        return mention if unit is None or self._names_item(unit) else None

    def _names_item(self, unit: str) -> bool:
        return bool(self._lexicon.trie.find(self._lexicon.bare(key(unit)), (), 0, 0))

    def _by_form(self, phrase: ItemPhrase) -> Amount:
        """Two for a dual, one for a singular without article, owner, or a word that makes it any (كل دبابة)."""
        written = self._units.words[phrase.first].key
        at = self._units.words[phrase.first].token
        if phrase.head in self._lexicon.mass or self._units.owned(phrase.first) or self._any(at):
            return Amount()
        if written.removesuffix("ا") in self._lexicon.singles or written in self._lexicon.singles:
            return Amount(1, 1, 1)
        stem = written.removeprefix("ال")
        for ending, instead in _DUALS:
            if stem.endswith(ending) and stem[: -len(ending)] + instead in self._lexicon.singles:
                return Amount(2, 2, 2)
        return Amount()

    def _any(self, at: int) -> bool:
        """Whether the word before leaves open which one is meant, or is a number that no quantity holds."""
        if at == 0 or not self._units.bare(at):
            return False
        before = self._units.words[self._units.main(at - 1)].key
        return before in self._lexicon.every or before[:1].isdigit()


def _amount(mention: Mention) -> Amount:
    value = mention.value
    return Amount(*value.whole, value.approximate) if isinstance(value, QuantityValue) else Amount()
