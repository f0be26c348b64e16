"""Places told by a noun alone: «المدينة» is the town that the report named before."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.mention import Mention, PlaceValue
from marsad.model.text import Word
from marsad.text.fold import key

_ARTICLE = key("ال")
_SENTENCES = 6  # a report that has gone on for longer may speak of another town


class Localities:
    """The nouns that stand for a place named before, and the places that they stand for."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.table("lexicon/extract/localities.csv")
        self._nouns = {_ARTICLE + key(row["word"]): row for row in rows}

    def mentions(self, analysis: Analysis) -> list[Mention]:
        """The nouns of a document that stand for a place named before, as mentions of it."""
        return [mention for i, word in enumerate(analysis.words) for mention in self._of(analysis, i, word)]

    def _of(self, analysis: Analysis, i: int, word: Word) -> Iterator[Mention]:
        row = self._nouns.get(word.key)
        if row is None or _told(analysis, i) or _qualified(analysis, i):
            return
        before = _before(analysis, i)
        for mention in reversed(before):
            place = mention.value.place if isinstance(mention.value, PlaceValue) else None
            if place is None or place.precision not in row["precision"].split():
                continue
            if row["head"] and not _begins_with(analysis, mention, row["word"]):
                continue
            why = f"«{word.form}» stands for «{analysis.quote(mention.start, mention.end)}» before it"
            evidence = Evidence("place.named-before", row.where, why, "place", word.start, word.end)
            yield Mention("place", word.start, word.end, i, i + 1, PlaceValue(place), (evidence,))
            return


def _before(analysis: Analysis, i: int) -> list[Mention]:
    """The places named in the sentences before word ``i``, and in its own."""
    first = analysis.sentences[max(0, analysis.sentence_at(i) - _SENTENCES)].first
    return analysis.between("place", first, i)


def _told(analysis: Analysis, i: int) -> bool:
    """Whether the word is part of a name already: مدينة الصدر, قاعدة العند."""
    near = (*analysis.between("place", i - 8, i + 1), *analysis.between("actor", i - 8, i + 1))
    return any(mention.first <= i < mention.last for mention in near)


def _qualified(analysis: Analysis, i: int) -> bool:
    """المدينة القديمة, المدينة المنورة: the word after it makes it another."""
    if i + 1 >= len(analysis.words):
        return False
    after = analysis.words[i + 1]
    return after.definite and after.upos in {"ADJ", "NOUN", "PROPN"}


def _begins_with(analysis: Analysis, mention: Mention, noun: str) -> bool:
    """Whether the noun stands at the head of the mention's words or right before them."""
    words = analysis.words[max(0, mention.first - 1) : mention.first + 1]
    return any(word.key.removeprefix(_ARTICLE) == key(noun) or key(word.lemma) == key(noun) for word in words)
