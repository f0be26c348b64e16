"""Operators that reach an event by the clause it stands in: «as it seems», «if», «what he called», scare quotes."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.factuality.climb import RELATIVE, is_imperfect
from marsad.extract.factuality.lexicon import Distance, FactualityLexicon
from marsad.model.text import Word

NEAR = 2  # words between a condition and the definite noun that it still makes uncertain
SCARE = 3  # words between marks that keep a distance; more is a quotation
_UNTOLD = frozenset({"السيطره"})  # with the article though nobody told of it before: «if they take the control»
_BREAKS = frozenset({"،", "؛", ".", "؟", "!"})
_ENDS = frozenset({"؛", "."})
_MARKS = {"«": "»", '"': '"', "“": "”", "”": "”", "'": "'"}


@dataclass(frozen=True, slots=True)
class Reached:
    """An effect on the event with the words ``first``–``last`` (exclusive) that bring it, and where they are listed."""

    effect: str
    first: int
    last: int
    rule: str
    where: str | None


class Clauses:
    """Looks around a trigger in one sentence: words ``first``–``last`` (exclusive)."""

    def __init__(self, lexicon: FactualityLexicon, words: list[Word], first: int, last: int) -> None:
        self._lexicon = lexicon
        self._words = words
        self._first = first
        self._last = last

    def around(self, trigger: int) -> list[Reached]:
        """What reaches the trigger, in the order of the text."""
        found: list[Reached] = []
        phrases, particles, words = self._lexicon.phrases, self._lexicon.particles, self._words
        for index in range(self._first, self._last - 1):
            key = words[index].key
            following = phrases.get(key)
            if following is not None:
                for phrase in following.get(words[index + 1].key[:2], ()):
                    found.extend(self._phrase(phrase, index, trigger))
            particle = particles.get(key)
            whether = index > self._first and words[index - 1].key == "ما"
            if particle is not None and "clause" in particle.takes and not whether:
                reach = "sentence" if key in self._lexicon.classes["conditional"] else "after"
                if self._reaches(index, index + 1, reach, trigger):
                    found.append(Reached(particle.effect, index, index + 1, "factuality.conditional", particle.where))
        scare = self._scare(trigger)
        return [*found, scare] if scare else found

    def _phrase(self, phrase: Distance, index: int, trigger: int) -> list[Reached]:
        last = self._matched(phrase.keys, index)
        if not last or phrase.effect == "none" or not self._reaches(index, last, phrase.reach, trigger):
            return []
        rule = "factuality.distance" if phrase.effect == "alleged" else "factuality.phrase"
        return [Reached(phrase.effect, index, last, rule, phrase.where)]

    def _matched(self, keys: tuple[str, ...], index: int) -> int:
        """The index after the phrase at ``index``, its pronouns written together or apart; 0 where it is not there."""
        place = index
        for wanted in keys:
            if place >= self._last:
                return 0
            joined = self._words[place].key
            if joined != wanted and place + 1 < self._last and wanted.startswith(joined):
                joined += self._words[place + 1].key
                place += joined == wanted
            if joined != wanted:
                return 0
            place += 1
        return place

    def _reaches(self, first: int, last: int, reach: str, trigger: int) -> bool:
        if first <= trigger < last:
            return False
        if reach == "after":
            return last <= trigger and not self._broken(last, trigger, _BREAKS)
        near = 0 <= trigger - last <= NEAR and reach != "whether"
        known = self._words[trigger].definite and self._words[trigger].key not in _UNTOLD
        if reach in ("sentence", "whether") and known and not near:
            return False  # a definite event is known to have happened («whether the raid was by a drone»)
        if reach == "ahead":
            return not known and self._is_ahead(first, last, trigger)
        if reach == "clause":
            return self._in_clause(first, last, trigger)
        if last <= trigger:
            return not self._broken(last, trigger, _ENDS)
        return not self._broken(trigger, first, _ENDS) and first - trigger < 15 and is_imperfect(self._verb_of(trigger))

    def _is_ahead(self, first: int, last: int, trigger: int) -> bool:
        """عملية تحرير المدينة باتت قريبة: said of the noun itself; not of one who is near something (قريبة من المدينة)."""
        if last <= trigger:
            return not self._broken(last, trigger, _BREAKS)
        near = last < self._last and self._words[last].key == "من"
        between = self._words[trigger:first]
        told = any(word.upos == "VERB" or word.key in RELATIVE for word in between)
        return not near and not told and not self._broken(trigger, first, _BREAKS)

    def _verb_of(self, trigger: int) -> Word:
        """The finite verb of the trigger's clause, itself where there is none near."""
        for index in range(trigger, max(self._first, trigger - 5) - 1, -1):
            if self._words[index].upos == "VERB":
                return self._words[index]
        return self._words[trigger]

    def _in_clause(self, first: int, last: int, trigger: int) -> bool:
        """The same clause between commas; where the phrase stands between commas of its own, the clause before it too."""
        low, high = min(trigger, first), max(trigger, last)
        if not self._broken(low, high, _BREAKS):
            return True
        alone = (
            first > self._first
            and self._words[first - 1].key == "،"
            and (last >= self._last or self._words[last].key in _BREAKS)
        )
        return alone and trigger < first and not self._broken(trigger, first - 1, _BREAKS)

    def _broken(self, low: int, high: int, marks: frozenset[str]) -> bool:
        return any(self._words[index].key in marks for index in range(low, high))

    def _scare(self, trigger: int) -> Reached | None:
        """A word or two in quotation marks within a clause: the report keeps its distance."""
        for first in range(trigger - 1, max(self._first, trigger - SCARE) - 1, -1):
            mark = self._words[first].key
            closing = _MARKS.get(mark)
            if closing is None:
                continue
            if (mark == closing and not self._opens(first)) or self._introduced(first):
                return None
            for last in range(trigger + 1, min(self._last, first + SCARE + 1)):
                if self._words[last].key == closing:
                    return Reached("alleged", first, last + 1, "factuality.scare-quotes", None)
            return None
        return None

    def _opens(self, index: int) -> bool:
        """Whether a straight mark opens: an even number of its kind went before in the sentence."""
        mark = self._words[index].key
        return sum(self._words[at].key == mark for at in range(self._first, index)) % 2 == 0

    def _introduced(self, index: int) -> bool:
        """Whether speech was announced right before the mark: then it is a quotation, not distance."""
        before = [self._words[at].key for at in range(max(self._first, index - 2), index)]
        return "ان" in before or ":" in before
