"""Which words may name an event, and which rule reads each best."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from marsad.extract.clauses import opens_unmarked
from marsad.extract.found import Filler, Found
from marsad.extract.syntax import Row
from marsad.knowledge.rules import Rule
from marsad.model.text import Reading, Word
from marsad.text.fold import key


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that a word may trigger, by one of its readings; ``rank`` is the reading's place among them."""

    rule: Rule
    reading: Reading
    form: str
    rank: int


_NEVER = frozenset({"PUNCT", "ADP", "NUM", "CCONJ"})
_AERIAL = ("جوي", "الجوي")
_AIR_BASES = frozenset(
    map(key, ("قاعدة", "دفاع", "مجال", "خط", "ملاحة", "مخابرات", "كلية", "أركان", "رحلة", "حظر", "شحن", "أرصاد"))
)
_SUPPORT = frozenset(map(key, ("دعم", "غطاء", "إسناد", "مساندة", "مؤازرة", "تغطية", "معاونة")))
_LENDING = frozenset({"ب", "تحت", "with", "وسط", "مع"})
_REMEMBERED = 100_000  # readings; an open vocabulary must not grow without bound
_FIRST = attrgetter("first")
STRIKES = frozenset(
    "attack air-strike shelling explosion chemical-attack armed-clash accident siege crackdown protest".split()
)


CROWDS = frozenset({"protest", "crackdown", "siege"})  # what force is used on, not what force is


class _Memo(dict[str, "tuple[Rule, ...]"]):
    """Rules by lemma as it is written; each spelling is folded once."""

    def __init__(self, folded: dict[str, list[Rule]]) -> None:
        super().__init__()
        self._folded = folded

    def __missing__(self, lemma: str) -> tuple[Rule, ...]:
        found = tuple(self._folded.get(key(lemma), ()))
        if len(self) < 200_000:  # an open vocabulary must not grow without bound
            self[lemma] = found
        return found


class _Known(NamedTuple):
    """What a word's readings trigger."""

    readings: tuple[Reading, ...]
    may: bool
    candidates: tuple[Candidate, ...]


class TriggerIndex:
    """Rules by the verbs, nouns and words that trigger them."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._verbs: dict[str, list[Rule]] = {}
        self._nouns: dict[str, list[Rule]] = {}
        self._words: dict[str, list[Rule]] = {}
        groups = {"verb": self._verbs, "noun": self._nouns, "word": self._words}
        for rule in rules:
            for trigger in rule.triggers:
                groups[trigger.kind].setdefault(key(trigger.lemma), []).append(rule)
        # By the identity of a tuple of readings, which is kept alive here: hashing readings would cost too much.
        self._known: dict[int, _Known] = {}
        self._by_verb = _Memo(self._verbs)
        self._by_noun = _Memo(self._nouns)

    def may(self, word: Word) -> bool:
        """Whether any reading of the word stands in a rule; asked of every word, so it only looks up."""
        return self._of(word).may or word.key in self._words

    def candidates(self, word: Word) -> tuple[Candidate, ...]:
        """The rules that the word may trigger, by all its readings."""
        found = self._of(word).candidates
        if word.key in self._words and word.upos not in _NEVER:
            found += tuple(Candidate(rule, word.readings[0], "noun", 0) for rule in self._words[word.key])
        return found

    def _of(self, word: Word) -> _Known:
        """What is known of the word's readings, remembered."""
        readings = word.readings
        known = self._known.get(id(readings))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            may = any((r.verb is not None and self._by_verb[r.verb]) or self._by_noun[r.lemma] for r in readings)
            found = tuple(self._of_readings(readings)) if may and readings[0].upos not in _NEVER else ()
            known = self._known[id(readings)] = _Known(readings, may, found)
        return known

    def names_event(self, word: Word) -> bool:
        """Whether the word is a noun or verbal noun that names an act of violence (غارة, قصف)."""
        return word.upos != "VERB" and any(
            c.form in {"noun", "masdar"} and c.rule.event in STRIKES - CROWDS for c in self.candidates(word)
        )

    def names_any(self, word: Word) -> bool:
        """Whether the word is a verbal noun that a rule waits for (مقتل, إصابة, سيطرة)."""
        return word.upos != "VERB" and any(c.form == "masdar" and c.rank == 0 for c in self.candidates(word))

    def _of_readings(self, readings: tuple[Reading, ...]) -> list[Candidate]:
        found: list[Candidate] = []
        told = any("Person=3" in reading.feats or reading.upos == "NOUN" for reading in readings)
        for rank, reading in zip(_ranks(readings), readings, strict=True):
            if told and "Person=1" in reading.feats:
                continue  # استولى is no أستولي where it can be the third person, nor نجل نُجلي where it is a son
            form = "active" if _circumstance(reading) else form_of(reading)
            if reading.verb is not None:
                for rule in self._by_verb[reading.verb]:
                    if _allows(rule, form, reading):
                        found.append(Candidate(rule, reading, form, rank))
            if reading.upos in {"NOUN", "PROPN", "X"}:
                for rule in self._by_noun[reading.lemma]:
                    found.append(Candidate(rule, reading, "noun", rank))
        return found


def form_of(reading: Reading) -> str:
    """active, passive, masdar, participle or noun."""
    if "VerbForm=Vnoun" in reading.feats:
        return "masdar"
    if "VerbForm=Part" in reading.feats:
        return "participle"
    if reading.upos == "VERB":
        return "passive" if "Voice=Pass" in reading.feats else "active"
    return "noun"


def _ranks(readings: tuple[Reading, ...]) -> list[int]:
    """The place of each reading's word among the different words it may be; voice and person make no other word."""
    kinds: list[tuple[str, str]] = []
    ranks: list[int] = []
    for reading in readings:
        kind = (reading.verb or reading.lemma, reading.upos)
        if kind not in kinds:
            kinds.append(kind)
        ranks.append(kinds.index(kind))
    return ranks


def _circumstance(reading: Reading) -> bool:
    """تاركين، مستهدفا: an active participle in the accusative tells what its subject did meanwhile."""
    feats = reading.feats
    if "VerbForm=Part" not in feats or "Voice=Act" not in feats or "Case=Acc" not in feats:
        return False
    return reading.upos == "ADJ" and "Definite=Def" not in feats


def _allows(rule: Rule, form: str, reading: Reading) -> bool:
    if not rule.forms:
        return form != "participle"
    aspects = {"finite"} if form in {"active", "passive"} else set()
    if "Aspect=Imp" in reading.feats:
        aspects.add("imperfect")
    elif aspects:
        aspects.add("perfect")
    return bool(rule.forms & ({form} | aspects))


_CASUALTIES = frozenset({"killed", "injured"})


def chunk_of(row: Row, index: int) -> int | None:
    """The position of the chunk that holds a word."""
    place = bisect_right(row.chunks, index, key=_FIRST) - 1
    return place if place >= 0 and index < row.chunks[place].last else None


class Needs:
    """Whether a walk brought what its rule asks for: slots filled, slots left empty, words that must or must not stand near."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._context = {rule.id: frozenset(map(key, rule.context)) for rule in rules}
        self._doer = {rule.id: frozenset(map(key, rule.doer)) for rule in rules}
        self._without = {rule.id: frozenset(map(key, rule.without)) for rule in rules}

    def unmet(self, row: Row, found: Found) -> list[str]:
        """What is missing, in words for a person; empty where the rule holds."""
        rule = found.rule
        filled = {slot for slot, fillers in found.slots.items() if fillers} | found.implied
        strict = rule.event.startswith("territory") and any(c.slot == "place" for c in rule.complements)
        if found.site or (found.places and not strict):
            filled.add("place")
        missing = [f"no {need}" for need in rule.needs if not filled & set(need.split("|"))]
        missing += [f"has {slot}" for slot in rule.refuses if slot in filled]
        if rule.doer and not self._doer[rule.id] & _keys_of(row, _doers(found)):
            missing.append("its doer is none of the words it asks for")
        return missing or self.of_words(row, found)

    def of_words(self, row: Row, found: Found) -> list[str]:
        """What is missing of the words that must stand near, and which stand there that must not."""
        rule, missing = found.rule, list[str]()
        if not (rule.context or rule.without):
            return missing
        near = _near_keys(row, found)
        context = self._context[rule.id]
        if context and not near & context and not _said_of_last(row, found) & context:
            missing.append("none of the words it asks for")
        if unwanted := (near & self._without[rule.id]) - _aims(row, found):
            missing.append(f"«{sorted(unwanted)[0]}» stands near")
        return missing


def _doers(found: Found) -> list[Filler]:
    """Who or what did it; of casualties only in their own clause (ألقت الطائرة برميلا ما أدى إلى مقتل طفل وجرح آخر)."""
    harms = any(set(need.split("|")) <= _CASUALTIES for need in found.rule.needs)
    fillers = [f for slot in ("agent", "instrument") for f in found.slots.get(slot, ())]
    return [f for f in fillers if not (harms and f.carried)]


def _keys_of(row: Row, fillers: list[Filler]) -> set[str]:
    return {one for filler in fillers for one in _keys(row, filler.first, filler.last)}


def _keys(row: Row, first: int, last: int) -> set[str]:
    """The folded forms (without the article) and lemmas of some words."""
    keys: set[str] = set()
    for i, word in enumerate(row.words[first:last], first):
        if word.key.startswith(_AERIAL) and i and key(row.words[i - 1].lemma) in _AIR_BASES:
            continue  # قاعدة جوية: where planes stand, not how the deed was done
        keys.update((word.key, word.key.removeprefix("ال")))  # both: of آليات the first two letters are its own
        keys.add(key(word.lemma))
    return keys


def _near_keys(row: Row, found: Found) -> set[str]:
    """The folded lemmas and forms of the clause: the trigger's chunk, what the walk took, and the fillers."""
    chunk = row.chunks[found.chunk]
    keys = _keys_of(row, [filler for fillers in found.slots.values() for filler in fillers])
    first, end = _clause_start(row, found), max(chunk.last, found.reach)
    for start, after in _supports(row, first, end, found.chunk):
        keys |= _keys(row, first, start)
        first = after
    keys |= _keys(row, first, end)
    keys.discard(row.words[found.first].key)
    return keys


def _aims(row: Row, found: Found) -> set[str]:
    """بهدف: the words of prepositions of purpose, which tell nothing of what is done (هدف is no goal of football)."""
    start, reach = _clause_start(row, found), found.reach
    aims = [c for c in row.chunks if c.kind == "P" and c.relation == "purpose" and start <= c.first < reach]
    aims = [c for c in aims if row.words[min(c.last, len(row.words) - 1)].upos != "PRON"]  # بهدفه: his goal
    return {word for chunk in aims for word in _keys(row, chunk.first, chunk.last)}


def _supports(row: Row, first: int, end: int, own: int) -> list[tuple[int, int]]:
    """هاجمت القوات بدعم من طيران التحالف: the words for what others lend to the deed, which tell nothing of its kind."""
    found: list[tuple[int, int]] = []
    at = bisect_right(row.chunks, first, key=_FIRST) - 1
    while at + 1 < len(row.chunks) and row.chunks[at].first < end:
        chunk, lent = row.chunks[at], row.chunks[at + 1]
        at += 1
        if chunk.kind != "P" or at == own or chunk.relation not in _LENDING or lent.kind != "N":
            continue
        if key(row.words[lent.first].lemma) not in _SUPPORT:
            continue
        behind = [c.kind for c in row.chunks[at + 1 : at + 3]] == ["P", "N"]
        if behind and at + 2 != own and row.chunks[at + 1].relation in {"من", "by", "partitive", "side"}:
            at += 2
        found.append((chunk.first, min(row.chunks[at].last, end)))
    return found


def _said_of_last(row: Row, found: Found) -> set[str]:
    """سفينة تحمل مساعدات: the words that say more of the last phrase that the walk took."""
    reach = found.reach
    at = chunk_of(row, reach) if reach < row.chunks[-1].last else None
    if at is None or row.chunks[at].first != reach or not opens_unmarked(row, at):
        return set()
    for chunk in row.chunks[at + 1 : at + 5]:
        if chunk.kind not in {"N", "P", "Q"}:
            break
        reach = chunk.last
    return _keys(row, found.reach, reach)


def _clause_start(row: Row, found: Found) -> int:
    """Where the clause of the trigger begins: after the comma or the opener before it, eight words back at most."""
    start = row.chunks[found.chunk].first
    for chunk in reversed(row.chunks[: found.chunk]):
        if chunk.kind in {",", ".", "S", "O", "R"} or found.first - chunk.first > 8:
            break
        start = chunk.first
    return start
