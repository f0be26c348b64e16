"""Who does what a verbal noun tells, where its own phrase does not say: the subject of the clause in which it stands.

«قصفت الفصائل المواقع في محاولة لاستعادة البلدة»: those who shell are those who want the town. «اعتقلت القوات شابين بعد دهم
منزلهما»: those who arrest are those who raided. Not so after
«بعد هجوم» or «عقب قصف»: what one side suffered may be what it answers.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.clauses import antecedent
from marsad.extract.found import ARMED, Filler, Found
from marsad.extract.lexicon import SyntaxLexicon
from marsad.extract.syntax import Row, filler_of, is_circumstance
from marsad.model.mention import ActorValue
from marsad.model.text import Word

_AIMS = frozenset({"purpose", "ل", "نحو"})
_WHEN = frozenset({"بعد", "قبل", "cause", "خلال", "أثناء", "عقب", "إثر", "لدى", "عند"})
_IN = frozenset({"في", "ضمن", "frame", "ب", "خلال"})
_ADVANCES = frozenset({"territory-takeover", "arrest", "materiel-seizure"})
_FOLLOWS = _ADVANCES | {"attack", "killing", "deployment", "abduction", "materiel-destruction", "crackdown"}
_ENTERING = frozenset({"دهم", "داهم", "اقتحم", "توغل", "تسلل", "دخل", "حاصر", "طوق", "مشط"})
_WITHIN = frozenset({"N", "P", "T", "Q", "(", "C", "X", "A", "D"})
_IRREGULAR = frozenset("armed-group militia unknown-armed".split())


class Control:
    """Finds the doer of verbal nouns; holds the lexicon, whose nouns pass an aim on."""

    def __init__(self, lexicon: SyntaxLexicon) -> None:
        self._lexicon = lexicon

    def give(self, row: Row, found: list[Found]) -> None:
        """Fill the agent of every verbal noun that lacks one and whose clause tells it."""
        for event in found:
            if event.form not in {"masdar", "noun"} or event.slots.get("agent") or "agent" not in event.rule.bare:
                continue
            options = (self._aiming(row, event, found), self._doing(row, event, found), _within(row, event, found))
            subject = next((one for one in options if one is not None), None) or _joined(row, event, found)
            if subject is not None and not _overlaps(subject, event):
                event.add("agent", replace(subject, carried="the subject of the clause does what the noun tells"))

    def _aiming(self, row: Row, event: Found, found: list[Found]) -> Filler | None:
        """لاستعادة البلدة، في محاولة لاستعادتها: the subject of the verb has the aim."""
        position = event.chunk - 1
        inner = self._lexicon.light_noun(_head(row, event.chunk)) == "aim"  # في محاولة السيطرة
        if position < 0 or row.chunks[position].kind != "P":
            return None
        relation = row.chunks[position].relation
        before = position - 1
        if relation in _AIMS and before >= 0 and row.chunks[before].kind == "N" and self._aim(_head(row, before)):
            holder = before - 1
            if holder >= 0 and row.chunks[holder].kind == "P" and row.chunks[holder].relation in _IN:
                return _subject(row, holder, found)
            return None  # the aim's own verb brings its subject
        if relation == "purpose" or (relation in _IN and inner):
            return _subject(row, position, found)
        verbal = event.form == "masdar"
        return _subject(row, position, found) if relation == "ل" and verbal and _is_act(row, position) else None

    def _aim(self, word: Word) -> bool:
        """A noun of trying, by its lemma or as it is written: محاولة، الجهود."""
        return any(self._lexicon.light_noun(word, by_form) for by_form in (False, True))

    def _doing(self, row: Row, event: Found, found: list[Found]) -> Filler | None:
        """بعد دهم منزلهما، قبل السيطرة عليها: what the subject did around what the verb tells."""
        position = event.chunk - 1
        if event.form != "masdar" or position < 0 or row.chunks[position].kind != "P":
            return None
        if row.chunks[position].relation not in _WHEN:
            return None
        entering = event.reading.verb in _ENTERING
        if event.rule.event not in _ADVANCES and not entering:
            return None
        matrix = _told_by(found, _verb_before(row, position))
        return _doer(matrix) if matrix is not None and matrix.rule.event in _FOLLOWS else None


def _head(row: Row, position: int) -> Word:
    """The word with which the phrase begins."""
    return row.words[row.chunks[position].first]


def _told_by(found: list[Found], verb: int | None) -> Found | None:
    """The event of a finite verb, active or passive."""
    return next((event for event in found if event.chunk == verb and event.form in {"active", "passive"}), None)


def _doer(event: Found | None) -> Filler | None:
    """The first agent of an active verb."""
    return next(iter(event.slots.get("agent", ())), None) if event is not None and event.form == "active" else None


def _within(row: Row, event: Found, found: list[Found]) -> Filler | None:
    """قتل المسلحون ستة خلال هجوم على قرية: an attack in which irregulars kill is theirs."""
    position = event.chunk - 1
    if event.form != "noun" or event.rule.event != "attack" or position < 0 or row.chunks[position].kind != "P":
        return None
    if row.chunks[position].relation not in {"في", "خلال", "أثناء"} or not (event.slots.get("patient") or event.places):
        return None
    doer = _doer(_told_by(found, _verb_before(row, position)))
    return doer if doer is not None and _fights(doer, _IRREGULAR) else None


def _joined(row: Row, event: Found, found: list[Found]) -> Filler | None:
    """تمكن الجيش من قتل خمسة وتدمير عربة: joined verbal nouns have one doer."""
    if event.form != "masdar" or event.first != row.chunks[event.chunk].first:
        return None
    if event.chunk == 0 or row.chunks[event.chunk - 1].kind != "C":
        return None
    earlier = [e for e in found if e.form == "masdar" and e.first < event.first and e.governed]
    if not earlier:
        return None
    nearest = max(earlier, key=lambda e: e.first)
    between = row.chunks[nearest.chunk + 1 : event.chunk]
    plain = all(chunk.kind in {"N", "P", "T", "Q", "C", "("} for chunk in between)
    return nearest.slots["agent"][0] if plain and nearest.slots.get("agent") else None


def _is_act(row: Row, position: int) -> bool:
    """Whether a verb, and no verbal noun that ل would belong to (الإعلان لتطهير), stands before the preposition."""
    before = row.chunks[position - 1] if position else None
    if before is None or before.kind not in {"N", "V", "T"}:
        return False
    return before.kind != "N" or "VerbForm=Vnoun" not in row.words[before.head].feats


def _verb_before(row: Row, position: int) -> int | None:
    """The position of the verb of the clause before ``position``; not one that only says more of a phrase (الذي تقوده)."""
    at = position - 1
    while at >= 0:
        kind = row.chunks[at].kind
        if kind == "V":
            described = antecedent(row, at)
            if described is None:
                return at
            at = described + 1
        elif kind not in _WITHIN or is_circumstance(_head(row, at)):  # متوقعا، مبينا
            return None
        at -= 1
    return None


def _subject(row: Row, position: int, found: list[Found]) -> Filler | None:
    """The armed subject of the verb before ``position``: as an event has it, else right behind the verb or before it."""
    verb = _verb_before(row, position)
    if verb is None:
        return None
    event = _told_by(found, verb)
    if event is not None:
        return _doer(event)
    if "Voice=Pass" in _head(row, verb).feats:
        return None
    after = verb + 1
    while after < position and row.chunks[after].kind in {"T", "Q", "("}:
        after += 1
    for near in (after, verb - 1):
        if 0 <= near < position and row.chunks[near].kind == "N" and _fights(filler := filler_of(row.chunks[near])):
            return filler
    return None


def _fights(filler: Filler, kinds: frozenset[str] = ARMED) -> bool:
    """Whether the phrase leads with one of these kinds of actor."""
    actor = filler.leads_with("actor")
    return actor is not None and isinstance(actor.value, ActorValue) and actor.value.kind in kinds


def _overlaps(subject: Filler, event: Found) -> bool:
    """Whether the subject is what the event is done to, or one of the same name is."""
    names = {_who(subject)} - {None}
    others = [other for fillers in event.slots.values() for other in fillers]
    return any(subject.overlaps(other) or _who(other) in names for other in others)


def _who(filler: Filler) -> str | None:
    actor = filler.mention("actor")
    return actor.value.id if actor is not None and isinstance(actor.value, ActorValue) else None
