"""Who says that he did it, or did not: «أعلن التنظيم مسؤوليته عنه»، «تبنت الجماعة الهجوم»، «نفى مصدر فيها مسؤوليتها عن القصف».

Such words tell the deed once more, by who claims or denies it: a claim of its own beside the report's. The deed is the noun
behind «عن», or the event told last where only a pronoun or a general word (الحادث) stands for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.found import ARMED, Filler, Found, Voice
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import Row, described_by, filler_of
from marsad.knowledge import Knowledge
from marsad.model.mention import ActorValue, Mention
from marsad.model.text import Word
from marsad.text.fold import key

DEEDS = frozenset(
    "attack air-strike shelling explosion chemical-attack killing abduction abuse crackdown siege arrest".split()
)
_LINKS = frozenset({"عن", "وراء", "خلف", "في", "ب", "من"})
_BEHIND, _STANDING, _ANSWERING = frozenset({"وراء", "خلف"}), "وقوف", "مسؤولية"
_INCIDENT = frozenset(map(key, ("حادث", "حادثة", "واقعة")))
_GENERAL = _INCIDENT | frozenset(map(key, "عملية هجوم اعتداء جريمة استهداف مجزرة".split()))
_PASSED = frozenset({"N", "P", "T", "Q", "(", "X", "A", "D"})
_ANY = frozenset(map(key, ("أي", "أية", "بعض", "كل", "كامل")))
_GROUPS = frozenset({"armed-group", "militia", "unknown-armed"})
_DOES = {"denying": "denies it", "doubting": "is held to have done it", "assertive": "claims it"}
_SENTENCES = 3  # how far back the deed may have been told


class Responsibility:
    """Adds what somebody claims to have done or denies; holds the words for it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._kinds: dict[str, str] = {row["word"]: row["kind"] for row in knowledge.table("lexicon/extract/blame.csv")}

    def may(self, words: Sequence[Word]) -> bool:
        """Whether a sentence may hold such words though it names no event."""
        return any(self._is(word, "noun", "tie", "adopts") for word in words)

    def give(self, row: Row, found: list[Found], missed: list[Found], rows: Sequence[tuple[Row, list[Found]]]) -> None:
        """Add the deeds that the sentence's verbs of claiming and denying tell; ``rows`` are the sentences before."""
        earlier = [event for before, events in rows[-_SENTENCES:] for event in events if _is_near(before, row)]
        for position, chunk in enumerate(row.chunks):
            if chunk.kind != "V" or _negated_or_aimed(row, position):
                continue
            verb = row.words[chunk.first]
            adopts = self._is(verb, "adopts")
            if adopts:
                found[:] = [event for event in found if event.first != chunk.first]  # تبنا is not «is built»
            tells = adopts or self._is(verb, "claims", "denies", "puts")
            at = self._holder(row, position) if tells else None
            if at is None and adopts:
                at = _adopted(row, position, [*found, *missed])
            if at is not None:
                self._tell(row, position, at, found, missed, earlier)

    def _holder(self, row: Row, verb: int) -> int | None:
        """The phrase of responsibility that the verb brings."""
        denies = self._is(row.words[row.chunks[verb].first], "denies")
        for at in range(verb + 1, len(row.chunks)):
            chunk = row.chunks[at]
            if chunk.kind not in _PASSED:
                return None
            if chunk.kind != "N":
                continue
            first = chunk.first + (row.words[chunk.first].key in _ANY and chunk.last > chunk.first + 1)
            word = row.words[first]
            tied = self._is(word, "noun") or (denies and self._is(word, "tie"))
            if tied and self._stands(row, at, first, denies):
                return at
        return None

    @staticmethod
    def _stands(row: Row, at: int, noun: int, denies: bool) -> bool:
        """مسؤوليته عن، الوقوف وراء: the noun brings the deed; a denial may leave it out (نفت أية مسؤولية)."""
        links = _BEHIND if row.words[noun].lemma == _STANDING else _LINKS
        genitive = noun + 1 < row.chunks[at].last and row.words[noun + 1].upos == "NOUN"
        if genitive and row.words[noun].lemma == _ANSWERING:
            return True  # مسؤولية الهجوم
        after = _past_owner(row, at + 1)
        if after < len(row.chunks) and row.chunks[after].kind == "P" and row.chunks[after].relation in links:
            return True
        return denies and row.words[noun].lemma == _ANSWERING

    def _tell(
        self, row: Row, verb: int, at: int, found: list[Found], missed: list[Found], earlier: Sequence[Found]
    ) -> None:
        word = row.words[row.chunks[verb].first]
        denies = self._is(word, "denies")
        told = _told_by(row, verb, at, puts=self._is(word, "puts"))
        owner = _owner(row, at) if at != verb else None
        if told is None or (at != verb and not _answers(row, at, owner, [*found, *missed])):
            return
        who, whole = (owner, told[1]) if owner is not None else told
        deed = self._named_deed(row, at, found, missed)
        if deed is None:
            deed = self._told_before(row, verb, at, found, earlier)
            if deed is None:
                return
        if deed not in found:
            found.append(deed)
            found.sort(key=lambda event: event.first)
        lays = self._is(word, "puts") or owner is not None
        deed.slots["agent"] = [replace(who, factuality="denied" if denies else "alleged" if lays else None)]
        verb_class = "denying" if denies else "doubting" if lays else "assertive"
        deed.voice = Voice(*whole, row.chunks[verb].first, _kind(who) if not lays else "official", verb_class)
        deed.why(f"«{word.form}» tells who {_DOES[verb_class]} (lexicon/extract/blame.csv)")

    def _named_deed(self, row: Row, at: int, found: list[Found], missed: list[Found]) -> Found | None:
        """The event whose noun stands in the phrase, or behind the preposition of the phrase of responsibility."""
        for chunk in _phrases(row, at):
            if key(row.words[chunk.first].lemma) in _INCIDENT:
                continue  # the deed that was told before
            for event in (*found, *missed):
                inside = chunk.first <= event.first < chunk.last and _is_noun(event)
                if inside and event.rule.event in DEEDS and (event in found or _lacks_sides(row, chunk, event)):
                    event.met()
                    return event
        return None

    def _told_before(self, row: Row, verb: int, at: int, found: list[Found], earlier: Sequence[Found]) -> Found | None:
        """A telling of its own of the deed told last, at the word that stands for it."""
        phrases = _phrases(row, at)
        last = phrases[-1] if phrases else row.chunks[at]
        head = row.words[last.first]
        stands = head.upos == "PRON" or at == verb or last is row.chunks[at]
        if not stands and not _is_general(row, last) and head.key not in _ANY:
            return None
        described = described_by(row, verb)
        near = [e for e in found if described is not None and described.first <= e.first < described.last]
        before = [e for e in found if e.first < row.chunks[verb].first]
        deeds = [e for e in (*earlier, *before, *near) if e.rule.event in DEEDS and not e.rule.carries and not e.voice]
        if not deeds:
            return None
        chunk = row.chunks[at]
        trigger = chunk.first + (row.words[chunk.first].key in _ANY and chunk.last > chunk.first + 1)
        reading = row.words[trigger].readings[0]
        end = next(
            (i for i in range(trigger, chunk.last) if row.words[i].token != row.words[trigger].token), chunk.last
        )
        return Found(deeds[-1].rule, trigger, end, reading, "noun", row.sentence, at)

    def _is(self, word: Word, *kinds: str) -> bool:
        return any(self._kinds.get(name or "") in kinds for r in word.readings for name in (r.lemma, r.verb))


def _adopted(row: Row, verb: int, events: list[Found]) -> int | None:
    """تبناه، تبنى التنظيم الهجوم: the verb itself where a pronoun stands on it, else the phrase of the deed."""
    chunk = row.chunks[verb]
    if chunk.last > chunk.first + 1 and row.words[chunk.last - 1].upos == "PRON":
        before = row.chunks[verb - 1].kind if verb else "C"
        return verb if before in {"C", "S", ".", ","} else None  # هجوم تبنته الحركة: the clause only says whose it is
    for at in range(verb + 1, len(row.chunks)):
        if row.chunks[at].kind not in _PASSED:
            return None
        if row.chunks[at].kind == "N" and _is_deed(row, row.chunks[at], events):
            return at
    return None


def _is_deed(row: Row, chunk: Chunk, events: list[Found]) -> bool:
    """التفجير، هذا الهجوم، بعضها: a deed, a general word for one, or «some of them»."""
    if any(m.dimension == "actor" and m.first == chunk.first for m in chunk.mentions):
        return False
    head = row.words[chunk.first + (row.words[chunk.first].upos == "DET" and chunk.last > chunk.first + 1)]
    pronoun = row.words[chunk.last - 1].upos == "PRON" and head.key in _ANY
    return pronoun or _is_general(row, chunk) or _holds_deed(row, chunk, events)


def _holds_deed(row: Row, chunk: Chunk, events: list[Found]) -> bool:
    inside = [e for e in events if chunk.first <= e.first < chunk.last]
    return any(e.rule.event in DEEDS and _is_noun(e) and _lacks_sides(row, chunk, e) for e in inside)


def _is_general(row: Row, chunk: Chunk, first: int | None = None) -> bool:
    """الحادث، هذا الهجوم: a general word for a deed; عملية السلام is another thing."""
    first = chunk.first if first is None else first
    first += row.words[first].upos == "DET" and chunk.last > first + 1
    if first >= chunk.last:
        return False
    head = row.words[first]
    construct = first + 1 < chunk.last and row.words[first + 1].upos in {"NOUN", "PROPN", "X"}
    return not construct and (key(head.lemma) in _GENERAL or head.key.removeprefix("ال") in _GENERAL)


def _lacks_sides(row: Row, chunk: Chunk, event: Found) -> bool:
    """Whether nothing was missing but who and where: no word stands near that makes it another thing (عملية السلام)."""
    word = row.words[event.first]
    if key(word.lemma) in _GENERAL and not _is_general(row, chunk, event.first):
        return False
    missing = [e.detail or "" for e in event.evidence if e.field == "near"]
    return all(part.startswith("no ") for one in missing for part in one.split("; "))


def _owner(row: Row, at: int) -> Filler | None:
    """مسؤولية التنظيم عن الهجوم: whose responsibility it is said to be."""
    chunk = row.chunks[at]
    bodies = [m for m in _bodies(chunk) if m.first > chunk.first]
    return Filler(bodies[0].first, bodies[0].last, bodies[0].first, (bodies[0],)) if bodies else None


def _answers(row: Row, at: int, owner: Filler | None, events: list[Found]) -> bool:
    """Whether what is answered for may be a deed: not مسؤولية الفساد."""
    chunk = row.chunks[at]
    noun = chunk.first + (row.words[chunk.first].key in _ANY and chunk.last > chunk.first + 1)
    after = noun + 1
    if (
        owner is not None
        or after >= chunk.last
        or row.words[after].upos != "NOUN"
        or row.words[noun].lemma != _ANSWERING
    ):
        return True
    return _is_general(row, chunk, after) or _holds_deed(row, chunk, events)


def _is_near(before: Row, row: Row) -> bool:
    return row.sentence - before.sentence <= _SENTENCES


def _is_noun(event: Found) -> bool:
    return event.form in {"masdar", "noun"}


def _negated_or_aimed(row: Row, position: int) -> bool:
    """لم تعلن أي جهة، استبعد أن يعلن: nobody said so."""
    before = row.chunks[position - 1] if position else None
    if before is None:
        return False
    return before.kind == "G" or (before.kind == "O" and row.words[before.first].key == key("أن"))


def _phrases(row: Row, at: int) -> list[Chunk]:
    """The phrase itself, where it is the deed's, and what its preposition brings."""
    phrases = [row.chunks[at]]
    after = _past_owner(row, at + 1)
    while after + 1 < len(row.chunks) and row.chunks[after].kind in {"Q", "("}:
        after += 1
    if after + 1 < len(row.chunks) and row.chunks[after].kind == "P" and row.chunks[after].relation in _LINKS:
        phrases.append(row.chunks[after + 1])
    return phrases


def _past_owner(row: Row, at: int) -> int:
    """أي صلة لها بالتفجير: past the words for whose it is."""
    chunks = row.chunks
    own = at + 1 < len(chunks) and chunks[at].kind == "P" and chunks[at].relation == "ل"
    return at + 2 if own and row.words[chunks[at + 1].first].upos == "PRON" else at


def _told_by(row: Row, verb: int, at: int, puts: bool) -> tuple[Filler, tuple[int, int]] | None:
    """Who did it by these words, and the words of who says so: himself, somebody of his (مصدر فيها), or who blames him."""
    stop = at if at > verb else len(row.chunks)
    chunks = [row.chunks[n] for n in range(verb + 1, stop) if row.chunks[n].kind in {"N", "P"}]
    if not chunks or chunks[0].kind == "P":
        chunks = _before(row, verb) + chunks
    if puts:
        if len(chunks) < 2 or chunks[1].kind != "N" or not _bodies(chunks[1]):
            return None  # حملت الحكومة الحزب مسؤولية الهجوم
        return filler_of(chunks[1]), (chunks[0].first, chunks[0].last)
    if not chunks:
        return None
    first, last = chunks[0].first, chunks[0].last
    bodies = _bodies(chunks[0])
    if len(chunks) > 2 and chunks[1].kind == "P" and chunks[1].relation in {"في", "من"} and chunks[2].kind == "N":
        last = chunks[2].last
        bodies += _bodies(chunks[2])
    if not bodies:
        return None
    if bodies[0].first == first:
        return filler_of(chunks[0]), (first, last)
    return Filler(bodies[0].first, bodies[0].last, bodies[0].first, (bodies[0],)), (first, last)


def _bodies(chunk: Chunk) -> list[Mention]:
    return [m for m in chunk.mentions if isinstance(m.value, ActorValue) and m.value.kind in ARMED]


def _kind(who: Filler) -> str:
    actor = who.mention("actor")
    group = actor is not None and isinstance(actor.value, ActorValue) and actor.value.kind in _GROUPS
    return "armed-group" if group else "official"


def _before(row: Row, verb: int) -> list[Chunk]:
    """The subject before its verb (حزب العمال يعلن مسؤوليته)."""
    at = verb - 1
    while at >= 0 and row.chunks[at].kind in {"T", "Q", "A", "D"}:
        at -= 1
    return [row.chunks[at]] if at >= 0 and row.chunks[at].kind == "N" else []
