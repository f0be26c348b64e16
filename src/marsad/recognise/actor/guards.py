"""When a listed word names no actor: حركة المرور, هجوم انتحاري, أمام for إمام, مسجد الإمام الصادق."""

from __future__ import annotations

from marsad.recognise.actor.lexicon import Lexicon
from marsad.recognise.actor.persons import PersonNames
from marsad.recognise.units import Units


class Guards:
    """A document's tokens with the questions asked before a phrase is read. ``start``–``stop`` bound the sentence."""

    def __init__(self, lexicon: Lexicon, units: Units, names: PersonNames) -> None:
        self.lexicon = lexicon
        self.units = units
        self.names = names
        self.start = 0
        self.stop = len(units.tokens)
        self.country: str | None = None
        self.vocabulary = frozenset(word.key for word in units.words)

    def is_definite(self, word: int) -> bool:
        return self.units.words[word].form.startswith("ال")

    def refused(self, form: str, first: int, end: int) -> bool:
        """Whether the word after the head, or before it, says that no actor is meant (حركة المرور)."""
        stem = self.lexicon.stem(form)
        if self._refused_itself(stem, first):
            return True
        after = self.lexicon.refused.get(("after", stem))
        if after and end < self.stop and self.units.keys[end] in after:
            return True
        near = self.lexicon.refused.get(("document", stem))
        if near and end == self.units.words[first].token + 1 and not near.isdisjoint(self.vocabulary):
            return not self.units.is_quote(end - 2)
        before = self.lexicon.refused.get(("before", stem))
        at = self.units.words[first].token
        if not before or at <= self.start:
            return False
        return self.units.words[self.units.main(at - 1)].key in before or self.units.keys[at - 1] in before

    def _refused_itself(self, stem: str, first: int) -> bool:
        """By its spelling (أمام is no إمام) or the clitic before it (بقيادة)."""
        refused, word = self.lexicon.refused, self.units.words[first]
        written = refused.get(("written", stem))
        if written and word.form in written:
            return True
        clitics = refused.get(("clitic", stem), set())
        return first > self.units.tokens[word.token].first and self.units.words[first - 1].key in clitics

    def names_a_thing(self, first: int) -> bool:
        """Whether the word before makes a title part of the name of a mosque or a street (مسجد الإمام الصادق)."""
        at = self.units.words[first].token
        whole = first == self.units.tokens[at].first
        return whole and at > self.start and self.names.names_a_thing(self.units, at - 1)

    def is_verb(self, first: int) -> bool:
        """Whether the word is likelier a verb here (طالب الخبير)."""
        word = self.units.words[first]
        return word.upos == "VERB" and not self.is_definite(first)

    def is_attribute(self, first: int, end: int) -> bool:
        """Whether the word is an adjective of the noun before it (هجوم انتحاري, بيان صحفي)."""
        at = self.units.words[first].token
        if end > at + 1 or at <= self.start or first > self.units.tokens[at].first:
            return False
        if self.units.keys[at] not in self.lexicon.adjectives or self.units.keys[at].endswith(("ون", "ين", "ان")):
            return False
        if self.units.is_quote(at - 1) and self.units.definite(at) and at - 2 > self.start:
            return True
        word = self.units.main(at - 1)
        before = self.units.words[word]
        known = self.units.definite(at - 1) or self.units.owned(word)
        if before.upos != "NOUN" or self.units.definite(at) != known:
            return False
        if self.units.definite(at):
            return True
        return not any(one.upos == "VERB" or one.has("VerbForm=Vnoun") for one in before.readings)
