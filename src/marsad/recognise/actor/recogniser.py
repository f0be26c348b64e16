"""Finds the actors of a document: who acts, suffers, speaks."""

from __future__ import annotations

from functools import cached_property

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.mention import Mention
from marsad.recognise.actor.dated import Dated
from marsad.recognise.actor.lexicon import Lexicon
from marsad.recognise.actor.memory import Memory
from marsad.recognise.actor.owners import owned_force, spoken_name, surname
from marsad.recognise.actor.phrase import Phrase
from marsad.recognise.actor.reader import Reader
from marsad.recognise.actor.states import States
from marsad.recognise.actor.titles import actors_of_title


class ActorRecogniser:
    """One pass over the tokens; a phrase is read only where a listed word begins. The lists load when first used."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def lexicon(self) -> Lexicon:
        """The compiled lists."""
        return Lexicon(self._knowledge)

    @cached_property
    def _dated(self) -> Dated:
        return Dated(self._knowledge, self.lexicon)

    @cached_property
    def _states(self) -> States:
        return States(self._knowledge)

    def find(self, analysis: Analysis) -> list[Mention]:
        """The actor mentions, in the order of the text; none overlaps another."""
        reader = Reader(self.lexicon, self._states, analysis)
        for phrase in actors_of_title(self.lexicon, analysis.document):
            reader.memory.note(phrase)
        found: list[Mention] = []
        for sentence in analysis.sentences:
            places = reader.at_sentence(sentence)
            found.extend(_mention(analysis, phrase) for phrase in self._phrases(reader, places))
        return self._dated.of(analysis, found)

    def _phrases(self, reader: Reader, places: range) -> list[Phrase]:
        found: list[Phrase] = []
        at = places.start
        while at < places.stop:
            phrase = self._at(reader, at)
            if phrase is None:
                at += 1
                continue
            reader.memory.note(phrase, reader.units.words[phrase.first].key)
            found.append(phrase)
            at = max(phrase.end, at + 1)
        return found

    def _at(self, reader: Reader, at: int) -> Phrase | None:
        """The phrase of one token, tried from its first word on and after each clitic."""
        units, lexicon = reader.units, self.lexicon
        token = units.tokens[at]
        root, given = lexicon.trie.root, lexicon.openers
        if token.last - token.first == 1:
            key = units.keys[at]
            if key in reader.memory.persons:
                return surname(reader, token.first) or reader.phrase(token.first)
            found = reader.phrase(token.first) if key in root or key in given else None
            return found or spoken_name(reader, at)
        for word in units.starts(at):
            key = units.rest(word)
            found = reader.phrase(word) if key in root or key in given else None
            if found is None and units.owned(word):
                found = owned_force(reader, word)
            if found is None and key in reader.memory.persons:
                found = surname(reader, word)
            if found:
                return found
        return None


def _mention(analysis: Analysis, phrase: Phrase) -> Mention:
    words = analysis.words
    last = analysis.tokens[phrase.end - 1].last
    start, end = words[phrase.first].start, words[last - 1].end
    value = phrase.value
    if not value.name:
        from dataclasses import replace

        value = replace(value, name=analysis.quote(start, end))
    evidence = Evidence(phrase.rule, phrase.where, phrase.detail, "actor", start, end)
    return Mention("actor", start, end, phrase.first, last, value, (evidence,))


__all__ = ["ActorRecogniser", "Memory"]
