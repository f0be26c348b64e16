"""Which country a document, or a sentence of it, speaks of: counted over names of states, their adjectives and cities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from marsad.model.text import Document, Sentence
from marsad.recognise.actor.lexicon import Lexicon, Name
from marsad.recognise.actor.states import States
from marsad.recognise.units import Units
from marsad.text.fold import key

_TITLE_WEIGHT = 3
_MARKS = "\"'«»“”.,،:؛!؟?()[]…-–|"
_SPEAKER = 4  # words from a verb of speech on that name who speaks
_WEIGHTS = {"place": 3, "name": 2, "adjective": 2, "speaker": 1}
_SHARE = 0.55  # of all signals: less than this and the document is no country's own


class Countries:
    """Counts the signals once; ``of`` answers for the document, or for a sentence where the document is mixed."""

    def __init__(self, lexicon: Lexicon, states: States, units: Units, document: Document) -> None:
        self._lexicon = lexicon
        self._states = states
        self._units = units
        total: Counter[str] = Counter()
        for code, weight in self._codes(units.keys, range(len(units.keys)), split=True):
            total[code] += weight
        for code, weight in self._codes(words_of(document.title or ""), None, split=False):
            total[code] += _TITLE_WEIGHT * weight
        self.named = frozenset(total)
        self.main = _dominant(total) or self._of_publisher(document)

    def of(self, sentence: Sentence) -> str | None:
        """The document's country; else the only one that the sentence names."""
        if self.main:
            return self.main
        named = {code for code, _ in self._codes(self._units.keys, self._units.range_of(sentence), split=True)}
        return named.pop() if len(named) == 1 else None

    def _of_publisher(self, document: Document) -> str | None:
        """The country of a listed outlet: what it calls «وزارة الداخلية» without more is its own."""
        keys = words_of(document.publisher or "")
        hits = self._lexicon.trie.find(keys[0], keys, 1, len(keys)) if keys else []
        found = [item.value.country for _, item in hits if isinstance(item, Name)]
        return found[0] if found else None

    def _codes(self, keys: list[str], places: range | None, split: bool) -> Iterator[tuple[str, int]]:
        """The countries named, each with its weight: a place tells more than an adjective, a speaker less."""
        stop = len(keys)
        root = self._lexicon.signals.root
        for at in places if places is not None else range(stop):
            first = keys[at]
            if first not in root:
                if not split or self._units.tokens[at].last - self._units.tokens[at].first == 1:
                    continue
                first = self._units.rest(self._units.main(at))
            if at and keys[at - 1] in self._lexicon.given:
                continue  # منصور التركي
            hits = self._lexicon.signals.find(first, keys, at + 1, stop) if first in root else []
            for end, item in hits:
                if end == hits[0][0]:
                    yield item, _WEIGHTS["speaker" if split and self._spoken(at) else self._lexicon.told_by(first)]

    def _spoken(self, at: int) -> bool:
        """Whether a verb of speech stands shortly before: «وقال وزير الخارجية الروسي» tells nothing of where things happen."""
        for before in range(at - 1, max(-1, at - 1 - _SPEAKER), -1):
            word = self._units.words[self._units.main(before)]
            if word.upos == "VERB":
                return self._states.speaks(word.lemma)
            if word.upos in ("PUNCT", "SCONJ"):
                return False
        return False


def words_of(text: str) -> list[str]:
    """The words of a title or a publisher's name as match keys."""
    words = [key(word.strip(_MARKS)) for word in text.split()]
    return [word for word in words if word]


def _dominant(total: Counter[str]) -> str | None:
    ranked = total.most_common(2)
    if not ranked or ranked[0][1] < 2:
        return ranked[0][0] if len(ranked) == 1 else None
    return ranked[0][0] if ranked[0][1] >= _SHARE * (ranked[0][1] + sum(n for _, n in ranked[1:])) else None
