"""The sentences of a text that answer a search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.knowledge import Knowledge
from marsad.store.search.hits import Passage, Told
from marsad.store.search.match import Mark
from marsad.text.fold import clean
from marsad.text.sentences import SentenceSplitter


class Passages:
    """Cuts texts into sentences and keeps those that hold what was found."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._splitter = SentenceSplitter(knowledge)

    def of(self, text: str, marks: Sequence[Mark], claims: Iterable[Told]) -> tuple[Passage, ...]:
        """The sentences with marks, and those of the claims, in the order of the text."""
        wanted = [(mark.start, mark.end) for mark in marks] + [told.sentence for told in claims]
        if not wanted:
            return ()
        normal = clean(text)
        sentences = [normal.raw_offsets(cut.start, cut.end) for cut in self._splitter.split(normal.text)]
        kept = [span for span in sentences if any(_meet(span, one) for one in wanted)]
        return tuple(_passage(text, span, marks) for span in kept)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _passage(text: str, span: tuple[int, int], marks: Sequence[Mark]) -> Passage:
    """A sentence with its marks; a phrase that goes on in the next sentence is marked in the first."""
    inside = tuple(mark for mark in marks if span[0] <= mark.start < span[1])
    end = max([span[1], *(mark.end for mark in inside)])
    return Passage(span[0], end, text[span[0] : end], inside)
