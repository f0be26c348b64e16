"""Finds the materiel of a document: arms, ammunition, vehicles, facilities, by public arms-control categories."""

from __future__ import annotations

from functools import cached_property

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.mention import ActorValue, MaterielValue, Mention
from marsad.recognise.materiel.amounts import Amount, Amounts
from marsad.recognise.materiel.conditions import Conditions
from marsad.recognise.materiel.lexicon import Lexicon
from marsad.recognise.materiel.lists import members
from marsad.recognise.materiel.phrases import ItemPhrase, ItemReader
from marsad.recognise.units import Units

_LONGEST = 12  # tokens of an item's phrase
_ARMED = frozenset(("state-forces", "coalition", "armed-group", "militia"))
_FIRING = frozenset(  # what stands for those who fire it: المدفعية السعودية
    "aircraft combat-aircraft helicopters attack-helicopters unmanned-aircraft large-calibre-artillery battle-tanks"
    " warships".split()
)


class MaterielRecogniser:
    """One pass over the tokens; lists («دبابات، وعربات مصفحة») fall into their items by themselves."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def lexicon(self) -> Lexicon:
        """The compiled lists."""
        return Lexicon(self._knowledge)

    @cached_property
    def conditions(self) -> Conditions:
        """The compiled table of conditions."""
        return Conditions(self._knowledge)

    def find(self, analysis: Analysis) -> list[Mention]:
        """The materiel mentions, in the order of the text; none overlaps another.

        Of an actor's phrase only the arms at its head are materiel: «طائرات» of «طائرات التحالف».
        """
        units = Units(analysis)
        reader = ItemReader(self.lexicon, units)
        amounts = Amounts(analysis, units, self.lexicon)
        taken = self._tokens_of_actors(analysis, units)
        found: list[Mention] = []
        for sentence in analysis.sentences:
            places = units.range_of(sentence)
            phrases = self._phrases(units, reader, places, taken)
            if phrases and self.lexicon.is_scene(set(units.keys[places.start : places.stop])):
                continue
            found.extend(self._mention(analysis, units, phrase, amounts.of(phrase), places.stop) for phrase in phrases)
        return found

    def _phrases(self, units: Units, reader: ItemReader, places: range, taken: set[int]) -> list[ItemPhrase]:
        found: list[ItemPhrase] = []
        at = places.start
        while at < places.stop:
            phrase = None
            if at not in taken and reader.begins(at):
                phrase = next(
                    (one for word in units.starts(at) if (one := reader.at(word, self._limit(at, places.stop, taken)))),
                    None,
                )
            if phrase is None:
                at += 1
                continue
            limit = self._limit(phrase.end, places.stop, taken)
            found.extend((phrase, *members(units, reader, phrase, limit)))
            at = found[-1].end
        return found

    @staticmethod
    def _limit(at: int, stop: int, taken: set[int]) -> int:
        """Where the phrase that begins at a token must end: before the next actor."""
        return next((place for place in range(at, min(at + _LONGEST, stop)) if place in taken), stop)

    def _tokens_of_actors(self, analysis: Analysis, units: Units) -> set[int]:
        """The tokens of actors, without the arms at the head of their phrases and their adjectives (الطائرات التركية)."""
        words, taken = analysis.words, set[int]()
        for mention in analysis.mentions.get("actor", ()):
            first, last = words[mention.first].token, words[mention.last - 1].token
            if first == last and (
                units.keys[first] in self.lexicon.nisbas or self.lexicon.specifies(units.keys[first])
            ):
                continue  # it may only tell of what kind an item is: مقاتلة سورية, ألغام مضادة للأشخاص
            taken.update(range(self._after_arms(units, mention, first, last + 1), last + 1))
        return taken

    def _after_arms(self, units: Units, mention: Mention, first: int, stop: int) -> int:
        rules = {one.rule for one in mention.evidence}
        named = "actor.name" in rules and isinstance(mention.value, ActorValue) and mention.value.kind in _ARMED
        if "actor.force" not in rules and not (named and self._is_arms(units, mention.first)):
            return first
        at = first + 1
        while at < stop and (units.keys[at] in self.lexicon.nisbas or self.lexicon.specifies(units.keys[at])):
            at += 1
        return at

    def _is_arms(self, units: Units, word: int) -> bool:
        hits = self.lexicon.trie.find(self.lexicon.bare(units.rest(word)), (), 0, 0)
        return any(item.category in _FIRING for _, item in hits)

    def _mention(self, analysis: Analysis, units: Units, phrase: ItemPhrase, amount: Amount, stop: int) -> Mention:
        condition, after, where = self.conditions.of(units, phrase, stop)
        last = analysis.tokens[after - 1].last
        start, end = analysis.words[phrase.first].start + phrase.glued, analysis.words[last - 1].end
        item = phrase.item
        evidence = [Evidence("materiel.item", item.where, phrase.detail, "materiel", start, end)]
        if condition:
            evidence.append(
                Evidence("materiel.condition", where, f"its condition: {condition}", "materiel", start, end)
            )
        value = MaterielValue(item.id, item.category, *amount, condition)
        return Mention("materiel", start, end, phrase.first, last, value, tuple(evidence))
