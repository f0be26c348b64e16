"""One document as attribution sees it: keys, sentence bounds, quotation pairs, actor and time mentions by word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from marsad.model.analysis import Analysis
from marsad.model.claim import Quote
from marsad.model.mention import ActorValue
from marsad.model.text import Word

_OPENING = {"«": "»", "“": "”", "„": "“", "‹": "›", "(": ")"}
_STRAIGHT = frozenset({'"', "''", "”", "'"})
_ATTACHED = frozenset({"ه", "ها", "هم", "هما", "هن"})
LONGEST_STRAIGHT = 150  # words; a longer pair of straight marks is two marks that do not belong together
LONGEST_NAME = 5  # words between marks that are a name or a distance mark, not speech


@dataclass(slots=True)
class Page:
    """Views of an Analysis; ``quotes`` maps an opening mark's word index to its closing one."""

    analysis: Analysis
    words: list[Word]
    keys: list[str]
    quotes: dict[int, int] = field(default_factory=dict)
    opened: dict[int, int] = field(default_factory=dict)  # the same, closing mark first
    actors: dict[int, tuple[int, ActorValue]] = field(default_factory=dict)
    times: dict[int, int] = field(default_factory=dict)
    places: frozenset[int] = frozenset()
    place_ends: frozenset[int] = frozenset()

    @classmethod
    def of(cls, analysis: Analysis) -> Page:
        words = analysis.words
        page = cls(analysis, words, [word.key for word in words])
        page.quotes = _pairs(page.keys)
        page.opened = {closing: opening for opening, closing in page.quotes.items()}
        for mention in analysis.mentions.get("actor", ()):
            if isinstance(mention.value, ActorValue):
                page.actors[mention.first] = (mention.last, mention.value)
        page.places = frozenset(mention.first for mention in analysis.mentions.get("place", ()))
        page.place_ends = frozenset(mention.last for mention in analysis.mentions.get("place", ()))
        for mention in analysis.mentions.get("time", ()):
            page.times[mention.first] = mention.last
        return page

    def quote(self, first: int, last: int) -> Quote:
        """The words ``first``–``last`` as they stand in the raw text."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Quote(self.analysis.quote(start, end), start, end)

    def is_speech(self, opening: int) -> bool:
        """Whether the pair that opens here is long enough to be speech."""
        return (
            opening in self.quotes and self.quotes[opening] - opening - 1 > LONGEST_NAME and self.keys[opening] != "("
        )

    def upos(self, index: int) -> str:
        return self.words[index].upos

    def is_pronoun(self, index: int) -> bool:
        """Whether the word is a pronoun, one written together with the word before it included."""
        if index >= len(self.words):
            return False
        return self.words[index].upos == "PRON" or self.keys[index] in _ATTACHED

    def is_verb(self, index: int) -> bool:
        """Whether the likeliest reading is a finite verb."""
        return self.words[index].upos == "VERB"


def _pairs(keys: list[str]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    awaited: Counter[str] = Counter()
    straight: dict[str, int] = {}
    for index, mark in enumerate(keys):
        if len(mark) > 2 or mark.isalnum():
            continue
        if mark in _OPENING:
            stack.append((index, _OPENING[mark]))
            awaited[_OPENING[mark]] += 1
        elif awaited[mark]:
            while stack:
                opened, closing = stack.pop()
                awaited[closing] -= 1
                if closing == mark:
                    pairs[opened] = index
                    break
        elif mark in _STRAIGHT or mark == "»":  # a closing mark written for an opening one too: ل»الرياض»
            before = straight.pop(mark, None)
            if before is not None and index - before <= LONGEST_STRAIGHT:
                pairs[before] = index
            else:
                straight[mark] = index
    return pairs
