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
_COUNTED = frozenset(("vehicle", "weapon", "munition"))


class Item(NamedTuple):
    """An item of the list; a ``designation`` (سام 7) names its model wherever it stands in the phrase.

    ``models`` of the list (فجر, ميلان) are everyday words or names of towns: they count behind «من طراز» alone.
    """

    id: str
    category: str
    name: str
    designation: bool
    where: str


class Context(NamedTuple):
    """What an item is where one of ``words`` stands before it, and none of ``unless``."""

    becomes: Item
    words: frozenset[str]
    unless: frozenset[str]


class Lexicon:
    """All lists, compiled."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.trie: Trie[Item] = Trie()
        self._vocabulary: set[str] = set()
        self._bare: dict[str, str] = {}
        self.designations: Trie[Item] = Trie()
        self.models: Trie[Item] = Trie()
        self._items: dict[str, Item] = {}
        self._read_items(knowledge)
        self.modifiers: Trie[str] = Trie()
        self.measures: set[str] = set()
        self.makes: set[str] = set()
        self.mass: set[str] = set()
        self.every: set[str] = set()
        classes = {"unit": self.measures, "make": self.makes, "mass": self.mass, "every": self.every}
        for row in knowledge.table("materiel/modifiers.csv"):
            if row["class"] in classes:
                classes[row["class"]].add(key(row["form"]))
            elif row["class"] != "none":
                self.modifiers.add((key(word) for word in row["form"].split()), row["class"])
        self.nisbas = _nisbas(knowledge)
        self.singles = frozenset(
            key(word)
            for row in knowledge.table("lexicon/quantity/units.csv")
            if row["class"] in _COUNTED and row["dual"] == "yes"
            for word in row.many("singular")
        )
        self.refused: dict[tuple[str, str], frozenset[str]] = {}
        self._read_refusals(knowledge)
        self.contexts: dict[str, list[Context]] = {}
        self._read_contexts(knowledge)

    def _read_items(self, knowledge: Knowledge) -> None:
        for row in knowledge.table("materiel/items.csv"):
            item = Item(row["id"], row["category"], row["name"], row["designation"] == "yes", row.where)
            self._items[item.id] = item
            for name in (row["name"], *row.many("aliases")):
                keys = tuple(_without_article(word) for word in name.split())
                self._vocabulary.update(keys)
                self.trie.add(keys, item)
                if item.designation:
                    self.designations.add(keys, item)
            for name in row.many("models"):
                keys = tuple(key(word) for word in name.split())
                self._vocabulary.update(keys)
                self.models.add(keys, item)

    def _read_refusals(self, knowledge: Knowledge) -> None:
        found: dict[tuple[str, str], set[str]] = {}
        for row in knowledge.table("materiel/refusals.csv"):
            bag = found.setdefault((row["where"], key(row["form"])), set())
            bag.update(key(word) for word in row.many("words"))
        self.refused = {about: frozenset(words) for about, words in found.items()}

    def _read_contexts(self, knowledge: Knowledge) -> None:
        for row in knowledge.table("materiel/contexts.csv"):
            words, unless = (frozenset(map(key, row.many(column))) for column in ("words", "unless"))
            becomes = self._items.get(row["becomes"])
            if becomes is not None:
                self.contexts.setdefault(row["item"], []).append(Context(becomes, words, unless))

    def is_scene(self, written: set[str]) -> bool:
        """Whether the words of a sentence tell of a match or the like, in which no item is materiel."""
        surely = self.refused.get(("sentence", _EVERYWHERE), frozenset())
        maybe = self.refused.get(("twice", _EVERYWHERE), frozenset())
        return bool(written & surely) or len(written & maybe) > 1

    def specifies(self, written: str) -> bool:
        """Whether a word is an adjective that may follow an item."""
        return any(cls == "adj" for _, cls in self.modifiers.find(written, (), 0, 0))

    def bare(self, written: str) -> str:
        """A word's key as the list has it, or the key itself if the list has no form of it."""
        found = self._bare.get(written)
        if found is None:
            found = self._bare[written] = self._find_bare(written)
        return found

    def _find_bare(self, written: str) -> str:
        if written in self._vocabulary:
            return written
        stem = written[2:] if written.startswith("ال") and len(written) > _SHORTEST else written  # الحي
        if stem in self._vocabulary:
            return stem
        for form in dict.fromkeys((stem, written)):  # ألغاما has no article
            for ending, instead in _ENDINGS:
                if form.endswith(ending) and len(form) > len(ending) + 2:
                    short = form[: -len(ending)] + instead
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
