"""The list of items as a trie of bare nouns: article, dual and accusative are taken off the text's words before matching."""

from __future__ import annotations

from typing import NamedTuple

from marsad.knowledge import Knowledge
from marsad.recognise import forms
from marsad.recognise.trie import Trie
from marsad.text.fold import key

_ENDINGS = (("تان", "ه"), ("تين", "ه"), ("تا", "ه"), ("تي", "ه"), ("ان", ""), ("ين", ""), ("ا", ""), ("ت", "ه"))
_SHORTEST = 3
_EVERYWHERE = "*"


class Item(NamedTuple):
    """An item of the list; a ``designation`` (سام 7) names its model wherever it stands in the phrase."""

    id: str
    category: str
    name: str
    designation: bool
    where: str


class Lexicon:
    """All lists, compiled."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.trie: Trie[Item] = Trie()
        self._vocabulary: set[str] = set()
        self._bare: dict[str, str] = {}
        self.designations: Trie[Item] = Trie()
        self._read_items(knowledge)
        self.modifiers: Trie[str] = Trie()
        self.measures: set[str] = set()
        self.makes: set[str] = set()
        for row in knowledge.table("materiel/modifiers.csv"):
            if row["class"] == "unit":
                self.measures.add(key(row["form"]))
            elif row["class"] == "make":
                self.makes.add(key(row["form"]))
            elif row["class"] != "none":
                self.modifiers.add((key(word) for word in row["form"].split()), row["class"])
        self.nisbas = _nisbas(knowledge)
        self.refused: dict[tuple[str, str], frozenset[str]] = {}
        self._read_refusals(knowledge)

    def _read_items(self, knowledge: Knowledge) -> None:
        for row in knowledge.table("materiel/items.csv"):
            item = Item(row["id"], row["category"], row["name"], row["designation"] == "yes", row.where)
            for name in (row["name"], *row.many("aliases")):
                keys = tuple(_without_article(word) for word in name.split())
                self._vocabulary.update(keys)
                self.trie.add(keys, item)
                if item.designation:
                    self.designations.add(keys, item)

    def _read_refusals(self, knowledge: Knowledge) -> None:
        found: dict[tuple[str, str], set[str]] = {}
        for row in knowledge.table("materiel/refusals.csv"):
            bag = found.setdefault((row["where"], key(row["form"])), set())
            bag.update(key(word) for word in row.many("words"))
        self.refused = {about: frozenset(words) for about, words in found.items()}

    @property
    def scenes(self) -> frozenset[str]:
        """Words of sentences in which no item is materiel (a match)."""
        return self.refused.get(("sentence", _EVERYWHERE), frozenset())

    def bare(self, written: str) -> str:
        """A word's key as the list has it, or the key itself if the list has no form of it."""
        found = self._bare.get(written)
        if found is None:
            found = self._bare[written] = self._find_bare(written)
        return found

    def _find_bare(self, written: str) -> str:
        if written in self._vocabulary:
            return written
        stem = written[2:] if written.startswith("ال") and len(written) > _SHORTEST + 1 else written
        if stem in self._vocabulary:
            return stem
        for ending, instead in _ENDINGS:
            if stem.endswith(ending) and len(stem) > len(ending) + 2:
                short = stem[: -len(ending)] + instead
                if short in self._vocabulary:
                    return short
        return written


def _without_article(word: str) -> str:
    return key(word[2:]) if word.startswith("ال") and len(word) > _SHORTEST + 1 else key(word)


def _nisbas(knowledge: Knowledge) -> frozenset[str]:
    """The adjectives of all countries: صواريخ روسية."""
    found: set[str] = set()
    for row in knowledge.table("actors/countries.csv"):
        for nisba in row.many("nisba"):
            found |= forms.of_adjective(nisba)
    return frozenset(found)
