"""Lines of a page that are no part of the report: links, tags, «share this»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.knowledge import Knowledge
from marsad.model.text import Word
from marsad.text.fold import key


class Furniture:
    """Knows how such lines begin; see ``lexicon/extract/furniture.csv``."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.table("lexicon/extract/furniture.csv")
        self._openings = frozenset(tuple(key(part) for part in row["phrase"].split()) for row in rows)
        self._longest = max(map(len, self._openings), default=0)

    def is_furniture(self, words: Sequence[Word]) -> bool:
        """Whether a sentence opens as a line of the page does."""
        keys = tuple(word.key for word in words[: self._longest])
        return any(keys[:n] in self._openings for n in range(1, self._longest + 1))
