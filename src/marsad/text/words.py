"""Tokens cut into words: clitics apart, each word with its readings."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import NamedTuple

from marsad.knowledge import Knowledge
from marsad.model.text import Reading
from marsad.text.fold import key
from marsad.text.guess import guess
from marsad.text.lemma import CoreReader
from marsad.text.segment import CharacterModel, Cut, cuts

CACHE_SIZE = 200_000
MODEL_WEIGHT = 0.4  # of the character model beside the lexicon
MARGIN = 2.0  # where the lexicon is surer than this, the model is not asked
LONGEST = 24  # no Arabic word is longer; what is longer is not cut
_ARABIC = re.compile("[\u0621-\u064a\u0671]+")


class Piece(NamedTuple):
    """A syntactic word within a token: ``start``–``end`` are offsets inside the token's clean form."""

    form: str
    key: str
    start: int
    end: int
    readings: tuple[Reading, ...]


class WordAnalyser:
    """Splits a token's clean form into words, without regard to its context."""

    def __init__(self, knowledge: Knowledge, model: CharacterModel | None = None) -> None:
        self._cores = CoreReader(knowledge)
        self._model = model or CharacterModel()
        self._before: dict[str, Reading] = {}
        self._after: dict[str, Reading] = {}
        self._weight: dict[str, float] = {"": 0.0}
        for row in knowledge.table("lexicon/clitics.csv"):
            table = self._before if row["side"] == "before" else self._after
            table[row["form"]] = Reading(row["lemma"], row["upos"], row["feats"])
        self._cache: dict[str, tuple[Piece, ...]] = {}

    def split(self, form: str) -> tuple[Piece, ...]:
        """The words of a token, first to last; the same form always gives the same words."""
        found = self._cache.get(form)
        if found is None:
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            found = self._cache[form] = self._split(form)
        return found

    def _split(self, form: str) -> tuple[Piece, ...]:
        folded = key(form)
        if len(form) > LONGEST or _ARABIC.fullmatch(form) is None or len(folded) != len(form):
            return (Piece(form, folded, 0, len(form), self._cores.foreign(form)),)
        cut, readings = self._choose(form, folded)
        return self._pieces(form, cut, readings)

    def _choose(self, form: str, folded: str) -> tuple[Cut, tuple[Reading, ...]]:
        judge = self._cores.judge
        close = [(*judge(cut), cut) for cut in cuts(form, folded)]
        if len(close) > 1:
            worst = min([cost for cost, _, _ in close]) + MARGIN
            close = [entry for entry in close if entry[0] <= worst]
        if len(close) > 1:
            self._model.begin(folded)
            close = [(c + self._model.cost(len(form), _starts(cut)) * MODEL_WEIGHT, r, cut) for c, r, cut in close]
        _, readings, cut = min(close, key=itemgetter(0))
        return cut, readings or guess(cut, cut.folded)

    def _pieces(self, form: str, cut: Cut, readings: tuple[Reading, ...]) -> tuple[Piece, ...]:
        pieces = [
            Piece(letter, letter, place, place + 1, (self._before[letter],)) for place, letter in enumerate(cut.before)
        ]
        pieces.append(Piece(cut.core, cut.folded, cut.start, cut.end, readings))
        if cut.after:
            pieces.append(Piece(cut.after, cut.after, cut.end, len(form), (self._after[cut.after],)))
        return tuple(pieces)


def _starts(cut: Cut) -> list[int]:
    starts = list(range(cut.start + 1))
    if cut.after:
        starts.append(cut.end)
    return starts
