"""Who is subject and who object: of a verb (before or after it, active or passive), of a verbal noun (its genitive)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.clauses import announced, antecedent, before_aside, names_known
from marsad.extract.fit import Fit
from marsad.extract.found import Filler, Found
from marsad.extract.syntax import Row, alike, case_hint, filler_of, groups_of, is_subset, names_place, qualifies
from marsad.knowledge.rules import COUNT_SLOTS
from marsad.model.mention import Mention
from marsad.model.text import Word

_BEFORE_VERB = frozenset({"A", "G", "D", "X", "Q", "T", "(", "R"})
_THEY = frozenset({"Person=3", "Gender=Masc", "Number=Plur"})
_OF_OBJECTS = frozenset({"استهداف", "اغتيال", "مهاجمة"})  # verbal nouns of which one genitive is whom it was done to


class Subjects:
    """Gives the bare phrases of a clause to the rule's subject and object."""

    def __init__(self, fit: Fit) -> None:
        self._fit = fit

    def of_verb(self, row: Row, found: Found, bare: Sequence[Filler]) -> None:
        """Settle a finite verb from the phrases after it and the one before it."""
        left, relative = self._left(row, found.chunk, found.times)
        groups = groups_of(row, bare)
        slots = list(found.rule.bare)
        if not slots:
            return
        if found.form == "passive" and len(groups) > 1:
            return  # subject and object both stand after it: it is active
        if found.form == "passive":
            self._passive(row, found, (slots[1:] or slots)[0], groups[0] if groups else left, left)
        elif relative and _has_object_pronoun(row, found):
            if not _meant_already(found, left):  # أسلحة زودتها بها الدول: the weapons are those behind the preposition
                self._give(row, found, slots[1] if len(slots) > 1 else None, left)
            self._give(row, found, slots[0], groups[0] if groups else [])
        else:
            self._active(
                row, found, slots, left, groups[:1] if relative and self._acts(row, slots[0], left) else groups
            )

    def of_noun(self, row: Row, found: Found, bare: Sequence[Filler]) -> None:
        """The genitive of a verbal noun is its subject or its object, whichever it suits; what follows is the object."""
        groups = groups_of(row, bare)
        slots = [slot for slot in found.rule.bare if slot != "agent" or not found.governed]
        if not groups or not slots:
            return
        lead = groups[0][0]
        told = any(slot in found.slots for slot in slots[1:])
        if found.impersonal and not told and any(self._fit.score(row.analysis, slot, lead) >= 0 for slot in slots[1:]):
            slots = slots[1:]  # تم إرسال جنود: what was done was done to them
        if row.words[found.first].lemma in _OF_OBJECTS and len(groups) == 1 and not found.slots.get("patient"):
            slots = slots[1:] or slots  # استهداف آليات الجيش: they are the target
        if row.words[found.last].upos == "PRON":  # تسليمه كميات: the pronoun is the subject
            slots = slots[1:] or slots
        best = min(slots, key=lambda slot: (-self._fit.score(row.analysis, slot, lead), slots.index(slot)))
        least = 1 if found.slots.get("instrument") else 0  # استهداف مدرعتهم بعبوة على الطريق
        if found.slots.get("patient") and slots[0] == "agent" and self._fit.score(row.analysis, "agent", lead) >= least:
            best = "agent"  # قصف الطيران لمدرسة: the object is told behind its preposition
        if lead.leads_with("place") and "place" not in slots and best == "agent":
            found.places.extend((filler, "location") for filler in groups[0])
        else:
            self._give(row, found, best, groups[0])
        rest = [slot for slot in slots if slot != best]
        if len(groups) > 1 and rest and best == slots[0]:
            self._give(row, found, rest[0], groups[1])

    def lefts_of(self, row: Row, position: int) -> list[Filler]:
        """The phrases before the verb at ``position`` that can be its subject, joined ones together."""
        return self._left(row, position, [])[0]

    def left_of(self, row: Row, position: int) -> Filler | None:
        """The first of the phrases before the verb at ``position`` that can be its subject."""
        left = self.lefts_of(row, position)
        return left[0] if left else None

    def _left(self, row: Row, verb: int, times: list[Mention]) -> tuple[list[Filler], bool]:
        """The phrases before the verb that can be its subject, and whether the verb stands in a clause about them."""
        position = verb - 1
        relative = False
        while position >= 0 and row.chunks[position].kind in _BEFORE_VERB:
            if row.chunks[position].kind == "T":
                times.extend(row.chunks[position].mentions)
            relative = relative or row.chunks[position].kind == "R"
            position -= 1
        while position >= 0 and relative and row.chunks[position].kind in {",", "C"}:
            position -= 1
        position = before_aside(row, position)
        if is_subset(row, position):
            position -= 3  # 297 شخصا بينهم 37 أجنبيا اعتقلوا: the whole is the subject
        while position > 0 and self._names_direction(row, position):
            position -= 1  # ألفي عراقي في نينوى شمال العراق أعدموا
        relative = relative or _opens_relative(row, position, verb)
        while (
            position >= 1 and row.chunks[position].kind == "N" and row.chunks[position - 1].kind == "P" and not relative
        ):
            if self._names_new_event(row, position):
                relative = True
                break
            position -= 2
            while position >= 0 and row.chunks[position].kind in {"T", "Q", "("}:
                position -= 1
        while position > 0 and (_is_state(row, position) or _is_quality(row, position)):
            position -= 1  # 400 من الانفصاليين مدعومين بدبابات هاجموا، السكان|النازحين إلى الإقليم نظموا
        position = _past_clause(row, position, relative)
        if position < 0 or row.chunks[position].kind != "N":
            return [], relative
        return _with_conjuncts(row, position), relative or position == verb - 1

    def _names_direction(self, row: Row, position: int) -> bool:
        """A place by its direction, which needs no preposition: شمال العراق."""
        chunk = row.chunks[position]
        if chunk.kind != "N" or not names_place(chunk):
            return False
        word = row.words[chunk.first]
        return word.upos == "ADP" or (chunk.last > chunk.first + 1 and self._fit.is_site(word))

    def _names_new_event(self, row: Row, position: int) -> bool:
        """كمين للمقاومة استهدف: an indefinite noun of an act is what the verb after it tells more of."""
        head = row.words[row.chunks[position].head]
        return not head.definite and self._fit.names_event(head)

    def _active(self, row: Row, found: Found, slots: list[str], left: list[Filler], groups: list[list[Filler]]) -> None:
        subject, obj = slots[0], slots[1] if len(slots) > 1 else None
        if obj is not None and groups and _has_its_subject(row, found):
            self._give(row, found, obj, groups[0])
            self._give(row, found, subject, left)
        elif left and obj is not None and groups and self._fit.names_event_in(row.analysis, left[0]):
            self._give(row, found, subject, left)
            self._give(row, found, obj, groups[0])
        elif len(groups) >= 2 and not self._plainly_object(row, found, groups[0][0]):
            self._give(row, found, subject, groups[0])
            self._give(row, found, obj, groups[1])
        elif not groups:
            self._give(row, found, subject, left)
        elif obj is None or not self._is_object(row, found, left, groups[0][0]):
            self._give(row, found, subject, groups[0])
        else:
            self._give(row, found, obj, groups[0])
            self._give(row, found, subject, left)

    def _is_site(self, row: Row, filler: Filler) -> bool:
        """المواقع، بعض المناطق: positions that the words do not name."""
        return any(map(self._fit.is_site, row.words[filler.head : min(filler.head + 2, filler.last)]))

    def _passive(self, row: Row, found: Found, slot: str, group: list[Filler], left: list[Filler]) -> None:
        """أن مدنيا قتل جنوب حلب: what follows is the subject, but where it cannot be and what stands before can."""
        self._give(row, found, slot, group)
        if found.rule.event.startswith("territory"):
            return  # أن المقاومة أحكمت سيطرتها: the control is no people
        if slot not in COUNT_SLOTS or slot in found.slots or not left or not group:
            return
        if self._fit.score(row.analysis, slot, left[0]) >= 1:
            self._give(row, found, slot, left)

    def _acts(self, row: Row, subject: str, left: list[Filler]) -> bool:
        """Whether the phrase right before the verb is plainly its subject; what follows is then object and apposition."""
        return bool(left) and self._fit.score(row.analysis, subject, left[0]) >= 1

    def _plainly_object(self, row: Row, found: Found, first: Filler) -> bool:
        """Whether the first phrase after the verb can only be its object: a building where somebody must act, اعتقلت مصورا."""
        subject, *objects = found.rule.bare
        if not objects:
            return False
        if self._differs(row, found, first):
            return True
        obj = objects[0]
        if self._fit.score(row.analysis, subject, first) >= 0:
            return False
        return self._fit.score(row.analysis, obj, first) >= 3

    def _differs(self, row: Row, found: Found, only: Filler) -> bool:
        """اعتقلت مصور القناة: behind a feminine verb one man is not its subject."""
        head, counted = row.words[only.head], found.rule.bare[1:2] and found.rule.bare[1] in COUNT_SLOTS
        if not counted or head.upos != "NOUN" or "Gender=Fem" not in found.reading.feats:
            return False
        man = "Gender=Masc" in head.feats and "Number=Sing" in head.feats
        return man and self._fit.score(row.analysis, found.rule.bare[1], only) >= 1

    def _is_object(self, row: Row, found: Found, left: list[Filler], only: Filler) -> bool:
        """Whether the one phrase after the verb is its object, so that the subject stands before it or is left out."""
        subject, obj = found.rule.bare[:2]
        threatens = found.rule.event == "threat"  # هدد الأهالي بالقتل: who threatens is told sooner than whom
        hint = case_hint(row, only)
        as_object = self._fit.score(row.analysis, obj, only) + hint
        as_subject = self._fit.score(row.analysis, subject, only) - hint
        if self._differs(row, found, only):
            return True
        if threatens and not left and as_subject >= 0 and hint == 0:
            return False
        if left and self._fit.score(row.analysis, subject, left[0]) >= 0:
            as_object += 4 if announced(row, left[0], found) else 2
        return as_object > as_subject

    def _give(self, row: Row, found: Found, slot: str | None, group: Sequence[Filler]) -> None:
        object_told = slot == "patient" and found.form == "active" and group and group[0].first > found.first
        if object_told and self._fit.score(row.analysis, "patient", group[0]) >= 0:
            found.slots.pop("patient", None)  # the object itself; what a preposition brought was no object
        for told in group:
            filler = _without_light_head(row, told)
            place = filler.leads_with("place")
            named = self._fit.names_other_event(row.words[filler.head]) and not filler.leads_with("actor")
            if found.rule.event.startswith("territory") and named:
                continue  # أحكمت سيطرتها: the control is what the verb tells of
            if slot == "patient" and place and not filler.leads_with("actor"):
                found.add("place", filler)
            elif slot is not None and self._fit.score(row.analysis, slot, filler) >= 0:
                found.add(slot, filler)
            elif slot == "place" and "agent" in found.rule.needs and self._is_site(row, filler):
                found.site = True
                found.add("patient", filler)  # سقطت مواقع النظام بيد الفصائل
            elif place:
                found.places.append((filler, "location"))


def _without_light_head(row: Row, filler: Filler) -> Filler:
    """أطلق سراح الجنود: those who are set free, without the word for their freedom."""
    if row.words[filler.first].key != "سراح" or filler.last == filler.first + 1:
        return filler
    if row.words[filler.first + 1].upos == "PRON":
        return filler
    return replace(filler, first=filler.first + 1, head=filler.first + 1)


def _past_clause(row: Row, position: int, relative: bool) -> int:
    """الطائرات التي تشارك في الحملة قصفت: the phrase that the clause before the verb describes."""
    if relative or position < 1:
        return position
    inside = row.chunks[position].kind in {"V", "O"} or row.chunks[position - 1].kind == "V"
    before = antecedent(row, position) if inside else None
    return position if before is None else before


def _has_its_subject(row: Row, found: Found) -> bool:
    """هاجموا القوات، أنها اعتقلت رجلين: the verb's own plural or the pronoun before it is its subject."""
    if set(found.reading.feats.split("|")) >= _THEY:
        return True
    before = row.chunks[found.chunk - 1] if found.chunk else None
    if found.rule.event.startswith("territory") or before is None or before.kind != "O":
        return False  # إنها بسطت سيطرتها على الحي: the object is no phrase of its own
    return row.words[before.last - 1].upos == "PRON"


def _meant_already(found: Found, left: Sequence[Filler]) -> bool:
    """Whether a preposition and its pronoun gave the described phrase its slot before."""
    fillers = [filler for group in found.slots.values() for filler in group]
    return any(filler.carried and filler.overlaps(phrase) for filler in fillers for phrase in left)


def _plural(word: Word) -> bool:
    """A verb of several people."""
    return any(set(reading.feats.split("|")) >= _THEY for reading in word.readings)


def _is_state(row: Row, position: int) -> bool:
    """مدعومين، مدججين: an indefinite participle in the plural says in what state the people before it are."""
    word = row.words[row.chunks[position].first]
    return (
        row.chunks[position].kind == "N"
        and row.chunks[position - 1].kind == "N"
        and word.form.endswith("ين")
        and not word.definite
        and any("VerbForm=Part" in r.feats and "Number=Plur" in r.feats for r in word.readings)
    )


def _is_quality(row: Row, position: int) -> bool:
    """السكان|النازحين إلى الإقليم: a definite participle in the plural says more of the people before it."""
    chunk, before = row.chunks[position], row.chunks[position - 1]
    word = row.words[chunk.head]
    plural = word.form.endswith(("ين", "ون")) and any("VerbForm=Part" in r.feats for r in word.readings)
    return chunk.kind == before.kind == "N" and plural and qualifies(word)


def _has_object_pronoun(row: Row, found: Found) -> bool:
    chunk = row.chunks[found.chunk]
    return chunk.last > chunk.first + 1


def _opens_relative(row: Row, position: int, verb: int) -> bool:
    """سلسلة تفجيرات استهدفت: right after an indefinite phrase the verb says more of it."""
    if position != verb - 1 or position < 0 or row.chunks[position].kind != "N":
        return False
    chunk = row.chunks[position]
    if _plural(row.words[row.chunks[verb].first]) and filler_of(chunk).leads_with("materiel"):
        return False  # مدعومين بدبابات هاجموا: people did
    named = any(m.last == chunk.last and (m.dimension == "place" or names_known(m)) for m in chunk.mentions)
    last = row.words[chunk.last - 1]
    return (
        not named
        and last.upos in {"NOUN", "ADJ"}
        and not any(word.definite for word in row.words[chunk.first : chunk.last])
    )


def _with_conjuncts(row: Row, position: int) -> list[Filler]:
    """The phrase at ``position`` with those joined to it from before (الجيش والشرطة)."""
    group = [filler_of(row.chunks[position])]
    while position >= 2 and row.chunks[position - 1].kind == "C" and row.chunks[position - 2].kind == "N":
        position -= 2
        if position >= 1 and row.chunks[position - 1].kind == "P":
            located = position >= 2 and filler_of(row.chunks[position]).leads_with("place")
            if not located or not alike(row, group[0], filler_of(row.chunks[position - 2])):
                break
            position -= 2  # المقاومة في لحج وقوات الجيش سيطرت
        group.insert(0, filler_of(row.chunks[position]))
    return group
