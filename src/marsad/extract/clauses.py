"""Relative clauses between the parts of a sentence: where the main clause goes on behind one, and what stands before one.

«قتلت الحركة التي تقاتل في الصومال نائبا»، «هاجم مسلحون يعتقد أنهم من القاعدة حاجزا»، «الطائرات التي تشارك في الحملة قصفت».
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marsad.extract.found import Filler, Found
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import Row, case_hint, described_by, filler_of, qualifies
from marsad.knowledge.rules import Rule
from marsad.model.mention import ActorValue, Mention
from marsad.model.text import Word

_BESIDE = frozenset({"A", "G", "D", "T", "Q", "X", "("})
_DOUBTING = frozenset({"اعتقد", "رجح", "ظن", "زعم", "قيل", "قال", "اشتبه", "احتمل", "شك", "كان", "أصبح"})
_CALLING = frozenset({"وصف", "نعت", "اتسم", "تميز"})
_OF_ASIDE = frozenset({"N", "P", "C", "T", "Q", "X", "("})
_THIRD = frozenset({"ه", "ها", "هما", "هم", "هن"})
_ASIDE = 10  # chunks; no aside that is gone round is longer
_REACH = 14  # chunks; no relative clause that is gone round is longer


def opens(row: Row, position: int) -> bool:
    """Whether a clause about the phrase before begins here: «التي»، or a verb of belief (مسلحون يعتقد أنهم)."""
    chunk = row.chunks[position]
    if chunk.kind == "R":
        return True
    if chunk.kind != "V" or position == 0 or row.chunks[position - 1].kind != "N":
        return False
    verbs = {reading.verb for reading in row.words[chunk.first].readings}
    follows = row.chunks[position + 1 : position + 3]
    that = any(after.kind == "O" and after.last > after.first + 1 for after in follows)
    return bool(verbs & _DOUBTING) and (that or "اشتبه" in verbs)


def opens_unmarked(row: Row, position: int) -> bool:
    """اغتال مسلحون يستقلون دراجة إماما: right behind an indefinite subject, a second verb says more of it."""
    if row.chunks[position].kind != "V" or position == 0 or row.chunks[position - 1].kind != "N":
        return False
    before = row.chunks[position - 1]
    named = any(m.dimension in {"actor", "place"} and m.last == before.last and names_known(m) for m in before.mentions)
    return not named and not any(word.definite for word in row.words[before.first : before.last])


def names_known(mention: Mention) -> bool:
    """Whether the mention is the name of an actor that the tables know."""
    return isinstance(mention.value, ActorValue) and mention.value.id is not None


def resumes(row: Row, position: int, rule: Rule) -> int | None:
    """Where the main clause goes on behind the relative clause that opens at ``position``; None where that is not plain."""
    verb = _verb(row, position)
    if verb is None:
        return None
    told = row.chunks[verb].last > row.chunks[verb].first + 1  # تقوده: its object is told by the pronoun
    counts = verb == position  # مسلحون يستقلون دراجة: its subject is the phrase before it
    bare = brought = 0
    at = verb + 1
    while at < min(len(row.chunks), position + _REACH):
        chunk = row.chunks[at]
        if chunk.kind in _BESIDE or (chunk.kind == "O" and at <= verb + 2):
            at += 1
        elif chunk.kind == "P" and _waited_for(chunk, rule) and (brought or (told and bare)):
            return at
        elif chunk.kind == "P" and at + 1 < len(row.chunks) and row.chunks[at + 1].kind == "N":
            at, brought = at + 2, brought + 1
        elif chunk.kind == "N" and row.chunks[at - 1].kind == "N" and qualifies(row.words[chunk.head]):
            at += 1
        elif chunk.kind == "N" and (brought or bare) and (brought or told or counts) and _begins_object(row, chunk):
            return at
        elif chunk.kind == "N" and bare + brought < 2:
            at, bare = at + 1, bare + 1
        elif chunk.kind == "C" and at + 1 < len(row.chunks) and row.chunks[at + 1].kind == "V":
            at, bare, brought = at + 2, 0, 0  # الذي انشق عن الجيش وانضم إلى
        elif chunk.kind == "C" and at + 1 < len(row.chunks) and row.chunks[at + 1].kind == "N":
            at += 2
        else:
            return _past_comma(row, at)
    return None


def past_telling(row: Row, verb: int, occurs: Callable[[Word], bool]) -> int | None:
    """مواجهات وصفت بالعنيفة اندلعت: behind the verbs that say of an event only what it was like and that it took place."""
    after = _past_description(row, verb)
    after = after if after == verb else _past_times(row, after)
    if after < len(row.chunks) and row.chunks[after].kind == "V" and occurs(row.words[row.chunks[after].first]):
        return after + 1
    return after if after > verb else None


def _past_description(row: Row, verb: int) -> int:
    """وصفت بالعنيفة: behind the verb of calling and what the event is called; the verb's own position where it is another."""
    called = any(reading.verb in _CALLING for reading in row.words[row.chunks[verb].first].readings)
    brought = [chunk.kind for chunk in row.chunks[verb + 1 : verb + 3]] == ["P", "N"]
    return verb + 3 if called and brought and row.chunks[verb + 1].relation == "ب" else verb


def _past_times(row: Row, at: int) -> int:
    while at < len(row.chunks) and row.chunks[at].kind == "T":
        at += 1
    return at


def alone(row: Row, found: Found, bare: list[Filler]) -> bool:
    """Whether the phrase behind the verb must be its subject: none stands before it, and no ending speaks against it."""
    before = row.chunks[found.chunk - 1] if found.chunk else None
    told = before is not None and before.kind in {"N", "O", "D"} and before.last > before.first + (before.kind == "O")
    return not told and case_hint(row, bare[0]) <= 0


def antecedent(row: Row, position: int) -> int | None:
    """Going left from ``position``, the end of a relative clause: the phrase that it describes; None where there is none."""
    at = position
    while at > 0 and position - at < _REACH:
        kind = row.chunks[at].kind
        if kind in {"V", "R"}:
            first = _opening(row, at)
            if first is None:
                return None
            before = first - 1
            while before >= 0 and row.chunks[before].kind in {"Q", ","}:
                before -= 1
            return before if before >= 0 and row.chunks[before].kind == "N" else None
        if kind not in {"N", "P", "C", "O", *_BESIDE}:
            return None
        at -= 1
    return None


def before_aside(row: Row, position: int) -> int:
    """22 مسلحا، بينهم أربعة قادة، قتلوا: from the comma that closes an aside before a verb, the phrase that it is about.

    A comma alone stands between the two only behind «that» (إن عشرة جنود من اللواء، قتلوا).
    """
    if position < 1 or row.chunks[position].kind != ",":
        return position
    at = position - 1
    while at > 0 and position - at < _REACH and row.chunks[at].kind in {"N", "P", "D", "C", "Q", "T", "("}:
        at -= 1
    if (
        row.chunks[at].kind == "O"
        and row.chunks[at].last == row.chunks[at].first + 1
        and row.chunks[at + 1].kind == "N"
    ):
        return position - 1 - (row.chunks[position - 1].kind == "Q")
    opens_subset = row.chunks[at].kind == "," and row.chunks[at + 1].relation in {"بين", "من بين", "من", "ضمن"}
    pronoun = row.words[row.chunks[at + 2].head].upos == "PRON" if at + 2 < position else False
    return at - 1 if opens_subset and pronoun and row.chunks[at - 1].kind == "N" else position


def announced(row: Row, subject: Filler, found: Found) -> bool:
    """إن الشرطة اعتقلت خلية: right behind «that» and right before the verb stands its subject."""
    before, verb = row.words[subject.first - 1], row.chunks[found.chunk].first
    apart = row.words[subject.last : verb]
    return row.chunks[0].first < subject.first and before.key == "ان" and all(w.upos == "PUNCT" for w in apart)


def aside_before(row: Row, position: int) -> int | None:
    """Where an aside between commas begins (القوات، بدعم من الطيران، من استعادة), if the comma at ``position`` closes one."""
    chunks = row.chunks
    if position < 0 or chunks[position].kind != "," or position + 1 >= len(chunks) or chunks[position + 1].kind != "P":
        return None
    at = position - 1
    while at > max(0, position - _ASIDE) and chunks[at].kind in _OF_ASIDE:
        at -= 1
    opens_with = chunks[at + 1].kind == "P" and chunks[at + 1].relation not in {"according", "with"}
    return at if chunks[at].kind == "," and at + 2 < position and opens_with and chunks[at - 1].kind == "N" else None


def meant(row: Row, found: Found, filler: Filler) -> Filler:
    """المناطق التي تسيطر عليها، عبوات عثرت عليها: the pronoun of a clause about a phrase stands for that phrase."""
    if row.words[filler.head].upos != "PRON":
        return filler
    described = described_by(row, found.chunk) or _unmarked(row, found.chunk, filler.head)
    if described is None:
        return filler
    return replace(described, via=filler.via, carried="the phrase that the relative clause describes")


def _unmarked(row: Row, position: int, pronoun: int) -> Filler | None:
    """The indefinite phrase right before the verb, if the pronoun can stand for it."""
    if row.words[pronoun].form not in _THIRD or not opens_unmarked(row, position):
        return None
    before = row.chunks[position - 1]
    owned = any(word.upos == "PRON" for word in row.words[before.first : before.last])  # إخواننا: definite
    return None if owned else filler_of(before)


def _opening(row: Row, at: int) -> int | None:
    """The position at which the relative clause of the verb at ``at`` opens."""
    if opens(row, at):
        return at
    at -= 1
    while at >= 0 and row.chunks[at].kind in {"A", "G", "D", "T", "Q"}:
        at -= 1
    return at if at >= 0 and row.chunks[at].kind == "R" else None


def _verb(row: Row, position: int) -> int | None:
    """The verb of the clause that opens at ``position``."""
    if row.chunks[position].kind == "V":
        return position
    at = position + 1
    while at < len(row.chunks) and row.chunks[at].kind in _BESIDE:
        at += 1
    return at if at < len(row.chunks) and row.chunks[at].kind == "V" else None


def _waited_for(chunk: Chunk, rule: Rule) -> bool:
    """Whether the rule's own object stands behind this preposition (استولت ... على)."""
    return any(
        complement.word == chunk.relation and complement.slot in {"place", "patient", "materiel"}
        for complement in rule.complements
    )


def _begins_object(row: Row, chunk: Chunk) -> bool:
    """Whether the phrase can be an object of its own: counted, named, accusative, or indefinite."""
    filler = filler_of(chunk)
    named = any(filler.leads_with(dimension) for dimension in ("quantity", "actor", "place", "materiel"))
    return named or case_hint(row, filler) > 0 or not row.words[chunk.head].definite


def _past_comma(row: Row, at: int) -> int | None:
    """The phrase right behind the comma that closes the clause."""
    if row.chunks[at].kind != "," or at + 1 >= len(row.chunks):
        return None
    chunk = row.chunks[at + 1]
    return at + 1 if chunk.kind == "N" and _begins_object(row, chunk) else None
