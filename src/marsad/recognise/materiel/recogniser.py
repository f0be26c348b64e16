"""Finds the materiel of a document: arms, ammunition, vehicles, facilities, by public arms-control categories."""

from __future__ import annotations

from functools import cached_property

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.mention import MaterielValue, Mention
from marsad.recognise.materiel.lexicon import Lexicon
from marsad.recognise.materiel.phrases import ItemPhrase, ItemReader
from marsad.recognise.units import Units

_LONGEST = 12  # tokens of an item's phrase


class MaterielRecogniser:
    """One pass over the tokens; lists («دبابات، وعربات مصفحة») fall into their items by themselves."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def lexicon(self) -> Lexicon:
        """The compiled lists."""
        return Lexicon(self._knowledge)

    def find(self, analysis: Analysis) -> list[Mention]:
        """The materiel mentions, in the order of the text; none overlaps another.

        Of an actor's phrase only the arms at its head are materiel: «طائرات» of «طائرات التحالف».
        """
        units = Units(analysis)
        reader = ItemReader(self.lexicon, units)
        taken = _tokens_of_actors(analysis)
        found: list[Mention] = []
        for sentence in analysis.sentences:
            places = units.range_of(sentence)
            phrases = self._phrases(units, reader, places, taken)
            if phrases and not self.lexicon.scenes.isdisjoint(units.keys[places.start : places.stop]):
                continue
            found.extend(_mention(analysis, phrase) for phrase in phrases)
        return found

    def _phrases(self, units: Units, reader: ItemReader, places: range, taken: set[int]) -> list[ItemPhrase]:
        found: list[ItemPhrase] = []
        root = self.lexicon.trie.root
        at = places.start
        while at < places.stop:
            token = units.tokens[at]
            phrase = None
            if at not in taken and (reader.bare[at] in root or token.last - token.first > 1):
                phrase = next(
                    (one for word in units.starts(at) if (one := reader.at(word, self._limit(at, places.stop, taken)))),
                    None,
                )
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            at = phrase.end
        return found

    @staticmethod
    def _limit(at: int, stop: int, taken: set[int]) -> int:
        """Where the phrase that begins at a token must end: before the next actor."""
        return next((place for place in range(at, min(at + _LONGEST, stop)) if place in taken), stop)


def _tokens_of_actors(analysis: Analysis) -> set[int]:
    words, taken = analysis.words, set[int]()
    for mention in analysis.mentions.get("actor", ()):
        first = words[mention.first].token
        armed = any(one.rule == "actor.force" for one in mention.evidence)
        taken.update(word.token for word in words[mention.first : mention.last] if not armed or word.token > first)
    return taken


def _mention(analysis: Analysis, phrase: ItemPhrase) -> Mention:
    last = analysis.tokens[phrase.end - 1].last
    start, end = analysis.words[phrase.first].start, analysis.words[last - 1].end
    item = phrase.item
    evidence = Evidence("materiel.item", item.where, phrase.detail, "materiel", start, end)
    return Mention("materiel", start, end, phrase.first, last, MaterielValue(item.id, item.category), (evidence,))
