"""From a trigger outwards: fills the slots of one rule from the chunks of the clause.

The walk goes right from the trigger until the clause ends, taking bare phrases as subject and object, and prepositional
phrases by their preposition; then it looks left for a subject that stands before its verb, for the antecedent of a
relative clause, and for the light verb that governs a noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extract.fit import Fit
from marsad.extract.found import Filler, Found
from marsad.extract.phrases import Chunk
from marsad.knowledge.rules import Rule
from marsad.model.analysis import Analysis
from marsad.model.mention import Mention
from marsad.model.text import Word

_LOCATIVE = frozenset(
    {"في", "ب", "على", "داخل", "قرب", "near", "in", "وسط", "خارج", "حول", "عند", "أمام", "ضمن", "خلف", "بين"}
)
_ORIGIN = frozenset({"من", "عن"})
_DESTINATION = frozenset({"إلى", "نحو", "باتجاه", "تجاه"})
_MOVING = frozenset(
    {"displacement", "evacuation", "deployment", "aid-delivery", "territory-withdrawal", "materiel-supply"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """The sentence as the walk sees it."""

    analysis: Analysis
    chunks: Sequence[Chunk]
    sentence: int

    @property
    def words(self) -> Sequence[Word]:
        return self.analysis.words


class Walk:
    """Fills a Found's slots; holds nothing but its judge of fit."""

    def __init__(self, fit: Fit) -> None:
        self._fit = fit

    def fill(self, row: Row, found: Found) -> None:
        """Walk right, then settle who is subject and who object."""
        bare = self._right(row, found)
        if found.form in {"active", "passive"}:
            self._settle_verb(row, found, bare)
        else:
            self._settle_noun(row, found, bare)

    # --- to the right -------------------------------------------------------------------------------------------

    def _right(self, row: Row, found: Found) -> list[Filler]:
        bare: list[Filler] = []
        if row.chunks[found.chunk].kind == "N" and (inner := self._genitive(row, found)):
            bare.append(inner)
        found.reach = max(found.reach, found.last)
        self._go(row, found, found.chunk + 1, bare)
        return bare

    def go_on(self, row: Row, found: Found, position: int) -> None:
        """Walk on from ``position`` for prepositional phrases and times only."""
        self._go(row, found, position, [Filler(0, 0, 0), Filler(0, 0, 0)])

    def _go(self, row: Row, found: Found, position: int, bare: list[Filler]) -> None:
        last: list[Filler] = bare
        while position < len(row.chunks):
            step = self._step(row, found, position, bare, last)
            if step is None:
                break
            position, last = step
            found.reach = max(found.reach, row.chunks[position - 1].last)

    def left_of(self, row: Row, position: int) -> Filler | None:
        """The phrase before the verb at ``position`` that can be its subject."""
        return self._left(row, position, [])[0]

    def _step(
        self, row: Row, found: Found, position: int, bare: list[Filler], last: list[Filler]
    ) -> tuple[int, list[Filler]] | None:
        """Take the chunk at ``position``; the next position and the list that a conjunct would join, or None to stop."""
        chunk = row.chunks[position]
        if chunk.kind == "T":
            found.times.extend(chunk.mentions)
            return position + 1, last
        if chunk.kind in {"Q", "X", "A", "D"}:
            return position + 1, last
        if chunk.kind == "(":
            return position + 1, last
        if chunk.kind == "N":
            if row.words[chunk.head].upos == "PRON" or self._fit.is_reflexive(row.words[chunk.head]):
                return position + 1, last
            if bare and row.chunks[position - 1].kind == "N" and _qualifies(row.words[chunk.head]):
                return position + 1, last
            if row.words[chunk.first].upos == "ADP" and self._names_place(chunk):
                found.places.append((_filler(chunk), "location"))
                return position + 1, []
            if len(bare) >= 2 or not self._takes_bare(row, found, position, bare):
                return None
            bare.append(_filler(chunk))
            return position + 1, bare
        if chunk.kind == "P":
            return self._preposition(row, found, position, last)
        if chunk.kind in {",", "C"}:
            return self._conjunct(row, found, position, last)
        return None

    @staticmethod
    def _takes_bare(row: Row, found: Found, position: int, bare: list[Filler]) -> bool:
        """Whether a bare phrase here can be subject or object: of a verb, or of a verbal noun that has its genitive."""
        if found.form in {"active", "passive"}:
            return not bare or len(found.rule.bare) > 1
        adjacent = row.chunks[position - 1].kind in {"N", "T", "Q"}
        return found.form == "masdar" and bool(bare) and len(found.rule.bare) > 1 and adjacent

    def _genitive(self, row: Row, found: Found) -> Filler | None:
        """What follows the noun inside its own phrase, past its adjectives."""
        chunk = row.chunks[found.chunk]
        i = found.last
        while i < chunk.last and _describes(row.words[i], chunk):
            i += 1
        if i >= chunk.last or row.words[i].upos == "ADP":
            return None
        mentions = tuple(m for m in chunk.mentions if m.first >= i)
        return Filler(i, chunk.last, i, mentions)

    def _preposition(
        self, row: Row, found: Found, position: int, last: list[Filler]
    ) -> tuple[int, list[Filler]] | None:
        chunk = row.chunks[position]
        after = position + 1
        while after < len(row.chunks) and _transparent(row.chunks[after]):
            if row.chunks[after].kind == "T":
                found.times.extend(row.chunks[after].mentions)
            after += 1
        if after >= len(row.chunks) or row.chunks[after].kind != "N":
            return (after, []) if after > position + 1 else None if chunk.relation in {"حتى", "رغم"} else (after, [])
        target = row.chunks[after]
        filler = _filler(target, via=chunk.relation)
        taken = any(
            c.word == "ل" and c.slot in {"recipient", "patient"} and c.slot not in found.slots
            for c in found.rule.complements
        )
        if chunk.relation == "ل" and last and not taken and _owned(row, last[-1], filler):
            last[-1] = replace(last[-1], last=filler.last, mentions=last[-1].mentions + filler.mentions)
            return after + 1, last
        group = self._place_filler(row, found, filler, chunk)
        return after + 1, group

    def _place_filler(self, row: Row, found: Found, filler: Filler, chunk: Chunk) -> list[Filler]:
        """Give a prepositional phrase to the slot its preposition brings; the list that a conjunct would join."""
        relation = chunk.relation
        for complement in found.rule.complements:
            if complement.slot in found.slots and complement.slot != "agent":
                continue
            slot = "place" if complement.slot == "patient" and filler.leads_with("place") else complement.slot
            if complement.word == relation and self._fit.score(row.analysis, slot, filler) >= 0:
                if slot == "place" and not filler.mention("place"):
                    continue
                found.add(slot, filler)
                return found.slots[slot]
        if relation == "by" and self._fit.score(row.analysis, "agent", filler) >= 0:
            found.add("agent", filler)
            return found.slots["agent"]
        if relation == "side":
            found.sides.append(filler)
            return found.sides
        if relation in {"cause", "إثر", "جراء", "عقب", "بسبب", "نتيجة", "خلال", "أثناء", "بعد"}:
            found.causes.append(chunk)
        place = filler.mention("place")
        if place is not None and (role := _place_role(found.rule, relation)):
            found.places.append((filler, role))
            return []
        return []

    def _conjunct(self, row: Row, found: Found, position: int, last: list[Filler]) -> tuple[int, list[Filler]] | None:
        """A comma or a conjunction: more of the last phrase, an aside to pass over, or the end of the clause."""
        after = position + 1
        while after < len(row.chunks) and row.chunks[after].kind in {"C", ",", "Q"}:
            after += 1
        if last and last[-1].mention("materiel"):
            after = _past_list_words(row, after)
        if after >= len(row.chunks):
            return None
        chunk = row.chunks[after]
        comma = row.chunks[position].kind == ","
        if chunk.kind == "N" and last and not self._begins_clause(row, after):
            candidate = _filler(chunk, via=last[-1].via)
            if self._alike(row, last[-1], candidate):
                last.append(candidate)
                return after + 1, last
            return None
        if chunk.kind in {"P", "T", "("} and (comma or chunk.kind == "P") and not self._begins_clause(row, after + 1):
            return after, last if chunk.kind != "P" else []
        if chunk.kind == "N" and comma and self._names_place(chunk) and not self._begins_clause(row, after):
            found.places.append((_filler(chunk), "location"))
            return after + 1, last
        return None

    def _begins_clause(self, row: Row, position: int) -> bool:
        """Whether a verb follows the phrase at ``position`` directly: then it is the subject of the next clause."""
        following = position + 1
        while following < len(row.chunks) and row.chunks[following].kind in {"Q", "A", "G", "D"}:
            following += 1
        return following < len(row.chunks) and row.chunks[following].kind == "V"

    @staticmethod
    def _names_place(chunk: Chunk) -> bool:
        return any(m.dimension == "place" and m.first == chunk.first for m in chunk.mentions)

    def _alike(self, row: Row, one: Filler, other: Filler) -> bool:
        """Whether two phrases name things of one kind, so that they can be parts of one list."""
        for dimension in ("place", "materiel", "actor"):
            first, second = one.leads_with(dimension), other.leads_with(dimension)
            if first and second:
                return True
            if bool(first) != bool(second) and dimension == "place":
                return False
        return row.words[one.head].upos == row.words[other.head].upos

    # --- who is subject, who object -----------------------------------------------------------------------------

    def _settle_verb(self, row: Row, found: Found, bare: list[Filler]) -> None:
        left, relative = self._left_subject(row, found)
        groups = _groups(row, bare)
        suffixed = row.chunks[found.chunk].last > row.chunks[found.chunk].first + 1
        slots = list(found.rule.bare)
        if found.form == "passive":
            slots = slots[1:] or slots
            group = groups[0] if groups else ([left] if left else [])
            self._give(row, found, slots[0] if slots else None, group)
            return
        if not slots:
            return
        if left is not None and relative and suffixed:
            self._give(row, found, slots[1] if len(slots) > 1 else None, [left])
            self._give(row, found, slots[0], groups[0] if groups else [])
            return
        self._settle_active(row, found, slots, left, groups)

    def _settle_active(
        self, row: Row, found: Found, slots: list[str], left: Filler | None, groups: list[list[Filler]]
    ) -> None:
        subject, obj = slots[0], slots[1] if len(slots) > 1 else None
        if left is not None and obj is not None and groups and self._fit.names_event(row.words[left.head]):
            self._give(row, found, subject, [left])
            self._give(row, found, obj, groups[0])
            return
        if len(groups) >= 2:
            self._give(row, found, subject, groups[0])
            self._give(row, found, obj, groups[1])
            return
        if not groups:
            self._give(row, found, subject, [left] if left else [])
            return
        only = groups[0]
        if obj is None:
            self._give(row, found, subject, only)
            return
        as_object = self._fit.score(row.analysis, obj, only[0]) + _case_hint(row, only[0])
        as_subject = self._fit.score(row.analysis, subject, only[0]) - _case_hint(row, only[0])
        if left is not None and self._fit.score(row.analysis, subject, left) >= 0:
            as_object += 2
        if as_object > as_subject:
            self._give(row, found, obj, only)
            self._give(row, found, subject, [left] if left else [])
        else:
            self._give(row, found, subject, only)

    def _settle_noun(self, row: Row, found: Found, bare: list[Filler]) -> None:
        """The genitive of a verbal noun is its subject or its object, whichever it suits; what follows is the object."""
        groups = _groups(row, bare)
        slots = list(found.rule.bare)
        if not groups or not slots:
            return
        ranked = sorted(slots, key=lambda slot: (-self._fit.score(row.analysis, slot, groups[0][0]), slots.index(slot)))
        best = ranked[0]
        if groups[0][0].leads_with("place") and "place" not in slots and best == "agent":
            found.places.extend((filler, "location") for filler in groups[0])
        else:
            self._give(row, found, best, groups[0])
        rest = [slot for slot in slots if slot != best]
        if len(groups) > 1 and rest and best == slots[0]:
            self._give(row, found, rest[0], groups[1])

    def _give(self, row: Row, found: Found, slot: str | None, group: Sequence[Filler]) -> None:
        for filler in group:
            place = filler.leads_with("place")
            if slot == "patient" and place and not filler.leads_with("actor"):
                found.add("place", filler)
            elif slot is not None and self._fit.score(row.analysis, slot, filler) >= 0:
                found.add(slot, filler)
            elif place:
                found.places.append((filler, "location"))

    # --- to the left --------------------------------------------------------------------------------------------

    def _left_subject(self, row: Row, found: Found) -> tuple[Filler | None, bool]:
        """The phrase before the verb that can be its subject, and whether the verb stands in a clause about it."""
        return self._left(row, found.chunk, found.times)

    def _left(self, row: Row, verb: int, times: list[Mention]) -> tuple[Filler | None, bool]:
        position = verb - 1
        relative = False
        while position >= 0 and row.chunks[position].kind in {"A", "G", "D", "X", "Q", "T", "(", "R"}:
            if row.chunks[position].kind == "T":
                times.extend(row.chunks[position].mentions)
            relative = relative or row.chunks[position].kind == "R"
            position -= 1
        if position >= 0 and relative and row.chunks[position].kind == ",":
            position -= 1
        while (
            position >= 1 and row.chunks[position].kind == "N" and row.chunks[position - 1].kind == "P" and not relative
        ):
            position -= 2
            while position >= 0 and row.chunks[position].kind in {"T", "Q", "("}:
                position -= 1
        if position < 0 or row.chunks[position].kind != "N":
            return None, relative
        direct = position == verb - 1
        return _filler(row.chunks[position]), relative or direct


def _filler(chunk: Chunk, via: str = "") -> Filler:
    return Filler(chunk.first, chunk.last, chunk.head, chunk.mentions, via)


def _describes(word: Word, chunk: Chunk) -> bool:
    """An adjective (or a quotation mark) after a noun, and no name: تفجير انتحاري."""
    if word.upos in {"ADJ", "PUNCT"}:
        return True
    named = any(m.first <= chunk.first + 1 and m.dimension in {"actor", "place"} for m in chunk.mentions)
    return not named and any(reading.upos == "ADJ" for reading in word.readings)


def _past_list_words(row: Row, position: int) -> int:
    """Past the words by which a list of items goes on: بينها، منها، فضلا عن، إضافة إلى."""
    while position + 1 < len(row.chunks):
        chunk, after = row.chunks[position], row.chunks[position + 1]
        if chunk.kind == "P" and chunk.relation == "with":
            position += 1
        elif chunk.kind == "P" and chunk.relation in {"بين", "من"} and row.words[after.head].upos == "PRON":
            position += 2
        else:
            break
    return position


def _transparent(chunk: Chunk) -> bool:
    """What may stand between a preposition and its phrase: quotation marks, a time, كل من."""
    return chunk.kind in {"Q", "T"} or (chunk.kind == "P" and chunk.relation == "")


def _qualifies(word: Word) -> bool:
    """الواقعة، التابعة: a definite participle after a phrase says more of it and is no phrase of its own."""
    return word.key.startswith("ال") and any("VerbForm=Part" in r.feats or r.upos == "ADJ" for r in word.readings)


def _owned(row: Row, thing: Filler, owner: Filler) -> bool:
    """حاجزا للجيش، مواقع تابعة لقوات النظام: the phrase after ل says whose the thing is, and belongs to its phrase."""
    if thing.last == 0 or thing.leads_with("actor") or thing.leads_with("place") or not owner.leads_with("actor"):
        return False
    return not any(word.upos == "PUNCT" for word in row.words[thing.last : owner.first])


def _groups(row: Row, bare: list[Filler]) -> list[list[Filler]]:
    """Bare phrases as coordinated groups: phrases joined by a conjunction or a comma are one group."""
    groups: list[list[Filler]] = []
    for filler in bare:
        joined = groups and _joined(row, groups[-1][-1].last, filler.first)
        if joined:
            groups[-1].append(filler)
        else:
            groups.append([filler])
    return groups


def _joined(row: Row, end: int, start: int) -> bool:
    between = row.words[end:start]
    return any(word.upos == "CCONJ" or word.form in {"،", ","} for word in between)


def _case_hint(row: Row, filler: Filler) -> int:
    """2 where the ending shows an accusative (جنديا, مدنيين), -2 where it shows a nominative (مسلحون), else 0."""
    head = row.words[filler.head]
    if head.upos in {"PROPN", "NUM", "PRON"}:
        return 0
    if head.key.endswith("ون"):
        return -2
    if head.form.endswith("ا") and not head.key.startswith("ال") and len(head.key) > 3:
        return 2
    return 1 if head.key.endswith("ين") and "Number=Plur" in head.feats else 0


def _place_role(rule: Rule, relation: str) -> str | None:
    if rule.event in _MOVING and relation in _ORIGIN:
        return "origin"
    if rule.event in _MOVING and relation in _DESTINATION:
        return "destination"
    if relation in _LOCATIVE or relation in {"ل", "side"}:
        return "location"
    return None
