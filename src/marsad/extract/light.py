"""Light verbs: the verb only says that the event its noun names took place, and brings its subject (شن الطيران غارات)."""

from __future__ import annotations

from marsad.extract.fit import Fit
from marsad.extract.found import Filler, Found
from marsad.extract.phrases import Chunk
from marsad.extract.walk import Row, Walk
from marsad.knowledge import Knowledge
from marsad.model.text import Word

_PASSED = frozenset({"N", "T", "P", "Q", "(", "X", "A", "C", ","})


class LightVerbs:
    """Finds the verb that governs an event noun and passes its subject on."""

    def __init__(self, knowledge: Knowledge, fit: Fit, walk: Walk) -> None:
        self._verbs: dict[tuple[str, str], tuple[str, str]] = {}
        for row in knowledge.table("lexicon/extract/light_verbs.csv"):
            self._verbs[row["verb"], row["link"]] = (row["passes"], row.where)
        self._lemmas = frozenset(verb for verb, _ in self._verbs)
        self._fit = fit
        self._walk = walk

    def is_light(self, word: Word) -> bool:
        return any(reading.verb in self._lemmas for reading in word.readings if reading.verb)

    def govern(self, row: Row, found: Found) -> int | None:
        """Give the noun what its light verb brings; the position of the verb's chunk, or None where there is none."""
        after = self._verb_after(row, found)
        if after is not None:
            return after
        position = found.chunk - 1
        link = "direct"
        subjects: list[Filler] = []
        first = True
        while position >= 0 and row.chunks[position].kind in _PASSED:
            chunk = row.chunks[position]
            if chunk.kind == "P":
                if first:
                    link = chunk.relation
                elif subjects:
                    subjects.pop(0)
            elif chunk.kind == "N":
                subjects.insert(0, Filler(chunk.first, chunk.last, chunk.head, chunk.mentions))
            first = first and chunk.kind in {"Q"}
            position -= 1
        if position < 0 or row.chunks[position].kind != "V":
            return None
        verb = row.words[row.chunks[position].first]
        return self._apply(row, found, position, verb, link, subjects)

    def _apply(
        self, row: Row, found: Found, position: int, verb: Word, link: str, subjects: list[Filler]
    ) -> int | None:
        for reading in verb.readings:
            passed = self._verbs.get((reading.verb or "", link))
            if passed is None:
                continue
            slot, where = passed
            if not subjects and (left := self._walk.left_of(row, position)):
                subjects = [left]
            self._pass(row, found, slot, subjects)
            found.why(f"«{verb.form}» is a light verb and brings its subject ({where})", slot)
            return position
        return None

    def _pass(self, row: Row, found: Found, slot: str, subjects: list[Filler]) -> None:
        for filler in subjects[:1]:
            if slot == "place" or (filler.leads_with("place") and slot == "patient"):
                if filler.mention("place"):
                    found.places.append((filler, "location"))
            elif slot not in found.slots and self._fit.score(row.analysis, slot, filler) >= 0:
                found.add(slot, filler)

    def _verb_after(self, row: Row, found: Found) -> int | None:
        """A light verb after its noun, with a pronoun for it: هجوم شنه التنظيم."""
        position = found.chunk + 1
        while position < len(row.chunks) and row.chunks[position].kind in {"R", "T", "Q", "(", "P", "N"}:
            if row.chunks[position].kind == "N" and row.chunks[position - 1].kind != "P":
                return None
            position += 1
        if position + 1 >= len(row.chunks) or row.chunks[position].kind != "V":
            return None
        chunk = row.chunks[position]
        verb = row.words[chunk.first]
        for reading in verb.readings:
            passed = self._verbs.get((reading.verb or "", "direct"))
            if passed is None or passed[0] != "agent" or chunk.last == chunk.first + 1:
                continue
            subject = self._next_noun(row, position)
            if subject is None:
                return None
            self._pass(row, found, "agent", [Filler(subject.first, subject.last, subject.head, subject.mentions)])
            self._walk.go_on(row, found, row.chunks.index(subject) + 1)
            return position
        return None

    @staticmethod
    def _next_noun(row: Row, position: int) -> Chunk | None:
        for chunk in row.chunks[position + 1 :]:
            if chunk.kind == "N":
                return chunk
            if chunk.kind not in {"T", "Q", "("}:
                return None
        return None
