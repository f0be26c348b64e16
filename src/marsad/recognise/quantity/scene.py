"""A sentence being read for its counts, and the drafts of mentions found in it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.model.text import Word
from marsad.recognise.quantity.values import Bounds

OPEN = frozenset("([")
CLOSE = frozenset(")]")
HASH = "#"
QUOTES = frozenset({'"', "«", "»", "'"})
STOPS = frozenset({".", "!", "؟", "?", "؛", ";", "\n"})


@dataclass(slots=True)
class Draft:
    """A count on its way to a mention: words ``first``–``last`` (exclusive)."""

    first: int
    last: int
    bounds: Bounds
    rule: str
    where: str | None
    unit: str | None = None
    modifier: str | None = None
    relation: str | None = None
    human: bool = False
    pointed: bool = False  # «2.3 مليون» is rounded: «more than» it begins with it
    construct: bool = False  # a dual without its ن, whose genitive may be counted too


@dataclass(slots=True)
class Scene:
    """One sentence: ``keys`` run through the whole document, ``begin``–``end`` bound the sentence."""

    keys: Sequence[str]
    words: Sequence[Word]
    begin: int
    end: int
    blocked: frozenset[int]
    drafts: list[Draft] = field(default_factory=list)

    def key(self, at: int) -> str:
        """The key at ``at``, or nothing outside the sentence."""
        return self.keys[at] if self.begin <= at < self.end else ""

    def definite(self, at: int) -> bool:
        """Whether the word at ``at`` carries the article; the آل of «آليات» is none."""
        return self.begin <= at < self.end and self.words[at].form.startswith("ال")

    def free(self, first: int, last: int) -> bool:
        """Whether no word of the span belongs to an expression of time."""
        return not self.blocked or self.blocked.isdisjoint(range(first, last))

    @property
    def last(self) -> Draft | None:
        """The count found before."""
        return self.drafts[-1] if self.drafts else None

    def joined_to_last(self, first: int) -> Draft | None:
        """The count before, where only «و» (and one adjective) stands between it and word ``first``."""
        last = self.last
        if last is None or self.key(first - 1) != "و" or not 0 <= first - 1 - last.last <= 1:
            return None
        return last
