"""Who is held to have done it: «أعلنت الحركة مسؤوليتها عن»، «حملت الحكومة الفصائل مسؤولية»، «هجمات نسبت إلى»، «مسؤولة عن».

What somebody claims of himself is his deed; what others lay at his door is alleged, what he denies is denied: of the
participant alone, for that it happened is presupposed (GUIDELINES, factuality of a single field).
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.found import Filler, Found
from marsad.extract.syntax import Row, filler_of
from marsad.knowledge import Knowledge
from marsad.model.text import Word

_DEEDS = frozenset(
    "attack air-strike shelling explosion chemical-attack killing abduction abuse crackdown siege arrest".split()
)
_LINKS = frozenset({"عن", "وراء", "خلف", "في", "ب"})
_CLAUSE = frozenset({"N", "P", "T", "Q", "(", "X", "A", "D", "G", "C"})


class Blame:
    """Fills the agent of deeds from who claims, denies or is given responsibility; holds the words for it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._kinds: dict[str, str] = {row["word"]: row["kind"] for row in knowledge.table("lexicon/extract/blame.csv")}

    def give(self, row: Row, found: list[Found]) -> None:
        """Fill agents that stand in such a construction, in place of what the walk took by mistake."""
        for event in found:
            if event.form not in {"masdar", "noun"} or event.rule.event not in _DEEDS or event.slots.get("agent"):
                continue
            blamed = self._held(row, event) or self._ascribed(row, event)
            if blamed is not None and blamed.mention("actor"):
                _take(event, blamed)
                event.add("agent", blamed)

    def _held(self, row: Row, event: Found) -> Filler | None:
        """By a noun or an adjective of responsibility before the event."""
        holder = self._holder(row, event)
        if holder is None:
            return None
        chunk = row.chunks[holder]
        adjective = next((i for i in range(chunk.first, chunk.last) if self._is(row.words[i], "adjective")), None)
        if holder != event.chunk and adjective is not None:
            return self._described(row, holder, adjective)
        verb = _verb_before(row, holder)
        if verb is None or row.chunks[max(verb - 1, 0)].kind == "G":
            return None  # لم تعلن أي جهة مسؤوليتها
        return self._by_verb(row, event, verb, holder)

    def _by_verb(self, row: Row, event: Found, verb: int, holder: int) -> Filler | None:
        word = row.words[row.chunks[verb].first]
        named = [
            filler_of(row.chunks[at])
            for at in range(verb + 1, holder)
            if row.chunks[at].kind == "N" and row.chunks[at - 1].kind != "P"
        ]
        if self._is(word, "lays"):
            return _behind(row, event.chunk, {"على", "إلى"})
        if self._is(word, "puts"):
            return replace(named[-1], factuality="alleged") if named else None
        subject = named[0] if named else _before(row, verb)
        if subject is None:
            return None
        if self._is(word, "denies"):
            return replace(subject, factuality="denied")
        if self._is(word, "bears"):
            return replace(subject, factuality="alleged")
        return subject if self._is(word, "claims") or self._is(word, "adopts") else None

    def _holder(self, row: Row, event: Found) -> int | None:
        """The position of the phrase of responsibility: that of the event itself, or the one before its preposition."""
        own = row.chunks[event.chunk]
        if own.first < event.first and self._is(row.words[own.first], "noun"):
            return event.chunk
        before = event.chunk - 2
        if before < 0 or row.chunks[before + 1].kind != "P" or row.chunks[before + 1].relation not in _LINKS:
            return None
        chunk = row.chunks[before]
        if chunk.kind != "N":
            return None
        named = any(self._is(row.words[i], "adjective") for i in range(chunk.first, chunk.last))
        return before if named or self._is(row.words[chunk.first], "noun") else None

    @staticmethod
    def _described(row: Row, holder: int, adjective: int) -> Filler | None:
        """حركة الشباب مسؤولة عن، الخلية المسؤولة عن: who is in the phrase before the adjective, or in its own."""
        chunk = row.chunks[holder]
        if adjective > chunk.first:
            mentions = tuple(m for m in chunk.mentions if m.last <= adjective)
            return Filler(chunk.first, adjective, chunk.head, mentions)
        before = holder - 1
        while before >= 0 and row.chunks[before].kind in {"Q", "D", "A"}:
            before -= 1
        return filler_of(row.chunks[before]) if before >= 0 and row.chunks[before].kind == "N" else None

    def _ascribed(self, row: Row, event: Found) -> Filler | None:
        """هجمات نسبت إلى، نسبت الشرطة الهجوم إلى: who is behind «to»."""
        after = event.chunk + 1
        while after < len(row.chunks) and row.chunks[after].kind in {"P", "N", "T", "R", "Q"}:
            after += 1
        if after < len(row.chunks) and row.chunks[after].kind == "V" and self._ascribes(row, after):
            return _behind(row, after, {"إلى", "ل"})
        verb = _verb_before(row, event.chunk)
        if verb is not None and self._ascribes(row, verb):
            return _behind(row, event.chunk, {"إلى", "ل"})
        return None

    def _ascribes(self, row: Row, position: int) -> bool:
        return self._is(row.words[row.chunks[position].first], "ascribes")

    def _is(self, word: Word, kind: str) -> bool:
        return any(self._kinds.get(name or "") == kind for r in word.readings for name in (r.lemma, r.verb))


def _verb_before(row: Row, position: int) -> int | None:
    for at in range(position - 1, -1, -1):
        if row.chunks[at].kind == "V":
            return at
        if row.chunks[at].kind not in _CLAUSE:
            return None
    return None


def _before(row: Row, verb: int) -> Filler | None:
    before = verb - 1
    while before >= 0 and row.chunks[before].kind in {"T", "Q", "A", "D", "R"}:
        before -= 1
    return filler_of(row.chunks[before]) if before >= 0 and row.chunks[before].kind == "N" else None


def _behind(row: Row, position: int, relations: set[str]) -> Filler | None:
    """The actor behind one of the prepositions, in what is left of the clause."""
    for at in range(position + 1, len(row.chunks) - 1):
        chunk, after = row.chunks[at], row.chunks[at + 1]
        if chunk.kind not in _CLAUSE | {"R"}:
            return None
        if chunk.kind == "P" and chunk.relation in relations and after.kind == "N":
            filler = filler_of(after)
            if filler.leads_with("actor"):
                return replace(filler, factuality="alleged")
    return None


def _take(event: Found, blamed: Filler) -> None:
    """Who is blamed is not also who was hit (مسؤولية الهجوم على الحزب)."""
    for slot, fillers in list(event.slots.items()):
        kept = [filler for filler in fillers if not filler.overlaps(blamed)]
        if kept:
            event.slots[slot] = kept
        else:
            del event.slots[slot]
