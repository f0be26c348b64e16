"""What the pipeline knows of one document while it reads it. Stages read it and add to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from marsad.model.claim import Claim
from marsad.model.mention import Dimension, Mention
from marsad.model.text import Document, Normalised, Sentence, Token, Word

_FIRST = attrgetter("first")


@dataclass(slots=True)
class Analysis:
    """One document being read. ``words`` and ``tokens`` run through the whole document; sentences index them."""

    document: Document
    normal: Normalised
    sentences: list[Sentence] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    mentions: dict[Dimension, list[Mention]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    layers: dict[str, object] = field(default_factory=dict)  # what a later stage needs of an earlier one, by its name

    def all_mentions(self) -> Iterator[Mention]:
        """Every mention, in the order of the text, the longer first where two begin together."""
        found = [m for group in self.mentions.values() for m in group]
        return iter(sorted(found, key=lambda m: (m.start, -m.end, m.dimension)))

    def between(self, dimension: Dimension, first: int, last: int) -> list[Mention]:
        """The mentions of one dimension that begin at the words ``first``–``last`` (exclusive)."""
        mentions = self.mentions.get(dimension, [])
        low = bisect_left(mentions, first, key=_FIRST)
        return mentions[low : bisect_left(mentions, last, low, key=_FIRST)]

    def sentence_at(self, word: int) -> int:
        """The index of the sentence that holds the word of this index; -1 before the first."""
        return bisect_right(self.sentences, word, key=_FIRST) - 1

    def quote(self, start: int, end: int) -> str:
        return self.document.text[start:end]
