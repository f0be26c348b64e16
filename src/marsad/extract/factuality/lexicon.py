"""The operators of factuality, indexed by the keys of their lemmas."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.knowledge import Knowledge, Row
from marsad.model.text import Word
from marsad.text.fold import key

ROOT = "lexicon/factuality/"
_REMEMBERED = 100_000  # forms; then the memory starts anew


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes what an event's words assert; the columns of operators.csv."""

    word: str
    form: str
    effect: str
    takes: frozenset[str]
    outcome: str | None
    negated: str
    where: str


@dataclass(frozen=True, slots=True)
class Distance:
    """A phrase of phrases.csv. ``reach``: clause, after, sentence."""

    keys: tuple[str, ...]
    text: str
    effect: str
    reach: str
    where: str


@dataclass(slots=True)
class FactualityLexicon:
    """All tables of lexicon/factuality."""

    operators: dict[str, list[Operator]] = field(default_factory=dict)
    particles: dict[str, Operator] = field(default_factory=dict)
    adjectives: dict[str, Operator] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[Distance]]] = field(default_factory=dict)
    classes: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)
    _lemmas: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, knowledge: Knowledge) -> FactualityLexicon:
        lexicon = cls()
        for row in knowledge.table(ROOT + "operators.csv"):
            lexicon._operator(row)
        for row in knowledge.table(ROOT + "adjectives.csv"):
            found = Operator(
                row["adjective"], "adjective", row["effect"], frozenset(), row["outcome"] or None, "", row.where
            )
            lexicon.adjectives[key(row["adjective"])] = found
        for row in knowledge.table(ROOT + "phrases.csv"):
            keys = tuple(key(part) for part in row["phrase"].split())
            lexicon.phrases.setdefault(keys[0], {}).setdefault(keys[1][:2], []).append(
                Distance(keys, row["phrase"], row["effect"], row["reach"], row.where)
            )
        for row in knowledge.table(ROOT + "words.csv"):
            lexicon.classes.setdefault(row["class"], {})[key(row["word"])] = frozenset(
                key(one) for one in row.many("prep")
            )
        return lexicon

    def _operator(self, row: Row) -> None:
        takes = frozenset(key(one) if not one.isascii() else one for one in row.many("takes"))
        operator = Operator(
            row["operator"], row["form"], row["effect"], takes, row["outcome"] or None, row["negated"], row.where
        )
        if operator.form == "particle":
            self.particles[key(operator.word)] = operator
        else:
            self.operators.setdefault(key(operator.word), []).append(operator)

    def fold(self, lemma: str) -> str:
        """The key of a lemma, remembered."""
        found = self._folded.get(lemma)
        if found is None:
            found = self._folded[lemma] = key(lemma)
        return found

    def lemmas(self, word: Word) -> tuple[str, ...]:
        """The keys of all that a word may be a form of: its verbs, its lemmas, itself without the article."""
        known = self._lemmas.get(word.form)
        if known is not None:
            return known
        found: dict[str, None] = {}
        for reading in word.readings:
            if reading.verb is not None:
                found[self.fold(reading.verb)] = None
            found[self.fold(reading.lemma)] = None
        found[_bare(word.key)] = None
        if len(self._lemmas) >= _REMEMBERED:
            self._lemmas.clear()
        self._lemmas[word.form] = tuple(found)
        return self._lemmas[word.form]

    def of(self, word: Word, relation: str) -> Operator | None:
        """The operator that a word is, for what stands to it in ``relation``."""
        particle = self.particles.get(word.key)
        if particle is not None and relation in particle.takes:
            return particle
        for reading in word.readings if relation == "that" else word.readings[:1]:  # توقع أن: never «it falls that»
            found = self._reading(reading.verb, reading.lemma, reading.upos, relation)
            if found is not None:
                return found
        for operator in self.operators.get(_bare(word.key), ()):
            if operator.form == "noun" and relation in operator.takes and word.upos != "VERB":
                return operator
        return None

    def _reading(self, verb: str | None, lemma: str, upos: str, relation: str) -> Operator | None:
        if verb is not None:
            for operator in self.operators.get(self.fold(verb), ()):
                if operator.form == "verb" and relation in operator.takes:
                    return operator
        for operator in self.operators.get(self.fold(lemma), ()):
            if relation in operator.takes and (operator.form == "verb") == (upos == "VERB"):
                return operator
        return None

    def is_a(self, word: Word, name: str, relation: str | None = None) -> bool:
        """Whether a word belongs to a class of words.csv and, where asked, lets through what stands to it in ``relation``."""
        members = self.classes.get(name, {})
        for lemma in self.lemmas(word):
            takes = members.get(lemma)
            if takes is not None and (relation is None or relation in (takes or _DIRECT)):
                return True
        return False


_DIRECT = frozenset({"object", "that", "verb"})


def _bare(word_key: str) -> str:
    return word_key[2:] if word_key.startswith("ال") and len(word_key) > 4 else word_key
