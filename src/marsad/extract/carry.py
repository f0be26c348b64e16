"""Fields that the clause leaves to its neighbours: a pronoun's antecedent, a dropped subject, the sentence's place and time."""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.carried_places import carry_place, nearest
from marsad.extract.found import ARMED, PEOPLE, Filler, Found
from marsad.extract.sides import give_sides, joined_subject, subjects_before
from marsad.extract.syntax import Row, described_by
from marsad.model.mention import ActorValue, Mention, TimeValue

_SUBJECTS = frozenset({"agent", "from-holder"})
_ACTING = ARMED | {"crowd"}
_NAME = 4  # words of a place's name before the actor in it
_NUMBER = 40  # words; no number is longer


def carry(row: Row, found: list[Found]) -> None:
    """Fill agents that the grammar leaves out, and places and times that the sentence tells once for all its clauses."""
    for event in found:
        complete(row, event, found)
        give_sides(row, event, found)
    for event in found:
        if not event.times:
            _time(row, event, found)
        if not event.places and "place" not in event.slots:
            carry_place(row, event, found)


def complete(row: Row, event: Found, found: list[Found]) -> None:
    """Fill a subject that the grammar leaves out, and tell the slot that a pronoun stands in."""
    subject = next(iter(event.rule.bare), None)
    if subject in _SUBJECTS and subject not in event.slots and _wants_agent(row, event):
        _agent(row, event, found, subject)
    if subject == "place" and _goes_on(row, event) and (filler := _named_before(row, event)):
        event.add("place", replace(filler, carried="the place that the clause before is about"))
    if event.form == "passive" and "agent" in event.rule.bare and "agent" not in event.slots:
        _speaker_did_it(row, event)
    slot = _of_pronoun(row, event)
    if slot in PEOPLE and slot not in event.slots:
        event.implied.add(slot)
    elif slot == "place" and slot not in event.slots and (filler := _named_before(row, event)):
        event.add(slot, replace(filler, carried="the place that the pronoun on the trigger stands for"))


def _goes_on(row: Row, event: Found) -> bool:
    """عدن آمنة وتقع تحت سيطرة المقاومة: a verb behind «and» that lacks the place which somebody holds or took."""
    lacks = "place" not in event.slots and "patient" not in event.slots
    joined = event.chunk > 1 and row.chunks[event.chunk - 1].kind == "C"
    return event.form == "active" and lacks and joined and bool(event.slots.get("agent"))


def _speaker_did_it(row: Row, event: Found) -> None:
    """قال الجيش إنه قتل خمسة: unvowelled it may be passive, but the pronoun is the army's, and armies kill."""
    position = event.chunk - 1
    chunk = row.chunks[position] if position > 0 else None
    if chunk is None or chunk.kind != "O" or chunk.last != event.first or row.words[chunk.last - 1].upos != "PRON":
        return
    actor = _last_actor(row, row.chunks[0].first, chunk.first, [])
    if (
        actor is not None
        and isinstance(actor.value, ActorValue)
        and actor.value.kind in ARMED - {"government", "police"}
    ):
        why = "the pronoun on «that» is who speaks, an armed body"
        event.add("agent", Filler(actor.first, actor.last, actor.first, (actor,), carried=why))


def _named_before(row: Row, event: Found) -> Filler | None:
    """خسرها، انتزعتها: the place that the relative clause describes, else the last that the sentence names before."""
    described = described_by(row, event.chunk)
    if described is not None:
        return described if described.mention("place") else None
    named = [m for chunk in row.chunks if chunk.last <= event.first for m in chunk.mentions if m.dimension == "place"]
    return Filler(named[-1].first, named[-1].last, named[-1].first, (named[-1],)) if named else None


def _has_pronoun(row: Row, event: Found) -> bool:
    """Whether a pronoun is attached to the trigger: اعتقلوه, اعتقاله."""
    return event.last < row.chunks[event.chunk].last and row.words[event.last].upos == "PRON"


def _of_pronoun(row: Row, event: Found) -> str | None:
    """اعتقلوه, بعد اعتقاله: the slot of the pronoun behind the trigger; the object's, or the subject's where there is one."""
    if not _has_pronoun(row, event) or event.form not in {"active", "masdar"}:
        return None
    subject, *objects = event.rule.bare or ("",)
    if not objects:
        return subject if event.form == "masdar" else None
    if objects[0] == "place" and "place" not in event.slots:
        return "place"
    return subject if event.form == "masdar" and objects[0] in event.slots else objects[0]


def _wants_agent(row: Row, event: Found) -> bool:
    """Whether the words point back to a subject: a pronoun on the verbal noun, or a verb without one."""
    if event.subjectless:
        return True
    if event.form == "masdar":
        if not _has_pronoun(row, event):
            return False
        objects = event.rule.bare[1:]  # إنشاؤها: where the verb has an object and none is told, the pronoun is it
        told = bool(event.places) or any(slot in event.slots for slot in (*objects, "place"))
        return not objects or told
    return event.form == "active"


def _agent(row: Row, event: Found, found: list[Found], slot: str) -> None:
    start = _clause_start(row, event)
    before = [
        e.slots["agent"][0]
        for e in found
        if e.first < event.first and e.slots.get("agent") and start <= e.slots["agent"][0].first < event.first
    ]
    giver = _giver(row, event)
    if before:
        filler = before[-1]
    elif giver is not None and giver.first >= start:
        filler = giver  # يدعم التحالف المقاتلين كما يمدهم: whom the verb is done to is no subject
    elif (subject := joined_subject(row, event)) is not None:
        filler = subject
    else:
        actor = _last_actor(row, start, event.first, _suffering(found, event))
        if actor is None:
            return
        filler = Filler(actor.first, actor.last, actor.first, (actor,))
    event.add(
        slot,
        replace(filler, carried=f"the subject is carried over from word {filler.first - start + 1} of the sentence"),
    )


def _giver(row: Row, event: Found) -> Filler | None:
    """يدعم التحالف المقاتلين كما يمدهم: the subject of the verb before, where the verb's pronoun is its object."""
    if event.form != "active" or not _has_pronoun(row, event) or described_by(row, event.chunk) is not None:
        return None
    subject = next(iter(subjects_before(row, event)), None)
    return subject if subject is not None and subject.leads_with("actor") else None


def _clause_start(row: Row, event: Found) -> int:
    """Where the subject of a verb may stand: after «that» if it has no pronoun (who speaks is not who acts)."""
    start = row.chunks[0].first
    if event.form == "active":
        for chunk in row.chunks:
            if chunk.first >= event.first:
                break
            if chunk.kind == "O" and chunk.last == chunk.first + 1:
                start = chunk.last
    return start


def _acts(mention: Mention, value: ActorValue) -> bool:
    """Whether the actor can be who acted: forces, groups, states; a person only by name."""
    if value.kind == "person":
        return value.id is not None or mention.last - mention.first > 1
    return value.kind in _ACTING


def _suffering(found: list[Found], event: Found) -> list[Filler]:
    """What other verbs before the event were done to: no subject of it (دكت المدفعية مواقع الحوثيين ودمرت)."""
    objects = ("patient", "place", "killed", "injured", "arrested", "captured", "abducted")
    return [f for e in found if e.first < event.first for slot in objects for f in e.slots.get(slot, ())]


def _last_actor(row: Row, start: int, end: int, suffering: list[Filler]) -> Mention | None:
    """The nearest acting actor before ``end`` that is no part of a prepositional phrase; else the nearest of all."""
    found = [
        m
        for m in row.analysis.between("actor", start, end)
        if m.last <= end and isinstance(m.value, ActorValue) and _acts(m, m.value)
        if not any(m.first <= q.last for q in row.analysis.between("quantity", start - _NUMBER, m.last + 1))
        if not any(f.overlaps(m) for f in suffering) and not _names_place(row, m)
    ]
    free = [m for m in found if m.first == start or not _behind_preposition(row, m)]
    candidates = free or found
    return candidates[-1] if candidates else None


def _names_place(row: Row, actor: Mention) -> bool:
    """مسجد قوات الطوارئ: an actor in whose name a place is called did nothing there."""
    around = row.analysis.between("place", actor.first - _NAME, actor.last)
    return any(place.first < actor.first and actor.last <= place.last for place in around)


def _behind_preposition(row: Row, mention: Mention) -> bool:
    """على الجيش، باتجاه اللواء: whether a preposition, of one word or more, stands right before."""
    before = next((chunk for chunk in row.chunks if chunk.last == mention.first), None)
    return row.words[mention.first - 1].upos == "ADP" or (before is not None and before.kind == "P")


def _dates(row: Row) -> list[Mention]:
    return [
        chunk.mentions[0]
        for chunk in row.chunks
        if chunk.kind == "T"
        and isinstance(chunk.mentions[0].value, TimeValue)
        and chunk.mentions[0].value.kind == "date"
    ]


def _time(row: Row, event: Found, found: list[Found]) -> None:
    holder = next((e for e in found if e.first < event.first < e.reach and any(map(_resolved, e.times))), None)
    if holder is not None:
        event.times.extend(holder.times)  # اعتقلت، فجر أمس، خمسة في مداهمات
        return
    dates = _dates(row)
    taken = {m.first for e in found for m in e.times}
    if _is_aim(row, event):
        dates = [date for date in dates if date.first not in taken]
    if len(dates) == 1 and (dates[0].first < event.first or not _in_clause_of_its_own(row, event, dates[0])):
        event.times.append(dates[0])
        return
    free = [m for m in dates if m.first not in taken]
    own = nearest([m.first for m in free], event, found)
    if own is not None and not (own > event.first and _in_clause_of_its_own(row, event, _by_first(free, own))):
        event.times.append(_by_first(free, own))
    elif free and free[0].first <= row.chunks[0].first + 2:
        event.times.append(free[0])


def _resolved(time: Mention) -> bool:
    """A date of which the day is known, not «hours later»."""
    return isinstance(time.value, TimeValue) and time.value.start is not None


def _is_aim(row: Row, event: Found) -> bool:
    """بدأت أمس هجوما لاستعادة القاعدة: the date is that of the deed, not of what it aims at."""
    before = row.chunks[event.chunk - 1] if event.chunk else None
    heads = event.form == "masdar" and event.first == row.chunks[event.chunk].first
    return heads and before is not None and before.kind == "P" and before.relation in {"ل", "purpose"}


def _by_first(mentions: list[Mention], first: int) -> Mention:
    return next(m for m in mentions if m.first == first)


def _in_clause_of_its_own(row: Row, event: Found, date: Mention) -> bool:
    """Whether a relative or subordinate clause opens between the event and the date."""
    return any(chunk.kind in {"R", "S", "O", "V"} for chunk in row.chunks if event.reach <= chunk.first < date.first)
