"""A sentence as the time grammar reads it: the match keys of its words, whole where the text floor cut a word of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model.analysis import Analysis
from marsad.model.text import Sentence, Word

PAD = [""] * 12  # so that the grammar may look ahead without asking where the sentence ends


@dataclass(slots=True)
class Scan:
    """``keys[i]`` is a unit's match key; ``first[i]``–``last[i]`` (exclusive) its words in the document."""

    words: list[Word]
    keys: list[str]
    first: Sequence[int]
    last: Sequence[int]
    size: int

    def form(self, i: int) -> str:
        """The letters of a unit as written (clean)."""
        return "".join(word.form for word in self.words[self.first[i] : self.last[i]])

    def before(self, i: int) -> int:
        """The unit before ``i``, quotation marks left out; -1 where there is none."""
        i -= 1
        while i >= 0 and self.keys[i] in QUOTES:
            i -= 1
        return i


_HAMZA = frozenset("أإآ")
QUOTES = frozenset("\"'«»“”‘’„")


class Page:
    """A document as the time grammar reads it, sentence by sentence.

    A token that is one word of ``whole`` stays one unit however its clitics were cut. ``starters`` are the keys that may
    begin an expression: ``candidates`` finds them, and digits, in a sentence.
    """

    def __init__(self, analysis: Analysis, whole: frozenset[str], starters: frozenset[str]) -> None:
        self._words = words = analysis.words
        self._keys = keys = [word.key for word in words]
        self._joins: dict[int, int] = {}
        for token in analysis.tokens:
            if token.last - token.first > 1:
                self._join(token.first, token.last, whole)
        seen = {*keys, *("".join(keys[first:last]) for first, last in self._joins.items())}
        self._hot = {key for key in seen if key in starters or "0" <= key[:1] <= "9"}

    def _join(self, first: int, last: int, whole: frozenset[str]) -> None:
        for start in range(first, last - 1):
            if self._words[start + 1].form[0] in _HAMZA:
                continue  # «وأحد عشر» is no «واحد»
            if "".join(self._keys[start:last]) in whole:
                self._joins[start] = last
                return

    def scan(self, sentence: Sentence) -> Scan:
        """The units of a sentence."""
        first, last = sentence.first, sentence.last
        inside = self._joins.keys() & range(first, last) if self._joins else ()
        if inside:
            return self._joined(first, last)
        keys = self._keys[first:last]
        return Scan(self._words, keys + PAD, range(first, last), range(first + 1, last + 1), last - first)

    def _joined(self, at: int, end: int) -> Scan:
        keys, first, last = [], [], []
        while at < end:
            stop = self._joins.get(at, at + 1)
            keys.append(self._keys[at] if stop == at + 1 else "".join(self._keys[at:stop]))
            first.append(at)
            last.append(stop)
            at = stop
        return Scan(self._words, keys + PAD, first, last, len(keys))

    def candidates(self, units: Scan) -> list[int]:
        """Where an expression may begin."""
        hot = self._hot
        return [i for i, key in enumerate(units.keys) if key in hot]
