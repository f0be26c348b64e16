"""A sentence as the time grammar reads it: the match keys of its words, whole where the text floor cut a word of time."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.model.analysis import Analysis
from marsad.model.text import Sentence, Word

PAD = [""] * 12  # so that the grammar may look ahead without asking where the sentence ends


@dataclass(slots=True)
class Scan:
    """``keys[i]`` is a unit's match key; ``first[i]``–``last[i]`` (exclusive) its words in the document."""

    words: list[Word]
    keys: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    size: int = 0

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


def scan(analysis: Analysis, sentence: Sentence, whole: frozenset[str]) -> Scan:
    """The units of a sentence. A token that is one word of ``whole`` stays one unit however its clitics were cut."""
    words = analysis.words
    found = Scan(words)
    keys, first, last = found.keys, found.first, found.last
    i, end = sentence.first, sentence.last
    while i < end:
        word = words[i]
        stop = i + 1
        if stop < end and words[stop].token == word.token:
            stop = _joined(words, i, end, whole)
        keys.append(word.key if stop == i + 1 else "".join(w.key for w in words[i:stop]))
        first.append(i)
        last.append(stop)
        i = stop
    found.size = len(keys)
    keys.extend(PAD)
    return found


def _joined(words: list[Word], i: int, end: int, whole: frozenset[str]) -> int:
    token = words[i].token
    stop = i
    while stop < end and words[stop].token == token:
        stop += 1
    if words[i + 1].form[0] in _HAMZA:
        return i + 1  # «وأحد عشر» is no «واحد»
    joined = "".join(word.key for word in words[i:stop])
    return stop if joined in whole else i + 1
