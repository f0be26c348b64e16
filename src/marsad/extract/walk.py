"""From a trigger outwards: fills the slots of one rule from the chunks of the clause.

The walk goes right from the trigger until the clause ends, taking bare phrases as subject and object, and prepositional
phrases by their preposition. Who is subject and who object is settled in ``subjects``.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.clauses import alone, meant, opens, opens_unmarked, past_telling, resumes
from marsad.extract.fit import Fit
from marsad.extract.found import PEOPLE, Filler, Found
from marsad.extract.lists import Lists
from marsad.extract.phrases import Chunk
from marsad.extract.subjects import Subjects
from marsad.extract.syntax import (
    Row,
    case_hint,
    describes,
    filler_of,
    groups_of,
    is_subset,
    names_place,
    names_side,
    only_farther,
    owned,
    place_role,
    qualifies,
    tells_most,
    transparent,
)

_CAUSES = frozenset({"cause", "ب", "by-means", "إثر", "جراء", "عقب", "بسبب", "نتيجة", "خلال", "أثناء", "بعد", "في"})
_INNER = frozenset({"وسط", "داخل", "خارج"})
_OF_PEOPLE = frozenset({"arrest", "abduction", "displacement", "evacuation"})
_REACHING = frozenset({"طال", "شمل", "استهدف"})
_FINITE = frozenset({"active", "passive"})
_Step = tuple[int, list[Filler]]


class Walk:
    """Fills a Found's slots; holds nothing but its judges."""

    def __init__(self, fit: Fit) -> None:
        self._fit = fit
        self._subjects = Subjects(fit)
        self._lists = Lists(fit)

    def fill(self, row: Row, found: Found) -> None:
        """Walk right, then settle who is subject and who object."""
        bare: list[Filler] = []
        if row.chunks[found.chunk].kind == "N" and (inner := self._genitive(row, found)):
            bare.append(inner)
        found.reach = max(found.reach, found.last)
        self._go(row, found, found.chunk + 1, bare)
        if found.form in _FINITE or found.form == "participle":
            self._subjects.of_verb(row, found, bare)
        else:
            self._subjects.of_noun(row, found, bare)

    def go_on(self, row: Row, found: Found, position: int) -> None:
        """Walk on from ``position`` for prepositional phrases and times only."""
        self._go(row, found, position, [Filler(0, 0, 0), Filler(0, 0, 0)])

    def lefts_of(self, row: Row, position: int) -> list[Filler]:
        """The phrases before the verb at ``position`` that can be its subject, joined ones together."""
        return self._subjects.lefts_of(row, position)

    def left_of(self, row: Row, position: int) -> Filler | None:
        """The phrase before the verb at ``position`` that can be its subject."""
        return self._subjects.left_of(row, position)

    def _go(self, row: Row, found: Found, position: int, bare: list[Filler]) -> None:
        last: list[Filler] = bare
        while position < len(row.chunks):
            step = self._step(row, found, position, bare, last)
            if step is None:
                break
            position, last = step
            found.reach = max(found.reach, row.chunks[position - 1].last)

    def _step(self, row: Row, found: Found, position: int, bare: list[Filler], last: list[Filler]) -> _Step | None:
        """Take the chunk at ``position``; the next position and the list that a conjunct would join, or None to stop."""
        chunk = row.chunks[position]
        if chunk.kind == "T":
            found.times.extend(chunk.mentions)
            return position + 1, last
        if tells_most(row, position):
            return position + 1, last
        if chunk.kind in {"Q", "X", "A", "D", "("}:
            return position + 1, last
        if chunk.kind == "N":
            return self._bare(row, found, position, bare, last)
        if chunk.kind in {"V", "R"} and (after := self._occurs(row, found, position)):
            return after, []
        if (reached := self._reaches(row, found, position)) is not None:
            return reached
        if (resumed := self._past_relative(row, found, position, bare)) is not None:
            return resumed, []
        if chunk.kind == "P":
            return self._preposition(row, found, position, last)
        if chunk.kind == "," and (aside := self._lists.aside(row, found, position)):
            return aside, last
        if chunk.kind in {",", "C"} or (chunk.kind == "V" and last and last[-1].mention("materiel")):
            return self._lists.go_on(row, found, position, last)
        return None

    @staticmethod
    def _past_relative(row: Row, found: Found, position: int, bare: list[Filler]) -> int | None:
        """قتلت الحركة التي تقاتل في الصومال نائبا: past what is said of the subject, to the object that the verb waits for."""
        if row.chunks[position].kind == "," and position + 1 < len(row.chunks):
            position += 1
        finite = found.form in _FINITE and len(found.rule.bare) > 1
        masdar = found.form == "masdar" and not {"place", "patient", "materiel"} & found.slots.keys()
        waits = (finite or (masdar and opens(row, position))) and len(groups_of(row, bare)) == 1
        behind = (
            row.chunks[position - 1].kind in {"N", ",", "Q"}
            and bare
            and bare[-1].last >= row.chunks[position].first - 2
        )
        about = (
            waits
            and behind
            and (opens(row, position) or (finite and opens_unmarked(row, position) and alone(row, found, bare)))
        )
        after = resumes(row, position, found.rule) if about else None
        return after if after is None or finite or row.chunks[after].kind == "P" else None

    def _reaches(self, row: Row, found: Found, position: int) -> _Step | None:
        """حملة اعتقالات طالت عشرات الناشطين: the verb behind the noun only brings whom the act reached."""
        if found.form in _FINITE or found.rule.event not in _OF_PEOPLE or row.chunks[position].kind != "V":
            return None
        verbs = {reading.verb for reading in row.words[row.chunks[position].first].readings}
        after = position + 1
        if not verbs & _REACHING or after >= len(row.chunks) or row.chunks[after].kind != "N":
            return None
        slot, filler = found.rule.bare[-1] if found.rule.bare else "", filler_of(row.chunks[after])
        if not slot or slot in found.slots or self._fit.score(row.analysis, slot, filler) < 0:
            return None
        found.add(slot, filler)
        return after + 1, found.slots[slot]

    def _occurs(self, row: Row, found: Found, position: int) -> int | None:
        """اشتباكات اندلعت بين، مواجهات وصفت بالعنيفة بين: past the verb that tells only that, or what it was like."""
        if found.form in _FINITE:
            return None
        verb = position + (row.chunks[position].kind == "R")
        begins = all(chunk.kind in {"Q", "T", "("} for chunk in row.chunks[found.chunk + 1 : position])
        if not begins or verb >= len(row.chunks) or row.chunks[verb].kind != "V":
            return None
        return past_telling(row, verb, self._fit.occurs)

    def _bare(self, row: Row, found: Found, position: int, bare: list[Filler], last: list[Filler]) -> _Step | None:
        """A phrase without a preposition: subject or object, or more said of the phrase before it."""
        chunk = row.chunks[position]
        head = row.words[chunk.head]
        if is_subset(row, position):
            return position + 1, last
        if (head.upos == "PRON" and not chunk.mentions) or self._fit.is_reflexive(head):
            return position + 1, last
        if self._says_more(row, found, position, bool(bare or last)):
            return position + 1, last
        if bare and bare[-1].last == chunk.first and self._fit.goes_on_name(row.analysis, bare[-1], chunk):
            bare[-1] = replace(bare[-1], last=chunk.last)
            return position + 1, bare
        site = self._fit.is_site(row.words[chunk.first]) and chunk.last > chunk.first + 1
        direction = site or row.words[chunk.first].upos == "ADP"
        beside = bool(bare) or (found.form not in _FINITE and position > found.chunk + 1)
        if beside and not bare and only_farther(row, position):
            return position + 1, last
        if beside and direction and names_place(chunk) and found.rule.event != "displacement":
            entered = found.rule.event.startswith("territory") and found.form in _FINITE and "place" not in found.slots
            if entered and any(c.slot == "place" and c.word is None for c in found.rule.complements):
                found.add("place", filler_of(chunk))  # توغلت القوات شرق المدينة
            else:
                found.places.append((filler_of(chunk), "location"))
            return position + 1, []
        if bare and names_side(row, position) and (found.form != "active" or len(bare) > 1):
            return position + 1, last  # قتل خمسة شرق البلدة
        full = len(groups_of(row, bare)) >= 2 or (bool(bare) and len(found.rule.bare) < 2)
        if full and case_hint(row, filler_of(chunk)) > 0:
            return position + 1, last  # احتجزوا أربعة رهائن: a state of the object
        if len(groups_of(row, bare)) >= 2 or not self._takes_bare(row, found, position, bare):
            return None
        bare.append(filler_of(chunk))
        return position + 1, bare

    def _says_more(self, row: Row, found: Found, position: int, told: bool) -> bool:
        """منطقة «الراهدة» التابعة، قذائف عيار 80 ملم: whether the phrase only says more of the one before it."""
        chunk, adjacent = row.chunks[position], row.chunks[position - 1]
        head = row.words[chunk.head]
        before = next(c for c in reversed(row.chunks[:position]) if c.kind != "Q")
        if before.kind == "N" and before.first > found.first and qualifies(head) and adjacent.kind == "Q":
            return True
        if adjacent.kind != "N" or row.words[adjacent.head].upos == "PRON":
            return False
        return (self._fit.measures(head) and not chunk.mentions) or (told and qualifies(head))

    @staticmethod
    def _takes_bare(row: Row, found: Found, position: int, bare: list[Filler]) -> bool:
        """Whether a bare phrase here can be subject or object: of a verb, or of a verbal noun that has its genitive."""
        if found.form in _FINITE:
            return not bare or len(found.rule.bare) > 1
        adjacent = row.chunks[position - 1].kind in {"N", "T", "Q"}
        owner = bool(bare) or row.words[found.last].upos == "PRON" if found.last < len(row.words) else False
        return found.form == "masdar" and owner and len(found.rule.bare) > 1 and adjacent

    @staticmethod
    def _genitive(row: Row, found: Found) -> Filler | None:
        """What follows the noun inside its own phrase, past its adjectives; a pronoun is left to ``carry``."""
        chunk = row.chunks[found.chunk]
        i = found.last
        while i < chunk.last and describes(row, i, chunk):
            i += 1
        if i >= chunk.last:
            return None
        if row.words[i].upos in {"ADP", "PRON"} and not any(m.first == i for m in chunk.mentions):
            return None  # نحو in نحو 70 is no preposition, ما in ما لا يقل عن no pronoun
        return filler_of(chunk, first=i)

    def _preposition(self, row: Row, found: Found, position: int, last: list[Filler]) -> _Step | None:
        chunk = row.chunks[position]
        if chunk.relation in {"according", "exchange"}:
            return None  # who says so, or what is given for it, is no part of what is done
        after = position + 1
        if after < len(row.chunks) and row.chunks[after].kind == "P" and row.chunks[after].relation in _INNER:
            after += 1  # إلى وسط المدينة
        while after < len(row.chunks) and transparent(row.chunks[after]):
            if row.chunks[after].kind == "T":
                found.times.extend(row.chunks[after].mentions)
                return after + 1, last  # خلال الساعات الماضية|عشرات الشبان: the time is what the preposition brings
            after += 1
        if after >= len(row.chunks) or row.chunks[after].kind != "N":
            return None if after == position + 1 and chunk.relation in {"حتى", "رغم"} else (after, [])
        filler = meant(row, found, filler_of(row.chunks[after], via=chunk.relation))
        aim = chunk.relation == "ل" and self._fit.names_other_event(row.words[filler.head])
        beside = chunk.relation == "with" and "VerbForm=Vnoun" in row.words[filler.head].feats
        if beside or (aim and not self._wants(found, "ل")):
            return None  # لإنهاء سيطرة …، فضلا عن قيام …: what follows belongs to another deed
        if chunk.relation == "ل" and last and not self._wants(found, "ل") and owned(row, last[-1], filler):
            last[-1] = replace(last[-1], last=filler.last, mentions=last[-1].mentions + filler.mentions)
            return after + 1, last
        return after + 1, self._by_preposition(row, found, filler, chunk)

    @staticmethod
    def _wants(found: Found, word: str) -> bool:
        """Whether the rule waits for a receiver or a victim after the preposition."""
        waiting = {"recipient", "patient"} - found.slots.keys()
        return any(c.word == word and c.slot in waiting for c in found.rule.complements)

    def _by_preposition(self, row: Row, found: Found, filler: Filler, chunk: Chunk) -> list[Filler]:
        """Give a prepositional phrase to the slot its preposition brings; the list that a conjunct would join."""
        relation = chunk.relation
        if relation == "by" and row.words[filler.head].lemma in {"آخر", "أخرى", "ثان"}:
            return []  # من جانب آخر: the other side, not by another
        if self._of_its_doer(row, found, filler, relation):
            found.add("agent", filler)
            return found.slots["agent"]
        for complement in found.rule.complements:
            if complement.word != relation or self._closed(found, complement.slot, relation):
                continue
            slot = "place" if complement.slot == "patient" and filler.leads_with("place") else complement.slot
            if row.words[filler.head].upos == "PRON" and not filler.mentions:
                found.implied |= {slot} & PEOPLE  # القبض عليه، الإفراج عنهم، انسحاب التنظيم منها
                return []
            if slot == "place" and self._unnamed_place(row, found, filler):
                found.site = True
                found.add("patient", filler)  # السيطرة على مواقع للجيش في حلب: the name of the place comes later
                return found.slots["patient"]
            if self._fit.score(row.analysis, slot, filler) >= 0 and (slot != "place" or filler.mention("place")):
                found.add(slot, filler)
                return found.slots[slot]
        if relation == "by" and self._fit.score(row.analysis, "agent", filler) >= 0:
            found.add("agent", filler)
            return found.slots["agent"]
        if relation == "side":
            found.sides.append(filler)
            return found.sides
        if relation in _CAUSES:
            found.causes.append(chunk)
        if filler.mention("place") and (role := place_role(found.rule, relation)):
            found.places.append((filler, role))
        return []

    def _of_its_doer(self, row: Row, found: Found, filler: Filler, relation: str) -> bool:
        """قصف للنظام على دوما: ل after an indefinite verbal noun without a genitive brings its doer, if he can fight."""
        chunk = row.chunks[found.chunk]
        described = all(row.words[i].upos == "ADJ" for i in range(found.last, chunk.last))  # قصف مدفعي للنظام
        masdar = found.form == "masdar" and relation == "ل" and described
        bare = masdar and not row.words[found.first].definite and "agent" in found.rule.bare
        if not bare or "agent" in found.slots:
            return False
        return self._fit.is_group(row.words[filler.head]) or self._fit.score(row.analysis, "agent", filler) >= 3

    def _unnamed_place(self, row: Row, found: Found, filler: Filler) -> bool:
        """What a side takes or holds and the words do not name: positions, a hotel, a road."""
        head = row.words[filler.head]
        site = self._fit.is_site(head) or self._fit.is_building(head)
        return site and found.rule.event.startswith("territory") and not filler.mention("place")

    @staticmethod
    def _closed(found: Found, slot: str, relation: str) -> bool:
        """Whether the slot has its words already: a light verb's agent is not joined by the owner of the thing hit."""
        if slot == "agent":
            return found.governed and relation in {"ل", "من"}
        return slot in found.slots
