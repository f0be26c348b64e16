"""Which words and findings moved a rank most, in a sentence for a person."""

from __future__ import annotations

import math
from collections import defaultdict

from marsad.extract.rank.clues import Clues, bucket, pieces, words_of
from marsad.extract.rank.model import LinearModel
from marsad.model.analysis import Analysis
from marsad.model.text import Sentence

_MOST = 3  # of words and findings each that are named
_LEAST = 0.05  # log odds under which nothing is worth naming


def reasons(analysis: Analysis, sentence: Sentence, model: LinearModel, seen: Clues) -> str:
    """The words and the findings that moved the rank most, each with what it adds to the log odds."""
    words = _most(_by_word(analysis, sentence, model, seen))
    found = _most({name: model.named.get(name, 0.0) for name in seen.named})
    parts = [f"«{word}» {weight:+.2f}" for word, weight in words]
    return " · ".join([*parts, *(f"{name} {weight:+.2f}" for name, weight in found)]) or "nothing stands out"


def _most(weights: dict[str, float]) -> list[tuple[str, float]]:
    worth = [(name, weight) for name, weight in weights.items() if abs(weight) >= _LEAST]
    return sorted(worth, key=lambda pair: (-abs(pair[1]), pair[0]))[:_MOST]


def _by_word(analysis: Analysis, sentence: Sentence, model: LinearModel, seen: Clues) -> dict[str, float]:
    """What each word of the sentence adds; a piece that several words share counts for the first of them."""
    left, lemmas = set(seen.sentence.letters), set(seen.sentence.lemmas)
    of_letters = model.unit / math.sqrt(max(1, len(left)))
    of_lemmas = model.unit / math.sqrt(max(1, len(lemmas)))
    added: dict[str, float] = defaultdict(float)
    before = "^"
    for word in words_of(analysis, sentence):
        mine = pieces(word.key) & left
        left -= mine
        own = {bucket("l" + word.lemma), bucket(f"m{before} {word.lemma}")} & lemmas
        lemmas -= own
        before = word.lemma
        letters = sum(model.buckets[one] for one in mine) * of_letters
        added[word.form] += letters + sum(model.buckets[one] for one in own) * of_lemmas
    return dict(added)
