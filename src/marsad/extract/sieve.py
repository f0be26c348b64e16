"""Which rules can fire in a sentence at all, told from its words and mentions before anything is walked.

Nine in ten rules whose trigger stands in a sentence wait for a word or an item that the sentence does not have. To leave
them out changes nothing of what is found; a test reads texts with and without.
"""

from __future__ import annotations

from marsad.extract.phrase_ends import Starts
from marsad.extract.triggers import Candidate, TriggerIndex
from marsad.knowledge.rules import Rule
from marsad.model.analysis import Analysis
from marsad.model.text import Sentence, Word
from marsad.text.fold import key

Candidates = list[tuple[int, tuple[Candidate, ...]]]


class Sieve:
    """The candidates of a sentence, without those that cannot have what they ask for."""

    def __init__(self, index: TriggerIndex, rules: tuple[Rule, ...]) -> None:
        self._index = index
        self._asks = {rule.id: asked for rule in rules if (asked := _asked(rule))}
        self._items = frozenset(rule.id for rule in rules if "materiel" in rule.needs)
        self._telling = frozenset(one for asked in self._asks.values() for group in asked for one in group)

    def all(self, analysis: Analysis, sentence: Sentence) -> Candidates:
        """Each word that may trigger a rule, with its candidates."""
        candidates, words = self._index.candidates, analysis.words
        return [(i, found) for i in range(sentence.first, sentence.last) if (found := candidates(words[i]))]

    def possible(self, analysis: Analysis, sentence: Sentence, starts: Starts) -> Candidates:
        """The same, without the candidates whose rule cannot fire here."""
        found = self.all(analysis, sentence)
        if not found:
            return found
        keys = self._keys(analysis.words[sentence.first : sentence.last])
        items = any(m.dimension == "materiel" for i in range(sentence.first, sentence.last) for m in starts.get(i, ()))
        kept = [(i, tuple(one for one in group if self._may(one.rule, keys, items))) for i, group in found]
        return [(i, group) for i, group in kept if group]

    def _may(self, rule: Rule, keys: set[str], items: bool) -> bool:
        if not items and rule.id in self._items:
            return False
        return all(not keys.isdisjoint(group) for group in self._asks.get(rule.id, ()))

    def _keys(self, words: list[Word]) -> set[str]:
        """What the words are to a rule that asks for words; as ``triggers`` reads the clause."""
        telling = self._telling
        found = {word.key.removeprefix("ال") for word in words} | {word.key for word in words}
        found.update([key(word.readings[0].lemma) for word in words])
        return found & telling


def _asked(rule: Rule) -> tuple[frozenset[str], ...]:
    """The groups of words of each of which one must stand in the sentence."""
    return tuple(frozenset(map(key, group)) for group in (rule.context, rule.doer) if group)
