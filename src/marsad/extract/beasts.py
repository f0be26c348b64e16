"""Reports of hunters and beasts: who kills a lion (قتل طبيب أسدا في محمية) does nothing that belongs to a conflict."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.found import ARMED, Filler
from marsad.extract.lexicon import SyntaxLexicon
from marsad.extract.settle import Event
from marsad.knowledge import Knowledge
from marsad.model.mention import ActorValue
from marsad.model.text import Word
from marsad.text.fold import key

_ENOUGH = 2  # one word may be an image (كحيوان)
_HARM = frozenset({"killing", "attack", "abuse", "siege", "abduction", "arrest", "capture"})
_HARMED = ("killed", "injured", "patient", "abducted", "arrested", "captured")


class Beasts:
    """Knows the words for beasts; see ``lexicon/extract/beasts.csv``."""

    def __init__(self, knowledge: Knowledge, lexicon: SyntaxLexicon) -> None:
        words = [key(row["word"]) for row in knowledge.table("lexicon/extract/beasts.csv")]
        # الأسد is a family, and no lion without more words
        self._words = frozenset(words) | {f"ال{word}" for word in words} - {key("الأسد")}
        self._lexicon = lexicon

    def tells(self, words: Sequence[Word]) -> bool:
        """Whether the words of a report tell of beasts, and not of one by the way."""
        seen = 0
        for word in words:
            seen += word.key in self._words
            if seen == _ENOUGH:
                return True
        return False

    def may_suffer(self, event: Event, words: Sequence[Word]) -> bool:
        """Whether a deed in such a report is what a hunter does: nobody armed has a part, and no person is harmed."""
        if event.type not in _HARM:
            return False
        if any(self._is_armed(filler) for group in event.found.slots.values() for filler in group):
            return False
        harmed = [filler for slot in _HARMED for filler in event.found.slots.get(slot, ())]
        if any(self._lexicon.is_person(words[filler.head]) for filler in harmed):
            return False
        counted = any((count.best or 0) > 1 for count in event.counts)
        return not counted or any(words[filler.head].key in self._words for filler in harmed)

    def _is_armed(self, filler: Filler) -> bool:
        return any(isinstance(m.value, ActorValue) and m.value.kind in ARMED for m in filler.mentions)
