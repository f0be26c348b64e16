"""Light verbs: the verb only says that the event its noun names took place, and brings its subject (شن الطيران غارات)."""

from __future__ import annotations

from marsad.extract.clauses import antecedent, aside_before
from marsad.extract.fit import Fit
from marsad.extract.found import Filler, Found
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import Row, brings_place, filler_of, groups_of
from marsad.extract.walk import Walk
from marsad.knowledge import Knowledge
from marsad.knowledge.rules import COUNT_SLOTS
from marsad.model.text import Word

_PASSED = frozenset({"N", "T", "P", "Q", "(", "X", "A", "C"})
_BROUGHT_ABOUT = frozenset({"تم"})
_FORCING = frozenset({"إجبار", "إرغام"})
_BROUGHT = frozenset({"agent", "patient", "place"})
_REACH = 60  # words to look back for the verb


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
            if not found.places:
                self._scene(row, found)
            return after
        if found.first > row.chunks[found.chunk].first and (within := self._inside(row, found)) is not None:
            return within
        return self._before(row, found, found.chunk)

    def _scene(self, row: Row, found: Found) -> None:
        """شهدت تعز غارات شنها التحالف: the verb before may still tell where."""
        verb = next(
            (at for at in range(found.chunk - 1, -1, -1) if row.chunks[at].kind not in {"N", "T", "P", "Q"}), -1
        )
        if verb < 0 or row.chunks[verb].kind != "V" or row.chunks[found.chunk - 1].kind == "P":
            return
        passed = [self._verbs.get((r.verb or "", "direct")) for r in row.words[row.chunks[verb].first].readings]
        if "place" in {one[0] for one in passed if one}:
            behind = [filler_of(row.chunks[at]) for at in range(verb + 1, found.chunk) if row.chunks[at].kind == "N"]
            named = [subject for subject in behind[:1] or self._walk.lefts_of(row, verb) if subject.leads_with("place")]
            self._pass(row, found, "place", named or self._walk.lefts_of(row, verb))

    def _inside(self, row: Row, found: Found) -> int | None:
        """A light verb read as the head of its own object (شن هجوما), as a form without vowels can be."""
        head = row.words[row.chunks[found.chunk].first]
        if found.chunk > 0 and row.chunks[found.chunk - 1].kind == "P":
            return None  # بشن غارات: a verbal noun
        for reading in head.readings:
            passed = self._verbs.get((reading.verb or "", "direct"))
            if passed and passed[0] in {"agent", "patient"} and reading.upos == "VERB":
                left = self._walk.left_of(row, found.chunk)
                self._pass(row, found, passed[0], [left] if left else [])
                return found.chunk
        return None

    def _before(self, row: Row, found: Found, position: int) -> int | None:
        """Look left of the chunk at ``position`` for what governs it: a light verb, or the verbal noun of one."""
        link, position = _link(row, position)
        if link != "direct" and (opening := aside_before(row, position)) is not None:
            position = opening - 1  # تمكنت القوات، بدعم من الطيران، من استعادة
        subjects: list[Chunk] = []
        floor = found.first - _REACH
        while position >= 0 and row.chunks[position].first >= floor:
            chunk = row.chunks[position]
            if not _passable(row, position) or (
                chunk.kind == "N" and self._hidden(row.words[chunk.first], chunk, link)
            ):
                described = None if self._links(row, position, link) else antecedent(row, position)
                if described is None:
                    break
                position, subjects = described, []  # طائرات يعتقد أنها روسية بشن غارات
                continue
            if chunk.kind == "N":
                if self._fit.light_noun(row.words[chunk.first]) and _right_before(row, position, found):
                    return self._before(row, found, position)  # قامت القوات بمحاولة للسيطرة
                if (noun := self._noun_within(row, chunk, link)) is not None:
                    return self._by_noun(row, found, position, *noun)
                if position > 0 and row.chunks[position - 1].kind == "P":
                    position -= 1
                else:
                    subjects.append(chunk)
            position -= 1
        if link == "direct" and (led := self._led(row, found)) is not None:
            return led
        if position < 0 or not self._links(row, position, link):
            return None
        if link == "في" and len(subjects) > 1:
            return None  # بدأت المحكمة محاكمة المتهمين في تفجير: the verb has its object already
        return self._by_verb(row, found, position, link, [filler_of(c) for c in reversed(subjects)])

    def _led(self, row: Row, found: Found) -> int | None:
        """نظم حراس المسجد|اعتصاما: a light verb that was read as the head of its own subject's phrase."""
        at = found.chunk - 1
        while at > 0 and row.chunks[at].kind in {"T", "("}:
            at -= 1
        word = row.words[found.first]
        if at < 0 or row.chunks[at].kind != "N" or not word.form.endswith("ا") or word.definite:
            return None
        chunk = row.chunks[at]
        if (at > 0 and row.chunks[at - 1].kind == "P") or chunk.last == chunk.first + 1:
            return None
        for reading in row.words[chunk.first].readings:
            passed = self._verbs.get((reading.verb or "", "direct"))
            if passed and passed[0] == "agent" and reading.upos == "VERB" and "Person=3" in reading.feats:
                self._pass(row, found, "agent", [filler_of(chunk, first=chunk.first + 1)])
                return at if found.governed else None
        return None

    def _links(self, row: Row, position: int, link: str) -> bool:
        """Whether a verb stands there, or a word that hides one."""
        chunk = row.chunks[position]
        if chunk.kind != "V":
            return self._hidden(row.words[chunk.first], chunk, link)
        return any((reading.verb or "", link) in self._verbs for reading in row.words[chunk.first].readings)

    def _noun_within(self, row: Row, chunk: Chunk, link: str) -> tuple[str, int] | None:
        """The verbal noun of a light verb in a phrase: the slot that it passes, and its word."""
        for i in range(chunk.first, chunk.last):
            named = any(m.first <= i < m.last for m in chunk.mentions)
            if not named and (passed := self._light_noun(row.words[i], link)) is not None:
                return passed, i
        return None

    def _hidden(self, word: Word, chunk: Chunk, link: str) -> bool:
        """شن in شن هجوما: a light verb read as a noun, alone before the accusative that it brings."""
        if chunk.last > chunk.first + 1 or link != "direct":
            return False
        return any(r.upos == "VERB" and (r.verb or "", link) in self._verbs for r in word.readings)

    def _light_noun(self, word: Word, link: str) -> str | None:
        for reading in word.readings:
            if reading.verb and "VerbForm=Vnoun" in reading.feats and (reading.verb, link) in self._verbs:
                return self._verbs[reading.verb, link][0]
        return None

    def _by_noun(self, row: Row, found: Found, position: int, slot: str, head: int) -> int | None:
        """قيام النظام بتسليم: the genitive of the verbal noun is the subject; without one, its own governor brings it."""
        if slot == "accused":
            slot = "agent" if row.words[head].lemma in _FORCING else "none"  # إجبار المقاتلين على الانسحاب
        chunk = row.chunks[position]
        if chunk.last > head + 1:
            inner = filler_of(chunk, first=head + 1)
            left = self._walk.left_of(row, position) if self._fit.names_event(row.words[inner.head]) else inner
            self._pass(row, found, slot, [left] if left else [])
            return position
        return self._before(row, found, position)

    def _by_verb(self, row: Row, found: Found, position: int, link: str, subjects: list[Filler]) -> int | None:
        verb = row.words[row.chunks[position].first]
        for reading in verb.readings:
            passed = self._verbs.get((reading.verb or "", link))
            if passed is None:
                continue
            slot, where = passed
            subjects = subjects or self._walk.lefts_of(row, position)
            if slot == "kept":  # وضعت السلطات ناشطين قيد الاعتقال
                slot, subjects = "patient", self._accused(row, position, subjects)
            if slot == "accused":
                slot, subjects = "agent", self._accused(row, position, subjects)
            self._pass(row, found, slot, subjects)
            found.impersonal = verb.lemma in _BROUGHT_ABOUT
            found.subjectless = slot == "agent" and not subjects
            found.why(f"«{verb.form}» is a light verb and brings its subject ({where})", slot)
            return position
        return None

    def _accused(self, row: Row, position: int, subjects: list[Filler]) -> list[Filler]:
        """اتهم الجيش الفصائل بقصف: the object of the verb is the agent of what it is accused of."""
        chunk = row.chunks[position]
        if chunk.last > chunk.first + 1:
            left = self._walk.left_of(row, position)
            return [left] if left else []
        return subjects[1:] or subjects

    def _pass(self, row: Row, found: Found, slot: str, subjects: list[Filler]) -> None:
        if slot == "declarer":  # أعلن الجيش السيطرة: who announces its own deed is its agent, an official is not
            subjects = [f for f in subjects if self._fit.score(row.analysis, "agent", f) >= 3]
            slot = "agent" if not found.rule.carries else "none"
        slot = _suffered(found, "patient" if slot == "kept" else slot)
        groups = groups_of(row, subjects)
        for filler in groups[0] if groups else []:
            if slot == "place" or (filler.leads_with("place") and slot == "patient"):
                if filler.mention("place"):
                    found.places.append((filler, "location"))
            elif slot == "none" or self._fit.names_event_in(row.analysis, filler):
                continue
            elif (slot not in found.slots or filler is not groups[0][0]) and self._fit.score(
                row.analysis, slot, filler
            ) >= 0:
                found.add(slot, filler)
                found.governed = found.governed or slot == "agent"

    def _verb_after(self, row: Row, found: Found) -> int | None:
        """A light verb after its noun, with a pronoun for it: هجوم شنه التنظيم، قتال شهدته المدينة، قصف تعرضت له القرية."""
        position = found.chunk + 1
        while position < len(row.chunks) and row.chunks[position].kind in {"R", "T", "Q", "(", "P", "N"}:
            chunk = row.chunks[position]
            described = self._fit.measures(row.words[chunk.head]) if chunk.kind == "N" else False
            if chunk.kind == "N" and row.chunks[position - 1].kind != "P" and not described:
                return None
            position += 1
        if position + 1 >= len(row.chunks) or row.chunks[position].kind != "V":
            return None
        link, after = _pronoun_link(row, position)
        for reading in row.words[row.chunks[position].first].readings:
            passed = self._verbs.get((reading.verb or "", link))
            if passed is None or passed[0] not in _BROUGHT:
                continue
            subject = self._next_noun(row, after)
            if subject is None:
                return None
            self._pass(row, found, passed[0], [filler_of(subject)])
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


def _suffered(found: Found, slot: str) -> str:
    """تعرض صحافيان للخطف: whom it befell are those whom the rule counts, where it knows no other victim."""
    rule = found.rule
    known = any(c.slot == "patient" for c in rule.complements) or any("patient" in need for need in rule.needs)
    if slot != "patient" or known:
        return slot  # نجا من محاولة اغتيال: whom a murder was meant for is not yet counted
    return next((counted for counted in rule.bare if counted in COUNT_SLOTS), slot)


def _right_before(row: Row, position: int, found: Found) -> bool:
    """Whether nothing but a preposition stands between the phrase and the event."""
    between = row.chunks[position + 1 : found.chunk]
    return bool(between) and all(chunk.kind in {"P", "Q"} for chunk in between)


def _link(row: Row, position: int) -> tuple[str, int]:
    """The preposition right before a chunk ("direct" where there is none), and the position before it."""
    before = position - 1
    while before >= 0 and row.chunks[before].kind == "Q":
        before -= 1
    if before >= 0 and row.chunks[before].kind == "P":
        return row.chunks[before].relation, before - 1
    return "direct", before


def _pronoun_link(row: Row, position: int) -> tuple[str, int]:
    """How the verb at ``position`` takes up the noun before it: by its own pronoun, or by one after a preposition."""
    verb = row.chunks[position]
    if verb.last > verb.first + 1:
        return "direct", position
    rest = row.chunks[position + 1 : position + 3]
    if len(rest) == 2 and rest[0].kind == "P" and row.words[rest[1].head].upos == "PRON":
        return rest[0].relation, position + 2
    return "none", position


def _passable(row: Row, position: int) -> bool:
    """Whether the look to the left may pass a chunk; a comma only around a time or behind a place."""
    kind = row.chunks[position].kind
    if kind == ",":
        beside = row.chunks[max(position - 1, 0) : position + 2]
        if any(chunk.kind in {"T", "("} for chunk in beside):
            return True
        following = row.chunks[position + 1 : position + 2]
        return brings_place(row, position - 2) and any(chunk.kind == "P" for chunk in following)
    return kind in _PASSED and row.chunks[position].relation != "with"
